"""JSON and JSON Lines to articles."""

from __future__ import annotations

import io
import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import Any, Final, cast

import attrs

from newslens.errors import FieldError, InputError, NoArticleError
from newslens.ids import free
from newslens.reading import own
from newslens.reading.encoding import decode, decode_lines
from newslens.reading.fields import Twice, find_records, is_something_else, normal_key, read_record, unread_date
from newslens.reading.headline import with_headline
from newslens.stages import Source
from newslens.types import Article, Problem

LINES: Final = frozenset({".jsonl", ".ndjson"})
"""The suffixes of files with a record on each line."""
_LONGEST_INTEGER: Final = 20
_LINE_END: Final = "\n"
_ANALYSED: Final = "articles that newslens has analysed, as --format jsonl writes them; name what they were read from"
_BLANKS: Final = re.compile(r"[ \t\n\r]*")
_LINE_OF_A_DOCUMENT: Final = re.compile(r"\n[ \t\r]*[{\[]")


def parse_json(text: str, *, line: bool = False) -> Any:
    """A JSON document as Python values.

    Numbers that are none (NaN, which many programs write for "missing") become None, integers too long for any use become
    text, and an object that gives a key twice becomes a `Twice`.

    Args:
        text: The document.
        line: Whether it is one line of a larger document, so that only its columns tell a place.

    Raises:
        ValueError: Where the text is no JSON, with the place; or where it is nested too deeply.
    """
    value, end = _document(text, 0, line=line)
    if (rest := _beyond(text, end)) < len(text):
        raise ValueError(f"not JSON: Extra data ({_place(text, rest, line=line)})")
    return value


def read_records(
    source: Source,
    lines: Iterable[bytes] | None = None,
    *,
    stage: str,
    headline: bool,
    read_page: Callable[[str, Source], Article],
) -> Iterator[Article | Problem]:
    """The articles of a JSON or JSON Lines document, and a problem for each line or record that is none.

    The raw text of an article is the body as the record has it, so that offsets hold in the record's own field; only a body
    that is marked up as HTML is made text first.

    Args:
        source: The document.
        lines: Its lines, where it is not held in the source; only one is kept at a time.
        stage: The name to put on problems.
        headline: Whether the title goes before the body as a paragraph of its own, unless the body begins with it.
        read_page: Reads a body that is a whole HTML page; may raise `InputError`.

    Raises:
        InputError: Where nothing in the document is JSON.
        NoArticleError: Where it is JSON without a single record that holds text.
    """
    used: Counter[str] = Counter()
    waiting: list[Problem] = []
    read = 0
    only_empty = True
    values = _values(source) if lines is None else _values_of_lines(lines)
    for number, (place, value) in enumerate(values, start=1):
        if number == 1 and _is_analysed(value):  # and so will be all of them
            raise NoArticleError(_ANALYSED, path=source.path)
        try:
            if isinstance(value, Exception):
                raise value
            if _is_analysed(value):
                raise NoArticleError(_ANALYSED)
            if isinstance(value, dict) and is_something_else(value) and read_record(value) is None:
                continue
            article = article_of(value, source, number, headline=headline, read_page=read_page)
        except (ValueError, InputError) as error:
            only_empty = only_empty and isinstance(error, NoArticleError)
            waiting.append(Problem(path=source.path, stage=stage, error=f"{place}: {error}"))
            continue
        yield from waiting
        waiting.clear()
        read += 1
        yield _unique(article, used)
        if article.published is None and (date := unread_date(value)):
            told = f"{place}: the date {date!r} cannot be read, and is left out"
            yield Problem(source.path, stage, told, FieldError.code)
    if not read and only_empty:
        raise NoArticleError("no record with the text of an article", path=source.path)
    yield from waiting


def _document(text: str, start: int, *, line: bool = False) -> tuple[Any, int]:
    """The JSON document that begins behind the blanks at `start`, and where it ends.

    Raises:
        ValueError: Where there is none.
    """
    decoder = json.JSONDecoder(
        object_pairs_hook=_object, parse_int=_integer, parse_constant=lambda _: None, strict=False
    )
    try:
        return decoder.raw_decode(text, _beyond(text, start))
    except json.JSONDecodeError as error:
        place = _place(text, error.pos, line=line)
        raise ValueError(f"not JSON: {error.msg.removesuffix(' at')} ({place})") from error
    except RecursionError as error:
        raise ValueError("JSON nested too deeply") from error


def _beyond(text: str, start: int) -> int:
    """Where the blanks at `start` end."""
    return cast("re.Match[str]", _BLANKS.match(text, start)).end()


def _place(text: str, at: int, *, line: bool = False) -> str:
    before = text[:at]
    column = f"column {at - before.rfind(_LINE_END)}"
    return column if line else f"line {before.count(_LINE_END) + 1}, {column}"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    tree = dict(pairs)
    if len(tree) == len(pairs):
        return tree
    twice = Twice(pairs)
    twice.keys_twice = frozenset(
        normal_key(key) for key, count in Counter(key for key, _ in pairs).items() if count > 1
    )
    return twice


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else digits


def _values(source: Source) -> Iterator[tuple[str, Any]]:
    """Each record with the place where it stands, or the error that stands there instead."""
    path = (source.path or "").lower().removesuffix(".gz")
    if PurePath(path).suffix in LINES:
        return _values_of_lines(io.BytesIO(source.data))
    text = decode(source.data)
    if not text.strip():
        raise InputError("the file is empty", path=source.path)
    try:
        first, end = _document(text, 0)
        if _one_a_line(text, end):
            return _values_of_lines(io.BytesIO(source.data))
        if not isinstance(first, list | dict):
            first = parse_json(text)
    except ValueError as error:
        if _mostly_one_a_line(text):
            return _values_of_lines(io.BytesIO(source.data))
        raise InputError(str(error), path=source.path) from error
    return _values_in_a_row(text, first, end, source)


def _one_a_line(text: str, end: int) -> bool:
    """Whether the first document is a line, and another begins as one does: so is many a ".json" file."""
    return _LINE_END not in text[:end].lstrip() and _LINE_OF_A_DOCUMENT.search(text, end) is not None


def _mostly_one_a_line(text: str) -> bool:
    """Whether at least every second line looks like an object of its own, where the first document is broken."""
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    whole = sum(line.startswith("{") and line.endswith("}") for line in lines)
    return len(lines) > 1 and len(lines[0]) > 1 and 2 * whole >= len(lines)


def _values_in_a_row(text: str, tree: Any, end: int, source: Source) -> Iterator[tuple[str, Any]]:
    """The records of the first document and of those behind it, up to where something else stands."""
    numbers = itertools.count(1)
    while True:
        if told := own.document(tree):
            raise NoArticleError(told, path=source.path)
        for record in find_records(tree):
            yield f"record {next(numbers)}", record
        start = _beyond(text, end)
        if start == len(text):
            return
        try:
            tree, end = _document(text, start)
        except ValueError:
            tree = None
        if not isinstance(tree, list | dict):
            yield _place(text, start), ValueError("not JSON from here on, and left out")
            return


def _values_of_lines(lines: Iterable[bytes]) -> Iterator[tuple[str, Any]]:
    number = 0
    empty = True
    try:
        for number, line in enumerate(decode_lines(lines), start=1):
            if isinstance(line, str) and not line.strip():
                continue
            empty = False
            try:
                found = [line] if isinstance(line, InputError) else list(find_records(parse_json(line, line=True)))
            except ValueError as error:
                yield f"line {number}", error
            else:
                for place, record in enumerate(found, start=1):
                    yield f"line {number}{f', record {place}' if len(found) > 1 else ''}", record
    except InputError as error:
        if empty:
            raise
        yield f"broke off after line {number}", error
    else:
        if empty:
            raise InputError("the file is empty")


def _is_analysed(value: Any) -> bool:
    """Whether a record is an article as `newslens analyze --format jsonl` writes it."""
    return isinstance(value, dict) and value.keys() >= {"raw", "offsets", "quotes", "claims"}


def article_of(
    value: Any, source: Source, number: int, *, headline: bool, read_page: Callable[[str, Source], Article]
) -> Article:
    """The article of one record.

    Args:
        value: The record.
        source: Where it stands.
        number: Which of its document it is, from 1; the later ones are named by it where they have no id.
        headline: As for `read_records`.
        read_page: As for `read_records`.

    Raises:
        NoArticleError: Where it holds no text of an article.
        ValueError: Where a field that is needed is given twice.
    """
    if not isinstance(value, dict):
        raise NoArticleError(f"not an object but {_kind(value)}")
    record = read_record(value)
    if record is None:
        raise NoArticleError("no field with the text of an article")
    name = record.id or (source.name if number == 1 else f"{source.name}-{number}")
    if record.page:
        page = read_page(record.body, source)
        return attrs.evolve(
            page,
            id=name,
            title=record.title or page.title,
            publisher=record.publisher or page.publisher,
            url=record.url or page.url,
            published=record.published or page.published,
            language=record.language or page.language,
        )
    raw = record.body
    if headline and record.title:
        raw = with_headline(record.title, raw)
    return Article(
        id=name,
        raw=raw,
        path=source.path,
        title=record.title,
        publisher=record.publisher,
        url=record.url,
        published=record.published,
        language=record.language,
    )


def _kind(value: Any) -> str:
    kinds = {str: "a text", bool: "a truth value", int: "a number", float: "a number", list: "a list"}
    return kinds.get(type(value), "nothing")


def _unique(article: Article, used: Counter[str]) -> Article:
    """The article with an id that no earlier one of the document has."""
    name = free(article.id, used)
    return article if name == article.id else attrs.evolve(article, id=name)

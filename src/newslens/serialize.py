"""Analyses to the JSON contract and back, through cattrs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import cattrs

from newslens.errors import InputError
from newslens.spans import Change, OffsetMap, Span
from newslens.types import SCHEMA, Analysis, Article


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=False)
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_structure_hook(Span, lambda pair, _: Span(pair[0], pair[1]))
    converter.register_unstructure_hook(
        OffsetMap, lambda offsets: [[c.raw_start, c.raw_end, c.text_start, c.text_end, c.gap] for c in offsets.changes]
    )
    converter.register_structure_hook(OffsetMap, lambda rows, _: OffsetMap(tuple(Change(*row) for row in rows)))
    converter.register_structure_hook(float | str | None, lambda value, _: value)
    return converter


# What writes what these functions do not.
_WRITTEN_BY = {
    "Article": "newslens.article_to_json",
    "Analysis": "newslens.to_json",
    "QuoteCheck": "newslens.checking.report",
    "Explanation": "newslens.explaining.report",
}


def check_kind(value: object, kind: type[Any]) -> None:
    """Refuse what is of another type than is to be written: no field of it would be where it is looked for.

    Raises:
        InputError: Where it is, with what writes it.

    Examples:
        >>> check_kind(Article("echo", "The quay is closed."), Analysis)
        Traceback (most recent call last):
        ...
        newslens.errors.InputError: an Analysis is expected, not an Article; newslens.article_to_json writes it
    """
    if not isinstance(value, kind):
        expected, given = (_with_article(one.__name__) for one in (kind, type(value)))
        other = _WRITTEN_BY.get(type(value).__name__)
        raise InputError(f"{expected} is expected, not {given}{f'; {other} writes it' if other else ''}")


def _with_article(name: str) -> str:
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def _check_text(text: object, other: str) -> None:
    if not isinstance(text, str | bytes | bytearray):
        hint = f"; {other} takes a dict" if isinstance(text, dict) else ""
        raise InputError(f"JSON is expected as str or bytes, not {type(text).__name__}{hint}")


def to_dict(analysis: Analysis) -> dict[str, Any]:
    """An analysis as the JSON contract has it: dicts, lists, strings, numbers, booleans and None.

    Raises:
        InputError: Where it is no analysis.
    """
    check_kind(analysis, Analysis)
    tree: dict[str, Any] = _converter().unstructure(analysis)
    return {"schema": tree.pop("schema"), "newslens": tree.pop("newslens"), **tree}


def article_to_dict(article: Article) -> dict[str, Any]:
    """One article as it stands in the JSON contract.

    Raises:
        InputError: Where it is no article, such as a problem of a stream.
    """
    check_kind(article, Article)
    tree: dict[str, Any] = _converter().unstructure(article)
    return tree


def _dump(tree: dict[str, Any], *, indent: int | None) -> str:
    text = json.dumps(tree, ensure_ascii=False, indent=indent, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate in some article: only escapes carry it through UTF-8
        return json.dumps(tree, ensure_ascii=True, indent=indent, allow_nan=False)
    return text


def to_json(analysis: Analysis, *, indent: int | None = 1, more: Mapping[str, Any] | None = None) -> str:
    """An analysis as one JSON document that UTF-8 can hold.

    Args:
        analysis: What to write.
        indent: Blanks for each level; None for everything on one line.
        more: Further fields, such as answers made from the analysis; `from_json` passes over them.

    Raises:
        InputError: Where it is no analysis.

    Examples:
        >>> from newslens.types import Analysis
        >>> to_json(Analysis(newslens="0.1"), indent=None)
        '{"schema": 1, "newslens": "0.1", "articles": [], "speakers": [], "alignments": [], "problems": []}'
    """
    return _dump({**to_dict(analysis), **(more or {})}, indent=indent)


def article_to_json(article: Article) -> str:
    """One article as one line of JSON, as `newslens analyze --format jsonl` writes it; `article_from_json` reads it back.

    Raises:
        InputError: Where it is no article, such as a problem of a stream.
    """
    return _dump(article_to_dict(article), indent=None)


def article_from_json(line: str | bytes) -> Article:
    """The article that `article_to_json` wrote.

    Args:
        line: One line of a stream.

    Raises:
        InputError: Where it is no JSON, or no article of newslens.

    Examples:
        >>> article_from_json(article_to_json(Article("echo", "The quay is closed."))).raw
        'The quay is closed.'
    """
    _check_text(line, "newslens.serialize.article_from_dict")
    try:
        tree = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not an article of newslens: {type(error).__name__}: {error}") from error
    return article_from_dict(tree)


def article_from_dict(tree: Mapping[str, Any]) -> Article:
    """The article that `article_to_dict` wrote.

    Raises:
        InputError: Where a field is missing or of the wrong type.
    """
    try:
        return _converter().structure(tree, Article)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise InputError(f"not an article of newslens: {type(error).__name__}: {error}") from error


def from_json(text: str | bytes) -> Analysis:
    """The analysis that `to_json` wrote.

    Raises:
        InputError: Where the text is no JSON, has another schema number, or lacks a field.
    """
    _check_text(text, "newslens.from_dict")
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not an analysis of newslens: {type(error).__name__}: {error}") from error
    return from_dict(tree)


def from_dict(tree: Mapping[str, Any]) -> Analysis:
    """The analysis that `to_dict` gave.

    Raises:
        InputError: Where it has another schema number, or lacks a field.

    Examples:
        >>> from_dict(to_dict(Analysis(newslens="0.1")))
        Analysis(articles=(), speakers=(), alignments=(), problems=(), newslens='0.1', schema=1)
    """
    given: Any = tree  # of whatever type it turns out to be
    found = given.get("schema") if isinstance(given, Mapping) else None
    if found != SCHEMA:
        raise InputError(f"not an analysis of schema {SCHEMA}: found schema {found!r}")
    try:
        return _converter().structure(tree, Analysis)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError) as error:
        raise InputError(f"not an analysis of newslens: {type(error).__name__}: {error}") from error

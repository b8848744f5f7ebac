"""Where newsrooms, scrapers and schema.org put the title, the body and the rest of an article in a JSON object."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import urlsplit

import attrs

from newslens.errors import one_line
from newslens.reading.dates import is_missing, iso_date
from newslens.reading.fragment import fragment_text, is_page, looks_like_html, unescaped

_SEPARATORS: Final = re.compile(r"[_\-:.@\s]")
_LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_ARTICLE_TYPE: Final = re.compile(r"Article|Posting|Report\b|Review|CreativeWork")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LONGEST_NAME: Final = 200
_LONGEST_DATE: Final = 60
_DEEPEST: Final = 4
_ONE_ARTICLE: Final = ("body", "title", "url", "published", "publisher", "id")


@cache
def names() -> Mapping[str, tuple[str, ...]]:
    """The names that each field goes by, in order of trust."""
    text = files(__package__).joinpath("fields.toml").read_text(encoding="utf-8")
    return {field: tuple(known) for field, known in tomllib.loads(text).items()}


class Twice(dict[str, Any]):
    """A JSON object that gives some key more than once; it holds the last value of each.

    Attributes:
        keys_twice: The keys, as they are compared.
    """

    keys_twice: frozenset[str] = frozenset()


@attrs.frozen
class Record:
    """What one JSON object says about one article.

    Attributes:
        body: The text of the article; a whole HTML page where `page` is true.
        page: Whether the body is a whole HTML page.
    """

    body: str
    page: bool
    id: str | None
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    language: str | None


def normal_key(key: str) -> str:
    """A key as it is compared: "Article_Body", "articleBody" and "article-body" are one.

    Examples:
        >>> normal_key("og:Site_Name")
        'ogsitename'
    """
    return _SEPARATORS.sub("", key).lower()


def find_records(tree: Any, depth: int = 0) -> Iterator[Any]:
    """The objects of a JSON document that stand for one article each, or for what should be one.

    A list gives its members, but stands for itself where none of them can be a record; an object that has no body of its own gives what it lists under a name such as "articles",
    "items", "hits" or "@graph".
    """
    if isinstance(tree, list) and (not tree or any(isinstance(member, list | dict) for member in tree)):
        for member in tree:
            if isinstance(member, list | dict) and depth < _DEEPEST:
                yield from find_records(member, depth + 1)
            else:
                yield member
        return
    if isinstance(tree, dict) and depth < _DEEPEST and _body(_known(tree)) is None:
        members = {normal_key(key): value for key, value in tree.items() if isinstance(value, list | dict)}
        inner = next((members[name] for name in names()["containers"] if name in members), None)
        if inner is not None:
            yield from find_records(inner, depth + 1)
            return
    yield tree


def is_something_else(tree: Mapping[str, Any]) -> bool:
    """Whether a JSON-LD node says of itself that it is no article: the site, the author, a list of links.

    Examples:
        >>> is_something_else({"@type": "Person"}), is_something_else({"@type": ["NewsArticle"]})
        (True, False)
    """
    types = tree.get("@type")
    return types is not None and not _ARTICLE_TYPE.search(str(types)[:1000])


def read_record(tree: Mapping[str, Any]) -> Record | None:
    """The article of one JSON object, or None where it holds no text of one.

    Raises:
        ValueError: Where a field that is needed is given twice.
    """
    known = _known(tree)
    body = _body(known)
    if body is None:
        return None
    doubled = _doubled(tree) & {name for field in _ONE_ARTICLE for name in names()[field]}
    if doubled:
        raise ValueError(f"given twice: {', '.join(sorted(doubled))}")
    page = is_page(body)
    marked = not page and looks_like_html(body)
    if marked:
        body = fragment_text(body)
        if not body:
            return None
    title = _first_text(known, names()["title"])
    if title is not None and (marked or page or looks_like_html(title)):
        title = fragment_text(title).replace("\n", " ")
    url = next((text for text in _texts(known, names()["url"]) if text.startswith(("http://", "https://"))), None)
    return Record(
        body=body,
        page=page,
        id=_short(_first_text(known, names()["id"])),
        title=_short(title and unescaped(title), 1000),
        publisher=_short(_publisher(known)),
        url=url,
        published=next((iso for value in _dates(known) if (iso := iso_date(value))), None),
        language=_language(_first_text(known, names()["language"])),
    )


def unread_date(tree: Mapping[str, Any]) -> str | None:
    """What stands in the date of a JSON object that has none which can be read; None where nothing does.

    Examples:
        >>> unread_date({"date": "2031-13-45"}), unread_date({"date": "n/a"})
        ('2031-13-45', None)
    """
    value = next((value for value in _dates(_known(tree)) if not is_missing(value)), None)
    return None if value is None else one_line(mended(str(value)[:1000]), _LONGEST_DATE)


def mended(text: str) -> str:
    """A text that UTF-8 can hold: each lone surrogate, half of a character that was cut in two, becomes one U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def _known(tree: Mapping[str, Any]) -> dict[str, Any]:
    known = _flat(tree)
    for name in names()["envelopes"]:
        inner = known.get(name)
        if isinstance(inner, dict) and any(normal_key(key) in names()["body"] for key in inner):
            del known[name]
            known |= _flat(inner)
    return known


def _flat(tree: Mapping[str, Any]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for key, value in tree.items():
        if value is not None:
            known.setdefault(normal_key(key), value)
    return known


def _doubled(tree: Mapping[str, Any]) -> frozenset[str]:
    own = tree.keys_twice if isinstance(tree, Twice) else frozenset()
    inner = (
        value for key, value in tree.items() if isinstance(value, Twice) and normal_key(key) in names()["envelopes"]
    )
    return own.union(*(value.keys_twice for value in inner))


def _body(known: Mapping[str, Any]) -> str | None:
    for name in names()["body"]:
        value = _inner(known.get(name))
        if isinstance(value, list) and value and all(isinstance(piece, str) for piece in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and not value.isspace() and value:
            return mended(value).removeprefix("\ufeff")
    return None


def _inner(value: Any) -> Any:
    """What an object or a list stands for where a plain value is expected."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        members = {normal_key(key): member for key, member in reversed(value.items())}
        return next((members[name] for name in names()["inner"] if isinstance(members.get(name), str)), None)
    return value


def _texts(known: Mapping[str, Any], wanted: Iterable[str]) -> Iterator[str]:
    for name in wanted:
        value = known.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        value = _inner(value)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and (text := " ".join(mended(value).split())):
            yield text


def _first_text(known: Mapping[str, Any], wanted: Iterable[str]) -> str | None:
    return next(_texts(known, wanted), None)


def _publisher(known: Mapping[str, Any]) -> str | None:
    name = _first_text(known, names()["publisher"])
    if name is None or not name.startswith(("http://", "https://")):
        return name
    try:
        return urlsplit(name).hostname or name
    except ValueError:
        return name


def _dates(known: Mapping[str, Any]) -> Iterator[Any]:
    for name in names()["published"]:
        value = known.get(name)
        inner = _inner(value)
        yield value if inner is None else inner


def _language(name: str | None) -> str | None:
    if name is None:
        return None
    if name.lower() == "english":
        return "en"
    tag = name.replace("_", "-")
    return tag if _LANGUAGE_TAG.fullmatch(tag) else None


def _short(text: str | None, longest: int = _LONGEST_NAME) -> str | None:
    return text[:longest].rstrip() or None if text else None

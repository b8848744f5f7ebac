"""Values that linked data can hold: IRIs, dates, languages; what is none of these is left out rather than guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import quote, urlsplit

Node = dict[str, Any]
"""A JSON object."""

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_KEPT: Final = "%:/?#@!$&'()*+,;=~"


def iri(base: str, kind: str, name: str) -> str:
    """The IRI of a thing: a fragment of the document, or of `base`; two names never give one.

    Examples:
        >>> iri("https://example.org/story", "quote", "a1#q1")
        'https://example.org/story#quote-a1%23q1'
    """
    return f"{base}#{kind}-{quote(name, safe='', errors='surrogatepass')}"


def web_address(url: str | None) -> str | None:
    """A URL with what no URL may hold escaped, or None where it is no address on the web.

    Examples:
        >>> web_address("https://example.org/the quay")
        'https://example.org/the%20quay'
        >>> web_address("the quay") is None
        True
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or "[" in parts.netloc:
        return None
    return quote(parts.geturl(), safe=_KEPT, errors="surrogatepass")


def iso_date(published: str | None) -> str | None:
    """A date or a date with a time in the extended form of ISO 8601, or None where it is neither.

    Examples:
        >>> iso_date("20260302"), iso_date("2026-03-02T08:00:00Z"), iso_date("Monday")
        ('2026-03-02', '2026-03-02T08:00:00+00:00', None)
    """
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(published or "").isoformat()
        except ValueError:
            continue
    return None


def language_tag(language: str | None) -> str | None:
    """A BCP 47 tag, or None where it has not the form of one.

    Examples:
        >>> language_tag("en-GB"), language_tag("English (British)")
        ('en-GB', None)
    """
    return language if language and _LANGUAGE.fullmatch(language) else None


def one_line(text: str) -> str:
    """A text with each run of blanks and line breaks as one blank, as a value of a property wants it.

    Examples:
        >>> one_line("  the quay   is shut ")
        'the quay is shut'
    """
    return " ".join(text.split())


def filled(node: Mapping[str, Any], *always: str) -> Node:
    """A node without the properties that have no value, but for those that it always has.

    Examples:
        >>> filled({"name": "Mara Lind", "text": "", "url": None, "jobTitle": [], "position": 0}, "text")
        {'name': 'Mara Lind', 'text': '', 'position': 0}
    """
    return {name: value for name, value in node.items() if name in always or value not in (None, "", [], ())}


def dump(tree: Node) -> bytes:
    """A document as JSON in UTF-8, with a newline at its end; a lone surrogate of some article is its own escape."""
    text = json.dumps(tree, ensure_ascii=False, indent=1, allow_nan=False)
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(tree, indent=1, allow_nan=False).encode() + b"\n"

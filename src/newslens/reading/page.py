"""Web pages to articles, through trafilatura (Barbaresi, 2021)."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import Any, Final

from newslens.errors import InputError, MissingExtraError, named
from newslens.reading.dates import iso_date
from newslens.reading.fields import mended
from newslens.reading.fragment import unescaped, with_marks
from newslens.reading.headline import with_headline
from newslens.stages import Source
from newslens.types import Article

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
# XML allows none of these, and lxml refuses to set them.
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def read_page(
    html: str, source: Source, *, headline: bool = True, tables: bool = False, most_elements: int = 30_000
) -> Article:
    """The article of one web page: its text without menus, promotion and comments, and what the page says about it.

    Args:
        html: The page.
        source: Where it came from.
        headline: Whether the title goes before the text as a paragraph of its own, unless the text begins with it.
        tables: Whether rows of tables are kept; a table of one column is layout, and its text always stays.
        most_elements: Pages with more are refused, since extraction takes more than linear time on them.

    Returns:
        An article whose raw text is the extracted text, with an empty line between paragraphs.

    Raises:
        InputError: Where the page holds no article text, or too many elements.
        MissingExtraError: Where trafilatura is not installed, or cannot be imported.
    """
    try:
        from trafilatura import bare_extraction, load_html  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        there = find_spec("trafilatura") is not None
        raise MissingExtraError("reading HTML", extra="html", why=named(error) if there else "") from error
    elements = html.count("<") // 2
    if elements > most_elements:
        raise InputError(f"about {elements} elements in the page; at most {most_elements} are read", path=source.path)
    found: Any = None
    language = None
    try:
        tree = load_html(with_marks(_NOT_XML.sub("\ufffd", mended(html))))
        if tree is not None:
            language = tree.get("lang") or tree.get("xml:lang")
            found = bare_extraction(tree, favor_precision=True, include_comments=False, with_metadata=True)
    except Exception as error:  # what a parser of other people's pages raises is anybody's guess
        raise InputError(f"the page cannot be read: {type(error).__name__}", path=source.path) from error
    text = "\n\n".join(_paragraphs(found.text or "", tables=tables)) if found is not None else ""
    if not text:
        raise InputError("no article text found in the page", path=source.path)
    title = _line(found.title)
    return Article(
        id=source.name,
        raw=with_headline(title, text) if headline and title else text,
        path=source.path,
        title=title,
        publisher=_line(found.sitename) or _line(found.hostname),
        url=_line(found.url),
        published=iso_date(found.date),
        language=language if language and _LANGUAGE.fullmatch(language) else None,
    )


def _paragraphs(text: str, *, tables: bool) -> list[str]:
    paragraphs = []
    for line in text.split("\n"):
        words = line.strip()
        if words.startswith("|") and words.endswith("|"):
            cells = [cell.strip() for cell in words.strip("|").split("|")]
            if not tables and (len(cells) > 1 or not cells[0].strip("-")):
                continue
            words = " | ".join(cells)
        words = words.removeprefix("- ")
        if words:
            paragraphs.append(words)
    return paragraphs


def _line(text: str | None) -> str | None:
    return " ".join(unescaped(text).split()) or None if text else None

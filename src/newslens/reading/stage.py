"""The stages of the read slot: plain text, JSON records, web pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from newslens.errors import InputError, NoArticleError
from newslens.reading import own, page, records
from newslens.reading.encoding import declared_in, decode
from newslens.stages import Slot, Source, StageSpec
from newslens.types import Article, Problem

_TEXT: Final = "newslens.text.v1"
_RECORDS: Final = "newslens.records.v1"
_HTML: Final = "newslens.html.v1"


@attrs.frozen
class TextOptions:
    """How plain text is read.

    Attributes:
        encoding: The encoding of files that are no valid UTF-8 and carry no byte order mark; told from the bytes if empty.
    """

    encoding: str = ""


@attrs.frozen
class HtmlOptions:
    """How web pages are read.

    Attributes:
        headline: Whether the title goes before the text where the text does not begin with it.
        tables: Whether rows of tables are kept.
        most_elements: Pages with more elements are refused.
    """

    headline: bool = True
    tables: bool = False
    most_elements: int = attrs.field(default=30_000, validator=attrs.validators.ge(1))


@attrs.frozen
class RecordOptions:
    """How JSON records are read.

    Attributes:
        headline: Whether the title goes before the body where the body does not begin with it. It is then read as article
            text, as in other formats, but offsets no longer hold in the record's own field.
        page: How a body that is a whole web page is read.
    """

    headline: bool = False
    page: HtmlOptions = HtmlOptions()


@attrs.frozen
class TextReader:
    """One article of a text file."""

    options: TextOptions = TextOptions()

    def __call__(self, source: Source, /) -> Iterable[Article]:
        """The whole text, newlines as they are; cleaning tells the headline from the rest."""
        raw = decode(source.data, self.options.encoding or None)
        if not raw.strip():
            raise InputError("the file is empty", path=source.path)
        if told := own.table(raw):
            raise NoArticleError(told, path=source.path)
        return (Article(id=source.name, raw=raw, path=source.path),)


@attrs.frozen
class RecordReader:
    """The articles of a JSON or JSON Lines file."""

    options: RecordOptions = RecordOptions()

    def __call__(self, source: Source, /) -> Iterator[Article | Problem]:
        """Each record that holds a text as an article; each other one as a problem."""
        return self.read(source, None)

    @property
    def by_line(self) -> frozenset[str]:
        """JSON Lines need not be held whole."""
        return records.LINES

    def read(self, source: Source, lines: Iterable[bytes] | None, /) -> Iterator[Article | Problem]:
        """The same from lines, or from the data of the source where there are none."""
        return records.read_records(
            source,
            lines,
            stage=_RECORDS,
            headline=self.options.headline,
            read_page=lambda html, where: page_of(html, where, self.options.page),
        )


@attrs.frozen
class HtmlReader:
    """The article of a web page."""

    options: HtmlOptions = HtmlOptions()

    def __call__(self, source: Source, /) -> Iterable[Article]:
        """The article text that trafilatura finds, and what the page says about it."""
        html = decode(source.data, declared_in(source.data))
        if told := own.page(html):
            raise NoArticleError(told, path=source.path)
        return (page_of(html, source, self.options),)


def page_of(html: str, source: Source, options: HtmlOptions) -> Article:
    """The article of a web page, read as the options say."""
    return page.read_page(
        html, source, headline=options.headline, tables=options.tables, most_elements=options.most_elements
    )


SPECS: Final = (
    StageSpec(
        name=_TEXT,
        slot=Slot.READ,
        factory=TextReader,
        options=TextOptions,
        handles=(".txt", ".text"),
        doc="plain text, one article a file, in whatever encoding",
    ),
    StageSpec(
        name=_RECORDS,
        slot=Slot.READ,
        factory=RecordReader,
        options=RecordOptions,
        handles=(".json", ".jsonl", ".ndjson"),
        doc="JSON and JSON Lines records with the field names of newsrooms, scrapers and schema.org",
    ),
    StageSpec(
        name=_HTML,
        slot=Slot.READ,
        factory=HtmlReader,
        options=HtmlOptions,
        handles=(".html", ".htm", ".xhtml"),
        doc="web pages, through trafilatura",
    ),
)

"""A record that is in memory already to an article."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

from newslens.errors import InputError
from newslens.reading.fields import unread_date
from newslens.reading.records import article_of
from newslens.reading.stage import HtmlOptions, page_of
from newslens.stages import Source
from newslens.types import Article


class UnreadDateWarning(UserWarning):
    """The date of a record cannot be read, and is left out of its article."""


def article_from_record(record: Mapping[str, Any], name: str, *, headline: bool = False) -> Article:
    """The article of a dict, by the field names under which newsrooms, scrapers and schema.org have it.

    The names are those that are known in JSON files, in whatever spelling: `headline` or `title`, `body` or `articleBody`,
    `source` or `publisher`, `date` or `datePublished`, and many more. What is missing there (None, NaN) is None here; dates and
    times become ISO 8601. A date that nobody can read ("yesterday") is None too, with an `UnreadDateWarning`.

    Args:
        record: A row of a table, an object of an interface.
        name: The id of the article where the record has none.
        headline: Whether the title goes before the body, as a paragraph of its own, unless the body begins with it.

    Raises:
        NoArticleError: Where no field holds the text of an article.
        InputError: Where that is a web page that cannot be read.

    Examples:
        >>> row = {"Headline": "Quay shut", "body": "The quay is closed.", "source": "Echo", "date": "12 Mar 2031 09:14:00 GMT"}
        >>> article = article_from_record(row, "row-7")
        >>> article.id, article.title, article.publisher, article.published
        ('row-7', 'Quay shut', 'Echo', '2031-03-12T09:14:00+00:00')
    """
    if not isinstance(record, Mapping):
        raise InputError(f"a record is a dict or another mapping, not {type(record).__name__}")
    source, options = Source(None, name, b""), HtmlOptions()
    fields = {str(key): value for key, value in record.items()}
    try:
        article = article_of(
            fields,
            source,
            1,
            headline=headline,
            read_page=lambda html, where: page_of(html, where, options),
        )
    except ValueError as error:
        raise InputError(str(error)) from error
    if article.published is None and (date := unread_date(fields)):
        told = f"{article.id}: the date {date!r} cannot be read, and is left out"
        warnings.warn(told, UnreadDateWarning, stacklevel=2)
    return article

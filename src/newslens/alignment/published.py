"""When articles were published, and which of two was for sure the earlier."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import attrs

from newslens.types import Article

_DAY = timedelta(days=1)


@attrs.frozen
class Published:
    """When an article was published.

    Attributes:
        at: The instant, in UTC where no zone is given.
        exact: Whether it is known: without its hour or zone it may be many hours off.
    """

    at: datetime
    exact: bool


def published_at(article: Article) -> Published | None:
    """When an article was published, or None where that is not known.

    Examples:
        >>> published_at(Article("a", "", published="2031-05-02"))
        Published(at=datetime.datetime(2031, 5, 2, 0, 0, tzinfo=datetime.timezone.utc), exact=False)
    """
    try:
        when = datetime.fromisoformat(article.published or "")
    except ValueError:
        return None
    if when.tzinfo is None:
        return Published(when.replace(tzinfo=UTC), exact=False)
    return Published(when, exact=True)


def surely_before(a: Article, b: Article) -> bool:
    """Whether one article was published before the other for sure.

    Of two dates without hour and zone the earlier is a day before; beside an instant, a date may be any hour of it.

    Examples:
        >>> first, later = Article("a", "", published="2031-05-02"), Article("b", "", published="2031-05-03T09:00:00Z")
        >>> surely_before(first, later), surely_before(first, Article("c", "", published="2031-05-03"))
        (False, True)
    """
    one, other = published_at(a), published_at(b)
    if one is None or other is None:
        return False
    if one.exact and other.exact:
        return one.at < other.at
    return other.at - one.at >= (2 * _DAY if one.exact != other.exact else _DAY)

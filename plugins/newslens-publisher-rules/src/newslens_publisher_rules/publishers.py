"""Which publishers of the rules an article belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from newslens import Article

from newslens_publisher_rules.rules import Publisher, Rule


def rules_for(article: Article, publishers: Sequence[Publisher]) -> tuple[Rule, ...]:
    """The rules for an article: those of all publishers that match it, else those of the defaults, in their order."""
    domain = host(article)
    name = " ".join((article.publisher or "").split()).casefold()
    found = [each for each in publishers if matches(each, domain, name)]
    return tuple(rule for each in found or [each for each in publishers if each.default] for rule in each.rules)


def matches(publisher: Publisher, domain: str, name: str) -> bool:
    """Whether a publisher's domains or names match.

    Args:
        publisher: The publisher.
        domain: The host of an article's address, as `host` gives it; "" for none.
        name: The name of its outlet in lower case; "" for none.
    """
    by_domain = domain and any(_under(pattern, domain) for pattern in publisher.domains)
    return bool(by_domain) or any(glob(pattern.casefold(), name) for pattern in publisher.names)


def host(article: Article) -> str:
    """The host of an article's address, or its publisher where that is a host name; "" where there is neither.

    Examples:
        >>> host(Article("a", "x", url="https://www.Harbour.example/a")), host(Article("a", "x", publisher="news.example"))
        ('www.harbour.example', 'news.example')
    """
    try:
        found = urlsplit(article.url or "").hostname or ""
    except ValueError:
        found = ""
    if (
        not found
        and "." in (article.publisher or "")
        and not any(c.isspace() or c in "/:" for c in article.publisher or "")
    ):
        found = article.publisher or ""
    return plain_domain(found)


def plain_domain(domain: str) -> str:
    """A domain as it is compared: lower case, international letters encoded, no dot at its end."""
    domain = domain.strip().rstrip(".").lower()
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


def _under(pattern: str, domain: str) -> bool:
    return glob(pattern, domain) or glob(f"*.{pattern}", domain)


def glob(pattern: str, text: str) -> bool:
    """Whether a whole text is like a pattern in which `*` stands for anything; takes linear time.

    Examples:
        >>> glob("harbour*.example", "harbour-post.example"), glob("*.example", "example")
        (True, False)
    """
    first, *rest = pattern.split("*")
    if not rest:
        return pattern == text
    *middle, last = rest
    if not text.startswith(first) or len(text) < len(first) + len(last) or not text.endswith(last):
        return False
    at, end = len(first), len(text) - len(last)
    for part in middle:
        found = text.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True

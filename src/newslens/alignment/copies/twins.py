"""What copies have word for word: of many outlets that print one text, one stands for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newslens.types import Article, Claim, Quote

_PRINTED = str.maketrans(dict.fromkeys("‘’ʼ", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‐‑–—", "-"))

_Told = tuple[Article, Quote | Claim, tuple[object, ...]]
"""A quote or claim in its article, and what must be the same of it besides its words."""


def twins(articles: Iterable[Article], origins: Mapping[str, str]) -> dict[str, str]:
    """For each quote and claim that stands word for word in copied text, the id of the one that stands for it.

    Such two come from one article, in the same words, of the same speaker, and put forward in the same way; claims inside
    quotes also in quotes that are twins. Where a text has the same words twice, the second goes with the second.

    Args:
        articles: Articles in any order.
        origins: For each quote and claim the id of the article from which its words were taken over, or of its own
            (`newslens.alignment.copies.finding.Copies.origin`).

    Returns:
        What is its own origin stands for the others, and where it is not there, that of the article with the lowest id; it has
        no entry itself, nor has what has no twin.

    Examples:
        >>> articles = [Article(name, "x", claims=(Claim(f"{name}.k", "The quay is shut", ()),)) for name in "ab"]
        >>> twins(articles, {"a.k": "b", "b.k": "b"}), twins(articles, {"a.k": "a", "b.k": "b"})
        ({'a.k': 'b.k'}, {})
    """
    ordered = sorted(articles, key=lambda article: article.id)
    found = _standing(_quotes(ordered), origins)
    return found | _standing(_claims(ordered, found), origins)


def _quotes(articles: Iterable[Article]) -> Iterator[_Told]:
    for article in articles:
        inside: dict[str, list[tuple[object, ...]]] = {}
        for claim in article.claims:
            if claim.quote is not None:
                inside.setdefault(claim.quote, []).append((_words(claim.text), claim.claimant, claim.stance))
        for quote in article.quotes:
            speaker = None if quote.speaker is None else quote.speaker.id
            cue = None if quote.cue is None else _words(quote.cue.text)
            yield article, quote, (quote.kind, quote.mode, speaker, cue, *inside.get(quote.id, ()))


def _claims(articles: Iterable[Article], quotes: Mapping[str, str]) -> Iterator[_Told]:
    for article in articles:
        for claim in article.claims:
            held = None if claim.quote is None else quotes.get(claim.quote, claim.quote)
            yield article, claim, (claim.claimant, claim.stance, held)


def _standing(told: Iterable[_Told], origins: Mapping[str, str]) -> dict[str, str]:
    alike: dict[tuple[object, ...], list[tuple[str, str]]] = {}
    for article, item, manner in told:
        alike.setdefault((_words(item.text), *manner), []).append((article.id, item.id))
    found: dict[str, str] = {}
    for each in alike.values():
        if len(each) > 1:
            found |= _of_one_wording(each, origins)
    return found


def _of_one_wording(told: Sequence[tuple[str, str]], origins: Mapping[str, str]) -> dict[str, str]:
    """The same of what is alike but for where it comes from: articles and items, in the order of the articles."""
    source: dict[str, str] = {}
    for article, name in told:
        if source.get(article) != article:
            source[article] = origins[name]
    by_origin: dict[str, dict[str, list[str]]] = {}
    for article, name in told:
        by_origin.setdefault(_first(origins[name], source), {}).setdefault(article, []).append(name)
    found: dict[str, str] = {}
    for origin, by_article in by_origin.items():
        first = by_article.get(origin) or by_article[min(by_article)]
        for names in by_article.values():
            found |= {name: stands for stands, name in zip(first, names, strict=False) if stands != name}
    return found


def _first(article: str, source: Mapping[str, str]) -> str:
    """The article from which an article has it, over all that passed it on."""
    passed: set[str] = set()
    while article not in passed and (earlier := source.get(article, article)) != article:
        passed.add(article)
        article = earlier
    return article


def _words(text: str) -> str:
    """A text as it is compared: however its marks are printed, and in one case."""
    return " ".join(text.translate(_PRINTED).casefold().split())

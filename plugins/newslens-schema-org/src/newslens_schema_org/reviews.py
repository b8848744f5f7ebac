"""Drafts of fact checks: what articles contradict each other in, as `ClaimReview` without a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from newslens.errors import InputError
from newslens.types import Analysis, Article, Claim, Quote, Relation

from newslens_schema_org.graph import CONTEXT, Names, agents, article_node, claim_node
from newslens_schema_org.values import Node, filled, language_tag, one_line, web_address

STATUS: Final = "Draft"
NOTE: Final = (
    "Draft without a verdict, made from an analysis of articles: whether the claim holds is for a person to say."
)

_THE_SAME: Final = {Relation.VERBATIM, Relation.PARAPHRASE}
_Found = tuple[Quote | Claim, Article]


def to_claim_reviews(
    analysis: Analysis, *, base: str = "", claims: Iterable[str] = (), reviewer: str = "", reviewer_url: str = ""
) -> Node:
    """Drafts of fact checks as a JSON-LD document of schema.org.

    What several articles say alike is one draft, whose `itemReviewed` names each article it appears in, with what
    contradicts it in `mentions`. No draft has a `reviewRating`, a `url` or a `datePublished`: these are whose who checks.

    Args:
        analysis: An analysis.
        base: What stands before the fragment of each IRI: nothing, or the address of the document.
        claims: The ids of the quotes and claims to be checked; if left out, those that contradict each other.
        reviewer: The organisation that will check them, if it is to stand there as the author.
        reviewer_url: Its address.

    Returns:
        A document with one `@graph`: the drafts, the claims, the articles, the outlets and the speakers.

    Raises:
        InputError: Where the analysis has no quote or claim of an id in `claims`.
    """
    names = Names.of(analysis, base)
    items: dict[str, _Found] = {}
    for article in analysis.articles:
        items |= {quote.id: (quote, article) for quote in article.quotes}
        items |= {claim.id: (claim, article) for claim in article.claims}
    wanted = list(claims)
    if missing := [name for name in wanted if name not in items]:
        raise InputError(f"claims: no quote or claim of the analysis is called {missing[0]!r}")
    against = _against(analysis, items)
    groups = _groups(analysis, items, against)
    # What a quote says is often a claim of the analysis already, and then that claim is the one to be checked.
    for item, article in list(items.values()):
        if isinstance(item, Claim) and item.quote in items and items[item.quote][0].text == item.text:
            items[item.quote] = (item, article)
    chosen = [name for name in items if name in (set(wanted) if wanted else against.keys())]
    drafted = dict.fromkeys(groups[name] for name in chosen)
    opposed = {group: _opposed(group, groups, against) for group in drafted}
    shown = dict.fromkeys([*drafted, *(other for others in opposed.values() for other in others)])
    author = filled({"@type": "Organization", "name": reviewer, "url": web_address(reviewer_url)}) if reviewer else None
    return {
        "@context": CONTEXT,
        "@graph": [
            *(_review(group, opposed[group], items, names, author) for group in drafted),
            *(_claim(group, items, names) for group in shown),
            *(article_node(article, names) for article in analysis.articles),
            *agents(analysis, names),
        ],
    }


def _against(analysis: Analysis, items: Mapping[str, _Found]) -> Mapping[str, set[str]]:
    """For each quote or claim that contradicts others, these."""
    found: dict[str, set[str]] = {}
    for alignment in analysis.alignments:
        if alignment.relation is Relation.CONTRADICTION:
            members = {member for member in alignment.members if member in items}
            for member in members if len(members) > 1 else ():
                found.setdefault(member, set()).update(members - {member})
    return found


def _groups(
    analysis: Analysis, items: Mapping[str, _Found], against: Mapping[str, set[str]]
) -> Mapping[str, tuple[str, ...]]:
    """For each quote or claim those that say the same, in the order of the articles."""
    place = {name: number for number, name in enumerate(items)}
    root = {name: name for name in items}

    def find(name: str) -> str:
        while root[name] != name:
            root[name] = name = root[root[name]]
        return name

    for alignment in analysis.alignments:
        members = [member for member in alignment.members if member in items]
        if alignment.relation in _THE_SAME and not alignment.attribution_conflict and members:
            first = min((find(member) for member in members), key=place.__getitem__)
            root.update({find(member): first for member in members})
    by_root: dict[str, list[str]] = {}
    for name in items:
        by_root.setdefault(find(name), []).append(name)
    found: dict[str, tuple[str, ...]] = {}
    for members in by_root.values():
        # Where a chain of likenesses ends at its own contradiction, its links are not to be trusted.
        torn = any(against.get(member, set()) & set(members) for member in members)
        found.update({member: (member,) if torn else tuple(members) for member in members})
    return found


def _opposed(
    group: Sequence[str], groups: Mapping[str, tuple[str, ...]], against: Mapping[str, set[str]]
) -> list[tuple[str, ...]]:
    others = {groups[other] for member in group for other in against.get(member, ())}
    return sorted(others - {tuple(group)})


def _claim(group: Sequence[str], items: Mapping[str, _Found], names: Names) -> Node:
    node = claim_node(*items[group[0]], names)
    articles = dict.fromkeys(items[member][1].id for member in group)
    return {**node, "appearance": [names.ref("article", name) for name in articles]}


def _review(
    group: Sequence[str],
    opposed: Iterable[Sequence[str]],
    items: Mapping[str, _Found],
    names: Names,
    author: Node | None,
) -> Node:
    item, article = items[group[0]]
    return filled(
        {
            "@type": "ClaimReview",
            **names.ref("review", item.id),
            "creativeWorkStatus": STATUS,
            "description": NOTE,
            "claimReviewed": one_line(item.text),
            "itemReviewed": {"@id": _claim(group, items, names)["@id"]},
            "mentions": [{"@id": _claim(other, items, names)["@id"]} for other in opposed],
            "author": author,
            "inLanguage": language_tag(article.language),
        },
        "claimReviewed",
    )

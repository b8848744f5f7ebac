"""The quotes and claims of an analysis as tellings: who tells something, and from whom they have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import attrs

from newslens.alignment.at_odds import sets_apart
from newslens.alignment.copies.finding import Copies, find_copies
from newslens.alignment.copies.twins import twins
from newslens.types import Analysis, Article, Claim, Quote


@attrs.frozen
class Telling:
    """A quote or claim as one article tells it.

    Attributes:
        item: The quote or claim.
        article: The id of the article.
        outlet: Its publisher, or its id where that is not known.
        speaker: The id of the speaker; None where the outlet speaks in its own voice or names nobody.
        origin: The id of the article from which the words were taken over; that of the article itself where they were not.
    """

    item: Quote | Claim
    article: str
    outlet: str
    speaker: str | None
    origin: str

    @property
    def copied(self) -> bool:
        """Whether the article took it over from another."""
        return self.origin != self.article

    @property
    def text(self) -> str:
        """Its words."""
        return self.item.text


@attrs.frozen(eq=False)
class Told:
    """Every telling of an analysis.

    Attributes:
        tellings: By the ids of the quotes and claims, in order of the articles' ids and then of appearance.
        outlets: The outlet of each article, by its id.
        roots: For each id that of the telling that stands for it and for what others took over from it.
        twins: For what copies have word for word the id of what stands for it.
    """

    tellings: Mapping[str, Telling]
    outlets: Mapping[str, str]
    roots: Mapping[str, str]
    twins: Mapping[str, str]
    _held: Mapping[str, Sequence[str]] = attrs.field(init=False, repr=False)

    @_held.default
    def _by_first(self) -> Mapping[str, Sequence[str]]:
        held: defaultdict[str, list[str]] = defaultdict(list)
        for name, first in sorted(self.twins.items()):
            held[first].append(name)
        return dict(held)

    def stands_for(self, name: str) -> str:
        """The id of what stands for a quote or claim that copies have word for word, or its own."""
        return self.twins.get(name, name)

    def alike(self, name: str) -> tuple[str, ...]:
        """The id of what stands for others, or of one of these, with those of all of them."""
        first = self.stands_for(name)
        return first, *self._held.get(first, ())

    def sources(self, tellings: Iterable[Telling]) -> tuple[str, ...]:
        """The outlets that have something independently of each other, sorted: those from which others took it."""
        return tuple(sorted({self.outlets[telling.origin] for telling in tellings}))


def told(analysis: Analysis, copies: Copies | None = None) -> Told:
    """The tellings of an analysis.

    Args:
        analysis: An analysis.
        copies: Its copies, where they have been found before.
    """
    if copies is None:
        copies = copies_of(analysis)
    articles = sorted(analysis.articles, key=lambda article: article.id)
    tellings = {
        telling.item.id: telling
        for article in articles
        for telling in sorted(_tellings(article, copies), key=lambda found: (found.item.spans[:1], found.item.id))
    }
    return Told(
        tellings,
        {article.id: _outlet(article) for article in articles},
        _roots(analysis, tellings),
        twins(articles, {name: telling.origin for name, telling in tellings.items()}),
    )


def copies_of(analysis: Analysis) -> Copies:
    """What articles of an analysis took over from each other."""
    return find_copies(analysis.articles)


def united(groups: Iterable[Iterable[str]]) -> dict[str, str]:
    """For each id of some groups the lowest of all ids that it hangs together with."""
    parent: dict[str, str] = {}

    def root(member: str) -> str:
        while parent.setdefault(member, member) != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for group in groups:
        first, *others = (root(member) for member in group)
        for other in others:
            low, high = sorted((root(first), root(other)))
            parent[high] = low
    return {member: root(member) for member in list(parent)}


def _outlet(article: Article) -> str:
    return article.publisher or article.id


def _tellings(article: Article, copies: Copies) -> Iterable[Telling]:
    items: tuple[Quote | Claim, ...] = (*article.quotes, *article.claims)
    for item in items:
        yield Telling(item, article.id, _outlet(article), _speaker(item), copies.origin(article.id, item.spans))


def _speaker(item: Quote | Claim) -> str | None:
    if isinstance(item, Claim):
        return item.claimant
    return None if item.speaker is None else item.speaker.id


def _roots(analysis: Analysis, tellings: Mapping[str, Telling]) -> dict[str, str]:
    """One telling for all that were taken over from one place: they are aligned there, or say the same words."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for name, telling in tellings.items():
        kind = type(telling.item).__name__
        groups.setdefault((telling.origin, kind, " ".join(telling.text.casefold().split())), []).append(name)
    for alignment in analysis.alignments:
        if sets_apart(alignment):
            continue  # who takes something over and gives it another number tells it himself
        by_origin: dict[tuple[str, str, str], list[str]] = {}
        for member in alignment.members:
            if member in tellings:
                by_origin.setdefault((tellings[member].origin, alignment.id, ""), []).append(member)
        groups |= {key: members for key, members in by_origin.items() if len(members) > 1}
    apart = [members for members in groups.values() if len({tellings[member].article for member in members}) > 1]
    return {name: name for name in tellings} | united(apart)

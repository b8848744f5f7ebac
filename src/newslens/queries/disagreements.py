"""Where articles disagree: what cannot both hold, one thing in two mouths, quotations in different words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

import attrs

from newslens.alignment.copies.finding import Copies
from newslens.queries.causes import Cause, Context, cause, context
from newslens.queries.groups import Group, groups_of
from newslens.queries.tellings import Telling, Told, told
from newslens.types import Alignment, Analysis, Relation


class Over(StrEnum):
    """What a disagreement is over."""

    FACT = "fact"
    """The two cannot both hold: the relation is `contradiction`."""
    SPEAKER = "speaker"
    """One thing stands in the mouths of different speakers: `attribution_conflict` is set."""
    WORDING = "wording"
    """A quotation stands there in different words: the relation is `reworded`."""


@attrs.frozen
class Disagreement:
    """Two or more tellings that do not agree.

    Attributes:
        over: A fact, where they cannot both hold; the speaker, where one thing is put into two mouths; or the wording.
        sides: For each member of the surest alignment its telling, with those that others took over from it behind it, and
            where they cannot both hold also those that say the same.
        alignments: What was found, the surest first: several where others say it again.
        cause: Why one thing stands in two mouths, where the articles show it.
        contexts: What stands around the first telling of each side, where one thing stands in two mouths.
    """

    over: Over
    sides: tuple[tuple[Telling, ...], ...]
    alignments: tuple[Alignment, ...]
    cause: Cause | None = None
    contexts: tuple[Context, ...] = ()

    @property
    def score(self) -> float:
        """How sure the alignment is, from 0 to 1."""
        return self.alignments[0].score


def disagreements(analysis: Analysis, copies: Copies | None = None) -> tuple[Disagreement, ...]:
    """Where articles disagree: over facts first, then over speakers, then over wordings, the surest first.

    Args:
        analysis: An analysis.
        copies: Its copies, where they have been found before.
    """
    tellings = told(analysis, copies)
    same = {telling.item.id: group for group in groups_of(analysis, tellings) for telling in group.tellings}
    merged: dict[tuple[Over, frozenset[str]], list[Alignment]] = {}
    for alignment in analysis.alignments:
        over = _over(alignment)
        members = [member for member in alignment.members if member in tellings.tellings]
        if over is None or len(members) < 2:
            continue
        roots = frozenset(_root(member, over, same, tellings) for member in members)
        # Who copies and changes what he copies disagrees with himself alone.
        merged.setdefault((over, roots if len(roots) > 1 else frozenset(members)), []).append(alignment)
    articles = {article.id: article for article in analysis.articles}
    speakers = {speaker.id: speaker for speaker in analysis.speakers}
    found = []
    for (over, _), alignments in merged.items():
        made = _disagreement(over, alignments, same, tellings)
        if over is Over.SPEAKER:
            firsts = [side[0] for side in made.sides]
            why = cause(firsts, same.get(firsts[0].item.id), tellings, articles, speakers)
            contexts = tuple(context(telling, articles[telling.article]) for telling in firsts)
            made = attrs.evolve(made, cause=why, contexts=contexts)
        found.append(made)
    kinds = list(Over)
    return tuple(sorted(found, key=lambda found: (kinds.index(found.over), -found.score, found.alignments[0].members)))


def _root(member: str, over: Over, same: Mapping[str, Group], told_: Told) -> str:
    """What stands for a member: of a fact all that say the same, else only those who took it over."""
    if over is Over.FACT and member in same:
        return same[member].tellings[0].item.id
    return told_.roots[member]


def _over(alignment: Alignment) -> Over | None:
    if alignment.relation is Relation.CONTRADICTION:
        return Over.FACT
    if alignment.attribution_conflict:
        return Over.SPEAKER
    return Over.WORDING if alignment.relation is Relation.REWORDED else None


def _disagreement(over: Over, alignments: Iterable[Alignment], same: Mapping[str, Group], told_: Told) -> Disagreement:
    ordered = sorted(alignments, key=lambda found: (_copied(found, told_), -found.score, found.members))
    by_root: dict[str, dict[str, Telling]] = {}
    for alignment in ordered:
        for member in alignment.members:
            if member in told_.tellings:
                by_root.setdefault(_root(member, over, same, told_), {})[member] = told_.tellings[member]
    members = [member for member in ordered[0].members if member in told_.tellings]
    roots = [_root(member, over, same, told_) for member in members]
    apart = len(set(roots)) == len(members)
    sides = []
    for member, root in zip(members, roots, strict=True):
        others = sorted(by_root[root].items()) if apart else []
        sides.append((told_.tellings[member], *(telling for name, telling in others if name != member)))
    return Disagreement(over, tuple(sides), tuple(ordered))


def _copied(alignment: Alignment, told_: Told) -> int:
    """How many members were taken over: what stands in the originals is shown rather than what stands in copies."""
    return sum(told_.tellings[member].copied for member in alignment.members if member in told_.tellings)

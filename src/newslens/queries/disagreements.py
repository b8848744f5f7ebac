"""Where articles disagree: what cannot both hold, one thing in two mouths, quotations in different words."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from newslens.alignment.copies.finding import Copies
from newslens.queries.tellings import Telling, Told, told
from newslens.types import Alignment, Analysis, Relation


class Over(StrEnum):
    """What a disagreement is over."""

    FACT = "fact"
    SPEAKER = "speaker"
    WORDING = "wording"


@attrs.frozen
class Disagreement:
    """Two or more tellings that do not agree.

    Attributes:
        over: A fact, where they cannot both hold; the speaker, where one thing is put into two mouths; or the wording.
        sides: For each member of the surest alignment its telling, with those that others took over from it behind it.
        alignments: What was found, the surest first: several where copies say it again.
    """

    over: Over
    sides: tuple[tuple[Telling, ...], ...]
    alignments: tuple[Alignment, ...]

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
    groups: dict[tuple[Over, frozenset[str]], list[Alignment]] = {}
    for alignment in analysis.alignments:
        over = _over(alignment)
        members = [member for member in alignment.members if member in tellings.tellings]
        if over is None or len(members) < 2:
            continue
        roots = frozenset(tellings.roots[member] for member in members)
        # Who copies and changes what he copies disagrees with himself alone.
        groups.setdefault((over, roots if len(roots) > 1 else frozenset(members)), []).append(alignment)
    found = [_disagreement(over, alignments, tellings) for (over, _), alignments in groups.items()]
    kinds = list(Over)
    return tuple(sorted(found, key=lambda found: (kinds.index(found.over), -found.score, found.alignments[0].members)))


def _over(alignment: Alignment) -> Over | None:
    if alignment.relation is Relation.CONTRADICTION:
        return Over.FACT
    if alignment.attribution_conflict:
        return Over.SPEAKER
    return Over.WORDING if alignment.relation is Relation.REWORDED else None


def _disagreement(over: Over, alignments: Iterable[Alignment], told_: Told) -> Disagreement:
    ordered = sorted(alignments, key=lambda found: (_copied(found, told_), -found.score, found.members))
    by_root: dict[str, list[Telling]] = {}
    for alignment in ordered:
        for member in alignment.members:
            if member in told_.tellings:
                by_root.setdefault(told_.roots[member], []).append(told_.tellings[member])
    members = [member for member in ordered[0].members if member in told_.tellings]
    firsts = [told_.tellings[member] for member in members]
    apart = len({told_.roots[member] for member in members}) == len(members)
    sides = []
    for first in firsts:
        others = by_root[told_.roots[first.item.id]] if apart else []
        unique = {telling.item.id: telling for telling in others if telling.item.id != first.item.id}
        sides.append((first, *sorted(unique.values(), key=lambda telling: telling.item.id)))
    return Disagreement(over, tuple(sides), tuple(ordered))


def _copied(alignment: Alignment, told_: Told) -> int:
    """How many members were taken over: what stands in the originals is shown rather than what stands in copies."""
    return sum(told_.tellings[member].copied for member in alignment.members if member in told_.tellings)

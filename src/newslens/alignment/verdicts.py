"""What was found out about pairs, and which of it is shown where several tell the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import attrs

from newslens.alignment.diff.edits import Edit
from newslens.alignment.items import Item, home, mostly_told
from newslens.alignment.twinned import holders
from newslens.types import Relation

_WORDED: Final = frozenset((Relation.VERBATIM, Relation.REWORDED))

_Partner = tuple[bool, float, int]
"""Whether a pair is one by its quoted words, its score, and the item or the quote that it stands in."""


@attrs.frozen(eq=False)
class Verdict:
    """What was found out about two items.

    Attributes:
        a: The number of one item.
        b: The number of the other.
        relation: How they stand to each other.
        score: How sure that is, 0 to 1.
        evidence: What speaks for it, in a few words each.
        differences: What differs; None for the edits of all their words, which are made only for what is kept.
        shown: Whether it tells a reader anything; else the two are of one matter, and so no partners of others, but neither
            say the same nor contradict each other.
    """

    a: int
    b: int
    relation: Relation
    score: float
    evidence: tuple[str, ...]
    differences: tuple[Edit, ...] | None = ()
    shown: bool = True

    def sides(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Each item, with the other."""
        return (self.a, self.b), (self.b, self.a)


def kept(
    found: Sequence[Item], verdicts: Sequence[Verdict], apart: AbstractSet[tuple[int, int]] = frozenset()
) -> list[Verdict]:
    """The verdicts that say something which no other says.

    Args:
        found: Quotes and claims.
        verdicts: One for each pair of them at most.
        apart: Pairs of quotes that are known to be two utterances, of which no piece is the same either.
    """
    return [each for each in _paired(found, _of_quotes(found, _of_wholes(found, verdicts, apart))) if each.shown]


def _of_wholes(
    found: Sequence[Item], verdicts: Sequence[Verdict], apart: AbstractSet[tuple[int, int]]
) -> list[Verdict]:
    """Without what claims inside quotes say again that the quotes have said.

    Where nothing was found of two as wholes, the surest agreement of what stands in them is kept.
    """
    wholes = {_homes(found, verdict): verdict for verdict in verdicts if _is_whole(found, verdict)}
    surest: dict[tuple[int, int], Verdict] = {}
    opposed: dict[tuple[int, int], set[int]] = {}
    result = []
    for verdict in verdicts:
        homes = _homes(found, verdict)
        if _is_whole(found, verdict):
            result.append(verdict)
        elif verdict.relation is Relation.CONTRADICTION:
            if homes not in wholes or _may_oppose(verdict, wholes[homes]):
                result.append(verdict)
                opposed.setdefault(homes, set()).update((verdict.a, verdict.b))
        elif (
            homes not in wholes
            and homes not in apart
            and (homes not in surest or _rank(verdict) > _rank(surest[homes]))
        ):
            surest[homes] = verdict
    agreed = (each for homes, each in surest.items() if opposed.get(homes, set()).isdisjoint((each.a, each.b)))
    return [*result, *agreed]


def _may_oppose(part: Verdict, whole: Verdict) -> bool:
    """Whether what stands in two wholes can contradict each other, for all that was found of the wholes.

    Where a number of one whole brings that of the other up to date, so does that of its part.
    """
    of_numbers = any(told.startswith("numbers: ") for told in part.evidence[:1])
    updated = of_numbers and any(told.startswith("update: ") for told in whole.evidence[:1])
    return whole.relation is Relation.PARAPHRASE and not updated


def _rank(verdict: Verdict) -> tuple[bool, float]:
    """Pairs by their quoted words before others, then the surer before the less sure."""
    return verdict.relation in _WORDED, verdict.score


def _homes(found: Sequence[Item], verdict: Verdict) -> tuple[int, int]:
    return home(found, verdict.a), home(found, verdict.b)


def _is_whole(found: Sequence[Item], verdict: Verdict) -> bool:
    """Whether it is about two items that stand in no quote."""
    return (verdict.a, verdict.b) == _homes(found, verdict)


def _of_quotes(found: Sequence[Item], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Without paraphrases by a claim that is for the most part a quote, where the quote is paired with the same and no worse."""
    quoted: dict[tuple[int, int], list[tuple[float, int]]] = {}
    for verdict in verdicts:
        for item, other in verdict.sides():
            if found[item].kind is not None:
                quoted.setdefault((found[item].article, other), []).append((verdict.score, item))

    def repeats(verdict: Verdict) -> bool:
        return any(
            found[item].kind is None
            and score >= verdict.score
            and mostly_told(found[item].spans, [(span.start, span.end) for span in found[quote].spans])
            for item, other in verdict.sides()
            for score, quote in quoted.get((found[item].article, other), ())
        )

    return [verdict for verdict in verdicts if verdict.relation is not Relation.PARAPHRASE or not repeats(verdict)]


def _paired(found: Sequence[Item], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Without paraphrases of which each side has a better partner in the article of the other (after Melamed, 2000)."""
    partners: dict[tuple[int, int], list[_Partner]] = {}
    held = holders(found)

    def sides(verdict: Verdict) -> Iterator[tuple[tuple[int, int], _Partner]]:
        for item, other in verdict.sides():
            yield (home(found, item), found[other].article), (*_rank(verdict), home(found, other))

    for verdict in verdicts:
        for item, other in verdict.sides():
            # What stands in a copy, too, is a partner there, though not of other copies.
            for one in held.get(other, (other,)) if found[item].twin is None else (other,):
                side, partner = (home(found, item), found[one].article), (*_rank(verdict), home(found, one))
                partners.setdefault(side, []).append(partner)

    def outdone(side: tuple[int, int], partner: _Partner) -> bool:
        return any(each[:2] > partner[:2] and each[2] != partner[2] for each in partners[side])

    return [
        verdict
        for verdict in verdicts
        if verdict.relation is not Relation.PARAPHRASE or not all(outdone(*each) for each in sides(verdict))
    ]

"""Where articles disagree: what cannot both hold, one thing in two mouths, quotations in different words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum
from itertools import product

import attrs

from newslens.alignment.at_odds import Pair, by_parts, covers, excluding_numbers, sorted_pair, standing
from newslens.alignment.contradictions import NEGATED
from newslens.alignment.copies.finding import Copies
from newslens.alignment.words import read
from newslens.queries.causes import Cause, Context, cause, context
from newslens.queries.groups import Group, groups_of
from newslens.queries.marks import marks
from newslens.queries.tellings import Telling, Told, told, united
from newslens.spans import Spans
from newslens.types import Alignment, Analysis, Article, Relation

_DENIED = frozenset((NEGATED, "denied by one"))


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
            those that stand there alike: where they cannot both hold, those that say the same or have the same number
            against the same telling; else the same words of the same speaker.
        alignments: What was found, the surest first: several where others say it again, or a part of it.
        marks: Where the words of the first telling of each side differ from the other's, in the raw text of its article.
        cause: Why one thing stands in two mouths, where the articles show it.
        contexts: What stands around the first telling of each side, where one thing stands in two mouths.
    """

    over: Over
    sides: tuple[tuple[Telling, ...], ...]
    alignments: tuple[Alignment, ...]
    marks: tuple[Spans, ...] = ()
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
    differing = [
        (over, members, alignment)
        for alignment in analysis.alignments
        if (over := _over(alignment)) is not None
        and len(members := tuple(member for member in alignment.members if member in tellings.tellings)) > 1
    ]
    same = {telling.item.id: group for group in groups_of(analysis, tellings) for telling in group.tellings}
    odds = standing(by_parts(analysis.alignments, analysis.articles), tellings.twins)
    roots = {
        Over.FACT: _facts(differing, same, tellings, odds),
        Over.SPEAKER: _said_alike(analysis, tellings),
        Over.WORDING: _worded_alike((members for over, members, _ in differing if over is Over.WORDING), tellings),
    }
    merged: dict[tuple[Over, frozenset[str]], list[Alignment]] = {}
    for over, members, alignment in differing:
        stand = frozenset(roots[over][member] for member in members)
        # Who copies and changes what he copies disagrees with himself alone.
        merged.setdefault((over, stand if len(stand) > 1 else frozenset(members)), []).append(alignment)
    articles = {article.id: article for article in analysis.articles}
    speakers = {speaker.id: speaker for speaker in analysis.speakers}
    found = []
    for (over, _), alignments in merged.items():
        made = _disagreement(over, alignments, roots[over], tellings, articles, odds)
        if over is Over.SPEAKER:
            firsts = [side[0] for side in made.sides]
            why = cause(firsts, same.get(firsts[0].item.id), tellings, articles, speakers)
            contexts = tuple(context(telling, articles[telling.article]) for telling in firsts)
            made = attrs.evolve(made, cause=why, contexts=contexts)
        found.append(made)
    kinds = list(Over)
    ordered = sorted(found, key=lambda found: (kinds.index(found.over), -found.score, found.alignments[0].members))
    return tuple(_folded(ordered))


def _folded(found: Iterable[Disagreement]) -> list[Disagreement]:
    """Disagreements, those of a passage and of a part of it as one: the surer with what was found of the other.

    Args:
        found: Disagreements, the surest of a kind first.
    """
    kept: list[Disagreement] = []
    places: dict[tuple[Over, frozenset[str]], list[int]] = {}
    for each in found:
        near = places.setdefault((each.over, frozenset(side[0].article for side in each.sides)), [])
        place = next((place for place in near if _repeats(each, kept[place])), None)
        if place is None:
            near.append(len(kept))
            kept.append(each)
            continue
        alignments = sorted((*kept[place].alignments, *each.alignments), key=lambda one: (-one.score, one.members))
        first = kept[place].alignments[0]
        others = (one for one in alignments if one is not first)
        kept[place] = attrs.evolve(kept[place], alignments=(first, *others))
    return kept


def _repeats(part: Disagreement, whole: Disagreement) -> bool:
    """Whether a disagreement says what another says of the same passages: nobody but its outlets, for the same reason.

    A rewording of a whole has more differences than that of a part, so that only the part is left out.
    """
    if len(part.sides) != len(whole.sides) or _reason(part) != _reason(whole):
        return False
    either = part.over is not Over.WORDING
    return all(
        any(all(any(_holds(one, other, either=either) for other in theirs) for one in side) for theirs in whole.sides)
        for side in part.sides
    )


def _holds(one: Telling, other: Telling, *, either: bool) -> bool:
    """Whether a telling stands within another of its article, or either within the other."""
    inside, around = one.item.spans, other.item.spans
    return one.article == other.article and (covers(around, inside) or (either and covers(inside, around)))


def _reason(found: Disagreement) -> frozenset[str]:
    """Why two cannot both hold, whichever stands first; that one is denied or negates the other is one reason."""
    if found.over is not Over.FACT:
        return frozenset()
    kind, _, told = next(iter(found.alignments[0].evidence), "").partition(": ")
    return frozenset(told.split(" / ")) if told else frozenset(("negated",) if kind in _DENIED else (kind,))


def _facts(
    differing: Iterable[tuple[Over, tuple[str, ...], Alignment]],
    same: Mapping[str, Group],
    told_: Told,
    odds: AbstractSet[Pair],
) -> dict[str, str]:
    """What stands for each telling where facts are at odds.

    One telling stands for all that say the same, and for all that have the same number against the same other: a headline
    and the sentence below it say one thing once, in other words. What is at odds with one of them is another thing.
    """
    stands = {name: same[name].tellings[0].item.id if name in same else root for name, root in told_.roots.items()}
    opposite: dict[tuple[str, frozenset[str]], set[str]] = {}
    for over, members, alignment in differing:
        figures = _figures(alignment)
        if over is not Over.FACT or not figures or len(members) != 2:
            continue
        one, other = (stands[member] for member in members)
        opposite.setdefault((one, figures), set()).add(other)
        opposite.setdefault((other, figures), set()).add(one)
    held: dict[str, set[str]] = {}
    for name, root in stands.items():
        held.setdefault(root, set()).add(told_.stands_for(name))
    home = dict(stands)
    for first, *others in sorted(map(sorted, opposite.values())):
        for other in others:
            low, high = sorted((home[first], home[other]))
            if low != high and not any(sorted_pair(*both) in odds for both in product(held[low], held[high])):
                moved = held.pop(high)
                held[low] |= moved
                home |= dict.fromkeys(moved, low)
    return home


def _said_alike(analysis: Analysis, told_: Told) -> dict[str, str]:
    """What stands for each telling where a speaker is at odds: one for all of the same words in the same mouth."""
    same = (
        sorted(alignment.members)
        for alignment in analysis.alignments
        if alignment.relation is Relation.VERBATIM
        and len({told_.tellings[member].speaker for member in alignment.members if member in told_.tellings}) == 1
    )
    alike = united([told_.roots.get(member, member) for member in members] for members in same)
    return {name: alike.get(root, root) for name, root in told_.roots.items()}


def _worded_alike(reworded: Iterable[Iterable[str]], told_: Told) -> dict[str, str]:
    """What stands for each telling where a wording is at odds: one for all that print the same words of one speaker."""
    printed: dict[tuple[str | None, str], list[str]] = {}
    for name in sorted({member for members in reworded for member in members}):
        telling = told_.tellings[name]
        words = " ".join(word.exact for word in read(telling.text).words)
        printed.setdefault((telling.speaker, words), []).append(told_.roots[name])
    alike = united(printed.values())
    return {name: alike.get(root, root) for name, root in told_.roots.items()}


def _figures(alignment: Alignment) -> frozenset[str]:
    """The two numbers that cannot both hold, however they are written; none where it is something else."""
    return frozenset(" ".join(word.exact for word in read(number).words) for number in excluding_numbers(alignment))


def _over(alignment: Alignment) -> Over | None:
    if alignment.relation is Relation.CONTRADICTION:
        return Over.FACT
    if alignment.attribution_conflict:
        return Over.SPEAKER
    return Over.WORDING if alignment.relation is Relation.REWORDED else None


def _disagreement(
    over: Over,
    alignments: Iterable[Alignment],
    roots: Mapping[str, str],
    told_: Told,
    articles: Mapping[str, Article],
    odds: AbstractSet[Pair],
) -> Disagreement:
    ordered = sorted(alignments, key=lambda found: (_copied(found, told_), -found.score, found.members))
    by_root: dict[str, dict[str, Telling]] = {}
    for alignment in ordered:
        for member in alignment.members:
            if member in told_.tellings:
                by_root.setdefault(roots[member], {}).update(
                    (name, told_.tellings[name]) for name in told_.alike(member)
                )
    members = [member for member in ordered[0].members if member in told_.tellings]
    apart = len({roots[member] for member in members}) == len(members)
    sides = []
    for member in members:
        others = sorted(by_root[roots[member]].items()) if apart else []
        own = told_.stands_for(member)
        alike = (
            telling
            for name, telling in others
            if name != member and sorted_pair(told_.stands_for(name), own) not in odds
        )
        sides.append((told_.tellings[member], *alike))
    found = marks(ordered[0], [told_.tellings[member] for member in members], articles)
    return Disagreement(over, tuple(sides), tuple(ordered), found)


def _copied(alignment: Alignment, told_: Told) -> int:
    """How many members were taken over: what stands in the originals is shown rather than what stands in copies."""
    return sum(told_.tellings[member].copied for member in alignment.members if member in told_.tellings)

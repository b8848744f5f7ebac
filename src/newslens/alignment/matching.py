"""Two quotes or claims, compared: in content, in their quoted words, and beside their rivals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

import attrs

from newslens.alignment.contradictions import Conflicts, conflicts
from newslens.alignment.diff.edits import Edit
from newslens.alignment.differences import edits_between, swallowing_edits
from newslens.alignment.items import Item, home
from newslens.alignment.lexicon import Lexicon
from newslens.alignment.likeness import Likeness, Scale, likeness
from newslens.alignment.neighbours import RUN, Pair, close
from newslens.alignment.speech import Kinship, Voices
from newslens.alignment.twinned import holders
from newslens.alignment.wording import Wording, compared

# How telling words in common must be to be a quotation of the same words.
_TELLING = {Kinship.SAME: 0.9, Kinship.RELATED: 1.2, Kinship.UNKNOWN: 1.6, Kinship.DIFFERENT: 2.4}
# The share of quoted words that must be in common for one to be a rewording of the other.
_NEAR = {Kinship.SAME: 0.55, Kinship.RELATED: 0.6, Kinship.UNKNOWN: 0.6, Kinship.DIFFERENT: 0.6}
# A word or two in common are a rewording only where they are nearly all that one of the two says, and a quotation of the same words only
# where all else is alike too: the logit of likeness from which one word, and two, are.
_FEW = 2
_NEARLY_ALL = 0.8
_BARELY = {0: 1.5, 1: 1.5, 2: 0.5}
_BESIDE = 0.7
_ALIKE = 0.4  # the share of keys in common from which quoted words without a run in common are compared
_STRETCHES = 20  # stretches of a quote that are compared where there are very many
_IN_MARKS = 3.0  # how much the same words inside quotation marks outshine other likenesses
_SAME_THING = 0.25  # how alike the surroundings of two numbers are where they surely count the same
_FAR = 4.0
_SAME = 12.0  # the strength of the same words in a copy: no other pair comes near it


@attrs.frozen(eq=False)
class Quoted:
    """How the quoted words of two items compare.

    Attributes:
        same: Whether they are the same.
        score: 0 to 1.
        differences: What differs; spans are those of the items' words.
        evidence: In a few words.
        telling: How many words in common are no function words.
    """

    same: bool
    score: float
    telling: int
    differences: tuple[Edit, ...]
    evidence: str


@attrs.frozen(eq=False)
class Match:
    """Two items, compared.

    Attributes:
        a: The number of one item.
        b: The number of the other.
        kinship: How their speakers stand to each other.
        pair: The stretches of the two that are most alike.
        likely: How alike they are.
        against: What speaks against both holding.
        wording: How their quoted words compare, or None where they have too little in common.
    """

    a: int
    b: int
    kinship: Kinship
    pair: Pair
    likely: Likeness
    against: Conflicts
    wording: Quoted | None


def matches(found: Sequence[Item], voices: Voices, words: Lexicon, scale: Scale, threshold: float = 0.0) -> list[Match]:
    """Compare the items of different articles that are near each other.

    Args:
        found: Quotes and claims.
        voices: Who says them.
        words: The word lists.
        scale: What features weigh.
        threshold: Pairs that have no chance of this score may be left out.
    """
    result = []
    for (a, b), pairs in close(found, voices, scale, threshold).items():
        one, other = found[a], found[b]
        kinship = voices.kinship(one.speaker, other.speaker)
        quotes = one.kind is not None and other.kind is not None
        quoted = _quoted_words(one, other, kinship) if quotes and _promising(one, other, pairs) else None
        compare = partial(_match, a, b, kinship, words, scale)
        # Quoted words in common add the same to each pair of stretches, so that without them the same pair is the most alike.
        best = max((compare(pair, quoted) for pair in pairs), key=lambda match: match.likely.logit)
        if quoted is not None and best.likely.logit < _BARELY.get(quoted.telling, -math.inf):
            best = compare(best.pair, None)
        result.append(best)
    return result


def _match(a: int, b: int, kinship: Kinship, words: Lexicon, scale: Scale, pair: Pair, quoted: Quoted | None) -> Match:
    against = conflicts(pair.a, pair.b, words)
    likely = likeness(pair.a, pair.b, kinship, against, pair.rank, float(quoted is not None), scale)
    return Match(a, b, kinship, pair, likely, against, quoted)


def _rivalled(against: Conflicts) -> float:
    """How much rivals count: one quote can stand against several."""
    if against.number >= _SAME_THING:
        return 0.0
    return 0.5 if against.evidence else 1.0


def _strength(match: Match) -> float:
    return match.likely.logit + (_IN_MARKS if match.wording is not None else 0.0)


def rivals(found: Sequence[Item], matched: Sequence[Match]) -> list[float]:
    """For each match how far the best rival of either side outshines it.

    A rival of a match has the same words of one side, and another quote of the other side's article.
    """
    sides: dict[tuple[int, int], list[tuple[float, int, int, int]]] = {
        (item, found[other].article): []
        for match in matched
        for item, other in ((match.a, match.b), (match.b, match.a))
    }
    held = holders(found)
    for match in matched:
        for stretch_, item, other in ((match.pair.a, match.a, match.b), (match.pair.b, match.b, match.a)):
            # What stands in a copy, too, is a rival there.
            for one in held.get(other, (other,)):
                if (side := sides.get((item, found[one].article))) is not None:
                    side.append((_strength(match), stretch_.start, stretch_.end, home(found, one)))
    for first, (_, *twins) in held.items():
        for twin in twins:
            if (side := sides.get((first, found[twin].article))) is not None:
                side.append((_SAME, 0, len(found[first].words), home(found, twin)))
    for entries in sides.values():
        entries.sort(reverse=True)  # the strongest first, so that the first that is a rival is the best
    result = []
    for match in matched:
        outshone = []
        for stretch_, item, other in ((match.pair.a, match.a, match.b), (match.pair.b, match.b, match.a)):
            own, first, last = home(found, other), stretch_.start, stretch_.end
            best = next(
                (
                    logit
                    for logit, start, end, rival in sides[item, found[other].article]
                    if rival != own and start < last and first < end
                ),
                -_FAR,
            )
            outshone.append(min(_FAR, max(0.0, best - _strength(match))))
        result.append(max(outshone) * _rivalled(match.against))
    return result


def _promising(a: Item, b: Item, pairs: Sequence[Pair]) -> bool:
    """Whether the quoted words of two items can have enough in common for a closer look."""
    if not a.quoted or not b.quoted:
        return False
    if pairs[0].run or min(end - start for item in (a, b) for start, end in item.quoted) < RUN:
        return True
    return any(
        sum(min(weight, pair.b.plain[key]) for key, weight in pair.a.plain.items() if key in pair.b.plain)
        >= _ALIKE * min(pair.a.plain_total, pair.b.plain_total)
        for pair in pairs
    )


def _quoted_words(a: Item, b: Item, kinship: Kinship) -> Quoted | None:
    """How what two items have inside quotation marks compares; None where too little is in common."""
    least = _TELLING[kinship]
    same: list[Wording] = []
    near: list[tuple[Wording, tuple[int, int], tuple[int, int]]] = []
    inside_a, inside_b = a.quoted, b.quoted
    if len(inside_a) * len(inside_b) > _STRETCHES**2:
        inside_a, inside_b = inside_a[:_STRETCHES], inside_b[:_STRETCHES]
    for left in inside_a:
        a_words = a.words.words[left[0] : left[1]]
        for right in inside_b:
            b_words = b.words.words[right[0] : right[1]]
            wording = compared(a_words, b_words)
            if wording.strength < least:
                continue
            if wording.same:
                same.append(wording)
            elif wording.ratio >= (_NEAR[kinship] if wording.telling > _FEW else _NEARLY_ALL):
                near.append((wording, left, right))
    if same:
        # Beside words that are the same, loosely similar ones are another sentence and no rewording.
        near = [entry for entry in near if entry[0].ratio >= _BESIDE]
    swallowed = swallowing_edits(a, b) if same or near else ()
    if swallowed:
        shared = (*same, *(entry[0] for entry in near))
        power, telling = max(wording.strength for wording in shared), max(wording.telling for wording in shared)
        evidence = "in marks: the same words, some of consequence behind an ellipsis"
        return Quoted(False, min(1.0, 0.7 + 0.1 * power), telling, swallowed, evidence)
    if near:
        wording, left, right = max(
            near, key=lambda entry: (entry[0].strength, entry[0].ratio, -entry[1][0] - entry[2][0])
        )
        edits = edits_between(a, b, left, right)
        if not edits:
            score = min(1.0, 0.7 + 0.1 * wording.strength)
            return Quoted(True, score, wording.telling, (), "in marks: the same words, spelt otherwise")
        score = min(1.0, 0.5 + 0.5 * wording.ratio)
        return Quoted(False, score, wording.telling, edits, f"in marks: {wording.ratio:.2f} the same")
    if same:
        best = max(same, key=lambda wording: wording.strength)
        score = min(1.0, 0.7 + 0.1 * best.strength)
        return Quoted(True, score, best.telling, (), f"in marks: the same words, {best.strength:.1f} telling")
    return None

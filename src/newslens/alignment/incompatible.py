"""What speaks against two stretches both holding, and what there is to say on whether it does."""

from __future__ import annotations

import math

from newslens.alignment.contradictions import NEGATED
from newslens.alignment.likeness import NAMES as ALIKE
from newslens.alignment.likeness import bounded
from newslens.alignment.matching import Match
from newslens.alignment.meanings import alike, meanings
from newslens.alignment.numbers import Number
from newslens.alignment.speech import Kinship
from newslens.alignment.stems import lemmas
from newslens.alignment.stretches import Stretch

GROUNDS = ("denied", "negated", "opposite", "number", "turned", "counted")
"""What can speak against two stretches both holding; of several the first counts as the ground."""
NAMES = (
    *GROUNDS,
    "likeness",
    "words balance",
    "words containment",
    "told",
    "common",
    "meaning",
    "meaning of all",
    "denied, how much",
    "denied, affirmed",
    "negated, how much",
    "negated, affirmed",
    "opposite, surroundings",
    "number, surroundings",
    "number, lone",
    "number, amount",
    "number, percent",
    "number, day",
    "number, other names",
    "number beside another ground",
    "number, meaning around",
    "counted, meaning around",
    "negative part, meaning",
    "same speaker",
    "related speakers",
    "different speakers",
    "claims",
    "asked",
    "unreal",
    "turned besides",
    "quoted words",
    "order",
    "shorter",
    "longer",
    "other names",
    "numbers agreed",
    "outshone",
    "common ground",
    "number, ratio",
    "number, days apart",
    "numbers told by both",
    "rank",
    "upper depth",
    "lower depth",
)
_MEANING, _OF_ALL = ALIKE.index("meaning"), ALIKE.index("meaning of all")
_NEAR = 0.3  # how alike in meaning two stretches must be where no words tell that they are on one matter
_FARTHEST = -4.0  # the logit of likeness below which nothing that speaks against both holding is of one matter
_PROPOSITION = 4  # words that a stretch must have to say something that can be denied
_WINDOW = 6  # words before and behind a number that tell what it counts
_FARTHEST_RATIO, _FARTHEST_DAYS = 3.0, 10.0  # further apart says no more
_LEAST = 0.5  # what an amount of nothing counts as in a ratio
_UNREAL = lemmas("would could should may might if whether likely probably perhaps expect plan want hope")
# Words that turn what follows, though they are no negation.
_TURNING = lemmas(
    "stop end prevent avoid accuse criticise criticize against wrong ban block oppose cease halt quit scrap abandon cancel"
    " blame bar forbid prohibit deny reject refuse dismiss false untrue less few fewer longer little rare only"
)
_AMOUNTS = frozenset(("count", "tally", "margin", "money", "duration", "length", "mass"))
_TURNED = frozenset(("denied", "negated", "turned"))
_PLACES = frozenset(("day", "date", "year", "time"))


def opposed_by(match: Match) -> str:
    """What speaks against both holding, or ""."""
    against, likely = match.against, match.likely
    if likely.logit < _FARTHEST:
        return ""
    # "The affairs" or "her claims" says nothing that could be turned.
    whole = min(side.end - side.start for side in (match.pair.a, match.pair.b)) >= _PROPOSITION
    if against.denied:
        return "denied" if whole else ""
    if against.clash:
        return "negated" if whole else ""
    if against.opposite:
        return "opposite"
    if against.numbers:
        return "number"
    if likely.features[_MEANING] < _NEAR:
        return ""
    if against.turned:
        return "turned" if whole else ""
    return "counted" if against.counted else ""


def spoken_against(match: Match) -> tuple[str, ...]:
    """What speaks against both holding, in a few words each; where only the meaning brings the two together, that too."""
    against = match.against
    if against.evidence:
        spaced, printed = f"numbers: {against.numbers}", _printed(match, against.pair)
        return tuple(printed if told == spaced and printed else told for told in against.evidence)
    if against.turned:
        return (NEGATED,)
    return (_printed(match, against.counted),) if against.counted else ()


def _printed(match: Match, pair: tuple[Number, Number] | None) -> str:
    return "" if pair is None else f"numbers: {as_printed(match, pair)}"


def as_printed(match: Match, pair: tuple[Number, Number]) -> str:
    """Two numbers as the articles print them: "five / seven".

    Args:
        match: The stretches.
        pair: A number of each, that of the first stretch first.
    """
    sides = zip((match.pair.a, match.pair.b), pair, strict=True)
    return " / ".join(" ".join(side.item.words.between(told.start, told.end).split()) for side, told in sides)


def evidence(match: Match, outshone: float, ground: float, echoed: int) -> tuple[float, ...]:
    """What there is to say on whether two stretches contradict each other, in the order of NAMES; all 0 without a ground.

    What is not known of them is not a number.

    Args:
        match: The two.
        outshone: How far the best rival of either side outshines it.
        ground: What their articles have in common, as a logit.
        echoed: How many of two numbers that exclude each other stand in the other article too.
    """
    on = opposed_by(match)
    if not on:
        return (0.0,) * len(NAMES)
    a, b, against, likely = match.pair.a, match.pair.b, match.against, match.likely
    names = a.item.names | b.item.names
    common = [key for key in likely.shared if key not in names and key[0] != "#"]
    words = sum(min(a.plain[key], b.plain[key]) for key in common)
    one, other = (_worded(side, names) for side in (a, b))
    apart = bool(a.names and b.names) and a.names.isdisjoint(b.names)
    sizes = sorted((len(a.plain), len(b.plain)))
    number = against.pair[0].kind if against.pair is not None and on == "number" else ""
    return (
        *(float(on == each) for each in GROUNDS),
        bounded(likely.logit),
        words / math.sqrt(one * other),
        min(1.0, words / min(one, other)),
        math.log1p(len(common)),
        math.log1p(sum(likely.shared.values())),
        likely.features[_MEANING],
        likely.features[_OF_ALL],
        against.denied,
        against.affirmed * (on == "denied"),
        against.negated,
        against.affirmed * (on == "negated"),
        against.opposed * (on == "opposite"),
        against.number * (on == "number"),
        float(against.lone and on == "number"),
        float(number in _AMOUNTS),
        float(number == "percent"),
        float(number in _PLACES),
        float(against.apart and on == "number"),
        against.number * (on != "number"),
        _meant_around(a, b, against.pair) if on == "number" else 0.0,
        _meant_around(a, b, against.counted) if on == "counted" else 0.0,
        _meant_negated(a, b) if on in _TURNED else 0.0,
        float(match.kinship == Kinship.SAME),
        float(match.kinship == Kinship.RELATED),
        float(match.kinship == Kinship.DIFFERENT),
        float((a.item.kind is None) + (b.item.kind is None)),
        float(a.item.asked or b.item.asked),
        float(_holds(a, _UNREAL) != _holds(b, _UNREAL)),
        float(_holds(a, _TURNING) != _holds(b, _TURNING)),
        float(match.wording is not None),
        math.log1p(len(a.order & b.order)),
        math.log1p(sizes[0]),
        math.log1p(sizes[1]),
        float(apart),
        float(min(2, against.agreed)),
        outshone,
        ground,
        *_far_apart(against.pair or against.counted),
        float(echoed),
        match.pair.rank,
        *_depths(a, b),
    )


def _far_apart(pair: tuple[Number, Number] | None) -> tuple[float, float]:
    """How far two amounts are apart, as the logarithm of their ratio, and two points in time, as they are counted."""
    if pair is None:
        return 0.0, 0.0
    one, other = (number.value for number in pair)
    if pair[0].amounts:
        return min(_FARTHEST_RATIO, math.log(max(_LEAST, one, other) / max(_LEAST, min(one, other)))), 0.0
    return 0.0, min(_FARTHEST_DAYS, abs(one - other))


def _depths(a: Stretch, b: Stretch) -> tuple[float, float]:
    if a.item.depth is None or b.item.depth is None:
        return math.nan, math.nan
    return min(a.item.depth, b.item.depth), max(a.item.depth, b.item.depth)


def _meant_around(a: Stretch, b: Stretch, pair: tuple[Number, Number] | None) -> float:
    """How alike in meaning is what stands around two numbers."""
    if pair is None:
        return 0.0
    left, right = (
        meanings().read(
            side.item.words.words[index].exact
            for index in range(max(side.start, number.start - _WINDOW), min(side.end, number.end + _WINDOW))
            if not number.start <= index < number.end
        )
        for side, number in zip((a, b), pair, strict=True)
    )
    return alike(left, right)


def _meant_negated(a: Stretch, b: Stretch) -> float:
    """How alike in meaning is what one negates or denies to all that the other says."""
    one, other = (a, b) if a.negated or a.item.denied else (b, a)
    under = [index for index in range(one.start, one.end) if one.item.keys[index] in one.negated]
    clauses = {one.item.words.clauses[index] for index in under}
    scoped = [
        one.item.words.words[index].exact
        for index in range(one.start, one.end)
        if not clauses or one.item.words.clauses[index] in clauses
    ]
    return alike(meanings().read(scoped), other.meaning)


def _worded(side: Stretch, names: frozenset[str]) -> float:
    return sum(weight for key, weight in side.plain.items() if key not in names and key[0] != "#") or 1.0


def _holds(side: Stretch, lemmas: frozenset[str]) -> bool:
    return not lemmas.isdisjoint(side.lemmas)

"""What cannot both hold: a denial against an assertion, another number, the opposite word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import product

import attrs

from newslens.alignment.counted import unlike
from newslens.alignment.lexicon import Lexicon
from newslens.alignment.numbers import Number, misprinted
from newslens.alignment.stems import stem
from newslens.alignment.stretches import Stretch, negating, overlap
from newslens.alignment.surroundings import apart, around, context, counted_around, named

NEGATED = "negated in one"
"""The evidence that one negates what the other says."""
_SAYS = 2  # keys that what is denied must have, to say by itself what that is
_CLAUSE = 3  # words of a clause whose one key the other side says, too: "that he would resign"
_SAME_MATTER = 0.5  # how much of the other stretch a single word must be for its negation to contradict it
_WHOLLY = 0.85  # of what one says that the other denies or negates: they do not say the same
_SHORTEST = 5  # letters of a word that names those who do something, and more
_VERBS = frozenset("lowers enters recovers surrenders covers offers delivers differs triggers hinders fosters".split())
_PHRASE = 4  # words of the longest phrase
_TURNED = 0.3  # how much of what two stretches share stands in one under a negation and not in the other; the subject does not

_TIMES = frozenset(
    map(stem, "night morning evening afternoon today tomorrow yesterday overnight week weekend day".split())
)
_SLIP = 0.7  # how alike the surroundings of two numbers must be for one to have the wrong word behind the same digits
_NOUNS = 3  # words behind a number among which what it counts stands
_TELLING = 10.0  # a smaller number is in common by chance


@attrs.frozen
class Conflicts:
    """What speaks against two stretches both holding.

    Attributes:
        denied: How much of what one denies the other asserts.
        negated: How much of what one negates the other affirms.
        affirmed: How much of what the other side says that is.
        clash: Whether the two differ in what they deny or negate of the keys that both hold.
        opposite: Opposite words as they are printed, or "".
        opposing: Their keys, that of the first stretch first, or nothing.
        opposed: How alike the surroundings of these two words are.
        number: How alike the surroundings of two numbers are that exclude each other, 0 where there are none.
        numbers: The two numbers as they are printed, or "".
        agreed: How many telling numbers the two have in common.
        lone: Whether each has but one number of a kind, and these exclude each other.
        pair: The two numbers, that of the first stretch first, or None.
        apart: Whether names stand near both numbers, and none near both.
        turned: Whether only one denies or negates anything, whatever the words.
        undone: Whether one negates the opposite of what the other says ("not shut", "open"), so that both say the same.
        counted: Two numbers that exclude each other if what they count is one thing under two names, or None.
    """

    denied: float = 0.0
    negated: float = 0.0
    affirmed: float = 0.0
    clash: bool = False
    opposite: str = ""
    opposed: float = 0.0
    number: float = 0.0
    numbers: str = ""
    agreed: int = 0
    lone: bool = False
    pair: tuple[Number, Number] | None = None
    apart: bool = False
    turned: bool = False
    counted: tuple[Number, Number] | None = None
    opposing: tuple[str, ...] = ()
    undone: bool = False

    @property
    def outright(self) -> bool:
        """Whether one denies or negates all that the other says."""
        return self.clash and self.affirmed >= _WHOLLY

    @property
    def evidence(self) -> tuple[str, ...]:
        """What speaks against it, in a few words each."""
        return (
            *(("denied by one",) if self.denied else ()),
            *((NEGATED,) if self.negated else ()),
            *((f"opposites: {self.opposite}",) if self.opposite else ()),
            *((f"numbers: {self.numbers}",) if self.numbers else ()),
        )


def conflicts(a: Stretch, b: Stretch, lexicon: Lexicon) -> Conflicts:
    """What speaks against two stretches on the same matter both holding."""
    made = partial(Conflicts, turned=negative(a) != negative(b), counted=_counted(a, b))
    agreed, number, told, both, lone, strangers = 0, 0.0, "", None, False, False

    if a.numbers and b.numbers:
        agreed = sum(
            any(one.comparable(other) and one.low == other.low >= _TELLING for other in b.numbers) for one in a.numbers
        )
        number, told, both, strangers = _numbers(a, b)
        lone = bool(told) and not agreed and _lone(a, b)
    shared = {key: weight for key, weight in overlap(a.plain, b.plain).items() if key[0] != "#"}
    if not shared:
        return made(number=number, numbers=told, agreed=agreed, lone=lone, pair=both, apart=strangers)
    # Names stand in both whatever is said of them.
    names = a.item.names | b.item.names
    told_of: dict[str, float] = {}
    flipped = 0.0
    if a.negated or b.negated:
        told_of = {key: weight for key, weight in shared.items() if key not in names}
        flipped = sum(weight for key, weight in told_of.items() if (key in a.negated) != (key in b.negated))
    turned = flipped > 0.0 and flipped >= _TURNED * sum(told_of.values())
    opposites = [each for each in _opposite_keys(a, b, lexicon) if any(_opposed_places(a, b, each))]
    undone = [(left, right) for left, right in opposites if (left in a.negated) != (right in b.negated)]
    opposite, opposed, opposing = _nearest_opposites(a, b, [each for each in opposites if each not in undone])
    # What is an opposite by itself negates nothing twice: "refused" and "granted".
    itself = any(key in negating() for key in opposing)
    if not itself and (undone or (opposite and turned != (a.item.denied != b.item.denied))):
        # "Not safe" is dangerous.
        return made(
            number=number, numbers=told, agreed=agreed, lone=lone, pair=both, apart=strangers, turned=False, undone=True
        )
    denied = negated = affirmed = 0.0
    if a.item.denied != b.item.denied:
        if not turned:
            side, other = (a, b) if a.item.denied else (b, a)
            if len(side.plain) < _SAYS and not (
                side.plain.keys() == other.plain.keys() and side.end - side.start >= _CLAUSE
            ):
                # "That account was disputed": what was disputed stands in the sentence before.
                return made(number=number, numbers=told, agreed=agreed, lone=lone, pair=both, apart=strangers)
            denied = min(1.0, sum(shared.values()) / _total(side.plain))
            affirmed = min(1.0, sum(shared.values()) / _total(other.plain))
    elif turned:
        side, other = (a, b) if len(a.negated & shared.keys()) >= len(b.negated & shared.keys()) else (b, a)
        negated = min(1.0, flipped / _total({key: side.plain[key] for key in side.negated - names}))
        affirmed = min(1.0, flipped / _total({key: weight for key, weight in other.plain.items() if key not in names}))
        if len(told_of) == 1 and affirmed < _SAME_MATTER:
            # One word in common, among others: "asked not to be named" says nothing on whose name is on a list.
            negated = affirmed = 0.0
    clash = denied > 0 or negated > 0
    if clash or turned:
        opposite, opposed, opposing = "", 0.0, ()
    return made(
        denied,
        negated,
        affirmed,
        clash,
        opposite,
        opposed,
        number,
        told,
        agreed,
        lone,
        both,
        strangers,
        opposing=opposing,
    )


def negative(side: Stretch) -> bool:
    """Whether a stretch denies or negates anything; who denies what is negated says that it is so.

    Args:
        side: The stretch.
    """
    return bool(side.negated) != side.item.denied


def _counted(a: Stretch, b: Stretch) -> tuple[Number, Number] | None:
    """Two numbers of unlike things that exclude each other if these are one thing; what both tell excludes nothing."""
    ours, theirs = _told_by_one(a, b), _told_by_one(b, a)
    for one in ours:
        for other in theirs:
            if one.unit != other.unit and one.amounts and one.excludes(other) and one.commensurate(other):
                return one, other
    return None


def _told_by_one(side: Stretch, other: Stretch) -> list[Number]:
    """The numbers of a stretch with which none of the other agrees."""
    return [
        one
        for one in side.numbers
        if not any(
            not one.excludes(each)
            and (one.comparable(each) or each.unit in _behind(side, one) or one.unit in _behind(other, each))
            for each in other.numbers
        )
    ]


def _behind(side: Stretch, number: Number) -> Sequence[str]:
    """The keys of the words behind a count, one of which is counted: "four foreign engineers"."""
    return side.item.keys[number.end : min(side.end, number.end + _NOUNS)] if number.kind == "count" else ()


def _total(plain: Mapping[str, float]) -> float:
    return sum(weight for key, weight in plain.items() if key[0] != "#" and key not in _TIMES) or 1.0


def _nearest_opposites(
    a: Stretch, b: Stretch, opposites: Sequence[tuple[str, str]]
) -> tuple[str, float, tuple[str, ...]]:
    """The two words of which only one can hold around which most is alike: as printed, how alike that is, and their keys."""
    told, best = "", -1.0
    keys: tuple[str, ...] = ()
    for left, right in opposites:
        for one, other in _opposed_places(a, b, (left, right)):
            near = context(around(a, one, one + 1), a, around(b, other, other + 1), b)
            if near > best:
                told, best, keys = " / ".join(_told_apart(a, one, b, other)), near, (left, right)
    return told, max(0.0, best), keys


def _told_apart(a: Stretch, one: int, b: Stretch, other: int) -> tuple[str, str]:
    """Two words or phrases as they are printed; with the next word where it makes the difference: "voted for", "voted against"."""
    ours, theirs = a.item.words, b.item.words
    least = 1 + (ours.words[one].lemma == theirs.words[other].lemma)
    return (
        " ".join(ours.forms[one : max(one + least, _phrase_end(a, one))]),
        " ".join(theirs.forms[other : max(other + least, _phrase_end(b, other))]),
    )


def _phrase_end(side: Stretch, place: int) -> int:
    """Where a phrase ends whose key stands at its first word: behind "guilty" in "pleaded not guilty"."""
    item, end = side.item, place + 1
    for after in range(place + 1, min(place + _PHRASE, side.end)):
        if item.keys[after]:
            break
        if item.words.words[after].key:
            end = after + 1
    return end


def _opposed_places(a: Stretch, b: Stretch, keys: tuple[str, str]) -> Iterator[tuple[int, int]]:
    """Where two opposites stand against each other; "survivors" says of nobody that they were not "killed"."""
    for one, other in product(_places(a, keys[0]), _places(b, keys[1])):
        if _doers(a.item.words.words[one].exact) == _doers(b.item.words.words[other].exact):
            yield one, other


def _doers(form: str) -> bool:
    """Whether a word names those who do something: "supporters"."""
    return len(form) > _SHORTEST and form.endswith(("ers", "ors")) and form not in _VERBS


def _places(side: Stretch, key: str) -> list[int]:
    return [index for index in range(side.start, side.end) if side.item.keys[index] == key]


def _opposite_keys(a: Stretch, b: Stretch, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    one, other = a.plain, b.plain
    for key in sorted(lexicon.opposites.keys() & one.keys()):
        if key not in other:
            for opposite in sorted(lexicon.opposites[key] & other.keys()):
                if opposite not in one:
                    yield key, opposite
    for key, bare in a.bared:
        if bare in other and bare not in one and key not in other:
            yield key, bare
    for key, bare in b.bared:
        if bare in one and bare not in other and key not in one:
            yield bare, key


def _numbers(a: Stretch, b: Stretch) -> tuple[float, str, tuple[Number, Number] | None, bool]:
    """How alike the surroundings of two numbers are that exclude each other, how they are printed, and whose they are."""
    both: tuple[Number, Number] | None = None
    best, told, strangers = (False, -1.0), "", False
    for one in a.numbers:
        alike = [other for other in b.numbers if one.comparable(other)]
        if not alike or not all(one.excludes(other) for other in alike):
            continue
        for other in alike:
            if any(not same.excludes(other) for same in a.numbers if same.comparable(one)):
                continue
            printed = [
                " ".join(side.item.words.forms[number.start : number.end]) for side, number in ((a, one), (b, other))
            ]
            left, right = counted_around(a, one), counted_around(b, other)
            likeness = context(left, a, right, b)
            if misprinted(*printed):
                likeness = min(1.0, likeness + 0.3)
            if likeness < _SLIP and one.rescaled(other):
                continue  # "the $5 billion company", "a fine of $5 million": the same digits by chance
            # Two numbers of two things stand for a stretch only where no others do.
            rank = not unlike(a, one, b, other), likeness
            if rank > best:
                best, told, both = rank, " / ".join(printed), (one, other)
                strangers = apart(named(left, a), named(right, b))
    return max(0.0, best[1]), told, both, strangers


def _lone(a: Stretch, b: Stretch) -> bool:
    """Whether the numbers of two stretches stand against each other one by one."""
    kinds = sorted((number.kind, number.unit) for number in a.numbers)
    return len(kinds) == len(set(kinds)) and kinds == sorted((number.kind, number.unit) for number in b.numbers)

"""What two stretches are of: another year, day, place, phase or fate, so that two numbers or words do not exclude each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from newslens.alignment.contradictions import Conflicts
from newslens.alignment.counted import unlike
from newslens.alignment.counting import thing_alike
from newslens.alignment.meanings import alike, meanings
from newslens.alignment.measures import measures
from newslens.alignment.moments import QUARTER
from newslens.alignment.numbers import Number
from newslens.alignment.standings import of_two_periods, otherwise, to_come
from newslens.alignment.strangers import Part, own
from newslens.alignment.stretches import Stretch, negating
from newslens.alignment.whose import of_other_names

_ORDINALS: Final = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last final latest previous earlier next".split()
)
_ONE_MATTER: Final = 0.45  # how alike in meaning two stretches must be whose numbers alone bring them together
_COMPASS: Final = frozenset("north south east west northern southern eastern western".split())
_PARTS_OF_DAYS: Final = frozenset("morning afternoon evening night".split())
_OTHERS: Final = frozenset(("another", "other"))
_SUBJECT: Final = 2  # words of what a stretch begins with, if it names a thing and is no clause
_ANYBODY: Final = frozenset(
    "anyone anybody anything someone somebody something everyone everybody".split()
)  # no two things
_ONE_OF: Final = (_ORDINALS, _COMPASS, _PARTS_OF_DAYS)  # of these one is never the other
_RANKED: Final = 2  # words behind "second" among which stands what is the second
# So few words in common, and little that is alike around two opposites: they are told of two things.
_ONE_WORD: Final = 1
_NEAR_OPPOSITE: Final = 0.45
_SENTENCE: Final = 3  # other words of each, so that one word in common is little
_NO_WORD: Final = frozenset(("", "#"))  # how the keys of function words and of numbers begin
_ONE_THING: Final = 0.45  # how alike in meaning two subjects must be to be one thing under two names


def told_apart(a: Stretch, b: Stretch, against: Conflicts) -> bool:
    """Whether each of two stretches says of what its number is, and the two say another thing.

    "£5m in 2023" and "£7m in 2024" can both hold, and so can "four killed" and "12 missing".

    Args:
        a: One.
        b: The other.
        against: What speaks against both holding.
    """
    if _siblings(a, b) or _ranked_apart(a, b) or _of_others(a, b, against.opposing):
        return True
    pair = against.pair or against.counted
    if pair is None:
        return _others(a, b) or _of_one_word(a, b, against)
    if not _besides(a, pair[0]) & _besides(b, pair[1]) and (
        pair[0].kind == "day"
        or (pair[0].kind == "money" and of_other_names(a, b))
        or _meant_alike(a, b, pair) < _ONE_MATTER
        or _others(a, b)
    ):
        return True
    if unlike(a, pair[0], b, pair[1]):
        return True
    if _part_of_whole(a, pair[0], b, pair[1]) or _part_of_whole(b, pair[1], a, pair[0]):
        return True
    if not pair[0].amounts:
        # Two amounts and two days of the week, or two figures of two months: it is told of two days, or of two periods.
        return any(
            ((pair[0].kind == "day" and one.amounts) or of_two_periods(a, one, b))
            and one.comparable(other)
            and one.excludes(other)
            for one in a.numbers
            for other in b.numbers
        )
    fates = fate(a, pair[0]), fate(b, pair[1])
    if of_two_periods(a, pair[0], b):
        return True
    if otherwise(a, pair[0], b, pair[1]):
        return True
    return (
        any(_disjoint(slot(a), slot(b)) for slot in _SLOTS) or _elsewhere(a, b) or (all(fates) and fates[0] != fates[1])
    )


def fate(side: Stretch, number: Number) -> str:
    """What became of those whom a number counts, as far as the words of its clause tell: those behind it before the others.

    Args:
        side: The stretch.
        number: One of its numbers.
    """
    words, known = side.item.words, measures().fates
    for places in (range(number.end, side.end), range(number.start - 1, side.start - 1, -1)):
        for place in places:
            word = words.words[place]
            if words.clauses[place] != words.clauses[number.start] or word.numeric:
                break
            if word.lemma in known:
                return known[word.lemma]
    return ""


def _ranked_apart(a: Stretch, b: Stretch) -> bool:
    """Whether one tells of the first and the other of the second of what both name, or only one of another of them."""
    ours, theirs = _ranked(a, b), _ranked(b, a)
    for key in ours.keys() | theirs.keys():
        ranks = {ours.get(key, ""), theirs.get(key, "")}
        if len(ranks) > 1 and ("" not in ranks or ranks & _OTHERS):
            return True
    return False


def _ranked(side: Stretch, other: Stretch) -> Mapping[str, str]:
    """What stands behind "first", "second" or "another" and is in the other stretch too, with that word."""
    words, keys = side.item.words.words, side.item.keys
    found: dict[str, str] = {}
    # What is due in one quarter is not due in another, but what was told of one can also hold of another.
    due = (
        {number.start for number in side.numbers if number.unit == QUARTER} if to_come(side) and to_come(other) else ()
    )
    for place in range(side.start, side.end - 1):
        word = words[place].exact
        if word in _ORDINALS | _OTHERS and place not in due:
            # "A second, smaller explosion", but not "another nation's anthem"
            reach = _RANKED if word in _ORDINALS else 1
            near = (key for key in keys[place + 1 : min(place + 1 + reach, side.end)] if key in other.plain)
            further = place > side.start and word == "second" and words[place - 1].exact == "a"
            found.update((key, "another" if further else word) for key in islice(near, 1))
    return found


def _of_others(a: Stretch, b: Stretch, opposing: Sequence[str]) -> bool:
    """Whether two opposites are told of two things that are named in front of them: "bread will rise", "milk will fall"."""
    ours, theirs = _before(a, b, opposing), _before(b, a, opposing)
    if (
        not (ours and theirs)
        or max(len(ours), len(theirs)) > _SUBJECT
        or any(_named(a, ours))
        or any(_named(b, theirs))
    ):
        return False
    return _of_two_things(ours, theirs)


def _before(side: Stretch, other: Stretch, opposing: Sequence[str]) -> frozenset[str]:
    """The words in front of an opposite that the other stretch does not have, if those behind it are all in it too."""
    keys, words = side.item.keys, side.item.words.words
    turn = next((place for place in range(side.start, side.end) if keys[place] in opposing), side.end)
    own = [
        place
        for place in range(side.start, side.end)
        if place != turn and keys[place][:1] not in _NO_WORD and keys[place] not in other.plain
    ]
    return frozenset(words[place].exact for place in own) if own and own[-1] < turn < side.end else frozenset()


def _siblings(a: Stretch, b: Stretch) -> bool:
    """Whether two stretches are the same but for their numbers and for what they begin with: "the bridge", "the tunnel"."""
    ours, theirs = _opening(a, b), _opening(b, a)
    if not (ours and theirs) or max(len(ours), len(theirs)) > _SUBJECT or not _ANYBODY.isdisjoint(ours | theirs):
        return False
    voices = a.item.speaker, b.item.speaker
    if voices != (None, None) and (None in voices or voices[0] == voices[1]):
        return False
    if any(listed & ours and listed & theirs for listed in _ONE_OF):
        return True
    if any(_named(a, ours)) or any(_named(b, theirs)):
        return all(_named(a, ours)) and all(_named(b, theirs))
    return _of_two_things(ours, theirs)


def _of_two_things(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether words with a known meaning are too unlike to be one thing under two names."""
    one, other = meanings().read(sorted(ours)), meanings().read(sorted(theirs))
    return bool(len(one.rows) and len(other.rows)) and alike(one, other) < _ONE_THING


def _opening(side: Stretch, other: Stretch) -> frozenset[str]:
    """The words that a stretch begins with and the other has not, where the other has all that follow but numbers."""
    keys, words = side.item.keys, side.item.words.words
    places = [
        place
        for place in range(side.start, side.end)
        if keys[place][:1] not in _NO_WORD and keys[place] not in negating() and not words[place].numeric
    ]
    shared = [place for place in places if keys[place] in other.plain]
    if not shared:
        return frozenset()
    own = [place for place in places if keys[place] not in other.plain]
    return frozenset(words[place].exact for place in own) if own and own[-1] < shared[0] else frozenset()


def _named(side: Stretch, opening: frozenset[str]) -> Iterator[bool]:
    """Whether each word of an opening is part of a name."""
    words = side.item.words.words
    for place in range(side.start, side.end):
        if words[place].exact in opening:
            yield side.item.keys[place] in side.item.names


def _besides(side: Stretch, number: Number) -> frozenset[str]:
    """The keys of a stretch without those of a number and its unit."""
    keys = side.item.keys
    return frozenset(key for place in _places_besides(side, number) if (key := keys[place]) and key[0] != "#")


def _meant_alike(a: Stretch, b: Stretch, pair: tuple[Number, Number]) -> float:
    """How alike in meaning two stretches are; that both tell an hour makes them no more alike."""
    if pair[0].kind != "time":
        return alike(a.meaning, b.meaning)
    one, other = (
        meanings().read(side.item.words.words[place].exact for place in _places_besides(side, number))
        for side, number in zip((a, b), pair, strict=True)
    )
    return alike(one, other)


def _places_besides(side: Stretch, number: Number) -> Iterator[int]:
    return (place for place in range(side.start, side.end) if not number.start <= place < number.end)


def _part_of_whole(part: Stretch, some: Number, whole: Stretch, all_of_them: Number) -> bool:
    """Whether one number is of some of what the other counts: "corrected 15 of the violations", "found 17 violations".

    What became of both must be another thing, as far as the clauses of the numbers tell: "two of the crew died" and "three of
    the crew died" are no part of each other, and neither are "two of the crew died" and "three sailors died".
    """
    if some.unit != all_of_them.unit or some.low >= all_of_them.high:
        return False
    if not _of_some(part, some) or _of_some(whole, all_of_them):
        return False
    became = fate(part, some)
    if became and became == fate(whole, all_of_them):
        return False
    return not (_clause_of(part, some) & _clause_of(whole, all_of_them))


def _of_some(side: Stretch, number: Number) -> bool:
    """Whether "of" stands behind a number that counts things: "15 of the violations"."""
    words = side.item.words.words
    return number.kind == "count" and number.end < side.end and words[number.end].exact == "of"


def _clause_of(side: Stretch, number: Number) -> frozenset[str]:
    """The keys of the clause of a number, without names, numbers and what it counts."""
    words, keys = side.item.words, side.item.keys
    return frozenset(
        keys[place]
        for place in _places_besides(side, number)
        if words.clauses[place] == words.clauses[number.start]
        and keys[place][:1] not in _NO_WORD
        and thing_alike(keys[place]) != number.unit
        and keys[place] not in side.names
    )


def _of_one_word(a: Stretch, b: Stretch, against: Conflicts) -> bool:
    """Whether two opposites stand in what has but one word in common: "the closure could cost it £2m", "tried to save it"."""
    if not against.opposing or against.opposed >= _NEAR_OPPOSITE:
        return False
    said = [{key for key in side.plain if key[0] != "#"} - set(against.opposing) for side in (a, b)]
    return len(said[0] & said[1]) <= _ONE_WORD and min(map(len, said)) >= _SENTENCE


def _others(a: Stretch, b: Stretch) -> bool:
    """Whether each tells of somebody whom the other does not name."""
    return all(
        any(told.part == Part.WHO and told.named for told in own(side, other)) for side, other in ((a, b), (b, a))
    )


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other


def _years(side: Stretch) -> frozenset[str]:
    return frozenset(f"{number.value:g}" for number in side.numbers if number.kind == "year")


def _days(side: Stretch) -> frozenset[str]:
    return frozenset(f"{number.value:g}" for number in side.numbers if number.kind == "day")


def _printed(side: Stretch, listed: frozenset[str]) -> frozenset[str]:
    return frozenset(word.exact for word in side.item.words.words[side.start : side.end]) & listed


def _order(side: Stretch) -> frozenset[str]:
    return _printed(side, _ORDINALS)


def _direction(side: Stretch) -> frozenset[str]:
    return frozenset(word[:5] for word in _printed(side, _COMPASS))


_SLOTS: Final[tuple[Callable[[Stretch], frozenset[str]], ...]] = (_years, _days, _order, _direction)


def _elsewhere(a: Stretch, b: Stretch) -> bool:
    """Whether each names a place that the other does not."""
    return all(
        any(
            told.part == Part.WHERE and told.named and not side.item.words.words[told.start].numeric
            for told in own(side, other)
        )
        for side, other in ((a, b), (b, a))
    )

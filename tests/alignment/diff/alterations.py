"""Quotations, and alterations of them of which kind and place are known."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator, Sequence

import attrs

from newslens.alignment.diff.edits import Kind
from tests.alignment.diff.quotations import (
    AUXILIARIES,
    CONDITIONS,
    COUNTS,
    DRAWN,
    FILLERS,
    HEDGES,
    OF_CONSEQUENCE,
    OMISSIONS,
    OPPOSITES,
    PUT_IN,
    SHIFTS,
    SPELT,
    STRANGE,
    SYNONYMS,
    TURNED,
)


@attrs.frozen
class Alteration:
    """What was done to a quotation at one place.

    Attributes:
        kind: The kind.
        start: The first of the words, parted by blanks, that were taken out.
        end: One past the last.
        instead: The words put in.
        a_words: What is told of the quotation as it was, without the marks around it.
        b_words: What is told of the altered quotation.
    """

    kind: Kind
    start: int
    end: int
    instead: tuple[str, ...]
    a_words: str
    b_words: str


def bare(words: str) -> str:
    """Words without the marks around them, unless there is nothing else."""
    return words.strip(" ,;:.!?-–—") or words


def _plain(word: str) -> str:
    return word.strip(string.punctuation + "—…").casefold()


def _replaced(kind: Kind, words: Sequence[str], start: int, end: int, instead: str) -> Alteration:
    """Other words for some, the marks after them and a capital kept."""
    last = words[end - 1]
    tail = last[len(last.rstrip(",;:.")) :]
    if words[start][0].isupper() and words[start] != "I":
        instead = instead[0].upper() + instead[1:]
    put = (*instead.split()[:-1], instead.split()[-1] + tail)
    return Alteration(kind, start, end, put, bare(" ".join(words[start:end])), bare(instead))


def _put_in(kind: Kind, words: Sequence[str], place: int, extra: str, *, set_off: bool) -> Iterator[Alteration]:
    before = words[place - 1]
    if set_off and not before[-1].isalnum():
        return
    start = place - 1 if set_off else place
    instead = (before + ",", *extra.split()) if set_off else tuple(extra.split())
    yield Alteration(kind, start, place, instead, "", bare(extra))


def _runs(words: Sequence[str], shortest: int, longest: int) -> Iterator[tuple[int, int]]:
    for start in range(1, len(words)):
        for length in range(shortest, longest + 1):
            if start + length < len(words):
                yield start, start + length


def _content(word: str) -> bool:
    return len(_plain(word)) > 5 and word[-1].isalpha() and word[0].islower() and word not in OF_CONSEQUENCE


def _left_out(words: Sequence[str], rng: random.Random) -> Iterator[Alteration]:
    for start, end in _runs(words, 3, 8):
        told = {_plain(word) for word in words[start:end]}
        kind = (
            Kind.SWALLOWED
            if told & (OF_CONSEQUENCE - {word for word in told if word.isdigit()} - COUNTS)
            else Kind.ELLIPSIS
        )
        # After a full stop three more with blanks between them would be four.
        mark = rng.choice(OMISSIONS[:-1] if words[start - 1].endswith(".") else OMISSIONS)
        yield Alteration(kind, start, end, (mark,), bare(" ".join(words[start:end])), mark)


def _cut(words: Sequence[str], _: random.Random) -> Iterator[Alteration]:
    for place in range(4, len(words) - 8):
        told = {_plain(word) for word in words[:place]}
        if not told & OF_CONSEQUENCE:
            yield Alteration(Kind.TRUNCATION_START, 0, place, (), bare(" ".join(words[:place])), "")
    for place in range(8, len(words) - 4):
        told = {_plain(word) for word in words[place:]}
        if not told & OF_CONSEQUENCE:
            yield Alteration(Kind.TRUNCATION_END, place, len(words), (), bare(" ".join(words[place:])), "")


def _table(kind: Kind, table: dict[str, str]) -> Callable[[Sequence[str], random.Random], Iterator[Alteration]]:
    def made(words: Sequence[str], _: random.Random) -> Iterator[Alteration]:
        for index, word in enumerate(words):
            instead = table.get(_plain(word))
            if instead:
                yield _replaced(kind, words, index, index + 1, instead)

    return made


def _drawn(words: Sequence[str], _: random.Random) -> Iterator[Alteration]:
    for start in range(len(words)):
        for end in (start + 1, start + 2):
            instead = DRAWN.get(" ".join(words[start:end]).casefold())
            if instead and end <= len(words):
                yield _replaced(Kind.CONTRACTION, words, start, end, instead)


def _marked(words: Sequence[str], _: random.Random) -> Iterator[Alteration]:
    for index, word in enumerate(words[:-1]):
        if word.endswith(","):
            for mark in (";", " —", ""):
                yield Alteration(
                    Kind.PUNCTUATION, index, index + 1, tuple((word[:-1] + mark).split()), ",", mark.strip()
                )


def _counted(words: Sequence[str], rng: random.Random) -> Iterator[Alteration]:
    for index, word in enumerate(words):
        if _plain(word).isdigit():
            instead = "".join(letter if not letter.isdigit() else "" for letter in word[:1]) + str(
                rng.randint(1000, 9000)
            )
            made = _replaced(Kind.NUMBER, words, index, index + 1, instead)
            yield attrs.evolve(made, a_words=_plain(word), b_words=_plain(instead))
        elif _plain(word) in COUNTS:
            yield _replaced(Kind.NUMBER, words, index, index + 1, rng.choice(("six", "forty-four", "1.5 million")))
        elif word == "Monday" or _plain(word) == "april":
            yield _replaced(Kind.NUMBER, words, index, index + 1, "Friday" if word == "Monday" else "October")


def _bracketed(words: Sequence[str], rng: random.Random) -> Iterator[Alteration]:
    for index, word in enumerate(words):
        if _plain(word) in {"we", "they", "he", "she", "it", "i"} or _content(word):
            put = rng.choice(PUT_IN)
            yield Alteration(Kind.BRACKET, index, index + 1, tuple(put.split()), bare(word), put)


def _added(
    kind: Kind, extras: Sequence[str], *, set_off: bool
) -> Callable[[Sequence[str], random.Random], Iterator[Alteration]]:
    def made(words: Sequence[str], rng: random.Random) -> Iterator[Alteration]:
        for place in range(2, len(words) - 1):
            if set_off or words[place - 1][-1].isalnum():
                yield from _put_in(kind, words, place, rng.choice(extras), set_off=set_off)

    return made


def _hedged(words: Sequence[str], rng: random.Random) -> Iterator[Alteration]:
    for place in range(2, len(words) - 1):
        extra = rng.choice(HEDGES)
        yield from _put_in(Kind.HEDGE_ADDED, words, place, extra, set_off=extra.endswith(","))
    for index, word in enumerate(words):
        if word in {"will", "is", "are"}:
            yield _replaced(Kind.HEDGE_ADDED, words, index, index + 1, rng.choice(("may", "might")))
        if word == "may":
            yield _replaced(Kind.HEDGE_DROPPED, words, index, index + 1, "will")
        if word == "perhaps":
            yield Alteration(Kind.HEDGE_DROPPED, index, index + 1, (), "perhaps", "")


def _denied(words: Sequence[str], _: random.Random) -> Iterator[Alteration]:
    yield from _table(Kind.NEGATION, TURNED)(words, random.Random(0))  # noqa: S311 (a test that must repeat)
    for index, word in enumerate(words):
        following = _plain(words[index + 1]) if index + 1 < len(words) else "not"
        if word in AUXILIARIES and following not in {"not", "never", "no"}:
            yield Alteration(Kind.NEGATION, index + 1, index + 1, ("not",), "", "not")
        if word in {"not", "never"}:
            yield Alteration(Kind.NEGATION, index, index + 1, (), word, "")


def _plainly(words: Sequence[str], rng: random.Random) -> Iterator[Alteration]:
    for place in range(2, len(words) - 1):
        extra = " ".join(rng.sample(STRANGE, rng.randint(1, 3)))
        yield from _put_in(Kind.INSERTION, words, place, extra, set_off=False)
    for start, end in _runs(words, 1, 3):
        if all(map(_content, words[start:end])):
            yield Alteration(Kind.DELETION, start, end, (), bare(" ".join(words[start:end])), "")
            instead = " ".join(rng.sample(STRANGE, rng.randint(1, 3)))
            yield _replaced(Kind.REPLACEMENT, words, start, end, instead)


MAKERS = (
    _left_out, _cut, _drawn, _marked, _counted, _bracketed, _hedged, _denied, _plainly,
    _table(Kind.SPELLING, SPELT), _table(Kind.SHIFT, SHIFTS), _table(Kind.SYNONYM, SYNONYMS),
    _table(Kind.OPPOSITE, OPPOSITES), _added(Kind.FILLER_ADDED, FILLERS, set_off=True),
    _added(Kind.CONDITION_ADDED, CONDITIONS, set_off=True),
)  # fmt: skip
"""What makes alterations of a quotation, all that it can."""


def altered(quotation: str, rng: random.Random, most: int) -> tuple[str, list[Alteration]]:
    """A quotation with up to `most` alterations, of kinds drawn alike often, and what they are, in order."""
    words = quotation.split()
    chosen: list[Alteration] = []
    for _ in range(most):
        found = list(rng.choice(MAKERS)(words, rng))
        rng.shuffle(found)
        for alteration in found:
            if _clear(words, alteration) and not any(_near(alteration, other) for other in chosen):
                chosen.append(alteration)
                break
    chosen.sort(key=lambda alteration: alteration.start)
    made: list[str] = []
    place = 0
    for alteration in chosen:
        made += [*words[place : alteration.start], *alteration.instead]
        place = alteration.end
    return " ".join(made + words[place:]), chosen


def _near(one: Alteration, other: Alteration) -> bool:
    # Of "She is proud, and she was right" the start of "and she is right" can be either, so a cut stands by itself.
    room = 5 if {one.kind, other.kind} & {Kind.TRUNCATION_START, Kind.TRUNCATION_END} else 2
    return one.start < other.end + room and other.start < one.end + room


def _clear(words: Sequence[str], alteration: Alteration) -> bool:
    """Whether words put in or left out could as well be those beside them: "the old and the" of "the old and the new"."""
    run = [_plain(word) for word in (words[alteration.start : alteration.end] or alteration.instead)]
    before = _plain(words[alteration.start - 1]) if alteration.start else ""
    after = _plain(words[alteration.end]) if alteration.end < len(words) else ""
    if not alteration.a_words:
        run = [_plain(word) for word in alteration.b_words.split()]
        return not {before, after, _plain(words[alteration.start])} & set(run)
    return run[0] != after and run[-1] != before

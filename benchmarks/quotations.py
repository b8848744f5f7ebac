"""Quotations in any number, with variants of some planted among them: as hard to tell apart as those of the news.

How often words occur follows the quotations of PolNeAR: of their content words the first makes up 1.5%, the tenth 0.5%, the
hundredth 0.17%, the thousandth 0.017%, and beyond that frequency falls with the 2.2nd power of the rank, so that new words
become rare as the set grows and the rarest word of half the quotations stands in dozens of others. Words have favourite
followers, every story its own names, topics and numbers, and some quotations are made of stock phrases.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise

import attrs

_WORDS = 400_000  # of the vocabulary; so many are never reached
_STORY = 40  # quotations of a story
_TOPIC = 0.22  # of the content words of a quotation are the story's
_FOLLOWER = 0.3  # of them are one of the few favourites of the word before
_FAVOURITES = 6
_NAME = 0.09  # of them are names
_STORY_NAME = 0.8  # of the names are the story's
_NUMBER = 0.04
_STOCK = 0.06  # of the quotations hold a stock phrase
_VARIANTS = 0.2  # of the quotations are variants of others
_LONG_ENOUGH = 10  # words of a quotation that variants are made of
_LEFT = 6  # words that a truncation leaves at least
_BANDS = ((1, 0.0155), (10, 0.0053), (100, 0.0017), (1000, 0.00017), (_WORDS, 0.00017 * (_WORDS / 1000) ** -2.2))
_ONSETS = "b d f g h k l m n p r s t v w br dr gl kr pl st tr sk fl".split()
_VOWELS = "a e i o u ai ou ea".split()
_CODAS = "n r l m k p nd rt lk".split()
_FUNCTION = (
    "the of and to a in that is for it we on with as they are have be this was not by but at he from will has an their "
    "would i there our more who his can been were what its about if all you no which so had do could my must or when them"
).split()
_STARTS = "we they i there it this that if when the our all".split()
_STOCKS = (
    "we are watching this very closely", "the facts speak for themselves", "this is not who we are",
    "we have nothing to add at this time", "our thoughts are with the families", "that is simply not true",
    "we will leave no stone unturned", "it is too early to say", "everything is on the table",
    "we take these matters very seriously", "nobody is above the law", "enough is enough",
)  # fmt: skip
_SHIFTS = {
    "we": "they", "i": "he", "our": "their", "my": "his", "will": "would", "is": "was", "are": "were", "has": "had",
    "have": "had", "can": "could", "must": "had", "this": "that", "us": "them",
}  # fmt: skip


@attrs.frozen
class Planted:
    """A quotation and a variant of it, by their places in the set.

    Attributes:
        original: The one.
        variant: The other.
        kind: What was done to it.
    """

    original: int
    variant: int
    kind: str


@attrs.frozen
class Quotations:
    """A set of quotations and what was planted in it."""

    texts: tuple[str, ...]
    planted: tuple[Planted, ...]


def quotations(count: int, seed: int = 1) -> Quotations:
    """A set of quotations, a fifth of them variants of others, in no order.

    Args:
        count: How many.
        seed: The same seed gives the same set.
    """
    rng = random.Random(seed)  # noqa: S311 - texts, not secrets
    variants = int(count * _VARIANTS)
    texts: list[list[str]] = []
    story: _Story | None = None
    for number in range(count - variants):
        if story is None or not number % _STORY:
            story = _Story.drawn(rng)
        texts.append(_quotation(story, rng))
    long_ones = [number for number, words in enumerate(texts) if len(words) >= _LONG_ENOUGH]
    planted = []
    for _ in range(variants):
        original = rng.choice(long_ones)
        kind = rng.choice(list(CHANGES))
        planted.append((original, len(texts), kind))
        texts.append(CHANGES[kind](list(texts[original]), rng))
    order = list(range(count))
    rng.shuffle(order)
    places = [0] * count
    for place, number in enumerate(order):
        places[number] = place
    return Quotations(
        tuple(_printed(texts[number], rng) for number in order),
        tuple(Planted(places[one], places[other], kind) for one, other, kind in planted),
    )


@attrs.frozen
class _Story:
    """What the quotations of one story are about."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]

    @classmethod
    def drawn(cls, rng: random.Random) -> _Story:
        return cls(
            tuple(_word(_rank(rng)) for _ in range(30)),
            tuple(_name(rng) for _ in range(8)),
            tuple(_number(rng) for _ in range(4)),
        )


def _quotation(story: _Story, rng: random.Random) -> list[str]:
    # Half have eleven words or fewer, one in twenty more than forty.
    length = min(90, max(2, round(rng.lognormvariate(math.log(11.5), 0.85))))
    words = [rng.choice(_STARTS)]
    rank = 0
    while len(words) < length:
        if rng.random() < 0.48:
            words.append(_FUNCTION[min(int(rng.expovariate(0.07)), len(_FUNCTION) - 1)])
            continue
        draw = rng.random()
        if draw < _NAME:
            words += (rng.choice(story.names) if rng.random() < _STORY_NAME else _name(rng)).split()
        elif draw < _NAME + _NUMBER:
            words.append(rng.choice(story.numbers) if rng.random() < 0.5 else _number(rng))
        elif draw < _NAME + _NUMBER + _TOPIC:
            words.append(rng.choice(story.words))
        else:
            rank = _follower(rank, rng.randrange(_FAVOURITES)) if rng.random() < _FOLLOWER else _rank(rng)
            words.append(_inflected(_word(rank), rng))
    if rng.random() < _STOCK:
        place = rng.randrange(len(words))
        words[place:place] = rng.choice(_STOCKS).split()
    return words


def _printed(words: Sequence[str], rng: random.Random) -> str:
    """Words as an outlet prints them: with a capital, commas, and a mark at the end."""
    printed = [f"{word}," if rng.random() < 0.06 else word for word in words]
    printed[0] = printed[0][0].upper() + printed[0][1:]
    return " ".join(printed) + rng.choice((".", ".", ",", "", "!", "…"))


@cache
def _bounds() -> tuple[float, ...]:
    """The cumulated frequencies of ranks."""
    shares = []
    for (low, share), (high, least) in pairwise(_BANDS):
        power = math.log(share / least) / math.log(high / low)
        shares += [share * (rank / low) ** -power for rank in range(low, high)]
    return tuple(accumulate(shares))


def _rank(rng: random.Random) -> int:
    return bisect_right(_bounds(), rng.random() * _bounds()[-1])


@lru_cache(maxsize=1 << 16)
def _follower(rank: int, choice: int) -> int:
    return _rank(random.Random(rank * _FAVOURITES + choice))  # noqa: S311


@lru_cache(maxsize=1 << 16)
def _word(rank: int) -> str:
    """A word that no other rank has, of two syllables or more."""
    # Multiplied by a number that has no divisor in common with the others, so that neighbours in rank look unlike.
    number = rank * 7_368_787 % (len(_ONSETS) ** 2 * len(_VOWELS) ** 2 * len(_CODAS))
    parts = []
    for pieces in (_ONSETS, _VOWELS, _ONSETS, _VOWELS, _CODAS):
        number, piece = divmod(number, len(pieces))
        parts.append(pieces[piece])
    return "".join(parts)


def _name(rng: random.Random) -> str:
    """A name of one word or two; first names are few, others many."""
    last = _word(_WORDS - 1 - int(20_000 * rng.random() ** 3)).title()
    return last if rng.random() < 0.5 else f"{_word(_WORDS // 2 + int(400 * rng.random() ** 2)).title()} {last}"


def _number(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.45:
        return str(rng.randint(2, 30))
    if kind < 0.7:
        return str(rng.choice((5, 10, 100)) * rng.randint(1, 99))
    return f"{rng.randint(1, 99)}.{rng.randint(1, 9)}" if kind < 0.85 else str(rng.randint(1985, 2031))


def _inflected(word: str, rng: random.Random) -> str:
    draw = rng.random()
    return word + ("s" if draw < 0.18 else "ed" if draw < 0.3 else "ing" if draw < 0.38 else "")


def _truncated(words: list[str], rng: random.Random) -> list[str]:
    left = max(_LEFT, round(len(words) * rng.uniform(0.4, 0.75)))
    start = rng.choice((0, len(words) - left, rng.randint(0, len(words) - left)))
    return words[start : start + left]


def _reworded(words: list[str], rng: random.Random) -> list[str]:
    share = rng.uniform(0.15, 0.3)
    return [
        word
        if rng.random() > share
        else rng.choice(_FUNCTION)
        if word in _FUNCTION
        else _inflected(_word(_rank(rng)), rng)
        for word in words
    ]


def _swapped(words: list[str], rng: random.Random) -> list[str]:
    for _ in range(max(2, len(words) // 8)):
        one = rng.randrange(len(words) - 1)
        other = one + 1 if rng.random() < 0.7 else rng.randrange(len(words))
        words[one], words[other] = words[other], words[one]
    return words


def _shifted(words: list[str], rng: random.Random) -> list[str]:
    changed = []
    for word in words:
        if word in _SHIFTS:
            changed.append(_SHIFTS[word])
        elif word.endswith("s") and len(word) > 4 and word.islower() and rng.random() < 0.7:
            changed.append(word[:-1] + "ed")
        else:
            changed.append(word)
    return changed


def _marked(words: list[str], rng: random.Random) -> list[str]:
    """Other marks: dashes, an ellipsis, quotation marks inside, brackets."""
    for opening, closing in (("", " —"), ("", " …"), ("‘", "’"), ("[", "]"), ("", ";")):
        place = rng.randrange(len(words))
        words[place] = f"{opening}{words[place]}{closing}"
    return words


CHANGES: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "truncated": _truncated,
    "reworded": _reworded,
    "swapped": _swapped,
    "shifted": _shifted,
    "marks": _marked,
    "truncated and reworded": lambda words, rng: _reworded(_truncated(words, rng), rng),
    "shifted and truncated": lambda words, rng: _truncated(_shifted(words, rng), rng),
}
"""What can be done to the words of a quotation."""


def kinds(planted: Sequence[Planted]) -> Iterator[tuple[str, list[Planted]]]:
    """What was planted, by what was done."""
    for kind in CHANGES:
        yield kind, [one for one in planted if one.kind == kind]

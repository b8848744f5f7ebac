"""A stretch of a quote or claim, read for comparison: what it holds, weighs, counts, means and negates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise

import attrs

from newslens.alignment.counting import STANDING
from newslens.alignment.items import Item
from newslens.alignment.lexicon import Word, lexicon
from newslens.alignment.meanings import Meaning, Table, meanings
from newslens.alignment.numbers import Number
from newslens.alignment.refuted import UNTRUE
from newslens.alignment.stems import lemmas
from newslens.alignment.withheld import Withheld, withheld

NEGATORS = lemmas(
    "not no never n't none nobody noone nothing neither nor without hardly cannot unable refuse refusal decline lack absence"
)
"""Lemmas of words under which what follows is not said to be so."""
_ADVERBS = lemmas("not n't never")
_OBJECTS = lemmas("no none nobody noone nothing")  # "signed nothing" is not to have signed
_NEGATORS_OF_VERBS = lemmas("fail failure")  # "failed to stop", but not "a failure killed six"
_PUT = ("true", "claim", "allegation", "accusation", "suggestion", *sorted(UNTRUE))
_MORE = frozenset("only just merely simply solely".split())  # "not only costly" is costly
_SUPPOSING = lemmas("if unless whether until")  # what is negated behind these is not said to be so
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non")
_UNKNOWN = 0.9  # what a word without a vector adds: a rare one
_SHORTEST = 3  # letters that a word must have for its opposite to be made by a prefix


@attrs.frozen(eq=False)
class Content:
    """The words of a stretch that say something, as parallel sequences.

    Attributes:
        places: Where each stands among the words of the item.
        keys: What each is compared by.
        weights: How much each adds to the meaning of a sentence, 0 to 1.
        directions: What each means, a unit vector, shape (words, width); zeros where that is not known.
        total: The sum of the weights.
    """

    places: tuple[int, ...]
    keys: tuple[str, ...]
    weights: tuple[float, ...]
    directions: Table = attrs.field(repr=False)
    total: float


@attrs.frozen(eq=False)
class Stretch:
    """A stretch of an item, read for comparison.

    Attributes:
        item: The item.
        start: The first of its words.
        end: One past the last.
        weights: What each of its keys weighs among the articles.
        plain: What each of its keys weighs by itself.
        negated: Its keys that stand in the scope of a negation.
        numbers: Its numbers.
        order: Its keys in pairs, as they follow each other.
        total: The sum of the weights.
        half_total: The sum of the square roots of weights times what its keys weigh by themselves.
        plain_total: The sum of what its keys weigh by themselves.
        meaning: What its words mean.
        bared: Its keys that begin like a word turned by a prefix, each with what is left of it, by the alphabet.
        withheld: What it leaves open, or None.
    """

    item: Item
    start: int
    end: int
    weights: Mapping[str, float]
    plain: Mapping[str, float]
    negated: frozenset[str]
    numbers: tuple[Number, ...]
    order: frozenset[tuple[str, str]]
    total: float
    half_total: float
    plain_total: float
    meaning: Meaning
    bared: tuple[tuple[str, str], ...]
    withheld: Withheld | None = None

    @property
    def text(self) -> str:
        """What it says, as it is printed."""
        return self.item.words.between(self.start, self.end)

    @property
    def stated(self) -> range:
        """The places of what it says to be so or not: what it tells to be untrue, or all of it."""
        return _refuted(self.item, self.start, self.end) or range(self.start, self.end)

    # A stretch is held against many others, so that what is asked of it alone is looked up once.
    @cached_property
    def names(self) -> frozenset[str]:
        """Its keys that are written like names."""
        return self.item.names & self.plain.keys()

    @cached_property
    def content(self) -> Content:
        """Its words that say something, by themselves."""
        places = tuple(place for place in range(self.start, self.end) if self.item.keys[place])
        words, table = self.item.words.words, meanings()
        rows = [table.rows.get(words[place].exact) for place in places]
        weights = tuple(_UNKNOWN if row is None else float(table.weights[row]) for row in rows)
        directions = table.directions.take([0 if row is None else row for row in rows], axis=0)
        directions[[row is None for row in rows]] = 0.0
        keys = tuple(self.item.keys[place] for place in places)
        return Content(places, keys, weights, directions, sum(weights) or 1.0)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of its words."""
        return frozenset(word.lemma for word in self.item.words.words[self.start : self.end])


@cache
def negating() -> frozenset[str]:
    """The keys of words that negate."""
    return frozenset(key for word in NEGATORS if (key := lexicon().word(word).key))


@cache
def judging() -> frozenset[str]:
    """The keys of words that only tell how what follows is put: "It is not true that", "rejected the claim that"."""
    return frozenset(key for word in _PUT if (key := lexicon().word(word).key))


def overlap(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    """What two sides have in common, and what it weighs in the one in which it weighs less.

    Args:
        one: What keys weigh on one side.
        other: What they weigh on the other.
    """
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return {key: min(weight, many[key]) for key, weight in few.items() if key in many}


def meant_by(item: Item, start: int, end: int) -> Meaning:
    """What the words of a stretch of an item mean."""
    return meanings().read(word.exact for word in item.words.words[start:end])


def stretch(
    item: Item, start: int, end: int, weights: Mapping[str, float], plain: Mapping[str, float], meaning: Meaning
) -> Stretch:
    """Read a stretch of an item for comparison."""
    words = item.words
    negated = set()
    clause = supposed = -1
    left_open = withheld(words, start, end, item.cue)
    for index in range(start, end):
        if left_open is not None and index == left_open.open:
            clause = -1  # "did not say whether it would close" negates the saying alone
        if words.words[index].lemma in _SUPPOSING:
            supposed = words.clauses[index]
        if words.clauses[index] != supposed and _negates(words.words, index) and not _until(item, index):
            clause = words.clauses[index]
            if index > start and words.words[index].lemma in _OBJECTS and item.keys[index - 1]:
                negated.add(item.keys[index - 1])
        elif words.clauses[index] == clause and item.keys[index]:
            negated.add(item.keys[index])
    if item.refuted is not None:
        negated = {key for place in _predicate(item, _refuted(item, start, end)) if (key := item.keys[place])} - negated
    found = tuple(number for number in item.numbers if start <= number.start and number.end <= end)
    keys = [key for key in item.keys[start:end] if key]
    return Stretch(
        item,
        start,
        end,
        weights,
        plain,
        frozenset(negated),
        found,
        frozenset(pairwise(keys)),
        sum(weights.values()) or 1.0,
        sum((weight * plain[key]) ** 0.5 for key, weight in weights.items()) or 1.0,
        sum(plain.values()) or 1.0,
        meaning,
        tuple((key, bare) for key in sorted(plain) if key.startswith(_PREFIXES) for bare in _bared(key)),
        left_open,
    )


def _refuted(item: Item, start: int, end: int) -> range:
    """The places of a stretch that hold what the item tells to be untrue."""
    first, last = item.refuted or (end, end)
    return range(max(start, first), min(end, last))


def _predicate(item: Item, told: range) -> range:
    """The places of a clause without its subject: what stands behind "had", or else behind the first word that says something."""
    helping = (place for place in told if item.words.words[place].exact in STANDING)
    first = next(helping, None)
    if first is None:
        first = next((place for place in told if item.keys[place]), told.stop)
    return range(first + 1, told.stop) if first + 1 < told.stop else told


def _negates(words: Sequence[Word], index: int) -> bool:
    word, after = words[index].lemma, words[index + 1].exact if index + 1 < len(words) else ""
    if word in _NEGATORS_OF_VERBS or word == "yet":
        return after == "to"
    if word in UNTRUE:  # "It is false that she sold it" negates what follows
        return after == "that"
    return word in NEGATORS or (index == 0 and word == "against" and after.endswith("ing"))


def _until(item: Item, index: int) -> bool:
    """Whether a negation says when or how much more, not that it is not so: "did not pay until May", "not only costly".

    Nor does it where it is part of a phrase: "not guilty", "pleaded not guilty".
    """
    if item.keys[index] and item.words.words[index].lemma == "not":
        return True
    words, clauses, sentences = item.words.words, item.words.clauses, item.words.sentences
    if words[index].lemma not in _ADVERBS:
        return False
    if index + 1 < len(words) and words[index + 1].key and not item.keys[index + 1]:
        return True
    if index + 1 < len(words) and words[index + 1].exact in _MORE:
        return True
    after = bisect_right(clauses, clauses[index])
    return after < len(words) and words[after].lemma == "until" and sentences[after] == sentences[index]


def _bared(key: str) -> Iterator[str]:
    """What is left of a key without a prefix that turns it."""
    for prefix in _PREFIXES:
        if key.startswith(prefix) and len(key) >= len(prefix) + _SHORTEST:
            yield key[len(prefix) :]

"""Quotes and claims as things to compare: their words, their keys, who says them and whether they are denied."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newslens.alignment.lexicon import Lexicon, entries
from newslens.alignment.marks import quoted
from newslens.alignment.words import Reader, Words
from newslens.types import Article, Claim, Kind, Quote, Stance

_WHOLE = 0.6  # a claim that makes up as much of its quote stands for the quote
_LONGEST = 2000


@attrs.frozen(eq=False)
class Item:
    """A quote or claim.

    Attributes:
        id: Its id.
        article: The number of its article.
        speaker: The id of who says it, or None.
        kind: The kind of a quote; None for a claim.
        words: Its words.
        keys: What each word is compared by; "" where it is a function word or part of a phrase already counted.
        weights: What each key weighs before the articles are looked at.
        marked: Whether each word stands inside quotation marks.
        denied: Whether who says it denies it.
        quote: For a claim inside a quote the number of that item, else None.
    """

    id: str
    article: int
    speaker: str | None
    kind: Kind | None
    words: Words
    keys: tuple[str, ...]
    weights: tuple[float, ...]
    marked: tuple[bool, ...]
    denied: bool
    quote: int | None = None


@attrs.frozen(eq=False)
class Unit:
    """A stretch of an item that is compared by itself: a sentence of it, or all of it.

    Attributes:
        item: The number of its item.
        start: The first of its words.
        end: One past the last of its words.
    """

    item: int
    start: int
    end: int


def items(articles: Sequence[Article], reader: Reader, lexicon: Lexicon) -> list[Item]:
    """The quotes and claims of a set of articles."""
    found: list[Item] = []
    cues = frozenset(lexicon.lemma(cue) for group in entries("denials.txt") for cue in group)
    for number, article in enumerate(articles):
        inside: dict[str, list[Claim]] = {}
        for claim in article.claims:
            if claim.quote is not None:
                inside.setdefault(claim.quote, []).append(claim)
        places: dict[str, int] = {}
        for quote in article.quotes:
            places[quote.id] = len(found)
            found.append(_quote(quote, number, inside.get(quote.id, ()), cues, reader, lexicon))
        for claim in article.claims:
            place = places.get(claim.quote) if claim.quote is not None else None
            text = _cut(claim.text)
            if place is not None and len(text) > _WHOLE * len(found[place].words.text):
                continue
            words = reader.read(text)
            keys, weights = _keys(words, lexicon)
            marked = _marked(words, Kind.MIXED)
            denied = claim.stance == Stance.DENIED
            found.append(Item(claim.id, number, claim.claimant, None, words, keys, weights, marked, denied, place))
    return found


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST]


def _quote(
    quote: Quote, article: int, claims: Sequence[Claim], cues: frozenset[str], reader: Reader, lexicon: Lexicon
) -> Item:
    words = reader.read(_cut(quote.text))
    keys, weights = _keys(words, lexicon)
    whole = [claim for claim in claims if len(claim.text) > _WHOLE * len(words.text)]
    denied = quote.cue is not None and any(lexicon.lemma(word) in cues for word in quote.cue.text.casefold().split())
    if whole:
        denied = any(claim.stance == Stance.DENIED for claim in whole)
    speaker = quote.speaker.id if quote.speaker is not None else None
    return Item(quote.id, article, speaker, quote.kind, words, keys, weights, _marked(words, quote.kind), denied)


def _marked(words: Words, kind: Kind) -> tuple[bool, ...]:
    count = len(words)
    if kind == Kind.DIRECT:
        return (True,) * count
    if kind == Kind.INDIRECT:
        return (False,) * count
    stretches = quoted(words.text)
    if not stretches:
        return (False,) * count
    inside = []
    place = 0
    for start, _ in words.places():
        while place < len(stretches) and stretches[place][1] <= start:
            place += 1
        inside.append(place < len(stretches) and stretches[place][0] <= start)
    return tuple(inside)


def _keys(words: Words, lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[float, ...]]:
    listed = words.words
    keys = [word.key for word in listed]
    weights = [word.weight for word in listed]
    phrases = lexicon.phrases
    for index, word in enumerate(listed):
        known = phrases.get(word.lemma)
        if known is None:
            continue
        for rest, group in known:
            if len(rest) < len(listed) - index and all(
                listed[index + 1 + step].lemma == lemma for step, lemma in enumerate(rest)
            ):
                keys[index], weights[index] = group, 1.0
                for step in range(len(rest)):
                    keys[index + 1 + step], weights[index + 1 + step] = "", 0.0
                break
    return tuple(keys), tuple(weights)


def units(found: Sequence[Item]) -> list[Unit]:
    """The sentences of items, and the items as wholes where they have several."""
    made = []
    for number, item in enumerate(found):
        sentences = item.words.sentences
        count = len(sentences)
        if not count:
            continue
        if sentences[-1] != sentences[0]:
            start = 0
            for index in range(1, count + 1):
                if index == count or sentences[index] != sentences[start]:
                    made.append(Unit(number, start, index))
                    start = index
        made.append(Unit(number, 0, count))
    return made

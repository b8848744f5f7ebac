"""Quotes and claims as things to compare: their words, their keys, who says them and whether they are denied."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import attrs

from newslens.alignment.figures import numbers
from newslens.alignment.keys import keys_of, names_in, with_amounts
from newslens.alignment.lexicon import Lexicon, entries
from newslens.alignment.marks import quoted
from newslens.alignment.numbers import Number
from newslens.alignment.refuted import CALLING, refuted
from newslens.alignment.withheld import withheld
from newslens.alignment.words import Words, read
from newslens.language.shares import is_share
from newslens.spans import Spans
from newslens.types import Article, Claim, Kind, Quote, Stance

_WHOLE = 0.6  # a claim that makes up as much of its quote stands for the quote
_REPORTED = 0.4  # a claim of which so much is a quote is left to the quote
_RULED_OUT = frozenset((("rule", "out"), ("rul", "out"), ("turn", "down"), ("warn", "against"), ("advis", "against")))
_LONGEST = 2000
_SCORN = frozenset(("dismiss", "reject", "rubbish"))
_CALLED = re.compile(r"(?:\S+ ){1,4}as\b")
_OPEN = re.compile(r"(?:to (?:say|tell) )?whether\b", re.IGNORECASE)  # neither said to be so nor not to be so
_AROUND = " ”’\"'»\n"
_DEEP = 1500.0  # code points; news tells what counts first, and from here on it says little what comes when


@attrs.frozen(eq=False)
class Item:
    """A quote or claim.

    Attributes:
        id: Its id.
        article: The number of its article.
        speaker: The id of who says it, or None.
        kind: The kind of a quote; None for a claim.
        text: What it says, or the start of it where that is long.
        spans: Where it stands in the raw text.
        depth: How far down its article it begins, by the logarithm of code points of the cleaned text: 0 at the top, 1 from
            1,500 on; None where that is not known.
        words: Its words.
        keys: What each word is compared by; "" where it is a function word or part of a phrase already counted.
        weights: What each key weighs before the articles are looked at.
        marked: Whether each word stands inside quotation marks.
        quoted: The runs of words inside quotation marks, each inside one sentence.
        numbers: Its numbers.
        names: Its keys that are written like names.
        denied: Whether who says it denies it.
        asked: Whether it is put as a question.
        quote: For a claim inside a quote the number of that item, else None.
        cue: The lemmas of the cue of a quote, and of a claim inside it.
        twin: For what a copy has word for word the number of the item that stands for it; else None.
        refuted: The first of the words which a quote tells to be untrue, and one past the last; or None.
    """

    id: str
    article: int
    speaker: str | None
    kind: Kind | None
    text: str
    spans: Spans
    depth: float | None
    words: Words
    keys: tuple[str, ...]
    weights: tuple[float, ...]
    marked: tuple[bool, ...]
    quoted: tuple[tuple[int, int], ...]
    numbers: tuple[Number, ...]
    names: frozenset[str]
    denied: bool
    asked: bool = False
    quote: int | None = None
    cue: frozenset[str] = frozenset()
    twin: int | None = None
    refuted: tuple[int, int] | None = None


def items(articles: Sequence[Article], lexicon: Lexicon) -> list[Item]:
    """The quotes and claims of a set of articles."""
    found: list[Item] = []
    cues = frozenset(lexicon.lemma(cue) for group in entries("denials.txt") for cue in group)
    for number, article in enumerate(articles):
        inside: dict[str, list[Claim]] = {}
        for claim in article.claims:
            if claim.quote is not None:
                inside.setdefault(claim.quote, []).append(claim)
        places: dict[str, int] = {}
        # A quote that states nothing ("agreed to sell") is no statement that a claim around it repeats.
        told = _joined([quote for quote in article.quotes if quote.id in inside])
        for quote in article.quotes:
            if quote.speaker is not None and is_share(quote.speaker.mention):
                continue  # how many say so is the outlet's claim
            places[quote.id] = len(found)
            speaker = quote.speaker.id if quote.speaker is not None else None
            denied = _denied(quote, inside.get(quote.id, ()), cues, lexicon)
            item = _item(quote, number, _depth(article, quote.spans), speaker, denied, None, lexicon)
            cue = frozenset(_cue(quote, lexicon))
            untrue = refuted(item.words, cue, [claim.text for claim in inside.get(quote.id, ())])
            # "Dismissed the claim that it leaked as a lie" denies once.
            once = untrue is not None and not cue.isdisjoint(CALLING)
            denied = denied and not once and not _withheld(item.words, cue)
            found.append(attrs.evolve(item, cue=cue, denied=denied, refuted=untrue))
        for claim in article.claims:
            place = places.get(claim.quote) if claim.quote is not None else None
            if place is not None and len(claim.text) > _WHOLE * len(found[place].words.text):
                continue
            if place is None and mostly_told(claim.spans, told):
                continue
            denied = claim.stance == Stance.DENIED or (place is not None and _told_untrue(claim, found[place]))
            item = _item(claim, number, _depth(article, claim.spans), claim.claimant, denied, place, lexicon)
            found.append(item if place is None else attrs.evolve(item, cue=found[place].cue))
    return _named(found)


def _named(found: list[Item]) -> list[Item]:
    """The items, with the words that open a sentence among their names where they are names elsewhere, and only names."""
    names = frozenset().union(*(item.names for item in found))
    plain = {form for item in found for form in item.words.forms if form.islower()}
    return [
        attrs.evolve(item, names=item.names | opening) if (opening := _opening(item, names, plain)) else item
        for item in found
    ]


def _opening(item: Item, names: frozenset[str], plain: set[str]) -> frozenset[str]:
    sentences, forms = item.words.sentences, item.words.forms
    return frozenset(
        key
        for index, key in enumerate(item.keys)
        if key in names
        and forms[index][0].isupper()
        and (not index or sentences[index] != sentences[index - 1])
        and forms[index].casefold() not in plain
    )


def _item(
    told: Quote | Claim,
    article: int,
    depth: float | None,
    speaker: str | None,
    denied: bool,  # noqa: FBT001 (as it is kept)
    quote: int | None,
    lexicon: Lexicon,
) -> Item:
    kind = told.kind if isinstance(told, Quote) else None
    text = told.text[:_LONGEST]
    words = read(text)
    counted = numbers(words)
    keys, weights = with_amounts(*keys_of(words, lexicon), words, counted)
    marked = _marked(words, kind)
    return Item(
        id=told.id,
        article=article,
        speaker=speaker,
        kind=kind,
        text=text,
        spans=told.spans,
        depth=depth,
        words=words,
        keys=keys,
        weights=weights,
        marked=marked,
        quoted=_quoted(words, marked),
        numbers=counted,
        names=names_in(words, keys),
        denied=denied,
        asked=(isinstance(told, Claim) and told.stance == Stance.QUESTIONED)
        or text.rstrip(_AROUND).endswith("?")
        or _OPEN.match(text) is not None,
        quote=quote,
    )


def _depth(article: Article, spans: Spans) -> float | None:
    place = next((found.start for span in spans if (found := article.offsets.to_text(span)) is not None), None)
    return None if place is None else math.log1p(min(place, _DEEP)) / math.log1p(_DEEP)


def home(found: Sequence[Item], item: int) -> int:
    """The number of the quote that a claim stands in, or of the item itself.

    Args:
        found: Quotes and claims.
        item: The number of one.
    """
    held = found[item].quote
    return item if held is None else held


def _joined(quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """The stretches of an article that are quotes, apart from each other and in order."""
    found: list[tuple[int, int]] = []
    for span in sorted(span for quote in quotes for span in quote.spans):
        if found and span.start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], span.end))
        else:
            found.append((span.start, span.end))
    return found


def mostly_told(spans: Spans, told: Sequence[tuple[int, int]]) -> bool:
    """Whether a claim in the outlet's voice is for the most part that somebody said something.

    Args:
        spans: Where the claim stands.
        told: Where quotes stand, apart from each other and in order.
    """
    inside = 0
    for span in spans:
        place = max(0, bisect_right(told, (span.start, span.start)) - 1)
        while place < len(told) and told[place][0] < span.end:
            start, end = told[place]
            place += 1
            inside += max(0, min(span.end, end) - max(span.start, start))
    return inside > _REPORTED * sum(map(len, spans))


def _denied(quote: Quote, claims: Sequence[Claim], cues: frozenset[str], lexicon: Lexicon) -> bool:
    if _OPEN.match(quote.text):
        return False  # "declined to say whether he is a clown" says nothing of it
    # What is denied inside of it ("It is not true | that she lied") does not make all of it a denial.
    longest = max(claims, key=lambda claim: len(claim.text), default=None)
    if longest is not None and longest.stance == Stance.DENIED and len(longest.text) > _WHOLE * len(quote.text):
        return True
    words = _cue(quote, lexicon)
    if _CALLED.match(quote.text) and any(word in _SCORN for word in words):
        return False  # "dismissed him as a clown" says that he is one
    return any(word in cues for word in words) or any(pair in _RULED_OUT for pair in pairwise(words))


def _told_untrue(claim: Claim, quote: Item) -> bool:
    """Whether a claim stands in what the quote around it tells to be untrue."""
    return quote.refuted is not None and not quote.denied and claim.text in quote.words.between(*quote.refuted)


def _withheld(words: Words, cue: frozenset[str]) -> bool:
    """Whether a quote is what its speaker declined to say: that denies nothing."""
    left_open = withheld(words, 0, len(words), cue)
    return left_open is not None and left_open.by_cue


def _cue(quote: Quote, lexicon: Lexicon) -> list[str]:
    """The lemmas of the words of a cue, in order."""
    return [] if quote.cue is None else [lexicon.lemma(word) for word in quote.cue.text.casefold().split()]


def _marked(words: Words, kind: Kind | None) -> tuple[bool, ...]:
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


def _quoted(words: Words, marked: tuple[bool, ...]) -> tuple[tuple[int, int], ...]:
    found = []
    sentences = words.sentences
    start = -1
    for index in range(len(marked) + 1):
        if start >= 0 and (index == len(marked) or not marked[index] or sentences[index] != sentences[start]):
            found.append((start, index))
            start = -1
        if start < 0 and index < len(marked) and marked[index]:
            start = index
    return tuple(found)

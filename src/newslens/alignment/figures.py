"""The numbers of a text, read: what they count or measure, and what is meant by them."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

import attrs

from newslens.alignment.counting import OCCASIONS, PEOPLE, STANDING, thing_counted
from newslens.alignment.intervals import meant, vaguely
from newslens.alignment.lexicon import Word
from newslens.alignment.measures import measures
from newslens.alignment.moments import MONTH_NUMBERS, RANKS, date, hour, is_year, lemma_at, quarter
from newslens.alignment.numbers import Number
from newslens.alignment.ranges import joined, joint
from newslens.alignment.shares import NEAR, SHARING, share
from newslens.alignment.stems import lemmas
from newslens.alignment.tallies import margin_of, read_tally
from newslens.alignment.words import Words
from newslens.language import clock
from newslens.language.calendar import WEEKDAYS
from newslens.language.numbers import MAGNITUDES, SMALL, Token, figure, parse, tokenize
from newslens.language.numbers import Number as Printed

_YEAR = 525_600.0  # minutes
_OLDEST = 120
_SIGNS = frozenset(("$", "£", "€", "¥", "₹", "rs", "inr", "usd", "eur", "gbp"))
_BEFORE_OVER = lemmas(
    "for last lasted lasts take took taken just well after was is be been spend spent wait"
)  # "over" is more
_BEFORE_DATES = frozenset("in since until by of on from last next this".split())  # "May" is a verb elsewhere
_ARTICLES = frozenset(("a", "an"))
_REPEATED = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_BEHIND_ONCE = frozenset(("", "and", "during", "in", "last", "on", "this"))  # "he was once a clerk" counts nothing
_BEFORE_ONCE = frozenset(("all", "at", "for", "more"))
_SCALES = tuple(sorted({size for size in MAGNITUDES.values() if size >= 1e3}))
_UNPRINTED = frozenset({*_ARTICLES, *SHARING, *_REPEATED, "none"})
"""Words that may count something and are no numbers."""
_LASTING = lemmas("last take for within spend wait")
_PASSING = lemmas("ago old")
_VOTES = lemmas("vote point goal run seat")
_MARGINS = lemmas("margin majority lead")
_JUST = lemmas("just only mere")
_BEFORE_PRONOUNS = frozenset("lov loved this that no any every each which another day".split())  # "one" counts nothing


@attrs.frozen(eq=False)
class _Text:
    """A text as words, and as the tokens in which numbers are read; many texts with a day or a "no" need no tokens.

    Attributes:
        read: The words.
        starts: Where each word starts.
        tokens: The tokens.
        at: The number of the token that starts where a word does.
    """

    read: Words

    @cached_property
    def starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.read.places())

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(tokenize(self.read.text))

    @cached_property
    def at(self) -> Mapping[int, int]:
        return {token.start: number for number, token in enumerate(self.tokens)}

    def token(self, index: int) -> int:
        """The number of the token that a word begins with; past the end where none starts there."""
        return self.at.get(self.starts[index], len(self.tokens))

    def word(self, end: int) -> int:
        """One past the last word of what ends before a token."""
        return bisect_left(self.starts, self.tokens[end - 1].end)


def numbers(text: Words) -> tuple[Number, ...]:
    """The numbers of a text, in order; a tally is followed by how far its figures are apart."""
    held = _Text(text)
    found: list[Number] = []
    done = 0
    for index, word in enumerate(text.words):
        if index < done:
            continue
        if word.numeric or word.exact in _UNPRINTED or word.exact in RANKS:
            number = quarter(text.words, index) if word.exact in RANKS else None
            if number is None and (word.numeric or word.exact in _UNPRINTED):
                number = _number(held, index) if word.numeric else _worded(text, index)
            if number is not None:
                number = _ranging(held, number) or number
                found.append(number)
                done = number.end
                if number.kind == "tally":
                    margin = margin_of(number.value)
                    found.append(attrs.evolve(number, kind="margin", low=margin, high=margin))
    return tuple(found)


def _ranging(text: _Text, first: Number) -> Number | None:
    """The range that a number begins: "between 40 and 50 people", "€3bn to €4bn"."""
    place = joint(text.read, text.starts, first)
    if place is None or place >= len(text.read):
        return None
    place += text.read.forms[place].casefold() in _SIGNS
    last = _number(text, place) if place < len(text.read) and text.read.words[place].numeric else None
    return None if last is None else joined(text.read.words, first, last)


def _worded(text: Words, index: int) -> Number | None:
    """What is counted without a number: the one week of "lasted a week", "most residents", "twice"; "a week ago" is none."""
    words = text.words
    word, after = words[index].exact, lemma_at(words, index + 1)
    if word in _REPEATED:
        counts = word != "once" or (after in _BEHIND_ONCE and lemma_at(words, index - 1) not in _BEFORE_ONCE)
        return Number("count", OCCASIONS, *(_REPEATED[word],) * 2, index, index + 1) if counts else None
    if word == "none":
        return Number("count", thing_counted(words, index + 1), 0.0, 0.0, index, index + 1) if after == "of" else None
    if word in SHARING:
        return _share(words, index)
    unit = measures().units.get(after)
    if unit is None or unit.kind != "duration" or lemma_at(words, index - 1) not in _LASTING:
        return None
    if lemma_at(words, index + 2) in _PASSING:
        return None
    return _measured(words, text.forms, Number("count", "", 1.0, 1.0, index, index + 1))


def _number(text: _Text, index: int) -> Number | None:
    words, forms = text.read.words, text.read.forms
    word = words[index]
    if word.lemma == "no" and lemma_at(words, index + 1) != "one":
        return None
    if word.lemma in MONTH_NUMBERS and forms[index][0].isupper():
        return date(words, index, index) if word.weight or lemma_at(words, index - 1) in _BEFORE_DATES else None
    if word.lemma in ("nobody", "noone", "no"):
        return Number("count", PEOPLE, 0.0, 0.0, index, index + 1 + (word.lemma == "no"))
    if word.lemma in WEEKDAYS:
        return Number("day", "", *(float(WEEKDAYS[word.lemma]),) * 2, index, index + 1)
    tally = read_tally(text.read, text.starts, index)
    if tally is not None:
        return Number("tally", "", tally.value, tally.value, index, tally.end)
    # "A hundred", "a third", "a quarter to nine": the number begins with its article.
    first = index - (not word.exact[:1].isdigit() and lemma_at(words, index - 1) in ("a", "an"))
    place = text.token(first)
    time = clock.parse(text.tokens, place)
    if time is not None:
        return hour(words, first, text.word(time.end), time.minute)
    printed = parse(text.tokens, place)
    if printed is None and word.lemma == "half":
        return _share(words, index)
    told = None if printed is None else _told(text, first, printed)
    return None if told is None or printed is None else attrs.evolve(told, scale=_scale(text.tokens[place], printed))


def _share(words: tuple[Word, ...], index: int) -> Number | None:
    found = share(words, index)
    return None if found is None else Number("percent", "", *found, index, index + 1)


def _scale(first: Token, printed: Printed) -> float:
    """By what a word multiplies the figure that a number begins with; 1 where it is no single word."""
    base = figure(first) or SMALL.get(first.low)
    scale = printed.value / base if base and printed.value else 1.0
    return next((size for size in _SCALES if math.isclose(size, scale)), 1.0)


def _told(text: _Text, start: int, printed: Printed) -> Number | None:
    """A number with the interval that is meant by it, and what it counts or measures."""
    words, forms = text.read.words, text.read.forms
    end = text.word(printed.end)
    if printed.value is None:
        low, high = vaguely(forms[start:end], measures())
        return Number("count", thing_counted(words, end), low, high, start, end)
    if printed.ratio:
        low, high = meant(words, start, 100.0 * printed.value)
        # A fraction is said where a percentage near it is meant.
        return Number("percent", "", low - NEAR, high + NEAR, start, end)
    after = lemma_at(words, end)
    if after in MONTH_NUMBERS and forms[end][0].isupper() and end == start + 1 and 1 <= printed.value <= 31:
        return date(words, start, end)
    money = measures().money.get(words[start - 1].lemma) if start and forms[start - 1].casefold() in _SIGNS else None
    low, high = meant(words, start - (money is not None), printed.value)
    start -= money is not None
    if money is None and after in measures().money:
        money, end = measures().money[after], end + 1
    if money is not None:
        return Number("money", money, low, high, start, end)
    if _is_age(text, start, end, printed.value):
        return Number("count", "old", low, high, start, end)
    return _measured(words, forms, Number("count", "", low, high, start, end))


def _is_age(text: _Text, start: int, end: int, value: float) -> bool:
    """Whether a number between commas behind a name is an age: "Ann Berg, 26, who"."""
    if not start or end != start + 1 or not 1 <= value <= _OLDEST or not text.read.forms[start].isdigit():
        return False
    before, after = (
        text.starts[start - 1] + len(text.read.forms[start - 1]),
        text.starts[start] + len(text.read.forms[start]),
    )
    behind_name = text.read.forms[start - 1][0].isupper() and text.read.words[start - 1].lemma not in MONTH_NUMBERS
    apart = text.read.text[before : text.starts[start]].strip() == "," and text.read.text[after:].lstrip()[:1] in {
        ",",
        "",
    }
    return behind_name and apart


def _measured(words: tuple[Word, ...], forms: tuple[str, ...], number: Number) -> Number | None:
    """A number with what it counts or measures; None where it is none."""
    low, high, start, end = number.low, number.high, number.start, number.end
    unit = lemma_at(words, end)
    if unit == "percent":
        return Number("percent", "", low, high, start, end + 1)
    measure = measures().units.get(unit)
    if measure is not None:
        if lemma_at(words, end + 1) in ("old", "ago"):
            years = measure.size / _YEAR if unit in ("decad", "year") else 1.0
            return Number("count", lemma_at(words, end + 1), low * years, high * years, start, end + 1)
        if (
            measure.kind == "duration"
            and lemma_at(words, start - 1) == "over"
            and lemma_at(words, start - 2) not in _BEFORE_OVER
        ):
            high = low  # "6 percent over two years"
        low, high = measure.interval(low, high)
        return Number(measure.kind, "", low, high, start, end + 1)
    if end == start + 1 and is_year(words, forms[start], start, number.value):
        return Number("year", "", number.value, number.value, start, end)
    if words[start].lemma == "one" and (
        end == len(words) or words[end].lemma in STANDING or lemma_at(words, start - 1) in _BEFORE_PRONOUNS
    ):
        return None  # a pronoun
    if unit in _VOTES and _by(words, start):
        return Number("margin", "", low, high, start, end + 1)
    return Number("count", thing_counted(words, end), low, high, start, end)


def _by(words: tuple[Word, ...], start: int) -> bool:
    """Whether "by" or "by just" stands in front of a number, or "margin" near."""
    before = start - 1 - (lemma_at(words, start - 1) in _JUST)
    return lemma_at(words, before) == "by" or any(lemma_at(words, start - back) in _MARGINS for back in (1, 2, 3))

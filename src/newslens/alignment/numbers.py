"""Numbers in a text as intervals of a kind, so that "about 40" and "38" agree and "four dead" and "six dead" do not."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs

from newslens.alignment.counting import OCCASIONS, PEOPLE, STANDING, thing_counted
from newslens.alignment.lexicon import Word
from newslens.alignment.measures import Measures, measures
from newslens.alignment.shares import NEAR, SHARING, share
from newslens.alignment.stems import lemma, lemmas
from newslens.alignment.tallies import margin_of, read_tally
from newslens.alignment.words import Words
from newslens.language import clock
from newslens.language.calendar import MONTHS, WEEKDAYS
from newslens.language.numbers import MAGNITUDES, SMALL, Token, figure, parse, tokenize
from newslens.language.numbers import Number as Printed

_MONTHS = {lemma(name): number for name, number in MONTHS.items()}
_ABOUT = lemmas("about around roughly approximately some estimated circa")
_BARELY = lemmas("nearly almost")
_YEAR = 525_600.0  # minutes
_PLACED = frozenset(("time", "date", "day", "year"))  # kinds that are no amounts
_TIMED = frozenset(("old", "ago"))  # units of counts of years: of an age, and of how long something is past
_OLDEST = 120
_WITHIN = 20.0  # amounts that are further apart are not of one thing
_NO_LESS = frozenset((no, less, "than") for no in ("not", "no") for less in ("less", "fewer", "few", "lower"))
_NO_MORE = frozenset((no, "more", "than") for no in ("not", "no"))
_SIGNS = frozenset(("$", "£", "€", "¥", "₹", "rs", "inr", "usd", "eur", "gbp"))
_CLOSER = lemmas("closer close")
_BEFORE_OVER = lemmas(
    "for last lasted lasts take took taken just well after was is be been spend spent wait"
)  # "over" is more
_BEFORE_DATES = frozenset("in since until by of on from last next this".split())  # "May" is a verb elsewhere
_ARTICLES = frozenset(("a", "an"))
_REPEATED = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_BEHIND_ONCE = frozenset(("", "and", "during", "in", "last", "on", "this"))  # "he was once a clerk" counts nothing
_BEFORE_ONCE = frozenset(("all", "at", "for", "more"))
_RANGING = frozenset(("count", "percent"))
_BEFORE_CHANGES = frozenset(("from", "by", "vote"))
_SCALES = tuple(sorted({size for size in MAGNITUDES.values() if size >= 1e3}))
_UNPRINTED = frozenset({*_ARTICLES, *SHARING, *_REPEATED, "none"})
"""Words that may count something and are no numbers."""
_LASTING = lemmas("last take for within spend wait")
_PASSING = lemmas("ago old")
_VOTES = lemmas("vote point goal run seat")
_MARGINS = lemmas("margin majority lead")
_JUST = lemmas("just only mere")
_BEFORE_PRONOUNS = frozenset("lov loved this that no any every each which another day".split())  # "one" counts nothing


@attrs.frozen
class Number:
    """A number in a text.

    Attributes:
        kind: "count", "tally", "margin" (between its figures), "money", "percent", "time", "date", "day", "year",
            "duration" (minutes), "length" (metres) or "mass" (kilograms).
        unit: What is counted, as a key; the currency of money; "" where the kind says it all.
        low: The least that it can mean; of a tally what `tallies` makes of it.
        high: The most that it can mean.
        start: The first of its words.
        end: One past the last of its words, the unit included where it is part of the amount.
        scale: By what a word multiplies its figure, from a thousand on: 1e6 for "1.2 million"; 1 where none does.
    """

    kind: str
    unit: str
    low: float
    high: float
    start: int
    end: int
    scale: float = 1.0

    @property
    def value(self) -> float:
        """The number that is printed, as far as it can be told from the interval."""
        return self.low if self.high == float("inf") else self.high if not self.low else (self.low + self.high) / 2

    @property
    def amounts(self) -> bool:
        """Whether it says how much or how many, and not when."""
        return self.kind not in _PLACED

    def comparable(self, other: Number) -> bool:
        """Whether the two count or measure the same thing."""
        return self.unit == other.unit != "?" and self.commensurate(other)

    def commensurate(self, other: Number) -> bool:
        """Whether the two can be of one thing, whatever it is called: of one kind, and amounts not too far apart."""
        if self.kind != other.kind or (self.unit != other.unit and not _TIMED.isdisjoint((self.unit, other.unit))):
            return False
        if self.kind in _PLACED or not self.low or not other.low:
            return True
        return max(self.low, other.low) <= _WITHIN * min(self.low, other.low) or self.rescaled(other)

    def rescaled(self, other: Number) -> bool:
        """Whether they are one figure of one thing with another word behind it: "$1.2 million", "$1.2 billion"."""
        if self.unit != other.unit or 1.0 in (self.scale, other.scale):
            return False
        return math.isclose(self.value / self.scale, other.value / other.scale)

    def excludes(self, other: Number) -> bool:
        """Whether both cannot be true of one thing."""
        return self.high < other.low or other.high < self.low


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
        if word.numeric or word.exact in _UNPRINTED:
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
    """The range that a count begins: "between 40 and 50 people", "40 to 50 people"; "from 40 to 50" is a change."""
    words, start, joint = text.read.words, first.start, first.end
    between = _at(words, start - 1) == "between"
    if first.kind != "count" or _at(words, joint) != ("and" if between else "to") or joint + 1 >= len(words):
        return None
    if not words[joint + 1].numeric or (not between and _at(words, start - 1) in _BEFORE_CHANGES):
        return None
    last = _number(text, joint + 1)
    if last is None or last.kind not in _RANGING or first.unit not in (last.unit, "?") or not first.low < last.high:
        return None
    return attrs.evolve(last, low=first.low, start=start)


def _worded(text: Words, index: int) -> Number | None:
    """What is counted without a number: the one week of "lasted a week", "most residents", "twice"; "a week ago" is none."""
    words = text.words
    word, after = words[index].exact, _at(words, index + 1)
    if word in _REPEATED:
        counts = word != "once" or (after in _BEHIND_ONCE and _at(words, index - 1) not in _BEFORE_ONCE)
        return Number("count", OCCASIONS, *(_REPEATED[word],) * 2, index, index + 1) if counts else None
    if word == "none":
        return Number("count", thing_counted(words, index + 1), 0.0, 0.0, index, index + 1) if after == "of" else None
    if word in SHARING:
        return _share(words, index)
    unit = measures().units.get(after)
    if unit is None or unit.kind != "duration" or _at(words, index - 1) not in _LASTING:
        return None
    if _at(words, index + 2) in _PASSING:
        return None
    return _measured(words, text.forms, Number("count", "", 1.0, 1.0, index, index + 1))


def _number(text: _Text, index: int) -> Number | None:
    words, forms = text.read.words, text.read.forms
    word = words[index]
    if word.lemma == "no" and _at(words, index + 1) != "one":
        return None
    if word.lemma in _MONTHS and forms[index][0].isupper():
        return _date(words, index, index) if word.weight or _at(words, index - 1) in _BEFORE_DATES else None
    if word.lemma in ("nobody", "noone", "no"):
        return Number("count", PEOPLE, 0.0, 0.0, index, index + 1 + (word.lemma == "no"))
    if word.lemma in WEEKDAYS:
        return Number("day", "", *(float(WEEKDAYS[word.lemma]),) * 2, index, index + 1)
    tally = read_tally(text.read, text.starts, index)
    if tally is not None:
        return Number("tally", "", tally.value, tally.value, index, tally.end)
    # "A hundred", "a third", "a quarter to nine": the number begins with its article.
    first = index - (not word.exact[:1].isdigit() and _at(words, index - 1) in ("a", "an"))
    place = text.token(first)
    time = clock.parse(text.tokens, place)
    if time is not None:
        return _time(text, first, time)
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


def _value(exact: str) -> float | None:
    try:
        return float(exact)
    except ValueError:
        return None


def _at(words: tuple[Word, ...], index: int) -> str:
    return words[index].lemma if 0 <= index < len(words) else ""


def _told(text: _Text, start: int, printed: Printed) -> Number | None:
    """A number with the interval that is meant by it, and what it counts or measures."""
    words, forms = text.read.words, text.read.forms
    end = text.word(printed.end)
    if printed.value is None:
        low, high = _vague(forms[start:end], measures())
        return Number("count", thing_counted(words, end), low, high, start, end)
    if printed.ratio:
        low, high = _range(words, start, 100.0 * printed.value)
        # A fraction is said where a percentage near it is meant.
        return Number("percent", "", low - NEAR, high + NEAR, start, end)
    after = _at(words, end)
    if after in _MONTHS and forms[end][0].isupper() and end == start + 1 and 1 <= printed.value <= 31:
        return _date(words, start, end)
    money = measures().money.get(words[start - 1].lemma) if start and forms[start - 1].casefold() in _SIGNS else None
    low, high = _range(words, start - (money is not None), printed.value)
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
    behind_name = text.read.forms[start - 1][0].isupper() and text.read.words[start - 1].lemma not in _MONTHS
    apart = text.read.text[before : text.starts[start]].strip() == "," and text.read.text[after:].lstrip()[:1] in {
        ",",
        "",
    }
    return behind_name and apart


def _vague(forms: Sequence[str], known: Measures) -> tuple[float, float]:
    """The interval of "dozens", "tens of thousands", "several hundred"."""
    first, *rest = (form.casefold() for form in forms if form.casefold() != "of")
    low, high = known.vague[first if first in known.vague else f"{first}s"]
    times = math.prod(MAGNITUDES[word] for word in rest)
    return low * times, high * times


def _measured(words: tuple[Word, ...], forms: tuple[str, ...], number: Number) -> Number | None:
    """A number with what it counts or measures; None where it is none."""
    low, high, start, end = number.low, number.high, number.start, number.end
    unit = _at(words, end)
    if unit == "percent":
        return Number("percent", "", low, high, start, end + 1)
    measure = measures().units.get(unit)
    if measure is not None:
        if _at(words, end + 1) in ("old", "ago"):
            years = measure.size / _YEAR if unit in ("decad", "year") else 1.0
            return Number("count", _at(words, end + 1), low * years, high * years, start, end + 1)
        if measure.kind == "duration" and _at(words, start - 1) == "over" and _at(words, start - 2) not in _BEFORE_OVER:
            high = low  # "6 percent over two years"
        low, high = low * measure.size * (1.0 - measure.rounded), high * measure.size * (1.0 + measure.rounded)
        return Number(measure.kind, "", low, high, start, end + 1)
    if end == start + 1 and _is_year(words, forms[start], start, number.value):
        return Number("year", "", number.value, number.value, start, end)
    if words[start].lemma == "one" and (
        end == len(words) or words[end].lemma in STANDING or _at(words, start - 1) in _BEFORE_PRONOUNS
    ):
        return None  # a pronoun
    if unit in _VOTES and _by(words, start):
        return Number("margin", "", low, high, start, end + 1)
    return Number("count", thing_counted(words, end), low, high, start, end)


def _by(words: tuple[Word, ...], start: int) -> bool:
    """Whether "by" or "by just" stands in front of a number, or "margin" near."""
    before = start - 1 - (_at(words, start - 1) in _JUST)
    return _at(words, before) == "by" or any(_at(words, start - back) in _MARGINS for back in (1, 2, 3))


def _is_year(words: tuple[Word, ...], form: str, start: int, value: float) -> bool:
    if not (1900 <= value <= 2100 and len(form) == 4 and form.isdigit()):
        return False
    return _at(words, start - 1) in ("in", "since", "until", "by", "of", "before", "after") or not _at(words, start + 1)


def _time(text: _Text, start: int, time: clock.Clock) -> Number:
    before, end = _at(text.read.words, start - 1), text.word(time.end)
    low = high = float(time.minute)
    if (before == "to" and _at(text.read.words, start - 2) in _CLOSER) or before in _ABOUT | _BARELY:
        low, high = low - 20, high + 20
    elif before == "after":
        high += 600
    elif before == "before":
        low -= 600
    return Number("time", "", low, high, start, end)


def _date(words: tuple[Word, ...], start: int, month: int) -> Number:
    day = None
    end = month + 1
    if month > start:
        day = _value(words[start].exact)
    elif end < len(words):
        value = _value(words[end].exact)
        if value is not None and 1 <= value <= 31 and words[end].exact.isdigit():
            day, end = value, end + 1
    first = _MONTHS[words[month].lemma] * 31.0
    if day is None:
        return Number("date", "", first + 1, first + 31, start, end)
    return Number("date", "", first + day, first + day, start, end)


def _range(words: tuple[Word, ...], start: int, value: float) -> tuple[float, float]:
    before = [word.lemma for word in words[max(0, start - 3) : start]]
    last = before[-1] if before else ""
    pair = tuple(before[-2:])
    infinite = float("inf")
    if tuple(before) in _NO_LESS:
        return value, infinite
    if tuple(before) in _NO_MORE:
        return 0.0, value
    if pair in {("more", "than"), ("higher", "than"), ("greater", "than")} or last in ("over", "above", "exceed"):
        return value, infinite
    if pair == ("at", "least") or last == "minimum":
        return value, infinite
    if pair in {("less", "than"), ("fewer", "than"), ("lower", "than")} or last in ("under", "below"):
        return 0.0, value
    if pair in {("at", "most"), ("up", "to")}:
        return 0.0, value
    if last in _ABOUT:
        return value * 0.9, value * 1.1
    if last in _BARELY:
        return value * 0.85, value
    return value, value


def misprinted(a: str, b: str) -> bool:
    """Whether two numbers look as if one were a slip for the other: the same digits, or one more or less.

    Examples:
        >>> misprinted("2,300", "3,200"), misprinted("41,000", "141,000"), misprinted("7", "9")
        (True, True, False)
    """
    one, other = (sorted(letter for letter in text if letter.isdigit()) for text in (a, b))
    if min(len(one), len(other)) < 2:
        return False
    if one == other:
        return True
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(longer) - len(shorter) != 1:
        return False
    for letter in shorter:
        longer = [*longer]
        if letter not in longer:
            return False
        longer.remove(letter)
    return True

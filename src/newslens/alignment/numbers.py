"""Numbers in a text as intervals of a kind, so that "about 40" and "38" agree and "four dead" and "six dead" do not."""

from __future__ import annotations

import attrs

from newslens.alignment.counting import PEOPLE, STANDING, thing_counted
from newslens.alignment.lexicon import Word
from newslens.alignment.measures import measures
from newslens.alignment.stems import lemma, lemmas
from newslens.alignment.words import SMALL, Words

_MONTHS = {
    lemma(name): number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_ABOUT = lemmas("about around roughly approximately some estimated circa")
_BARELY = lemmas("nearly almost")
_YEAR = 365.0  # days
_PLACED = frozenset(("time", "date", "day", "year"))  # kinds that are no amounts
_WITHIN = 20.0  # amounts that are further apart are not of one thing
_NO_LESS = frozenset((no, less, "than") for no in ("not", "no") for less in ("less", "fewer", "few", "lower"))
_NO_MORE = frozenset((no, "more", "than") for no in ("not", "no"))
_CLOCK = frozenset(("am", "pm", "o'clock"))
_SIGNS = frozenset(("$", "£", "€", "¥", "₹", "rs", "inr", "usd", "eur", "gbp"))
_CLOSER = lemmas("closer close")
_ROUND = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_OUT_OF = {"10": 10.0, "ten": 10.0, "100": 100.0, "three": 3.0, "four": 4.0, "five": 5.0, "eight": 8.0, "seven": 7.0}
_FRACTIONS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0}
_BEFORE_FRACTIONS = frozenset("a one two three by".split())
_BEFORE_DATES = frozenset("in since until by of on from last next this".split())  # "May" is a verb elsewhere
_BEFORE_PRONOUNS = frozenset("lov loved this that no any every each which another day".split())  # "one" counts nothing


@attrs.frozen
class Number:
    """A number in a text.

    Attributes:
        kind: "count", "money", "percent", "time", "date", "day", "year", "duration" (days), "length" (metres) or
            "mass" (kilograms).
        unit: What is counted, as a key; the currency of money; "" where the kind says it all.
        low: The least that it can mean.
        high: The most that it can mean.
        start: The first of its words.
        end: One past the last of its words, the unit included where it is part of the amount.
    """

    kind: str
    unit: str
    low: float
    high: float
    start: int
    end: int

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
        if self.kind != other.kind:
            return False
        if self.kind in _PLACED or not self.low or not other.low:
            return True
        return max(self.low, other.low) <= _WITHIN * min(self.low, other.low)

    def excludes(self, other: Number) -> bool:
        """Whether both cannot be true of one thing."""
        return self.high < other.low or other.high < self.low


def numbers(text: Words) -> tuple[Number, ...]:
    """The numbers of a text, in order."""
    words = text.words
    found: list[Number] = []
    done = 0
    for index, word in enumerate(words):
        if word.numeric and index >= done:
            number = _number(words, text.forms, index)
            if number is not None:
                found.append(number)
                done = number.end
    return tuple(found)


def _number(words: tuple[Word, ...], forms: tuple[str, ...], index: int) -> Number | None:
    word = words[index]
    if word.exact[:1].isdigit() or (word.exact in _ROUND and _at(words, index - 1) in ("a", "half")):
        return _numeral(words, forms, index)
    if word.lemma in _MONTHS and forms[index][0].isupper():
        return _date(words, index, index) if word.weight or _at(words, index - 1) in _BEFORE_DATES else None
    if word.lemma in _FRACTIONS:
        return _fraction(words, index) if _at(words, index - 1) in _BEFORE_FRACTIONS else None
    if word.lemma in ("nobody", "noone") or (word.lemma == "no" and _at(words, index + 1) == "one"):
        return Number("count", PEOPLE, 0.0, 0.0, index, index + 1 + (word.lemma == "no"))
    if word.lemma in _DAYS:
        return Number("day", "", *(float(_DAYS.index(word.lemma)),) * 2, index, index + 1)
    if word.exact in measures().clock:
        return _time(words, index, measures().clock[word.exact] / 60)
    vague = measures().vague.get(forms[index].casefold())
    return None if vague is None else Number("count", thing_counted(words, index + 1), *vague, index, index + 1)


def _value(exact: str) -> float | None:
    try:
        return float(exact)
    except ValueError:
        return None


def _at(words: tuple[Word, ...], index: int) -> str:
    return words[index].lemma if 0 <= index < len(words) else ""


def _numeral(words: tuple[Word, ...], forms: tuple[str, ...], start: int) -> Number | None:
    value = _value(words[start].exact) if words[start].exact not in _ROUND else _rounded(words, start)
    if value is None:
        return None
    after = _at(words, start + 1)
    if after in _CLOCK or (":" in forms[start] and value < 24):
        return _time(words, start, value)
    if after in _MONTHS and forms[start + 1][0].isupper() and 1 <= value <= 31:
        return _date(words, start, start + 1)
    value, end = _scaled(words, start, value)
    money = measures().money.get(words[start - 1].lemma) if start and forms[start - 1].casefold() in _SIGNS else None
    low, high = _range(words, start - (money is not None) - (words[start].exact in _ROUND), value)
    unit = _at(words, end)
    start -= money is not None
    if money is None and unit in measures().money:
        money, end = measures().money[unit], end + 1
    if money is not None:
        return Number("money", money, low, high, start, end)
    return _measured(words, forms, Number("count", "", low, high, start, end))


def _measured(words: tuple[Word, ...], forms: tuple[str, ...], number: Number) -> Number | None:
    """A number with what it counts or measures; None where it is none."""
    low, high, start, end = number.low, number.high, number.start, number.end
    unit = _at(words, end)
    if unit == "percent":
        return Number("percent", "", low, high, start, end + 1)
    if unit == "in" and _at(words, end + 1) in _OUT_OF and number.value < _OUT_OF[_at(words, end + 1)]:
        share = 100.0 * number.value / _OUT_OF[_at(words, end + 1)]
        return Number("percent", "", share - 2.0, share + 2.0, start, end + 2)
    measure = measures().units.get(unit)
    if measure is not None:
        if _at(words, end + 1) in ("old", "ago"):
            years = measure.size / _YEAR if unit in ("decad", "year") else 1.0
            return Number("count", _at(words, end + 1), low * years, high * years, start, end + 1)
        low, high = low * measure.size * (1.0 - measure.rounded), high * measure.size * (1.0 + measure.rounded)
        return Number(measure.kind, "", low, high, start, end + 1)
    if end == start + 1 and _is_year(words, forms[start], start, number.value):
        return Number("year", "", number.value, number.value, start, end)
    if words[start].lemma == "one" and (
        end == len(words) or words[end].lemma in STANDING or _at(words, start - 1) in _BEFORE_PRONOUNS
    ):
        return None  # a pronoun
    return Number("count", thing_counted(words, end), low, high, start, end)


def _rounded(words: tuple[Word, ...], start: int) -> float:
    """What the article or the half before it makes of a round number ("half a million")."""
    half = "half" in (_at(words, start - 1), _at(words, start - 2))
    return _ROUND[words[start].exact] * (0.5 if half else 1.0)


def _scaled(words: tuple[Word, ...], start: int, value: float) -> tuple[float, int]:
    """The value of a numeral with the words that belong to it ("twenty two", "3 million"), and where they end."""
    end = start + 1
    scales = measures().scales
    last = scales.get(words[start].exact, 0.0)
    if end < len(words) and value in range(20, 100, 10) and words[end].lemma in SMALL and SMALL[words[end].lemma] < 10:
        value += SMALL[words[end].lemma]
        end += 1
    while end < len(words) and (scale := scales.get(words[end].lemma, scales.get(words[end].exact))) is not None:
        value *= scale
        last = scale
        end += 1
    place = end + (_at(words, end) == "and")
    if last in (1e2, 1e3) and place < len(words) and (rest := SMALL.get(words[place].lemma, 0)) and rest < last:
        # "two hundred and fifty"
        more, end = _scaled(words, place, float(rest))
        value += more
    return value, end


def _is_year(words: tuple[Word, ...], form: str, start: int, value: float) -> bool:
    if not (1900 <= value <= 2100 and len(form) == 4 and form.isdigit()):
        return False
    return _at(words, start - 1) in ("in", "since", "until", "by", "of", "before", "after") or not _at(words, start + 1)


def _time(words: tuple[Word, ...], start: int, value: float) -> Number:
    after, before = _at(words, start + 1), _at(words, start - 1)
    hours, minutes = divmod(round(value * 100), 100)
    if after in ("am", "pm"):
        hours = hours % 12 + (12 if after == "pm" else 0)
    low = high = float(hours * 60 + minutes)
    if (before == "to" and _at(words, start - 2) in _CLOSER) or before in _ABOUT | _BARELY:
        low, high = low - 20, high + 20
    elif before == "after":
        high += 600
    elif before == "before":
        low -= 600
    return Number("time", "", low, high, start, start + 1 + (after in _CLOCK))


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


def _fraction(words: tuple[Word, ...], index: int) -> Number:
    value = _FRACTIONS[words[index].lemma] * (_value(words[index - 1].exact) or 1.0)
    low, high = _range(words, index - 1, value)
    # A fraction is said where a percentage near it is meant.
    return Number("percent", "", low - 1.0, high + 1.0, index - 1, index + 1)


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

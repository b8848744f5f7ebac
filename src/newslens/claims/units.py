"""What a number measures, where the words behind it tell: money, a share, a length of time, a weight."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newslens.claims import money
from newslens.language.numbers import Token, adjacent, low

PERCENT, POINT, CENT = "percent", "percentage point", "cent"
"""The names of a share, of the difference between two, and of a hundredth of a currency that is not told."""
DURATIONS = {
    "second": ("PT{}S", 1),
    "sec": ("PT{}S", 1),
    "minute": ("PT{}M", 1),
    "min": ("PT{}M", 1),
    "hour": ("PT{}H", 1),
    "hr": ("PT{}H", 1),
    "day": ("P{}D", 1),
    "week": ("P{}W", 1),
    "month": ("P{}M", 1),
    "year": ("P{}Y", 1),
    "decade": ("P{}Y", 10),
    "century": ("P{}Y", 100),
}
"""A length of time as ISO 8601 writes it and how many of that it is, by the word in the singular."""
_PLURALS = {"centuries": "century", "pence": "pence", "pennies": "penny"}
_PERCENT = frozenset(("%", "percent", "pct", "pc"))
# How many of one make a percentage point.
_POINTS = {"percentage": 1, "basis": 100}
_SHORT_POINTS = {"pp": 1, "ppt": 1, "bp": 100, "bps": 100}
# Written against the figure, and what the unit is called.
_SYMBOLS = {
    symbol.lower(): symbol
    for symbol in (
        "km kg mg mcg lb oz ft in mm cm mph kph ml kW MW GW kWh MWh GWh TWh GB TB ha km² m² MHz GHz g l t".split()
    )
} | {"lbs": "lb"}
_SCALES = {"c": "°C", "f": "°F"}
# Behind these a figure with a letter is the name of a thing: "gate 12C".
_NAMED = frozenset(
    "apartment article block bus class clause figure flat flight form gate grade group hall line number paragraph part platform "
    "road room route rule schedule seat section table terminal type unit ward year".split()
)
_OPENING = frozenset("a about above almost and around at below but by from in nearly of over the to under with".split())


@attrs.frozen
class Unit:
    """What a number measures.

    Attributes:
        name: "USD" and other codes, "percent", "percentage point", "cent", "times", "duration", "age", or a symbol ("kg").
        end: Index of the token after its words.
        parts: How many of what is printed make one of it.
        each: How many of it one of what is printed makes.
        length: Of a duration, how ISO 8601 writes it.
    """

    name: str
    end: int
    parts: int = 1
    each: int = 1
    length: str = ""

    @property
    def share(self) -> bool:
        """Whether it is of a hundred: a share, or the difference between two."""
        return self.name in (PERCENT, POINT)

    @property
    def money(self) -> bool:
        """Whether it is a currency."""
        return self.name.isupper() and len(self.name) == 3

    def value(self, number: float | None) -> float | str | None:
        """So many of it, as one value.

        Examples:
            >>> Unit("duration", 2, length="P{}W").value(3.0), Unit("percentage point", 3, parts=100).value(25.0)
            ('P3W', 0.25)
        """
        if number is None:
            return None
        of_it = number * self.each / self.parts
        return self.length.format(f"{of_it:g}" if of_it % 1 else int(of_it)) if self.length else of_it


def behind(tokens: Sequence[Token], at: int, *, ratio: bool = False) -> Unit | None:
    """What the number measures that ends before a token, or None where it is a plain number.

    Args:
        tokens: The text's tokens.
        at: Index of the token after the number.
        ratio: Whether the number is a part of something ("two thirds").

    Examples:
        >>> from newslens.language.numbers import tokenize
        >>> [behind(tokenize(text), 1).name for text in ("3pc", "25 basis points", "25lb", "3-week", "40 euros")]
        ['percent', 'percentage point', 'lb', 'duration', 'EUR']
    """
    hyphen = low(tokens, at) == "-" and adjacent(tokens, at) and adjacent(tokens, at + 1)
    first = at + hyphen
    word = low(tokens, first)
    share = _share(tokens, first)
    if share is not None:
        return share
    if ratio:
        return Unit(POINT, first + 1) if singular(word) == "point" else None
    if word == "times" and not hyphen and low(tokens, at + 1) not in ("as", "more", "the"):
        return Unit("times", first + 1)
    one = singular(word)
    if one in money.CURRENCIES:
        return Unit(money.CURRENCIES[one], first + 1)
    if one in DURATIONS:
        return _duration(tokens, first)
    if one == "pence" or (word == "p" and adjacent(tokens, first)):
        return Unit("GBP", first + 1, money.HUNDRED)
    if one in (CENT, "penny"):
        return Unit(CENT, first + 1)
    return None if hyphen else _symbol(tokens, at)


def singular(word: str) -> str:
    """A word of a unit without the ending of the plural."""
    return _PLURALS.get(word, word.removesuffix("s"))


def is_symbol(word: str) -> bool:
    """Whether a word stands for a unit where it is written against a figure: "kg"."""
    return word in _SYMBOLS


def _share(tokens: Sequence[Token], at: int) -> Unit | None:
    word, after = low(tokens, at), low(tokens, at + 1)
    if word in _SHORT_POINTS and adjacent(tokens, at):
        return Unit(POINT, at + 1, _SHORT_POINTS[word])
    if word in _POINTS:
        end = at + 1 + (after == "-")
        return Unit(POINT, end + 1, _POINTS[word]) if singular(low(tokens, end)) == "point" else None
    if word == "per" and after == "cent":
        return Unit(PERCENT, at + 2)
    if word not in _PERCENT or (word == "pc" and tokens[at].capital):  # "2 PC games"
        return None
    return Unit(POINT, at + 2) if singular(after) == "point" else Unit(PERCENT, at + 1)


def _duration(tokens: Sequence[Token], at: int) -> Unit:
    word = singular(low(tokens, at))
    old = at + 2 if low(tokens, at + 1) in ("-", "–") else at + 1
    if word == "year" and low(tokens, old) in ("old", "olds"):
        return Unit("age", old + 1)
    length, each = DURATIONS[word]
    return Unit("duration", at + 1, each=each, length=length)


def _symbol(tokens: Sequence[Token], at: int) -> Unit | None:
    """A unit written against the figure: "25lb", "2.7C", "90c"; also "40 °C"."""
    word = low(tokens, at)
    if word == "°":
        return Unit(_SCALES[low(tokens, at + 1)], at + 2) if low(tokens, at + 1) in _SCALES else None
    if not adjacent(tokens, at) or (adjacent(tokens, at + 1) and low(tokens, at + 1)[0].isalnum()):
        return None
    if len(word) == 1 and _names_a_thing(tokens, at - 1):
        return None
    capital = tokens[at].capital
    if word in _SCALES and capital:
        return Unit(_SCALES[word], at + 1)
    if word == "c":
        return Unit(CENT, at + 1)
    # "5G" is no weight.
    return Unit(_SYMBOLS[word], at + 1) if word in _SYMBOLS and not (capital and len(word) == 1) else None


def _names_a_thing(tokens: Sequence[Token], index: int) -> bool:
    before = low(tokens, index - 1)
    return before in _NAMED or (bool(before) and tokens[index - 1].capital and before not in _OPENING)

"""An amount in a text: a number with what it measures, as far as sign and words around it tell."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newslens.claims import money, units
from newslens.claims.units import Unit
from newslens.language import numbers
from newslens.language.numbers import PARTS, SHORT_MAGNITUDES, Token, adjacent, low

# What rates do by "a half-point": in a table of results it is half of one.
_MOVES = frozenset("cut decrease drop fall hike increase move raise reduction rise".split())
_JOINTS = frozenset(("to", "or"))


@attrs.frozen
class Amount:
    """A number with what it measures.

    Attributes:
        start: Index of its first token, that of the sign included.
        end: Index of the token after it.
        number: The number as printed, or None where nobody has counted ("hundreds").
        unit: What it measures, or None for a plain number.
        size: The magnitude in it: a million in "3 million".
        ratio: Whether it is a part of something ("two thirds").
        signed: Whether a sign of money stands before it.
        sure: Whether it counts whatever stands around it. "One" may be a pronoun, which only a parse can tell.
    """

    start: int
    end: int
    number: float | None
    unit: Unit | None = None
    size: float = 1.0
    ratio: bool = False
    signed: bool = False
    sure: bool = True

    @property
    def value(self) -> float | str | None:
        """The amount as one value."""
        return self.number if self.unit is None else self.unit.value(self.number)

    @property
    def name(self) -> str | None:
        """What it measures, or None for a plain number."""
        if self.unit is not None:
            return self.unit.name
        return "ratio" if self.ratio else None


def read(tokens: Sequence[Token], index: int) -> Amount | None:
    """The amount that begins at a token, or None where none does.

    Examples:
        >>> from newslens.language.numbers import tokenize
        >>> [(a.value, a.name) for text in ("€3.5m", "25lb", "a quarter-point cut") if (a := read(tokenize(text), 0))]
        [(3500000.0, 'EUR'), (25.0, 'lb'), (0.25, 'percentage point')]
    """
    sign = money.sign(tokens, index)
    if sign is not None:
        currency, at = sign
        number = numbers.parse(tokens, at)
        if number is None or not low(tokens, at)[0].isdigit():
            return None
        size = numbers.magnitude(tokens, at, number.end)
        return Amount(index, number.end, number.value, Unit(currency, number.end), size, signed=True)
    number = numbers.parse(tokens, index)
    if number is None:
        return _part(tokens, index)
    if _part_of_a_name(tokens, index, number.end):
        return None
    unit = units.behind(tokens, number.end, ratio=number.ratio)
    if (
        unit is None
        and number.ratio
        and low(tokens, number.end) == "of"
        and low(tokens, number.end + 1) in ("a", "one")
    ):
        unit = _share(tokens, number.end + 2)  # "a quarter of a percentage point"
    end = number.end if unit is None else unit.end
    alone = low(tokens, index) == "one" and end == index + 1 and low(tokens, end) not in ("-", "per")
    size = numbers.magnitude(tokens, index, number.end)
    return Amount(index, end, number.value, unit, size, ratio=number.ratio, sure=not alone)


def _part(tokens: Sequence[Token], index: int) -> Amount | None:
    """A part of one unit: "half a percentage point", "half a dollar", "a quarter-point", "half an hour"."""
    half = low(tokens, index) == "half" and low(tokens, index + 1) in ("a", "an")
    if half:
        unit = units.behind(tokens, index + 2)
        plain = unit is not None and (unit.share or unit.money or unit.name == "duration")
        return (
            Amount(index, unit.end, 0.5, unit) if unit is not None and plain and low(tokens, unit.end) != "-" else None
        )
    at = index + (low(tokens, index) == "a")
    if low(tokens, at) not in ("half", "quarter"):
        return None
    unit = units.behind(tokens, at + 1, ratio=True)
    if unit is None or unit.name != units.POINT:
        return None
    told = low(tokens, unit.end - 2) == "percentage" or low(tokens, unit.end) in _MOVES or low(tokens, at) == "quarter"
    return Amount(index, unit.end, 1 / PARTS[low(tokens, at)], unit) if told else None


def _share(tokens: Sequence[Token], at: int) -> Unit | None:
    unit = units.behind(tokens, at)
    return unit if unit is not None and unit.share else None


def _part_of_a_name(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a number is glued to letters ("F16", "5G") or part of a code ("COVID-19", "10.1.2")."""
    return glued_before(tokens, index) or glued_behind(tokens, end)


def glued_before(tokens: Sequence[Token], index: int) -> bool:
    """Whether what begins at a token is the end of a name or code: "F16", "COVID-19"; not the last of "10-15" or "3m-4m"."""
    before = low(tokens, index - 1)
    if not adjacent(tokens, index) or not (before[-1].isalnum() or before in "-–/#@._"):
        return False
    return before not in "-–/" or not _ends_amount(tokens, index - 2)


def _ends_amount(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token ends what may stand in front of a dash and a number: "10", "10%", "3m", "18-to"."""
    word = low(tokens, index)
    if word in _JOINTS and low(tokens, index - 1) == "-":
        return low(tokens, index - 2)[:1].isdigit()
    of_figure = word == "%" or word in SHORT_MAGNITUDES or units.is_symbol(word)
    return word[:1].isdigit() or (of_figure and low(tokens, index - 1)[:1].isdigit())


def glued_behind(tokens: Sequence[Token], end: int) -> bool:
    """Whether letters that are no unit stand against the number that ends before a token: "5G", "40th"."""
    return adjacent(tokens, end) and low(tokens, end).isalpha() and units.behind(tokens, end) is None

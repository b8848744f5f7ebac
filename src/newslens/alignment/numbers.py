"""Numbers as intervals of a kind, so that "about 40" and "38" agree and "four dead" and "six dead" do not."""

from __future__ import annotations

import math

import attrs

_PLACED = frozenset(("time", "date", "day", "year"))  # kinds that are no amounts
_TIMED = frozenset(("old", "ago"))  # units of counts of years: of an age, and of how long something is past
_WITHIN = 20.0  # amounts that are further apart are not of one thing


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

    def agrees(self, other: Number) -> bool:
        """Whether one says what the other says: "about 40" and "38", and not "at least 212" and "at least 230"."""
        if self.high == other.high == math.inf:
            return self.low == other.low
        return self.low <= other.value <= self.high or other.low <= self.value <= other.high

    def excludes(self, other: Number) -> bool:
        """Whether both cannot be true of one thing."""
        return self.high < other.low or other.high < self.low


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

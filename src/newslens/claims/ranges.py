"""The two ends of a range: "between 0 and 2 per cent", "$3-4 billion", "two to three weeks"."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newslens.claims.amounts import Amount
from newslens.language.numbers import Token, adjacent, low

_DASHES = frozenset(("-", "–"))
_LINKS = frozenset(("to", "or"))
_OPENING = frozenset(("between", "from"))
_AGAINST = frozenset(("vs", "versus"))
# What may stand behind a range that has its unit in front: no noun that its last end counts.
_BEHIND = frozenset(
    "a after an and as at because before but by for from in last on or per since than this to when".split()
)
_APART = 10.0  # of two figures before one magnitude the first, where it is the greater, is no more times the last


def joint(tokens: Sequence[Token], first: Amount, before: str) -> int | None:
    """Where the last end of a range begins, behind its first end, or None where no range goes on there.

    Args:
        tokens: The text's tokens.
        first: The amount that may be the first end.
        before: The word before that amount.
    """
    at = first.end
    word = low(tokens, at)
    if word in _DASHES and adjacent(tokens, at):
        linked = adjacent(tokens, at + 1)
        if linked and low(tokens, at + 1) in _LINKS:
            return at + 2 + (low(tokens, at + 2) in _DASHES)  # "18-to-24-year-olds"
        if linked:
            return at + 1
        at, word = at + 1, low(tokens, at + 1)  # "two- to three-week"
    if word in _LINKS or (word == "and" and before == "between"):
        return at + 1
    if word in _AGAINST:
        return at + 1 + (low(tokens, at + 1) == ".")
    return None


def paired(tokens: Sequence[Token], first: Amount, last: Amount, before: str) -> tuple[Amount, Amount] | None:
    """The two ends of a range, each with the magnitude and unit that is told of one only; None where they are no range.

    Args:
        tokens: The text's tokens.
        first: The amount that may be the first end.
        last: The one behind the joint.
        before: The word before the first.
    """
    if first.number is None or last.number is None or first.ratio or last.ratio:
        return None
    against = low(tokens, last.start - 1) in _AGAINST or low(tokens, last.start - 2) in _AGAINST
    opened = before in _OPENING or against
    spread = not against and _one_magnitude(first, last, falls=opened)
    if spread:
        first = attrs.evolve(first, number=first.number * last.size, size=last.size)
    by_share = first.unit is None and last.unit is not None and last.unit.share  # "by 42 to 38 percent"
    if first.number is None or not (opened or by_share or first.number < last.number):
        return None
    if first.unit is None:
        return (
            None if against else (attrs.evolve(first, unit=last.unit, sure=first.sure or last.unit is not None), last)
        )
    if last.unit is not None:
        return (first, last) if first.name == last.name and not against else None
    # "$3-4 billion" and "from 12% to 15 in May", but not "$500 to 20 families" nor "from 12% to 15 people".
    tied = against or spread or low(tokens, last.start - 1) in _DASHES
    ends = opened and (not low(tokens, last.end)[:1].isalpha() or low(tokens, last.end) in _BEHIND)
    reaches = (first.unit.money or first.unit.share) and (tied or ends)
    return (first, attrs.evolve(last, unit=first.unit)) if reaches else None


def _one_magnitude(first: Amount, last: Amount, *, falls: bool) -> bool:
    """Whether the magnitude of the last is that of the first too: "3 to 4 million", but not "from 900 to 1.2 million"."""
    if first.number is None or last.number is None or first.size != 1.0 or last.size == 1.0:
        return False
    if first.unit is not None and (not first.signed or (last.unit is not None and first.name != last.name)):
        return False
    bare = last.number / last.size
    return first.number < bare or (falls and first.number <= _APART * bare)

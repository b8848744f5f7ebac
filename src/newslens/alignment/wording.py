"""The same words or not: what two stretches inside quotation marks have in common, word by word."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
from rapidfuzz.distance import Levenshtein

from newslens.alignment.lexicon import Word

_PER_WORD = 0.15


@attrs.frozen
class Change:
    """Words of one stretch that stand differently in the other, by place.

    Attributes:
        a_start: The first word in one.
        a_end: One past the last.
        b_start: The first word in the other.
        b_end: One past the last.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int


@attrs.frozen
class Wording:
    """How two stretches of quoted words compare.

    Attributes:
        same: Whether one is printed word for word in the other.
        strength: How telling the words in common are: their weight, and a little for each.
        ratio: The share of the weaker stretch that is in common, from 0 to 1.
        changes: What stands differently, without what only one of the two prints before or after.
    """

    same: bool
    strength: float
    ratio: float
    changes: tuple[Change, ...] = ()


def strength(words: Sequence[Word]) -> float:
    """How telling a run of words is: the sum of their weights, and a little for each.

    Long runs of small words are telling too, but less so than rare words.
    """
    return sum(word.weight for word in words) + _PER_WORD * len(words)


def changes(a: Sequence[str], b: Sequence[str]) -> tuple[Change, ...]:
    """The places where two lists of words differ, so that putting those of `b` in place of those of `a` gives `b`.

    Examples:
        >>> changes(["a", "big", "dog"], ["a", "small", "dog", "barked"])
        (Change(a_start=1, a_end=2, b_start=1, b_end=2), Change(a_start=3, a_end=3, b_start=3, b_end=4))
    """
    found: list[Change] = []
    for operation in Levenshtein.opcodes(a, b):
        if operation.tag == "equal":
            continue
        change = Change(operation.src_start, operation.src_end, operation.dest_start, operation.dest_end)
        if found and found[-1].a_end == change.a_start and found[-1].b_end == change.b_start:
            change = Change(found[-1].a_start, change.a_end, found[-1].b_start, change.b_end)
            found.pop()
        found.append(change)
    return tuple(found)


def compared(a: Sequence[Word], b: Sequence[Word]) -> Wording:
    """Compare two stretches of quoted words.

    Contractions and spellings are not differences. What one prints before or after the part in common is no difference
    either: papers print parts of what was said.
    """
    a_exact = [word.exact for word in a]
    b_exact = [word.exact for word in b]
    a_line = f" {' '.join(a_exact)} "
    b_line = f" {' '.join(b_exact)} "
    if a_line in b_line or b_line in a_line:
        return Wording(True, min(strength(a), strength(b)), 1.0)
    found = changes(a_exact, b_exact)
    common: list[Word] = []
    place = 0
    for change in found:
        common += a[place : change.a_start]
        place = change.a_end
    common += a[place:]
    power = strength(common)
    weaker = min(strength(a), strength(b))
    inner = tuple(
        change
        for change in found
        if not (
            (change.a_start == change.a_end or change.b_start == change.b_end)
            and ((change.a_start == 0 and change.b_start == 0) or (change.a_end == len(a) and change.b_end == len(b)))
        )
        and " ".join(a_exact[change.a_start : change.a_end]) != " ".join(b_exact[change.b_start : change.b_end])
    )
    return Wording(not inner, power, power / weaker if weaker else 0.0, inner)

"""Where exactly a gap stands: of the places that are equally right by the words, the one a reader would see."""

from __future__ import annotations

from collections.abc import Sequence

from newslens.alignment.diff.gaps import Gap
from newslens.alignment.diff.lexicon import lists
from newslens.alignment.diff.sides import Side, carries_content

_FEW = 4  # words between two gaps that may be taken for others
_FARTHEST = 64  # words that a gap is moved at most, so that time stays in proportion to length
_AT_ELLIPSIS, _AT_EDGE, _AT_GAP, _PHRASE, _SET_OFF, _SAME_MARKS, _WHOLE = 16, 8, 3, 4, 3, 2, 1


def settled(a: Side, b: Side, found: Sequence[Gap]) -> list[Gap]:
    """Move gaps in which only one side has words, and join those that meet.

    Of "the old bridge and the new bridge" one may as well have dropped "old bridge and the" as "the old bridge and". Best
    is a place at a mark of omission, at the end of the text, between marks, or one that makes the gap a phrase.
    """
    waiting = list(reversed(_regrouped(a.keys, b.keys, found)))
    done: list[Gap] = []
    while waiting:
        gap = waiting.pop()
        if not gap.one_sided:
            done.append(gap)
            continue
        before = done[-1] if done else None
        after = waiting[-1] if waiting else None
        steps = _best(a, b, gap, before, after)
        gap = _moved(gap, steps)
        if before is not None and (before.a_end, before.b_end) == (gap.a_start, gap.b_start):
            done.pop()
            waiting.append(Gap(before.a_start, gap.a_end, before.b_start, gap.b_end))
        elif after is not None and (gap.a_end, gap.b_end) == (after.a_start, after.b_start):
            waiting[-1] = Gap(gap.a_start, after.a_end, gap.b_start, after.b_end)
        else:
            done.append(gap)
    return done


def _regrouped(a: Sequence[str], b: Sequence[str], found: Sequence[Gap]) -> list[Gap]:
    """Let a few words between two gaps be those at the far end of one of them, where that leaves less to explain.

    Where `a` has "W E X E" and `b` has "E Y", the same words E are as many if W alone is left out and "X E" put for Y, or
    if "W E X" is left out and Y put in.
    """
    done: list[Gap] = []
    for gap in found:
        last = done[-1] if done else None
        if last is None or not 0 < gap.a_start - last.a_end <= _FEW:
            done.append(gap)
            continue
        first, second = _regroup(a, last, gap), _regroup(b, _swapped(last), _swapped(gap))
        if first is not None:
            done[-1:] = first
        elif second is not None:
            done[-1:] = map(_swapped, second)
        else:
            done.append(gap)
    return done


def _regroup(a: Sequence[str], one: Gap, other: Gap) -> tuple[Gap, Gap] | None:
    length = other.a_start - one.a_end
    kept = a[one.a_end : other.a_start]
    if one.b_start == one.b_end and not other.one_sided and other.a_end - other.a_start >= length:
        stop = other.a_end - length
        if a[stop : other.a_end] == kept:
            return (
                Gap(one.a_start, stop, one.b_start, one.b_end),
                Gap(other.a_end, other.a_end, other.b_start, other.b_end),
            )
    if other.b_start == other.b_end and not one.one_sided and one.a_end - one.a_start >= length:
        start = one.a_start + length
        if a[one.a_start : start] == kept:
            return (
                Gap(one.a_start, one.a_start, one.b_start, one.b_end),
                Gap(start, other.a_end, other.b_start, other.b_end),
            )
    return None


def _swapped(gap: Gap) -> Gap:
    return Gap(gap.b_start, gap.b_end, gap.a_start, gap.a_end)


def _moved(gap: Gap, steps: int) -> Gap:
    return Gap(gap.a_start + steps, gap.a_end + steps, gap.b_start + steps, gap.b_end + steps)


def _best(a: Side, b: Side, gap: Gap, before: Gap | None, after: Gap | None) -> int:
    more, start, end = (a, gap.a_start, gap.a_end) if gap.a_end > gap.a_start else (b, gap.b_start, gap.b_end)
    least = max(
        -_FARTHEST, -min(gap.a_start - (before.a_end if before else 0), gap.b_start - (before.b_end if before else 0))
    )
    most = min(
        _FARTHEST, (after.a_start if after else len(a)) - gap.a_end, (after.b_start if after else len(b)) - gap.b_end
    )
    left = 0
    while left > least and more.keys[start + left - 1] == more.keys[end + left - 1]:
        left -= 1
    right = 0
    while right < most and more.keys[start + right] == more.keys[end + right]:
        right += 1
    if left == right:
        return 0
    return max(range(left, right + 1), key=lambda steps: (_fitness(a, b, _moved(gap, steps), before, after), -steps))


def _fitness(a: Side, b: Side, gap: Gap, before: Gap | None, after: Gap | None) -> int:
    more, start, end = (a, gap.a_start, gap.a_end) if gap.a_end > gap.a_start else (b, gap.b_start, gap.b_end)
    less, place = (b, gap.b_start) if more is a else (a, gap.a_start)
    fitness = 0
    for beside, met in (
        (before, before is not None and (before.a_end, before.b_end) == (gap.a_start, gap.b_start)),
        (after, after is not None and (gap.a_end, gap.b_end) == (after.a_start, after.b_start)),
    ):
        if met and beside is not None:
            fitness += _AT_ELLIPSIS if _holds_ellipsis(a, b, beside) else _AT_GAP
    if (gap.a_start == 0 and gap.b_start == 0) or (gap.a_end == len(a) and gap.b_end == len(b)):
        fitness += _AT_EDGE
    if more.phrase(start, lists().classes) == end - start:
        fitness += _PHRASE
    opening, closing = more.marks(start), more.marks(end)
    fitness += _SET_OFF * (bool(opening) and bool(closing))
    fitness += _SAME_MARKS * (less.marks(place) in (opening, closing))
    fitness += _WHOLE * (not carries_content(more.word(start)) and carries_content(more.word(end - 1)))
    return fitness


def _holds_ellipsis(a: Side, b: Side, gap: Gap) -> bool:
    return "…" in a.keys[gap.a_start : gap.a_end] or "…" in b.keys[gap.b_start : gap.b_end]

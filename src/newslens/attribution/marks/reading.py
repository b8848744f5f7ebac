"""The cheapest way to read the possible marks of one paragraph as quotations.

Each mark opens, closes or is neither; each has its price (``candidates``), and so have a quotation that is
never closed, one of its own kind inside another, and a pair of unlike shapes. The cheapest reading is found
by dynamic programming over the stack of open quotations, in the manner of Viterbi, keeping a bounded number
of stacks of bounded depth, so time is linear in the number of marks. Paragraphs in which every mark says
plainly what it does, which are nearly all, are read in one pass without it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from newslens.attribution.marks.candidates import AGAINST_SHAPE, DOUBLE, SINGLE, Mark

MAX_DEPTH: Final = 6
"""Quotations nested deeper than this are not looked for."""

_BEAM: Final = 8
# So many marks so close together are no prose, and get little attention each.
_CROWD: Final = 200
_CROWDED: Final = 12
_NARROW_BEAM: Final = 2
# A reading this much dearer than the best one of the same paragraph does not catch up.
_HOPELESS: Final = 100
_UNCLOSED: Final = 35
_CONTINUED: Final = 10
_NESTED_IN_KIND: Final = 20
_NESTED_SENTENCE: Final = 20
_UNLIKE: Final = 5
_FAR_POSSESSIVE: Final = 15
_FAR: Final = 80
_SINGLE_OUTER: Final = 20
# The dearest reading that the quick pass may accept.
_PLAIN: Final = 12

_ALIKE: Final = frozenset({("“", "”"), ("”", "”"), ("‘", "’"), ("’", "’"), ("„", "”"), ("„", "“"), ("‚", "’"), ("‚", "‘"),
                           ("``", "''"), ("`", "'"), ("‘‘", "’’"), ("‟", "”"), ("‛", "’"), ("«", "»"), ("»", "«"),
                           ("‹", "›"), ("›", "‹"), ("「", "」"), ("『", "』")})  # fmt: skip


class Pair(NamedTuple):
    """An opening mark and where its quotation ends.

    Attributes:
        first: Index of the opening mark.
        last: Index of the closing mark; of the next opening mark, before which the quotation ends, where
            ``closed`` is False; -1 where it runs to the end of the paragraph.
        closed: Whether ``last`` is a closing mark.
    """

    first: int
    last: int
    closed: bool


def read_marks(text: str, marks: list[Mark], ahead: tuple[int, ...], *, single_outer: bool) -> list[Pair]:
    """Read the marks of one paragraph as quotations.

    Args:
        text: The article.
        marks: The possible marks of the paragraph, in order.
        ahead: The kinds of the marks that the next paragraph opens with, outermost first.
        single_outer: Whether the article's outermost quotations stand in single marks.

    Returns:
        The quotations, by opening mark.
    """
    if not marks:
        return []
    pairs = _read_plain(text, marks, ahead)
    if pairs is None:
        pairs = _read_cheapest(text, marks, ahead, single_outer=single_outer)
    return sorted(pairs)


def _read_plain(text: str, marks: list[Mark], ahead: tuple[int, ...]) -> list[Pair] | None:
    """Read marks that leave no doubt; None where one does."""
    stack: list[int] = []
    pairs: list[Pair] = []
    cost = 0
    singles = 0
    for index, mark in enumerate(marks):
        top = marks[stack[-1]] if stack else None
        if mark.open <= 5 and mark.close >= 12:
            if len(stack) == MAX_DEPTH or (top is not None and top.family == mark.family):
                return None
            cost += mark.open
            singles += mark.family == SINGLE
            stack.append(index)
        elif top is not None and top.family == mark.family and mark.close <= 5 and not mark.weak:
            cost += mark.close + _pair_cost(text, top, mark)
            singles -= mark.family == SINGLE
            pairs.append(Pair(stack.pop(), index, True))
        elif mark.family == SINGLE and not singles and mark.skip <= 10:
            cost += mark.skip
        else:
            return None
        if cost > _PLAIN:
            return None
    if not stack:
        return pairs
    if len(stack) == 1 and (marks[stack[0]].family,) == ahead[:1]:
        return [*pairs, Pair(stack[0], -1, False)]
    return None


_History = tuple["_History", int, int] | None
# Cost so far, indices of the open marks, and the pairs made.
_State = tuple[int, tuple[int, ...], _History]


def _read_cheapest(text: str, marks: list[Mark], ahead: tuple[int, ...], *, single_outer: bool) -> list[Pair]:
    # Stacks of the same kinds of marks have the same future, so the cheapest of them stands for all.
    states: dict[tuple[int, ...], _State] = {(): (0, (), None)}
    crowded = len(marks) > _CROWD and marks[-1].end - marks[0].start < _CROWDED * len(marks)
    beam = _NARROW_BEAM if crowded else _BEAM
    for index, mark in enumerate(marks):
        following: dict[tuple[int, ...], _State] = {}
        get = following.get
        _, _, _, family, opens, closes, skip, weak = mark
        if single_outer and family == SINGLE and not weak and skip >= 20:
            skip += _SINGLE_OUTER
        nested = _NESTED_IN_KIND + (_NESTED_SENTENCE if _begins(text, mark) else 0)
        for kinds, (cost, stack, history) in states.items():
            price = cost + skip
            known = get(kinds)
            if known is None or price < known[0]:
                following[kinds] = (price, stack, history)
            price = cost + opens
            if kinds and kinds[-1] == family:
                top = stack[-1]
                ended = price + _UNCLOSED
                known = following[kinds]
                if ended < known[0]:
                    following[kinds] = (ended, (*stack[:-1], index), (history, top, ~index))
                price += nested
                ended = cost + closes + _pair_cost(text, marks[top], mark)
                known = get(kinds[:-1])
                if known is None or ended < known[0]:
                    following[kinds[:-1]] = (ended, stack[:-1], (history, top, index))
            if len(kinds) < MAX_DEPTH:
                deeper = (*kinds, family)
                known = get(deeper)
                if known is None or price < known[0]:
                    following[deeper] = (price, (*stack, index), history)
        states = _prune(following, beam)
    return _settle(states, ahead)


def _prune(states: dict[tuple[int, ...], _State], beam: int) -> dict[tuple[int, ...], _State]:
    limit = min(state[0] for state in states.values()) + _HOPELESS
    kept = {kinds: state for kinds, state in states.items() if state[0] <= limit}
    if len(kept) <= beam:
        return kept
    return dict(sorted(kept.items(), key=lambda item: item[1][0])[:beam])


def _settle(states: dict[tuple[int, ...], _State], ahead: tuple[int, ...]) -> list[Pair]:
    """Choose the cheapest reading at the end of the paragraph and list its pairs."""

    def total(item: tuple[tuple[int, ...], _State]) -> int:
        kinds, (cost, _, _) = item
        going_on = 0
        while going_on < len(kinds) and kinds[: going_on + 1] == ahead[: going_on + 1]:
            going_on += 1
        return cost + _CONTINUED * going_on + _UNCLOSED * (len(kinds) - going_on)

    _, (_, stack, history) = min(states.items(), key=total)
    pairs = [Pair(first, -1, False) for first in stack]
    while history is not None:
        history, first, last = history
        pairs.append(Pair(first, ~last, False) if last < 0 else Pair(first, last, True))
    return pairs


def _pair_cost(text: str, opener: Mark, closer: Mark) -> int:
    cost = 0
    shapes = (opener.sign, closer.sign)
    if shapes[0] != shapes[1] and shapes not in _ALIKE:
        cost += _UNLIKE
    if opener.sign in "„‚" and closer.sign in "“‘":
        cost -= AGAINST_SHAPE  # „so“ the mark that opens elsewhere closes
    length = closer.start - opener.end
    if closer.weak and (length > _FAR or text.find(". ", opener.end, closer.start) >= 0):
        cost += _FAR_POSSESSIVE  # speech of some length ends with a stop before its closing mark
    return cost


def _begins(text: str, mark: Mark) -> bool:
    """Whether a quotation that begins at a mark begins with a sentence."""
    return text[mark.end : mark.end + 1].isupper() and text[max(0, mark.start - 2) : mark.start].strip()[-1:] in (
        ".", ",", ":", "!", "?", "—", "–",
    )  # fmt: skip


def single_is_outer(text: str, paragraphs: list[list[Mark]]) -> bool:
    """Whether the article puts its outermost quotations in single marks.

    It does where more utterances open and close with single marks than there are pairs of double ones.

    Args:
        text: The article.
        paragraphs: The possible marks of each paragraph.
    """
    doubles = opening = closing = 0
    for marks in paragraphs:
        for mark in marks:
            if mark.family == DOUBLE:
                doubles += 1
            elif mark.family == SINGLE:
                if mark.open <= 5 and mark.skip >= 20:
                    opening += 1
                elif mark.close <= 5 and text[mark.start - 1 : mark.start] in (",", ".", "?", "!"):
                    closing += 1
    return min(opening, closing) > doubles // 2

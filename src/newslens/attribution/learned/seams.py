"""The seam between a source and the cue behind it, where a model cuts what belongs together: a name, or when it was said."""

from __future__ import annotations

from typing import Final

from newslens.attribution.parse.phrases import says_when
from newslens.attribution.parse.tree import Ranges, Tree

_COURTESY: Final = frozenset(("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "lady", "lord"))
# So many words may say when before a verb: "late last Monday night".
_LONGEST_TIME: Final = 4


def named(tree: Tree, source: Ranges, cue: Ranges) -> tuple[Ranges, Ranges]:
    """A source and its cue with the name behind a title in the source: `Mr | Fell also denied`.

    Args:
        tree: The parse.
        source: Token ranges.
        cue: Token ranges.
    """
    if not source or not cue or source[-1][1] != cue[0][0] or tree.low[source[-1][1] - 1].rstrip(".") not in _COURTESY:
        return source, cue
    start, end = cue[0]
    name = start
    while name < end - 1 and tree.text[tree.start[name]].isupper():
        name += 1
    return (*source[:-1], (source[-1][0], name)), ((name, end), *cue[1:])


def timed(tree: Tree, anchor: int, source: Ranges, cue: Ranges) -> tuple[Ranges, Ranges]:
    """A source and its cue with all of what says when in the cue: `Ada Holm | this week said`, not `Ada Holm this | week said`.

    A day behind "on" belongs to neither: `the mayor on | Tuesday | said`.

    Args:
        tree: The parse.
        anchor: The word that the cue turns on.
        source: Token ranges.
        cue: Token ranges.
    """
    if not source or not cue:
        return source, cue
    (low, high), (first, end) = source[-1], cue[0]
    verb = min(anchor, end)
    behind = next((at for at in range(min(verb, first + _LONGEST_TIME), first, -1) if says_when(tree, first, at)), None)
    if behind is not None and high <= first and tree.low[first - 1] == "on" and end > behind:
        return ((*source[:-1], (low, min(high, first - 1))) if low < first - 1 else source), ((behind, end), *cue[1:])
    if high != first or behind is not None:
        return source, cue
    for start in range(high - 1, max(low, high - _LONGEST_TIME), -1):
        if any(says_when(tree, start, at) for at in range(first + 1, min(verb, first + _LONGEST_TIME) + 1)):
            return (*source[:-1], (low, start)), ((start, end), *cue[1:])
    return source, cue

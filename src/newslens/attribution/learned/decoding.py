"""From scores to attributions: one cue, one source and the pieces of a content for each possible cue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs
import numpy as np

from newslens.attribution.learned.features import Floats, Ints, Pairs
from newslens.attribution.parse.tree import Range, Ranges, Tree

CUE: Final = 1
SOURCE: Final = 2
CONTENT: Final = 3
_NOUN_WITHIN: Final = 3


@attrs.frozen
class Reading:
    """What the model makes of one possible cue.

    Attributes:
        anchor: The word that the cue turns on.
        cue: Token ranges.
        source: Token ranges; empty where there is none.
        content: Token ranges.
        likely: How likely there is a cue, 0 to 1.
        source_likely: The mean probability of the role over the words of the source; that of no source where there is
            none.
        content_likely: The mean probability of the role over the words of the content.
    """

    anchor: int
    cue: Ranges
    source: Ranges
    content: Ranges
    likely: float
    source_likely: float
    content_likely: float


def reading(tree: Tree, pair: Pairs, scores: Floats, roles: Ints, likely: float) -> Reading:
    """What the roles of the words near a possible cue come to.

    Args:
        tree: The parse.
        pair: The cue and the words near it.
        scores: Log-probabilities of the roles, shape (words near, roles).
        roles: The likeliest sequence of roles, shape (words near,).
        likely: How likely there is a cue, 0 to 1.
    """
    roles = roles.copy()
    at = pair.anchor - pair.start
    roles[at] = CUE
    chances = np.exp(scores)
    told = chances[roles == CONTENT, CONTENT]
    listed = roles.tolist()
    first, last = at, at + 1
    while first and listed[first - 1] == CUE:
        first -= 1
    while last < len(listed) and listed[last] == CUE:
        last += 1
    cue = _rounded(tree, pair, roles, (first, last))
    sources = runs(roles, SOURCE)
    best = (
        max(sources, key=lambda piece: float(chances[piece[0] : piece[1], SOURCE].sum()))
        if len(sources) > 1
        else next(iter(sources), None)
    )
    contents = runs(roles, CONTENT)

    def placed(pieces: Sequence[Range]) -> Ranges:
        ranges = (tree.trim(a + pair.start, b + pair.start) for a, b in pieces)
        return tuple(piece for piece in ranges if piece[0] < piece[1])

    source = placed([best]) if best else ()
    return Reading(
        anchor=pair.anchor,
        cue=placed([cue]) or ((pair.anchor, pair.anchor + 1),),
        source=source,
        content=_bridged(tree, placed(contents)),
        likely=likely,
        source_likely=_mean(chances, best, SOURCE) if best else float(1 - chances[:, SOURCE].max()),
        content_likely=float(told.mean()) if len(told) else 0.0,
    )


def _rounded(tree: Tree, pair: Pairs, roles: Ints, cue: Range) -> Range:
    """A cue that ends with an article, with its noun if that is near and free, else without: `said in a statement`."""
    start, end = cue
    if tree.pos[end - 1 + pair.start] != "DET" or end - 1 <= pair.anchor - pair.start:
        return cue
    noun = tree.head[end - 1 + pair.start] - pair.start
    if end <= noun < min(len(roles), end + _NOUN_WITHIN) and not roles[end : noun + 1].any():
        return start, noun + 1
    end -= 1
    while end - 1 > pair.anchor - pair.start and tree.pos[end - 1 + pair.start] == "ADP":
        end -= 1
    return start, end


def _mean(chances: Floats, piece: Range, role: int) -> float:
    return float(chances[piece[0] : piece[1], role].mean())


def _bridged(tree: Tree, pieces: Ranges) -> Ranges:
    """Pieces that only punctuation keeps apart as one."""
    out: list[Range] = []
    for a, b in pieces:
        if out and all(tree.punct[token] for token in range(out[-1][1], a)):
            out[-1] = out[-1][0], b
        else:
            out.append((a, b))
    return tuple(out)


def runs(roles: np.ndarray, role: int) -> list[Range]:
    """Half-open ranges of the words with a role.

    Examples:
        >>> import numpy as np
        >>> runs(np.array([0, 2, 2, 0, 2]), 2)
        [(1, 3), (4, 5)]
    """
    held = np.zeros(len(roles) + 2, dtype=np.int8)
    held[1:-1] = roles == role
    edges = np.flatnonzero(held[1:] != held[:-1]).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def alone(found: Sequence[Reading]) -> list[Reading]:
    """The likelier of two readings whose cues share a word."""
    taken: set[int] = set()
    kept: list[Reading] = []
    for one in sorted(found, key=lambda one: (-one.likely, one.anchor)):
        cue = {token for a, b in one.cue for token in range(a, b)}
        if not cue & taken:
            taken |= cue
            kept.append(one)
    return sorted(kept, key=lambda one: one.anchor)

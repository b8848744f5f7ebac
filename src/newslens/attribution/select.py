"""Which of the proposed attributions stand: outer before inner, likely before unlikely, none inside another's content.

Only what stands in quotation marks with its own cue may be told again, as a whole: `"…," Holm said, according to the filing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from newslens.attribution.found import Found
from newslens.attribution.parse.tree import Range, Tree

_SAME: Final = 0.5
_LIKELY: Final = 0.5
_RETOLD: Final = 0.6


def select(tree: Tree, proposed: Iterable[Found], floor: float) -> list[Found]:
    """Choose among proposals; what is attributed is not attributed again by a cue inside it.

    Args:
        tree: The parse.
        proposed: Attributions, those bound to quotation marks first.
        floor: The least score that stands.
    """
    best: dict[int, Found] = {}
    free: list[Found] = []
    for found in proposed:
        if found.score < floor:
            continue
        if found.anchor < 0 or found.frame == "direct":
            free.append(found)
        elif found.anchor not in best or best[found.anchor].score < found.score:
            best[found.anchor] = found
    chosen: list[Found] = []
    covered = bytearray(len(tree.text) + 1)
    for found in [*free, *sorted(best.values(), key=lambda f: (f.score < _LIKELY, -_length(f.content), f.anchor))]:
        turns_on = found.cue or ((found.anchor, found.anchor + 1),) if found.anchor >= 0 else ()
        if any(covered[tree.start[token]] for a, b in turns_on for token in range(a, b)):
            continue
        total = _length(found.content)
        hidden = sum(sum(covered[a:b]) for a, b in found.content)
        if hidden > _SAME * total and found.score >= _RETOLD:
            hidden -= sum(_length(one.content) for one in chosen if one.frame == "direct" and _holds(tree, found, one))
        if total == 0 or hidden > _SAME * total:
            continue
        chosen.append(found)
        for a, b in found.content:
            covered[a:b] = b"\x01" * (b - a)
    return sorted(chosen, key=lambda f: (f.content[0], f.anchor))


def _holds(tree: Tree, outer: Found, inner: Found) -> bool:
    """Whether a content has the whole of another attribution in it, with its cue."""
    if not inner.cue or outer.frame == "direct":
        return False
    pieces = [tree.span(piece) for piece in inner.cue]
    return all(any(a <= c and d <= b for a, b in outer.content) for c, d in (*pieces, *inner.content))


def _length(ranges: Iterable[Range]) -> int:
    return sum(b - a for a, b in ranges)

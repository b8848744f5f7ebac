"""Which of the proposed attributions stand: outer before inner, likely before unlikely, none inside another's content.

Only what stands in quotation marks with its own cue may be told again, as a whole: `"…," Holm said, according to the filing`, or
in a turn of a conversation: `BELL: The mayor said, "…"`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from newslens.attribution.found import TURN, Found, without
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Range, Tree

_SAME: Final = 0.5
_LIKELY: Final = 0.5
_RETOLD: Final = 0.6
_IN_TURN: Final = b"\x02"
_RELATIVE: Final = frozenset(("WDT", "WP"))
_WHEN: Final = frozenset(("as", "if", "when", "while"))


def select(tree: Tree, proposed: Iterable[Found], floor: float, lexicon: Lexicon) -> list[Found]:
    """Choose among proposals; what is attributed is not attributed again by a cue inside it.

    Args:
        tree: The parse.
        proposed: Attributions, those bound to quotation marks first.
        floor: The least score that stands.
        lexicon: Word lists.
    """
    best: dict[int, Found] = {}
    free: list[Found] = []
    for found in proposed:
        if found.score < floor:
            continue
        if found.anchor < 0 or found.is_direct:
            free.append(found)
        elif found.anchor not in best or best[found.anchor].score < found.score:
            best[found.anchor] = found
    chosen: list[Found] = []
    covered = bytearray(len(tree.text) + 1)
    apart = _told_apart(tree, list(best.values()), lexicon)
    ranked = sorted(apart, key=lambda f: (f.score < _LIKELY, -_length(f.content), -f.score, f.anchor))
    for found in [*free, *_outer_first(tree, ranked, lexicon)]:
        if _told_in_turn(tree, found, covered):
            chosen.append(found)
            continue
        turns_on = found.cue or ((found.anchor, found.anchor + 1),) if found.anchor >= 0 else ()
        if any(covered[tree.start[token]] for a, b in turns_on for token in range(a, b)):
            continue
        total = _length(found.content)
        hidden = sum(b - a - covered[a:b].count(0) for a, b in found.content)
        if hidden > _SAME * total and found.score >= _RETOLD:
            hidden -= sum(_length(one.content) for one in chosen if one.is_direct and _holds(tree, found, one))
        if total == 0 or hidden > _SAME * total:
            continue
        chosen.append(found)
        for a, b in found.content:
            covered[a:b] = (_IN_TURN if found.frame == TURN else b"\x01") * (b - a)
    return sorted(chosen, key=lambda f: (f.content[0], f.anchor))


def _told_in_turn(tree: Tree, found: Found, covered: bytearray) -> bool:
    """Whether somebody who is named is quoted in a turn of a conversation; whom "he" stands for there is too unsure."""
    if not (found.is_direct and found.cue and found.source) or any(
        tree.tag[token] == "PRP" for a, b in found.source for token in range(a, b)
    ):
        return False
    pieces = [*map(tree.span, (*found.cue, *found.source)), *found.content]
    return all(covered[a] == covered[b - 1] == _IN_TURN[0] for a, b in pieces)


def _told_apart(tree: Tree, found: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """Attributions without what another tells whose cue breaks their content: `said the pier sank, which experts said | was rot`."""
    likely: dict[int, list[Found]] = {}
    for one in found:
        if one.score >= _LIKELY and _reports(tree, one, lexicon):
            likely.setdefault(tree.sentence[one.anchor], []).append(one)
    out: list[Found] = []
    for one in found:
        others = [
            other
            for other in (likely.get(tree.sentence[one.anchor], ()) if len(one.content) > 1 else ())
            if _breaks(tree, one, other)
        ]
        content = without(one.content, [piece for other in others for piece in other.content])
        out.append(attrs.evolve(one, content=content) if content else one)
    return out


def _breaks(tree: Tree, broken: Found, by: Found) -> bool:
    """Whether a relative clause that another cue turns on breaks the content of an attribution and tells all the rest of it."""
    if not broken.content or not by.content or broken.anchor > by.anchor:
        return False
    at = tree.start[by.anchor]
    if by.content[-1][1] < broken.content[-1][1]:
        return False
    holes = zip(broken.content, broken.content[1:], strict=False)
    return any(
        end <= at < start and any(tree.tag[token] in _RELATIVE for token in tree.touched(end, start))
        for (_, end), (start, _) in holes
    )


def _outer_first(tree: Tree, ranked: Sequence[Found], lexicon: Lexicon) -> Iterator[Found]:
    """Attributions in order, each behind those whose verb of saying has it in its clause: `He added that they had to decide …`.

    What a cue tells may end early, where a quotation or the tree does, and what a cue inside it tells go on.
    """
    telling: dict[int, list[Found]] = {}
    for found in ranked:
        if _reports(tree, found, lexicon) and _tells_clause(tree, found):
            telling.setdefault(tree.sentence[found.anchor], []).append(found)
    done: set[int] = set()
    for found in ranked:
        for one in telling.get(tree.sentence[found.anchor], ()):
            sure = one.score >= _LIKELY or not _reports(tree, found, lexicon)
            if sure and one.anchor not in done and _has_inside(tree, one, found):
                done.add(one.anchor)
                yield one
        if found.anchor not in done:
            done.add(found.anchor)
            yield found


def _reports(tree: Tree, found: Found, lexicon: Lexicon) -> bool:
    return tree.tag[found.anchor][:2] == "VB" and lexicon.reports(tree.lemma[found.anchor])


def _tells_clause(tree: Tree, found: Found) -> bool:
    """Whether a cue has a clause behind it that says what is told, not when."""
    if not found.content:
        return False
    first = tree.touched(*found.content[0])[0]
    if tree.low[first] in _WHEN:
        return False
    if found.frame.startswith("clause") or (tree.low[first] == "that" and tree.tag[first] == "IN"):
        return True
    return any(tree.dep[kid] == "ccomp" and first <= kid for kid in tree.kids[found.anchor])


def _has_inside(tree: Tree, outer: Found, inner: Found) -> bool:
    """Whether the cue of one attribution stands in what another tells behind its own, and not the other way round."""
    return (
        outer.anchor < inner.anchor
        and _covers(outer, tree.start[inner.anchor])
        and not _covers(inner, tree.start[outer.anchor])
    )


def _covers(found: Found, offset: int) -> bool:
    return any(start <= offset < end for start, end in found.content)


def _holds(tree: Tree, outer: Found, inner: Found) -> bool:
    """Whether a content has the whole of another attribution in it, with its cue."""
    if not inner.cue or outer.is_direct:
        return False
    return outer.holds([*map(tree.span, inner.cue), *inner.content])


def _length(ranges: Iterable[Range]) -> int:
    return sum(b - a for a, b in ranges)

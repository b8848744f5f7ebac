"""What somebody said by another's account: `Moss told residents that the pier will close` in what the Tarn Post reported.

Annotated news attributes such words once, to whoever tells them last, so that no model learns the other layer; the rules see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from newslens.attribution.contents.hollow import hollow
from newslens.attribution.contents.unsaid import said
from newslens.attribution.found import Found, without
from newslens.attribution.page import Page, trimmed
from newslens.attribution.parse.tree import Range
from newslens.attribution.select import select

LEAST: Final = 0.5
"""The least score of what another tells, 0 to 1."""


def with_nested(page: Page, standing: Sequence[Found], proposed: Iterable[Found], floor: float) -> list[Found]:
    """Attributions and those inside what they tell, layer by layer; what stands in quotation marks is not looked into.

    Args:
        page: The article.
        standing: The attributions that stand.
        proposed: What the rules propose.
        floor: The least score that stands, 0 to 1; never below `LEAST`.

    Returns:
        Those that stand and those found besides, by where their contents begin.
    """
    tree, floor = page.tree, max(LEAST, floor)
    stands = {one.anchor for one in standing}
    told = [
        one
        for one in proposed
        if one.score >= floor
        and one.source
        and one.anchor >= 0
        and one.anchor not in stands
        and tree.quoted[one.anchor] < 0
        and page.lexicon.reports(tree.lemma[one.anchor])
        and not hollow(tree, one, page.lexicon)
    ]
    found = list(standing)
    layer = standing
    while layer and told:
        held = (_inside(page, one, layer) for one in told)
        inside = [one for one in held if one is not None]
        layer = said(tree, select(tree, inside, floor, page.lexicon), page.lexicon)
        found += layer
        taken = {one.anchor for one in layer}
        told = [one for one in told if one.anchor not in taken]
    return sorted(found, key=lambda one: (one.content[0], one.anchor))


def _inside(page: Page, inner: Found, layer: Sequence[Found]) -> Found | None:
    """An attribution without the words by which another tells it, `…, according to the Post`; None where none tells it."""
    for outer in layer:
        telling = [page.tree.span(piece) for piece in (*outer.cue, *outer.source)]
        content = without(inner.content, telling)
        if content != inner.content:
            content = tuple(_trimmed(page, piece) for piece in trimmed(page.tree.text, content))
        one = attrs.evolve(inner, content=content)
        if content and _holds(page, outer, one):
            return one
    return None


def _trimmed(page: Page, piece: Range) -> Range:
    """A stretch without the marks that parted it from what was cut off; quotation marks are its own."""
    tree, tokens = page.tree, page.tree.touched(*piece)
    low, high = tokens[0], tokens[-1] + 1
    while high - 1 > low and tree.punct[high - 1] and tree.quoted[high - 1] < 0:
        high -= 1
    return piece[0], min(piece[1], tree.end[high - 1])


def _holds(page: Page, outer: Found, inner: Found) -> bool:
    """Whether a content has another attribution in it as a whole."""
    pieces = map(page.tree.span, (*inner.cue, *inner.source))
    return outer.anchor != inner.anchor and outer.holds([*pieces, *inner.content])

"""Whose a quotation without a cue is, where the sentence before it tells by a cue what somebody says."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newslens.attribution.found import Found
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Tree


def continued(tree: Tree, found: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """Attributions, where what has no cue is said by who speaks right before it: `…, Ada Holm replied, saying that …`, `“…”`.

    Args:
        tree: The parse.
        found: What stands, in order.
        lexicon: Word lists and rates.
    """
    out: list[Found] = []
    for one in found:
        before = _before(tree, one, out, lexicon) if one.source_rule == "last speaker" else None
        if before is None:
            out.append(one)
        else:
            out.append(attrs.evolve(one, source=before.source, source_rule="speaker of the cue before"))
    return out


def _before(tree: Tree, one: Found, told: Sequence[Found], lexicon: Lexicon) -> Found | None:
    """What is told by a cue in the sentence before a quotation, outside of other quotations; the last of several."""
    first = next(iter(tree.touched(*one.content[0])), 0)
    if not first:
        return None
    sentence = tree.sentence[first - 1]
    near = [
        other
        for other in told
        if other.source
        and other.anchor >= 0
        and tree.sentence[other.anchor] == sentence
        and tree.quoted[other.anchor] < 0
        and lexicon.reports(tree.lemma[other.anchor])
    ]
    return max(near, key=lambda other: other.anchor, default=None)

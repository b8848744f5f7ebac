"""Whose a quotation without a cue is, once it is known who else spoke before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from newslens.attribution.found import Found
from newslens.attribution.parse.tree import Tree
from newslens.attribution.quotations.direct import unsaid
from newslens.attribution.quotations.introduced import is_one_person

_UNSURE: Final = frozenset(("last speaker", "subject of the sentence before", ""))


def with_speakers(tree: Tree, standing: Sequence[Found]) -> list[Found]:
    """The attributions of an article, those without a cue given to whoever spoke last before them.

    Quotation marks are bound before it is known who is quoted without any; only now does it show that somebody else spoke
    in between: `Ada Holm said it was cold. … "I shall go home."`.

    Args:
        tree: The parse.
        standing: The attributions, in the order of the text.
    """
    out: list[Found] = []
    last: Found | None = None
    for one in standing:
        if one.anchor < 0 and one.source_rule in _UNSURE:
            tokens = tree.touched(one.content[0][0], one.content[-1][1])
            start = tree.sentences[tree.sentence[tokens[0]]][0]
            source, _, rule = unsaid(tree, start, tokens[-1] + 1, last)
            out.append(attrs.evolve(one, source=source, source_rule=rule) if source else one)
        else:
            out.append(one)
        if out[-1].source and (one.frame in {"direct", "floating"} or is_one_person(tree, one.source[0])):
            last = out[-1]
    return out

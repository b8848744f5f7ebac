"""The attributions of one article: proposed by rules, bound by the quotation marks, chosen by how often they are right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from newslens.attribution.direct import bind
from newslens.attribution.found import Found
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.marks import scan
from newslens.attribution.marks.paragraphs import paragraphs
from newslens.attribution.propose import propose
from newslens.attribution.quoted import Quoted, locate, offsets
from newslens.attribution.select import select
from newslens.attribution.tree import Tree, build

if TYPE_CHECKING:
    from spacy.tokens import Doc


@attrs.frozen(eq=False)
class Reading:
    """An article as the rules see it.

    Attributes:
        tree: The parse.
        quotes: The top-level quotations.
    """

    tree: Tree
    quotes: Sequence[Quoted | None]


def read(doc: Doc) -> Reading:
    """The parse and the quotation marks of a Doc."""
    top = [quotation for quotation in scan(doc.text) if quotation.depth == 0]
    tree = build(doc, paragraphs(doc.text), offsets(top))
    return Reading(tree, locate(tree, top))


def proposals(reading: Reading, lexicon: Lexicon, floor: float) -> list[Found]:
    """Everything that the rules propose, with scores; those bound to quotation marks first."""
    tree, quotes = reading.tree, reading.quotes
    bound = bind(tree, quotes, lexicon)
    taken = frozenset(found.anchor for found in bound)
    return [
        *bound,
        *propose(tree, quotes, lexicon, taken, floor),
    ]


def attributions(reading: Reading, lexicon: Lexicon, floor: float) -> list[Found]:
    """The attributions of an article.

    Args:
        reading: The article.
        lexicon: Word lists and rates.
        floor: The least score that stands, 0 to 1.
    """
    return select(reading.tree, proposals(reading, lexicon, floor), floor)

"""The attributions of one article: proposed by rules, bound by the quotation marks, chosen by how often they are right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import attrs

from newslens.attribution.direct import bind
from newslens.attribution.found import Found
from newslens.attribution.kinds import mode_of
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.marks import scan
from newslens.attribution.marks.paragraphs import paragraphs
from newslens.attribution.propose import propose
from newslens.attribution.quoted import Quoted, locate, offsets
from newslens.attribution.select import select
from newslens.attribution.tree import Tree, build
from newslens.types import Mode

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TOPICS: Final = ("obj", "p:", "passive", "reduced", "small", "rest:obj", "aside:obj", "hearsay")


@attrs.frozen(eq=False)
class Reading:
    """An article as the rules see it.

    Attributes:
        tree: The parse.
        quotes: The top-level quotations.
    """

    tree: Tree
    quotes: Sequence[Quoted | None]


def read(doc: Doc, text: str) -> Reading:
    """The parse and the quotation marks of a text.

    Args:
        doc: The parsed text.
        text: The text itself; spaCy would put it together anew from the tokens each time it is asked.
    """
    top = [quotation for quotation in scan(text) if quotation.depth == 0]
    tree = build(doc, text, paragraphs(text), offsets(top))
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


def attributions(reading: Reading, lexicon: Lexicon, floor: float, topic_floor: float) -> list[Found]:
    """The attributions of an article.

    Args:
        reading: The article.
        lexicon: Word lists and rates.
        floor: The least score that stands, 0 to 1.
        topic_floor: The least score that stands where only the topic of what was said or written is given, with no clause
            and no quotation marks: `promised a fight`.
    """
    return select(
        reading.tree,
        (
            found
            for found in proposals(reading, lexicon, floor)
            if found.score >= topic_floor
            or not is_topic(found.frame)
            or mode_of(reading.tree, found, lexicon) is Mode.THOUGHT
        ),
        floor,
    )


def is_topic(frame: str) -> bool:
    """Whether a frame gives a topic rather than what was said."""
    return frame.startswith(_TOPICS) and not frame.endswith('"')

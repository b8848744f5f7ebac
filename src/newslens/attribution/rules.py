"""The attributions of one article: proposed by rules, bound by the quotation marks, chosen by how often they are right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newslens.attribution.contents.hollow import hollow
from newslens.attribution.contents.unsaid import said
from newslens.attribution.cues.propose import propose
from newslens.attribution.cues.turns import spoken
from newslens.attribution.found import Found
from newslens.attribution.kinds import mode_of
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.marks import scan
from newslens.attribution.marks.blocks import with_blocks
from newslens.attribution.marks.paragraphs import paragraphs
from newslens.attribution.page import Page
from newslens.attribution.parse.tree import build
from newslens.attribution.quotations.adrift import with_speakers
from newslens.attribution.quotations.direct import bind
from newslens.attribution.quotations.quoted import locate, offsets
from newslens.attribution.select import select
from newslens.types import Mode

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TOPICS: Final = ("obj", "p:", "passive", "reduced", "small", "rest:obj", "aside:obj", "hearsay")


def read(doc: Doc, text: str, lexicon: Lexicon, floor: float) -> Page:
    """The parse and the quotation marks of a text.

    Args:
        doc: The parsed text.
        text: The text itself; spaCy would put it together anew from the tokens each time it is asked.
        lexicon: Word lists and rates.
        floor: The least rate worth proposing, 0 to 1.
    """
    spans = paragraphs(text)
    top = with_blocks(text, spans, [quotation for quotation in scan(text) if quotation.depth == 0])
    tree = build(doc, text, spans, offsets(top))
    return Page(tree, locate(tree, top), lexicon, floor)


def proposals(page: Page) -> list[Found]:
    """Everything that the rules propose, with scores; those bound to quotation marks first."""
    bound = bind(page.tree, page.quotes, page.lexicon)
    return [*bound, *propose(page, frozenset(found.anchor for found in bound))]


def attributions(page: Page, topic_floor: float) -> list[Found]:
    """The attributions of an article.

    Args:
        page: The article.
        topic_floor: The least score that stands where only the topic of what was said or written is given, with no clause
            and no quotation marks: `promised a fight`.
    """
    told = (found for found in proposals(page) if not hollow(page.tree, found, page.lexicon))
    standing = (found for found in told if found.score >= topic_floor or not _is_topic(page, found))
    # Nothing inside a turn is attributed to anybody else.
    stands = said(page.tree, select(page.tree, [*spoken(page), *standing], page.floor, page.lexicon), page.lexicon)
    return with_speakers(page.tree, stands, page.lexicon)


def _is_topic(page: Page, found: Found) -> bool:
    """Whether a proposal gives the topic of something said or written rather than what was said."""
    return (
        found.frame.startswith(_TOPICS)
        and not found.frame.endswith('"')
        and mode_of(page.tree, found, page.lexicon) is not Mode.THOUGHT
    )

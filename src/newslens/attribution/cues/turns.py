"""What speakers say in transcripts and interviews, as attributions: the words behind a label are theirs, whatever stands in them."""

from __future__ import annotations

from typing import Final

from newslens.attribution.found import TURN, Found
from newslens.attribution.page import Page
from newslens.attribution.parse.conversations import conversations

_RATE: Final = 0.95


def spoken(page: Page) -> list[Found]:
    """The turns of the conversations of an article, in the order of the text."""
    words = page.lexicon
    turns = conversations(page.tree, words.asking, words.answering, words.labels | words.forms)
    return [
        Found((), (one.speaker,) if one.speaker else (), one.said, -1, TURN, _RATE, TURN, TURN, one.rule)
        for one in turns
        if one.said
    ]

"""A clause that a draft adds to what the speaker is reported to have said."""

from __future__ import annotations

import attrs

from newslens.alignment.words import Words, read
from newslens.checking.clauses import Clause
from newslens.checking.judging import Judge
from newslens.checking.verdicts import Alteration, CheckedQuote, Status

_SAYS = 2  # words that say something, so that a clause of them can be missed
_JOINING = frozenset(
    ("and", "but", "or", "while", "because", "since", "so", "after", "before", "until", "although", "though")
)


def with_added_clauses(judge: Judge, speaker: str | None, checked: CheckedQuote) -> CheckedQuote:
    """The verdict on what a source has in other words, altered where the draft adds a clause of which no source has a word.

    Words that only one side has are what other words make; a whole clause of them is something else that is said.

    Args:
        judge: What finds words in the sources.
        speaker: The id of who says it in the draft.
        checked: The verdict.
    """
    if checked.status is not Status.PARAPHRASED or checked.place is None:
        return checked
    beside = _keys(read(judge.sentences(checked.place)))
    if any(_adds(one, beside, judge, speaker) for one in checked.alterations):
        return attrs.evolve(checked, status=Status.ALTERED)
    return checked


def _adds(one: Alteration, beside: frozenset[str], judge: Judge, speaker: str | None) -> bool:
    words = read(one.draft)
    keys = _keys(words)
    if one.source or len(keys) < _SAYS or words.words[0].exact not in _JOINING or keys & beside:
        return False
    return not judge.said(Clause(words, one.draft, marked=False), speaker)


def _keys(words: Words) -> frozenset[str]:
    return frozenset(word.key for word in words.words) - {""}

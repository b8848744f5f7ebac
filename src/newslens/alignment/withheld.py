"""What is left open: who declines to say whether there was a fire says neither that there was one nor that there was none."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

import attrs

from newslens.alignment.stems import lemmas
from newslens.alignment.words import Words

SAYING: Final = lemmas("say tell")
"""What is done by whoever is quoted, whether another withholds it or not."""
_REFUSING: Final = lemmas(
    "decline refuse refusal unable unwilling reluctant cannot not n't never no none nobody noone neither nor without yet"
)
_TELLING: Final = (
    lemmas(
        "confirm specify disclose reveal explain know decide clear certain sure state indicate establish determine remember"
        " recall guess discuss decision"
    )
    | SAYING
)
"""What is told or known of the question behind it: "did not say how many"."""
_UNKNOWN: Final = lemmas("unclear undecided unsure uncertain unknown")
"""What negates that itself: "unclear whether"."""
_COMMENTING: Final = lemmas("comment elaborate speculate confirm")
"""What needs no question: "refused to comment on the deal", "could not confirm that he had died"."""
_DRAWN: Final = frozenset(("draw", "drawn"))  # "would not be drawn on", as a cue
_DONE: Final = frozenset(
    "is are was were be been being".split()
)  # "the deaths were not confirmed" leaves nothing behind it open
_ASKING: Final = frozenset("whether if how what who which when where why".split())
_TURNING: Final = frozenset("but though although however adding saying".split())
_BETWEEN: Final = 4  # words among which what is told stands before its question: "tell reporters on Monday whether"
_NEAR: Final = 2  # words among which the verb of a passive stands: "were not confirmed"
_BEFORE: Final = 4  # words among which what refuses stands before what is told: "declined several times to say"


@attrs.frozen
class Withheld:
    """What a statement leaves open.

    Attributes:
        start: The first word of the clause in which somebody declines to tell it.
        open: The first word of what is left open.
        end: One past the last.
        telling: What is not done, by its lemma: "say", "confirm"; "" where the cue has it.
        by_cue: Whether the cue says that it is not done.
    """

    start: int
    open: int
    end: int
    telling: str
    by_cue: bool = False


def withheld(words: Words, start: int, end: int, cue: AbstractSet[str] = frozenset()) -> Withheld | None:
    """What the words of a stretch leave open; None where they leave nothing open.

    Args:
        words: The words of a quote or claim.
        start: The first of the stretch.
        end: One past the last.
        cue: The lemmas of the cue in front of them: "declined to".

    Examples:
        >>> from newslens.alignment.words import read
        >>> withheld(read("Berg declined to say whether she had resigned"), 0, 8)
        Withheld(start=0, open=4, end=8, telling='say', by_cue=False)
    """
    cue = frozenset() if start or cue.isdisjoint(_REFUSING) else cue
    if not cue.isdisjoint(_COMMENTING | _DRAWN):
        return Withheld(start, start, _ending(words, start, end), "", by_cue=True)
    for place in range(start, end):
        told = _told(words, start, place, cue)
        if told is None:
            continue
        if told < start:
            return Withheld(start, place, _ending(words, place, end), "", by_cue=True)
        lemma = words.words[told].lemma
        opening = place if place > told else place + 1
        refused = told if lemma in _UNKNOWN else _refused(words, start, told)
        if refused is not None:
            return Withheld(_clause(words, start, refused), opening, _ending(words, place, end), lemma)
        if told - start < _BEFORE and cue:
            return Withheld(start, opening, _ending(words, place, end), lemma, by_cue=True)
    return None


def _told(words: Words, start: int, place: int, cue: AbstractSet[str]) -> int | None:
    """Where what a word asks or comments on would be told: at a place, before the start where the cue has it, or nowhere."""
    word = words.words[place]
    if word.lemma in _COMMENTING:
        near = (before.exact for before in words.words[max(start, place - _NEAR) : place])
        return None if word.exact.endswith("ed") and not _DONE.isdisjoint(near) else place
    after = words.words[place + 1].exact if place + 1 < len(words) else ""
    if word.exact not in _ASKING or (word.exact, after) == ("how", "to"):
        return None
    for before in range(place - 1, max(start, place - _BETWEEN) - 1, -1):
        if words.sentences[before] == words.sentences[place] and words.words[before].lemma in _TELLING | _UNKNOWN:
            return before
    return start - 1 if place - start < _BETWEEN and not cue.isdisjoint(_TELLING) else None


def _refused(words: Words, start: int, told: int) -> int | None:
    """Where somebody refuses to tell, or does not."""
    for place in range(told - 1, max(start, told - _BEFORE) - 1, -1):
        if words.sentences[place] == words.sentences[told] and words.words[place].lemma in _REFUSING:
            return place
    return None


def _clause(words: Words, start: int, place: int) -> int:
    while place > start and words.clauses[place - 1] == words.clauses[place]:
        place -= 1
    return place


def _ending(words: Words, place: int, end: int) -> int:
    """Where the sentence ends, or turns to something else."""
    for after in range(place + 1, end):
        if words.sentences[after] != words.sentences[place] or words.words[after].exact in _TURNING:
            return after
    return end

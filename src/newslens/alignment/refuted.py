"""What is told to be untrue: "the claim that troops had crossed was a lie" says that they had not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from newslens.alignment.stems import lemmas
from newslens.alignment.words import Words, read

UNTRUE: Final = lemmas("false untrue lie myth fantasy fiction fabrication nonsense invention hoax")
"""What somebody calls a statement that is not so."""
_UNTRUE: Final = UNTRUE | lemmas(
    "invented fabricated baseless unfounded groundless rubbish untruth falsehood absurd ludicrous wrong concocted propaganda"
    " slander libel disinformation"
)
_TOLD: Final = lemmas(
    "claim allegation accusation suggestion report rumour rumor assertion story idea charge statement notion insinuation"
)
_IS: Final = frozenset("is are was were be been".split())
CALLING: Final = lemmas("call brand label describe dub dismiss reject denounce")
"""The cues of "called reports that they had fled false", "dismissed the claim that they had fled as a lie"."""
_SUPPOSED: Final = frozenset("if whether may might could not n't never would".split())
_LEADING: Final = 6  # words among which the noun of what was told stands: "the opposition's repeated claims that"
_NAMED: Final = 4  # words behind "was" among which it is called untrue: "was a complete and utter lie"


def refuted(words: Words, cue: frozenset[str], claims: Iterable[str]) -> tuple[int, int] | None:
    """The words of a quote which it tells to be untrue, as the first of them and one past the last; or None.

    Args:
        words: The words of the quote.
        cue: The lemmas of its cue.
        claims: The claims inside it: they tell a lie from a claim of which it is part that somebody lied.

    Examples:
        >>> words = read("the claim that Vela had resigned was a lie")
        >>> refuted(words, frozenset(), ["Vela had resigned"])
        (3, 6)
        >>> words = read("the claim that the letter was a lie")
        >>> refuted(words, frozenset(), ["the letter was a lie"]) is None
        True
    """
    start = _opening(words)
    if start is None:
        return None
    for claim in claims:
        told = read(claim)
        end = start + len(told)
        if words.forms[start:end] != told.forms:
            continue
        if end < len(words) and _called_untrue(words, end):
            return start, end
        if not cue.isdisjoint(CALLING) and (stop := _named_untrue(words, start)) is not None:
            return start, stop
    return None


def _opening(words: Words) -> int | None:
    """Where what was told begins behind "the claim that"."""
    for place in range(1, min(_LEADING, len(words) - 1)):
        if words.words[place].exact == "that" and words.words[place - 1].lemma in _TOLD:
            return place + 1
    return None


def _called_untrue(words: Words, place: int) -> bool:
    """Whether "was" and a word for what is not so stand at a place: "was a lie", "was not true"."""
    behind = words.words[place + 1 : place + 1 + _NAMED]
    if words.words[place].exact not in _IS or words.sentences[place] != words.sentences[place - 1]:
        return False
    if [word.exact for word in behind[:2]] == ["not", "true"]:
        return True
    untrue = next((index for index, word in enumerate(behind) if word.lemma in _UNTRUE), None)
    return untrue is not None and not any(word.exact in _SUPPOSED for word in behind[:untrue])


def _named_untrue(words: Words, start: int) -> int | None:
    """Where the words end that are called untrue, if the last word does: "called reports that they fled false"."""
    last = len(words) - 1
    if last <= start or words.words[last].lemma not in _UNTRUE:
        return None
    stop = last
    while stop > start and not words.words[stop - 1].key:
        stop -= 1
    if any(word.exact in _IS | _SUPPOSED for word in words.words[stop:last]):
        return None
    return stop

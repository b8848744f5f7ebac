"""What a draft left out before or behind an utterance although the rest hangs on it: a negation, a condition."""

from __future__ import annotations

from collections.abc import Iterator

from newslens.alignment.diff.edits import Kind as EditKind
from newslens.alignment.diff.edits import Touch
from newslens.alignment.diff.lexicon import lists
from newslens.alignment.words import Words, read
from newslens.checking.draft import Sought
from newslens.checking.lexicon import load
from newslens.checking.stances import negative, plain, turning
from newslens.checking.verdicts import Alteration
from newslens.types import Kind

_GOVERNED = 4  # words behind a negation that are surely what it negates
_LONGEST = 4  # words of the longest phrase that makes a condition
_STATING = 4  # words of a piece of a mixed quotation that state something, and name no mere part of it
_OPEN = frozenset(("until", "whether", "except"))
_CLAUSE_MARKS = frozenset(",;:—–()")
_OF_NEGATIONS = frozenset(("longer", "yet", "even", "once"))  # "no longer a quay"


def cut_off(words: Words, start: int, end: int, quotation: Sought) -> Iterator[Alteration]:
    """What of the sentences of an utterance a draft left out though the rest hangs on it.

    In mixed and indirect speech the draft's own words may say it.

    Args:
        words: The utterance, and what stands around it.
        start: The first word that the draft has.
        end: One past the last.
        quotation: The quotation of the draft.
    """
    sentence = [at for at in range(start) if words.sentences[at] == words.sentences[start]] if start else []
    before = words.between(sentence[0], start) if sentence else ""
    hangs = quotation.kind is Kind.DIRECT or _states(quotation, end - start)
    if sentence and hangs and _conditional(words, sentence[0] + (plain(words, sentence[0]) == "that")):
        yield Alteration(EditKind.TRUNCATION_START, "", before, (Touch.CONDITION,))
    elif any(_negates(words, at, start, quotation.kind) for at in sentence[-_GOVERNED:]) and not _denies(quotation):
        yield Alteration(EditKind.TRUNCATION_START, "", before, (Touch.NEGATION,))
    if hangs and end < len(words) and words.sentences[end] == words.sentences[end - 1] and _conditional(words, end):
        last = max(at for at in range(end, len(words)) if words.sentences[at] == words.sentences[end])
        yield Alteration(EditKind.TRUNCATION_END, "", words.between(end, last + 1), (Touch.CONDITION,))


def _states(quotation: Sought, count: int) -> bool:
    """Whether indirect or mixed speech states so many words of a source and has no condition."""
    held = [unit.words for unit in quotation.units] + [clause.words for clause in quotation.clauses]
    if any(_conditional(one, at) for one in held for at in range(len(one))):
        return False
    return quotation.kind is Kind.INDIRECT or count >= _STATING


def _denies(quotation: Sought) -> bool:
    """Whether the draft's own words turn round what it quotes."""
    if quotation.kind is Kind.DIRECT:
        return False
    return quotation.denied or any(turning(read(clause.own)) for clause in quotation.clauses)


def _negates(words: Words, at: int, start: int, kind: Kind) -> bool:
    """Whether a word negates what begins behind it, and no mark parts the two.

    Of mixed and indirect speech, whose words are often but a part of what was said, nothing that says something may stand
    between: who "will not tolerate fires" may be quoted on "fires".
    """
    if not negative(words, at) or _CLAUSE_MARKS & set(words.between(at, start + 1)):
        return False
    if kind is Kind.DIRECT:
        return True
    passing = load().believing | _OF_NEGATIONS
    between = range(at + 1, start)
    return words.clauses[at] == words.clauses[start] and all(
        not words.words[one].weight or words.words[one].lemma in passing or plain(words, one) in passing
        for one in between
    )


def _conditional(words: Words, at: int) -> bool:
    """Whether a condition begins here; what is said of a time or left open ("until", "whether") is none."""
    forms = tuple(plain(words, place) for place in range(at, min(at + _LONGEST, len(words))))
    found = any(lists().classes.get(forms[:count]) == "condition" for count in range(1, len(forms) + 1))
    return found and forms[0] not in _OPEN

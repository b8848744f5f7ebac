"""The draft's own words in a mixed quotation: what cannot hold with what a source has around the words inside the marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs

from newslens.alignment.diff.edits import Kind as EditKind
from newslens.alignment.words import read
from newslens.checking.clauses import Clause
from newslens.checking.draft import Sought
from newslens.checking.fits import alterations, held, reported
from newslens.checking.judging import Judge
from newslens.checking.verdicts import Alteration, CheckedQuote, Status
from newslens.types import Kind

_FACTS = frozenset((EditKind.NUMBER, EditKind.NEGATION, EditKind.OPPOSITE))  # of which only one can hold
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]+")


def with_own_words(judge: Judge, quotation: Sought, checked: CheckedQuote, people: Mapping[str, str]) -> CheckedQuote:
    """The verdict on a mixed quotation, with what its own words say.

    What stands outside the marks is reworded all the time. It changes the verdict only where it cannot hold with what the same
    speaker says in a source in words that are else the same: another number, the reverse, another person. What no source was
    found to have beside it is named as unchecked.

    Args:
        judge: What finds words in the sources.
        quotation: The quotation.
        checked: The verdict on what stands inside the marks.
        people: The names of the people who speak in the draft and the sources, by their ids.
    """
    if checked.kind is not Kind.MIXED or checked.status is Status.NOT_FOUND:
        return checked
    beside = "" if checked.place is None else judge.sentences(checked.place)
    changed: list[Alteration] = []
    unchecked: list[str] = []
    for clause in quotation.clauses:
        found = judge.said(clause, quotation.speaker)
        against = _against(clause, [text for text, _ in found], judge, people)
        # What the draft denies a source has with a negation.
        against = [one for one in against if one.kind is not EditKind.NEGATION or not quotation.denied]
        changed += against
        if not against and not any(_has(text, clause.own) for text in (beside, *(around for _, around in found))):
            unchecked.append(clause.own)
    if changed and checked.status is Status.EXACT:
        checked = attrs.evolve(checked, status=Status.ALTERED, alterations=tuple(changed), disputed=())
    return attrs.evolve(checked, unchecked=tuple(unchecked))


def _has(text: str, own: str) -> bool:
    """Whether a text has all words of some that say something."""
    return {word.key for word in read(own).words} <= {"", *(word.key for word in read(text).words)}


def _against(clause: Clause, texts: Sequence[str], judge: Judge, people: Mapping[str, str]) -> list[Alteration]:
    """What a clause of the draft changed of what the same speaker says in a source; empty where a source has it so.

    Args:
        clause: The clause.
        texts: What is like it in the sources, the most alike first.
        judge: What knows who is who.
        people: The names of people by their ids.
    """
    read_as: list[list[Alteration]] = []
    for text in texts:
        edits = alterations(clause.text, text)
        facts = [one for one in edits if one.draft in clause.own and _at_odds(one, judge, people)]
        if not facts and held(clause.text, text) and _has(text, " ".join(_CAPITAL.findall(clause.own))):
            return []
        read_as.append(facts if reported([one for one in edits if one not in facts]) else [])
    return read_as[0] if read_as else []


def _at_odds(one: Alteration, judge: Judge, people: Mapping[str, str]) -> bool:
    """Whether only one side of an alteration can hold: another number, the reverse, another person."""
    if one.kind in _FACTS:
        return True
    ours, theirs = _known(one.draft, people), _known(one.source, people)
    return bool(ours and theirs) and all(judge.voices.conflict(a, b) for a in ours for b in theirs)


def _known(words: str, people: Mapping[str, str]) -> list[str]:
    """The ids of the people whose name some words may be and nothing more.

    Examples:
        >>> people = {"ann-berg": "Ann Berg"}
        >>> _known("Ms Berg", people), _known("a brother of Ann Berg", people)
        (['ann-berg'], [])
    """
    named = _CAPITAL.findall(words)
    if not named or len(named) < len(words.split()):
        return []
    return [key for key, name in people.items() if named[-1] in _CAPITAL.findall(name)]

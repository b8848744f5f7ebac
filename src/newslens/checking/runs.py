"""Sentences of a quotation that were found: which of them go on in the source, and what the draft changed in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from newslens.alignment.diff.edits import Kind as EditKind
from newslens.alignment.diff.edits import Touch
from newslens.alignment.diff.lexicon import lists
from newslens.alignment.words import Words
from newslens.checking.fits import Fit, alterations
from newslens.checking.found import Found
from newslens.checking.index import Document
from newslens.checking.sources import Source, extent
from newslens.checking.stances import negative, plain
from newslens.checking.verdicts import Alteration
from newslens.types import Kind

_CUE = 14  # words of a cue that may stand within one utterance
_GOVERNED = 4  # words behind a negation that are surely what it negates
_LONGEST = 4  # words of the longest phrase that makes a condition
_OPEN = frozenset(("until", "whether", "except"))
_CLAUSE_MARKS = frozenset(",;:—–()")


@attrs.frozen(eq=False)
class Runs:
    """How what was found of a quotation stands in the sources.

    Attributes:
        documents: What was searched.
        sources: The sources.
    """

    documents: Sequence[Document]
    sources: Sequence[Source]

    def goes_on(self, one: Found, following: Found, kind: Kind) -> bool:
        """Whether what lies between two sentences of a quotation was left out of one utterance of the source.

        Of a mixed quotation only within a sentence: elsewhere the draft's own words stand for what lies between.
        """
        if one.fit.document != following.fit.document or one.fit.end > following.fit.start:
            return False
        document = self.documents[one.fit.document]
        if one.unit.piece == following.unit.piece:
            return document.quote is not None or one.fit.end == following.fit.start
        numbers = document.words.sentences
        if numbers[one.fit.end - 1] == numbers[following.fit.start]:
            return True
        return kind is Kind.DIRECT and (document.quote is not None or self._gap(one.fit, following.fit) <= _CUE)

    def follows(self, one: Found, following: Found) -> bool:
        """Whether a sentence stands behind another in the same source, with no more than a cue between them."""
        if self.documents[one.fit.document].article != self.documents[following.fit.document].article:
            return False
        if one.fit.document == following.fit.document:
            return 0 <= self._gap(one.fit, following.fit) <= _CUE
        end, start = self._place(one.fit)[1], self._place(following.fit)[0]
        source = self.sources[self.documents[one.fit.document].article]
        between = sum(end <= at < start for at, _ in source.places)
        return end <= start and between <= _CUE

    def altered(self, run: Sequence[Found]) -> tuple[Alteration, ...]:
        """What the draft changed in one utterance of a source."""
        draft = source = ""
        for number, found in enumerate(run):
            before = run[number - 1] if number else None
            if before is None:
                draft, source = found.unit.text, self._words(found.fit.document, found.fit.start, found.fit.end)
            elif before.unit.piece == found.unit.piece:
                draft += f" {found.unit.text}"
                source += f" {self._words(found.fit.document, before.fit.end, found.fit.end)}"
            else:
                draft += f" … {found.unit.text}"
                source += f" {self._around(before.fit, found.fit)} {self._words(found.fit.document, found.fit.start, found.fit.end)}"
        return alterations(draft, source)

    def cut_off(self, run: Sequence[Found]) -> Iterator[Alteration]:
        """What the draft left out before or behind an utterance though the rest hangs on it: a negation, a condition."""
        words, first, last = self.documents[run[0].fit.document].words, run[0].fit.start, run[-1].fit.end
        sentence = [at for at in range(first) if words.sentences[at] == words.sentences[first]] if first else []
        before = self._words(run[0].fit.document, sentence[0], first) if sentence else ""
        if sentence and _conditional(words, sentence[0]):
            yield Alteration(EditKind.TRUNCATION_START, "", before, (Touch.CONDITION,))
        elif any(negative(words, at) for at in sentence[-_GOVERNED:] if _one_clause(words, at, first)):
            yield Alteration(EditKind.TRUNCATION_START, "", before, (Touch.NEGATION,))
        if last < len(words) and words.sentences[last] == words.sentences[last - 1] and _conditional(words, last):
            rest = [at for at in range(last, len(words)) if words.sentences[at] == words.sentences[last]]
            behind = self._words(run[0].fit.document, last, rest[-1] + 1)
            yield Alteration(EditKind.TRUNCATION_END, "", behind, (Touch.CONDITION,))

    def _words(self, document: int, start: int, end: int) -> str:
        """Words of a document as its article has them."""
        if start >= end:
            return ""
        held = self.documents[document]
        if held.quote is not None:
            return held.words.between(start, end)
        source = self.sources[held.article]
        first, last = source.stretch(start, end)
        return source.article.text[first:last]

    def _around(self, one: Fit, following: Fit) -> str:
        """Of the words between two stretches those of the sentences that the stretches stand in.

        Whole sentences that an ellipsis stands for turn nothing in the others.
        """
        numbers = self.documents[one.document].words.sentences
        tail = one.end
        while tail < following.start and numbers[tail] == numbers[one.end - 1]:
            tail += 1
        head = following.start
        while head > tail and numbers[head - 1] == numbers[following.start]:
            head -= 1
        return f"{self._words(one.document, one.end, tail)} {self._words(one.document, head, following.start)}".strip()

    def _gap(self, one: Fit, following: Fit) -> int:
        return following.start - one.end

    def _place(self, fit: Fit) -> tuple[int, int]:
        held = self.documents[fit.document]
        return extent(self.sources[held.article], held, fit.start, fit.end)


def _conditional(words: Words, at: int) -> bool:
    """Whether a condition begins here; what is said of a time or left open ("until", "whether") is none."""
    forms = tuple(plain(words, place) for place in range(at, min(at + _LONGEST, len(words))))
    found = any(lists().classes.get(forms[:count]) == "condition" for count in range(1, len(forms) + 1))
    return found and forms[0] not in _OPEN


def _one_clause(words: Words, at: int, end: int) -> bool:
    """Whether no mark parts a word from what stands behind it."""
    return not _CLAUSE_MARKS & set(words.between(at, end + 1))

"""Sentences of a quotation that were found: which of them go on in the source, and what the draft changed in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from newslens.checking.cuts import cut_off
from newslens.checking.draft import Sought
from newslens.checking.fits import Fit, alterations
from newslens.checking.found import Found
from newslens.checking.index import Document
from newslens.checking.sources import Source, extent
from newslens.checking.verdicts import Alteration
from newslens.types import Kind

_CUE = 14  # words of a cue that may stand within one utterance


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
        near = document.quote is not None or (
            self._gap(one.fit, following.fit) <= _CUE and not self._parted(one, following)
        )
        return kind is Kind.DIRECT and near

    def follows(self, one: Found, following: Found) -> bool:
        """Whether a sentence stands behind another in the same source, with no more than a cue between them."""
        if self.documents[one.fit.document].article != self.documents[following.fit.document].article:
            return False
        document = self.documents[one.fit.document]
        if one.fit.document == following.fit.document:
            close = 0 <= self._gap(one.fit, following.fit) <= _CUE
            return close and (document.quote is not None or not self._parted(one, following))
        end, start = self._place(one.fit)[1], self._place(following.fit)[0]
        between = sum(end <= at < start for at, _ in self.sources[document.article].places)
        return end <= start and between <= _CUE and not self._parted(one, following)

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

    def cut_off(self, run: Sequence[Found], quotation: Sought) -> Iterator[Alteration]:
        """What the draft left out before or behind an utterance though the rest hangs on it."""
        return cut_off(self.documents[run[0].fit.document].words, run[0].fit.start, run[-1].fit.end, quotation)

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

    def _parted(self, one: Found, following: Found) -> bool:
        """Whether a third quote stands between two sentences, so that they are no one utterance."""
        source = self.sources[self.documents[one.fit.document].article]
        return source.quoted_between(self._place(one.fit)[1], self._place(following.fit)[0])

    def _place(self, fit: Fit) -> tuple[int, int]:
        held = self.documents[fit.document]
        return extent(self.sources[held.article], held, fit.start, fit.end)

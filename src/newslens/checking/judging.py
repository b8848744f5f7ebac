"""The verdict on one quotation of a draft, by the words that the sources have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from newslens.alignment.diff.edits import Kind as EditKind
from newslens.alignment.speech import Kinship, Voices
from newslens.alignment.wording import strength
from newslens.alignment.words import Words
from newslens.checking.draft import Sought, Unit
from newslens.checking.fits import Fit, alterations, fitted, reported
from newslens.checking.fitting import best_stretch
from newslens.checking.index import Index, Window
from newslens.checking.sources import Source, place, quote_of
from newslens.checking.verdicts import Alteration, CheckedQuote, Place, Status
from newslens.types import Kind, Quote

_TELLING: Mapping[Kinship, float] = {
    Kinship.SAME: 0.9,
    Kinship.RELATED: 0.9,
    Kinship.UNKNOWN: 1.6,
    Kinship.DIFFERENT: 2.4,
}
"""How telling the words in common must be (`strength`), by who says them in the source."""
_TELLING_WHOLE = 0.9  # the same where all words are there and nobody else says them
_NEAR = 0.6  # the share of a sentence, by the weight of its words, that a source must have
_ELSEWHERE = 0.15  # what it costs that another says it, since an altered quotation of the speaker may be nearer


@attrs.frozen(eq=False)
class _Found:
    """A sentence of a quotation and where the sources have it."""

    unit: Unit
    fit: Fit
    quote: Quote | None
    kinship: Kinship
    conflict: bool
    beside: bool

    @property
    def rank(self) -> tuple[float, bool, int, bool]:
        nearness = self.fit.ratio - _ELSEWHERE * self.conflict
        return nearness, self.beside, int(self.kinship), self.quote is not None

    @property
    def enough(self) -> bool:
        if self.fit.ratio == 1.0 and not self.conflict:
            # A word that everybody uses is the speaker's own only where the speaker says it.
            return self.fit.common >= _TELLING_WHOLE or self.beside or self.kinship >= Kinship.RELATED
        least = _TELLING[Kinship.SAME if self.beside and not self.conflict else self.kinship]
        return self.fit.ratio >= _NEAR and self.fit.common >= least


@attrs.frozen(eq=False)
class Judge:
    """What it takes to judge the quotations of a draft.

    Attributes:
        index: The sources, indexed.
        sources: The sources, in the order of the index.
        voices: The speakers of the draft and the sources.
        names: Their names by their ids.
    """

    index: Index
    sources: Sequence[Source]
    voices: Voices
    names: Mapping[str, str]

    def verdict(self, quotation: Sought) -> CheckedQuote:
        """The verdict on a quotation.

        Each of its sentences is sought by itself, for a draft may put together what several sources have. What the speaker
        says goes before what another says, and of places that have as much the first counts.
        """
        speaker = None if quotation.quote is None else quotation.quote.speaker
        checked = CheckedQuote(
            text=quotation.text,
            spans=quotation.spans,
            kind=quotation.kind,
            speaker=None if speaker is None else self.names.get(speaker.id, speaker.mention),
            status=Status.NOT_FOUND,
        )
        alone = [found for unit in quotation.units if (found := self._best(unit, quotation.speaker))]
        main = max((found for found in alone if found.enough), key=lambda found: found.fit.common, default=None)
        if main is None:
            return checked
        # The other sentences are more likely to stand beside the one that is found best.
        placed = [main if unit is main.unit else self._best(unit, quotation.speaker, main) for unit in quotation.units]
        held = [one if one is not None and one.enough else None for one in placed]
        changed = self._alterations(quotation.units, held)
        return attrs.evolve(
            checked,
            status=_status(quotation, main, changed),
            score=_score(quotation.units, held),
            alterations=changed,
            place=self._place(main, held),
        )

    def _best(self, unit: Unit, speaker: str | None, main: _Found | None = None) -> _Found | None:
        """Where the sources have most of a sentence."""
        windows = self.index.windows(unit.words.words)
        if main is not None:
            windows += self.index.windows(unit.words.words, self.index.documents[main.fit.document].article)
        return max(
            (self._found(unit, fit, speaker, main) for fit in self._fits(unit.words, windows)),
            key=lambda found: (*found.rank, -abs(found.fit.start - main.fit.end) if main and found.beside else 0),
            default=None,
        )

    def _fits(self, words: Words, windows: Iterable[Window]) -> Iterator[Fit]:
        sought = [word.exact for word in words.words]
        for window in windows:
            held = self.index.documents[window.document].words
            start, end = best_stretch(sought, [word.exact for word in held.words[window.start : window.end]])
            if start < end:
                yield fitted(words, held, window.document, window.start + start, window.start + end)

    def _found(self, unit: Unit, fit: Fit, speaker: str | None, main: _Found | None) -> _Found:
        document = self.index.documents[fit.document]
        quote = quote_of(self.sources[document.article], document, fit.start, fit.end)
        other = None if quote is None or quote.speaker is None else quote.speaker.id
        conflict = self.voices.conflict(speaker, other)
        # Who is only described may be the one who is named.
        kinship = Kinship.DIFFERENT if conflict else max(Kinship.UNKNOWN, self.voices.kinship(speaker, other))
        beside = main is not None and main.fit.document == fit.document
        return _Found(unit, fit, quote, kinship, conflict, beside)

    def _alterations(self, units: Sequence[Unit], held: Sequence[_Found | None]) -> tuple[Alteration, ...]:
        changed: list[Alteration] = []
        run: list[_Found] = []
        for unit, found in zip(units, held, strict=True):
            if run and (found is None or not self._goes_on(run[-1], found)):
                changed += self._altered(run)
                run = []
            if found is None:
                changed.append(Alteration(EditKind.INSERTION, unit.words.text, ""))
            else:
                run.append(found)
        return (*changed, *self._altered(run))

    def _goes_on(self, one: _Found, following: _Found) -> bool:
        """Whether what lies between two sentences of a quotation was left out of one utterance of the source."""
        if one.fit.document != following.fit.document or one.fit.end > following.fit.start:
            return False
        document = self.index.documents[one.fit.document]
        if one.unit.piece == following.unit.piece:
            return document.quote is not None or one.fit.end == following.fit.start
        numbers = document.words.sentences
        return numbers[one.fit.end - 1] == numbers[following.fit.start]

    def _altered(self, run: Sequence[_Found]) -> tuple[Alteration, ...]:
        if not run:
            return ()
        draft = ""
        for place_, found in enumerate(run):
            same = place_ and run[place_ - 1].unit.piece == found.unit.piece
            draft += (" " if same else " … " if place_ else "") + found.unit.words.text
        document = self.index.documents[run[0].fit.document]
        start, end = run[0].fit.start, run[-1].fit.end
        if document.quote is not None:
            return alterations(draft, document.words.between(start, end))
        source = self.sources[document.article]
        first, last = source.stretch(start, end)
        return alterations(draft, source.article.text[first:last])

    def _place(self, main: _Found, held: Iterable[_Found | None]) -> Place:
        document = self.index.documents[main.fit.document]
        stretches = [(one.fit.start, one.fit.end) for one in held if one and one.fit.document == main.fit.document]
        return place(self.sources[document.article], document, stretches, main.quote, self.names)


def _score(units: Iterable[Unit], held: Iterable[_Found | None]) -> float:
    total = sum(strength(unit.words.words) for unit in units)
    have = sum(found.fit.ratio * found.fit.total for found in held if found is not None)
    return round(have / total, 4) if total else 1.0


def _status(quotation: Sought, main: _Found, changed: Sequence[Alteration]) -> Status:
    if main.conflict:
        return Status.MISATTRIBUTED
    if not changed:
        return Status.EXACT
    return Status.PARAPHRASED if quotation.kind is Kind.INDIRECT and reported(changed) else Status.ALTERED

"""The verdict on one quotation of a draft, by the words that the sources have."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

import attrs

from newslens.alignment.diff.edits import Kind as EditKind
from newslens.alignment.speech import Kinship, Voices
from newslens.alignment.words import Words, read
from newslens.checking.clauses import Clause
from newslens.checking.draft import Sought, Unit
from newslens.checking.fits import Fit, alterations, contracted, fitted, reversed_only, turned
from newslens.checking.fitting import best_stretch
from newslens.checking.found import Found, surely_said
from newslens.checking.index import Index, Window
from newslens.checking.outcomes import changes, only_swallowed, score, status
from newslens.checking.runs import Runs
from newslens.checking.sources import Source, place, quote_of, stances
from newslens.checking.stances import at_odds
from newslens.checking.verdicts import Alteration, CheckedQuote, Place, Status
from newslens.types import Kind, Quote

_WORTH = 0.6  # how telling the words must be of which a reader is shown where they stand
_SHORT = 10  # words of a sentence of which one word may be most of what it says
_KEPT = 2  # words that it must share with a part of a sentence that has the opposite
_ALIKE = 0.4  # how much must be shared for a change of how it is put forward to count


@attrs.frozen(eq=False)
class Judge:
    """What it takes to judge the quotations of a draft.

    Attributes:
        index: The sources, indexed.
        sources: The sources by their ids, in the order of the index.
        voices: The speakers of the draft and the sources.
        names: Their names by their ids.
    """

    index: Index
    sources: Sequence[Source]
    voices: Voices
    names: Mapping[str, str]

    @property
    def runs(self) -> Runs:
        """How what is found stands in the sources."""
        return Runs(self.index.documents, self.sources)

    def verdict(self, quotation: Sought) -> CheckedQuote:
        """The verdict on a quotation.

        Each of its sentences is sought by itself, for a draft may put together what stands in several places. What the speaker
        says goes before what another says. Of places that have as much that one counts in which the whole is changed least,
        and of these the first.
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
            return attrs.evolve(checked, nearest=self._nearest(alone))
        whole = self._whole(quotation)
        if whole:
            return self._told(quotation, whole[0], whole, checked)
        told, scattered = self._from(quotation, main, checked)
        if len(quotation.units) == 1 or not (scattered or told.status is Status.ALTERED):
            return told
        others = (self._from(quotation, other, checked) for other in self._as_good(main, quotation.speaker))
        verdicts = [(told, scattered), *others]
        told, scattered = min(verdicts, key=lambda one: changes(one[0]))
        # Where no one source was taken, what one that has it all says of the ellipsis goes before.
        swallowed = (one for one, _ in verdicts if only_swallowed(one))
        return next(swallowed, told) if scattered else told

    def _whole(self, quotation: Sought) -> list[Found]:
        """Where a source has several sentences on end, word for word; empty where none has, or only in another's mouth.

        One by one they may stand in several places, and the first place of one need not be that of all.
        """
        units = quotation.units
        if len(units) == 1 or units[0].piece != units[-1].piece:
            return []
        sought = [word for unit in units for word in unit.words.words]
        starts = list(accumulate((len(unit.words) for unit in units), initial=0))
        ways: list[list[Found]] = []
        elsewhere: list[list[Found]] = []
        for window in self.index.windows(sought):
            held = self.index.documents[window.document].words
            there = [word.exact for word in held.words[window.start : window.end]]
            start, end = best_stretch([word.exact for word in sought], there)
            if there[start:end] != [word.exact for word in sought]:
                continue
            places = pairwise(window.start + start + offset for offset in starts)
            fits = (fitted(unit.words, held, window.document, *at) for unit, at in zip(units, places, strict=True))
            found = [self._found(unit, fit, quotation.speaker, None) for unit, fit in zip(units, fits, strict=True)]
            if any(one.enough for one in found):
                (elsewhere if any(one.conflict for one in found) else ways).append(found)
        best = max(ways, key=lambda way: way[0].rank, default=[])
        if best and elsewhere and surely_said(best[0], [way[0] for way in elsewhere]) is not best[0]:
            return []
        return best

    def said(self, clause: Clause, speaker: str | None) -> list[tuple[str, str]]:
        """What the speaker says that is like a clause, and the sentences it stands in; the most alike first.

        Words inside marks are that speaker's where nobody else surely has them.
        """
        unit = Unit(0, clause.words, clause.text)
        found = (one for one in self._all(unit, self.index.windows(unit.words.words), speaker, None) if one.enough)
        least = Kinship.UNKNOWN if clause.marked else Kinship.RELATED
        same = sorted((one for one in found if one.kinship >= least), key=lambda one: one.rank, reverse=True)
        return [(self._stretch(one.fit), self.sentences(self._place(one, [one]))) for one in same]

    def _stretch(self, fit: Fit) -> str:
        """What is like some words, with the small words before it that may turn it round ("they did not")."""
        words, start = self.index.documents[fit.document].words, fit.start
        while start and not words.words[start - 1].weight and words.sentences[start - 1] == words.sentences[fit.start]:
            start -= 1
        return words.between(start, fit.end)

    def sentences(self, at: Place) -> str:
        """The sentences of a source in which a place stands."""
        one = self.sources[bisect_left(self.sources, at.article, key=lambda source: source.article.id)]
        return one.sentences(at.spans) or at.text

    def _nearest(self, found: Iterable[Found]) -> Place | None:
        """The sentence that has most of the words of what was not found."""
        best = max(found, key=lambda one: one.fit.common, default=None)
        if best is None or best.fit.common < _WORTH:
            return None
        document = self.index.documents[best.fit.document]
        number = document.words.sentences[best.fit.start]
        start, end = bisect_left(document.words.sentences, number), bisect_right(document.words.sentences, number)
        return place(self.sources[document.article], document, [(start, end)], best.quote, self.names)

    def _from(self, quotation: Sought, main: Found, checked: CheckedQuote) -> tuple[CheckedQuote, bool]:
        """The verdict where one sentence was found in one place, and whether it takes several sources to have them all."""
        # The other sentences are more likely to stand beside the one that is found best.
        placed = [main if unit is main.unit else self._best(unit, quotation.speaker, main) for unit in quotation.units]
        held = [one if one is not None and one.enough else None for one in placed]
        articles = {self.index.documents[one.fit.document].article for one in held if one is not None}
        return self._told(quotation, main, held, checked), len(articles) > 1

    def _told(
        self, quotation: Sought, main: Found, held: Sequence[Found | None], checked: CheckedQuote
    ) -> CheckedQuote:
        """The verdict where it is known which sentence was found where."""
        changed = self._alterations(quotation, held)
        parts = self._parts(quotation, held)
        return attrs.evolve(
            checked,
            status=status(quotation, main, changed, parts),
            score=score(quotation.units, held),
            alterations=changed,
            place=self._place(main, held),
            parts=parts,
        )

    def _as_good(self, main: Found, speaker: str | None) -> Iterator[Found]:
        """Where other sources have as much of the sentence that was found best."""
        here = self.index.documents[main.fit.document].article
        for article in range(len(self.sources)):
            if article != here:
                windows = self.index.windows(main.unit.words.words, article)
                found = max(self._all(main.unit, windows, speaker, None), key=lambda one: one.rank, default=None)
                if found is not None and found.enough and found.nearness >= main.nearness:
                    yield found

    def _all(self, unit: Unit, windows: Iterable[Window], speaker: str | None, main: Found | None) -> Iterator[Found]:
        return (self._found(unit, fit, speaker, main) for fit in self._fits(unit.words, windows))

    def _best(self, unit: Unit, speaker: str | None, main: Found | None = None) -> Found | None:
        """Where the sources have most of a sentence."""
        windows = self.index.windows(unit.words.words)
        if main is not None:
            windows += self.index.windows(unit.words.words, self.index.documents[main.fit.document].article)
        found = list(self._all(unit, windows, speaker, main))
        return surely_said(max(found, key=lambda one: self._order(one, main), default=None), found)

    def _order(self, found: Found, main: Found | None) -> tuple[float, bool, bool, bool, int, int, bool]:
        """Which of several places is the better one: that near the one where another sentence was found."""
        nearness, beside, kinship, quoted = found.rank
        if main is None:
            return nearness, beside, False, False, kinship, 0, quoted
        close = self.runs.follows(main, found) or self.runs.follows(found, main)
        same = self.index.documents[found.fit.document].article == self.index.documents[main.fit.document].article
        return nearness, beside, close, same, kinship, -abs(found.fit.start - main.fit.end) if beside else 0, quoted

    def _fits(self, words: Words, windows: Iterable[Window]) -> Iterator[Fit]:
        sought = [word.exact for word in words.words]
        for window in windows:
            held = self.index.documents[window.document].words
            start, end = best_stretch(sought, [word.exact for word in held.words[window.start : window.end]])
            if start < end:
                place = window.document, window.start + start, window.start + end
                yield contracted(words, held, *place[:2]) or fitted(words, held, *place)

    def _found(self, unit: Unit, fit: Fit, speaker: str | None, main: Found | None) -> Found:
        document = self.index.documents[fit.document]
        quote = quote_of(self.sources[document.article], document, fit.start, fit.end)
        other = None if quote is None or quote.speaker is None else quote.speaker.id
        conflict = self.voices.conflict(speaker, other) or self.voices.deputy(speaker, other)
        # Who is only described may be the one who is named.
        kinship = Kinship.DIFFERENT if conflict else max(Kinship.UNKNOWN, self.voices.kinship(speaker, other))
        beside = main is not None and main.fit.document == fit.document
        odds = self._odds(unit, fit, quote)
        turned_round = kinship >= Kinship.RELATED and self._reversed(unit, fit)
        whole = document.words.whole(fit.start, fit.end)
        return Found(unit, fit, quote, kinship, conflict, odds, turned_round, whole, beside)

    def _reversed(self, unit: Unit, fit: Fit) -> bool:
        """Whether a sentence of a quote has the few words of another, but for one that turns them round."""
        document = self.index.documents[fit.document]
        if document.quote is None or fit.ratio == 1.0 or len(unit.words) > _SHORT or "[" in unit.text:
            return False  # what stands for words in brackets is declared to be other words
        words = document.words
        number = words.sentences[fit.start]
        start = bisect_left(words.sentences, number)
        if any(word.weight for word in words.words[start : fit.start]):
            return False
        # A stretch may begin behind "we did not": what the draft turns round is the sentence, not what was cut out of it.
        changed = alterations(unit.text, words.between(start, fit.end))
        whole = fit.end == len(words) or words.sentences[fit.end] != number
        kept = fit.end - start - sum(len(read(one.source)) for one in changed)
        return reversed_only(changed) and (whole or kept >= _KEPT)

    def _odds(self, unit: Unit, fit: Fit, quote: Quote | None) -> Alteration | None:
        """What the draft changed in how the words are put forward, as "denied" for "admitted"."""
        if unit.stances is None or fit.ratio < _ALIKE:
            return None
        document = self.index.documents[fit.document]
        one = self.sources[document.article]
        # A negation of another word before them ("it was not") may be what the draft tells, but need not be.
        readings = [stances(one, document, fit.start, quote, loose=loose) for loose in (False, True)]
        told = [at_odds(unit.stances, reading) for reading in readings]
        return told[0] if all(odds is not None for odds in told) else None

    def _alterations(self, quotation: Sought, held: Sequence[Found | None]) -> tuple[Alteration, ...]:
        changed: list[Alteration] = []
        run: list[Found] = []
        for unit, found in zip(quotation.units, held, strict=True):
            if run and (found is None or not self.runs.goes_on(run[-1], found, quotation.kind)):
                changed += self._altered(quotation, run)
                run = []
            if found is None:
                changed.append(Alteration(EditKind.INSERTION, unit.text, ""))
            else:
                run.append(found)
        changed += self._altered(quotation, run)
        if not turned(changed):
            odds = (one.odds for one in held if one is not None and one.odds is not None)
            changed[:0] = dict.fromkeys(odds)
        return tuple(changed)

    def _altered(self, quotation: Sought, run: Sequence[Found]) -> Iterator[Alteration]:
        if run:
            yield from self.runs.altered(run)
            yield from self.runs.cut_off(run, quotation)

    def _parts(self, quotation: Sought, held: Sequence[Found | None]) -> tuple[Place, ...]:
        """Where sentences stand that the draft prints as one utterance, if the sources have them apart."""
        found = [one for one in held if one is not None]
        apart = any(
            one.unit.piece == other.unit.piece
            and not self.runs.follows(one, other)
            and not self.runs.goes_on(one, other, quotation.kind)
            for one, other in pairwise(found)
        )
        if quotation.kind is Kind.INDIRECT or not apart:
            return ()
        return tuple(self._place(one, [one]) for one in found)

    def _place(self, main: Found, held: Iterable[Found | None]) -> Place:
        document = self.index.documents[main.fit.document]
        stretches = [(one.fit.start, one.fit.end) for one in held if one and one.fit.document == main.fit.document]
        return place(self.sources[document.article], document, stretches, main.quote, self.names)

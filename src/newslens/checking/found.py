"""A sentence of a draft and where the sources have it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from newslens.alignment.speech import Kinship
from newslens.checking.draft import Unit
from newslens.checking.fits import Fit
from newslens.checking.verdicts import Alteration
from newslens.types import Quote

_TELLING: Mapping[Kinship, float] = {
    Kinship.SAME: 0.9,
    Kinship.RELATED: 0.9,
    Kinship.UNKNOWN: 1.6,
    Kinship.DIFFERENT: 2.4,
}
"""How telling the words in common must be (`strength`), by who says them in the source."""
_TELLING_ELSEWHERE = 1.6  # the same where all words are there and somebody else says them
_TELLING_WHOLE = 0.9  # the same where all words are there and nobody else says them
_NEAR = 0.6  # the share of a sentence, by the weight of its words, that a source must have
_PUT_IN = 0.4  # the same where the source's own words are all there
_WHOLLY = 0.85
_FEWEST = 5  # words of such a piece; fewer stand anywhere
_AT_ODDS = 0.1  # what it costs that the source does something else with it
_REVERSED = 0.2  # what it gains that the same speaker says the opposite in the same words
_SHORT_OF_ALL = 0.99  # more it does not come to, for what stands word for word in a source goes before its opposite
_ELSEWHERE = 0.15  # what it costs that another says it, since an altered quotation of the speaker may be nearer


@attrs.frozen(eq=False)
class Found:
    """A sentence of a quotation and where the sources have it.

    Attributes:
        unit: The sentence.
        fit: The stretch that is most like it.
        quote: The quote of the source that the stretch is of; None for words outside of any.
        kinship: How who says it there stands to who says it in the draft.
        conflict: Whether somebody else says it there, for sure.
        odds: What the draft changed in how the words are put forward; None where it changed nothing.
        reversed: Whether the same speaker says the opposite there, in words that are else the same.
        whole: Whether it is all of a sentence there.
        beside: Whether it stands in the document in which another sentence of the quotation was found.
    """

    unit: Unit
    fit: Fit
    quote: Quote | None
    kinship: Kinship
    conflict: bool
    odds: Alteration | None
    reversed: bool
    whole: bool
    beside: bool

    @property
    def nearness(self) -> float:
        """How much of it is there, less where another says it, or where it is denied and not said, or the like."""
        nearness = self.fit.ratio - _ELSEWHERE * self.conflict - _AT_ODDS * (self.odds is not None)
        # Of a few words the one that is turned round may be most of what they say.
        return min(nearness + _REVERSED, _SHORT_OF_ALL) if self.reversed else nearness

    @property
    def rank(self) -> tuple[float, bool, int, bool]:
        """What makes one place better than another."""
        return self.nearness, self.beside, int(self.kinship), self.quote is not None

    @property
    def enough(self) -> bool:
        """Whether so much of it is there that it was taken from there."""
        if self.reversed:
            return True
        if self.fit.same:
            # What somebody says from one full stop to the next is no turn of speech.
            if self.whole and self.fit.end - self.fit.start >= _FEWEST:
                return True
            if self.conflict:
                return self.fit.common >= _TELLING_ELSEWHERE
            # A word that everybody uses is the speaker's own only where the speaker says it.
            return self.fit.common >= _TELLING_WHOLE or self.beside or self.kinship >= Kinship.RELATED
        least = _TELLING[Kinship.SAME if self.beside and not self.conflict else self.kinship]
        if self.fit.common < least:
            return False
        # What the source has in one piece was taken from there, whatever the draft puts between.
        long = self.fit.end - self.fit.start >= _FEWEST
        return self._share >= _NEAR or (long and self._share >= _PUT_IN and self.fit.held >= _WHOLLY)

    @property
    def _share(self) -> float:
        """How much is shared; what stands for words in brackets is declared to be other words."""
        bracketed = "[" in self.unit.text and self.fit.total
        return self.fit.common / self.fit.total if bracketed else self.fit.ratio


def surely_said(best: Found | None, others: Iterable[Found]) -> Found | None:
    """The best place of a sentence, or one that has as much of it where somebody else says it, for sure.

    Where nobody is known to say the same words, as in a headline, it is whoever is known to say them elsewhere.

    Args:
        best: The best place.
        others: All places.
    """
    if best is None or best.kinship is not Kinship.UNKNOWN:
        return best
    known = (one for one in others if one.conflict and one.enough and one.fit.ratio >= best.fit.ratio)
    return max(known, key=lambda one: one.rank, default=best)

"""What a check says of a draft: a verdict for each of its quotations."""

from __future__ import annotations

from enum import StrEnum

import attrs

from newslens.alignment.diff.edits import Kind as EditKind
from newslens.alignment.diff.edits import Touch
from newslens.spans import Spans
from newslens.types import Kind, Problem


class Status(StrEnum):
    """How a quotation of a draft stands to the sources.

    `PARAPHRASED` is for indirect speech alone, which promises what was said but not the words.
    """

    EXACT = "exact"
    """A source has the same words; spelling, capitals, punctuation and what the draft declares do not count."""
    PARAPHRASED = "paraphrased"
    """Of indirect speech: a source has the same in other words, tense or person."""
    ALTERED = "altered"
    """A source has it or a part of it, but words differ; indirect speech that a source contradicts; what was put together from
    several places."""
    MISATTRIBUTED = "misattributed"
    """The words are there, and who says them there is surely somebody else."""
    NOT_FOUND = "not_found"
    """No source has enough of it."""


SOUND = frozenset((Status.EXACT, Status.PARAPHRASED))
"""What nobody need look at again."""


@attrs.frozen
class Alteration:
    """Words that stand differently in the draft.

    Attributes:
        kind: What kind of change it is, read from the source to the draft.
        draft: The words of the draft; empty where it leaves some out.
        source: The words of the source; empty where the draft adds some.
        touches: What words of consequence are on one side only, or differ: negation, hedge, condition, number.
    """

    kind: EditKind
    draft: str
    source: str
    touches: tuple[Touch, ...] = ()


@attrs.frozen
class Place:
    """Where a source has a quotation.

    Attributes:
        article: The id of the source.
        spans: Where in its raw text.
        text: The words there.
        quote: The id of the quote of the source that it is, or None where newslens found no attribution there.
        speaker: The name of who says it there, or None where that is not known.
        marked: Whether it stands inside quotation marks there.
    """

    article: str
    spans: Spans
    text: str
    quote: str | None = None
    speaker: str | None = None
    marked: bool = False


@attrs.frozen
class CheckedQuote:
    """A quotation of a draft and what the sources say of it.

    Attributes:
        text: The quotation as the draft has it.
        spans: Where in the raw text of the draft.
        kind: Direct, mixed or indirect.
        speaker: The name of who says it in the draft, or None where the draft names nobody.
        status: The verdict.
        score: How much of it, by the weight of its words, a source has, or how like the source's other words are: 0 to 1.
        alterations: What is different in the draft, in order.
        place: Where a source has the most telling part of it; None where none has enough.
        parts: Where the parts of it stand, in its order, if it puts together what the sources have in different places and
            nothing in the draft tells of that; else empty.
        line: The line of the draft's raw text on which it begins, from 1.
        disputed: Of what is exact or paraphrased where other sources have the same speaker say what cannot hold with it:
            another number, the reverse. Sorted.
        unchecked: Of a mixed quotation the draft's own words outside the marks that no source was found to have beside it. The
            verdict says nothing of them.
        nearest: Of what was not found the sentence of a source that has most of its words, for a look; None where no source has
            a telling one.
    """

    text: str
    spans: Spans
    kind: Kind
    speaker: str | None
    status: Status
    score: float = 0.0
    alterations: tuple[Alteration, ...] = ()
    place: Place | None = None
    parts: tuple[Place, ...] = ()
    line: int = 1
    nearest: Place | None = None
    disputed: tuple[Place, ...] = ()
    unchecked: tuple[str, ...] = ()


@attrs.frozen
class QuoteCheck:
    """A draft, checked.

    Attributes:
        draft: The id of the draft.
        sources: The ids of the sources, sorted.
        quotes: Its quotations in order of appearance.
        problems: What could not be read or was only partly analysed.
        newslens: The version that made this.
        path: The file that the draft was read from, or None.
        left_out: The paths, or ids where there is none, of what was among the sources and is the draft itself, sorted.
    """

    draft: str
    sources: tuple[str, ...] = ()
    quotes: tuple[CheckedQuote, ...] = ()
    problems: tuple[Problem, ...] = ()
    newslens: str = ""
    path: str | None = None
    left_out: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether all was read and analysed, and every quotation is exact, or paraphrased where it is indirect.

        Where there is a problem quotations may not have been seen, or not all that the sources have: that vouches for nothing.

        Examples:
            >>> QuoteCheck("draft", ("gazette",)).sound
            True
            >>> QuoteCheck("draft", ("gazette",), problems=(Problem("draft", "clean", "not in English", "NL104"),)).sound
            False
        """
        return not self.problems and all(quote.status in SOUND for quote in self.quotes)

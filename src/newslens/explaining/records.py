"""What an explanation says."""

from __future__ import annotations

from enum import StrEnum

import attrs

from newslens.spans import Span, Spans
from newslens.types import Difference


class What(StrEnum):
    """What is explained."""

    QUOTE = "quote"
    CLAIM = "claim"
    ALIGNMENT = "alignment"


class Part(StrEnum):
    """What some words are in an attribution."""

    CONTENT = "content"
    SOURCE = "source"
    CUE = "cue"


@attrs.frozen
class Segment:
    """Some words in their surroundings.

    Attributes:
        text: The words as they stand in the raw text; "…" where something is left out.
        span: Where in the raw text; None where something is left out.
        parts: What they are; nothing for the surroundings. A cue within a content is both.
    """

    text: str
    span: Span | None
    parts: tuple[Part, ...] = ()


@attrs.frozen
class Ground:
    """Something that decided.

    Attributes:
        evidence: As the quote has it ("cue: model and verb say").
        meaning: The same in a sentence.
    """

    evidence: str
    meaning: str


@attrs.frozen
class Confidence:
    """How sure newslens is, and what that means.

    Attributes:
        value: 0 to 1.
        meaning: In a sentence.
        precision: The highest precision that may be asked for and still keeps it (the option `precision` of
            `newslens.attribution.v1`); None where none of those measured does, or another stage made it.
    """

    value: float
    meaning: str
    precision: float | None = None


@attrs.frozen
class Resolved:
    """Who is meant by the words that name a speaker.

    Attributes:
        mention: The words; None where nobody is named.
        id: The id of the speaker in the analysis.
        name: The fullest name.
        how: How the words lead to the speaker, in a sentence.
        kind: Person, organisation or unnamed.
        aliases: Other mentions.
        roles: What the speaker is said to be.
        speaks_for: The names of those for whom the speaker speaks.
        elsewhere: How the other quotes of this speaker name him or her: ids of articles and the words, sorted.
    """

    mention: str | None
    id: str
    name: str
    how: str
    kind: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()


@attrs.frozen
class Item:
    """A quote or claim, explained.

    Attributes:
        id: Its id.
        what: A quote or a claim.
        article: The id of its article.
        outlet: Who published that.
        text: The words.
        spans: Where in the raw text.
        kind: Of a quote: direct, mixed or indirect; of a claim its stance.
        kind_meaning: What that means, in a sentence.
        mode: Of a quote: speech, writing or thought.
        context: The words in their surroundings.
        grounds: What decided, in order.
        confidence: How sure that is.
        speaker: Who says it; None where nobody is named.
        quote: Of a claim the id of the quote it stands in.
        claims: Of a quote the ids of the claims in it.
        quantities: Of a claim: the words, value and unit of each number, amount, date and duration.
        copied: The article from which the words were taken over, or None.
    """

    id: str
    what: What
    article: str
    outlet: str
    text: str
    spans: Spans
    kind: str
    kind_meaning: str
    mode: str | None
    context: tuple[Segment, ...]
    grounds: tuple[Ground, ...]
    confidence: Confidence
    speaker: Resolved | None = None
    quote: str | None = None
    claims: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    copied: str | None = None


@attrs.frozen
class Other:
    """Another member of an alignment, in short.

    Attributes:
        id: Its id.
        outlet: Who published it.
        speaker: The name of who says it there; None for the outlet itself or nobody named.
        text: The words.
    """

    id: str
    outlet: str
    speaker: str | None
    text: str


@attrs.frozen
class Aligned:
    """An alignment, explained.

    Attributes:
        id: Its id.
        relation: How its members stand to each other.
        meaning: What that means, in a sentence.
        score: 0 to 1.
        score_meaning: What the score says, in a sentence.
        conflict: Where the same is put into different mouths, or both cannot hold: in a sentence, or None.
        cause: Why the same stands in different mouths, where the articles show it.
        member: The id of the member that is explained; None where the alignment is.
        others: The other members, in short; all of them where the alignment is explained.
        evidence: What decided, as the alignment has it.
        differences: Words that stand differently.
    """

    id: str
    relation: str
    meaning: str
    score: float
    score_meaning: str
    conflict: str | None
    cause: str | None
    member: str | None
    others: tuple[Other, ...]
    evidence: tuple[str, ...]
    differences: tuple[Difference, ...]


@attrs.frozen
class Explanation:
    """Everything that an analysis knows of one id.

    Attributes:
        id: The id.
        what: What it is of.
        items: The quote with its claims, the claim with its quote, or the members of the alignment.
        alignments: Where these are aligned, or the alignment itself.
        newslens: The version that made the analysis.
    """

    id: str
    what: What
    items: tuple[Item, ...]
    alignments: tuple[Aligned, ...]
    newslens: str = ""

"""What people want to know of an analysis, in the order they want it: disagreements first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

import attrs

from newslens.reporting.words import Piece, line, marked
from newslens.types import Alignment, Analysis, Article, Claim, Kind, Quote, Relation, Speaker, Stance

_KINDS: Final = (Kind.DIRECT, Kind.MIXED, Kind.INDIRECT)


@attrs.frozen
class Statement:
    """A quote or a claim, as it is shown.

    Attributes:
        id: Of the quote or claim.
        article: The id of its article.
        outlet: What the article's outlet is called.
        who: Who says it, or None where the outlet says it in its own voice or names nobody.
        quoted: Whether it is a quote.
        note: What else is to be known of it in a word ("denied"), or nothing.
        pieces: Its words.
    """

    id: str
    article: str
    outlet: str
    who: str | None
    quoted: bool
    note: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(piece.text for piece in self.pieces)


@attrs.frozen
class Disagreement:
    """An alignment whose members do not agree.

    Attributes:
        alignment: The alignment.
        statements: Its members.
    """

    alignment: Alignment
    statements: tuple[Statement, ...]


@attrs.frozen
class Saying:
    """What a speaker said, brought together over the outlets that have it.

    Attributes:
        statement: How it is told best: quoted rather than retold, and at length.
        outlets: Who has it.
        others: The other tellings.
    """

    statement: Statement
    outlets: tuple[str, ...]
    others: tuple[Statement, ...] = ()


@attrs.frozen
class Voice:
    """A speaker and what is attributed to them; without a speaker, what is attributed to nobody in particular."""

    speaker: Speaker | None
    sayings: tuple[Saying, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that have something by this speaker."""
        return tuple(dict.fromkeys(outlet for saying in self.sayings for outlet in saying.outlets))


@attrs.frozen
class View:
    """An analysis, arranged.

    Attributes:
        analysis: The analysis.
        outlets: What each article's outlet is called, by the article's id.
    """

    analysis: Analysis
    outlets: Mapping[str, str]

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Every quote and claim by its id."""
        names = {speaker.id: line(speaker.name) for speaker in self.analysis.speakers}
        found: dict[str, Statement] = {}
        for article in self.analysis.articles:
            for item in (*article.quotes, *article.claims):
                found[item.id] = self._statement(article, item, names)
        return found

    def _statement(self, article: Article, item: Quote | Claim, names: Mapping[str, str]) -> Statement:
        if isinstance(item, Quote):
            speaker = item.speaker
            who = None if speaker is None else names.get(speaker.id) or line(speaker.mention)
            note = ""
        else:
            who = None if item.claimant is None else names.get(item.claimant, line(item.claimant))
            note = "" if item.stance is Stance.ASSERTED else item.stance.value
        text = line(item.text)
        return Statement(
            id=item.id,
            article=article.id,
            outlet=self.outlets[article.id],
            who=who,
            quoted=isinstance(item, Quote),
            note=note,
            pieces=(Piece(text),) if text else (),
        )

    @cached_property
    def contradictions(self) -> tuple[Disagreement, ...]:
        """What cannot both hold, the surest first."""
        return self._disagreements(lambda alignment: alignment.relation is Relation.CONTRADICTION)

    @cached_property
    def conflicts(self) -> tuple[Disagreement, ...]:
        """What is put into the mouths of different speakers."""
        return self._disagreements(
            lambda alignment: alignment.attribution_conflict and alignment.relation is not Relation.CONTRADICTION
        )

    @cached_property
    def rewordings(self) -> tuple[Disagreement, ...]:
        """What stands inside quotation marks in different words."""
        return self._disagreements(
            lambda alignment: alignment.relation is Relation.REWORDED and not alignment.attribution_conflict
        )

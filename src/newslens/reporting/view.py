"""What people want to know of an analysis, in the order they want it: disagreements first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import attrs

from newslens.reporting.causes import caused
from newslens.reporting.kinds import telling_kinds
from newslens.reporting.marking import pieces, prints
from newslens.reporting.spoken import COPY, Spoken, spoken
from newslens.reporting.updates import Updated, updated
from newslens.reporting.words import Piece, line
from newslens.types import Alignment, Analysis, Article, Claim, Kind, Mode, Quote, Relation, Speaker, Stance

if TYPE_CHECKING:
    from newslens.alignment.copies.finding import Copies
    from newslens.queries.disagreements import Disagreement as Differing
    from newslens.queries.voices import Saying as Told
    from newslens.queries.voices import Voice as Heard

NARROWEST: Final = 40
_POINTED: Final = 3  # words of a difference that points at something where the two are told in other words throughout
OUTLET: Final = "the outlet itself"
"""Who says what is attributed to nobody."""
THOUGHT: Final = "thinks, wants or does"
"""What stands before that which a speaker neither said nor wrote."""
# What is said neutrally needs no word for how: "denied", "warned" and "declined" turn what stands behind them.
_NEUTRAL: Final = frozenset(
    ("said", "says", "say", "saying", "told", "tells", "added", "adds", "adding", "according to")
)
_BEST_FIRST: Final = {Kind.DIRECT: 0, Kind.MIXED: 1, Kind.INDIRECT: 2}


@attrs.frozen
class Statement:
    """A quote or a claim, as it is shown.

    Attributes:
        id: Of the quote or claim.
        article: The id of its article.
        outlet: What the article's outlet is called.
        speaker: The id of who says it, or None where the outlet says it in its own voice or names nobody.
        who: Their name, or what stands for it.
        note: What else is to be known in a word ("denied"), or nothing.
        cue: For what is not quoted as a whole, how it was said ("denied", "promised"), or nothing where that is plain.
        pieces: Its words.
        kind: The kind of a quote; None for a claim.
        mode: What a quote represents; None for a claim.
    """

    id: str
    article: str
    outlet: str
    speaker: str | None
    who: str
    note: str
    pieces: tuple[Piece, ...]
    kind: Kind | None = None
    mode: Mode | None = None
    cue: str = ""

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
        reason: What decided that they contradict each other, where they do and that is known.
        kinds: What the changes of words do where that tells something, in the order of the text ("negation", "shift").
        cause: Why one thing stands in two mouths, where that is known, in a few words.
        contexts: For each outlet the sentences around it, where one thing stands in two mouths.
    """

    alignment: Alignment
    statements: tuple[Statement, ...]
    reason: str = ""
    kinds: tuple[str, ...] = ()
    cause: str = ""
    contexts: tuple[tuple[str, str], ...] = ()


@attrs.frozen
class Saying:
    """What a speaker said, brought together over the articles that have it.

    Attributes:
        statement: How it is told best: quoted rather than retold, and at length.
        outlets: Who prints these words or a part of them; those who took it over say so.
        otherwise: Who has it in other words.
    """

    statement: Statement
    outlets: tuple[str, ...]
    otherwise: tuple[str, ...] = ()

    @property
    def also(self) -> str:
        """Who has it in other words, in a few words; nothing where nobody does."""
        return f"(in other words: {', '.join(self.otherwise)})" if self.otherwise else ""


@attrs.frozen
class Voice:
    """A speaker and what is attributed to them; with no speaker, what is attributed to nobody by name.

    Attributes:
        speaker: Who.
        sayings: What they said or wrote.
        thoughts: What they are said to think, want or do.
        outlets: Who has some of it.
    """

    speaker: Speaker | None
    sayings: tuple[Saying, ...]
    thoughts: tuple[Saying, ...]
    outlets: tuple[str, ...]


@attrs.frozen
class Single:
    """What one article alone says."""

    outlet: str
    statements: tuple[Statement, ...]


@attrs.frozen
class Copied:
    """An article that took passages over from another.

    Attributes:
        first: The outlet that was first, or may have been.
        later: The other.
        dated: Whether it is known which was first.
        share: The share of the running prose of `later` that stands in `first`, from 0 to 1.
    """

    first: str
    later: str
    dated: bool
    share: float

    @property
    def told(self) -> str:
        """What lies between the name of `later` and that of `first`."""
        return f"took {self.share:.0%} of its text from" if self.dated else f"shares {self.share:.0%} of its text with"


@attrs.frozen
class Damage:
    """A place where the text of an article looks damaged."""

    outlet: str
    reason: str
    text: str


@attrs.frozen
class View:
    """An analysis, arranged to be read.

    Attributes:
        analysis: What is arranged.
        outlets: What each article's outlet is called, by the id of the article.
        statements: Every quote and claim, by its id.
        contradictions: What cannot both hold, the surest first.
        updates: What later articles brought up to date.
        conflicts: What is put into the mouths of different speakers.
        rewordings: What stands inside quotation marks in different words.
        spoken: What several outlets quote, put together, where some print a part of it, or several print it differently.
        voices: Who said what: those whom most outlets have first, and those who only think at the end.
        singles: For each article what no other has.
        copied: Who took over what from whom.
        damages: Where texts look damaged.
    """

    analysis: Analysis
    outlets: Mapping[str, str]
    statements: Mapping[str, Statement]
    contradictions: tuple[Disagreement, ...]
    updates: tuple[Updated, ...]
    conflicts: tuple[Disagreement, ...]
    rewordings: tuple[Disagreement, ...]
    spoken: tuple[Spoken, ...]
    voices: tuple[Voice, ...]
    singles: tuple[Single, ...]
    copied: tuple[Copied, ...]
    damages: tuple[Damage, ...]


def arrange(analysis: Analysis) -> View:
    """Arrange an analysis to be read."""
    outlets = _outlets(analysis.articles)
    statements = _statements(analysis, outlets)
    copies = analysis.copies()
    found = [(disagreement.over.value, disagreement) for disagreement in analysis.disagreements(copies=copies)]

    def over(what: str) -> tuple[Disagreement, ...]:
        return tuple(_disagreement(disagreement, statements, outlets) for kind, disagreement in found if kind == what)

    return View(
        analysis=analysis,
        outlets=outlets,
        statements=statements,
        contradictions=over("fact"),
        updates=tuple(updated(update, statements, outlets) for update in analysis.updates(copies=copies)),
        conflicts=over("speaker"),
        rewordings=over("wording"),
        spoken=spoken(analysis.utterances(copies=copies), outlets),
        voices=_voices(analysis.by_speaker(copies=copies), statements, outlets),
        singles=_singles(analysis, copies, outlets, statements),
        copied=tuple(
            Copied(outlets[copy.first], outlets[copy.later], copy.dated, copy.later_share) for copy in copies.found
        ),
        damages=tuple(
            Damage(outlets[article.id], line(warning.reason), line(article.raw_text(warning.spans)))
            for article in analysis.articles
            for warning in article.warnings
        ),
    )


def _outlets(articles: Sequence[Article]) -> dict[str, str]:
    publishers = Counter(line(article.publisher or "") for article in articles)
    return {
        article.id: name if (name := line(article.publisher or "")) and publishers[name] == 1 else line(article.id)
        for article in articles
    }


def _statements(analysis: Analysis, outlets: Mapping[str, str]) -> dict[str, Statement]:
    names = {speaker.id: line(speaker.name) for speaker in analysis.speakers}
    found: dict[str, Statement] = {}
    for article in analysis.articles:
        outlet = outlets[article.id]
        for quote in article.quotes:
            found[quote.id] = _quote(quote, article.id, outlet, names)
        for claim in article.claims:
            found[claim.id] = _claim(claim, article.id, outlet, names)
    return found


def _quote(quote: Quote, article: str, outlet: str, names: Mapping[str, str]) -> Statement:
    speaker = quote.speaker
    return Statement(
        id=quote.id,
        article=article,
        outlet=outlet,
        speaker=None if speaker is None else speaker.id,
        who="nobody named" if speaker is None else names.get(speaker.id) or line(speaker.mention),
        note="",
        pieces=(Piece(line(quote.text)),),
        kind=quote.kind,
        mode=quote.mode,
        cue=_cue(quote),
    )


def _cue(quote: Quote) -> str:
    told = "" if quote.cue is None or quote.kind is Kind.DIRECT else line(quote.cue.text)
    return "" if told.casefold() in _NEUTRAL else told


def _claim(claim: Claim, article: str, outlet: str, names: Mapping[str, str]) -> Statement:
    return Statement(
        id=claim.id,
        article=article,
        outlet=outlet,
        speaker=claim.claimant,
        who=OUTLET if claim.claimant is None else names.get(claim.claimant) or line(claim.claimant),
        note="" if claim.stance is Stance.ASSERTED else claim.stance.value,
        pieces=(Piece(line(claim.text)),),
    )


def _disagreement(found: Differing, statements: Mapping[str, Statement], outlets: Mapping[str, str]) -> Disagreement:
    alignment = found.alignments[0]
    contradicts = alignment.relation is Relation.CONTRADICTION
    differences = [
        found
        for found in alignment.differences
        if not contradicts or max(len(found.a_words.split()), len(found.b_words.split())) <= _POINTED
    ]
    firsts = {side[0].article for side in found.sides}
    shown = []
    places = found.marks or ((),) * len(found.sides)
    for (first, *others), differing in zip(found.sides, places, strict=True):
        statement = statements[first.item.id]
        elsewhere = dict.fromkeys(outlets[other.article] for other in others if other.article not in firsts)
        also = ", ".join(elsewhere)
        notes = (statement.note, f"the same in {also}" if also else "")
        told = pieces(first.item, differing, differences)
        shown.append(attrs.evolve(statement, pieces=told, note="; ".join(filter(None, notes))))
    if contradicts:  # the reason says what the differences amount to
        return Disagreement(alignment, tuple(shown), line(alignment.evidence[0]) if alignment.evidence else "")
    return Disagreement(
        alignment,
        tuple(shown),
        kinds=telling_kinds(alignment.differences),
        cause="" if found.cause is None else caused(found.cause, outlets),
        contexts=tuple((outlets[around.telling.article], line(around.text)) for around in found.contexts),
    )


def _voices(
    found: Sequence[Heard], statements: Mapping[str, Statement], outlets: Mapping[str, str]
) -> tuple[Voice, ...]:
    voices = (_voice(voice, statements, outlets) for voice in found)
    return tuple(sorted(voices, key=lambda voice: not voice.sayings))


def _voice(found: Heard, statements: Mapping[str, Statement], outlets: Mapping[str, str]) -> Voice:
    sayings = tuple(_saying(saying, statements, outlets) for saying in found.sayings)
    names = (name for said in sayings for name in (*said.outlets, *said.otherwise))
    return Voice(
        found.speaker,
        tuple(saying for saying in sayings if saying.statement.mode is not Mode.THOUGHT),
        tuple(saying for saying in sayings if saying.statement.mode is Mode.THOUGHT),
        tuple(dict.fromkeys(names)),
    )


def _saying(found: Told, statements: Mapping[str, Statement], outlets: Mapping[str, str]) -> Saying:
    best = min(
        (statements[telling.item.id] for telling in found.tellings),
        key=lambda told: (told.mode is Mode.THOUGHT, _BEST_FIRST[told.kind or Kind.INDIRECT], -len(told.text)),
    )
    names: dict[bool, list[str]] = {True: [], False: []}
    for telling in found.tellings:
        name = f"{outlets[telling.article]}{COPY if telling.copied else ''}"
        names[prints(best.text, statements[telling.item.id].text)].append(name)
    same = tuple(dict.fromkeys(names[True]))
    return Saying(best, same, tuple(name for name in dict.fromkeys(names[False]) if name not in same))


def _singles(
    analysis: Analysis, copies: Copies, outlets: Mapping[str, str], statements: Mapping[str, Statement]
) -> tuple[Single, ...]:
    if len(analysis.articles) < 2:
        return ()
    alone: defaultdict[str, list[Statement]] = defaultdict(list)
    for found in analysis.single_source_claims(copies=copies):
        alone[found.telling.article].append(statements[found.telling.item.id])
    return tuple(Single(outlets[article], tuple(told)) for article, told in alone.items())

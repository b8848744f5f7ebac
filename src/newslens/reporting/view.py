"""What people want to know of an analysis, in the order they want it: disagreements first."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import attrs

from newslens.reporting.words import Piece, line, marked
from newslens.spans import Span
from newslens.types import Alignment, Analysis, Article, Claim, Kind, Quote, Relation, Speaker, Stance

NARROWEST: Final = 40
_POINTED: Final = 3
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
        pieces: Its words.
        kind: The kind of a quote; None for a claim.
    """

    id: str
    article: str
    outlet: str
    speaker: str | None
    who: str
    note: str
    pieces: tuple[Piece, ...]
    kind: Kind | None = None

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
    """

    alignment: Alignment
    statements: tuple[Statement, ...]
    reason: str = ""


@attrs.frozen
class Saying:
    """What a speaker said, brought together over the articles that have it.

    Attributes:
        statement: How it is told best: quoted rather than retold, and at length.
        outlets: Who has it.
    """

    statement: Statement
    outlets: tuple[str, ...]


@attrs.frozen
class Voice:
    """A speaker and what is attributed to them; with no speaker, what is attributed to nobody by name."""

    speaker: Speaker | None
    sayings: tuple[Saying, ...]
    outlets: tuple[str, ...]


@attrs.frozen
class Single:
    """What one article alone says."""

    outlet: str
    statements: tuple[Statement, ...]


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
        conflicts: What is put into the mouths of different speakers.
        rewordings: What stands inside quotation marks in different words.
        voices: Who said what: those whom most outlets have first.
        singles: For each article what no other has.
        damages: Where texts look damaged.
    """

    analysis: Analysis
    outlets: Mapping[str, str]
    statements: Mapping[str, Statement]
    contradictions: tuple[Disagreement, ...]
    conflicts: tuple[Disagreement, ...]
    rewordings: tuple[Disagreement, ...]
    voices: tuple[Voice, ...]
    singles: tuple[Single, ...]
    damages: tuple[Damage, ...]


def arrange(analysis: Analysis) -> View:
    """Arrange an analysis to be read."""
    outlets = _outlets(analysis.articles)
    statements = _statements(analysis, outlets)

    def disagreements(chosen: Callable[[Alignment], bool]) -> tuple[Disagreement, ...]:
        found = sorted(filter(chosen, analysis.alignments), key=lambda alignment: -alignment.score)
        return tuple(_disagreement(alignment, statements) for alignment in found)

    return View(
        analysis=analysis,
        outlets=outlets,
        statements=statements,
        contradictions=disagreements(lambda a: a.relation is Relation.CONTRADICTION),
        conflicts=disagreements(lambda a: a.attribution_conflict and a.relation is not Relation.CONTRADICTION),
        rewordings=disagreements(lambda a: a.relation is Relation.REWORDED and not a.attribution_conflict),
        voices=_voices(analysis, statements),
        singles=_singles(analysis, outlets, statements),
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
    )


def _claim(claim: Claim, article: str, outlet: str, names: Mapping[str, str]) -> Statement:
    return Statement(
        id=claim.id,
        article=article,
        outlet=outlet,
        speaker=claim.claimant,
        who="in its own voice" if claim.claimant is None else names.get(claim.claimant) or line(claim.claimant),
        note="" if claim.stance is Stance.ASSERTED else claim.stance.value,
        pieces=(Piece(line(claim.text)),),
    )


def _disagreement(alignment: Alignment, statements: Mapping[str, Statement]) -> Disagreement:
    words: defaultdict[str, list[str]] = defaultdict(list)
    contradicts = alignment.relation is Relation.CONTRADICTION
    for difference in alignment.differences:
        # What contradicts may be told in other words throughout; then only the short differences point at anything.
        if not contradicts or max(len(difference.a_words.split()), len(difference.b_words.split())) <= _POINTED:
            words[difference.a].append(difference.a_words)
            words[difference.b].append(difference.b_words)
    members = (statements[member] for member in alignment.members if member in statements)
    return Disagreement(
        alignment,
        tuple(attrs.evolve(member, pieces=marked(member.text, words[member.id])) for member in members),
        line(alignment.evidence[0]) if contradicts and alignment.evidence else "",
    )


def _voices(analysis: Analysis, statements: Mapping[str, Statement]) -> tuple[Voice, ...]:
    said: defaultdict[str | None, list[Statement]] = defaultdict(list)
    for article in analysis.articles:
        for quote in article.quotes:
            said[statements[quote.id].speaker].append(statements[quote.id])
    same = _same(analysis.alignments, statements)
    known = {speaker.id: speaker for speaker in analysis.speakers}
    voices = []
    for speaker, quotes in said.items():
        told: defaultdict[str, list[Statement]] = defaultdict(list)
        for telling in quotes:
            told[same.get(telling.id, telling.id)].append(telling)
        sayings = tuple(_saying(tellings) for tellings in told.values())
        shown = None if speaker is None else known.get(speaker) or Speaker(id=speaker, name=quotes[0].who)
        voices.append(Voice(shown, sayings, tuple(dict.fromkeys(telling.outlet for telling in quotes))))
    return tuple(sorted(voices, key=lambda voice: (voice.speaker is None, -len(voice.outlets), -len(voice.sayings))))


def _saying(tellings: Sequence[Statement]) -> Saying:
    best = min(tellings, key=lambda told: (_BEST_FIRST[told.kind or Kind.INDIRECT], -len(told.text)))
    return Saying(best, tuple(dict.fromkeys(told.outlet for told in tellings)))


def _same(alignments: Iterable[Alignment], statements: Mapping[str, Statement]) -> dict[str, str]:
    """For each quote that is told more than once by one speaker, the id that stands for all its tellings."""
    parent: dict[str, str] = {}

    def root(member: str) -> str:
        while parent.setdefault(member, member) != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for alignment in alignments:
        if alignment.relation is Relation.CONTRADICTION:
            continue
        first: dict[str | None, str] = {}
        for member in alignment.members:
            if member in statements:
                other = first.setdefault(statements[member].speaker, member)
                parent[root(member)] = root(other)
    return {member: root(member) for member in list(parent)}


def _singles(analysis: Analysis, outlets: Mapping[str, str], statements: Mapping[str, Statement]) -> tuple[Single, ...]:
    if len(analysis.articles) < 2:
        return ()
    aligned = {member for alignment in analysis.alignments for member in alignment.members}
    singles = []
    for article in analysis.articles:
        items: Sequence[Quote | Claim] = article.claims or article.quotes
        every: list[Quote | Claim] = [*article.quotes, *article.claims]
        told = [item for item in every if item.id in aligned]
        if alone := _apart(items, told):
            singles.append(Single(outlets[article.id], tuple(statements[item.id] for item in alone)))
    return tuple(singles)


def _apart(items: Iterable[Quote | Claim], told: Iterable[Quote | Claim]) -> list[Quote | Claim]:
    """The surest and longest of some items, of which none shares words with another or with what is told elsewhere."""
    taken: list[Span] = []

    def free(spans: Iterable[Span]) -> bool:
        return all(_fits_in(taken, span) for span in spans)

    def take(spans: Iterable[Span]) -> None:
        for span in spans:
            insort(taken, span)

    for item in told:
        take(span for span in item.spans if _fits_in(taken, span))
    apart = []
    for item in sorted(items, key=lambda item: (-item.confidence, -len(item.text))):
        if free(item.spans):
            take(item.spans)
            apart.append(item)
    return sorted(apart, key=lambda item: item.spans[:1])


def _fits_in(taken: Sequence[Span], span: Span) -> bool:
    """Whether a span shares no code point with spans that are in order and apart from each other."""
    place = bisect_left(taken, span)
    return not any(other.overlaps(span) for other in taken[max(0, place - 1) : place + 1])

"""What was said, as long as it can be put together from the pieces that outlets print, and who prints which piece."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs

from newslens.alignment.at_odds import directly, standing
from newslens.alignment.copies.finding import Copies
from newslens.alignment.utterances.assembling import assemble, tells
from newslens.alignment.utterances.dividing import divided, sentences
from newslens.alignment.utterances.pieces import Piece, pieces
from newslens.alignment.utterances.runs import Laid, Printing
from newslens.queries.groups import Group, groups_of
from newslens.queries.tellings import Telling, Told, told
from newslens.spans import Spans
from newslens.types import Analysis, Article, Quote, Speaker


@attrs.frozen
class Part:
    """A piece that an outlet prints of an utterance.

    Attributes:
        telling: The quote that it stands in.
        text: Its words.
        spans: Where it stands in the raw text of the article, quotation marks left out.
        start: Where in the text of the stretch it begins, in code points.
        end: One past where it ends there.
        exact: Whether it prints what the stretch has there word for word.
    """

    telling: Telling
    text: str
    spans: Spans
    start: int
    end: int
    exact: bool


@attrs.frozen
class Variant:
    """What some outlets print in place of words of an utterance.

    Attributes:
        start: Where in the text of the stretch the words begin, in code points.
        end: One past where they end; `start` where something is added.
        text: What is printed there; empty where words are left out without a mark.
        tellings: The quotes that do so.
    """

    start: int
    end: int
    text: str
    tellings: tuple[Telling, ...]


@attrs.frozen
class Stretch:
    """Words of an utterance that follow each other, each two of which in a row stand in a row in some article.

    Attributes:
        text: The words, as the outlets print them.
        parts: Who prints which piece, in order of the text and then of the articles' ids.
        variants: Where versions differ, in order of the text. The text has what most sources print.
    """

    text: str
    parts: tuple[Part, ...]
    variants: tuple[Variant, ...]


@attrs.frozen
class Utterance:
    """Something that was said, over the articles that quote it.

    Attributes:
        speakers: Who is said to have said it; several where articles do not agree, the one that most outlets name first.
        stretches: What could be put together, in order; between two of them nobody knows what was said.
        retold: Tellings of the same without quotation marks.
        outlets: Who quotes some of it independently of each other, sorted; who took it over is left out.
    """

    speakers: tuple[Speaker, ...]
    stretches: tuple[Stretch, ...]
    retold: tuple[Telling, ...]
    outlets: tuple[str, ...]

    @property
    def text(self) -> str:
        """All stretches, with " … " between them."""
        return " … ".join(stretch.text for stretch in self.stretches)

    @property
    def longest(self) -> Stretch:
        """The stretch with most words."""
        return max(self.stretches, key=lambda stretch: len(stretch.text.split()))


def utterances(analysis: Analysis, copies: Copies | None = None) -> tuple[Utterance, ...]:
    """What at least two articles quote, as long as it can be put together: that which most outlets have first.

    Of a quote that is at odds with the others, the sentences that they print word for word are laid beside theirs.

    Args:
        analysis: An analysis.
        copies: Its copies, where they have been found before.
    """
    tellings = told(analysis, copies)
    articles = {article.id: article for article in analysis.articles}
    known = {speaker.id: speaker for speaker in analysis.speakers}
    opposed = _opposed(analysis, tellings)
    found = [_utterance(group, articles, known, tellings, opposed) for group in groups_of(analysis, tellings)]
    return tuple(sorted(filter(None, found), key=lambda utterance: -len(utterance.outlets)))


def _utterance(
    group: Group,
    articles: Mapping[str, Article],
    known: Mapping[str, Speaker],
    told_: Told,
    opposed: Mapping[str, AbstractSet[str]],
) -> Utterance | None:
    printed = {telling.item.id: _pieces(telling, articles) for telling in group.tellings}
    quoting = [telling for telling in group.tellings if printed[telling.item.id]]
    if len({telling.article for telling in quoting}) < 2:
        return None
    for telling in _opposing(quoting, told_, opposed):
        if alike := tuple(_alike(_pieces(telling, articles), [piece for held in printed.values() for piece in held])):
            printed[telling.item.id] = alike
            quoting.append(telling)
    origins = {telling.item.id: telling.origin for telling in quoting}
    runs = assemble(divided((piece for held in printed.values() for piece in held), origins), origins)
    return Utterance(
        speakers=_speakers(quoting, known, told_),
        stretches=tuple(_stretch(found, told_) for found in runs),
        retold=tuple(
            telling for telling in group.tellings if isinstance(telling.item, Quote) and telling not in quoting
        ),
        outlets=told_.sources(quoting),
    )


def _pieces(telling: Telling, articles: Mapping[str, Article]) -> tuple[Piece, ...]:
    return pieces(articles[telling.article], telling.item) if isinstance(telling.item, Quote) else ()


def _opposed(analysis: Analysis, told_: Told) -> Mapping[str, AbstractSet[str]]:
    """For each quote and claim that stands for others those that are at odds with it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in standing(directly(analysis.alignments), told_.twins):
        found[one].update(told_.alike(other))
        found[other].update(told_.alike(one))
    return found


def _opposing(quoting: Iterable[Telling], told_: Told, opposed: Mapping[str, AbstractSet[str]]) -> list[Telling]:
    """Quotes of the same speaker that are at odds with what a group says, each in a sentence of it perhaps."""
    held = {telling.item.id: telling for telling in quoting}
    found = {
        name
        for telling in held.values()
        for name in opposed.get(told_.stands_for(telling.item.id), ())
        if name in told_.tellings and told_.tellings[name].speaker == telling.speaker is not None
    }
    return [told_.tellings[name] for name in sorted(found - held.keys())]


def _alike(own: Iterable[Piece], others: Sequence[Piece]) -> Iterator[Piece]:
    """The sentences that others print word for word."""
    lines = [f" {' '.join(piece.exact)} " for piece in others]
    for piece in own:
        for sentence in sentences(piece):
            words = f" {' '.join(sentence.exact)} "
            if tells(sentence) and any(words in line for line in lines):
                yield sentence


def _speakers(quoting: Sequence[Telling], known: Mapping[str, Speaker], told_: Told) -> tuple[Speaker, ...]:
    naming: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in quoting:
        if telling.speaker is not None and telling.speaker in known:
            naming[telling.speaker].append(telling)
    counts = Counter({speaker: len(told_.sources(held)) for speaker, held in naming.items()})
    return tuple(known[speaker] for speaker in sorted(counts, key=lambda speaker: (-counts[speaker], speaker)))


def _stretch(found: Laid, told_: Told) -> Stretch:
    text, places = found.run.shown()

    def span(start: int, end: int) -> tuple[int, int]:
        if start < end:
            return places[start].start, places[end - 1].end
        after = places[start - 1].end if start else 0
        return after, after

    def part(printing: Printing) -> Part:
        piece, words = printing.piece, len(printing.piece.words)
        start, end = span(printing.start, printing.end)
        telling = told_.tellings[piece.quote]
        return Part(telling, piece.between(0, words), piece.raw(0, words), start, end, printing.whole)

    variants = []
    for version in found.versions:
        start, end = span(version.start, version.end)
        who = {piece.quote: told_.tellings[piece.quote] for piece in version.pieces}
        variants.append(Variant(start, end, version.text, tuple(who[name] for name in sorted(who))))
    return Stretch(text, tuple(part(printing) for printing in found.printings), tuple(variants))

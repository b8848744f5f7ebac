"""The source mentions of an article, each brought to its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from newslens.attribution.entities.portraits import portraits
from newslens.attribution.entities.sweep import Sweep
from newslens.attribution.entities.words import Words, read
from newslens.types import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Doc


@attrs.frozen
class Mention:
    """Where a source is named: tokens `start` to `end` of the document, half-open.

    Attributes:
        start: The first token.
        end: One past the last.
        said: Where what it is the source of stands, as code points, half-open.
        behind: The tokens that a relative pronoun stands for by the parse, half-open; None for any other mention.
    """

    start: int
    end: int
    said: tuple[tuple[int, int], ...] = ()
    behind: tuple[int, int] | None = None


@attrs.frozen
class Clustering:
    """Who the speakers of an article are.

    Attributes:
        speakers: In the order in which they are first mentioned as sources.
        assigned: For each mention the place of its speaker in `speakers`, or None where it names nobody that is known.
    """

    speakers: tuple[Speaker, ...]
    assigned: tuple[int | None, ...]


def cluster(doc: Doc, mentions: Sequence[Mention], quoted: Sequence[tuple[int, int]] = ()) -> Clustering:
    """Bring the source mentions of one article to its speakers.

    Names come first (`naming`, `cast`): what the article calls whom, anywhere in it. Then the mentions are taken in the order
    of the text, so that a pronoun or "the minister" finds what stands before it.

    Args:
        doc: The parsed article; what a parse lacks (tags, entities, trees) is done without.
        mentions: The sources, in any order.
        quoted: Where text stands inside quotation marks, as code points, half-open.
    """
    if not mentions:
        return Clustering((), ())
    words = read(doc)
    places = [_place(words, (mention.start, mention.end)) for mention in mentions]
    behind = [_place(words, mention.behind) if mention.behind is not None else None for mention in mentions]
    sweep = Sweep(words, quoted, frozenset(at for start, end in places for at in range(start, end)))
    assigned = [-1] * len(mentions)
    for number in sorted(range(len(mentions)), key=places.__getitem__):
        assigned[number] = sweep.resolve(*places[number], mentions[number].said, behind[number])
    for number, (start, _) in enumerate(places):
        if assigned[number] < 0:
            assigned[number] = sweep.late(start)
    sweep.settle()
    assigned = [sweep.settled(n) if n >= 0 else n for n in assigned]
    sweep.first_source = {
        sweep.settled(n): at for n, at in sorted(sweep.first_source.items(), key=lambda item: -item[1])
    }
    order = sorted({n for n in assigned if n >= 0}, key=lambda n: sweep.first_source.get(n, 0))
    speakers = portraits(words, sweep.entities, order, sweep.role_texts)
    place = {entity: at for at, entity in enumerate(order)}
    return Clustering(speakers, tuple(place.get(entity) for entity in assigned))


def _place(words: Words, tokens: tuple[int, int]) -> tuple[int, int]:
    """Tokens of a document as words."""
    last = len(words.position) - 1
    start, end = (words.position[max(0, min(at, last))] for at in tokens)
    return start, end

"""What several outlets quote, put together, and which of them prints which piece."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import attrs

from newslens.reporting.words import Piece, line, nearest

if TYPE_CHECKING:
    from newslens.queries.utterances import Part, Stretch, Utterance

COPY: Final = " (copy)"
"""What stands behind the name of an outlet that took something over."""
WHOLE: Final = "all of it"
_SEVERAL: Final = 2
_BESIDE: Final = Piece(" … ")


@attrs.frozen
class Printed:
    """What one outlet prints of a stretch.

    Attributes:
        outlet: What it is called.
        pieces: Its words, those set off that differ; none where it prints the whole word for word.
    """

    outlet: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(piece.text for piece in self.pieces) or WHOLE


@attrs.frozen
class Passage:
    """Words that could be put together, and who prints which of them."""

    text: str
    printed: tuple[Printed, ...]


@attrs.frozen
class Spoken:
    """Something that was said.

    Attributes:
        who: Who said it; several names where outlets do not agree.
        passages: The words, in order; between two passages nobody knows what was said.
        retold: The outlets that tell it without quotation marks.
    """

    who: tuple[str, ...]
    passages: tuple[Passage, ...]
    retold: tuple[str, ...]


def spoken(utterances: Iterable[Utterance], outlets: Mapping[str, str]) -> tuple[Spoken, ...]:
    """What is told in pieces: utterances of which some outlet prints a part, or that three or more print differently.

    Args:
        utterances: What several articles quote.
        outlets: What the outlet of each article is called, by the id of the article.
    """
    return tuple(_spoken(utterance, outlets) for utterance in utterances if _in_pieces(utterance))


def _in_pieces(utterance: Utterance) -> bool:
    told = [(part, stretch) for stretch in utterance.stretches for part in stretch.parts]
    if any(not _covers(part, stretch) for part, stretch in told):
        return True
    # Where two differ the rewording itself says it.
    return not all(part.exact for part, _ in told) and len(utterance.outlets) > _SEVERAL


def _covers(part: Part, stretch: Stretch) -> bool:
    return part.start == 0 and part.end == max(other.end for other in stretch.parts)


def _all(part: Part, stretch: Stretch) -> bool:
    return part.exact and _covers(part, stretch)


def _spoken(utterance: Utterance, outlets: Mapping[str, str]) -> Spoken:
    return Spoken(
        who=tuple(line(speaker.name) for speaker in utterance.speakers) or ("nobody named",),
        passages=tuple(
            Passage(line(stretch.text), tuple(_printed(stretch, outlets))) for stretch in utterance.stretches
        ),
        retold=tuple(dict.fromkeys(outlets[telling.article] for telling in utterance.retold)),
    )


def _printed(stretch: Stretch, outlets: Mapping[str, str]) -> Iterator[Printed]:
    by_article: defaultdict[str, list[Part]] = defaultdict(list)
    for part in stretch.parts:
        by_article[part.telling.article].append(part)
    for article, parts in by_article.items():
        outlet = outlets[article] + (COPY if all(part.telling.copied for part in parts) else "")
        whole = any(_all(part, stretch) for part in parts)
        yield Printed(outlet, () if whole else tuple(_pieces(parts, stretch)))


def _pieces(parts: Sequence[Part], stretch: Stretch) -> Iterator[Piece]:
    told = {line(part.text): part for part in parts}
    for number, (text, part) in enumerate(told.items()):
        if number:
            yield _BESIDE
        yield from nearest(text, () if part.exact else _differing(part, stretch))


def _differing(part: Part, stretch: Stretch) -> Iterator[tuple[str, int]]:
    """What a part prints otherwise, and about where in its own words: what it prints longer before moves it on."""
    moved = -part.start
    for variant in stretch.variants:
        if part.telling in variant.tellings and part.start <= variant.start <= part.end:
            yield variant.text, variant.start + moved
            moved += len(variant.text) - (variant.end - variant.start)

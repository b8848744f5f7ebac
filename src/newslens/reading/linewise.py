"""Readers that need no more of an input in memory than a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from newslens.stages import Source
from newslens.types import Article, Problem


@runtime_checkable
class LineReader(Protocol):
    """What a reader may do besides: read inputs of some suffixes line by line, however large they are."""

    @property
    def by_line(self) -> frozenset[str]:
        """The suffixes of inputs that are lines, each of which can be read by itself."""

    def read(self, source: Source, lines: Iterable[bytes], /) -> Iterator[Article | Problem]:
        """Read the articles of some lines.

        Args:
            source: Where they come from; its data is empty.
            lines: The lines, with their ends; raises `InputError` where the input breaks off.
        """

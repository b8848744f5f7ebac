"""Alignment by meaning beyond words: all-MiniLM-L6-v2 as a plugin of newslens, without torch."""

from __future__ import annotations

from collections.abc import Iterable

from newslens.hookspecs import hookimpl
from newslens.stages import StageSpec

from newslens_minilm.stage import SPECS


@hookimpl
def newslens_stages() -> Iterable[StageSpec]:
    """The stage `newslens.minilm.v1`."""
    return SPECS

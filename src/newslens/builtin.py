"""The plugin that brings the built-in stages, through the same hook as anybody's."""

from __future__ import annotations

from collections.abc import Iterable

from newslens.alignment.stage import SPECS as ALIGNMENT
from newslens.attribution.stage import SPECS as ATTRIBUTION
from newslens.claims.stage import SPECS as CLAIMS
from newslens.cleaning.stage import SPECS as CLEANING
from newslens.hookspecs import hookimpl
from newslens.reading.stage import SPECS as READING
from newslens.reporting.stage import SPECS as REPORTING
from newslens.speakers.stage import SPECS as SPEAKERS
from newslens.stages import StageSpec


@hookimpl
def newslens_stages() -> Iterable[StageSpec]:
    """The stages that ship with newslens, in the order of the slots."""
    return (*READING, *CLEANING, *ATTRIBUTION, *CLAIMS, *SPEAKERS, *ALIGNMENT, *REPORTING)

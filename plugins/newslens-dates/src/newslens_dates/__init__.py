"""Dates in many styles and languages, through dateparser, as a plugin of newslens."""

from __future__ import annotations

from collections.abc import Iterable

from newslens import StageSpec, hookimpl

from newslens_dates.stage import SPECS
from newslens_dates.stamps import read_stamp

__all__ = ["read_stamp"]


@hookimpl
def newslens_stages() -> Iterable[StageSpec]:
    """The stages `newslens.dates-published.v1` and `newslens.dates-claims.v1`."""
    return SPECS

"""Cleaning rules for each publisher, written in TOML, as a plugin of newslens."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from newslens import StageSpec, hookimpl

from newslens_publisher_rules.applying import apply_rules
from newslens_publisher_rules.examples import Checked, check_examples
from newslens_publisher_rules.loading import RulesError, load_rules
from newslens_publisher_rules.stage import SPECS

__all__ = ["WORKED", "Checked", "RulesError", "apply_rules", "check_examples", "load_rules"]

WORKED: Final = Path(__file__).with_name("worked")
"""The folder of worked rules that comes with the package, to copy from."""


@hookimpl
def newslens_stages() -> Iterable[StageSpec]:
    """The stage `newslens.publisher-rules.v1`."""
    return SPECS

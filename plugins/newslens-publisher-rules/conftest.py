"""Docstring examples run as tests, and so does the README; from a checkout, whether the plugin is installed or not."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import Phase, settings
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "src"))

# A loaded machine must not fail a test, and the same tree must give the same result; explaining a failure takes minutes.
_PHASES = [Phase.explicit, Phase.generate, Phase.shrink]
settings.register_profile("publisher-rules", max_examples=40, deadline=None, derandomize=True, phases=_PHASES)
settings.load_profile("publisher-rules")

_SYBILS = Sybil(parsers=[DocTestParser()], pattern="*.py", path="src")
if not (HERE.parent.parent / "conftest.py").exists():  # within the repository, that one runs the pages
    _SYBILS = _SYBILS + Sybil(parsers=[PythonCodeBlockParser()], pattern="README.md")

pytest_collect_file = _SYBILS.pytest()

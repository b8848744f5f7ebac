"""The tests run from a checkout as they would where the plugin is installed; its examples run too."""

from __future__ import annotations

import sys
import tempfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from hypothesis import HealthCheck, settings
from sybil import Sybil
from sybil.parsers.rest import DocTestParser

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "src")]

import installing  # noqa: E402 - it lies in tests

INSTALLED = tempfile.TemporaryDirectory()
try:
    distribution("newslens-spacy")
except PackageNotFoundError:
    installing.install(HERE, Path(INSTALLED.name))
    sys.path.append(INSTALLED.name)

# A loaded machine must not fail a test, and the same tree must give the same result.
settings.register_profile(
    "spacy", max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("spacy")

pytest_collect_file = Sybil(parsers=[DocTestParser()], pattern="*.py", path="src").pytest()

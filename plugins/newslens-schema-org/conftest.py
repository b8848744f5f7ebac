"""The tests run from a checkout, whether the plugin is installed or not."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import settings

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "src"), str(HERE / "tests")]

# A loaded machine must not fail a test, and the same tree must give the same result.
settings.register_profile("schema-org", max_examples=40, deadline=None, derandomize=True)
settings.load_profile("schema-org")

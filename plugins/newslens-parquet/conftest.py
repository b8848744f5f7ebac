"""The tests run from a checkout, whether the plugin is installed or not."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent / "src"))

# A loaded machine must not fail a test, and the same tree must give the same result.
settings.register_profile("parquet", max_examples=40, deadline=None, derandomize=True)
settings.load_profile("parquet")

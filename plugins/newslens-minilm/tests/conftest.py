"""Without tokenizers and safetensors nothing here can be read, let alone run."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent
# The tests run from a checkout, whether the plugin is installed or not.
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

# A loaded machine must not fail a test, and the same tree must give the same result.
settings.register_profile("minilm", max_examples=40, deadline=None, derandomize=True)
settings.load_profile("minilm")

MISSING = [name for name in ("tokenizers", "safetensors") if find_spec(name) is None]
if MISSING:
    collect_ignore_glob = ["test_model.py", "test_encoder.py", "test_vectors.py", "test_stage.py", "test_reader.py"]


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A folder with a small model, and the hashes of its files."""
    import tiny

    return tmp_path, tiny.write(tmp_path)

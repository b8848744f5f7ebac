from __future__ import annotations

import pytest


@pytest.mark.parametrize("name", ["tokenizers", "safetensors"])
def test_what_the_plugin_needs_is_installed(name: str) -> None:
    pytest.importorskip(name, reason=f"newslens-minilm is not tested: {name} is not installed")

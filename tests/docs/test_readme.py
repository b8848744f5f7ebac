"""What the README shows is what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import newslens

ROOT = Path(__file__).parents[2]


def test_the_table_in_the_readme_is_the_table_that_comes_out() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```text\n\$ newslens analyze (\S+)\n(.*?)```", text, re.DOTALL)
    assert block is not None
    pipeline = newslens.load()
    analysis = pipeline.analyze(pipeline.read([ROOT / block[1]]))
    table = pipeline.render(analysis, "table").decode()
    shown = [line for line in block[2].splitlines() if line.strip()]
    assert len(shown) > 20
    assert table.startswith(block[2].rstrip("\n"))

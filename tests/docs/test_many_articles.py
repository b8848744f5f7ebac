"""The recipe for many articles does what its page says: parts in parallel, and on after a break."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "many-articles.md"
NAMES = ("begun.jsonl", "done.jsonl", "folder", "partly.jsonl", "wrong.jsonl")


def _record(name: str) -> str:
    return json.dumps({"id": name, "body": f"“The quay is safe,” said Mara Lind, the {name} master of the harbour."})


@pytest.mark.skipif(not all(map(shutil.which, ("sh", "find", "xargs"))), reason="needs a POSIX shell")
def test_the_recipe_goes_on_where_it_was_broken_off(tmp_path: Path) -> None:
    (recipe,) = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    newslens = tmp_path / "bin" / "newslens"
    newslens.parent.mkdir()
    newslens.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newslens "$@"\n')
    newslens.chmod(0o755)
    parts, out = tmp_path / "parts", tmp_path / "out"
    (parts / "folder").mkdir(parents=True)
    out.mkdir()
    (parts / "folder" / "a.txt").write_text("“No,” said Mara Lind, the harbour master.", encoding="utf-8")
    (parts / "begun.jsonl").write_text(_record("old"))
    (parts / "done.jsonl").write_text(_record("old"))
    (parts / "partly.jsonl").write_text(_record("new") + "\n{")
    (parts / "wrong.jsonl").write_text("{")
    (out / "done.jsonl.jsonl").write_text("as it was")
    (out / "begun.jsonl.jsonl.begun").write_text("half a li")
    path = f"{newslens.parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        [shutil.which("sh") or "sh", "-c", recipe.replace("-P 8", "-P 2")],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        check=False,
    )
    assert ran.returncode == 123
    assert [name for name in NAMES if (out / f"{name}.jsonl").exists()] == list(NAMES[:4])
    assert (out / "done.jsonl.jsonl").read_text() == "as it was"
    assert json.loads((out / "begun.jsonl.jsonl").read_text(encoding="utf-8"))["quotes"]
    assert "[NL101]" in (out / "partly.jsonl.jsonl.log").read_text(encoding="utf-8")
    assert "[NL101]" in (out / "wrong.jsonl.jsonl.log").read_text(encoding="utf-8")

"""The recipe for many articles does what its page says: parts in parallel, and on after a break."""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "many-articles.md"
NAMES = ("begun.jsonl", "done.jsonl", "folder", "partly.jsonl", "wrong.jsonl")


@pytest.mark.parametrize("method", ["spawn", "fork"])
def test_the_recipe_in_python_goes_on_where_it_was_broken_off(tmp_path: Path, method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {method} here")
    (recipe,) = re.findall(r"```py\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    start = 'if __name__ == "__main__":\n'
    begun = f"{start}    import multiprocessing\n    multiprocessing.set_start_method({method!r})\n"
    (tmp_path / "recipe.py").write_text(recipe.replace(start, begun), encoding="utf-8")
    (tmp_path / "parts").mkdir()
    (tmp_path / "out").mkdir()
    for name in ("one", "two"):
        (tmp_path / "parts" / f"{name}.jsonl").write_text(_record(name) + "\n{")
    (tmp_path / "out" / "two.jsonl.tsv").write_text("as it was")
    (tmp_path / "out" / "one.jsonl.begun").write_text("half a li")
    subprocess.run([sys.executable, "recipe.py"], cwd=tmp_path, check=True)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"one.jsonl.tsv", "two.jsonl.tsv"}
    assert (tmp_path / "out" / "two.jsonl.tsv").read_text() == "as it was"
    (row,) = (tmp_path / "out" / "one.jsonl.tsv").read_text(encoding="utf-8").splitlines()
    assert row.startswith("one\t")
    assert row.endswith("“The quay is safe,”")


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

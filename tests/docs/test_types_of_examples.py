"""The Python of the documentation, and that of new plugins, holds under `mypy --strict`, but that its functions need no annotations."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from newslens.skeleton import PluginName, files
from newslens.stages import Slot

ROOT = Path(__file__).parents[2]
# Not for programs that use newslens: the one calls what trains it, the others show values that the text tells never to be None.
OTHER = {"train-on-your-own.md", "compare-coverage.md", "scores.md"}
PAGES = [path for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))) if path.name not in OTHER]
_BLOCK = re.compile(r'^```(?:py|python)(?: title="(?:[^"]*/)?([\w.]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_IMPORT = re.compile(r"^from (\w+)", re.MULTILINE)
_LOOSER = ("--allow-untyped-defs", "--allow-incomplete-defs", "--allow-untyped-calls", "--allow-untyped-decorators")


def _modules(page: Path) -> Iterator[tuple[str, str]]:
    """The modules of a page: each file that it prints, and all else that it shows as one."""
    name = re.sub(r"\W", "_", str(page.relative_to(ROOT)).removesuffix(".md"))
    blocks = _BLOCK.findall(page.read_text(encoding="utf-8"))
    printed = [Path(title).stem for title, _ in blocks if title]
    shown = "\n".join(code for title, code in blocks if not title)
    for module, code in (("", shown), *((Path(title).stem, code) for title, code in blocks if title)):
        # Two pages may print files of one name.
        renamed = _IMPORT.sub(lambda found: f"from {name}_{found[1]}" if found[1] in printed else found[0], code)
        if code:
            yield (f"{name}_{module}" if module else name), renamed


def test_the_examples_have_types_that_hold(tmp_path: Path) -> None:
    modules = dict(module for page in PAGES for module in _modules(page))
    for slot in Slot:
        written = files(PluginName.of(f"try-{slot}"), slot)
        modules[f"newslens_try_{slot}"] = written[f"src/newslens_try_{slot}/__init__.py"]
        modules[f"test_try_{slot}"] = written["tests/test_stage.py"]
    assert len(modules) > 30
    for name, code in modules.items():
        (tmp_path / f"{name}.py").write_text(code, encoding="utf-8")
    settings = ["--config-file", str(ROOT / "pyproject.toml"), "--no-warn-unused-configs", *_LOOSER]
    command = [sys.executable, "-m", "mypy", *settings, *(str(tmp_path / f"{name}.py") for name in modules)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout.replace(f"{tmp_path}/", "") + done.stderr

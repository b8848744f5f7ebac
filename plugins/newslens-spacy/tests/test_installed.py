"""What pip installs: entry points that find the component and the stage without any import."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from installing import install

HERE = Path(__file__).parents[1]


@pytest.fixture
def installed(tmp_path: Path) -> dict[str, str]:
    """An environment in which the plugin is installed, as far as Python can tell."""
    install(HERE, tmp_path)
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(HERE / "src")])}


def _run(code: str, env: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, "-c", code], env=env, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_add_pipe_finds_the_component_without_an_import(installed: dict[str, str], tmp_path: Path) -> None:
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('newslens')\n"
        f"nlp.to_disk({str(tmp_path / 'nlp')!r}); nlp = spacy.load({str(tmp_path / 'nlp')!r})\n"
        "doc = nlp('“It holds,” said Ann Ray.'); print(doc._.quotes[0].text, doc._.speakers[0].name)"
    )
    assert _run(code, installed) == "“It holds,” Ann Ray"


def test_newslens_finds_the_stage_without_importing_spacy(installed: dict[str, str]) -> None:
    code = (
        "import sys; from newslens import Registry\n"
        "stages = Registry.discover(strict=True).stages\n"
        "print(stages['newslens.spacy.v1'].plugin.distribution, 'spacy' in sys.modules)"
    )
    assert _run(code, installed) == "newslens-spacy False"


def test_a_pipeline_made_from_newslens_en_loads_in_a_new_process(installed: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "nlp"
    save = (
        f"from newslens import language; nlp = language.load(); nlp.add_pipe('newslens'); nlp.to_disk({str(folder)!r})"
    )
    assert not _run(save, installed)
    load = (
        f"import spacy; nlp = spacy.load({str(folder)!r}); print(nlp.pipe_names[-1], end=' ')\n"
        "print(nlp('“It holds,” said Ann Ray.')._.quotes[0].cue.text, end=' ')\n"
        f"from newslens import language; print(len(language.load({str(folder)!r}).pipe_names) == len(nlp.pipe_names))"
    )
    assert _run(load, installed) == "newslens said True"

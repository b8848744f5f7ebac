"""What is shipped: a wheel with the model in it, small, typed, and quick to import."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENGLISH = "newslens/language/english/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_holds_code_types_data_and_model(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    wanted = {
        "newslens/__init__.py",
        "newslens/py.typed",
        "newslens/analysis.schema.json",
        "newslens/cleaning/furniture.toml",
        f"{ENGLISH}model/meta.json",
        f"{ENGLISH}MODEL_CARD.md",
    }
    assert wanted <= names
    assert not [name for name in names if name.startswith(("tests/", "seeds/", "training/"))]


def test_what_is_shipped_for_english_is_small(wheel: zipfile.ZipFile) -> None:
    size = sum(info.file_size for info in wheel.infolist() if info.filename.startswith(ENGLISH))
    assert 1_000_000 < size <= 15_000_000


def test_licences_travel_with_what_they_cover(wheel: zipfile.ZipFile) -> None:
    licences = [name for name in wheel.namelist() if ".dist-info/licenses/" in name]
    assert any(name.endswith("licenses/LICENSE") for name in licences)
    assert any("english" in name for name in licences)


def test_importing_newslens_imports_no_spacy() -> None:
    code = (
        "import sys, newslens; newslens.Article('a', 'b'); sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_finding_plugins_imports_no_spacy() -> None:
    code = "import sys, newslens; newslens.load(); sys.exit('spacy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_is_loaded_later_is_offered_before() -> None:
    code = "import newslens; assert {'load', 'check_quotes', 'Article'} <= {*dir(newslens)}"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_the_answers_of_an_analysis_are_can_be_annotated() -> None:
    import newslens

    for name in ("copies", "disagreements", "updates", "groups", "utterances", "by_speaker", "single_source_claims"):
        result = inspect.get_annotations(getattr(newslens.Analysis, name))["return"]
        (kind,) = set(re.findall(r"[A-Z]\w+", result))
        assert kind in newslens.__all__, name


def test_every_public_name_is_there() -> None:
    import newslens

    assert newslens.__all__ == sorted(newslens.__all__)
    for name in newslens.__all__:
        assert getattr(newslens, name) is not None
    assert set(newslens.__all__) <= set(dir(newslens))
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = newslens.no_such_name

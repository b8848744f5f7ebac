"""From made-up treebanks to a pipeline, in a few steps of training."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner

from newslens.language.english import precision
from training.english import main

# form, coarse tag, tag, head, relation
PATTERN = [
    ("{name}", "PROPN", "NNP", 2, "nsubj"),
    ("said", "VERB", "VBD", 0, "root"),
    ("the", "DET", "DT", 4, "det"),
    ("{noun}", "NOUN", "NN", 5, "nsubj"),
    ("closed", "VERB", "VBD", 2, "ccomp"),
    (".", "PUNCT", ".", 2, "punct"),
]
NAMES = ["Adeyemi", "Brandt", "Castell", "Dogan", "Ekberg"]
NOUNS = ["bridge", "school", "harbour", "road"]


def treebank(*, entities: bool) -> str:
    lines: list[str] = []
    for number in range(20):
        if number % 5 == 0:
            lines.append(f"# newdoc id = made-{number}")
        for index, (form, upos, xpos, head, relation) in enumerate(PATTERN, 1):
            text = form.format(name=NAMES[number % 5], noun=NOUNS[number % 4])
            misc = ["SpaceAfter=No"] if index == 5 else []
            if entities and index == 1:
                misc.append(f"Entity=({number}-person-new-nnnnn-cf1-1-sgl)")
            columns = [str(index), text, text.lower(), upos, xpos, "_", str(head), relation, "_", "|".join(misc) or "_"]
            lines.append("\t".join(columns))
        lines.append("")
    return "\n".join(lines) + "\n"


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    folder = tmp_path / "corpora"
    (folder / "ud").mkdir(parents=True)
    for name, entities in (("ewt", False), ("gum", True)):
        for part in ("train", "dev"):
            with gzip.open(folder / "ud" / f"{name}-{part}.conllu.gz", "wt", encoding="utf-8") as out:
                out.write(treebank(entities=entities))
    return folder


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def test_from_corpora_to_a_pipeline(tmp_path: Path, corpora: Path) -> None:
    target = tmp_path / "package"
    target.mkdir()
    options = ["--corpora", str(corpora), "--work", str(tmp_path / "work"), "--target", str(target)]
    run("all", *options, "--no-silver", "--no-teacher", "--steps", "8")
    nlp = spacy.load(target / "model")
    precision.cast(nlp, "float32")
    doc = nlp("Castell said the road closed.")
    assert [token.tag_ for token in doc][1] in nlp.pipe_labels["tagger"]
    assert "PERSON" in nlp.pipe_labels["ner"]
    assert "senter" not in nlp.pipe_names
    assert not (target / "model.new").exists()
    # No word of the corpora is left in the table of strings.
    strings = json.loads((target / "model" / "vocab" / "strings.json").read_text(encoding="utf-8"))
    assert not {"Castell", "harbour"} & set(strings)
    assert "closed\tVBD\tclosed" in (target / "lemmas.txt").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "work" / "scores.json").read_text(encoding="utf-8"))["bare"]["tag_acc"] > 0


def test_what_is_missing_is_told_in_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["data", "--corpora", str(tmp_path / "nowhere"), "--work", str(tmp_path)])
    assert result.exit_code == 1
    assert len(result.output.strip().splitlines()) == 1
    assert "ud/ewt-train.conllu.gz" in result.output


def test_a_stage_asks_for_the_one_before_it(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["train", "--work", str(tmp_path)])
    assert result.exit_code == 1
    assert "run the stage data first" in result.output

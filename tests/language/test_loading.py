"""The shipped pipeline loads, others get what they lack, and what cannot be loaded is told in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from newslens.errors import ModelError
from newslens.language import load
from newslens.language.sentences import NAME


def test_the_shipped_pipeline_annotates_everything() -> None:
    nlp = load()
    doc = nlp("The minister said on Monday that the two bridges were closed.")
    assert all(token.tag_ and token.pos_ and token.lemma_ and token.dep_ for token in doc)
    assert doc.has_annotation("SENT_START")
    assert {"PERSON", "ORG", "GPE"} <= set(nlp.pipe_labels["ner"])
    assert nlp.pipe_names.index(NAME) < nlp.pipe_names.index("parser")


def test_names_and_none_are_the_same_pipeline() -> None:
    assert load("newslens-en").meta == load().meta


@pytest.mark.parametrize("name", ["no_such_pipeline", "/no/such/folder", "", "en core"])
def test_an_unknown_pipeline_is_told_in_one_line(name: str) -> None:
    with pytest.raises(ModelError) as caught:
        load(name)
    assert "\n" not in str(caught.value)
    assert caught.value.model == name


def test_a_broken_folder_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 7\n", encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        load(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_a_pipeline_without_sentences_gets_them(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "bare")
    doc = load(str(tmp_path / "bare"))("“We are done,” said Ms Vale. She left.")
    assert [sentence.text for sentence in doc.sents] == ["“We are done,” said Ms Vale.", "She left."]

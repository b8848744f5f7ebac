"""Weights for pronouns: learned from what tells right candidates from wrong ones, and from nothing else."""

from __future__ import annotations

import json
import random
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from training import pronouns
from training.pronoun_cases import READ, Case, Text, resolved
from training.pronouns import HEADER, fit, hits, write

NEAR, FAR, NOISE = "distance 0", "distance 3", ("rank 0", "rank 1", "owner")


def toy(count: int, seed: int) -> list[Case]:
    """Pronouns of two near candidates and a far one: the near one that is a subject is right, the rest is noise."""
    rng = random.Random(seed)  # noqa: S311
    made = []
    for _ in range(count):
        rows = [(NEAR, "subject"), (NEAR, "object"), (FAR, "subject")]
        rng.shuffle(rows)
        noisy = tuple((*row, rng.choice(NOISE)) for row in rows)
        made.append(Case(noisy, (rows.index((NEAR, "subject")),)))
    return made


def test_what_can_be_told_apart_is_learned() -> None:
    learned = fit(toy(60, seed=1))
    unseen = toy(60, seed=2)
    assert hits(unseen, {}) < len(unseen)
    assert hits(unseen, learned) == len(unseen)
    assert learned["subject"] > 0 > learned["object"]
    assert learned[NEAR] > 0 > learned[FAR]


def test_the_order_of_the_pronouns_does_not_matter() -> None:
    known = toy(40, seed=3)
    assert fit(known, seed=5) == fit(known[::-1], seed=5)
    assert fit(known, seed=5) != fit(known, seed=6)


def test_any_of_several_right_candidates_will_do() -> None:
    known = [Case((("a",), ("b",), ("c",)), (0, 1))] * 10
    learned = fit(known)
    assert min(learned["a"], learned["b"]) > learned["c"]
    assert hits(known, learned) == len(known)


def test_of_equals_the_nearest_is_chosen() -> None:
    assert hits([Case((("a",), ("b",)), (0,))], {}) == 1
    assert hits([Case((("a",), ("b",)), (1,))], {}) == 0


def test_weights_are_written_as_the_library_reads_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pronouns, "WEIGHTS", tmp_path / "pronouns.toml")
    write({"rank 1": -0.5, "gender": 0.346})
    text = (tmp_path / "pronouns.toml").read_text(encoding="utf-8")
    assert text == HEADER + '"gender" = 0.35\n"rank 1" = -0.50\n'
    assert tomllib.loads(text)["weights"] == {"gender": 0.35, "rank 1": -0.5}


def told(text: str, name: str) -> Text:
    """A text without a parse in which "he" is a source and stands for somebody."""
    doc = Doc(spacy.blank("en").vocab, words=text.split())
    for token in doc:
        token.tag_ = "NNP" if token.text[0].isupper() and token.text != "He" else "VBD"
    at = text.split().index("He")
    first = text.split().index(name)
    return Text(doc, frozenset({(at, at + 1)}), ({(first, first + 1): first, (at, at + 1): at},))


def test_a_pronoun_that_finds_whom_it_stands_for_is_counted() -> None:
    assert resolved([told("Otto slept . He said so .", "Otto")]) == (1, 1)
    assert resolved([told("Otto slept . Karl woke . He said so .", "Otto")]) == (0, 1)


def test_what_readers_said_holds_places_and_no_text() -> None:
    with READ.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row.keys() == {"id", "who"}
        assert [at for at, _ in row["who"]] == sorted({at for at, _ in row["who"]})
        assert all(0 <= start < end for _, (start, end) in row["who"])

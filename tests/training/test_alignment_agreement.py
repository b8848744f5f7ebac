"""The second reading of the stories stays in step with their sources."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from newslens.types import Relation
from training.alignment_agreement import SECOND, agreement, second
from training.alignment_stories import SEEDS

STORIES = sorted(path.parent for path in SEEDS.glob("*/gold.json"))


def test_two_readers_of_every_story_find_the_same() -> None:
    _, bounds = agreement(STORIES)
    assert bounds["align_F1"][0] > 0.95
    assert bounds["contradiction_R"][0] > 0.95


def _copied(tmp_path: Path, line: str) -> Path:
    shutil.copytree(SEEDS / "flood", tmp_path / "flood")
    source = tmp_path / "src" / "flood" / SECOND
    source.parent.mkdir(parents=True)
    source.write_text(f'alignments = ["{line}"]\n', encoding="utf-8")
    return tmp_path / "flood"


def test_a_pair_is_read_with_its_first_relation(tmp_path: Path) -> None:
    (found,) = second(_copied(tmp_path, "beacon.q1 courier.q3 reworded/paraphrase")).alignments
    assert (found.members, found.relation) == (("beacon.q1", "courier.q3"), Relation.REWORDED)


def test_an_optional_pair_is_left_out(tmp_path: Path) -> None:
    assert second(_copied(tmp_path, "beacon.q1 courier.q3 paraphrase optional")).alignments == ()


def test_an_unknown_member_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"second\.toml: beacon\.q1 courier\.q99 paraphrase: unknown courier\.q99"):
        second(_copied(tmp_path, "beacon.q1 courier.q99 paraphrase"))

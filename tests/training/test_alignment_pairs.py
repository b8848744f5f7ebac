from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.alignment_pairs import FOLDER, HELD_OUT, LABELS, Pair, counted, figures, labels, learned, read_pairs, told
from training.alignment_stories import invented

WORDS = st.lists(st.sampled_from("pilots ramp harbour never sinks nine 40 boats".split()), min_size=1, max_size=6).map(
    " ".join
)
PAIRS = st.lists(st.builds(Pair, st.sampled_from(LABELS), WORDS, WORDS), max_size=30)


@given(PAIRS)
def test_each_pair_is_told_once_and_both_sides_have_its_number(pairs: list[Pair]) -> None:
    articles = told("x", pairs)
    found = [
        Pair(label, a.text, b.text)
        for each in articles
        for label, a, b in zip(labels(each), *(article.claims for article in each.articles), strict=True)
    ]
    assert Counter(found) == Counter(pairs)
    assert sum(len(each.wanted) for each in articles) == sum(pair.label != "neither" for pair in pairs)
    assert sum(sum(each.wanted.values()) for each in articles) == sum(pair.label == "contradiction" for pair in pairs)


@pytest.mark.parametrize("line", ["same\tone", "alike\tone\tother", "same\tone\t ", "same\tone\tother\tmore"])
def test_a_line_that_is_no_pair_is_told_with_its_place(tmp_path: Path, line: str) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_text(f"same\tone\tother\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"pairs\.tsv:2: not a label"):
        read_pairs(file)


def test_all_files_are_pairs_and_no_pair_that_is_held_out_is_learned_from() -> None:
    files = sorted(FOLDER.glob("*.tsv"))
    assert HELD_OUT in files
    sentences = {path: {text for pair in read_pairs(path) for text in (pair.a, pair.b)} for path in files}
    held = sentences.pop(HELD_OUT)
    assert all(held.isdisjoint(other) for other in sentences.values())
    assert {each.name.split()[0] for each in learned()} == {path.stem for path in sentences}


def test_what_is_found_is_held_against_the_label() -> None:
    pairs = [
        Pair("same", "The minister turned down the offer", "The minister rejected the offer"),
        Pair("contradiction", "The council voted 7-2 to close the pier", "The council voted 6-3 to close the pier"),
        Pair("neither", "Eels came back to the sluice in May", "A grocer sold his father's shop"),
    ]
    (articles,) = told("x", pairs)
    counts = counted(articles)
    assert counts == {f"{label}, found {label}": 1.0 for label in LABELS}
    assert set(figures(counts).values()) == {1.0}
    story = invented(articles)
    right = {
        (story.found[match.a].id, story.found[match.b].id): (wanted, against)
        for match, wanted, against in zip(story.matched, story.right, story.opposed, strict=True)
    }
    assert right["a.0", "b.0"] == (True, False)
    assert right["a.1", "b.1"] == (True, True)

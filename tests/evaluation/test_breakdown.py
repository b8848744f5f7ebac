from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.evaluation.attributions import Attribution, exact_matches, loose_matches
from newslens.evaluation.breakdown import breakdown, group_counts
from newslens.evaluation.cues import CueClass, cue_class
from newslens.evaluation.words import WordIndex

WORDS = st.frozensets(st.integers(0, 5), max_size=3)
ATTRIBUTIONS = st.lists(
    st.builds(
        Attribution,
        WORDS,
        WORDS,
        WORDS,
        st.sampled_from(["direct", "mixed", "indirect"]),
        st.sampled_from(CueClass),
    ),
    max_size=6,
)


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", CueClass.CORE),
        ("HAS SAID", CueClass.CORE),
        ("’s said", CueClass.CORE),
        ("told reporters", CueClass.CORE),
        ("According to", CueClass.CORE),
        ("according", CueClass.VERB),
        ("issued a statement saying", CueClass.CORE),
        ("backed", CueClass.VERB),
        ("was not convinced", CueClass.VERB),
        ("called for", CueClass.VERB),
        ("comments", CueClass.VERB),
        ("their comments", CueClass.OTHER),
        ("the answer", CueClass.OTHER),
        ("criticism of", CueClass.OTHER),
        ("suspicions about", CueClass.VERB),
        ("in", CueClass.OTHER),
        ("reportedly", CueClass.OTHER),
        (":", CueClass.OTHER),
        ("", CueClass.OTHER),
    ],
)
def test_the_words_of_a_cue_tell_its_class(cue: str, expected: CueClass) -> None:
    assert cue_class(WordIndex(cue).forms) is expected


@given(st.lists(st.text(max_size=8), max_size=5), st.lists(st.text(max_size=8), max_size=3))
def test_a_core_verb_or_phrase_makes_any_cue_core(before: list[str], after: list[str]) -> None:
    assert cue_class([*before, "ACCORDING", "to", *after]) is CueClass.CORE
    assert cue_class([*before, "she", "said", *after]) is CueClass.CORE
    assert cue_class(before) in CueClass


@given(ATTRIBUTIONS, ATTRIBUTIONS)
def test_loose_matches_are_one_to_one_and_leave_nothing_that_fits(
    golds: list[Attribution], found: list[Attribution]
) -> None:
    matched = loose_matches(golds, found)
    assert len(set(matched.values())) == len(matched)
    assert all(golds[i].fits(found[j]) for i, j in matched.items())
    left = [each for j, each in enumerate(found) if j not in matched.values()]
    assert not any(gold.fits(each) for i, gold in enumerate(golds) if i not in matched for each in left)


@given(ATTRIBUTIONS, st.randoms(use_true_random=False))
def test_everything_is_the_same_as_itself(golds: list[Attribution], dice: object) -> None:
    shuffled = list(golds)
    getattr(dice, "shuffle")(shuffled)  # noqa: B009 - what Hypothesis gives is typed as any object
    assert exact_matches(golds, shuffled) == len(golds)
    assert exact_matches(golds, shuffled[1:]) == max(len(golds) - 1, 0)


def test_the_best_that_is_left_is_taken() -> None:
    said = frozenset({0})
    gold = Attribution(said, said, frozenset({1, 2}))
    half = Attribution(said, said, frozenset({1}))
    assert loose_matches([gold], [half, gold]) == {0: 1}
    assert loose_matches([gold, gold], [half, gold]) == {0: 1, 1: 0}
    assert loose_matches([gold], [Attribution(frozenset(), said, frozenset({1, 2}))]) == {}


@given(st.lists(st.tuples(ATTRIBUTIONS, ATTRIBUTIONS, st.sampled_from(["Herald", "a/b", None])), max_size=4))
def test_groups_add_up(texts: list[tuple[list[Attribution], list[Attribution], str | None]]) -> None:
    matches = [loose_matches(golds, found) for golds, found, _ in texts]
    units = [
        group_counts(golds, found, matched, publisher)
        for (golds, found, publisher), matched in zip(texts, matches, strict=True)
    ]
    divided = breakdown(units, repetitions=2)
    for by in ("kind", "cue"):
        groups = divided.get(by, {}).values()
        assert sum(group.gold for group in groups) == sum(len(golds) for golds, _, _ in texts)
        assert sum(group.predicted for group in groups) == sum(len(found) for _, found, _ in texts)
        right = sum(len(matched) for matched in matches)
        assert sum(group.gold * (group.figures["R"] or 0) for group in groups) == pytest.approx(right)
        assert sum(group.predicted * (group.figures["P"] or 0) for group in groups) == pytest.approx(right)
        assert all("F" not in group.figures for group in groups)
    named = [(golds, found) for golds, found, publisher in texts if publisher is not None]
    groups = divided.get("publisher", {}).values()
    assert sum(group.gold for group in groups) == sum(len(golds) for golds, _ in named)
    assert set(divided.get("publisher", {})) <= {"Herald", "a/b"}
    assert all("F" in group.figures for group in groups)


def test_what_is_found_belongs_to_the_group_that_it_says() -> None:
    said = frozenset({0})
    gold = Attribution(said, said, frozenset({1, 2}), "mixed", CueClass.CORE)
    found = Attribution(said, said, frozenset({1, 2}), "direct", CueClass.CORE)
    divided = breakdown([group_counts([gold], [found], {0: 0})], repetitions=3)
    assert divided["kind"]["mixed"].figures == {"P": None, "R": 1.0}
    assert divided["kind"]["direct"].figures == {"P": 1.0, "R": None}
    assert divided["kind"]["direct"].intervals == {"P": (1.0, 1.0)}
    assert divided["cue"]["core speech verb"].figures == {"P": 1.0, "R": 1.0}
    assert "publisher" not in divided

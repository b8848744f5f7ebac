"""Each kind of edit, by example."""

from __future__ import annotations

import pytest

from newslens.alignment.diff.diffing import diff
from newslens.alignment.diff.edits import Kind, Touch


def kinds(a: str, b: str) -> list[tuple[str, str, str]]:
    return [(str(edit.kind), edit.a_words, edit.b_words) for edit in diff(a, b)]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The pier, sadly, is gone.", "The pier - sadly is gone!", [
            ("punctuation", ",", "-"), ("punctuation", ",", ""), ("punctuation", ".", "!"),
        ]),
        ("we will go …", "we will go", [("punctuation", "…", "")]),
        ("The harbour is closed.", "the harbor is closed.", [("spelling", "The harbour", "the harbor")]),
        ("in a hundred years", "in 100 years", [("spelling", "a hundred", "100")]),
        ("Some 1.2 million eels died", "Some 1,200,000 eels died", [("spelling", "1.2 million", "1,200,000")]),
        ("We cannot sell it, it's old", "We can't sell it, it is old", [
            ("contraction", "cannot", "can't"), ("contraction", "it's", "it is"),
        ]),
        ("I'd seen the eel", "I had seen the eel", [("contraction", "I'd", "I had")]),
        ("The crane fell and broke the pier", "broke the pier", [("truncation_start", "The crane fell and", "")]),
        ("They broke the pier. It was old.", "They broke the pier.", [("truncation_end", "It was old.", "")]),
        ("We sold the barge to a baker in Turin", "We sold the barge […] in Turin", [("ellipsis", "to a baker", "[…]")]),
        ("He told the council of the eel", "[The mayor] told the council of the eel", [("bracket", "He", "[The mayor]")]),
        ("The eel is old", "[T]he eel is old", [("bracket", "The", "[T]he")]),
        ("We, um, sold it", "We sold it", [("filler_dropped", ", um,", "")]),
        ("Well, we sold it", "We sold it", [
            ("filler_dropped", "Well,", ""), ("spelling", "we", "We"),
        ]),
        ("the draw well is dry", "the draw is dry", [("deletion", "well", "")]),
        ("They resigned over the plan", "They stepped down over the plan", [("synonym", "resigned", "stepped down")]),
        ("my girl is lost", "my boy is lost", [("replacement", "girl", "boy")]),
        ("I will call my sister tomorrow", "he would call his sister the next day", [
            ("shift", "I will", "he would"), ("shift", "my", "his"), ("shift", "tomorrow", "the next day"),
        ]),
        ("we saw the tide", "they had seen the tide", [("shift", "we saw", "they had seen")]),
        ("she left the pier", "he left the pier", [("replacement", "she", "he")]),
        ("the hostage is free", "the hostages is free", [("replacement", "hostage", "hostages")]),
        ("We lost 40 barges on Monday", "We lost forty-four barges on Friday", [
            ("number", "40", "forty-four"), ("number", "Monday", "Friday"),
        ]),
        ("We lost about 40 barges", "We lost 40 barges", [("hedge_dropped", "about", "")]),
        ("we talk about eels", "we talk eels", [("deletion", "about", "")]),
        ("It may break", "It will break", [("hedge_dropped", "may", "will")]),
        ("I think it broke", "it broke", [("hedge_dropped", "I think", "")]),
        ("They can leave", "They could leave", [("shift", "can", "could")]),
        ("They left in may", "They left in May", [("spelling", "may", "May")]),
        ("We sign, if the bank agrees, on the pier", "We sign on the pier", [
            ("condition_dropped", ", if the bank agrees,", ""),
        ]),
        ("We sign on the pier if the bank agrees", "We sign on the pier", [("condition_dropped", "if the bank agrees", "")]),
        ("If the bank agrees, we sign", "we sign", [("condition_dropped", "If the bank agrees,", "")]),
        ("The rise hurt us", "The fall hurt us", [("opposite", "rise", "fall")]),
        ("The tide broke the old pier", "The tide broke the pier", [("deletion", "old", "")]),
        ("The tide broke the pier", "The tide broke the whole pier", [("insertion", "", "whole")]),
        ("The tide broke the pier", "The tide broke the crane", [("replacement", "pier", "crane")]),
        ("", "We sold it", [("insertion", "", "We sold it")]),
        ("We sold it", "The tide broke", [("replacement", "We sold it", "The tide broke")]),
    ],
)  # fmt: skip
def test_a_change_has_the_kind_that_says_most(a: str, b: str, expected: list[tuple[str, str, str]]) -> None:
    assert kinds(a, b) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We will not sell the pier", "We will sell the pier"),
        ("We won’t sell the pier", "We will sell the pier"),
        ("We won't sell the pier", "They would sell the pier"),
        ("We can sell the pier", "We cannot sell the pier"),
        ("We never sell a pier", "We always sell a pier"),
        ("Nobody was hurt", "Somebody was hurt"),
        ("No divers were hurt", "Three divers were hurt"),
        ("It is legal to leave", "It is illegal to leave"),
        ("He is likely to leave", "He is unlikely to leave"),
        ("We failed to sell the pier", "We managed to sell the pier"),
        ("We will not under any circumstances sell the pier", "We will sell the pier"),
        ("The mayor said he would not sell the pier", "sell the pier"),
        ("We will sell the pier", "We will [not] sell the pier"),
        ("It was not the mayor who sold it but a clerk", "It was the mayor who sold it but a clerk"),
    ],
)
def test_no_turned_statement_is_missed(a: str, b: str) -> None:
    found = [edit for edit in diff(a, b) if edit.kind == Kind.NEGATION]
    assert len(found) == 1
    assert Touch.NEGATION in found[0].touches or found[0].a_words[-5:] == found[0].b_words[-5:]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("I don't sell", "I do not sell"),
        ("It isn't over", "It's not over"),
        ("They did not sell", "They didn’t sell"),
        ("a cover for the bed", "a discover for the bed"),
    ],
)
def test_what_is_negated_as_before_is_not_turned(a: str, b: str) -> None:
    assert all(edit.kind != Kind.NEGATION for edit in diff(a, b))


@pytest.mark.parametrize(
    ("lost", "touched"),
    [
        ("but not before the spring", Touch.NEGATION),
        ("which may never happen", Touch.HEDGE),
        ("if the bank agrees", Touch.CONDITION),
        ("unless it rains", Touch.CONDITION),
    ],
)
@pytest.mark.parametrize("mark", ["…", "...", "[…]", "[...]", ". . .", "(…)"])
def test_an_ellipsis_that_swallows_what_matters_is_an_edit_of_its_own(lost: str, touched: Touch, mark: str) -> None:
    (edit,) = diff(f"We will sell the pier {lost} to the bakers", f"We will sell the pier {mark} to the bakers")
    assert edit.kind == Kind.SWALLOWED
    assert touched in edit.touches
    assert (edit.a_words, edit.b_words) == (lost, mark)


def test_a_clause_that_goes_with_its_own_negation_turns_nothing_but_is_told() -> None:
    (edit,) = diff("the crews who would not leave were fined", "the crews were fined")
    assert edit.kind == Kind.DELETION
    assert edit.touches == (Touch.NEGATION,)


def test_what_is_cut_off_tells_what_it_held() -> None:
    (edit,) = diff("We sold the pier. It may never open.", "We sold the pier.")
    assert edit.kind == Kind.TRUNCATION_END
    assert edit.touches == (Touch.HEDGE, Touch.NEGATION)


def test_words_that_are_the_same_by_chance_do_not_split_what_was_rewritten() -> None:
    found = diff(
        "It broke under the weight of tired grey gulls.", "It broke since eleven clerks of Lund Bay slept there."
    )
    assert [str(edit.kind) for edit in found] == ["replacement"]


def test_spans_point_into_both_texts() -> None:
    a, b = "“We sold 40 barges, um, today.”", "We sold 14 barges today."
    number, filler = diff(a, b)
    assert (number.a.of(a), number.b.of(b)) == ("40", "14")
    assert filler.a.of(a) == ", um,"
    assert filler.b.start == filler.b.end == b.index(" today")

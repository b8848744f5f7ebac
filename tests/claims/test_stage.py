"""Claims in quotes and in the outlet's own voice."""

from __future__ import annotations

import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens import Pipeline, load
from newslens.claims import clauses
from newslens.claims.clauses import Tree
from newslens.claims.stage import SPECS, ClaimOptions, Claims
from newslens.types import Article, Claim


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


def claims(pipeline: Pipeline, text: str) -> dict[str, Claim]:
    (article,) = pipeline.analyze([Article("a", text)]).articles
    return {claim.text: claim for claim in article.claims}


def test_a_claim_in_a_quote_has_its_claimant(pipeline: Pipeline) -> None:
    found = claims(pipeline, "The bridge is closed, officials said on Friday.")
    claim = found["The bridge is closed"]
    assert claim.claimant is not None
    assert claim.quote == "a#q1"
    assert claim.stance == "asserted"


def test_the_outlets_own_voice_has_no_claimant(pipeline: Pipeline) -> None:
    claim = claims(pipeline, "The company closed its plant in Harwick in March.")[
        "The company closed its plant in Harwick in March"
    ]
    assert claim.claimant is None
    assert claim.quote is None
    assert [(quantity.text, quantity.value) for quantity in claim.quantities] == [("March", "--03")]


def test_both_ends_of_a_range_count_the_same(pipeline: Pipeline) -> None:
    claim = claims(pipeline, "Seas will rise between 50 and 90 centimetres.")[
        "Seas will rise between 50 and 90 centimetres"
    ]
    assert [(q.text, q.value, q.unit) for q in claim.quantities] == [
        ("50", 50.0, "centimetre"),
        ("90", 90.0, "centimetre"),
    ]


def test_rows_of_a_list_are_claims_without_a_subject_or_verb(pipeline: Pipeline) -> None:
    rows = [
        "Shares down 12% in Tarn",
        "To close its plant in Tarn",
        "Ann Berg, mayor of Tarn",
        "Talks failed, Berg said",
    ]
    text = "Tarn Bank to cut jobs\n\n" + "\n".join(f"* {row}" for row in rows) + "\n\nThe plant was built in 1990."
    found = claims(pipeline, text)
    assert [row for row in rows if row in found] == rows[:2]
    assert found[rows[0]].claimant is None
    unlisted = claims(pipeline, text.replace("* ", ""))
    assert not [row for row in rows if row in unlisted]


def test_an_attitude_to_a_thing_is_told_by_the_outlet(pipeline: Pipeline) -> None:
    text = "The council’s assembly voted against the mine by 212 to 87 in September."
    (article,) = pipeline.analyze([Article("a", text)]).articles
    assert [quote.text for quote in article.quotes] == ["the mine"]
    assert [(claim.text, claim.claimant) for claim in article.claims] == [(text.rstrip("."), None)]


@pytest.mark.parametrize(
    ("text", "claim", "own"),
    [
        (
            "The ministry agreed to close the mine in September.",
            "The ministry agreed to close the mine in September",
            True,
        ),
        ("The panel decided to give the mine two years.", "The panel decided to give the mine two years", True),
        ("The ministry denied closing the mine in September.", "closing the mine in September", False),
        ("The minister promised to reopen the mine in May.", "to reopen the mine in May", False),
    ],
)
def test_what_was_agreed_is_told_by_the_outlet_and_what_was_promised_by_who_promised(
    pipeline: Pipeline, text: str, claim: str, *, own: bool
) -> None:
    found = claims(pipeline, text)
    assert list(found) == [claim]
    assert (found[claim].claimant is None) is own


def test_coordinated_clauses_are_claims_of_their_own(pipeline: Pipeline) -> None:
    found = claims(pipeline, "Officials said the bridge was closed and the ferry was late.")
    assert "the bridge was closed" in found
    assert "the ferry was late" in found


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The company denied that it had closed the plant.", "denied"),
        ("Officials said the plant may close.", "hedged"),
        ("Officials said the plant would probably close.", "hedged"),
        ("Officials believe that the plant is closed.", "hedged"),
        ("“Is the plant closed?” Mara Lind asked.", "questioned"),
        ("Officials said the plant is closed.", "asserted"),
        ("Officials said the plant would close in May.", "asserted"),
        ("Officials say the plant would close in May.", "hedged"),
        ("Officials said the plant would have closed by now.", "hedged"),
        ("“The plant would close,” officials said.", "hedged"),
        ("The ministry reported that the plant had closed.", "asserted"),
        ("It is reported that the plant had closed.", "hedged"),
        ("The panel ruled she’d broken the lease on the plant.", "asserted"),
        ("Mara Lind denied any rent had been owed.", "denied"),
    ],
)
def test_how_a_claim_is_put_forward(pipeline: Pipeline, text: str, stance: str) -> None:
    assert {claim.stance for claim in claims(pipeline, text).values()} == {stance}


def test_a_number_has_what_it_counts(pipeline: Pipeline) -> None:
    (claim,) = claims(pipeline, "More than 40 workers lost their jobs.").values()
    assert [(q.text, q.value, q.unit) for q in claim.quantities] == [("More than 40", 40.0, "worker")]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The rules were broken on one point.", [("one", 1.0)]),
        ("Four people were hurt and one, a nurse, died.", [("Four", 4.0), ("one", 1.0)]),
        ("No one was hurt at the mill.", []),
        ("They blamed one another for the fire.", []),
        ("It was one of the worst storms in memory.", []),
        ("Mara Lind took the red one home.", []),
    ],
)
def test_one_is_a_number_where_it_counts(pipeline: Pipeline, text: str, numbers: list[tuple[str, float]]) -> None:
    found = [quantity for claim in claims(pipeline, text).values() for quantity in claim.quantities]
    assert [(quantity.text, quantity.value) for quantity in found] == numbers


def test_own_voice_and_thoughts_can_be_left_out(pipeline: Pipeline) -> None:
    text = "The plant closed in March. Officials said the bridge was safe. Mara Lind hopes that the ferry is late."
    steps = tuple(
        attrs.evolve(step, stage=Claims(ClaimOptions(own_voice=False, thoughts=False)))
        if step.spec.name == "newslens.claims.v1"
        else step
        for step in pipeline.steps
    )
    found = claims(attrs.evolve(pipeline, steps=steps), text)
    assert list(found) == ["the bridge was safe"]


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Any forest over a few words, with any relations and tags."""
    size = draw(st.integers(1, 12))
    heads = [draw(st.integers(0, index)) for index in range(size)]
    order = draw(st.permutations(range(size)))
    heads = [order[heads[order.index(index)]] for index in range(size)]
    children: list[list[int]] = [[] for _ in heads]
    for index, head in enumerate(heads):
        if index != head:
            children[head].append(index)
    some = st.sampled_from(["nsubj", "ccomp", "conj", "advcl", "acl:relcl", "mark", "cc", "punct", "obj", "dep"])
    words = [draw(st.sampled_from(["closed", ",", "that", "and", "–", " ", "quay", "."])) for _ in heads]
    starts = list(range(0, 10 * size, 10))
    return Tree(
        heads,
        [draw(some) for _ in heads],
        [draw(st.sampled_from(["VBD", "NN", "IN", "."])) for _ in heads],
        words,
        starts,
        [start + 5 for start in starts],
        words,
        children,
        clauses.lefts(heads, children),
        sorted(draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))),
    )


@given(trees(), st.data())
def test_clauses_of_any_tree_are_made_of_its_tokens(tree: Tree, data: st.DataObject) -> None:
    size = len(tree.heads)
    tokens = sorted(data.draw(st.sets(st.integers(0, size - 1), min_size=1)))
    found = clauses.find(tree, tokens)
    for clause in found:
        assert list(clause.tokens) == sorted(set(clause.tokens))
        assert set(clause.tokens) <= set(tokens)
    assert sum(len(clause.tokens) for clause in found) <= 4 * size


@given(trees())
def test_sentences_of_any_tree_are_runs_of_tokens_each_of_one_sentence(tree: Tree) -> None:
    found = list(clauses.sentences(tree))
    for clause in found:
        assert list(clause.tokens) == list(range(clause.tokens[0], clause.tokens[-1] + 1))
        assert len({tree.sentences[index] for index in clause.tokens}) == 1
    assert len({tree.sentences[clause.head] for clause in found}) == len(found)


@given(trees())
def test_the_left_edge_is_the_first_token_of_the_subtree(tree: Tree) -> None:
    for index, left in enumerate(tree.lefts):
        below, waiting = [], [index]
        while waiting:
            below.append(waiting.pop())
            waiting.extend(tree.children[below[-1]])
        assert left == min(below)


@pytest.mark.parametrize(
    ("text", "claim", "stance"),
    [
        ("Jana Kolb did not deny that the mill was shut.", "the mill was shut", "hedged"),
        ("Jana Kolb does not believe that the mill is shut.", "the mill is shut", "denied"),
        ("Jana Kolb never said that the mill was shut.", "the mill was shut", "hedged"),
        ("Jana Kolb did not know that the mill was shut.", "the mill was shut", "asserted"),
        ("Jana Kolb did not say whether the mill was shut.", "the mill was shut", "questioned"),
        ("The mill is not shut, Jana Kolb said.", "The mill is not shut", "asserted"),
        ("Inspectors were unable to show where the oil had come from.", "where the oil had come from", "questioned"),
        ("If no buyer comes, the town will sell the mill, Jana Kolb said.", "the town will sell the mill", "hedged"),
    ],
)
def test_what_is_not_said_or_only_supposed_is_not_asserted(
    pipeline: Pipeline, text: str, claim: str, stance: str
) -> None:
    assert claims(pipeline, text)[claim].stance == stance


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("If no buyer comes, the town will sell the mill, Jana Kolb said.", "If no buyer comes"),
        ("Jana Kolb said the report did not explain how the water had come in.", "how the water had come in"),
    ],
)
def test_a_condition_and_a_question_are_no_claims_of_their_own(pipeline: Pipeline, text: str, part: str) -> None:
    assert part not in claims(pipeline, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A miller declined to comment on whether the dam was safe.", ["A miller declined to comment on whether the dam was safe"]),
        ("The mill refused to say who had signed the lease.", ["The mill refused to say who had signed the lease"]),
        ("Neither Kolb nor Lind would comment.", ["Neither Kolb nor Lind would comment"]),
        ("No one said the dam was safe.", ["No one said the dam was safe"]),
        ("“No,” said Jana Kolb.", []),
    ],
)  # fmt: skip
def test_who_says_nothing_claims_nothing(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    found = claims(pipeline, text)
    assert list(found) == expected
    assert all(claim.stance == "asserted" and claim.claimant is None for claim in found.values())


def test_a_no_in_the_quotation_leaves_nothing_open(pipeline: Pipeline) -> None:
    assert {claim.stance for claim in claims(pipeline, "“No, we signed the lease,” said Jana Kolb.").values()} == {
        "asserted"
    }


def test_a_stage_can_be_sent_to_another_process() -> None:
    stage = SPECS[0].factory(ClaimOptions(thoughts=False))
    assert pickle.loads(pickle.dumps(stage)) == Claims(ClaimOptions(thoughts=False))  # noqa: S301 (its own)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Who will pay?” said Jana Kolb.", {"“Who will pay?”": "questioned"}),
        (
            "“Why should we trust them now?” said Jana Kolb. “Would you?”",
            {
                "“Why should we trust them now?” … “Would you?”": "questioned",
                "“Why should we trust them now?”": "questioned",
                "“Would you?”": "questioned",
            },
        ),
        (
            "“They lied to us,” said Jana Kolb. “Why should we trust them?”",
            {
                "“They lied to us,” … “Why should we trust them?”": "asserted",
                "“They lied to us,”": "asserted",
                "“Why should we trust them?”": "questioned",
            },
        ),
        (
            "“Is the mill safe, and who pays for it?” Jana Kolb said.",
            {
                "“Is the mill safe, and who pays for it?”": "questioned",
                "Is the mill safe": "questioned",
                "who pays for it": "questioned",
            },
        ),
        (
            "“I asked him one question: ‘Is it safe?’” Jana Kolb said.",
            {
                "“I asked him one question: ‘Is it safe?’”": "asserted",
                "‘Is it safe?’": "questioned",
            },
        ),
    ],
)
def test_a_direct_question_is_questioned_and_nothing_else_is(
    pipeline: Pipeline, text: str, expected: dict[str, str]
) -> None:
    assert {said: claim.stance.value for said, claim in claims(pipeline, text).items()} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jana Kolb said that the mill will stay open.", ["the mill will stay open"]),
        ("“The mill is older than we thought,” said Jana Kolb.", ["“The mill is older than we thought,”"]),
        ("“They shut it after they promised not to,” Jana Kolb said.", ["“They shut it after they promised not to,”"]),
        (
            "“They shut it after they sold the mill,” Jana Kolb said.",
            ["“They shut it after they sold the mill,”", "They shut it", "after they sold the mill"],
        ),
        (
            "“If no buyer comes, they should sell it,” Jana Kolb said.",
            ["“If no buyer comes, they should sell it,”", "they should sell it"],
        ),
        ("Jana Kolb said that the “oldest mill in Tarn” is shut.", ["the “oldest mill in Tarn” is shut"]),
    ],
)
def test_a_claim_is_told_once_and_whole(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(claims(pipeline, text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill will close in May, cutting 240 jobs.", "The mill will close in May, cutting 240 jobs"),
        (
            "A boiler burst at the mill, killing three and injuring 40.",
            "A boiler burst at the mill, killing three and injuring 40",
        ),
        ("The mill will close in May, ending weeks of doubt.", "The mill will close in May"),
        ("The mill will close in May, when 240 jobs go.", "The mill will close in May"),
    ],
)
def test_a_participle_that_counts_is_told_with_its_clause(pipeline: Pipeline, text: str, expected: str) -> None:
    assert expected in claims(pipeline, text)


def test_figures_of_participles_are_held_against_each_other(pipeline: Pipeline) -> None:
    texts = ("Tamra will close its plant, cutting 2,400 jobs.", "Tamra will close its plant, cutting 2,700 jobs.")
    (found,) = pipeline.analyze([Article(str(number), text) for number, text in enumerate(texts)]).alignments
    assert found.relation == "contradiction"

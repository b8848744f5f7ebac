"""The trained model: likeliest roles, whole quotations, and confidence that a precision can be asked of."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslens.attribution.found import Found
from newslens.attribution.learned import load, model
from newslens.attribution.learned.decoding import CONTENT, CUE, Reading, runs
from newslens.attribution.learned.features import pairs
from newslens.attribution.learned.joining import join
from newslens.attribution.learned.network import best_roles
from newslens.attribution.lexicon import load as words
from newslens.attribution.rules import proposals, read

from .parses import parsed

SAID = (
    "“ `` punct 2", "We PRP nsubj 2", "lost VBD ccomp 5 lose", ", , punct 5", "” '' punct 2", "said VBD ROOT 5 say",
    "Ada NNP nsubj 5", "Holm NNP flat 6", ". . punct 5",
)  # fmt: skip
TEXT = "“We lost,” said Ada Holm."


@settings(max_examples=25)
@given(st.data())
def test_the_best_roles_are_the_best_of_all(data: st.DataObject) -> None:
    sizes = data.draw(st.lists(st.integers(1, 5), min_size=1, max_size=3))
    chance = st.floats(-5, 0, width=32)
    scores = [
        np.array([[data.draw(chance) for _ in range(3)] for _ in range(size)], dtype=np.float32) for size in sizes
    ]
    moves = np.array([[data.draw(chance) for _ in range(3)] for _ in range(3)], dtype=np.float32)

    def total(given: np.ndarray, roles: tuple[int, ...]) -> float:
        steps = sum(float(moves[a, b]) for a, b in itertools.pairwise(roles))
        return sum(float(given[place, role]) for place, role in enumerate(roles)) + steps

    for size, chances, found in zip(sizes, scores, best_roles(scores, moves), strict=True):
        best = max(total(chances, roles) for roles in itertools.product(range(3), repeat=size))
        assert total(chances, tuple(found.tolist())) == pytest.approx(best, abs=1e-4)


@given(st.lists(st.integers(0, 3), max_size=30))
def test_runs_are_all_places_of_a_role_and_do_not_touch(roles: list[int]) -> None:
    found = runs(np.array(roles, dtype=np.int32), CONTENT)
    assert [place for a, b in found for place in range(a, b)] == [i for i, role in enumerate(roles) if role == CONTENT]
    assert all(before[1] < after[0] for before, after in itertools.pairwise(found))


@given(st.integers(0, 8))
def test_the_words_near_a_cue_stand_where_they_say(anchor: int) -> None:
    page = read(parsed(*SAID), TEXT, words(), 0.0)
    pair = pairs(page, anchor, (), np.zeros(9, dtype=np.float32))
    assert pair.start <= anchor < pair.start + len(pair.rows)
    assert np.flatnonzero(pair.flags[:, 13]).tolist() == [anchor - pair.start]
    assert pair.rows[anchor - pair.start, 0] == 12
    assert pair.rows.min() >= 0


@pytest.mark.parametrize("content", [((1, 2),), ((1, 3),), ((2, 3),), ((0, 5),), ()])
def test_marks_that_bind_are_never_torn(content: tuple[tuple[int, int], ...]) -> None:
    page = read(parsed(*SAID), TEXT, words(), 0.0)
    reading = Reading(5, ((5, 6),), ((6, 8),), content, 0.9, 0.9, 0.9)
    [candidate] = [one for one in join(page, proposals(page), [reading]) if one.found.anchor == 5]
    assert candidate.bound
    [(start, end)] = candidate.found.content
    assert TEXT[start:end].strip("“”,") == "We lost"


def test_a_quotation_is_taken_whole_or_left_whole() -> None:
    page = read(parsed(*SAID), TEXT, words(), 0.0)
    some = Reading(5, ((5, 6),), (), ((1, 2), (6, 8)), 0.9, 0.9, 0.9)
    [whole] = join(page, [], [some])
    assert [TEXT[a:b] for a, b in whole.found.content] == ["“We lost,”", "Ada Holm"]


def test_the_model_and_the_marks_say_what_decided() -> None:
    page = read(parsed(*SAID), TEXT, words(), 0.0)
    reading = Reading(5, ((5, 6),), ((6, 8),), ((1, 3),), 0.9, 0.9, 0.9)
    [candidate] = [one for one in join(page, proposals(page), [reading]) if one.found.anchor == 5]
    assert candidate.found.cue_rule == "model and cue behind the marks"
    assert candidate.found.content_rule.startswith("marks")


def test_what_turns_on_no_word_keeps_the_score_of_its_rule() -> None:
    page = read(parsed(*SAID), TEXT, words(), 0.0)
    alone = Found((), (), ((0, 10),), -1, "floating", 0.7, "none", "marks alone")
    [candidate] = join(page, [alone], [])
    assert model.sure(load(), page, candidate).score == 0.7


def test_the_shipped_model_reads_a_plain_attribution() -> None:
    shipped = load()
    page = read(parsed(*SAID), TEXT, words(), model.PROPOSED)
    tensor = model.tensor_of(shipped, np.zeros((9, 0), dtype=np.float32), 9)
    [found] = model.attributions(shipped, page, tensor, 0.2)
    assert (found.cue, found.source) == (((5, 6),), ((6, 8),))
    assert 0.2 <= found.score <= 1


def test_the_curve_promises_what_was_measured() -> None:
    shipped = load()
    assert shipped.least(0.0) is not None
    assert shipped.least(1.01) is None
    thresholds = [threshold for threshold, _ in shipped.curve]
    assert thresholds == sorted(thresholds, reverse=True)
    asked = [shipped.least(precision) or 1.0 for precision in (0.6, 0.7, 0.8)]
    assert asked == sorted(asked)


def test_the_weights_that_run_are_those_that_were_trained() -> None:
    torch = pytest.importorskip("torch")
    from newslens.attribution.learned import features
    from newslens.attribution.learned.network import Network
    from training.attribution.network import Network as Trained
    from training.attribution.network import weights

    torch.manual_seed(1)
    trained = Trained(7).eval()
    page = read(parsed(*SAID), TEXT, words(), 0.0)
    given = features.words(page, proposals(page), [])
    tensor = np.random.default_rng(1).normal(size=(9, 7)).astype(np.float32)
    run = Network({name: array.astype(np.float32) for name, array in weights(trained).items()})
    pair = pairs(page, 5, (), features.possible(given))
    with torch.no_grad():
        vectors = trained.words(
            *(torch.from_numpy(x) for x in (given.rows.astype(int), given.flags, tensor)),
            torch.from_numpy(given.head).long(),
            torch.from_numpy(given.kids).long(),
        )
        cues = torch.sigmoid(trained.cues(vectors)).numpy()
        roles = trained.roles(
            vectors,
            torch.tensor([5]),
            torch.arange(9)[None],
            torch.from_numpy(pair.rows).long()[None],
            torch.from_numpy(pair.flags)[None],
        )
    ours = run.words(given, tensor)
    assert np.allclose(run.cues(ours), cues, atol=5e-3)
    assert np.allclose(run.roles(ours, [pair])[0], torch.log_softmax(roles, -1)[0].numpy(), atol=2e-2)
    assert CUE == 1

"""Boosted trees as arrays."""

from __future__ import annotations

import io
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment.trees import Trees

WIDTH = 4
VALUES = st.floats(-5.0, 5.0)
LEAVES = st.fixed_dictionaries({"leaf_value": VALUES})
NODES = st.recursive(
    LEAVES,
    lambda below: st.fixed_dictionaries(
        {
            "split_feature": st.integers(0, WIDTH - 1),
            "threshold": VALUES,
            "left_child": below,
            "right_child": below,
            "default_left": st.booleans(),
        }
    ),
    max_leaves=12,
)


def followed(node: dict[str, Any], example: list[float]) -> float:
    while "leaf_value" not in node:
        asked = example[node["split_feature"]]
        left = node["default_left"] if math.isnan(asked) else asked <= node["threshold"]
        node = node["left_child" if left else "right_child"]
    return float(node["leaf_value"])


@given(st.lists(NODES, max_size=5), st.lists(VALUES | st.just(math.nan), min_size=WIDTH, max_size=WIDTH))
def test_the_leaves_that_an_example_comes_to_add_up(roots: list[dict[str, Any]], example: list[float]) -> None:
    examples = [example, example[::-1]]
    wanted = [sum(followed(root, each) for root in roots) for each in examples]
    assert Trees.grown(roots).logits(np.array(examples)).tolist() == pytest.approx(wanted, abs=1e-9)


@given(st.lists(NODES, max_size=5), st.lists(VALUES | st.just(math.nan), min_size=WIDTH, max_size=WIDTH))
def test_trees_are_stored_and_found_again(roots: list[dict[str, Any]], example: list[float]) -> None:
    trees, file = Trees.grown(roots), io.BytesIO()
    np.savez(file, allow_pickle=False, **trees.arrays())
    file.seek(0)
    given = np.array([example])
    assert Trees(**np.load(file)).logits(given).tolist() == trees.logits(given).tolist()


def test_a_value_at_the_limit_goes_left() -> None:
    trees = Trees.grown(
        [
            {
                "split_feature": 0,
                "threshold": 1.0,
                "left_child": {"leaf_value": 2.0},
                "right_child": {"leaf_value": 3.0},
                "default_left": False,
            },
            {"leaf_value": 0.5},
        ]
    )
    assert trees.logits(np.array([[0.5], [1.0], [1.5]])).tolist() == [2.5, 2.5, 3.5]


def test_a_feature_that_is_not_given_is_an_error() -> None:
    root = {
        "split_feature": 3,
        "threshold": 0.0,
        "left_child": {"leaf_value": 0.0},
        "right_child": {"leaf_value": 1.0},
        "default_left": True,
    }
    with pytest.raises(IndexError):
        Trees.grown([root]).logits(np.zeros((1, 1)))

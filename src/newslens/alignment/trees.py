"""Boosted regression trees (Friedman, 2001) as plain arrays: they learn what tells only where something else holds too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]


@attrs.frozen(eq=False)
class Trees:
    """Trees whose leaves add up to a logit; all nodes in one row, each tree from its root on.

    Attributes:
        roots: The node at which each tree begins, shape (trees,).
        features: The number of the feature that each node asks for, shape (nodes,); 0 at leaves.
        limits: Up to which value of it the way goes left, shape (nodes,); 0 at leaves.
        left: The node to the left, shape (nodes,); a leaf leads to itself.
        right: The node to the right, shape (nodes,); a leaf leads to itself.
        unknown: Whether the way goes left where the feature is not a number, shape (nodes,).
        values: What each leaf adds, shape (nodes,); 0 elsewhere.
    """

    roots: Ints
    features: Ints
    limits: Floats
    left: Ints
    right: Ints
    unknown: Booleans
    values: Floats

    def logits(self, given: Floats) -> Floats:
        """The sums of the leaves that examples come to, shape (examples,).

        Args:
            given: The features of the examples, shape (examples, features).

        Raises:
            IndexError: A tree asks for a feature that is not given.
        """
        nodes = np.broadcast_to(self.roots, (len(given), len(self.roots)))
        rows = np.arange(len(given))[:, None]
        while True:
            asked = given[rows, self.features[nodes]]
            low = (asked <= self.limits[nodes]) | (np.isnan(asked) & self.unknown[nodes])
            below = np.where(low, self.left[nodes], self.right[nodes])
            if np.array_equal(below, nodes):
                return np.asarray(self.values[nodes].sum(axis=1), dtype=np.float64)
            nodes = below

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The arrays by name, to store."""
        return attrs.asdict(self, recurse=False)

    @classmethod
    def grown(cls, roots: Sequence[Mapping[str, Any]]) -> Trees:
        """Trees from nested nodes, as LightGBM tells of its trees.

        Args:
            roots: For each tree its root: ``split_feature``, ``threshold``, ``left_child``, ``right_child`` and
                ``default_left``, or ``leaf_value``.
        """
        rows: list[list[float]] = []

        def put(node: Mapping[str, Any]) -> int:
            number = len(rows)
            if "leaf_value" in node:
                rows.append([0, 0.0, number, number, 0, node["leaf_value"]])
            else:
                rows.append([node["split_feature"], node["threshold"], 0, 0, node["default_left"], 0.0])
                rows[number][2:4] = [put(node["left_child"]), put(node["right_child"])]
            return number

        starts = [put(root) for root in roots]
        features, limits, left, right, unknown, values = np.array(rows, dtype=np.float64).reshape(-1, 6).T
        whole = (np.array(starts, dtype=np.int32), *(each.astype(np.int32) for each in (features, left, right)))
        return cls(whole[0], whole[1], limits, whole[2], whole[3], unknown.astype(np.bool_), values)

"""Boosted regression trees (Friedman, 2001) as plain arrays: they learn what tells only where something else holds too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
_Booleans = NDArray[np.bool_]
_TOGETHER = 4096  # examples that are led through the trees at once


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
    unknown: _Booleans
    values: Floats

    def logits(self, given: Floats) -> Floats:
        """The sums of the leaves that examples come to, shape (examples,).

        Args:
            given: The features of the examples, shape (examples, features).

        Raises:
            IndexError: A tree asks for a feature that is not given.
        """
        count, width = given.shape
        if self.features.max(initial=-1) >= width:
            raise IndexError(f"a tree asks for feature {self.features.max()}, and {width} are given")
        return np.concatenate(
            [self._sums(given[start : start + _TOGETHER]) for start in range(0, count, _TOGETHER)] or [np.zeros(0)]
        )

    def _sums(self, given: Floats) -> Floats:
        """The logits of a few thousand examples, so that what is kept on the way stays small."""
        count, width = given.shape
        # All in one row, so that each step is a handful of look-ups: what an example has, and both children of a node.
        had, unknown = given.ravel(), bool(np.isnan(given).any())
        features, children = (
            self.features.astype(np.intp),
            np.stack([self.right, self.left], axis=1, dtype=np.intp).ravel(),
        )
        leaves = self.left == np.arange(len(self.left))
        nodes = np.tile(self.roots.astype(np.intp), count)
        going, here, rows = np.arange(len(nodes)), nodes, np.repeat(np.arange(count) * width, len(self.roots))
        while len(going):
            asked = had.take(rows + features.take(here))
            low = asked <= self.limits.take(here)
            if unknown:
                low |= np.isnan(asked) & self.unknown.take(here)
            here = children.take(2 * here + low)
            nodes[going] = here
            on = np.flatnonzero(~leaves.take(here))  # the others have come to a leaf
            going, here, rows = going[on], here[on], rows[on]
        values = self.values.take(nodes).reshape(count, len(self.roots))
        return np.asarray(values.sum(axis=1), dtype=np.float64)

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

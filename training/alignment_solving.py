"""Logistic regression, as the weights of alignment are learned by it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def solve(features: Floats, right: Floats, ridge: Floats, counted: Floats, offset: Floats | float = 0.0) -> Floats:
    """The weights of a logistic regression with a ridge, by Newton's method.

    Args:
        features: One row for each example.
        right: 1 or 0 for each.
        ridge: How much the square of each weight costs.
        counted: How much each example counts.
        offset: Added to the logit of each.
    """
    weights = np.zeros(features.shape[1])
    for _ in range(100):
        odds = 1.0 / (1.0 + np.exp(-np.clip(features @ weights + offset, -40.0, 40.0)))
        slope = features.T @ (counted * (odds - right)) + ridge * weights
        curve = (features * (counted * odds * (1.0 - odds))[:, None]).T @ features + np.diag(ridge + 1e-9)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights

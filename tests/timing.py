"""Whether time grows with the input, judged so that a busy machine does not fail a test."""

from __future__ import annotations

import time
from collections.abc import Callable

_FACTOR = 4
_TRIES = 5
_NOISE = 0.03


def _seconds(run: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    run(size)
    return time.process_time() - began


def grows_linearly(run: Callable[[int], object], small: int) -> bool:
    """Whether four times the input takes no more than eight times as long, at the best of some tries.

    Quadratic work takes sixteen times as long and fails every try. `python -m benchmarks.scaling` measures the ratio itself.

    Args:
        run: Does the work for an input of a size.
        small: The smaller size; it should take some hundredths of a second.
    """
    return any(_seconds(run, _FACTOR * small) <= 2 * _FACTOR * _seconds(run, small) + _NOISE for _ in range(_TRIES))

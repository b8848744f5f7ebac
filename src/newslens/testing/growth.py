"""Whether time grows with the input, judged so that a busy machine does not fail a test."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Final

FACTOR: Final = 8
_ALLOWED: Final = 3 * FACTOR
_TRIES: Final = 5
_ENOUGH: Final = 0.01
_NOISE: Final = 0.02
_LARGEST: Final = 64


def seconds(work: Callable[[], object]) -> float:
    """How long something takes, in processor time, with the garbage collector held."""
    gc.collect()
    enabled = gc.isenabled()
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        if enabled:
            gc.enable()


def grows_linearly(prepare: Callable[[int], Callable[[], object]]) -> tuple[bool, float]:
    """Whether eight times the input takes no more than 24 times as long, at the best of some tries.

    Quadratic work takes 64 times as long and fails every try, also where the machine slows down to a half in between. The
    smaller input grows until it takes a hundredth of a second, so that what is measured is the work and no noise.

    Args:
        prepare: Gives the work on an input of a size, ready to be timed.

    Returns:
        Whether it does, and how many times as long the larger input took.
    """
    small = 2
    work = prepare(small)
    work()
    while small < _LARGEST and seconds(work) < _ENOUGH:
        small *= 2
        work = prepare(small)
    larger = prepare(FACTOR * small)
    least = most = float("inf")
    for _ in range(_TRIES):
        least = min(least, seconds(work))
        most = min(most, seconds(larger))
        if most <= _ALLOWED * least + _NOISE:
            return True, most / max(least, 1e-9)
    return False, most / max(least, 1e-9)

"""Whether time grows with the input, judged so that a busy machine does not fail a test."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_FACTOR = 8
_ALLOWED = 3 * _FACTOR
_TRIES = 6
_NOISE = 0.03


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keeps the garbage collector from walking what other tests left, which only the larger input would pay for."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def _seconds(run: Callable[[int], object], size: int) -> float:
    with _no_collection():
        began = time.process_time()
        run(size)
        return time.process_time() - began


def grows_linearly(run: Callable[[int], object], small: int) -> bool:
    """Whether eight times the input takes no more than twenty-four times as long, at the best of some tries.

    Quadratic work takes sixty-four times as long and fails every try, also where the machine slows down to a half in
    between. Each size counts by its shortest time so far. `python -m benchmarks.scaling` measures the ratio itself.

    Args:
        run: Does the work for an input of a size.
        small: The smaller size; it should take some hundredths of a second.
    """
    least = most = float("inf")
    for _ in range(_TRIES):
        least = min(least, _seconds(run, small))
        most = min(most, _seconds(run, _FACTOR * small))
        if most <= _ALLOWED * least + _NOISE:
            return True
    return False

"""Whether time grows with the input, judged so that a busy machine does not fail a test."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Final

import attrs

STEP: Final = 4
FACTOR: Final = STEP * STEP
_ALLOWED: Final = 2 * FACTOR
_ALLOWED_STEP: Final = 1.75 * STEP
_TRIES: Final = 6
_ENOUGH: Final = 0.01
_NOISE: Final = 0.02
_DOUBLINGS: Final = 5


@attrs.frozen
class Growth:
    """How time grows with the input; true where it grows no faster.

    Attributes:
        linear: Whether it grows no faster.
        ratio: How many times as long the largest input took as the smallest, which is a sixteenth of it.
    """

    linear: bool
    ratio: float

    def __bool__(self) -> bool:
        """Whether time grows no faster than the input."""
        return self.linear


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


def grows_linearly(
    prepare: Callable[[int], Callable[[], object]], small: int = 2, largest: int | None = None
) -> Growth:
    """Whether time grows with the input over two steps of four times the input each.

    Both steps together may take 32 times as long and the second 7 times, at the best of some tries: work that grows with
    the power 1.5 takes 64 and 8 times as long, and fails every try. Each size counts by its shortest time so far, which
    is that of a machine with nothing else to do.

    Args:
        prepare: Gives the work on an input of a size, ready to be timed.
        small: The smallest size. It doubles until the work takes a hundredth of a second, so that what is measured is the
            work and no noise.
        largest: The largest that the smallest size may become; 32 times `small` where it is not given.

    Returns:
        Whether it does, and how many times as long the largest of the three inputs took.

    Examples:
        >>> bool(grows_linearly(lambda size: lambda: sorted(range(5_000 * size))))
        True
    """
    largest = small << _DOUBLINGS if largest is None else largest
    work = prepare(small)
    work()
    while 2 * small <= largest and seconds(work) < _ENOUGH:
        small *= 2
        work = prepare(small)
    sizes = [work, prepare(STEP * small), prepare(FACTOR * small)]
    best = [float("inf")] * len(sizes)
    for _ in range(_TRIES):
        best = [min(least, seconds(each)) for least, each in zip(best, sizes, strict=True)]
        first, middle, last = best
        if last <= _ALLOWED * first + _NOISE and last <= _ALLOWED_STEP * middle + _NOISE:
            return Growth(linear=True, ratio=last / max(first, 1e-9))
    return Growth(linear=False, ratio=best[-1] / max(best[0], 1e-9))

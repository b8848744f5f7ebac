"""What keeps a stage from harming a run: a limit of time, and an input that is put back as it was."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from types import FrameType
from typing import Any, Final

import attrs

from newslens.errors import ContractError, TimeLimitError
from newslens.types import Article

FAILURES: Final = (Exception, SystemExit)
"""What a stage may raise without ending the run: everything but what the user and the system send."""

_AGAIN: Final = 0.1
_OWN: Final = frozenset({__name__, contextmanager.__module__})
"""The modules whose code runs around a stage while its alarm is set."""
_FIELDS: Final = tuple(field.name for field in attrs.fields(Article))


class _Overtime(BaseException):
    """Raised inside the stage; no `Exception`, so that a stage that catches everything does not catch it."""


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Stop what runs inside after so many seconds.

    In the main thread of a system with interval timers (any but Windows) the stage is interrupted wherever it is in Python
    code, in a regular expression, or in a call of the system that waits; one that catches even this is interrupted again
    until it ends. Native code that does not come back to Python, such as one long call of a numerical library, is stopped
    only when it does. In any other thread, and on Windows, nothing can be interrupted: what took too long fails when it
    ends, and what never ends is not stopped. There a worker process that can be ended as a whole is what helps.

    Args:
        seconds: More than 0; None for no limit, which costs nothing.

    Raises:
        TimeLimitError: Where it took longer.
    """
    if seconds is None:
        yield
        return
    began = perf_counter()
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _alarm(seconds):
            yield
    else:
        yield
    if perf_counter() - began > seconds:
        raise TimeLimitError(seconds)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def ring(_: int, frame: FrameType | None) -> None:
        # What sets the alarm up and takes it down must not be interrupted; for the stage it rings again.
        if frame is None or frame.f_globals.get("__name__") not in _OWN:
            raise _Overtime

    began = perf_counter()
    # A timer of somebody else's (that of a test runner, say) goes on when this one is done.
    left, interval = signal.getitimer(signal.ITIMER_REAL)
    handler = signal.signal(signal.SIGALRM, ring)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _Overtime:
        raise TimeLimitError(seconds) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left - (perf_counter() - began), 1e-3), interval)


Snapshot = tuple[Any, ...]
"""The fields of an article at some time."""


def snapshot(article: Article) -> Snapshot:
    """The fields of an article as they are now."""
    return tuple(getattr(article, name) for name in _FIELDS)


def restore(stage: str, article: Article, before: Snapshot) -> None:
    """Put an article back as it was.

    Frozen records are changed only by force (`object.__setattr__`); then it is the stage's fault, and others must not pay
    for it.

    Raises:
        ContractError: Where a field had been changed in place.
    """
    changed = [name for name, old in zip(_FIELDS, before, strict=True) if getattr(article, name, None) is not old]
    for name, old in zip(_FIELDS, before, strict=True):
        object.__setattr__(article, name, old)
    if changed:
        raise ContractError(f"it changed Article.{changed[0]} of its input in place", stage=stage)

"""A worker process of the conformance kit: makes a stage there, runs it, and sends back what it gave."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from newslens import language
from newslens.stages import Context, Slot
from newslens.testing.subject import Input, given

_SEED: Final = "4711"


class WorkerError(Exception):
    """The worker process could not make the stage or run it."""


def elsewhere(slot: Slot, recipe: bytes, items: Sequence[Input], seconds: float) -> list[Any]:
    """What a stage gives for some inputs in another process, whose strings have other hash values.

    Args:
        slot: The slot of the stage.
        recipe: The factory of the stage and its options, pickled.
        items: The inputs.
        seconds: How long the process may take.

    Raises:
        WorkerError: Where the process ends without an answer; in one line.
    """
    with tempfile.TemporaryDirectory() as folder:
        task, answer = Path(folder, "task"), Path(folder, "answer")
        task.write_bytes(pickle.dumps((slot, recipe, list(items), sys.path)))
        environment = {**os.environ, "PYTHONHASHSEED": _SEED}
        command = [sys.executable, "-c", f"from {__name__} import main; main()", str(task), str(answer)]
        # The command is this very module.
        try:
            done = subprocess.run(  # noqa: S603
                command, env=environment, capture_output=True, text=True, check=False, timeout=seconds
            )
        except subprocess.TimeoutExpired:
            raise WorkerError(f"no answer after {seconds:g} seconds") from None
        if done.returncode or not answer.exists():
            lines = done.stderr.strip().splitlines() or [f"it ended with status {done.returncode}"]
            raise WorkerError(lines[-1])
        found: list[Any] = pickle.loads(answer.read_bytes())  # noqa: S301 - written by the process started above
        return found


def main() -> None:
    """Run in the worker: read the task, write the answer."""
    task, answer = map(Path, sys.argv[1:])
    slot, recipe, items, path = pickle.loads(task.read_bytes())  # noqa: S301 - written by the process that started this one
    sys.path[:] = path
    factory, options = pickle.loads(recipe)  # noqa: S301 - as above
    stage, context = factory(options), Context(language.load, language.parse)
    answer.write_bytes(pickle.dumps([given(slot, stage, item, context) for item in items]))

"""Where the verbs write: standard output, or a file that has its name only when it is complete."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final, cast

import click

BEGUN: Final = ".begun"
"""What stands behind the name of a file while it is written."""


@contextmanager
def opened(output: Path | None) -> Iterator[BinaryIO]:
    """A stream to write to; what it gets stands in the file at the end of the block.

    Until then it stands beside the file, under its name with ".begun" behind it, and there it stays where the block is left by
    an error, so that hours of work are not lost with the last article. Where nothing is written, what was there stays. What is
    no plain file (a device, a pipe) is written to as it is.

    Raises:
        OSError: Where it cannot be written, with the path.
    """
    path = None if output is None else _target(output)
    with _told(output):
        if path is None:
            out = cast("BinaryIO", click.open_file("-" if output is None else str(output), "wb"))
            try:
                yield out
                out.flush()
            except OSError:
                _give_up(out)
                raise
            finally:
                if output is not None:
                    out.close()
            return
        beside = path.with_name(path.name + BEGUN)
        with beside.open("wb") as out:
            yield out
        if not beside.stat().st_size:
            beside.unlink()
            return
        with suppress(FileNotFoundError):
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)


def discard(output: Path | None) -> None:
    """Take away what was begun of a file, where it is of no use; the file itself stays as it was."""
    path = None if output is None else _target(output)
    if path is not None:
        path.with_name(path.name + BEGUN).unlink(missing_ok=True)


def _target(output: Path) -> Path | None:
    """The plain file that is written, at the end of all links; None for what can only be written as it stands."""
    path = Path(os.path.realpath(output))
    if not path.exists():
        return path
    # In a folder where nothing may be made, a file that is there can still be written.
    return path if path.is_file() and os.access(path.parent, os.W_OK) else None


@contextmanager
def _told(output: Path | None) -> Iterator[None]:
    """An error of the system without a path gets that of the output."""
    try:
        yield
    except OSError as error:
        if error.filename is None and error.errno is not None:
            error.filename = "standard output" if output is None else str(output)
        raise


def _give_up(out: BinaryIO) -> None:
    """What the stream still holds goes nowhere, so that Python does not fail over it once more on its way out."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, out.fileno())
        os.close(nowhere)

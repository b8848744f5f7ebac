"""Files, folders and standard input, in a steady order and under names of their own."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import attrs

from newslens.errors import InputError
from newslens.types import Problem

STAGE: Final = "read"
STANDARD_INPUT: Final = "-"
_MOST_BYTES: Final = 1 << 30
_HEAD: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:([{\[])|(<!doctype\s|<html\b|<\?xml\b))", re.IGNORECASE)


@attrs.frozen
class File:
    """One input that a reader handles.

    Attributes:
        path: As it was given, or as it was found in a folder that was given; None for standard input.
        name: What its article is called: the stem, with as many parent folders in front as tell it from the others.
        suffix: In lower case, with its dot; for standard input what the content looks like.
        walked: Whether it was found in a folder rather than named.
        data: The bytes, where they had to be read already.
    """

    path: str | None
    name: str
    suffix: str
    walked: bool = False
    data: bytes | None = attrs.field(default=None, repr=False)

    def read(self) -> bytes:
        """The bytes of the file.

        Raises:
            InputError: Where it cannot be read.
        """
        if self.data is not None or self.path is None:
            return self.data or b""
        try:
            size = Path(self.path).stat().st_size
            if size > _MOST_BYTES:
                raise InputError(f"larger than {_MOST_BYTES >> 20} MB: {size >> 20} MB", path=self.path)
            return Path(self.path).read_bytes()
        except OSError as error:
            raise InputError(_reason(error), path=self.path) from error


def walk(paths: Iterable[Path | str], handled: frozenset[str]) -> Iterator[File | Problem]:
    """The files behind some paths.

    Folders are walked in order of name. Hidden files and folders, files of other suffixes and folders already visited are
    left out there without a word; a file that is reached twice comes once. What is named and cannot be read is a problem.

    Args:
        paths: Files, folders, or "-" for standard input.
        handled: The suffixes that some reader handles, in lower case, with their dots.

    Yields:
        Files in the order of the paths, each with a name that no other has; problems in their place.
    """
    found = list(_found(paths, handled))
    names = iter(_names([entry for entry in found if isinstance(entry, File)]))
    for entry in found:
        yield attrs.evolve(entry, name=next(names)) if isinstance(entry, File) else entry


def _found(paths: Iterable[Path | str], handled: frozenset[str]) -> Iterator[File | Problem]:
    seen: set[str] = set()
    for given in paths:
        if str(given) == STANDARD_INPUT:
            if STANDARD_INPUT not in seen:
                seen.add(STANDARD_INPUT)
                yield _standard_input()
            continue
        for entry in _entries(Path(given), handled, seen):
            if isinstance(entry, File):
                real = os.path.realpath(entry.path or "")
                if real in seen:
                    continue
                seen.add(real)
            yield entry


def _standard_input() -> File:
    data = sys.stdin.buffer.read()
    head = _HEAD.match(data, 0, 1000)
    suffix = ".txt" if head is None else ".json" if head[1] else ".html"
    return File(path=None, name="stdin", suffix=suffix, data=data)


def _entries(path: Path, handled: frozenset[str], seen: set[str]) -> Iterator[File | Problem]:
    # A list of what is still to be looked at, not recursion: folders can be nested deeper than Python's stack.
    waiting = [(path, False)]
    while waiting:
        here, walked = waiting.pop()
        try:
            mode = here.stat().st_mode
            if stat.S_ISDIR(mode):
                real = os.path.realpath(here)
                if real not in seen:
                    seen.add(real)
                    inside = sorted((entry for entry in here.iterdir() if entry.name[:1] != "."), reverse=True)
                    waiting += [(entry, True) for entry in inside]
                continue
        except (OSError, ValueError) as error:
            # In a folder a link may lead nowhere; that is no input.
            if not (walked and here.is_symlink()):
                yield Problem(str(here), STAGE, _reason(error))
            continue
        suffix = here.suffix.lower()
        if stat.S_ISREG(mode) and suffix in handled:
            yield File(path=str(here), name=here.stem, suffix=suffix, walked=walked)
        elif not walked:
            why = _unhandled(suffix, handled) if stat.S_ISREG(mode) else "not a file or folder"
            yield Problem(str(here), STAGE, why)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _unhandled(suffix: str, handled: frozenset[str]) -> str:
    return f"no reader for {suffix or 'files without a suffix'}; there are readers for {', '.join(sorted(handled))}"


def _names(files: Sequence[File]) -> list[str]:
    """Stems, with parent folders in front where two are alike, and the suffix where only that tells two apart."""
    parents = [() if file.path is None else Path(file.path).absolute().parent.parts[1:] for file in files]
    twins = Counter((parent, file.name) for parent, file in zip(parents, files, strict=True))
    names = [
        f"{file.name}{file.suffix}" if twins[parent, file.name] > 1 else file.name
        for parent, file in zip(parents, files, strict=True)
    ]
    alike = _alike(names, range(len(files)))
    depth = 0
    while alike:
        depth += 1
        alike = [index for index in alike if depth <= len(parents[index])]
        for index in alike:
            names[index] = f"{parents[index][-depth]}/{names[index]}"
        alike = _alike(names, alike)
    return names


def _alike(names: Sequence[str], among: Iterable[int]) -> list[int]:
    among = list(among)
    counts = Counter(names[index] for index in among)
    return [index for index in among if counts[names[index]] > 1]

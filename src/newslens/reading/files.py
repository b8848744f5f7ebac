"""Files, folders and standard input, in a steady order and under names of their own."""

from __future__ import annotations

import gzip
import io
import os
import re
import stat
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import BinaryIO, Final, cast

import attrs

from newslens.errors import InputError
from newslens.types import Problem

STAGE: Final = "read"
STANDARD_INPUT: Final = "-"
_GZIP: Final = ".gz"
_JSON_LINES: Final = ".jsonl"
_MOST_BYTES: Final = 1 << 30
_MOST_SUFFIXES: Final = 5
_NO_SUFFIX: Final = "without a suffix"
_HEAD: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:([{\[])|(<!doctype\s|<html\b|<\?xml\b))", re.IGNORECASE)
# As a path it has lost a slash.
_ADDRESS: Final = re.compile(r"(?:https?|ftp):/", re.IGNORECASE)
_OBJECT: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{.*\}\s*", re.DOTALL)


@attrs.frozen
class File:
    """One input that a reader handles.

    Attributes:
        path: As it was given, or as it was found in a folder that was given; None for standard input.
        name: What its article is called: the stem, with as many parent folders in front as tell it from the others.
        suffix: In lower case, with its dot, that of what is compressed where it ends in .gz; for standard input what the
            content looks like.
        walked: Whether it was found in a folder rather than named.
        data: The bytes, where they had to be read already.
        rest: Lines behind those, where they can still be read; they come once.
    """

    path: str | None
    name: str
    suffix: str
    walked: bool = False
    data: bytes | None = attrs.field(default=None, repr=False)
    rest: Iterable[bytes] = attrs.field(default=(), repr=False)

    def read(self) -> bytes:
        """The bytes of the file, those of a compressed one as they were before.

        Raises:
            InputError: Where it cannot be read, or is larger than a gigabyte.
        """
        if self.data is not None or self.path is None:
            return b"".join((self.data or b"", *self.rest))
        with self._opened(self.path) as file:
            size = Path(self.path).stat().st_size
            if size > _MOST_BYTES:
                raise InputError(f"larger than {_MOST_BYTES >> 20} MB: {size >> 20} MB", path=self.path)
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise InputError(f"larger than {_MOST_BYTES >> 20} MB when it is unpacked", path=self.path)
        return data

    def lines(self) -> Iterator[bytes]:
        r"""The lines of the file, up to each ``\n``, with only one of them in memory; of a file that breaks off, those before.

        Raises:
            InputError: Where it cannot be read, or not further; or where a line is larger than a gigabyte.
        """
        if self.data is not None or self.path is None:
            yield from io.BytesIO(self.data or b"")
            yield from self.rest
            return
        with self._opened(self.path) as file:
            while line := file.readline(_MOST_BYTES + 1):
                if len(line) > _MOST_BYTES:
                    raise InputError(f"a line is larger than {_MOST_BYTES >> 20} MB", path=self.path)
                yield line

    @contextmanager
    def _opened(self, path: str) -> Iterator[BinaryIO]:
        packed = path.lower().endswith(_GZIP) and self.suffix != _GZIP
        try:
            with cast("BinaryIO", gzip.open(path)) if packed else open(path, "rb") as file:  # noqa: PTH123 - as of gzip
                yield file
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise InputError(f"not sound gzip: {error}", path=path) from error
        except (OSError, ValueError) as error:
            raise InputError(_reason(error), path=path) from error


@attrs.frozen
class _Unread:
    """The files of a folder that no reader handles, beside some that one does.

    Attributes:
        folder: As it was given.
        suffixes: Their suffixes, each as often as it stands.
    """

    folder: str
    suffixes: Counter[str]


def walk(
    paths: Iterable[Path | str], handled: frozenset[str], without: Iterable[Path | str] = ()
) -> Iterator[File | Problem]:
    """The files behind some paths.

    Folders are walked in order of name. Hidden files and folders, files of other suffixes (see `unread`) and folders already
    visited are left out there; a file that is reached twice comes once. What is named and cannot be read is a problem, and
    so is a folder without any file that a reader handles.

    Args:
        paths: Files, folders, or "-" for standard input.
        handled: The suffixes that some reader handles, in lower case, with their dots.
        without: Files that are passed over where a folder holds them; where they are named they are read.

    Yields:
        Files in the order of the paths, each with a name that no other has; problems in their place.
    """
    found = [entry for entry in _found(paths, handled, without) if not isinstance(entry, _Unread)]
    names = iter(_names([entry for entry in found if isinstance(entry, File)]))
    for entry in found:
        yield attrs.evolve(entry, name=next(names)) if isinstance(entry, File) else entry


def unread(paths: Iterable[Path | str], handled: frozenset[str], without: Iterable[Path | str] = ()) -> Iterator[str]:
    """A line for each folder that has files of suffixes that no reader handles, beside some that are read.

    A folder that has nothing else is a problem of `walk`.

    Args:
        paths: Files and folders.
        handled: As for `walk`.
        without: Files that do not count.
    """
    for entry in _found(paths, handled, without):
        if isinstance(entry, _Unread):
            yield f"{entry.folder}: {_number(entry.suffixes)} passed over, which no reader handles: {_list(entry.suffixes)}"


def _found(
    paths: Iterable[Path | str], handled: frozenset[str], without: Iterable[Path | str]
) -> Iterator[File | Problem | _Unread]:
    left_out = frozenset(map(os.path.realpath, without))
    seen: set[str] = set()
    for given in paths:
        if str(given) == STANDARD_INPUT:
            if STANDARD_INPUT not in seen:
                seen.add(STANDARD_INPUT)
                yield _standard_input(handled)
            continue
        if _ADDRESS.match(str(given)) and not Path(given).exists():
            yield Problem(str(given), STAGE, "an address is not fetched; save the page, and name its file")
            continue
        for entry in _entries(Path(given), handled, seen, left_out):
            if isinstance(entry, File):
                real = os.path.realpath(entry.path or "")
                if real in seen:
                    continue
                seen.add(real)
            yield entry


def _standard_input(handled: frozenset[str]) -> File | Problem:
    stdin = sys.stdin.buffer
    first = _line_with_words(stdin)
    second = _line_with_words(stdin)
    if _JSON_LINES in handled and _OBJECT.fullmatch(first) and second.lstrip().startswith(b"{"):
        return File(path=None, name="stdin", suffix=_JSON_LINES, data=first + second, rest=stdin)
    data = first + second + stdin.read()
    head = _HEAD.match(data, 0, 1000)
    suffix = ".txt" if head is None else ".json" if head[1] else ".html"
    if suffix not in handled:
        return Problem(None, STAGE, f"standard input looks like {suffix}: {_unhandled(suffix, handled)}")
    return File(path=None, name="stdin", suffix=suffix, data=data)


def _line_with_words(file: BinaryIO) -> bytes:
    """The next line that is not blank, with those before it; nothing at the end."""
    lines = []
    while line := file.readline():
        lines.append(line)
        if line.strip():
            break
    return b"".join(lines)


def _entries(
    path: Path, handled: frozenset[str], seen: set[str], without: frozenset[str]
) -> Iterator[File | Problem | _Unread]:
    # A list of what is still to be looked at, not recursion: folders can be nested deeper than Python's stack.
    waiting = [(path, False)]
    passed_over: Counter[str] = Counter()
    folder, anything = False, False
    while waiting:
        here, walked = waiting.pop()
        try:
            mode = here.stat().st_mode
            if stat.S_ISDIR(mode):
                real = os.path.realpath(here)
                anything = anything or real in seen
                folder = folder or not walked
                if real not in seen:
                    seen.add(real)
                    inside = sorted((entry for entry in here.iterdir() if entry.name[:1] != "."), reverse=True)
                    waiting += [(entry, True) for entry in inside]
                continue
        except (OSError, ValueError) as error:
            # In a folder a link may lead nowhere; that is no input.
            if not (walked and here.is_symlink()):
                anything = True
                yield Problem(str(here), STAGE, _reason(error))
            continue
        name, suffix = _suffix(here, handled)
        left_out = walked and os.path.realpath(here) in without
        if stat.S_ISREG(mode) and suffix in handled and not left_out:
            anything = True
            yield File(path=str(here), name=name, suffix=suffix, walked=walked)
        elif walked:
            if not left_out:
                passed_over[_whole_suffix(here) or _NO_SUFFIX] += 1
        else:
            why = _unhandled(_whole_suffix(here), handled) if stat.S_ISREG(mode) else "not a file or folder"
            yield Problem(str(here), STAGE, why)
    if folder and not anything:
        yield Problem(str(path), STAGE, _nothing_in(passed_over))
    elif passed_over:
        yield _Unread(str(path), passed_over)


def _suffix(path: Path, handled: frozenset[str]) -> tuple[str, str]:
    """The stem and the suffix of a file; those of what is compressed, unless a reader unpacks for itself."""
    suffix = path.suffix.lower()
    if suffix != _GZIP or _GZIP in handled:
        return path.stem, suffix
    inner = PurePath(path.stem)
    return inner.stem, inner.suffix.lower()


def _whole_suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    return PurePath(path.stem).suffix.lower() + suffix if suffix == _GZIP else suffix


def _nothing_in(passed_over: Counter[str]) -> str:
    if not passed_over:
        return "an empty folder"
    return f"holds no file of a known suffix ({_number(passed_over)} passed over: {_list(passed_over)})"


def _number(suffixes: Counter[str]) -> str:
    number = suffixes.total()
    return "1 file" if number == 1 else f"{number} files"


def _list(suffixes: Counter[str]) -> str:
    most = [suffix for suffix, _ in suffixes.most_common(_MOST_SUFFIXES)]
    return ", ".join(sorted(most)) + (", …" if len(suffixes) > _MOST_SUFFIXES else "")


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _unhandled(suffix: str, handled: frozenset[str]) -> str:
    known = ", ".join(sorted(handled)) or "nothing"
    return f"no reader for {suffix or f'files {_NO_SUFFIX}'}; there are readers for {known}"


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

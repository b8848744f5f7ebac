"""Paths to articles: each input goes to the reader that handles it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import attrs

from newslens import contracts, guarding
from newslens.config import OnError, Step
from newslens.errors import ContractError, InputError, NoArticleError, code_of
from newslens.failing import blamed, line_of, told
from newslens.guarding import FAILURES
from newslens.reading import files
from newslens.reading.linewise import LineReader
from newslens.registry import Registry
from newslens.stages import Reader, Source
from newslens.types import Article, Problem


def read(
    paths: Iterable[Path | str], readers: Sequence[Step], registry: Registry, without: Iterable[Path | str] = ()
) -> Iterator[Article | Problem]:
    """Read files, folders and (as "-") standard input.

    Args:
        paths: Files, folders, or "-".
        readers: The stages of the read slot; of two for one suffix the first gets the file.
        registry: Where they came from.
        without: Files that are passed over where a folder holds them.

    Yields:
        The articles in the order of the paths; what cannot be read is a `Problem` in its place. A file of a folder that
        holds no article is one only where nothing holds any.

    Raises:
        StageError: Where a reader fails whose policy is `raise`.
    """
    handled = frozenset(suffix for step in readers for suffix in step.spec.handles)
    passed_over: list[Problem] = []
    nothing = True
    for found in files.walk(paths, handled, without):
        for item in [_placed(found, None)] if isinstance(found, Problem) else _items(found, readers, registry):
            walked = isinstance(found, files.File) and found.walked
            # In a folder, files that hold no article just lie about.
            if walked and isinstance(item, Problem) and item.code == NoArticleError.code:
                passed_over.append(item)
            else:
                nothing = False
                yield item
    if nothing:
        yield from passed_over


def _items(found: files.File, readers: Iterable[Step], registry: Registry) -> Iterator[Article | Problem]:
    step = next(step for step in readers if found.suffix in step.spec.handles)
    where = found.path or files.STANDARD_INPUT
    try:
        for item in _read(step, found):
            yield _placed(item, found.path) if isinstance(item, Problem) else item
    except InputError as error:
        yield Problem(where, step.spec.name, line_of(error), error.code)
    except FAILURES as error:  # a reader is a stranger's code; the other inputs go on
        if step.on_error is OnError.RAISE:
            raise blamed(registry, step, error, where) from error
        yield Problem(where, step.spec.name, told(registry, step, error), code_of(error))


def _placed(problem: Problem, path: str | None) -> Problem:
    """A problem with the path of its input; None is for the set of all articles."""
    return attrs.evolve(problem, path=path or files.STANDARD_INPUT) if problem.path is None else problem


def _read(step: Step, found: files.File) -> Iterator[Article | Problem]:
    """What a reader gives, item by item: it may be lazy, and its limit of time holds for each item."""
    given: _Given | None = None
    if isinstance(step.stage, LineReader) and found.suffix in step.stage.by_line:
        given = _Given(found.lines())
        source = Source(found.path, found.name, b"")
    else:
        source = Source(found.path, found.name, found.read())
    with guarding.time_limit(step.time_limit):
        read = (
            cast("Reader", step.stage)(source) if given is None else cast("LineReader", step.stage).read(source, given)
        )
        items: Iterator[Any] = iter(read)
    end: Any = object()  # and not None, which a reader may give by mistake
    # No article takes less than a byte; a reader that gives more will never end.
    for number in itertools.count():
        with guarding.time_limit(step.time_limit):
            item = next(items, end)
        if item is end:
            return
        if number > (len(source.data) if given is None else given.size):
            raise ContractError(f"gives more than {number} articles of {number - 1} bytes", stage=step.spec.name)
        contracts.check_read(step.spec.name, item)
        yield item


@attrs.define
class _Given:
    """Lines that a reader is given, and how many bytes they had so far."""

    lines: Iterator[bytes]
    size: int = 0

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        line = next(self.lines)
        self.size += len(line)
        return line

"""Paths to articles: each input goes to the reader that handles it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from newslens import contracts, guarding
from newslens.config import OnError, Step
from newslens.errors import ContractError, InputError, NoArticleError, code_of
from newslens.failing import blamed, line_of, told
from newslens.guarding import FAILURES
from newslens.reading import files
from newslens.registry import Registry
from newslens.stages import Reader, Source
from newslens.types import Article, Problem


def read(paths: Iterable[Path | str], readers: Sequence[Step], registry: Registry) -> Iterator[Article | Problem]:
    """Read files, folders and (as "-") standard input.

    Args:
        paths: Files, folders, or "-".
        readers: The stages of the read slot; of two for one suffix the first gets the file.
        registry: Where they came from.

    Yields:
        The articles in the order of the paths; what cannot be read is a `Problem` in its place. A file of a folder that
        holds no article is one only where nothing holds any.

    Raises:
        StageError: Where a reader fails whose policy is `raise`.
    """
    handled = frozenset(suffix for step in readers for suffix in step.spec.handles)
    passed_over: list[Problem] = []
    nothing = True
    for found in files.walk(paths, handled):
        for item in [found] if isinstance(found, Problem) else _items(found, readers, registry):
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
    try:
        yield from _read(step, Source(found.path, found.name, found.read()))
    except InputError as error:
        yield Problem(found.path, step.spec.name, line_of(error), error.code)
    except FAILURES as error:  # a reader is a stranger's code; the other inputs go on
        if step.on_error is OnError.RAISE:
            raise blamed(registry, step, error, found.path) from error
        yield Problem(found.path, step.spec.name, told(registry, step, error), code_of(error))


def _read(step: Step, source: Source) -> Iterator[Article | Problem]:
    """What a reader gives, item by item: it may be lazy, and its limit of time holds for each item."""
    with guarding.time_limit(step.time_limit):
        items: Iterator[Any] = iter(cast("Reader", step.stage)(source))
    end: Any = object()  # and not None, which a reader may give by mistake
    # No article takes less than a byte; a reader that gives more will never end.
    for number in itertools.count():
        with guarding.time_limit(step.time_limit):
            item = next(items, end)
        if item is end:
            return
        if number > len(source.data):
            raise ContractError(f"gives more than {number} articles of {number - 1} bytes", stage=step.spec.name)
        contracts.check_read(step.spec.name, item)
        yield item

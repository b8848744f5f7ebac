"""Texts with attributions in the manner of PolNeAR (Newell, Margolin and Ruths, 2018): one JSON object on a line."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import attrs

from newslens.errors import InputError
from newslens.evaluation.attributions import Attribution
from newslens.evaluation.words import WordIndex

Tree = Mapping[str, Any]
_Item = TypeVar("_Item")


@attrs.frozen
class GoldText:
    """A text as one person annotated it.

    Attributes:
        id: Its number in the file: `p0000` and so on.
        index: The text and its words.
        attributions: What was annotated.
        publisher: The outlet, or None where the file does not say.
    """

    id: str
    index: WordIndex
    attributions: tuple[Attribution, ...]
    publisher: str | None = None


def read_gold(path: Path, *, limit: int | None = None) -> Iterator[GoldText]:
    """Texts with `text` and `attributions`, and perhaps a `publisher`.

    Args:
        path: One JSON object on each line; gzip-compressed where the name ends in ".gz".
        limit: How many to read; all if None.

    Raises:
        InputError: Where the file cannot be read.
    """
    return _read(path, limit, lambda name, tree: _text(name, tree, tree["attributions"]))


def read_people(path: Path) -> Iterator[tuple[GoldText, ...]]:
    """Texts that several people annotated: `text` and `by_annotator`, which names people and their attributions.

    Args:
        path: One JSON object on each line; gzip-compressed where the name ends in ".gz".

    Yields:
        One text as each of its annotators has it, in order of their names.

    Raises:
        InputError: Where the file cannot be read.
    """
    return _read(
        path,
        None,
        lambda name, tree: tuple(
            _text(name, tree, attributions) for _, attributions in sorted(tree["by_annotator"].items())
        ),
    )


def _read(path: Path, limit: int | None, item: Callable[[str, Tree], _Item]) -> Iterator[_Item]:
    number = -1
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if limit is not None and number >= limit:
                    return
                yield item(f"p{number:04d}", json.loads(line))
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"line {number + 1}: {type(error).__name__}: {error}", path=str(path)) from error


def _text(name: str, tree: Tree, attributions: Sequence[Tree]) -> GoldText:
    index = WordIndex(tree["text"])
    publisher = tree.get("publisher")
    return GoldText(
        id=name,
        index=index,
        attributions=tuple(Attribution.annotated(index, each) for each in attributions),
        publisher=None if publisher is None else str(publisher),
    )

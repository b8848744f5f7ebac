"""What holds of every record: its types, its spans, its ids and its scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf
from typing import Any

from newslens.errors import ContractError
from newslens.spans import Span, Spans

Types = tuple[tuple[str, Any], ...]
"""Names of fields with the class that each must be of."""


def check_rows(stage: str, what: str, rows: object, kind: type[object], most: float = inf) -> None:
    """Rows are a tuple of one class, and not more than there can be."""
    if not isinstance(rows, tuple):
        raise ContractError(f"{what}: must be a tuple of {kind.__name__}, not a {type(rows).__name__}", stage=stage)
    if len(rows) > most:
        raise ContractError(f"{what}: {len(rows)} of them, where {most} would be many", stage=stage)
    for row in rows:
        if not isinstance(row, kind):
            raise ContractError(f"{what}: must hold {kind.__name__}, not {type(row).__name__}", stage=stage)


def check_types(stage: str, what: str, row: object, types: Types) -> None:
    """The fields of a record are of their types; JSON and reports count on that."""
    for name, kind in types:
        value = getattr(row, name)
        if not isinstance(value, kind):
            raise ContractError(f"{what}: {name} may not be a {type(value).__name__}: {value!r:.60}", stage=stage)


def check_words(stage: str, what: str, words: object) -> None:
    """A tuple of strings."""
    check_rows(stage, what, words, str)


def check_spans(stage: str, what: str, rows: Iterable[Spans], size: int) -> None:
    """Each row has spans, in order, none of them empty, none outside the raw text."""
    for spans in rows:
        if not spans:
            raise ContractError(f"{what}: no span", stage=stage)
        check_rows(stage, what, spans, Span)
        done = 0
        for span in spans:
            if not 0 <= span.start < span.end <= size:
                raise ContractError(f"{what}: {span} is empty or outside the raw text of {size}", stage=stage)
            if span.start < done:
                raise ContractError(f"{what}: {span} begins before the one in front of it ends", stage=stage)
            done = span.end


def check_unique(stage: str, what: str, ids: Sequence[str]) -> None:
    """No id stands twice."""
    if len(set(ids)) != len(ids):
        seen: set[str] = set()
        twice = next(name for name in ids if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise ContractError(f"{what}: the id {twice!r} stands twice", stage=stage)


def check_home(stage: str, article: str, ids: Iterable[str]) -> None:
    """Ids begin with that of their article: two articles' first quotes must not be called the same."""
    home = f"{article}#"
    for name in ids:
        if not name.startswith(home):
            raise ContractError(f"the id {name!r} must begin with that of its article: {home!r}", stage=stage)


def check_score(stage: str, what: str, score: float) -> None:
    """A number from 0 to 1."""
    value: object = score
    if not isinstance(value, float | int) or not 0 <= value <= 1:
        raise ContractError(f"{what} must be from 0 to 1, not {score!r:.60}", stage=stage)

"""What readers and aligners give back is held to its types before anything counts on them."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from newslens.contracts import check_alignments, check_read
from newslens.errors import ContractError
from newslens.spans import Span
from newslens.types import (
    Alignment,
    Article,
    Difference,
    Kind,
    Mode,
    Quote,
    Relation,
    Removal,
    RemovalReason,
    TextWarning,
)

_WHERE = (Span(0, 3),)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("removed", ("junk",), "removed: must hold Removal, not str"),
        ("removed", [Removal(_WHERE, RemovalReason.CAPTION)], "removed: must be a tuple of Removal, not a list"),
        ("removed", (Removal(_WHERE, "dull"),), "removed: a reason is a RemovalReason"),  # type: ignore[arg-type]
        ("removed", (Removal((Span(2, 90),), RemovalReason.CAPTION),), "removed: .* outside the raw text"),
        ("warnings", ("torn",), "warnings: must hold TextWarning, not str"),
        ("warnings", (TextWarning((), "cut"),), "warnings: no span"),
    ],
)
def test_what_a_reader_says_of_the_text_is_held_to_its_types(field: str, value: Any, told: str) -> None:
    with pytest.raises(ContractError, match=told):
        check_read("test.v1", attrs.evolve(Article("a", "Rain fell."), **{field: value}))


def test_a_reader_may_say_what_was_removed_and_what_is_torn() -> None:
    removed, torn = Removal(_WHERE, RemovalReason.CAPTION), TextWarning(_WHERE, "cut")
    check_read("test.v1", Article("a", "Rain fell.", removed=(removed,), warnings=(torn,)))


def _said(name: str) -> Article:
    quote = Quote(f"{name}#q1", Kind.INDIRECT, Mode.SPEECH, "Rain fell.", (Span(0, 10),))
    return Article(name, "Rain fell.", quotes=(quote,))


def _aligned(**fields: Any) -> tuple[Alignment, ...]:
    found = attrs.evolve(Difference("a#q1", "b#q1", "Rain", "Snow"), **fields)
    return (Alignment("x1", ("a#q1", "b#q1"), Relation.REWORDED, differences=(found,)),)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"a_spans": [(0, 3)]}, "the spans of a difference: must be a tuple of Span, not a list"),
        ({"a_spans": ((0, 3),)}, "the spans of a difference: must hold Span, not tuple"),
        ({"b_spans": (3,)}, "the spans of a difference: must hold Span, not int"),
        ({"b_spans": None}, "the spans of a difference: must be a tuple of Span, not a NoneType"),
        ({"b_spans": (Span(0, 11),)}, "a difference ends after the raw text"),
        ({"touches": ["hedge"]}, "touches: must be a tuple of str, not a list"),
        ({"touches": (1,)}, "touches: must hold str, not int"),
        ({"touches": "hedge"}, "touches: must be a tuple of str, not a str"),
    ],
)
def test_a_difference_is_held_to_its_types(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(ContractError, match=told):
        check_alignments("test.v1", [_said("a"), _said("b")], _aligned(**fields))


def test_a_difference_may_have_an_empty_span() -> None:
    empty = _aligned(a_spans=(Span(4, 4),), b_spans=(Span(0, 4),), touches=("hedge",))
    check_alignments("test.v1", [_said("a"), _said("b")], empty)

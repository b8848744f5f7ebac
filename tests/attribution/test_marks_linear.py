from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from newslens.attribution.marks import scan
from newslens.testing.growth import grows_linearly

_SENTENCE = "The dockers’ union said it “can’t wait” for the owners’ offer. ‘It’s late,’ she said. "
SHAPES: dict[str, Callable[[int], str]] = {
    "openers": lambda n: "“We " * n,
    "straight": lambda n: '" a ' * n,
    "possessives": lambda n: "‘a" + " dockers’ b" * n,
    "alternating": lambda n: "\" ' " * n,
    "nested": lambda n: "“a ‘b " * (n // 2) + "c’ d” " * (n // 2),
    "runs": lambda n: "\"'“ " * (n // 2),
    "unclosed paragraphs": lambda n: "“a\n\n" * n,
    "unclosed lines": lambda n: "“a\nb\n" * (n // 2),
    "one paragraph": lambda n: _SENTENCE * (n // 3),
    "newlines": lambda n: "a\n" * n * 5,
}
_SIZE = 200


@pytest.mark.parametrize("shape", SHAPES)
def test_time_is_linear(shape: str) -> None:
    build = SHAPES[shape]
    scan(build(10))  # reads the word lists

    def prepare(size: int) -> Callable[[], object]:
        text = build(size)
        return lambda: scan(text)

    assert grows_linearly(prepare, _SIZE)


@pytest.mark.parametrize("char", ['"', "'", "“", "’", "`", "\n", " ", "a", "1", "\0"])
def test_ten_megabytes_of_one_character(char: str) -> None:
    start = time.process_time()
    assert scan(char * 10_000_000) == ()
    assert time.process_time() - start < 20


def test_a_hundred_thousand_openers_side_by_side() -> None:
    assert scan("“" * 100_000) == ()

"""Word lists hold each word once: whoever takes one out means it to be out."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.resources import files

import pytest

LISTS = (
    "attribution/lexicon.toml",
    "language/forenames.toml",
    "language/function_words.toml",
    "language/positions.toml",
)


def lists(table: Mapping[str, object]) -> Iterator[tuple[str, list[str]]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from lists(value)
        elif isinstance(value, str):
            yield name, value.split()


@pytest.mark.parametrize("path", LISTS)
def test_no_list_has_a_word_twice(path: str) -> None:
    table = tomllib.loads(files("newslens").joinpath(path).read_text(encoding="utf-8"))
    found = {name: [word for word, count in Counter(words).items() if count > 1] for name, words in lists(table)}
    assert {name: words for name, words in found.items() if words} == {}

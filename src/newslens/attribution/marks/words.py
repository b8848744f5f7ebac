"""The scanner's word lists, read once from the data file beside this module."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import attrs


@attrs.frozen
class Words:
    """Lower-cased word lists; ``words.toml`` says what each is for."""

    elided_start: frozenset[str] = attrs.field(converter=frozenset)
    elided_start_or_word: frozenset[str] = attrs.field(converter=frozenset)
    elided_end: frozenset[str] = attrs.field(converter=frozenset)
    after_closing: frozenset[str] = attrs.field(converter=frozenset)
    title_before: frozenset[str] = attrs.field(converter=frozenset)
    title_small: frozenset[str] = attrs.field(converter=frozenset)
    programme_before: frozenset[str] = attrs.field(converter=frozenset)
    nickname_before: frozenset[str] = attrs.field(converter=frozenset)
    term_before: frozenset[str] = attrs.field(converter=frozenset)
    scare_before: frozenset[str] = attrs.field(converter=frozenset)
    reporting: frozenset[str] = attrs.field(converter=frozenset)


@functools.cache
def words() -> Words:
    """Read the word lists; the file is read on the first call only."""
    source = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return Words(**tomllib.loads(source))

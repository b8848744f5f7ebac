"""The words that say how firmly a claim is put forward."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import attrs


@attrs.frozen
class Lexicon:
    """Lemmas by what they do to a claim; `lexicon.toml` says what each list means."""

    denying: frozenset[str] = attrs.field(converter=frozenset)
    hedging: frozenset[str] = attrs.field(converter=frozenset)
    hearsay: frozenset[str] = attrs.field(converter=frozenset)
    questioning: frozenset[str] = attrs.field(converter=frozenset)
    presupposing: frozenset[str] = attrs.field(converter=frozenset)
    believing: frozenset[str] = attrs.field(converter=frozenset)
    saying: frozenset[str] = attrs.field(converter=frozenset)
    hearsay_nouns: frozenset[str] = attrs.field(converter=frozenset)
    proving: frozenset[str] = attrs.field(converter=frozenset)
    true: frozenset[str] = attrs.field(converter=frozenset)
    sure: frozenset[str] = attrs.field(converter=frozenset)
    false: frozenset[str] = attrs.field(converter=frozenset)
    misguided: frozenset[str] = attrs.field(converter=frozenset)
    unwilling: frozenset[str] = attrs.field(converter=frozenset)
    withholding: frozenset[str] = attrs.field(converter=frozenset)
    answering: frozenset[str] = attrs.field(converter=frozenset)
    committing: frozenset[str] = attrs.field(converter=frozenset)
    modal: frozenset[str] = attrs.field(converter=frozenset)
    adverb: frozenset[str] = attrs.field(converter=frozenset)
    raising: frozenset[str] = attrs.field(converter=frozenset)


@cache
def load() -> Lexicon:
    """The lexicon that ships with newslens."""
    text = files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    return Lexicon(**tomllib.loads(text))

"""The words that say how a quotation is put forward."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

import attrs

from newslens.alignment.lexicon import lexicon
from newslens.alignment.words import read
from newslens.claims.lexicon import load as claims_lexicon


class Force(StrEnum):
    """What is done with the words."""

    SAID = "said"
    DENIED = "denied"
    ASKED = "asked"
    FOR = "for"
    AGAINST = "against"


@attrs.frozen
class Limit:
    """A limit to something.

    Attributes:
        of: What is limited: bounds of a number, times, amounts.
        side: Which limit it is; two of one kind exclude each other.
    """

    of: str
    side: str


@attrs.frozen
class Lexicon:
    """Lemmas by what they do to the words behind them; `lexicon.toml` says what each list means.

    Attributes:
        forces: What a word by itself does.
        pairs: What two words do one behind the other.
        unwilling: Words on which a cue hangs that was not uttered.
        believing: Cues whose negation denies.
        questioning: Cues that ask.
        unsaying: What stands before a cue that is not uttered.
        only: Words behind a negation that take it back.
        limits: Phrases that set a limit to what stands behind them, word by word as they compare.
    """

    forces: Mapping[str, Force]
    pairs: Mapping[tuple[str, ...], Force]
    unwilling: frozenset[str]
    believing: frozenset[str]
    questioning: frozenset[str]
    unsaying: frozenset[tuple[str, ...]]
    only: frozenset[str]
    limits: Mapping[tuple[str, ...], Limit]


@cache
def load() -> Lexicon:
    """The lexicon of the check, with what it shares with that of the claims."""
    own = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))
    claims, lemma = claims_lexicon(), lexicon().lemma
    lists = ((Force.FOR, "for"), (Force.AGAINST, "against"), (Force.DENIED, "denying"))
    forces = {lemma(word): Force.DENIED for word in claims.denying}
    forces |= {lemma(word): force for force, name in lists for word in own[name]}
    return Lexicon(
        forces,
        {tuple(map(lemma, pair.split())): force for force, name in lists for pair in own[f"{name}_pairs"]},
        frozenset(map(lemma, claims.unwilling)),
        frozenset(map(lemma, claims.believing)),
        frozenset(map(lemma, claims.questioning)),
        frozenset(tuple(map(lemma, phrase.split())) for phrase in own["unsaying"]),
        frozenset(own["only"]),
        {
            tuple(word.exact for word in read(phrase).words): Limit(of, side)
            for of in ("bounds", "times", "amounts")
            for side, phrases in own[of].items()
            for phrase in phrases
        },
    )

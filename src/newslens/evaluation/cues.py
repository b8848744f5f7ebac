"""What sort of words a cue is: scores differ more between these than between outlets."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files

import attrs


class CueClass(StrEnum):
    """The classes of cues."""

    CORE = "core speech verb"
    VERB = "other verb"
    OTHER = "no verb"


@attrs.frozen
class _Words:
    core: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    determiners: frozenset[str]
    plain: frozenset[str]
    endings: tuple[str, ...]
    verbs: frozenset[str]

    def may_be_verb(self, word: str) -> bool:
        if word in self.core or word in self.verbs:
            return True
        return word not in self.plain and not word.endswith(self.endings) and not word.isdigit()


@cache
def _words() -> _Words:
    tree = tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))
    return _Words(
        core=frozenset(tree["core"].split()),
        phrases=tuple(tuple(phrase.split()) for phrase in tree["phrases"]),
        determiners=frozenset(tree["determiners"].split()),
        plain=frozenset(tree["plain"].split()),
        endings=tuple(tree["endings"].split()),
        verbs=frozenset(tree["verbs"].split()),
    )


def cue_class(words: Sequence[str]) -> CueClass:
    """The class of a cue, from its words alone (the lists are in `cues.toml`).

    Args:
        words: The words of the cue, in order, without marks; none where a colon or nothing at all is the cue.

    Examples:
        >>> print(cue_class(["has", "said"]), cue_class(["According", "to"]), sep=", ")
        core speech verb, core speech verb
        >>> print(cue_class(["backed"]), cue_class(["support"]), sep=", ")
        other verb, other verb
        >>> print(cue_class(["their", "support", "for"]), cue_class([]), sep=", ")
        no verb, no verb
    """
    lists = _words()
    lowered = tuple(word.casefold().replace("’", "'") for word in words)
    verbs = [
        word
        for before, word in zip(("", *lowered), lowered, strict=False)
        if lists.may_be_verb(word) and before not in lists.determiners
    ]
    if any(word in lists.core for word in verbs) or any(_holds(lowered, phrase) for phrase in lists.phrases):
        return CueClass.CORE
    return CueClass.VERB if verbs else CueClass.OTHER


def _holds(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    return any(tuple(words[i : i + len(phrase)]) == phrase for i in range(len(words)))

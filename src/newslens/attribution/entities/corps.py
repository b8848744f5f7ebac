"""Bodies that go by a noun for one of their people: "the coast guard", but "a coast guard" and "the coast guards"."""

from __future__ import annotations

from newslens.attribution.entities.words import Words
from newslens.language.positions import Noun, Sort, names_corps

_ONE = frozenset({"a", "an", "another", "one"})
_REACH = 60
"""So many words before a noun may one of a body's people have been brought in by it."""


def as_corps(words: Words, head: Noun | None, start: int, at: int) -> Noun | None:
    """The noun of a mention, as that of a body where it means one: "the coast guard", unless "a coast guard" came before.

    Args:
        words: The text.
        head: The noun.
        start: The first word of the mention.
        at: Where the noun stands.
    """
    if head is None or head.plural or words.lower[start] in _ONE:
        return head
    before = words.lower[at - 1] if at > start else ""
    if not names_corps(head.word, before) or _brought_in(words, start, at):
        return head
    return Noun(head.word, Sort.ORGANIZATION)


def _brought_in(words: Words, start: int, at: int) -> bool:
    """Whether somebody was brought in right before by the same noun: "A border guard stopped him"."""
    lower = words.lower
    return any(
        lower[spot] == lower[at] and not _ONE.isdisjoint(lower[max(0, spot - 2) : spot]) and not _narrows(words, spot)
        for spot in range(max(0, start - _REACH), start)
    )


def _narrows(words: Words, at: int) -> bool:
    """Whether a noun only says of what the word behind it is: "a coast guard cutter"."""
    behind = words.text[at + 1]
    return (
        behind.isalpha()
        and not words.verb[at + 1]
        and words.lower[at + 1] not in {"who", "at", "in", "on", "of", "from"}
    )

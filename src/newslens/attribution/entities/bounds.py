"""Where the phrase ends that says what somebody is."""

from __future__ import annotations

from newslens.attribution.entities.words import Words
from newslens.language.calendar import MONTHS, SHORT_MONTHS, WEEKDAYS
from newslens.language.positions import noun

DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "one", "another"})
STOPS = frozenset({".", "!", "?", ";", ":", "(", ")", '"', "“", "”", "''", "``", "—", "–", "[", "]", "…"})
NO_PART = frozenset(
    "who which that whom whose when where while as but because although though if said says told says adding added and or not "
    "has have had is was were are will would could should may might can be been being after before since until than".split()
)
PREPOSITIONS = frozenset({"of", "for", "at", "to", "with", "from", "in", "on", "by"})
REACH = 16
"""How many words a role may have, and how far from the name it may begin."""


def until(words: Words, at: int) -> int:
    """One past the last word of the phrase that begins at a word."""
    end = at
    lower = words.lower
    while (
        end < len(words)
        and end - at < REACH
        and words.sentence[end] == words.sentence[at]
        and words.text[end] not in STOPS
        and lower[end] not in NO_PART - {"and"}
        and lower[end] != ","
        and not (words.verb[end] and noun(lower[end]) is None and end > at)
    ):
        end += 1
    return end


def trimmed(words: Words, at: int, end: int) -> int:
    """Where a role ends: with the phrases that say of what, and not with what comes after them, nor with when it began.

    Args:
        words: The text.
        at: One past its head.
        end: Where the phrase that it stands in ends.
    """
    if at >= end or words.lower[at] not in PREPOSITIONS | {"and", ","}:
        return at
    return next((spot for spot in range(at, end) if _is_when(words, spot)), end)


def _is_when(words: Words, at: int) -> bool:
    """Whether a preposition says when somebody came into a role: "mayor of Tarn | in 2019", "mayor | in May"."""
    after = words.lower[at + 1 : at + 2]
    dated = any(word.isdigit() or word in MONTHS | SHORT_MONTHS | WEEKDAYS for word in after)
    return dated and words.lower[at] in {"in", "on", "from"}

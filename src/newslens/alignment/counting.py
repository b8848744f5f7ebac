"""What a number counts: the noun behind it, people under whatever name, the trucks of "three of its trucks"."""

from __future__ import annotations

from newslens.alignment.lexicon import Word

PEOPLE = "person"
"""The key of people under whatever name."""
OCCASIONS = "tim"
"""The key of the times that something took place."""
_ALIKE = {
    **dict.fromkeys(
        "=victim =resident man woman citizen civilian =passenger =worker =job =volunteer adult =child =die =injure =protest "
        "=protester =customer =student =patient =refugee =lawmaker =troops =police =fan =tourist =suspect =prisoner =hostage "
        "=driver =teacher =scientist =doctor =journalist =demonstrator =user =onlooker =spectator =miner =firefighter =farmer "
        "=rebel =tenant =pilot =immigrant =visitor =donor =reader =voter pupil member human body individual arrest =arrest "
        "serviceman strong guest someone child".split(),
        PEOPLE,
    ),
    "famili": "family",
    "=house": "household",
    "household": "household",
}
_OF = 3  # words behind "of" among which the thing counted stands: "of its trucks", "of the mill's trucks"
STANDING = frozenset("were was have had has are is will would could may might who".split())
"""Words behind a number that stands alone: after "six were", people are meant."""


def thing_counted(words: tuple[Word, ...], start: int) -> str:
    """The key of what a number counts, "?" where nothing tells.

    Args:
        words: The words of a text.
        start: The one behind the number.
    """
    if start >= len(words) or words[start].lemma in STANDING:
        return PEOPLE
    if words[start].lemma == "of":
        return _behind_of(words, start + 1)
    key = words[start].key
    behind = words[start + 1] if start + 1 < len(words) else None
    # "Nine other residents", but "nine people including": what stands behind a common word is what is counted.
    if key and behind is not None and words[start].weight < 0.9 and behind.key and behind.exact != "including":
        key = behind.key
    return thing_alike(key or "?")


def thing_alike(key: str) -> str:
    """The key under which things go that are counted as one: people under whatever name.

    Args:
        key: The key of a noun.
    """
    return _ALIKE.get(key, key)


def _behind_of(words: tuple[Word, ...], start: int) -> str:
    """What is counted behind "of": the trucks of "three of its 40 trucks", nothing certain of "three of them"."""
    for word in words[start : start + _OF]:
        if not word.numeric and word.key and word.weight and not word.exact.endswith("'s"):
            return thing_alike(word.key)
    return "?"

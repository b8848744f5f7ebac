"""What changes of words do, where that tells a reader something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from newslens.reporting.words import line
from newslens.types import Difference

_TELLING: Final = {
    "negation": "negation",
    "opposite": "opposite",
    "number": "number",
    "hedge_dropped": "how sure",
    "hedge_added": "how sure",
    "condition_dropped": "condition",
    "condition_added": "condition",
    "shift": "person or tense",
}


def telling_kinds(differences: Iterable[Difference]) -> tuple[str, ...]:
    """The kinds of differences that turn the sense, and shifts of person or tense, each once and in the order of the text.

    Examples:
        >>> telling_kinds(
        ...     [
        ...         Difference("a", "b", "may", "will", "hedge_dropped"),
        ...         Difference("a", "b", "if asked", "…", "swallowed", touches=("condition",)),
        ...         Difference("a", "b", "crane", "winch", "replacement"),
        ...     ]
        ... )
        ('how sure', 'condition left out')
    """
    return tuple(dict.fromkeys(kind for difference in differences for kind in _kinds(difference)))


def _kinds(difference: Difference) -> Iterator[str]:
    if difference.kind == "swallowed":
        yield from (f"{line(touch)} left out" for touch in difference.touches)
    elif difference.kind in _TELLING:
        yield _TELLING[difference.kind]

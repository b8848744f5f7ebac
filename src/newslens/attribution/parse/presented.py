"""Who is presented in front of a conversation: whom those who answer, and the initials on labels, stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from newslens.attribution.parse.tree import Range, Tree

INTRODUCED: Final = 2000
"""So many words in front of a conversation tell who speaks in it."""
_MOST_INITIALS: Final = 4


def people_before(tree: Tree, first: int) -> list[Range]:
    """The names of people outside of quotation marks in front of a token, not too far before it."""
    people: list[Range] = []
    for token in range(max(0, first - INTRODUCED), first):
        if tree.ent[token] != "PERSON" or tree.quoted[token] >= 0 or tree.tag[token] == "POS":
            continue
        if people and people[-1][1] == token:
            people[-1] = people[-1][0], token + 1
        else:
            people.append((token, token + 1))
    return people


def only_person(tree: Tree, people: Sequence[Range]) -> Range | None:
    """The last mention of the one person that some names stand for; None where there is nobody, or several."""
    return people[-1] if people and len({tree.low[end - 1] for _, end in people}) == 1 else None


def most_named(tree: Tree, people: Sequence[Range]) -> Range | None:
    """The last mention of the person whom some names stand for more often than for any other; None where two are named alike."""
    last: dict[str, list[Range]] = {}
    for one in people:
        last.setdefault(tree.low[one[1] - 1], []).append(one)
    ranked = sorted(last.values(), key=len, reverse=True)
    if not ranked or (len(ranked) > 1 and len(ranked[0]) == len(ranked[1])):
        return None
    return ranked[0][-1]


def initials(tree: Tree, people: Sequence[Range], letters: str) -> Range | None:
    """The one person whose initials a label gives: `AB` for Ada Berg."""
    letters = letters.replace(".", "").replace(" ", "")
    if not 1 < len(letters) <= _MOST_INITIALS or not letters.isupper():
        return None
    called: Mapping[str, Range] = {
        " ".join(tree.low[start:end]): (start, end)
        for start, end in people
        if "".join(tree.text[tree.start[i]] for i in range(start, end)) == letters
    }
    return next(iter(called.values())) if len(called) == 1 else None

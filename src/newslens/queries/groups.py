"""What several articles say: the quotes and claims that say the same, and who has them independently."""

from __future__ import annotations

import attrs

from newslens.alignment.copies.finding import Copies
from newslens.alignment.grouping import grouped
from newslens.queries.tellings import Telling, Told, told
from newslens.types import Analysis


@attrs.frozen
class Group:
    """Tellings of one thing.

    Attributes:
        tellings: The quotes and claims, in order of the articles' ids and then of appearance.
        outlets: Who has it independently of each other, sorted; who took it over from one of these is left out.
    """

    tellings: tuple[Telling, ...]
    outlets: tuple[str, ...]


def groups(analysis: Analysis, copies: Copies | None = None) -> tuple[Group, ...]:
    """What several articles say: that which most outlets have first.

    Alignments of two are merged without chaining unlike things together (`newslens.alignment.grouping`).

    Args:
        analysis: An analysis.
        copies: Its copies, where they have been found before.
    """
    return groups_of(analysis, told(analysis, copies))


def groups_of(analysis: Analysis, tellings: Told) -> tuple[Group, ...]:
    """The same from tellings that have been made before."""
    places = {name: place for place, name in enumerate(tellings.tellings)}
    found = []
    for members in grouped(analysis.alignments, analysis.articles, tellings.twins):
        held = tuple(tellings.tellings[name] for name in sorted(members, key=places.__getitem__))
        found.append(Group(held, tellings.sources(held)))
    return tuple(sorted(found, key=lambda group: (-len(group.outlets), places[group.tellings[0].item.id])))

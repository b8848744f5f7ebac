"""Names of people compared: how a short one stands to a fuller one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from functools import cache
from importlib.resources import files
from tomllib import loads

from newslens.language.names import PersonName


class Match(IntEnum):
    """How a name stands to a fuller one, from worst to best."""

    NONE = 0
    GIVEN = 1
    FIRST_OF_TWO = 2
    """The first of two family names: "Ruiz" for "Eva Ruiz Campo"."""
    FAMILY = 3
    INITIAL = 4
    FULL = 5


@cache
def diminutives() -> Mapping[str, frozenset[str]]:
    """For each short forename the full ones that it may stand for ("kate" → "catherine", …)."""
    data = loads(files("newslens.language").joinpath("titles.toml").read_text(encoding="utf-8"))
    table: dict[str, set[str]] = {}
    for line in data["diminutives"].split("\n"):
        first, *rest = line.split() or [""]
        for short in rest:
            table.setdefault(short, set()).add(first)
    return {short: frozenset(full) for short, full in table.items()}


def forenames_agree(one: str, other: str) -> bool:
    """Whether two normalised forenames can be of one person: equal, an initial, or a short form.

    Examples:
        >>> forenames_agree("j", "jane"), forenames_agree("kate", "katherine"), forenames_agree("ann", "joe")
        (True, True, False)
    """
    if one == other or not one or not other:
        return True
    short, full = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) == 1:
        return short == full[0]
    table = diminutives()
    ones, others = table.get(one, frozenset()) | {one}, table.get(other, frozenset()) | {other}
    if not ones.isdisjoint(others):
        return True
    # "jean" for "jean pierre"
    return full.startswith(short + " ")


def match(short: PersonName, full: PersonName) -> Match:
    """How well one name can stand for another that is at least as long; `Match.NONE` where they contradict each other.

    Examples:
        >>> from newslens.language.names import parse
        >>> match(parse("Ms Adeyemi"), parse("Ruth Adeyemi")).name
        'FAMILY'
        >>> match(parse("Paul Adeyemi"), parse("Ruth Adeyemi")).name
        'NONE'
    """
    if not short.family or not full.family or (short.suffix and full.suffix and short.suffix != full.suffix):
        return Match.NONE
    if not short.given:
        return _match_one(short, full)
    if not full.given:
        return Match.NONE
    if short.last != full.last:
        words, longer = short.words, full.words
        # A second family name may be left out ("Eva Ruiz" for "Eva Ruiz Campo"), and a hyphen ("Cho Min Ho").
        return Match.FULL if longer[: len(words)] == words else Match.NONE
    if not forenames_agree(short.given[0], full.given[0]):
        # "F. Scott Keane" and "Scott Keane"
        return Match.INITIAL if len(full.given) > 1 and short.given == full.given[1:] else Match.NONE
    if len(short.given) > 1 and len(full.given) > 1 and not forenames_agree(short.given[1], full.given[1]):
        return Match.NONE
    return Match.FULL if short.given[0] == full.given[0] else Match.INITIAL


def _match_one(short: PersonName, full: PersonName) -> Match:
    """How a family name alone, or a forename alone, stands to a name."""
    if short.last == full.last:
        return Match.FAMILY if full.given or short.family == full.family else Match.NONE
    if not full.given:
        return Match.NONE
    if not full.welded and short.family in full.family.split():
        return Match.FAMILY
    if short.family == full.given[0]:
        return Match.FAMILY if full.welded else Match.GIVEN
    two = full.first_of_two
    return Match.FIRST_OF_TWO if short.family == two or short.family in two.split() else Match.NONE

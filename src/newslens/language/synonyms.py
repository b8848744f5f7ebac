"""Which nouns for speakers can stand for which: the lawmaker for a senator, the union for a federation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newslens.language.positions import read

_SPELLINGS = {"labour": "labor", "defence": "defense", "organisation": "organization", "centre": "center"}


@cache
def _table(name: str) -> Mapping[str, frozenset[str]]:
    return {word: frozenset(words.split()) for word, words in read()[name].items()}


def can_stand_for(said: str, used: str) -> bool:
    """Whether "the `said`" can mean somebody who was called `used`: the same word, or a wider one.

    Examples:
        >>> can_stand_for("lawmaker", "senator"), can_stand_for("senator", "baker")
        (True, False)
    """
    return said == used or used in _table("kinds").get(said, ())


def can_name(said: str, name: str) -> bool:
    """Whether "the `said`" can mean an organisation with this normalised name, as far as its words tell.

    Examples:
        >>> can_name("union", "dockers federation"), can_name("court", "dockers federation")
        (True, False)
    """
    words = name.split()
    return said in words or not _table("bodies").get(said, frozenset()).isdisjoint(words)


def fields(word: str) -> frozenset[str]:
    """The words by which a body's name can say what a lower-case word says of it, itself among them.

    Examples:
        >>> "defense" in fields("military"), sorted(fields("legal"))
        (True, ['legal'])
    """
    return _table("fields").get(word, frozenset()) | {word}


def bearers(said: str) -> frozenset[str]:
    """The words, one of which stands in the name of an organisation that "the `said`" can mean, itself among them."""
    return _table("bodies").get(said, frozenset()) | {plain(said)}


def doer(verb: str) -> str | None:
    """What somebody is who does what a verb in lower case says, or None.

    Examples:
        >>> doer("chairs")
        'chair'
    """
    return min(_table("verbs").get(verb, ()), default=None)


def issuers(document: str) -> frozenset[str]:
    """The nouns for bodies that alone put out what a lower-case word says.

    Examples:
        >>> "court" in issuers("ruling"), sorted(issuers("letter"))
        (True, [])
    """
    return _table("issuers").get(document, frozenset())


def may_mask(said: str, used: str) -> bool:
    """Whether "the `said`" can go on for a source without a name who was introduced as a `used`.

    Examples:
        >>> may_mask("official", "insider"), may_mask("official", "baker")
        (True, False)
    """
    return can_stand_for(said, used) or used in _table("guises").get(said, ())


def uses(said: str) -> frozenset[str]:
    """The nouns for which "the `said`" can stand, itself among them."""
    return _table("kinds").get(said, frozenset()) | {said}


def plain(word: str) -> str:
    """A word in the one spelling by which British and American English are compared here."""
    return _SPELLINGS.get(word, word)


def office(head: str, modifiers: frozenset[str]) -> tuple[str, frozenset[str]]:
    """The office that words paraphrase, as its noun and what narrows it; the same words where they paraphrase none.

    Examples:
        >>> office("diplomat", frozenset({"chilean", "top"})) == ("minister", frozenset({"chilean", "foreign"}))
        True
    """
    for said, of, noun_, field in (row.split() for row in read()["paraphrases"]["offices"]):
        if head in said.split("/") and (told := modifiers.intersection(of.split("/"))):
            return noun_, (modifiers - told) | {field}
    return head, modifiers

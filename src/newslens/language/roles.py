"""What somebody is said to be, in its parts: the noun, what narrows it, and whom it belongs to."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from newslens.language.bodies import adjective, nation
from newslens.language.names import key
from newslens.language.positions import Sort, Voice, in_name_of_organization, is_office_word, noun
from newslens.language.synonyms import plain

_FORMER = frozenset({"former", "ex", "then", "late", "onetime", "erstwhile", "retired", "outgoing"})
_OF = re.compile(r"\s(?:of|for|to|at|with|from|in|on|by|representing)\s(?:the\s)?", re.IGNORECASE)
_POSSESSOR = re.compile(r"^([^\n]{1,80}?)(?:['’]s|(?<=s)['’])\s+(?=\S)")
_AFFILIATION = re.compile(r"^(?:of|from|for)\s(?:the\s)?(.+)", re.IGNORECASE)
_SCHOOLS = frozenset("university college school institute institution hospital academy court".split())
_ROLE_WORD = re.compile(r"[\w.&’'-]+")
_CLAUSE = re.compile(r",|\s(?:who|which|and|that)\s")
_DETERMINER = re.compile(r"^(?:the|a|an|its|his|her|their|our|my|this|that|one)\s+", re.IGNORECASE)
RANKS = frozenset({"deputy", "vice", "shadow", "assistant", "associate", "acting", "under"})
"""Words that make another office of an office."""


@attrs.frozen
class Role:
    """What somebody is said to be, in its parts.

    Attributes:
        head: The noun ("secretary").
        modifiers: The words that narrow it, by which two offices differ ("foreign", "deputy").
        of: Whom or what it belongs to, normalised; a nation by its name ("united kingdom"); or an empty string.
        voice: Whether somebody in this role speaks for `of`.
        former: Whether it is over.
    """

    head: str
    modifiers: frozenset[str] = frozenset()
    of: str = ""
    voice: Voice = Voice.NONE
    former: bool = False

    @property
    def words(self) -> frozenset[str]:
        """All words that narrow it."""
        return self.modifiers | frozenset(plain(word) for word in self.of.split())


@lru_cache(maxsize=65536)
def parse_role(text: str) -> Role | None:
    """Take a role apart; None where it holds no noun for a person.

    Examples:
        >>> parse_role("Britain's foreign secretary") == parse_role("UK Foreign Secretary")
        True
        >>> parse_role("the head of the Tarn Institute").of
        'tarn institute'
        >>> parse_role("general secretary of the Workers' Union").of
        'workers union'
    """
    text = _DETERMINER.sub("", " ".join(text.split())[:300])
    affiliation = _AFFILIATION.match(text)
    if affiliation:
        of = _owner_key(_CLAUSE.split(affiliation[1], maxsplit=1)[0])
        schooled = not _SCHOOLS.isdisjoint(of.split())
        return Role("member", of=of, voice=Voice.NONE if schooled else Voice.HEAD)
    owner = ""
    possessor = _POSSESSOR.match(text)
    # "Secretary of the Workers' Union" is not the Workers' union.
    if possessor and _last_person(_words(text[possessor.end() :])) >= 0:
        owner, text = possessor[1], text[possessor.end() :]
    link = _OF.search(text)
    first, rest = (text[: link.start()], text[link.end() :]) if link else (text, "")
    words = _ROLE_WORD.findall(first)
    at = _last_person(words)
    if at < 0:  # "Department of Health spokeswoman"
        words, rest = _words(text), ""
        at = _last_person(words)
    head = noun(words[at].lower()) if at >= 0 else None
    if head is None:
        return None
    named, narrowing = _split_modifiers(words[:at], title_case=words[at][:1].isupper())
    if not owner:
        rest = _CLAUSE.split(rest, maxsplit=1)[0]
        of_or_for = link is not None and link[0].split()[0].lower() in {"of", "for"}
        # "U.K. ambassador to …", "Acme director for …": what stands in front is whom it belongs to.
        owner = rest if rest and (not named or (of_or_for and not _is_nation(named))) else named
    former = not _FORMER.isdisjoint(narrowing)
    modifiers = frozenset(plain(word) for word in narrowing if word not in _FORMER)
    return Role(head.word, modifiers, _owner_key(owner), head.voice, former)


def _words(text: str) -> list[str]:
    """The words in front of a clause that says more of somebody."""
    return _ROLE_WORD.findall(_CLAUSE.split(text, maxsplit=1)[0])


def _last_person(words: list[str]) -> int:
    for at in range(len(words) - 1, -1, -1):
        found = noun(words[at])
        if found is not None and (found.sort is Sort.PERSON or (found.sort is Sort.GROUP and found.voice)):
            return at
    return -1


def _split_modifiers(words: list[str], *, title_case: bool) -> tuple[str, list[str]]:
    """The name in front of a role noun ("National Security Council"), and the plain words ("senior").

    Where the noun itself has a capital ("UK Foreign Secretary"), that of "Foreign" makes no name of it.
    """
    end = len(words)
    # "Sports minister" begins a sentence, and is no minister of Sports's.
    while end and (
        not words[end - 1][:1].isupper() or ((title_case or end == 1) and is_office_word(words[end - 1].lower()))
    ):
        end -= 1
    while title_case and end < len(words) and end and in_name_of_organization(words[end].lower()):
        end += 1
    start = end
    while start and (words[start - 1][:1].isupper() or words[start - 1] in {"of", "and", "&"}):
        start -= 1
    while start < end and words[start].lower() in _FORMER:
        start += 1
    return " ".join(words[start:end]), [word.lower() for word in (*words[:start], *words[end:])]


def _is_nation(text: str) -> bool:
    return bool(nation(text) or adjective(text))


def _owner_key(text: str) -> str:
    return nation(text) or adjective(text) or key(text)

"""Whom an article is known to speak of while it is read: those that it names, and those that its mentions bring in."""

from __future__ import annotations

import re
from bisect import bisect_right, insort

from newslens.attribution.entities.antecedents import Known
from newslens.attribution.entities.cast import Entity, gather, organization_key
from newslens.attribution.entities.names import Name
from newslens.attribution.entities.naming import find
from newslens.attribution.entities.phrases import Form, Phrase
from newslens.attribution.entities.roles import Said, roles
from newslens.attribution.entities.words import Words
from newslens.language.bodies import is_acronym
from newslens.language.names import parse, titles, without_titles
from newslens.language.positions import Sort, is_abstract, is_anyone, is_epithet, is_partisan, noun
from newslens.language.roles import parse_role
from newslens.types import SpeakerKind

_LONGEST_HEADLINE = 30
"""A first paragraph of more words is no headline."""
_APPOSED = 16
"""So many words may stand between a noun and the name beside it."""
_ARTICLE = re.compile(r"^(?:the|a|an)\s", re.IGNORECASE)


class Register:
    """The entities of an article, and by what each can be found.

    Args:
        words: The article.

    Attributes:
        words: The article.
        names: Its names, in order.
        starts: Where each of them begins.
        entities: Whom it speaks of; the number of an entity is its place here.
        of: For each name the number of its entity.
        rivals: For each short name of a person that can be that of others as well, the numbers of all of them.
        known: The entities by the nouns that they can be called by.
        said: The roles that the text gives each name.
        headline: Where the headline ends; 0 where there is none.
        waiting: Nouns that found nobody, or nobody with a name: their entity, the mention, and the number of an owner or -1.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self.names: tuple[Name, ...] = find(words)
        said = roles(words, self.names)
        cast = gather(words, self.names, said)
        self.entities: list[Entity] = cast.entities
        self.of = cast.of
        self.rivals = cast.rivals
        self.starts = [name.start for name in self.names]
        self.said: dict[int, list[Said]] = {}
        for role in said:
            self.said.setdefault(role.name, []).append(role)
            text = role.text(words)
            # "Sgt" is no noun, but stands for one.
            known = parse_role(text) or parse_role(role.head.word)
            self.entities[self.of[role.name]].roles.setdefault(text, known)
        self.known = Known()
        for number, entity in enumerate(self.entities):
            self.known.add(number, entity)
        self.headline = _headline(words)
        self.waiting: list[tuple[int, Phrase, int]] = []
        self._by_key = dict(cast.by_key)
        self._same: dict[int, int] = {}
        self._groups: dict[frozenset[int], int] = {}

    def called(self, number: int) -> str:
        """The fullest name of an entity."""
        return self.entities[number].text

    def organization(self, text: str) -> int:
        """The organisation or state of this name, or -1."""
        return self._by_key.get(organization_key(text), -1)

    def add(
        self, phrase: Phrase, kind: SpeakerKind, *, plural: bool = False, document: bool = False, owner: int = -1
    ) -> int:
        """A new entity, or the one that the article knows by the same name.

        Args:
            phrase: How it is mentioned.
            kind: What it is.
            plural: Whether "they" can mean it.
            document: Whether it is a text.
            owner: The number of whom the mention says that it belongs to, or -1.
        """
        words = self.words
        text = _lowered(words, phrase.start, phrase.end)
        if owner >= 0:
            rest = phrase.start + 1 if phrase.owner >= 0 else self.names[phrase.owned_by].end + 1
            called = self.called(owner)
            mark = "'" if self.entities[owner].plural and called.endswith("s") else "'s"
            text = f"{called}{mark} {words.phrase(rest, phrase.end)}"
        name = organization_key(text)
        if name in self._by_key:
            return self._by_key[name]
        head = phrase.head
        entity = Entity(
            kind, name, text, gender=head.gender if head is not None else None, plural=plural, document=document
        )
        if head is not None and head.sort in {Sort.PERSON, Sort.GROUP}:
            role = parse_role(text)
            if role is not None:
                entity.roles[text] = role
        entity.abstract = head is None and is_abstract(words.lower[phrase.core - 1])
        self.entities.append(entity)
        self._by_key[name] = len(self.entities) - 1
        if head is not None:
            entity.heads.add(head.word)
        self.known.add(len(self.entities) - 1, entity)
        return len(self.entities) - 1

    def undecided(self, name: int, *, new: bool = True) -> int:
        """The entity of a short name that several people bear and of whom it cannot be told which is meant; -1 for none yet.

        Args:
            name: The number of the name.
            new: Whether to make one where there is none.
        """
        text = without_titles(self.names[name].text)
        key = f"either {organization_key(text)}"
        if new and key not in self._by_key:
            self._by_key[key] = len(self.entities)
            self.entities.append(Entity(SpeakerKind.PERSON, organization_key(text), text, parse(text)))
        return self._by_key.get(key, -1)

    def group(self, phrase: Phrase, people: tuple[int, ...], *, as_printed: bool) -> int:
        """The entity of several people who speak as one, new where they have not spoken yet; as printed or by their full names."""
        known = self._groups.get(frozenset(people))
        if known is not None:
            return known
        number = self.add(phrase, SpeakerKind.UNNAMED, plural=True)
        if not as_printed:
            *first, last = (without_titles(self.called(one)) for one in people)
            self.entities[number].text = f"{', '.join(first)} and {last}"
        self._groups[frozenset(people)] = number
        return number

    def mention(self, number: int, phrase: Phrase) -> None:
        """Take in by what words an entity was mentioned."""
        words, entity = self.words, self.entities[number]
        if phrase.form is not Form.PRONOUN:
            entity.aliases.add(_lowered(words, phrase.start, phrase.end))
            if phrase.core > phrase.start and phrase.core < phrase.end:
                entity.aliases.add(_lowered(words, phrase.start, phrase.core))
            # An epithet ("the witness") is the next one's as soon as somebody else is spoken of.
            word = phrase.head.word if phrase.head is not None else ""
            lasting = not is_anyone(word) and (entity.person is None or not is_epithet(word))
            if (
                phrase.form is Form.NOUN
                and phrase.head is not None
                and lasting
                and phrase.head.word not in entity.heads
            ):
                entity.heads.add(phrase.head.word)
                self.known.add(number, entity)
        if phrase.form is not Form.NAME:
            insort(entity.at, phrase.start)

    def become(self, number: int, found: int) -> None:
        """Make an unnamed entity one with another."""
        self._same[number] = found
        entity, other = self.entities[found], self.entities[number]
        entity.aliases |= other.aliases
        entity.heads |= other.heads
        entity.roles.update(other.roles)
        for text, role in other.roles.items():
            if role is not None and entity.person is not None:
                entity.spoken_roles.add(without_article(text))
        for at in other.at:
            insort(entity.at, at)
        self.known.add(found, entity)

    def apposed(self, phrase: Phrase) -> int:
        """The entity of a name that stands beside a noun in apposition: "another senator backing it, Ann Berg"; or -1."""
        for at in range(bisect_right(self.starts, phrase.end - 1), len(self.starts)):
            if self.names[at].start - phrase.end > _APPOSED:
                break
            for role in self.said.get(at, ()):
                if role.start < phrase.core == role.end and not role.done:
                    return self.of[at]
        return -1

    def before_bracket(self, phrase: Phrase) -> int:
        """The entity of a name that a broken line has parted from the bracket behind it: "Ann Berg | (R-Ohio) said"; or -1."""
        words, bracket = self.words, phrase.start - 1
        if bracket < 1 or words.text[bracket] != "(" or words.paragraph[bracket] == words.paragraph[bracket - 1]:
            return -1
        at = bisect_right(self.starts, bracket - 1) - 1
        return self.of[at] if at >= 0 and self.names[at].end == bracket else -1

    def settled(self, number: int) -> int:
        """The entity that one became."""
        while number in self._same:
            number = self._same[number]
        return number


def without_article(text: str) -> str:
    """A role without its article."""
    return _ARTICLE.sub("", text)


def _lowered(words: Words, start: int, end: int) -> str:
    """The words of a mention, its first in small letters where only the sentence gave it a capital."""
    text = words.phrase(start, end)
    first = words.lower[start]
    # "Attorney General Ann Berg" is a title, whatever begins the sentence.
    found = noun(first)
    titled = start + 1 < end and found is not None and not found.plural and _in_title(words, start + 1)
    plain = not words.proper[start] and not words.entity[start] and not titled and not is_acronym(text.split(" ")[0])
    if text and (
        first in {"the", "a", "an", "another", "its", "his", "her", "their", "one", "two"}
        or (plain and found is not None and not is_partisan(first))
    ):
        return text[0].lower() + text[1:]
    return text


def _in_title(words: Words, at: int) -> bool:
    """Whether a title in capitals goes on here: "Attorney | General", not "Spokeswoman | Ann Berg"."""
    word = words.lower[at]
    return words.text[at][0].isupper() and (word.rstrip(".") in titles() or noun(word) is not None)


def _headline(words: Words) -> int:
    """Where the headline ends: a short first paragraph of one sentence, if others follow; 0 where there is none."""
    end = bisect_right(words.paragraph, 0)
    return end if end < min(len(words), _LONGEST_HEADLINE) and not words.sentence[end - 1] else 0

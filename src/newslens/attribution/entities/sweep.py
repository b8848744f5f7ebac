"""One pass through an article: each mention of a source brought to the entity that it stands for."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Sequence

from newslens.attribution.entities import antecedents, pronouns
from newslens.attribution.entities.cast import Cast, Entity, gather, organization_key
from newslens.attribution.entities.naming import Name, find
from newslens.attribution.entities.phrases import Form, Phrase, brought_in, take_apart
from newslens.attribution.entities.pronouns import Choose, Number, Seen
from newslens.attribution.entities.roles import Said, roles
from newslens.attribution.entities.words import Words
from newslens.language.bodies import adjective
from newslens.language.names import parse, without_titles
from newslens.language.owners import Owners
from newslens.language.positions import Noun, Sort, is_epithet, is_kin, is_outlet, may_mask, noun, parse_role
from newslens.types import SpeakerKind

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_ARTICLES = frozenset({"the", "a", "an", "this", "its", "his", "her", "their", "one", "another"})
_OUTSIDE = frozenset(
    "that my our your of for at to with from in on by about under over near after before who which that while as and or but if because when "
    "where so than then yet".split()
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s", re.IGNORECASE)
_ANSWERS = frozenset({"replied", "replies", "answered", "answers", "responded", "retorted"})
_NOBODY = frozenset({"nobody", "no one", "none", "nothing"})
LONGEST_HEADLINE = 30
"""A first paragraph of more words is no headline."""
_FIRST_PERSON = frozenset({"i", "we", "us", "me"})


class Sweep:
    """One pass through an article, from its first mention to its last.

    Args:
        words: The article.
        quoted: Where text stands inside quotation marks, as code points, half-open.
        mentioned: The words of the mentions that will be resolved.
        choose: What says whom a pronoun stands for.
    """

    def __init__(
        self,
        words: Words,
        quoted: Sequence[tuple[int, int]],
        mentioned: frozenset[int] = frozenset(),
        choose: Choose = pronouns.choose,
    ) -> None:
        self.words = words
        self._choose = choose
        self.names: tuple[Name, ...] = find(words)
        said = roles(words, self.names)
        cast: Cast = gather(words, self.names, said)
        self.entities: list[Entity] = cast.entities
        self.first_source: dict[int, int] = {}
        self.role_texts: dict[int, dict[Said, str]] = {}
        self._of = cast.of
        self._starts = [name.start for name in self.names]
        self._by_key = dict(cast.by_key)
        self._history: list[Seen] = []
        self._next = 0
        self._speaker = -1
        self._sources: list[tuple[int, int]] = []
        self._open: list[tuple[int, str]] = []
        self._quoted = sorted(quoted)
        self._quote_starts = [start for start, _ in self._quoted]
        self._said: dict[int, list[Said]] = {}
        for role in said:
            self._said.setdefault(role.name, []).append(role)
        for role in said:
            entity = self.entities[self._of[role.name]]
            text = role.text(words)
            entity.roles.setdefault(text, parse_role(text))
        self._known = antecedents.Known()
        for number, entity in enumerate(self.entities):
            self._known.add(number, entity)
        self._subjects = [at for at, is_subject in enumerate(words.subject) if is_subject and at not in mentioned]
        self._next_subject = 0
        self._headline = _headline(words)
        self._same: dict[int, int] = {}
        self._waiting: list[tuple[int, Phrase, int]] = []

    def _in_quotes(self, at: int) -> bool:
        place = bisect_right(self._quote_starts, self.words.start[at]) - 1
        return place >= 0 and self.words.start[at] < self._quoted[place][1]

    def _advance(self, until: int) -> None:
        """Take in the names and the nouns for speakers that stand before a word."""
        while True:
            name = self._starts[self._next] if self._next < len(self._starts) else until
            noun_at = self._subjects[self._next_subject] if self._next_subject < len(self._subjects) else until
            if min(name, noun_at) >= until:
                return
            if name <= noun_at:
                self._see_name(self._next)
                self._next += 1
            else:
                self._see_subject(noun_at)
                self._next_subject += 1

    def _see_name(self, number: int) -> None:
        words, name = self.words, self.names[number]
        after = words.lower[name.end] if name.end < len(words) else ""
        self._history.append(
            Seen(
                at=name.start,
                entity=self._of[number],
                last=name.end - 1,
                subject=words.subject[name.end - 1] or words.subject[name.start],
                quoted=self._in_quotes(name.start),
                owner=after in _POSSESSIVES,
            )
        )
        for role in self._said.get(number, ()):
            self._place_role(number, role)

    def _see_subject(self, at: int) -> None:
        """A subject that is no name: "the court", so that "its" can take it up."""
        words = self.words
        found = noun(words.lower[at])
        if found is None or words.lower[at] == "mine" or self._in_quotes(at):
            return
        start = at
        while (
            start and at - start < 8 and words.sentence[start - 1] == words.sentence[at] and _inside(words, start - 1)
        ):
            start -= 1
            if words.lower[start] in _ARTICLES:
                break
        phrase = take_apart(words, self.names, self._starts, start, at + 1)
        if phrase is None or phrase.form is not Form.NOUN:
            return
        entity = self._noun(phrase)
        if entity >= 0:
            self._history.append(Seen(start, entity, at, subject=True))

    def _place_role(self, number: int, role: Said) -> None:
        """Say in full whose husband, spokesman or chief executive somebody is."""
        words = self.words
        text = role.text(words)
        entity = self.entities[self._of[number]]
        full = text
        if role.owner >= 0:
            owner = self._pronoun(words.lower[role.owner], role.owner, source=False, but=self._of[number])
            full = f"{self._called(owner)}'s {text}" if owner >= 0 else text
        else:
            parsed = parse_role(text)
            of = parsed.of if parsed is not None else ""
            found = noun(of.rpartition(" ")[2]) if of else None
            if found is not None and found.sort is not Sort.PERSON and not found.plural and of in text:
                phrase = Phrase(
                    Form.NOUN, role.start, role.end, head=found, modifiers=frozenset(of.split()[:-1]), definite=True
                )
                owner = antecedents.organization(phrase, role.start, self.entities, known=self._known)
                if owner >= 0:
                    full = _instead(text, of, self._called(owner))
        for other in range(bisect_right(self._starts, role.start - 1), bisect_right(self._starts, role.end - 1)):
            named = self.entities[self._of[other]]
            if named.person is not None and other != number and named.text != self.names[other].text:
                full = full.replace(self.names[other].text, without_titles(named.text), 1)
        if full != text:
            entity.roles.pop(text, None)
            entity.roles[full] = parse_role(full)
            self._known.add(self._of[number], entity)
        self.role_texts.setdefault(self._of[number], {})[role] = full

    def _called(self, entity: int) -> str:
        return self.entities[entity].text

    def resolve(self, start: int, end: int) -> int:
        """The entity of a mention, new where it is nobody's that the article named; -1 for a pronoun that stands for nobody."""
        self._advance(start)
        phrase = take_apart(self.words, self.names, self._starts, start, end)
        if phrase is None:
            return -1
        if phrase.form is Form.PRONOUN:
            found = self._answering(phrase)
            if found < 0:
                found = self._pronoun(self.words.lower[phrase.start], phrase.start, source=True)
        elif self.words.phrase(phrase.start, phrase.end).lower() in _NOBODY:
            found = -1
        elif self.words.lower[phrase.start] == "whose":
            found = self._relative(phrase.start)
        elif phrase.form is Form.NAME:
            found = self._compatriot(phrase)
            found = found if found >= 0 else self._of[phrase.name]
            self._identify(found, phrase)
        elif phrase.form is Form.SEVERAL:
            found = self._new(phrase, SpeakerKind.UNNAMED, plural=True)
        else:
            found = self._noun(phrase)
        if found >= 0:
            self._note(found, phrase)
        return found

    def _compatriot(self, phrase: Phrase) -> int:
        """Whom "the Italian" takes up, or -1 for anything else."""
        words = self.words
        last = words.text[phrase.end - 1]
        the = words.lower[max(phrase.end - 2, 0)] == "the" and phrase.end - phrase.start < 3
        if not the or not last.endswith(("an", "i")) or not adjective(last):
            return -1
        return self._last(phrase.start, Number.ONE)

    def _identify(self, found: int, phrase: Phrase) -> None:
        """Somebody named late: "The fire chief read a statement. … Samuel Brandt vowed." says who the fire chief is.

        A full name that stands here for the first time, with nothing to say who its bearer is, is that of the unnamed holder
        of an office who was spoken of right before.
        """
        entity = self.entities[found]
        name, words = self.names[phrase.name], self.words
        if entity.person is None or not entity.person.given or entity.said or entity.roles or entity.at[0] < name.start:
            return
        if not entity.gender and words.entity[name.start] not in {"PERSON", "PER"}:
            return
        for number, said, _ in reversed(self._waiting[-3:]):
            other = self.entities[number]
            near = words.paragraph[name.start] - words.paragraph[said.start] <= 2
            fits = not other.gender or not entity.gender or other.gender == entity.gender
            of_person = said.head is not None and said.head.sort is Sort.PERSON
            if near and fits and of_person and number == self._speaker and number not in self._same:
                self._become(number, found)
                return

    def _become(self, number: int, found: int) -> None:
        """Make an unnamed entity one with another."""
        self._same[number] = found
        entity, other = self.entities[found], self.entities[number]
        entity.aliases |= other.aliases
        entity.heads |= other.heads
        entity.roles.update(other.roles)
        for text, role in other.roles.items():
            if role is not None and entity.person is not None:
                entity.spoken_roles.add(_ARTICLE.sub("", text))
        for at in other.at:
            insort(entity.at, at)
        self._known.add(found, entity)

    def settled(self, number: int) -> int:
        """The entity that one became."""
        while number in self._same:
            number = self._same[number]
        return number

    def settle(self) -> None:
        """Look again for whom the nouns stood that found nobody, now that the whole article is known.

        Whose spokesman somebody is, is told by the owner's office as well, for the articles that do not name the owner.
        """
        people = [entity for entity in self.entities if entity.person is not None]
        owners = Owners.of((one.person, [role for role in one.roles.values() if role]) for one in people if one.person)
        for number in self.first_source:
            entity = self.entities[number]
            if entity.kind is not SpeakerKind.ORGANIZATION:
                told = (owners.by_office(text) for text in (entity.text, *entity.roles))
                entity.spoken_roles |= {_ARTICLE.sub("", text) for text in told if text is not None}
        for number, phrase, owner in self._waiting:
            if number in self._same or phrase.head is None:
                continue
            # In a headline the noun may be wider than any role ("trial chief"), so there all entities are looked at.
            known = self._known if phrase.start >= self._headline else None
            if phrase.head.sort is Sort.ORGANIZATION:
                found = antecedents.organization(phrase, phrase.start, self.entities, but=number, known=known)
            else:
                found = antecedents.person(phrase, phrase.start, self.entities, owner=owner, but=number)
            if found >= 0 and self.settled(found) != number:
                self._become(number, self.settled(found))

    def _note(self, found: int, phrase: Phrase) -> None:
        words = self.words
        entity = self.entities[found]
        self._advance(phrase.end)
        quoted = self._in_quotes(phrase.start)
        pronoun = phrase.form is Form.PRONOUN
        if not pronoun:
            text = _lowered(words, phrase.start, phrase.end)
            entity.aliases.add(text)
            if phrase.core > phrase.start and phrase.core < phrase.end:
                entity.aliases.add(_lowered(words, phrase.start, phrase.core))
            if phrase.form is Form.NOUN and phrase.head is not None and phrase.head.word not in entity.heads:
                entity.heads.add(phrase.head.word)
                self._known.add(found, entity)
        if phrase.form is not Form.NAME:
            insort(entity.at, phrase.start)
        self._history = (
            [seen for seen in self._history if not (phrase.start <= seen.at < phrase.end)]
            if (self._history and self._history[-1].at >= phrase.start)
            else self._history
        )
        self._history.append(
            Seen(phrase.start, found, phrase.end - 1, subject=True, source=True, quoted=quoted, pronoun=pronoun)
        )
        if not quoted:
            self._speaker = found
            self._sources.append((phrase.start, found))
        self.first_source.setdefault(found, phrase.start)

    def _pronoun(self, word: str, at: int, *, source: bool, but: int = -1) -> int:
        number = pronouns.asked(word)
        quoted = self._in_quotes(at)
        if word in {"who", "whom", "that"}:
            return self._relative(at)
        if number is None:
            return -1
        history = [seen for seen in self._history[-pronouns.REACH :] if seen.entity != but and seen.at < at]
        return self._likeliest(at, history, number, source=source, quoted=quoted)

    def _likeliest(
        self, at: int, history: Sequence[Seen], number: Number, *, source: bool = False, quoted: bool = False
    ) -> int:
        found = pronouns.candidates(
            self.words, at, history, self.entities, number=number, source=source, quoted=quoted, speaker=self._speaker
        )
        return self._choose(found, at, source)

    def _answering(self, phrase: Phrase) -> int:
        """Who "he replied" is where somebody has just been spoken to: "Ann Berg asked Otto Moss for time", not Ann Berg; or -1."""
        words, at = self.words, phrase.end
        number = pronouns.asked(words.lower[phrase.start])
        if number not in {Number.MALE, Number.FEMALE} or at + 1 >= len(words):
            return -1
        if words.lower[at] not in _ANSWERS and not (words.verb[at] and words.lower[at + 1] == "back"):
            return -1
        before = [seen for seen in self._history[-8:] if 0 <= words.sentence[at] - words.sentence[seen.at] <= 2]
        asks = next((n for n in range(len(before) - 1, -1, -1) if before[n].subject and not before[n].quoted), -1)
        for seen in before[asks + 1 :] if asks >= 0 else ():
            told = words.sentence[seen.at] == words.sentence[before[asks].at] and not seen.owner
            if told and seen.entity != before[asks].entity and pronouns.suits(self.entities[seen.entity], number):
                return seen.entity
        return -1

    def _relative(self, at: int) -> int:
        """Whom "who" takes up: the mention that ends right before it."""
        for seen in reversed(self._history[-4:]):
            between = self.words.text[seen.last + 1 : at]
            if (
                seen.at < at
                and self.words.sentence[seen.at] == self.words.sentence[at]
                and all(w == "," for w in between)
            ):
                return seen.entity
        return -1

    def _noun(self, phrase: Phrase) -> int:
        """The entity of a noun with what narrows it, new where it is nobody's yet."""
        words, head = self.words, phrase.head
        owner = -1
        if phrase.owner >= 0:
            owner = self._pronoun(words.lower[phrase.owner], phrase.owner, source=False)
        elif phrase.owned_by >= 0:
            owner = self._of[phrase.owned_by]
        name = organization_key(words.phrase(phrase.start, phrase.end))
        if name in self._by_key:
            return self._by_key[name]
        if head is None or head.sort is Sort.ORGANIZATION:
            return self._body(phrase, owner)
        known = -1
        if head.sort is Sort.DOCUMENT:
            owner = owner if owner >= 0 else self._issuer(phrase)
            if owner >= 0:
                return owner
            if phrase.definite and phrase.owner < 0:
                known = antecedents.organization(phrase, phrase.start, self.entities, known=self._known)
            return known if known >= 0 else self._new(phrase, SpeakerKind.UNNAMED, document=True)
        return self._somebody(phrase, head, owner)

    def _issuer(self, phrase: Phrase) -> int:
        """Who put a text out: "a notice on the museum's website", "a letter to its customers", "a note from the bishop"; or -1."""
        words = self.words
        for at in range(phrase.core, min(phrase.end, phrase.core + 4)):
            if words.lower[at] in {"from", "by"} and at + 1 < phrase.end:
                return self._definite(at + 1, phrase.end)
        for at in range(phrase.core + 1, phrase.end):
            if words.lower[at] in {"its", "their"} and words.lower[at - 1] in {"to", "on", "for"}:
                return self._pronoun(words.lower[at], at, source=False)
            if is_outlet(words.lower[at]):
                begin = at - 1
                while begin > phrase.core and words.lower[begin] not in {"on", "in", "to"}:
                    begin -= 1
                owned = words.lower[at - 1] in _POSSESSIVES
                return self._definite(begin + 1, at - 1 if owned else at)
        return -1

    def _definite(self, start: int, end: int) -> int:
        """Whom a phrase inside a mention names, or takes up as *the* such-and-such; -1 where it brings in somebody new."""
        phrase = take_apart(self.words, self.names, self._starts, start, end)
        if phrase is None or phrase.form not in {Form.NAME, Form.NOUN}:
            return -1
        if phrase.form is Form.NAME:
            return self._of[phrase.name]
        known = phrase.head is not None and phrase.head.sort is not Sort.DOCUMENT and phrase.definite
        return self._noun(phrase) if known and self.words.lower[start] in _ARTICLES - {"a", "an"} else -1

    def _somebody(self, phrase: Phrase, head: Noun, owner: int) -> int:
        """The entity of a noun for people."""
        words = self.words
        definite = phrase.definite or phrase.start < self._headline
        masked = self._masked(phrase, head)
        if masked >= 0:
            return masked
        if definite:
            found = antecedents.person(phrase, phrase.start, self.entities, owner=owner, known=self._known)
            if found >= 0 and head.word not in self.entities[found].heads and brought_in(self.words, phrase):
                return self._new(phrase, SpeakerKind.UNNAMED)
            if found >= 0:
                found = self.settled(found)
                if self.entities[found].person is None:
                    self._waiting.append((found, phrase, owner))
                return found
        told = self._told(phrase)
        if told >= 0:
            return told
        certain = definite and not head.plural
        bare = (
            phrase.core == phrase.end or words.text[phrase.core] == "-"
        )  # "the mother of Luka" is not whoever was named last
        if certain and bare and owner < 0 and is_epithet(head.word) and words.lower[phrase.start] == "the":
            number = Number(head.gender) if head.gender else Number.ONE
            found = self._last(phrase.start, number)
            if found >= 0:
                return found
        office = certain and phrase.definite and (owner >= 0 or bool(phrase.modifiers)) and not is_kin(head.word)
        kind = SpeakerKind.PERSON if office else SpeakerKind.UNNAMED
        found = self._new(phrase, kind, plural=head.plural, owner=owner)
        if (certain and head.sort is Sort.PERSON) or phrase.start < self._headline:
            self._waiting.append((found, phrase, owner))
        return found

    def _masked(self, phrase: Phrase, head: Noun) -> int:
        """The source without a name who has just spoken and goes on under a wider noun: "a senior engineer said", "the official"."""
        words = self.words
        if not self._sources or words.lower[phrase.start] != "the" or phrase.end - phrase.start > 2 or head.plural:
            return -1
        at, speaker = self._sources[-1]
        entity = self.entities[speaker]
        near = words.paragraph[at] == words.paragraph[phrase.start]
        if not near or entity.kind is not SpeakerKind.UNNAMED or entity.plural or entity.document:
            return -1
        return speaker if any(may_mask(head.word, word) for word in entity.heads) else -1

    def _last(self, at: int, number: Number) -> int:
        """Whom a pronoun would stand for here, or -1."""
        return self._likeliest(at, self._history, number)

    def _told(self, phrase: Phrase) -> int:
        """Whose name a relative clause gives: "a juror who gave only her first name, Maude"."""
        words = self.words
        at = min(phrase.end, phrase.core)
        if at >= len(words) or words.lower[at] != "who":
            return -1
        until = min(at + 10, len(words) - 1)
        for spot in range(at, until):
            if words.lower[spot] in {"name", "named", "called"}:
                for number in range(bisect_right(self._starts, spot), len(self.names)):
                    name = self.names[number]
                    if name.start > spot + 2:
                        break
                    entity = self.entities[self._of[number]]
                    if entity.kind is SpeakerKind.ORGANIZATION:
                        entity.kind, entity.person = SpeakerKind.PERSON, parse(name.text)
                    if phrase.head is not None:
                        entity.spoken_roles.add(phrase.head.word)
                    return self._of[number]
        return -1

    def _body(self, phrase: Phrase, owner: int) -> int:
        """The entity of a noun for organisations, or of a word that is no noun for speakers at all."""
        head = phrase.head
        if head is None:
            people = self._compatriot(phrase)
            return people if people >= 0 else self._new(phrase, SpeakerKind.UNNAMED, plural=True, owner=owner)
        if phrase.definite and owner < 0:
            found = antecedents.organization(phrase, phrase.start, self.entities, known=self._known)
            if found >= 0:
                return found
        kind = SpeakerKind.UNNAMED if head.plural else SpeakerKind.ORGANIZATION
        found = self._new(phrase, kind, plural=head.plural, owner=owner)
        if phrase.definite and owner < 0 and not head.plural:
            self._waiting.append((found, phrase, owner))
        return found

    def _new(
        self, phrase: Phrase, kind: SpeakerKind, *, plural: bool = False, document: bool = False, owner: int = -1
    ) -> int:
        words = self.words
        text = _lowered(words, phrase.start, phrase.end)
        if owner >= 0:
            rest = phrase.start + 1 if phrase.owner >= 0 else self.names[phrase.owned_by].end + 1
            text = f"{self._called(owner)}'s {words.phrase(rest, phrase.end)}"
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
        self.entities.append(entity)
        self._by_key[name] = len(self.entities) - 1
        if head is not None:
            entity.heads.add(head.word)
        self._known.add(len(self.entities) - 1, entity)
        return len(self.entities) - 1

    def late(self, at: int) -> int:
        """Whom a first-person pronoun in quotation marks stands for: who is quoted there."""
        words = self.words
        if at >= len(words) or words.lower[at] not in _FIRST_PERSON or not self._in_quotes(at):
            return -1
        place = bisect_right(self._sources, (at, 10**9))
        after = self._sources[place] if place < len(self._sources) else None
        if after is not None and words.paragraph[after[0]] == words.paragraph[at]:
            return after[1]
        return self._sources[place - 1][1] if place else -1


def _instead(text: str, of: str, name: str) -> str:
    """A role with the name of whom it belongs to in the place of a noun: "the company's chief" → "Orvane's chief"."""
    lower = text.lower()
    for article in ("the ", ""):
        if lower.startswith(article + of):
            return name + text[len(article + of) :]
        if lower.endswith(" " + article + of):
            return text[: len(text) - len(article + of)] + name
    return text


def _lowered(words: Words, start: int, end: int) -> str:
    """The words of a mention, its first in small letters where only the sentence gave it a capital."""
    text = words.phrase(start, end)
    first = words.lower[start]
    plain = not words.proper[start] and not words.entity[start]
    if text and (
        first in {"the", "a", "an", "its", "his", "her", "their", "one", "two"} or (plain and noun(first) is not None)
    ):
        return text[0].lower() + text[1:]
    return text


def _inside(words: Words, at: int) -> bool:
    """Whether a word can stand inside the noun phrase of the one after it."""
    lower = words.lower[at]
    return (
        lower in _ARTICLES
        or (words.text[at][0].isalpha() and not words.verb[at] and lower not in _OUTSIDE)
        or lower in _POSSESSIVES
    )


def _headline(words: Words) -> int:
    """Where the headline ends: a short first paragraph of one sentence, if others follow; 0 where there is none."""
    end = bisect_right(words.paragraph, 0)
    return end if end < min(len(words), LONGEST_HEADLINE) and not words.sentence[end - 1] else 0

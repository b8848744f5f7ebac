"""One pass through an article: each mention of a source brought to the entity that it stands for."""

from __future__ import annotations

from collections.abc import Sequence

from newslens.attribution.entities import joint, nouns, pronouns, settling
from newslens.attribution.entities.cast import Entity
from newslens.attribution.entities.full_roles import in_full
from newslens.attribution.entities.names import Name
from newslens.attribution.entities.namesakes import bearer
from newslens.attribution.entities.phrases import Form, take_apart
from newslens.attribution.entities.pronouns import Choose, Seen
from newslens.attribution.entities.register import Register
from newslens.attribution.entities.roles import Said
from newslens.attribution.entities.topics import homes, own_plan, spoken_of
from newslens.attribution.entities.trail import Trail
from newslens.attribution.entities.words import POSSESSIVES, Words
from newslens.language.positions import is_partisan, noun
from newslens.language.roles import parse_role

_ARTICLES = frozenset({"the", "a", "an", "this", "its", "his", "her", "their", "one", "another"})
_OUTSIDE = frozenset(
    "that my our your of for at to with from in on by about among between against within under over near after before who which that while as and or but if because when "
    "where so than then yet".split()
)
_NOBODY = frozenset({"nobody", "no one", "none", "nothing"})


class Sweep:
    """One pass through an article, from its first mention to its last.

    Args:
        words: The article.
        quoted: Where text stands inside quotation marks, as code points, half-open.
        mentioned: The words of the mentions that will be resolved.
        choose: What says whom a pronoun stands for.

    Attributes:
        words: The article.
        names: Its names.
        entities: Whom it speaks of, those among them that its mentions brought in.
        first_source: For each entity that is a source, the word where it first is one.
        role_texts: For each entity its roles in full.
    """

    def __init__(
        self,
        words: Words,
        quoted: Sequence[tuple[int, int]],
        mentioned: frozenset[int] = frozenset(),
        choose: Choose = pronouns.choose,
    ) -> None:
        register = Register(words)
        self.words = words
        self.names: tuple[Name, ...] = register.names
        self.entities: list[Entity] = register.entities
        self.first_source: dict[int, int] = {}
        self.role_texts: dict[int, dict[Said, str]] = {}
        self._register = register
        self._trail = Trail(words, register.entities, quoted, choose)
        self._next = 0
        self._subjects = [
            at
            for at, is_subject in enumerate(words.subject)
            if (is_subject or _is_party(words.lower[at])) and at not in mentioned
        ]
        self._next_subject = 0

    def _advance(self, until: int) -> None:
        """Take in the names and the nouns for speakers that stand before a word."""
        while True:
            name = self._register.starts[self._next] if self._next < len(self._register.starts) else until
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
        self._trail.see(
            Seen(
                at=name.start,
                entity=self._register.of[number],
                last=name.end - 1,
                subject=words.subject[name.end - 1] or words.subject[name.start] or self._beside_subject(number),
                quoted=self._trail.in_quotes(name.start),
                owner=after in POSSESSIVES,
            )
        )
        for role in self._register.said.get(number, ()):
            self._place_role(number, role)

    def _beside_subject(self, number: int) -> bool:
        """Whether the noun that a name stands beside is a subject: "Her son, Kit, runs the shop"."""
        words, lead = self.words, self.names[number].lead
        return any(
            any(words.subject[at] for at in range(role.start, min(role.end, lead)))
            for role in self._register.said.get(number, ())
            if role.end <= lead
        )

    def _see_subject(self, at: int) -> None:
        """A subject that is no name: "the court", so that "its" can take it up."""
        words = self.words
        found = noun(words.lower[at])
        if found is None or words.lower[at] == "mine" or self._trail.in_quotes(at):
            return
        start = at
        while (
            start and at - start < 8 and words.sentence[start - 1] == words.sentence[at] and _inside(words, start - 1)
        ):
            start -= 1
            if words.lower[start] in _ARTICLES:
                break
        end = at + 1
        if words.lower[end : end + 2] == ["for", "the"]:
            end = min(at + 4, len(words))  # "counsel for the family", not any counsel
        phrase = take_apart(words, self.names, self._register.starts, start, end)
        if phrase is None or phrase.form is not Form.NOUN:
            return
        entity = nouns.bearer(self._register, self._trail, phrase)
        if entity >= 0:
            self._trail.see(Seen(start, entity, at, subject=words.subject[at]))

    def _place_role(self, number: int, role: Said) -> None:
        """Keep a role in full with the entity of a name, once the text has come to it."""
        of = self._register.of[number]
        entity, text = self.entities[of], role.text(self.words)
        full = in_full(self._register, self._trail, role)
        if full != text:
            entity.roles.pop(text, None)
            entity.roles[full] = parse_role(full)
            self._register.known.add(of, entity)
        self.role_texts.setdefault(of, {})[role] = full

    def resolve(
        self, start: int, end: int, said: Sequence[tuple[int, int]] = (), behind: tuple[int, int] | None = None
    ) -> int:
        """The entity of a mention, new where it is nobody's that the article named; -1 for a pronoun that stands for nobody.

        Args:
            start: The first word of the mention.
            end: One past its last.
            said: Where what it is the source of stands, as code points, half-open.
            behind: The words that a relative pronoun stands for by the parse, if it is one.
        """
        self._advance(start)
        phrase = take_apart(self.words, self.names, self._register.starts, start, end)
        if phrase is None:
            return -1
        if behind is not None and self._trail.ends_with_body(phrase.start, behind[0]):
            return self.resolve(*behind)
        if phrase.form is Form.PRONOUN:
            told = spoken_of(self._register, said)
            found = self._trail.answering(phrase)
            found = found if found >= 0 else self._trail.going_on(phrase)
            found = found if found >= 0 else self._trail.nameless(phrase)
            planned = own_plan(self._register, phrase, said)
            found = planned if planned >= 0 else found
            if planned < 0 and (found < 0 or found in told):
                but = self._trail.spoken_to(phrase) | homes(self._register, said)
                word = self.words.lower[phrase.start]
                found = self._trail.pronoun(word, phrase.start, source=True, but=but, told=told)
            if found < 0 and behind is not None and behind[1] <= phrase.start:
                return self.resolve(*behind)
        elif self.words.phrase(phrase.start, phrase.end).lower() in _NOBODY:
            found = -1
        elif (parted := self._register.before_bracket(phrase)) >= 0:
            found = parted
        elif self.words.lower[phrase.start] == "whose":
            found = self._trail.relative(phrase.start)
        elif phrase.form is Form.NAME:
            found = nouns.compatriot(self._register, self._trail, phrase)
            found = found if found >= 0 else bearer(self._register, self._trail, phrase)
            settling.identify(self._register, found, phrase, self._trail.speaker)
        elif (several := joint.several(self._register, phrase)) >= 0:
            found = several
        else:
            found = nouns.bearer(self._register, self._trail, phrase)
        if found >= 0:
            self._advance(phrase.end)
            self._register.mention(found, phrase)
            self._trail.hear(found, phrase)
            self.first_source.setdefault(found, phrase.start)
        return found

    def late(self, at: int) -> int:
        """Whom a first-person pronoun in quotation marks stands for, once the whole article is read; or -1."""
        return self._trail.late(at)

    def settle(self) -> None:
        """Look again for whom the nouns stood that found nobody, now that the whole article is known."""
        settling.settle(self._register, self.first_source)

    def settled(self, number: int) -> int:
        """The entity that one became."""
        return self._register.settled(number)


def _inside(words: Words, at: int) -> bool:
    """Whether a word can stand inside the noun phrase of the one after it."""
    lower = words.lower[at]
    return (
        lower in _ARTICLES
        or (words.text[at][0].isalpha() and not words.verb[at] and lower not in _OUTSIDE)
        or lower in POSSESSIVES
    )


def _is_party(word: str) -> bool:
    """Whether a lower-case word names a group like a body, as which it counts where it is no subject too: "democrats"."""
    return word.endswith("s") and is_partisan(word)

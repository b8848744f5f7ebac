"""What was mentioned before a word of an article, and whom a pronoun there takes up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from newslens.attribution.entities import pronouns
from newslens.attribution.entities.cast import Entity
from newslens.attribution.entities.phrases import Form, Phrase
from newslens.attribution.entities.pronouns import Choose, Number, Seen, Told
from newslens.attribution.entities.words import Words
from newslens.language.positions import Sort, noun
from newslens.types import SpeakerKind

_ANSWERS = frozenset({"replied", "replies", "answered", "answers", "responded", "retorted"})
_ASKS = frozenset({"asked", "asks"})
GOES_ON = frozenset({"added", "adds", "also", "continued", "continues", "concluded", "concludes"})
"""What stands beside a source that goes on speaking."""
_TELLS = frozenset({"told", "asked", "informed", "assured", "reminded", "notified", "briefed", "warned", "urged"})
_ADDRESSEE = 5
"""So many words may name who is told something."""
# A mention may begin so many words before one that was seen earlier.
_DISORDER = 8
_CLOSE = 3
"""So many words before a source may a quotation end that is its own."""
_FIRST_PERSON = frozenset({"i", "we", "us", "me"})


class Trail:
    """The mentions of an article up to where it has been read.

    Args:
        words: The article.
        entities: Whom it speaks of, new ones put in as they come.
        quoted: Where text stands inside quotation marks, as code points, half-open.
        choose: What says whom a pronoun stands for.

    Attributes:
        speaker: The number of the last source outside quotation marks, or -1.
        sources: Where each source outside quotation marks begins, and the number of its entity.
    """

    def __init__(
        self, words: Words, entities: Sequence[Entity], quoted: Sequence[tuple[int, int]], choose: Choose
    ) -> None:
        self.speaker = -1
        self.sources: list[tuple[int, int]] = []
        self._words = words
        self._entities = entities
        self._choose = choose
        self._history: list[Seen] = []
        self._quoted = sorted(quoted)
        self._quote_starts = [start for start, _ in self._quoted]
        outside = [text[0].isalnum() and not self.in_quotes(at) for at, text in enumerate(words.text)]
        self._told = Told(
            _told(words.sentence, outside),
            _told(words.paragraph, outside),
            words.sentence,
            _opening(words.sentence, words.verb),
            words.aside,
        )

    def in_quotes(self, at: int) -> bool:
        """Whether a word stands inside quotation marks."""
        place = bisect_right(self._quote_starts, self._words.start[at]) - 1
        return place >= 0 and self._words.start[at] < self._quoted[place][1]

    def quoted_before(self, at: int) -> int:
        """The last word of a quotation that ends right before a word or before the verb in front of it, or -1."""
        return next((spot for spot in range(at - 1, max(-1, at - 1 - _CLOSE), -1) if self.in_quotes(spot)), -1)

    def see(self, seen: Seen) -> None:
        """Take in a mention."""
        self._history.append(seen)

    def before(self, at: int) -> Iterator[Seen]:
        """The mentions before a word, the latest first."""
        return (seen for seen in reversed(self._history[-pronouns.REACH :]) if seen.at < at)

    def hear(self, number: int, phrase: Phrase) -> None:
        """Take in a mention of a source, in the place of what the words of the mention were taken for before."""
        quoted = self.in_quotes(phrase.start)
        self._forget(phrase)
        pronoun = phrase.form is Form.PRONOUN
        self.see(Seen(phrase.start, number, phrase.end - 1, subject=True, source=True, quoted=quoted, pronoun=pronoun))
        if not quoted:
            self.speaker = number
            self.sources.append((phrase.start, number))

    def _forget(self, phrase: Phrase) -> None:
        """Drop what the words of a mention were taken for, which stands among the last that were seen."""
        latest: list[Seen] = []
        while self._history and self._history[-1].at >= phrase.start - _DISORDER:
            latest.append(self._history.pop())
        self._history += (seen for seen in reversed(latest) if not phrase.start <= seen.at < phrase.end)

    def pronoun(
        self,
        word: str,
        at: int,
        *,
        source: bool,
        but: Collection[int] = frozenset(),
        told: Collection[int] = frozenset(),
    ) -> int:
        """Whom a pronoun stands for, or -1.

        Args:
            word: The pronoun, in lower case.
            at: Where it stands.
            source: Whether somebody is quoted by it.
            but: The numbers of entities that it does not mean.
            told: The numbers of those whom what is quoted by it names: they are it only where nobody else can be.
        """
        number = pronouns.asked(word)
        quoted = self.in_quotes(at)
        if word in {"who", "whom", "whose", "that", "which"}:
            return self.relative(at)
        if number is None:
            return -1
        history = [seen for seen in self._history[-pronouns.REACH :] if seen.entity not in but and seen.at < at]
        others = [seen for seen in history if seen.entity not in told] if told else history
        found = self._likeliest(at, others, number, source=source, quoted=quoted)
        return found if found >= 0 or not told else self._likeliest(at, history, number, source=source, quoted=quoted)

    def last(self, at: int, number: Number, but: Collection[int] = frozenset()) -> int:
        """Whom a pronoun would stand for at a word, or -1; not any of those with the numbers `but`."""
        history = [seen for seen in self._history[-pronouns.REACH :] if seen.entity not in but]
        return self._likeliest(at, history, number)

    def _likeliest(
        self, at: int, history: Sequence[Seen], number: Number, *, source: bool = False, quoted: bool = False
    ) -> int:
        found = pronouns.candidates(
            self._told, at, history, self._entities, number=number, source=source, quoted=quoted, speaker=self.speaker
        )
        chosen = self._choose(found, at, source)
        told = number in {Number.MALE, Number.FEMALE} and pronouns.asked(self._words.lower[at]) is number and not quoted
        if told and chosen >= 0 and pronouns.is_sure(found, chosen):
            self._entities[chosen].gender = number.value
        return chosen

    def going_on(self, phrase: Phrase) -> int:
        """Who "he added" or "she also said" is: whoever spoke last, in the same paragraph or the one before; or -1."""
        words, at = self._words, phrase.end
        number = pronouns.asked(words.lower[phrase.start])
        if number is None or not self.sources or words.lower[at : at + 1] == [] or words.lower[at] not in GOES_ON:
            return -1
        spot, speaker = self.sources[-1]
        near = 0 <= self._told.paragraph[phrase.start] - self._told.paragraph[spot] <= 1
        return speaker if near and pronouns.suits(self._entities[speaker], number) else -1

    def nameless(self, phrase: Phrase) -> int:
        """Who "they" is that goes on speaking behind one without a name: "A spokesperson said so. “No,” they said"; or -1."""
        words, at = self._words, phrase.start
        if words.lower[at] != "they" or not self.sources or self.quoted_before(at) < 0 or self.in_quotes(at):
            return -1
        spot, speaker = self.sources[-1]
        entity = self._entities[speaker]
        one = entity.kind is SpeakerKind.UNNAMED and not entity.plural and not entity.document and not entity.gender
        people = any((found := noun(word)) is not None and found.sort is Sort.PERSON for word in entity.heads)
        near = self._told.sentence[at] - self._told.sentence[spot] <= 1
        return speaker if one and people and near and words.paragraph[at] == words.paragraph[spot] else -1

    def spoken_to(self, phrase: Phrase) -> frozenset[int]:
        """The numbers of those to whom the words behind a source say that it spoke: "they told prosecutors"."""
        words, verb = self._words, phrase.end
        if verb + 1 >= len(words) or words.lower[verb] not in _TELLS:
            return frozenset()
        end = verb + 1
        while end < min(len(words), verb + _ADDRESSEE) and words.text[end][0].isalpha() and not words.verb[end]:
            end += 1
            if noun(words.lower[end - 1]) is not None:
                break
        head = words.lower[end - 1]
        called = noun(head)
        if called is None:
            return frozenset()
        return frozenset(
            seen.entity
            for seen in self.before(phrase.start)
            if called.word in self._entities[seen.entity].heads and self._entities[seen.entity].plural is called.plural
        )

    def answering(self, phrase: Phrase) -> int:
        """Who "he replied" is where somebody has just been spoken to: "Ann Berg asked Otto Moss for time", not Ann Berg; or -1."""
        words, at = self._words, phrase.end
        number = pronouns.asked(words.lower[phrase.start])
        if number not in {Number.MALE, Number.FEMALE} or at + 1 >= len(words):
            return -1
        if words.lower[at] not in _ANSWERS and not (words.verb[at] and words.lower[at + 1] == "back"):
            return -1
        sentence = self._told.sentence
        before = [seen for seen in self._history[-8:] if 0 <= sentence[at] - sentence[seen.at] <= 2]
        asks = next((n for n in range(len(before) - 1, -1, -1) if before[n].subject and not before[n].quoted), -1)
        for seen in before[asks + 1 :] if asks >= 0 else ():
            told = words.sentence[seen.at] == words.sentence[before[asks].at] and not seen.owner
            if told and seen.entity != before[asks].entity and pronouns.suits(self._entities[seen.entity], number):
                return seen.entity
        return self._asked(at, number)

    def _asked(self, at: int, number: Number) -> int:
        """Who answers "“Why not?” asked Otto Moss": the one who spoke before him; or -1."""
        words = self._words
        if not self.sources:
            return -1
        spot, asks = self.sources[-1]
        asked = not _ASKS.isdisjoint(words.lower[max(0, spot - 1) : spot + 5])
        if not asked or self._told.paragraph[at] - self._told.paragraph[spot] > 1:
            return -1
        for _, entity in reversed(self.sources[-6:-1]):
            if entity != asks:
                return entity if pronouns.suits(self._entities[entity], number) else -1
        return -1

    def relative(self, at: int) -> int:
        """Whom "who" takes up: the mention that ends right before it."""
        for seen in reversed(self._history[-4:]):
            between = self._words.text[seen.last + 1 : at]
            if between[:1] == ["("] and ")" in between:
                between = between[between.index(")") + 1 :]  # "Ann Berg (Tarn), who …"
            if (
                seen.at < at
                and self._words.sentence[seen.at] == self._words.sentence[at]
                and all(w == "," for w in between)
            ):
                return seen.entity
        return -1

    def ends_with_body(self, at: int, start: int) -> bool:
        """Whether the words before "who" begin at a word and end with a body: "some members of both houses who"."""
        if self._words.lower[at] not in {"who", "whom"}:
            return False
        near = [seen for seen in self._history[-4:] if start < seen.at and seen.last + 1 == at]
        return any(self._entities[seen.entity].kind is SpeakerKind.ORGANIZATION for seen in near)

    def late(self, at: int) -> int:
        """Whom a first-person pronoun in quotation marks stands for: who is quoted there."""
        words = self._words
        if at >= len(words) or words.lower[at] not in _FIRST_PERSON or not self.in_quotes(at):
            return -1
        place = bisect_right(self.sources, (at, 10**9))
        after = self.sources[place] if place < len(self.sources) else None
        if after is not None and words.paragraph[after[0]] == words.paragraph[at]:
            return after[1]
        return self.sources[place - 1][1] if place else -1


def _told(blocks: Sequence[int], outside: Sequence[bool]) -> list[int]:
    """For each word the number of blocks up to it of which something stands outside quotation marks.

    Examples:
        >>> _told([0, 0, 1, 1, 2, 2], [True, True, False, False, False, True])
        [1, 1, 1, 1, 2, 2]
    """
    holding = {block for block, free in zip(blocks, outside, strict=True) if free}
    numbers: list[int] = []
    count, last = 0, -1
    for block in blocks:
        if block != last and block in holding:
            count += 1
        last = block
        numbers.append(count)
    return numbers


def _opening(sentences: Sequence[int], verbs: Sequence[bool]) -> list[int]:
    """For each word in front of the first verb of its sentence the number of the sentence, -1 for all others.

    Examples:
        >>> _opening([0, 0, 0, 1, 1], [False, True, False, False, False])
        [0, -1, -1, 1, 1]
    """
    numbers: list[int] = []
    opened = -1
    for sentence, verb in zip(sentences, verbs, strict=True):
        if verb:
            opened = sentence
        numbers.append(-1 if sentence == opened else sentence)
    return numbers

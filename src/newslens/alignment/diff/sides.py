"""One of two texts that are compared: its words, and the marks between them."""

from __future__ import annotations

from collections.abc import Container

import attrs

from newslens.alignment.diff.lexicon import Phrase, lists
from newslens.alignment.diff.relations import number_like
from newslens.alignment.diff.tokens import Sort, Token, tokens
from newslens.alignment.words import meaning
from newslens.language.numbers import MAGNITUDES

_LONGEST_PHRASE = 5
_JOINING = frozenset(((), ("-",)))  # the marks inside a number of several words: "forty-five"
_ARTICLES = frozenset(("a", "an"))
_ENDS = frozenset(".!?")


@attrs.frozen(eq=False)
class Side:
    """A text as words with marks between them; an ellipsis counts as a word.

    Attributes:
        text: The text.
        tokens: Its tokens.
        places: For each word the number of its token, and at the end the number of tokens.
        keys: For each word what it is matched by.
        plains: Its words in lower case, contractions written out.
    """

    text: str
    tokens: tuple[Token, ...]
    places: tuple[int, ...]
    keys: tuple[str, ...]
    plains: Phrase

    def __len__(self) -> int:
        return len(self.keys)

    def word(self, index: int) -> Token:
        """A word by its number."""
        return self.tokens[self.places[index]]

    def marks(self, index: int) -> tuple[str, ...]:
        """The marks before a word; before the number of words those at the end."""
        start = self.places[index - 1] + 1 if index else 0
        return tuple(token.printed for token in self.tokens[start : self.places[index]])

    def number(self, start: int, end: int) -> int:
        """One past the last word of the number that starts with a word, before `end`; `start` where none does."""
        dates = lists().dates
        stop = start
        if self.plains[start] in _ARTICLES and start + 1 < end and self.plains[start + 1] in MAGNITUDES:
            stop += 1  # "a hundred" is one number
        while (
            stop < end
            and number_like(self.plains[stop], self.word(stop).printed)
            and (stop == start or (self.marks(stop) in _JOINING and self.plains[stop] not in dates))
        ):
            stop += 1
            if self.plains[start] in dates:
                break
        return stop

    def ends_sentence(self, index: int) -> bool:
        """Whether a sentence ends before a word."""
        return not _ENDS.isdisjoint(self.marks(index))

    def plain(self, start: int, end: int) -> Phrase:
        """Words in lower case, contractions written out."""
        return self.plains[start:end]

    def phrase(self, start: int, known: Container[Phrase], most: int = _LONGEST_PHRASE) -> int:
        """How many words from here on, `most` at most, are the longest phrase of a list; 0 where none are."""
        if self.plains[start] not in lists().heads_of_phrases:
            return 0
        for length in range(min(most, _LONGEST_PHRASE, len(self) - start), 0, -1):
            if self.plain(start, start + length) in known:
                return length
        return 0


def side(text: str) -> Side:
    """Read a text."""
    found = tuple(tokens(text))
    places = tuple(index for index, token in enumerate(found) if token.sort != Sort.MARK)
    plains = tuple(found[index].plain for index in places)
    read = Side(text, found, (*places, len(found)), tuple(found[index].key for index in places), plains)
    return attrs.evolve(read, keys=_whole_numbers(read))


def _whole_numbers(read: Side) -> tuple[str, ...]:
    """The keys of words, where those of a number of several words match only the same number: not "40" and "forty-four"."""
    keys = list(read.keys)
    start = 0
    while start < len(keys):
        end = read.number(start, len(keys))
        if end > start + 1:
            whole = " ".join(keys[start:end])
            keys[start:end] = [f"{key} of {whole}" for key in keys[start:end]]
        start = max(end, start + 1)
    return tuple(keys)


def carries_content(word: Token) -> bool:
    """Whether a word says something by itself, and is no word of grammar."""
    known = meaning(word.plain) if word.sort == Sort.WORD and word.plain else None
    return known is not None and known.weight > 0.0

"""The words that an article prints inside quotation marks, cut wherever it leaves something out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from newslens.alignment.diff.lexicon import spoken
from newslens.alignment.lexicon import Word
from newslens.alignment.marks import quoted
from newslens.alignment.origins import origin
from newslens.alignment.words import meaning, read
from newslens.spans import Span, Spans
from newslens.types import Article, Kind, Quote

_MARKS = "\"“”„‟«»‹›‘’‚‛＂「」『』'`"
_CLOSING = frozenset("\"”“»«’‘›‹＂」』'")
_OMISSION = re.compile(r"\s?[\[(]?(?:…|\.(?: ?\.){2,3})[\])]?\s?")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_REOPENED = re.compile(rf"\n[\s{re.escape(_MARKS)}]*")  # a paragraph that opens its marks again
_GOES_ON = frozenset(",-–—")
_ENDS = frozenset(".!?)")
_SENTENCE = frozenset(".!?,;:")
_BEHIND = 4  # marks behind a word that are looked at where a cue follows


@attrs.frozen(eq=False)
class Piece:
    """Words that one quote prints inside quotation marks, in a row.

    Attributes:
        quote: The id of the quote.
        article: The article.
        words: What each word comes down to; a contraction is the words it stands for.
        places: Where each stands in `article.text`; that of the whole contraction for each of its words.
        rows: For each the number of the stretch it stands in; between two stretches a cue interrupts the sentence, or a
            paragraph ends.
        own: Whether each stands in square brackets: the outlet's word and not the speaker's.
        end: Where the piece ends in `article.text`, with the marks after its last word.
    """

    quote: str
    article: Article
    words: tuple[Word, ...]
    places: Spans
    rows: tuple[int, ...]
    own: tuple[bool, ...]
    end: int

    @property
    def exact(self) -> tuple[str, ...]:
        """The words without the accidents of spelling."""
        return tuple(word.exact for word in self.words)

    def between(self, start: int, end: int) -> str:
        """The text from one word to before another, on one line; what a cue interrupts is joined."""
        text = "".join(
            ("" if place == start else self.gap(place - 1)) + self._word(place)
            for place in range(start, end)
            if place == start or self.places[place] != self.places[place - 1]
        )
        return " ".join(text.split())

    def gap(self, before: int) -> str:
        """What stands between a word and the next, on one line; of what interrupts them only what ends a sentence."""
        text = self.article.text[self.places[before].end : self.places[before + 1].start]
        if self.rows[before] != self.rows[before + 1]:
            return "".join(mark for mark in text[:_BEHIND] if mark in _SENTENCE)[:1] + " "
        return " ".join(f".{_REOPENED.sub(' ', text)}.".split())[1:-1]

    def tail(self) -> str:
        """The marks after the last word, as far as they end a sentence."""
        marks = self.article.text[self.places[-1].end : self.end]
        return "".join(mark for mark in marks if mark in _ENDS)

    def raw(self, start: int, end: int) -> Spans:
        """Where words stand in the raw text: one span for each stretch, several where cleaning took something out."""
        rows: dict[int, Span] = {}
        for place, row in zip(self.places[start:end], self.rows[start:end], strict=True):
            rows[row] = Span(rows.get(row, place).start, place.end)
        return tuple(span for row in rows.values() for span in self.article.to_raw(row.start, row.end))

    def _word(self, place: int) -> str:
        return self.article.text[self.places[place].start : self.places[place].end]


def pieces(article: Article, quote: Quote) -> tuple[Piece, ...]:
    """The pieces of a quote in order; none where nothing of it stands inside quotation marks.

    An ellipsis parts two pieces, and so does a cue between two sentences; a cue inside a sentence does not, nor does a
    paragraph that opens its marks again without having closed them.

    Examples:
        >>> from newslens.types import Mode
        >>> text = "“We may,” she said, “sell. … But not today.”"
        >>> quote = Quote("a.q", Kind.DIRECT, Mode.SPEECH, "", (Span(0, 9), Span(20, 44)))
        >>> [piece.between(0, len(piece.words)) for piece in pieces(Article("a", text), quote)]
        ['We may, sell', 'But not today']
    """
    stretches = [place for place in _stretches(article, quote) if any(map(str.isalnum, article.text[slice(*place)]))]
    joined: list[list[tuple[int, int]]] = []
    for stretch in stretches:
        if joined and _goes_on(article.text, joined[-1][-1], stretch):
            joined[-1].append(stretch)
        else:
            joined.append([stretch])
    found = (_piece(article, quote, group) for group in _parted(article.text, joined))
    return tuple(piece for piece in found if piece.words)


def _stretches(article: Article, quote: Quote) -> Iterator[tuple[int, int]]:
    """Where words inside marks stand in `article.text`, the marks of a direct quote left to it."""
    if quote.kind is Kind.INDIRECT:
        return
    for span in article.to_text(quote.spans):
        if quote.kind is Kind.DIRECT:
            yield span.start, span.end
        else:
            for start, end in quoted(article.text[span.start : span.end]):
                yield span.start + start, span.start + end


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether one stretch goes on in the next without a word left out."""
    one, other = text[slice(*before)].rstrip(), text[slice(*after)].lstrip()
    bare = one.rstrip(_MARKS).rstrip()
    first = other.lstrip(_MARKS)[:1]
    if bare[-1:] in _GOES_ON and first.islower():
        return True
    return "\n" in text[before[1] : after[0]] and one[-1:] not in _CLOSING and other[:1] in _MARKS


def _parted(text: str, groups: Sequence[Sequence[tuple[int, int]]]) -> Iterator[list[tuple[int, int]]]:
    """The groups, cut at every ellipsis."""
    for group in groups:
        held: list[tuple[int, int]] = []
        for start, end in group:
            place = start
            for omission in _OMISSION.finditer(text, start, end):
                held.append((place, omission.start()))
                yield held
                held, place = [], omission.end()
            held.append((place, end))
        yield held


def _piece(article: Article, quote: Quote, stretches: Sequence[tuple[int, int]]) -> Piece:
    words: list[Word] = []
    places: list[Span] = []
    rows: list[int] = []
    own: list[bool] = []
    for row, (start, end) in enumerate(stretches):
        text = article.text[start:end]
        known = read(text)
        way = origin(text, (Span(start, end),), known.text, article.text)
        brackets = [match.span() for match in _BRACKETS.finditer(known.text)]
        for word, (first, last) in zip(known.words, known.places(), strict=True):
            held = way.to_raw(Span(first, last))
            meant = _spoken(word)
            words += meant
            places += [Span(held[0].start, held[-1].end)] * len(meant)
            rows += [row] * len(meant)
            own += [any(opened <= first < closed for opened, closed in brackets)] * len(meant)
    return Piece(quote.id, article, tuple(words), tuple(places), tuple(rows), tuple(own), stretches[-1][1])


def _spoken(word: Word) -> tuple[Word, ...]:
    """The words that a contraction stands for; the word itself where it is none."""
    meant = (meaning(part) for _, part in spoken(word.exact))
    return tuple(part for part in meant if part is not None) or (word,)

"""News with its gold: articles whose quotes and speakers are known because they were written around them.

Every sentence, name and place is invented.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs
from hypothesis import strategies as st

from newslens.spans import Span, Spans
from newslens.types import Article, Cue, Kind, Mode, Quote, Speaker, SpeakerMention

_SAID: Final = ("said", "told reporters", "added", "insisted", "wrote in a letter")
_THAT: Final = ("said that", "warned that", "told the council that", "insisted that")
_PEOPLE: Final = (
    ("Mara Lind", "harbour master"),
    ("Jonas Ekwall", "mayor of Sundhaven"),
    ("Ilse Brandt", "spokeswoman of the dockers’ union"),
    ("Piet Okafor", "chief engineer"),
    ("Dana Reyes", "head of the port authority"),
)
_STATEMENTS: Final = (
    "the north quay will stay shut until May",
    "nobody was told that the crane was {age} years old",
    "we will not reopen a quay that {scares} our own pilots",
    "{number} people were hurt when the crane fell",
    "the owners knew of the crack in {month}",
    "repairs will cost about {number} million crowns",
    "the union was not asked before the shifts were cut",
    "the ferry did not leave on time",
)
_FRAGMENTS: Final = ("a broken promise", "plainly wrong", "the worst winter in memory", "empty words")
_NARRATIVE: Final = (
    "The quay was built in 1962.",
    "Rain fell on the harbour for a third day.",
    "The council meets again on Tuesday.",
    "A ferry with 240 passengers had to turn back.",
    "The crane's owners didn't answer the town's letters.",
)
_MARKS: Final = (("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"))
_BREAKS: Final = ("\n\n", "\n", "\r\n\r\n")


@attrs.define
class _Page:
    """An article as it is written down."""

    draw: st.DrawFn
    name: str
    marks: tuple[str, str]
    parts: list[str] = attrs.field(factory=list)
    length: int = 0
    speakers: dict[str, Speaker] = attrs.field(factory=dict)
    quotes: list[Quote] = attrs.field(factory=list)

    def write(self, words: str) -> Span:
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return Span(start, self.length)

    def choose(self, among: tuple[str, ...]) -> str:
        return self.draw(st.sampled_from(among))

    def person(self) -> tuple[Speaker, Span]:
        """Somebody by full name and role where they first speak, by name alone after that."""
        name, role = self.draw(st.sampled_from(_PEOPLE))
        if name in self.speakers:
            return self.speakers[name], self.write(name)
        speaker = Speaker(f"{self.name}#s{len(self.speakers) + 1}", name, roles=(role,))
        self.speakers[name] = speaker
        mention = self.write(name)
        self.write(f", {role},")
        return speaker, mention

    def quote(self, kind: Kind, content: Spans, cue: Span, who: tuple[Speaker, Span]) -> None:
        text = "".join(self.parts)
        speaker, mention = who
        self.quotes.append(
            Quote(
                f"{self.name}#q{len(self.quotes) + 1}",
                kind,
                Mode.SPEECH,
                " … ".join(span.of(text) for span in content),
                content,
                Cue(cue.of(text), (cue,)),
                SpeakerMention(speaker.id, mention.of(text), (mention,)),
            )
        )

    def article(self, title: str | None) -> Article:
        quotes, speakers = tuple(self.quotes), tuple(self.speakers.values())
        return Article(self.name, "".join(self.parts), title=title, quotes=quotes, speakers=speakers)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _after(page: _Page, statement: str) -> None:
    opening, closing = page.marks
    content = page.write(f"{opening}{_capital(statement)},{closing}")
    page.write(" ")
    who = page.person()
    page.write(" ")
    cue = page.write(page.choose(_SAID))
    page.write(".")
    page.quote(Kind.DIRECT, (content,), cue, who)


def _before(page: _Page, statement: str) -> None:
    opening, closing = page.marks
    who = page.person()
    page.write(" ")
    cue = page.write(page.choose(_SAID))
    page.write(": ")
    content = page.write(f"{opening}{_capital(statement)}.{closing}")
    page.quote(Kind.DIRECT, (content,), cue, who)


def _around(page: _Page, statement: str) -> None:
    opening, closing = page.marks
    first = page.write(f"{opening}I am sorry,{closing}")
    page.write(" ")
    who = page.person()
    page.write(" ")
    cue = page.write("said")
    page.write(", ")
    second = page.write(f"{opening}but {statement}.{closing}")
    page.quote(Kind.DIRECT, (first, second), cue, who)


def _indirect(page: _Page, statement: str) -> None:
    who = page.person()
    page.write(" ")
    cue = page.write(page.choose(_THAT))
    page.write(" ")
    content = page.write(statement)
    page.write(".")
    page.quote(Kind.INDIRECT, (content,), cue, who)


def _mixed(page: _Page, _: str) -> None:
    opening, closing = page.marks
    who = page.person()
    page.write(" ")
    cue = page.write("called")
    page.write(" ")
    content = page.write(f"the report {opening}{page.choose(_FRAGMENTS)}{closing}")
    page.write(".")
    page.quote(Kind.MIXED, (content,), cue, who)


_QUOTING: Final[tuple[Callable[[_Page, str], None], ...]] = (_after, _before, _around, _indirect, _mixed)


def _write(page: _Page, statements: list[str], max_paragraphs: int) -> None:
    separator = page.choose(_BREAKS)
    for number in range(page.draw(st.integers(1, max_paragraphs))):
        if number:
            page.write(separator)
        if page.draw(st.integers(0, 3)):
            page.draw(st.sampled_from(_QUOTING))(page, page.draw(st.sampled_from(statements)))
        else:
            page.write(page.choose(_NARRATIVE))


@st.composite
def _facts(draw: st.DrawFn) -> list[str]:
    """What is said about one event, its words and numbers as one outlet has them."""
    details = {
        "age": draw(st.sampled_from(("30", "forty"))),
        "scares": draw(st.sampled_from(("frightens", "terrifies"))),
        "number": draw(st.sampled_from(("four", "six", "12"))),
        "month": draw(st.sampled_from(("March", "October"))),
    }
    return [statement.format(**details) for statement in _STATEMENTS]


@st.composite
def news_prose(draw: st.DrawFn, *, name: str = "a1", max_paragraphs: int = 6) -> Article:
    """News articles that hold their own gold: each quote and speaker in them was known before the text was written.

    Direct, mixed and indirect speech, cues before, after and between, marks of four styles, paragraphs without any quote.
    `attrs.evolve(article, quotes=(), speakers=())` is what an attribution gets.

    Args:
        draw: Given by Hypothesis.
        name: The id of the article, which stands in front of those of its quotes and speakers.
        max_paragraphs: At most so many.

    Returns:
        An article with its quotes and speakers as gold; all spans in code points of `raw`, half-open.
    """
    page = _Page(draw, name, draw(st.sampled_from(_MARKS)))
    _write(page, draw(_facts()), max_paragraphs)
    return page.article(draw(st.none() | st.just("Quay to stay shut")))


@st.composite
def stories(draw: st.DrawFn, *, min_size: int = 0, max_size: int = 4) -> tuple[Article, ...]:
    """Articles of several outlets on one event, which share statements and differ in words, numbers and speakers.

    Args:
        draw: Given by Hypothesis.
        min_size: At least so many articles.
        max_size: At most so many.

    Returns:
        Articles as `news_prose` gives them, each with an id and an outlet of its own.
    """
    numbers = range(1, draw(st.integers(min_size, max_size)) + 1)
    found = [draw(news_prose(name=f"a{number}", max_paragraphs=4)) for number in numbers]
    return tuple(
        attrs.evolve(article, publisher=f"Outlet {number}") for number, article in zip(numbers, found, strict=True)
    )

"""Drafts and sources whose quotes are known, for the tests of the quote check."""

from __future__ import annotations

import random

import attrs

from newslens.checking.check import checked
from newslens.checking.verdicts import CheckedQuote, QuoteCheck
from newslens.types import Analysis, Article, Cue, Kind, Mode, Quote, Speaker, SpeakerMention

LIND = Speaker("lind", "Mara Lind", aliases=("Ms Lind",))
BREKKE = Speaker("brekke", "Jonas Brekke")
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
_SMALL = "the a of to and was had we they in on for his her".split()


def words(rng: random.Random, count: int) -> list[str]:
    """Invented words, every third of them a small one of English between."""
    return [rng.choice(_SMALL) if place % 3 == 2 else "".join(rng.choices(_SYLLABLES, k=4)) for place in range(count)]


@attrs.define
class Page:
    """An article as it is written down, quote by quote."""

    name: str
    text: str = ""
    quotes: list[tuple[int, int, Speaker | None, Kind]] = attrs.field(factory=list)

    def say(self, said: str, speaker: Speaker | None, kind: Kind = Kind.DIRECT, cue: str = ", said {}.\n\n") -> Page:
        """Add a quote with its speaker behind it."""
        self.quotes.append((len(self.text), len(self.text) + len(said), speaker, kind))
        self.text += said + cue.format("somebody" if speaker is None else speaker.name)
        return self

    def tell(self, text: str) -> Page:
        """Add what nobody is quoted with."""
        self.text += text + "\n\n"
        return self

    def article(self) -> Article:
        """The article with its quotes."""
        bare = Article(self.name, self.text)
        return attrs.evolve(
            bare,
            quotes=tuple(
                Quote(
                    f"{self.name}#q{number}",
                    kind,
                    Mode.SPEECH,
                    self.text[start:end],
                    bare.to_raw(start, end),
                    Cue("said", ()),
                    None if speaker is None else SpeakerMention(speaker.id, speaker.name, ()),
                )
                for number, (start, end, speaker, kind) in enumerate(self.quotes)
            ),
        )


def check(draft: Page, *sources: Page) -> QuoteCheck:
    """Check a draft."""
    articles = (draft.article(), *(page.article() for page in sources))
    return checked(Analysis(articles, (LIND, BREKKE)), draft.name)


def only(draft: Page, *sources: Page) -> CheckedQuote:
    """The verdict on the only quotation of a draft."""
    (quote,) = check(draft, *sources).quotes
    return quote


def noise(rng: random.Random, name: str, *pages: int) -> Page:
    """An article that says other things."""
    page = Page(name)
    for length in pages or (20, 30):
        page.tell(" ".join(words(rng, length)) + ".").say(
            f"“{' '.join(words(rng, length))}”", rng.choice([LIND, BREKKE])
        )
    return page

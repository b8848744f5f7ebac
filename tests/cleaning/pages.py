"""Pages that know which of their lines are article text."""

from __future__ import annotations

from functools import cache

import attrs
from hypothesis import strategies as st

from newslens.cleaning.stage import SPECS
from newslens.contracts.articles import check_article
from newslens.spans import Span
from newslens.stages import ArticleStage, Context, Slot
from newslens.types import Article, RemovalReason

BOILERPLATE, CAPTION, BYLINE, DATELINE = (
    RemovalReason.BOILERPLATE,
    RemovalReason.CAPTION,
    RemovalReason.BYLINE,
    RemovalReason.DATELINE,
)

HEADLINES = (
    "Harbour bridge to close for two years, engineers say",
    "Ferry strike ends after night of talks",
    "Council votes to keep the old lighthouse.",
    "‘We were never asked’: islanders sue over wind farm",
)
PARAGRAPHS = (
    "The bridge over the Tamsel will close on Monday for two years of repairs, the harbour board said.",
    "“Nobody likes to queue for a ferry, but nobody likes to swim either,” said Ines Okoro, who chairs the board.",
    "Traders on the quay expect to lose a third of their trade. Some have already put up their shutters.",
    "It was built in 1931 and last painted in 1998.",
    "Marek Dahl, an engineer who inspected the piers in spring, told the inquiry that rust had eaten through four of the nine anchors.",
    "According to the board, buses will run every ten minutes and a second ferry has been hired from a neighbouring port.",
    "“My mother crossed it every day of her life,” Ms Okoro said. “I intend to give it back to her grandchildren.”",
)
KICKERS = ("World", "LOCAL NEWS", "Home > News > Transport", "Politics", "Business | Shipping")
TOPS = (
    ("By Ana Reyes", BYLINE),
    ("By Ana Reyes and Tom van Dijk, Harbour Post", BYLINE),
    ("Lukas Brandt, Transport Correspondent", BYLINE),
    ("Published 3 hours ago", BOILERPLATE),
    ("Updated: 12 May 2031 14:03 BST", BOILERPLATE),
    ("4 min read", BOILERPLATE),
    ("Share this article", BOILERPLATE),
    ("The bridge at dusk on Sunday. (Photo: Mina Falk/Harbour Post)", CAPTION),
    ("FILE - Cars queue for the Tamsel bridge in a storm.", CAPTION),
)
MIDDLES = (
    ("Advertisement", BOILERPLATE),
    ("Sign up for our morning newsletter and never miss a story.", BOILERPLATE),
    ("Read more: What the closure means for bus lines", BOILERPLATE),
    ("Story continues below advertisement", BOILERPLATE),
    ("A ferry leaves the quay. Photograph: Mina Falk/Harbour Post", CAPTION),
    ("Follow us on Facebook and Instagram", BOILERPLATE),
)
ENDS = (
    ("(Reporting by A. Reyes; Editing by P. Lind)", BOILERPLATE),
    ("Ana Reyes is a transport reporter at the Harbour Post.", BOILERPLATE),
    ("Comments are closed.", BOILERPLATE),
    ("© 2031 Harbour Post. All rights reserved.", BOILERPLATE),
    ("Back to top", BOILERPLATE),
    ("Tags: bridges, ferries, Tamsel", BOILERPLATE),
)
LISTED = ("Ferry timetable: all you need to know", "Ten bridges that changed a city", "Who pays for the repairs?")
DATELINES = ("TAMSEL (Newswire) - ", "TAMSEL, March 4 — ", "Tamsel, 4 March – ", "")


@attrs.frozen
class Dirty:
    """A page with its own gold."""

    raw: str
    title: str
    kept: tuple[str, ...]
    dropped: tuple[tuple[Span, RemovalReason], ...]


@st.composite
def dirty_articles(draw: st.DrawFn) -> Dirty:
    """Articles with furniture above, between and below their paragraphs."""
    newline = draw(st.sampled_from(["\n\n", "\n\n", "\n", "\r\n\r\n", " \n \n\n"]))
    title = draw(st.sampled_from(HEADLINES))
    paragraphs = draw(st.lists(st.sampled_from(PARAGRAPHS), min_size=3, max_size=6, unique=True))
    rows: list[tuple[str, RemovalReason | None]] = []
    if draw(st.booleans()):
        rows.append((draw(st.sampled_from(KICKERS)), BOILERPLATE))
    rows.append((title, None))
    rows += draw(st.lists(st.sampled_from(TOPS), max_size=4, unique=True))
    dateline = draw(st.sampled_from(DATELINES))
    for number, paragraph in enumerate(paragraphs):
        rows.append((dateline + paragraph if number == 0 else paragraph, None))
        if 0 < number < len(paragraphs) - 1 and draw(st.booleans()):
            rows.append(draw(st.sampled_from(MIDDLES)))
    if draw(st.booleans()):
        rows.append(("Related Articles", BOILERPLATE))
        rows += [(line, BOILERPLATE) for line in draw(st.lists(st.sampled_from(LISTED), max_size=3, unique=True))]
    rows += draw(st.lists(st.sampled_from(ENDS), max_size=4, unique=True))
    raw = ""
    dropped: list[tuple[Span, RemovalReason]] = []
    for words, reason in rows:
        raw += newline if raw else ""
        if reason is not None:
            dropped.append((Span(len(raw), len(raw) + len(words)), reason))
        elif dateline and words == dateline + paragraphs[0]:
            dropped.append((Span(len(raw), len(raw) + len(dateline.rstrip())), DATELINE))
        raw += words
    return Dirty(raw, title, (title, *paragraphs), tuple(sorted(dropped)))


@cache
def stages() -> tuple[ArticleStage, ...]:
    """The stages of the clean slot with their default options."""
    return tuple(spec.factory(spec.options()) for spec in SPECS)  # type: ignore[misc]


def clean(raw: str, *names: str) -> Article:
    """Clean a text with all stages, or with those named by the middle part of their name; each has to keep to its slot."""
    article = Article(id="page", raw=raw)
    for spec, stage in zip(SPECS, stages(), strict=True):
        if not names or spec.name.split(".")[1] in names:
            before, article = article, stage(article, context())
            check_article(spec.name, Slot.CLEAN, before, article)
    return article


def context() -> Context:
    """A context whose language model must not be asked for: cleaning works without one."""

    def unwanted(*_: object) -> None:
        raise AssertionError("cleaning asked for a parse")

    return Context(unwanted, unwanted)  # type: ignore[arg-type]


def removed(article: Article) -> list[tuple[str, str]]:
    """The raw words that went, and why."""
    return [(article.raw_text(row.spans), row.reason.value) for row in article.removed]


def warned(article: Article) -> list[tuple[str, str]]:
    """The raw words that look damaged, and how."""
    return [(article.raw_text(row.spans), row.reason) for row in article.warnings]

"""Stories to learn alignment from, as the stages before it read them: which of the pairs found are in the gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from itertools import product
from pathlib import Path

import attrs

from newslens import Pipeline
from newslens.alignment.items import Item, items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.matching import matches
from newslens.alignment.speech import Voices
from newslens.alignment.weights import shipped
from newslens.evaluation.words import SAME, WordIndex, Words, containment, jaccard
from newslens.spans import Span, Spans
from newslens.types import Article
from training.alignment_events import Event
from training.alignment_rendering import rendered
from training.alignment_stories import Story, gold_articles, pairs_of

# As the scorer has it: how much of the shorter of two stretches must be shared, and how many words, to be the other with something beside it.
_HELD = 0.8
_FEWEST = 3


@attrs.frozen(eq=False)
class Gold:
    """What is known of a story.

    Attributes:
        name: What it is called.
        articles: Its articles, as text.
        parts: For each quote or claim its article and where it stands in the raw text.
        wanted: The pairs that belong together, and whether they may be left out.
        against: Those that contradict each other.
        idle: Quotes and claims whose pairs are not judged.
        whole: Whether everything that is told stands among the parts, so that what is found beside them is wrong.
        shuffled: Whether it says nothing what is told first.
    """

    name: str
    articles: Sequence[Article]
    parts: Mapping[str, tuple[str, Sequence[Span]]]
    wanted: Mapping[tuple[str, ...], bool]
    against: AbstractSet[tuple[str, ...]]
    idle: AbstractSet[str] = frozenset()
    whole: bool = False
    shuffled: bool = False


def gold_of(folder: Path) -> Gold:
    """A story of ``seeds``."""
    told, _, tree = gold_articles(folder)
    wanted, against, idle = pairs_of(tree)
    articles: list[Article] = []
    parts: dict[str, tuple[str, Spans]] = {}
    for article in told:
        articles.append(Article(article.id, article.raw))
        parts |= {part.id: (article.id, part.spans) for part in article.quotes}
        parts |= {part.id: (article.id, part.spans) for part in article.claims}
    return Gold(folder.name, articles, parts, wanted, against, idle)


def gold_of_event(event: Event) -> Gold:
    """An invented event, put into running text."""
    told = rendered(event)
    parts = {part: (article, (span,)) for part, (article, span) in told.parts.items()}
    return Gold(
        event.name, told.articles, parts, dict.fromkeys(event.wanted, False), event.against, whole=True, shuffled=True
    )


def read_by(pipeline: Pipeline, gold: Gold) -> Story:
    """A story as a pipeline reads it; the pairs that it finds near each other are judged as the scorer judges them.

    A pair is right where both sides are, or hold, the sides of a pair of the gold. It is wrong where both sides are told
    and do not belong together. It is not judged where only a piece of a side was found.
    """
    analysis = pipeline.analyze(gold.articles)
    articles = sorted(analysis.articles, key=lambda article: article.id)
    found = items(articles, lexicon())
    if gold.shuffled:
        found = [attrs.evolve(item, depth=None) for item in found]
    fit = [fitter(gold, article) for article in articles]
    fits = [fit[item.article](item.spans) for item in found]
    matched = matches(found, Voices(analysis.speakers), lexicon(), shipped().scale)
    right, opposed = [], []
    reached: set[tuple[str, ...]] = set()
    for match in matched:
        sides = found[match.a], found[match.b]
        answer, against, hit = _judged(gold, sides, fits[match.a], fits[match.b])
        reached |= hit
        right.append(answer)
        opposed.append(None if answer is None else against)
    missed = sum(not optional and pair not in reached for pair, optional in gold.wanted.items())
    return Story(gold.name, found, matched, right, missed, opposed=tuple(opposed))


class Fit(Enum):
    """How what was found stands to a part of the gold."""

    SAME = "same"
    HOLDS = "holds"
    PIECE = "piece"


def _judged(
    gold: Gold, sides: tuple[Item, Item], one: Mapping[str, Fit], other: Mapping[str, Fit]
) -> tuple[bool | None, bool, set[tuple[str, ...]]]:
    """Whether a pair is right, whether it is a contradiction, and which pairs of the gold it touches."""
    fits = {**one, **other}  # the two are in different articles and share no part
    touched = wanted_between(gold, one, other)
    told = {pair for pair in touched if not gold.wanted[pair] and all(fits[part] is not Fit.PIECE for part in pair)}
    if told:
        return True, bool(told & gold.against), touched
    if touched or gold.idle & fits.keys():
        return None, False, touched
    known = all(Fit.SAME in fit.values() for fit in (one, other))
    wrong = gold.whole or known or all(side.kind is not None for side in sides)
    return (False if wrong else None), False, touched


def wanted_between(gold: Gold, one: Iterable[str], other: Iterable[str]) -> set[tuple[str, ...]]:
    """The pairs of the gold that have one side among some of its parts and one among others."""
    pairs: set[tuple[str, ...]] = {(min(left, right), max(left, right)) for left, right in product(one, other)}
    return pairs & gold.wanted.keys()


def fitter(gold: Gold, article: Article) -> Callable[[Sequence[Span]], Mapping[str, Fit]]:
    """What tells which parts of the gold stretches of an article are, hold, or are a piece of."""
    index = WordIndex(article.raw)
    parts = {name: index.words(spans) for name, (home, spans) in gold.parts.items() if home == article.id}
    return lambda spans: _fitting(index.words(spans), parts)


def _fitting(words: Words, parts: Mapping[str, Words]) -> dict[str, Fit]:
    found = {}
    for name, part in parts.items():
        if jaccard(words, part) >= SAME:
            found[name] = Fit.SAME
        elif containment(words, part) >= _HELD and len(words & part) >= _FEWEST:
            found[name] = Fit.HOLDS if len(part) < len(words) else Fit.PIECE
    return found

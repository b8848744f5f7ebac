"""Stories to learn alignment from: those of ``seeds`` by their gold, and real articles, by what is known of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

import attrs
import ftfy
import numpy as np

from newslens import Pipeline
from newslens.alignment.items import Item, items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.matching import Match, matches
from newslens.alignment.speech import Voices
from newslens.alignment.weights import shipped
from newslens.spans import Span
from newslens.types import (
    Article,
    Claim,
    Cue,
    Kind,
    Mode,
    Quote,
    Relation,
    Speaker,
    SpeakerKind,
    SpeakerMention,
    Stance,
)
from training.alignment_events import Event
from training.packed import unpacked
from training.teacher.texts import SEESAW

SEEDS = Path(__file__).parent.parent / "seeds"
TURNS = 8
MOST = 2  # stories of unrelated articles for each topic
LONGEST = 5000  # characters of such an article
UNRELATED = 0.3  # how much one of their pairs counts, where one of a story of ours counts 1
UNOPPOSED = 60  # stories of real articles on one event
INVENTED = 0.3  # how much a pair of an invented event counts
PAIRED = 0.2  # how much a pair of statements by themselves counts
PAIRED_LIKENED = (
    0.04  # and for likeness, which learns from few examples, and from these what holds for short statements alone
)
DOUBTFUL = 0.4  # how much a pair that seems to be a contradiction in them counts


@attrs.frozen(eq=False)
class Story:
    """The pairs of a story that are near each other, and which of them are right.

    Attributes:
        name: Its folder.
        found: Its quotes and claims.
        matched: The pairs.
        right: For each pair whether it is in the gold, or None where it is not judged.
        missed: How many pairs of the gold are not near each other.
        opposed: For each pair whether the gold calls it a contradiction, or None where it is not judged.
        weight: How much each pair counts in the closer look.
        likened: How much it counts for what features of likeness weigh.
    """

    name: str
    found: list[Item]
    matched: list[Match]
    right: list[bool | None]
    missed: int
    weight: float = 1.0
    likened: float = 1.0
    opposed: tuple[bool | None, ...] = ()


def weighted(story: Story, weight: float, likened: float | None = None) -> Story:
    """A story whose pairs count more or less, for likeness too unless told otherwise."""
    return attrs.evolve(story, weight=weight, likened=weight if likened is None else likened)


def reweighed(story: Story, weights: Sequence[float]) -> list[Match]:
    """The pairs of a story by other weights of the features of likeness."""
    return [
        attrs.evolve(match, likely=attrs.evolve(match.likely, logit=float(np.dot(match.likely.features, weights))))
        for match in story.matched
    ]


def _spans(tree: Mapping[str, Any] | None) -> tuple[Span, ...]:
    return () if tree is None else tuple(Span(start, end) for start, end in tree["spans"])


def _inside(spans: Sequence[Span], other: Sequence[Span]) -> bool:
    return all(any(outer.start <= span.start and span.end <= outer.end for outer in other) for span in spans)


def gold_articles(folder: Path) -> tuple[list[Article], list[Speaker], dict[str, Any]]:
    """The articles of a story with the quotes and claims of its gold, its speakers, and the gold itself."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    articles = []
    for tree in gold["articles"]:
        raw = (folder / tree["file"]).read_bytes().decode("utf-8-sig")

        def told(spans: Sequence[Span], raw: str = raw) -> str:
            return ftfy.fix_text(" … ".join(span.of(raw) for span in spans), uncurl_quotes=False)

        quotes = []
        for quote in tree["quotes"]:
            mention = SpeakerMention(quote["speaker"], "", _spans(quote["mention"])) if quote["speaker"] else None
            cue = Cue(quote["cue"]["text"], _spans(quote["cue"])) if quote["cue"] else None
            spans = _spans(quote)
            quotes.append(Quote(quote["id"], Kind(quote["kind"]), Mode.SPEECH, told(spans), spans, cue, mention))
        claims = []
        for claim in tree["key_claims"]:
            spans = _spans(claim)
            home = next((quote.id for quote in quotes if _inside(spans, quote.spans)), None)
            claims.append(Claim(claim["id"], told(spans), spans, claim["claimant"], home, Stance(claim["stance"])))
        articles.append(Article(id=tree["id"], raw=raw, quotes=tuple(quotes), claims=tuple(claims)))
    speakers = [
        Speaker(key, who["name"], tuple(who["aliases"]), (), SpeakerKind(who["kind"]), tuple(who["speaks_for"]))
        for key, who in gold["speakers"].items()
    ]
    return articles, speakers, gold


def pairs_of(gold: Mapping[str, Any]) -> tuple[dict[tuple[str, ...], bool], set[tuple[str, ...]], set[str]]:
    """The pairs of a gold that belong together and whether they may be left out, those that contradict each other, and idle quotes."""
    wanted = {tuple(sorted(alignment["members"])): alignment["optional"] for alignment in gold["alignments"]}
    opposed = {
        tuple(sorted(alignment["members"]))
        for alignment in gold["alignments"]
        if Relation.CONTRADICTION in (alignment["relation"], *alignment["relation_alts"])
    }
    idle = {quote["id"] for article in gold["articles"] for quote in article["quotes"] if quote["optional"]}
    return wanted, opposed, idle


def read_story(folder: Path) -> Story:
    """The pairs of a story and which of them are right."""
    articles, speakers, gold = gold_articles(folder)
    return compared(folder.name, articles, speakers, *pairs_of(gold))


def invented(event: Event) -> Story:
    """The pairs of an invented event, each wording by itself."""
    return compared(event.name, event.articles, event.speakers, dict.fromkeys(event.wanted, False), event.against)


def compared(
    name: str,
    articles: Sequence[Article],
    speakers: Sequence[Speaker],
    wanted: Mapping[tuple[str, ...], bool],
    against: AbstractSet[tuple[str, ...]] = frozenset(),
    idle: AbstractSet[str] = frozenset(),
) -> Story:
    """The pairs of some articles, and which of them are right.

    Args:
        name: What to call the story.
        articles: Its articles, with quotes and claims.
        speakers: Its speakers.
        wanted: The pairs that belong together, and for each whether it may be left out.
        against: Those of them that contradict each other.
        idle: Quotes and claims whose pairs are not judged.
    """
    found = items(sorted(articles, key=lambda article: article.id), lexicon())
    matched = matches(found, Voices(speakers), lexicon(), shipped().scale)

    def home(item: Item) -> str:
        return item.id if item.quote is None else found[item.quote].id

    homes = {item.id: home(item) for item in found}
    near = {tuple(sorted(homes.get(member, member) for member in members)) for members in wanted}
    right: list[bool | None] = []
    reached = set()
    for match in matched:
        pair = tuple(sorted((found[match.a].id, found[match.b].id)))
        reached.add(pair)
        if wanted.get(pair) or idle & {*pair}:
            right.append(None)
        elif pair in wanted:
            right.append(True)
        else:
            right.append(None if tuple(sorted(homes[member] for member in pair)) in near else False)
    missed = sum(not optional and pair not in reached for pair, optional in wanted.items())
    pairs = [tuple(sorted((found[match.a].id, found[match.b].id))) for match in matched]
    opposed = tuple(None if answer is None else pair in against for pair, answer in zip(pairs, right, strict=True))
    return Story(name, found, matched, right, missed, opposed=opposed)


def turns(stories: Sequence[Story]) -> Iterator[tuple[list[int], list[int]]]:
    """The numbers of stories to judge and of those to learn from, in `TURNS` turns; what tells one event stays together."""
    order = {name: place for place, name in enumerate(dict.fromkeys(story.name for story in stories))}
    for turn in range(TURNS):
        sides: tuple[list[int], list[int]] = ([], [])
        for place, story in enumerate(stories):
            sides[order[story.name] % TURNS != turn].append(place)
        yield sides


def _events(corpora: Path) -> dict[str, list[Any]]:
    """The events of a corpus by topic, in order of time."""
    topics: dict[str, list[Any]] = {}
    for event in unpacked(corpora / SEESAW):
        if event["split"] == "train":
            topics.setdefault(event["topic"], []).append(event)
    for events in topics.values():
        events.sort(key=lambda event: (event["date"], event["id"]))
    return dict(sorted(topics.items()))


def _told(pipeline: Pipeline, name: str, parts: Sequence[Any]) -> Story:
    analysis = pipeline.analyze(Article(part["id"], part["text"][:LONGEST]) for part in parts)
    return compared(name, analysis.articles, analysis.speakers, {})


def unrelated(corpora: Path, pipeline: Pipeline) -> list[Story]:
    """Stories each made of articles on one topic but on different events, so that no pair of them is right."""
    found = []
    for topic, events in _events(corpora).items():
        third = len(events) // 3
        for place in range(min(third, MOST)):
            # Far apart in time, so that no two are on one event.
            parts = [events[place + turn * third]["articles"][turn] for turn in range(3)]
            found.append(weighted(_told(pipeline, f"{topic} {place}", parts), UNRELATED))
    return found


def unopposed(corpora: Path, pipeline: Pipeline, judged: AbstractSet[str]) -> list[Story]:
    """Stories of real articles on one event, in which contradictions are as good as none; what is alike is not known.

    Args:
        corpora: The folder of the corpora.
        pipeline: Reads the articles, up to alignment.
        judged: The ids of the events of which readers said what is a contradiction.
    """
    events = [event for events in _events(corpora).values() for event in events if event["id"] not in judged]
    chosen = events[:: max(1, len(events) // UNOPPOSED)]
    return [weighted(_told(pipeline, event["id"], event["articles"]), DOUBTFUL) for event in chosen[:UNOPPOSED]]

"""The weights of alignment: learned from the stories of ``seeds`` and, a little, from sentences of news corpora.

``python -m training.alignment --corpora DIR`` prints how well the weights do when each story is judged by those learned from
the others, and on the development parts of the corpora; ``--write`` puts those learned from everything into the package.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

import attrs
import ftfy
import numpy as np
from numpy.typing import NDArray

from newslens import Pipeline, load
from newslens.alignment.incompatible import NAMES as AGAINST
from newslens.alignment.items import Item, items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.likeness import NAMES
from newslens.alignment.matching import Match, matches, rivals
from newslens.alignment.speech import Voices
from newslens.spans import Span
from newslens.types import Article, Claim, Cue, Kind, Mode, Quote, Relation, Speaker, SpeakerKind, SpeakerMention, Stance
from training import alignment_contradictions
from training.alignment_corpora import FILES, Examples, Floats, measured, precision_curve, read_examples
from training.alignment_events import read_events
from training.alignment_solving import solve
from training.data import require

SEEDS = Path(__file__).parent.parent / "seeds"
WEIGHTS = Path(__file__).parent.parent / "src/newslens/alignment/data/weights.toml"
HELD_OUT = ("ferry", "merger")  # neither trained nor tuned on, so that their figures say what to expect of new stories
RIDGE = 2.0
TURNS = 8
SEESAW = "seesaw/triples.jsonl.gz"
MOST = 2  # stories of unrelated articles for each topic
LONGEST = 5000  # characters of such an article
UNRELATED = 0.3  # how much one of their pairs counts
UNOPPOSED = 24  # stories of real articles on one event
DOUBTFUL = 0.35  # how much a pair that seems to be a contradiction in them counts
RIVAL = -1.2  # set by hand: the stories hold too few rivals to learn it


@attrs.frozen(eq=False)
class Story:
    """The pairs of a story that are near each other, and which of them are right.

    Attributes:
        name: Its folder.
        found: Its quotes and claims.
        matched: The pairs.
        right: For each pair whether it is in the gold, or None where it is not judged.
        missed: How many pairs of the gold are not near each other.
        speakers: Its speakers.
        opposed: For each pair whether the gold calls it a contradiction, or None where it is not judged.
        weight: How much each pair counts.
    """

    name: str
    found: list[Item]
    matched: list[Match]
    right: list[bool | None]
    missed: int
    weight: float = 1.0
    speakers: tuple[Speaker, ...] = ()
    opposed: tuple[bool | None, ...] = ()


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


def read_story(folder: Path) -> Story:
    """The pairs of a story and which of them are right."""
    articles, speakers, gold = gold_articles(folder)
    wanted = {tuple(sorted(alignment["members"])): alignment["optional"] for alignment in gold["alignments"]}
    opposed = {
        tuple(sorted(alignment["members"]))
        for alignment in gold["alignments"]
        if Relation.CONTRADICTION in (alignment["relation"], *alignment["relation_alts"])
    }
    idle = {quote["id"] for article in gold["articles"] for quote in article["quotes"] if quote["optional"]}
    return _story(folder.name, articles, speakers, wanted, opposed, idle)


def _story(
    name: str,
    articles: Sequence[Article],
    speakers: Sequence[Speaker],
    wanted: Mapping[tuple[str, ...], bool],
    against: AbstractSet[tuple[str, ...]] = frozenset(),
    idle: AbstractSet[str] = frozenset(),
) -> Story:
    found = items(sorted(articles, key=lambda article: article.id), lexicon())
    matched = matches(found, Voices(speakers), lexicon())

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
    opposed = tuple(
        None if answer is None else pair in against for pair, answer in zip(pairs, right, strict=True)
    )
    return Story(name, found, matched, right, missed, speakers=tuple(speakers), opposed=opposed)


def _events(corpora: Path) -> dict[str, list[Any]]:
    """The events of a corpus by topic, in order of time."""
    topics: dict[str, list[Any]] = {}
    with gzip.open(corpora / SEESAW, "rt", encoding="utf-8") as file:
        for line in file:
            event = json.loads(line)
            if event["split"] == "train":
                topics.setdefault(event["topic"], []).append(event)
    for events in topics.values():
        events.sort(key=lambda event: (event["date"], event["id"]))
    return dict(sorted(topics.items()))


def _told(pipeline: Pipeline, name: str, parts: Sequence[Any]) -> Story:
    analysis = pipeline.analyze(Article(part["id"], part["text"][:LONGEST]) for part in parts)
    return _story(name, analysis.articles, analysis.speakers, {})


def unrelated(corpora: Path, pipeline: Pipeline) -> list[Story]:
    """Stories each made of articles on one topic but on different events, so that no pair of them is right."""
    found = []
    for topic, events in _events(corpora).items():
        third = len(events) // 3
        for place in range(min(third, MOST)):
            # Far apart in time, so that no two are on one event.
            parts = [events[place + turn * third]["articles"][turn] for turn in range(3)]
            found.append(attrs.evolve(_told(pipeline, f"{topic} {place}", parts), weight=UNRELATED))
    return found


def unopposed(corpora: Path, pipeline: Pipeline) -> list[Story]:
    """Stories of real articles on one event, in which contradictions are as good as none; what is alike is not known."""
    events = [event for events in _events(corpora).values() for event in events]
    chosen = events[:: max(1, len(events) // UNOPPOSED)]
    return [
        attrs.evolve(_told(pipeline, event["id"], event["articles"]), weight=DOUBTFUL) for event in chosen[:UNOPPOSED]
    ]


def _judged(story: Story) -> NDArray[np.bool_]:
    return np.array([right is not None for right in story.right], dtype=np.bool_)


def _rivalry(story: Story, weights: Floats) -> Floats:
    """For each pair of a story: one, its logit, and how far a rival outshines it."""
    weighed = [
        attrs.evolve(match, likely=attrs.evolve(match.likely, logit=float(np.dot(match.likely.features, weights))))
        for match in story.matched
    ]
    outshone = rivals(story.found, weighed)
    return np.array([(1.0, match.likely.logit, far) for match, far in zip(weighed, outshone, strict=True)])


def learn(stories: Sequence[Story], corpora: Sequence[Examples]) -> tuple[Floats, Floats]:
    """The weights of the features, and those of a pair among its rivals.

    A corpus counts for little, and has a bias of its own: what is alike there is not what belongs together in a story.
    """
    own = np.vstack([np.array([match.likely.features for match in story.matched])[_judged(story)] for story in stories])
    right = np.array([answer for story in stories for answer in story.right if answer is not None], dtype=np.float64)
    parts = [np.hstack([own, np.zeros((len(own), len(corpora)))])]
    for place, corpus in enumerate(corpora):
        bias = np.zeros((len(corpus.features), len(corpora)))
        bias[:, place] = 1.0
        parts.append(np.hstack([corpus.features, bias]))
    ridge = np.full(len(NAMES) + len(corpora), RIDGE)
    ridge[[0, *range(len(NAMES), len(ridge))]] = 0.01
    answers = np.concatenate([right, *(corpus.right for corpus in corpora)])
    own_counted = np.concatenate([np.full(_judged(story).sum(), story.weight) for story in stories])
    counted = np.concatenate([own_counted, *(np.full(len(corpus.right), corpus.weight) for corpus in corpora)])
    weights = solve(np.vstack(parts), answers, ridge, counted)[: len(NAMES)]
    among = np.vstack([_rivalry(story, weights)[_judged(story)] for story in stories])
    # What a score means is told by stories whose articles are on one event.
    near = (own_counted == 1.0).astype(np.float64)
    scaled = solve(among[:, :2], right, np.full(2, 0.01), near, RIVAL * among[:, 2])
    return weights, np.array([*scaled, RIVAL])


def crossed(stories: Sequence[Story], corpora: Sequence[Examples]) -> dict[str, tuple[Floats, Floats]]:
    """For each story the logits of its judged pairs by weights learned from others, and whether they are right.

    The stories are learned from in turns, a part of them left out each time.
    """
    found = {}
    for turn in range(TURNS):
        weights, among = learn([story for place, story in enumerate(stories) if place % TURNS != turn], corpora)
        for story in stories[turn::TURNS]:
            right = np.array([answer for answer in story.right if answer is not None], dtype=np.float64)
            found[story.name] = ((_rivalry(story, weights) @ among)[_judged(story)], right)
    return found


def write(weights: Floats, among: Floats, opposed: Floats) -> None:
    """Put the weights into the package."""
    lines = ["# Made by training/alignment.py from stories of seeds, alignment_events.txt and corpora."]
    for table, names, found in (
        ("features", NAMES, weights),
        ("rivals", ("bias", "own", "rival"), among),
        ("contradictions", AGAINST, opposed),
    ):
        lines += ["", f"[{table}]"]
        lines += [f'"{name}" = {weight:.3f}' for name, weight in zip(names, found, strict=True)]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--corpora", type=Path)
    given = parser.parse_args()
    if given.corpora is not None:
        require(given.corpora, [*FILES, SEESAW])
    corpora = [] if given.corpora is None else read_examples(given.corpora)
    stories = [
        read_story(path.parent) for path in sorted(SEEDS.glob("*/gold.json")) if path.parent.name not in HELD_OUT
    ]
    events = [
        _story(
            event.name,
            event.articles,
            event.speakers,
            dict.fromkeys(event.wanted, False),
            {pair for pair, opposed in event.wanted.items() if opposed},
        )
        for event in read_events()
    ]
    apart, real = [], []
    if given.corpora is not None:
        pipeline = load()
        apart, real = unrelated(given.corpora, pipeline), unopposed(given.corpora, pipeline)
    print(f"{len(apart)} stories of unrelated articles, {sum(len(story.matched) for story in apart)} pairs")
    logits = crossed([*stories, *events, *apart], corpora)
    for name, part in (("stories", stories), ("events", events)):
        missed = sum(story.missed for story in part)
        scores, right = (np.concatenate(found) for found in zip(*(logits[story.name] for story in part), strict=True))
        precision, f1, threshold = precision_curve(scores, right, missed)
        print(f"{len(part)} {name}, {missed} pairs out of reach; each by the others: ", end="")
        print(f"average precision {precision:.3f}, best F1 {f1:.3f} from {threshold:.2f}")
    parts = (("stories", stories), ("events", events), ("of unrelated articles", apart), ("of real articles", real))
    for line in alignment_contradictions.measured([part for part in parts if part[1]], TURNS):
        print(line)
    known = [*stories, *events, *apart]
    weights, among = learn(known, corpora)
    known += real
    against = alignment_contradictions.learn(
        [alignment_contradictions.examples(story) for story in known], [story.weight for story in known]
    )
    if given.corpora is not None:
        for line in measured(given.corpora, weights):
            print(line)
    if given.write:
        write(weights, among, against)


if __name__ == "__main__":
    main()

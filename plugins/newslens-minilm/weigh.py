"""How the closer look and the reader are weighed together, and what comes out.

    PYTHONPATH=. python plugins/newslens-minilm/weigh.py --corpora DIR [--model DIR] [--write]

Run from the root of the repository. Learned on the fourteen stories of `seeds` that are not held out, and, of what is opposed, on real
articles that hold next to nothing of the kind; each is looked at with what alignment has learned from the others, and the reader has
seen none of them. Then every story is aligned with and without the reader, and so are the articles of
`training/reader_articles/held_out` and the real events that readers judged and nothing was learned from.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import numpy as np
from newslens import load
from newslens.alignment.aligning import align
from newslens.alignment.closer import judged, looks
from newslens.alignment.opinions import Opinion, reconsidered
from newslens.alignment.weights import Weights
from newslens.evaluation.counts import total
from newslens.evaluation.gold import read_story
from newslens.types import Analysis
from seeds import HELD_OUT
from training.alignment import gathered, without_alignment
from training.alignment_corpora import precision_curve
from training.alignment_judged import counted
from training.alignment_judged import judged as real_events
from training.alignment_marked import read_marked
from training.alignment_reading import Gold
from training.alignment_solving import solve
from training.alignment_stories import SEEDS, Story, reweighed
from training.alignment_trial import learned_in_turn, report, trial
from training.reader.examples import HELD_OUT as ARTICLES

from newslens_minilm.judging import ASKED, Numbers, Weighed, answered, logits_of, reading
from newslens_minilm.model import find_model, load_model
from newslens_minilm.reader import Reader, tensors
from newslens_minilm.stage import MinilmOptions, opinion_of

WEIGHED = Path(__file__).with_name("src") / "newslens_minilm" / "weighed.toml"
RIDGE = 1e-3


@attrs.frozen(eq=False)
class Told:
    """What is known of the judged pairs of stories that are read.

    Attributes:
        sure: How sure the closer look is: (pairs, 2), in the order of `ASKED`.
        read: The logits of the reader.
        right: What is right, 1 or 0.
        counts: How much each pair counts.
    """

    sure: Numbers
    read: Numbers
    right: Numbers
    counts: Numbers


def told(story: Story, weights: Weights, reader: Reader, opinion: Opinion) -> Told:
    """The pairs of a story, looked at with weights that have not seen it."""
    matched = reconsidered(reweighed(story, weights.scale.weights), opinion)
    looked = list(looks(story.found, matched, weights.scale))
    known = judged(looked, len(story.found), weights.together, weights.opposed)
    kept = [
        place
        for place, judgement in enumerate(known)
        if story.right[place] is not None and judgement.together >= opinion.doubt
    ]
    pairs = [matched[place].pair for place in kept]
    return Told(
        sure=np.array([(known[place].together, known[place].opposed) for place in kept]).reshape(len(kept), 2),
        read=answered(reader, [(pair.a.text, pair.b.text) for pair in pairs]),
        right=np.array(
            [(bool(story.right[place]), bool(story.opposed[place])) for place in kept], dtype=np.float64
        ).reshape(len(kept), 2),
        counts=np.full(len(kept), story.weight),
    )


def fitted(parts: Sequence[Told], column: int) -> Weighed:
    """The weights of a logistic regression for a question."""
    sure, read, right = (
        np.concatenate([getattr(part, name)[:, column] for part in parts]) for name in ("sure", "read", "right")
    )
    table = np.column_stack([np.ones(len(sure)), logits_of(sure), read])
    counts = np.concatenate([part.counts for part in parts])
    return Weighed(*(round(float(value), 3) for value in solve(table, right, np.full(3, RIDGE), counts)))


def precisions(parts: Sequence[Told], weighed: Sequence[Weighed]) -> Iterator[str]:
    """Lines with average precisions of both together and of each alone."""
    for column, (name, each) in enumerate(zip(ASKED, weighed, strict=True)):
        sure, read, right = (
            np.concatenate([getattr(part, field)[:, column] for part in parts]) for field in ("sure", "read", "right")
        )
        found = (precision_curve(score, right)[0] for score in (sure, read, each.of(sure, read)))
        yield f"{name}: closer look {next(found):.3f}, reader {next(found):.3f}, both {next(found):.3f}"


def table(weighed: Sequence[Weighed]) -> str:
    """The weights as a file."""
    lines = ["# Made by weigh.py from stories of seeds."]
    for name, each in zip(ASKED, weighed, strict=True):
        lines += ["", f"[{name}]", *(f"{key} = {value}" for key, value in attrs.asdict(each).items())]
    return "\n".join(lines) + "\n"


def shown(golds: Sequence[Gold], analyses: Sequence[Analysis], weights: Weights, opinion: Opinion) -> str:
    """How much of what is shown of events is right, and how much of what is known of them is shown."""
    counts = total(
        counted(
            gold,
            attrs.evolve(
                analysis, alignments=align(analysis.articles, analysis.speakers, weights=weights, opinion=opinion)
            ),
        )
        for gold, analysis in zip(golds, analyses, strict=True)
    )
    return ", ".join(f"{name} {count:.0f}" for name, count in sorted(counts.items()))


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", default="")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    model = load_model(find_model(given.model))
    reader, opinion = Reader.of(model, tensors()), opinion_of(model, MinilmOptions(read=False))
    pipeline = without_alignment(load())
    folders = sorted(path.parent for path in SEEDS.glob("*/gold.json"))
    analyses = [pipeline.analyze(pipeline.read(read_story(folder).files)) for folder in folders]
    known, doubted = gathered(given.corpora, pipeline)
    alike, unlike = ([story for part in parts.values() for story in part] for parts in (known, doubted))
    weights = list(learned_in_turn(alike, unlike, given.corpora))
    unseen = {name: each for names, each in weights for name in names}
    parts, real = (
        [told(story, unseen[story.name], reader, opinion) for story in stories]
        for stories in (known["stories as they are read"], doubted["real articles on one event"])
    )
    weighed = fitted(parts, ASKED.index("together")), fitted([*parts, *real], ASKED.index("opposed"))
    print(table(weighed))
    print(*precisions(parts, weighed), sep="\n")
    if given.write:
        WEIGHED.write_text(table(weighed), encoding="utf-8")
    read = attrs.evolve(opinion, read=reading(reader, weighed))
    events = {
        f"{ARTICLES.parent.name}, held out": [read_marked(path) for path in sorted(ARTICLES.glob("*.txt"))],
        "real events judged by readers, held out": real_events(given.corpora),
    }
    seen = {name: [pipeline.analyze(gold.articles) for gold in golds] for name, golds in events.items()}
    for title, asked in (("words and vectors", opinion), ("and the reader", read)):
        counts = dict(trial(folders, analyses, weights, asked))
        print(
            report(f"{title}: stories, each by the others", [counts[name] for name in sorted(counts.keys() - HELD_OUT)])
        )
        print(report(f"{title}: stories held out", [counts[name] for name in sorted(counts.keys() & HELD_OUT)]))
        for name, golds in events.items():
            print(f"{title}: {name}, {len(golds)}: {shown(golds, seen[name], weights[-1][1], asked)}", flush=True)


if __name__ == "__main__":
    main()

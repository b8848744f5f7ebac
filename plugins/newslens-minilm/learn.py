"""How words and vectors are weighed together: learned on stories and on ECB+ train, measured on ECB+ dev.

    PYTHONPATH=. python plugins/newslens-minilm/learn.py --corpora DIR [--model DIR] [--write]

Run from the root of the repository. The words' score of a pair is that of `training.alignment`. On ECB+ every pair is
asked about, whatever its score by words; a topic is a set of articles. The weights for articles on one event come
from the gold of the stories in `seeds`, without those held out, those for several events from ECB+ train.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import attrs
import numpy as np
from newslens.alignment.opinions import Asked, Opinion, is_open, reconsidered
from newslens.alignment.weights import shipped
from seeds import HELD_OUT
from training.alignment_corpora import (
    asked,
    cosine_scores,
    events,
    learned_for_similar,
    precision_curve,
    read_similar,
    told_similar,
    word_logits,
)
from training.alignment_solving import solve
from training.alignment_stories import SEEDS, Story, read_story

from newslens_minilm.judging import Blend, Numbers, cosines
from newslens_minilm.model import find_model, load_model
from newslens_minilm.stage import MinilmOptions
from newslens_minilm.vectors import Vectors

BLEND = Path(__file__).with_name("src") / "newslens_minilm" / "blend.toml"
RIDGE = 1e-3


@attrs.frozen(eq=False)
class Part:
    """The pairs of a part of ECB+: one number for each.

    Attributes:
        right: 1 where both tell the same event, else 0.
        plain: Their tf-idf cosine.
        words: Their logit by words.
        raw: The cosine of their vectors.
        texts: The same, the mean of the topic taken off.
        articles: The cosine of their articles.
    """

    right: Numbers
    plain: Numbers
    words: Numbers
    raw: Numbers
    texts: Numbers
    articles: Numbers


def read_part(corpora: Path, name: str, vectors: Vectors) -> Part:
    """Read a part ("train" or "dev") and compare its pairs in every way."""
    pairs = list(events(corpora, name))
    words = word_logits([pair.told for pair in pairs], np.array(shipped().scale.weights))
    raw, texts, articles = [], [], []
    for part in asked(pairs, words):
        known = vectors.of(text for each in part for text in (each.a, each.b))
        raw += [float(known[each.a] @ known[each.b]) for each in part]
        near, wide = cosines(part, vectors)
        if near is None or wide is None:
            raise ValueError("a topic of ECB+ has too few sentences or articles")
        texts.append(near)
        articles.append(wide)
    return Part(
        right=np.array([float(pair.same) for pair in pairs]),
        plain=cosine_scores([(pair.a, pair.b) for pair in pairs]),
        words=words,
        raw=np.array(raw),
        texts=np.concatenate(texts),
        articles=np.concatenate(articles),
    )


def read_band(story: Story, vectors: Vectors) -> tuple[Numbers, Numbers, Numbers]:
    """Of the judged pairs of a story in the uncertain band: their logit by words, their cosine, and which are right."""
    heard: list[Asked] = []
    options = MinilmOptions()

    def keep(pairs: Sequence[Asked]) -> Sequence[float]:
        heard.extend(pairs)
        return [pair.logit for pair in pairs]

    opinion = Opinion(keep, options.low, options.high)
    reconsidered(story.matched, opinion)
    answers = [right for match, right in zip(story.matched, story.right, strict=True) if is_open(match, opinion)]
    near, _ = cosines(heard, vectors)
    if near is None:
        raise ValueError(f"{story.name} has too few stretches in the band")
    judged = [place for place, right in enumerate(answers) if right is not None]
    words = np.array([pair.logit for pair in heard])
    return words[judged], near[judged], np.array([float(bool(answers[place])) for place in judged])


def weights(right: Numbers, *features: Numbers) -> Numbers:
    """Those of a logistic regression, the bias first."""
    table = np.column_stack([np.ones(len(right)), *features])
    return solve(table, right, np.full(table.shape[1], RIDGE), np.ones(len(right)))


def blend(alone: Numbers, both: Numbers) -> Blend:
    """The weights in the logit of words: that by which words alone would make a pair as likely as both do."""
    values = [(both[0] - alone[0]) / alone[1], *(both[1:] / alone[1])]
    return Blend(*(round(float(value), 3) for value in values))


def table(story: Blend, mixed: Blend) -> str:
    """The weights as a file."""
    lines = ["# Made by learn.py from stories of seeds (story) and from ECB+ train (mixed)."]
    for name, each in (("story", story), ("mixed", mixed)):
        lines += ["", f"[{name}]", *(f"{key} = {value}" for key, value in attrs.asdict(each).items())]
    return "\n".join(lines) + "\n"


def show(part: Part, close: Blend, mixed: Blend) -> None:
    """Print average precisions."""
    near = close.words * part.words + close.texts * part.texts
    wide = mixed.words * part.words + mixed.texts * part.texts + mixed.articles * part.articles
    base = precision_curve(part.plain, part.right)[0]
    for name, scores in (
        ("tf-idf cosine", part.plain),
        ("words (newslens alone)", part.words),
        ("cosine of vectors", part.raw),
        ("cosine, mean of the topic taken off", part.texts),
        ("words and vectors of the sentences", near),
        ("words and vectors of sentences and articles", wide),
    ):
        found = precision_curve(scores, part.right)[0]
        print(f"{name:45}{found:.3f}  {found - base:+.3f}")


def show_similar(corpora: Path, close: Blend, vectors: Vectors) -> None:
    """Print how well similar sentences of the STS benchmark are told."""
    train, dev = (read_similar(corpora, part) for part in ("train", "dev"))
    raw, both = [], []
    for part in (train, dev):
        known = vectors.of(text for pair in part.texts for text in pair)
        near = np.array([float(known[a] @ known[b]) for a, b in part.texts])
        raw.append(near)
        both.append(close.words * word_logits(part.told, np.array(shipped().scale.weights)) + close.texts * near)
    print("STS news dev, similar, F1 (goal 0.80; thresholds from train):")
    print(f"{'cosine of vectors':45}{told_similar(train, dev, *raw):.3f}")
    print(f"{'words and vectors':45}{told_similar(train, dev, *both):.3f}")
    print(f"{'all features and vectors, for this alone':45}{learned_for_similar(train, dev, (raw[0], raw[1])):.3f}")


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", default="")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    vectors = Vectors(load_model(find_model(given.model)), kept=10_000)
    folders = sorted(path.parent for path in SEEDS.glob("*/gold.json") if path.parent.name not in HELD_OUT)
    bands = [read_band(read_story(folder), vectors) for folder in folders]
    words, texts, right = (np.concatenate(parts) for parts in zip(*bands, strict=True))
    print(f"{len(folders)} stories, {len(right)} pairs in the band, {right.sum():.0f} right")
    print(f"average precision in the band: words {precision_curve(words, right)[0]:.3f}, ", end="")
    story = blend(weights(right, words), weights(right, words, texts))
    print(f"with vectors {precision_curve(story.words * words + story.texts * texts, right)[0]:.3f}")
    train = read_part(given.corpora, "train", vectors)
    alone = weights(train.right, train.words)
    close = blend(alone, weights(train.right, train.words, train.texts))
    mixed = blend(alone, weights(train.right, train.words, train.texts, train.articles))
    print(table(story, mixed))
    print("ECB+ dev, same event, average precision (and above tf-idf):")
    show(read_part(given.corpora, "dev", vectors), close, mixed)
    show_similar(given.corpora, close, vectors)
    if given.write:
        BLEND.write_text(table(story, mixed), encoding="utf-8")


if __name__ == "__main__":
    main()

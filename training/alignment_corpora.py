"""Pairs of news sentences for alignment: ECB+ (the same event) and the STS benchmark (similar), as features."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from newslens.alignment.candidates import indexed
from newslens.alignment.contradictions import Conflicts, conflicts
from newslens.alignment.items import items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.likeness import NAMES, likeness
from newslens.alignment.opinions import Asked
from newslens.alignment.several import nearness
from newslens.alignment.speech import Kinship
from newslens.alignment.stretches import meant_by, stretch
from newslens.alignment.units import Unit, held
from newslens.alignment.weights import shipped
from newslens.alignment.words import read
from newslens.types import Article, Claim
from training.alignment_solving import Floats, solve
from training.packed import unpacked

ECB = "ecbplus/pairs.{part}.jsonl.gz"
STS = "stsb/{part}.jsonl.gz"
FILES = [name.format(part=part) for name in (ECB, STS) for part in ("train", "dev")]
ECB_WEIGHT, STS_WEIGHT = 0.01, 0.1
SIMILAR = 4.0  # of 5
UNLIKE = 3.0
RIDGE = 1e-3
CONTRADICTED = 1.0  # off the score of what contradicts each other, which is not the same however alike

Sentences = Callable[[str, str], "Compared"]


@attrs.frozen(eq=False)
class Compared:
    """Two sentences, compared: their features, and whether they contradict each other."""

    features: tuple[float, ...]
    contradicted: bool


@attrs.frozen(eq=False)
class Examples:
    """Pairs to learn from, and how much each counts."""

    features: Floats
    right: Floats
    weight: float


def sentences(texts: Mapping[str, str]) -> Sentences:
    """Compare two of these texts by their names, as paraphrases; neither speakers nor neighbours are known."""
    claims = tuple(Claim(name, text, ()) for name, text in texts.items())
    found = items([Article(id="a", raw="x", claims=claims)], lexicon())
    units = [Unit(number, 0, len(item.words)) for number, item in enumerate(found)]
    kept = [held(found[unit.item], unit) for unit in units]
    index = indexed(kept, [0] * len(units))
    bounds = np.cumsum([0, *(len(keys) for keys in kept)])
    stretches = {}
    for item, unit, keys in zip(found, units, kept, strict=True):
        weights = index.weights[bounds[unit.item] : bounds[unit.item + 1]].tolist()
        weighed = dict(zip(keys, weights, strict=True))
        stretches[item.id] = stretch(item, 0, unit.end, weighed, keys, meant_by(item, 0, unit.end))
    claimed, weighing = NAMES.index("claims"), shipped().scale

    def compare(one: str, other: str) -> Compared:
        a, b = stretches[one], stretches[other]
        against = conflicts(a, b, lexicon())
        features = list(likeness(a, b, Kinship.UNKNOWN, Conflicts(agreed=against.agreed), 0.0, 0.0, weighing).features)
        features[claimed] = 0.0
        return Compared(tuple(features), bool(against.clash or against.opposite or against.number))

    return compare


def sides(pair: Any) -> tuple[tuple[str, str], tuple[str, str]]:
    """The names and texts of both sentences of a pair of ECB+."""
    one, other = ((f"{side['doc']}.{side['sent']}", side["text"]) for side in (pair["a"], pair["b"]))
    return one, other


@attrs.frozen(eq=False)
class Event:
    """A pair of sentences of ECB+.

    Attributes:
        a: The text of one.
        b: The text of the other.
        in_a: The number of the article of the one, within its topic.
        in_b: The number of the article of the other.
        topic: The topic.
        told: How they compare.
        same: Whether they tell the same event.
    """

    a: str
    b: str
    in_a: int
    in_b: int
    topic: int
    told: Compared
    same: bool


def events(corpora: Path, part: str) -> Iterator[Event]:
    """The pairs of a part of ECB+ ("train" or "dev"), topic by topic."""
    topics: dict[int, list[Any]] = {}
    for pair in unpacked(corpora / ECB.format(part=part)):
        topics.setdefault(pair["topic"], []).append(pair)
    for topic, pairs in topics.items():
        compare = sentences({name: text for pair in pairs for name, text in sides(pair)})
        articles = {name: place for place, name in enumerate(sorted({p[side]["doc"] for p in pairs for side in "ab"}))}
        for pair in pairs:
            (one, a), (other, b) = sides(pair)
            in_a, in_b = articles[pair["a"]["doc"]], articles[pair["b"]["doc"]]
            yield Event(a, b, in_a, in_b, topic, compare(one, other), pair["same_event"])


def asked(pairs: Sequence[Event], logits: Floats) -> Iterator[list[Asked]]:
    """Pairs as an opinion is asked about them, for each topic; the topics in their order."""
    for _, numbers in groupby(range(len(pairs)), key=lambda number: pairs[number].topic):
        yield [
            Asked(pairs[number].a, pairs[number].b, pairs[number].in_a, pairs[number].in_b, float(logits[number]))
            for number in numbers
        ]


def similar(corpora: Path, part: str) -> Iterator[tuple[str, str, Compared, float]]:
    """The pairs of a part of the STS benchmark, and how similar they are, from 0 to 5."""
    pairs = list(unpacked(corpora / STS.format(part=part)))
    compare = sentences({f"{side}{place}": pair[side] for place, pair in enumerate(pairs) for side in "ab"})
    for place, pair in enumerate(pairs):
        yield pair["a"], pair["b"], compare(f"a{place}", f"b{place}"), pair["score"]


def read_examples(corpora: Path) -> list[Examples]:
    """The pairs to learn from; what contradicts each other is left out, and what is neither similar nor unlike."""
    told = [(pair.told.features, pair.same) for pair in events(corpora, "train") if not pair.told.contradicted]
    alike = [
        (found.features, score >= SIMILAR)
        for _, _, found, score in similar(corpora, "train")
        if not found.contradicted and not UNLIKE < score < SIMILAR
    ]
    return [
        Examples(
            np.array([features for features, _ in pairs]), np.array([float(answer) for _, answer in pairs]), weight
        )
        for pairs, weight in ((told, ECB_WEIGHT), (alike, STS_WEIGHT))
    ]


def precision_curve(scores: Floats, right: Floats, missed: int = 0) -> tuple[float, float, float]:
    """Average precision, the best F1, and the score from which it is reached."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(right[order])
    precision = hits / np.arange(1, len(order) + 1)
    total = right.sum() + missed
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + total)
    best = int(f1.argmax())
    return float((precision * right[order]).sum() / total), float(f1[best]), float(scores[order][best])


def _cosines(texts: Sequence[str]) -> Callable[[str, str], float]:
    """The plain tf-idf cosine of two texts."""
    counts = {text: Counter(word.exact for word in read(text).words) for text in set(texts)}
    frequency = Counter(word for found in counts.values() for word in found)
    vectors = {
        text: {word: count * math.log(len(counts) / frequency[word]) for word, count in found.items()}
        for text, found in counts.items()
    }
    norms = {text: math.sqrt(sum(weight**2 for weight in vector.values())) or 1.0 for text, vector in vectors.items()}

    def cosine(one: str, other: str) -> float:
        a, b = vectors[one], vectors[other]
        return sum(weight * b[word] for word, weight in a.items() if word in b) / (norms[one] * norms[other])

    return cosine


def word_logits(told: Sequence[Compared], weights: Floats) -> Floats:
    """How alike pairs are by their words; less where they contradict each other."""
    return np.array([float(np.dot(pair.features, weights)) - CONTRADICTED * pair.contradicted for pair in told])


def cosine_scores(texts: Sequence[tuple[str, str]]) -> Floats:
    """The plain tf-idf cosine of pairs of texts."""
    cosine = _cosines([text for pair in texts for text in pair])
    return np.array([cosine(a, b) for a, b in texts])


def _near(pairs: Sequence[Event], logits: Floats) -> Floats:
    return np.array([near or 0.0 for part in asked(pairs, logits) for near in nearness(part)])


def learn_several(corpora: Path, weights: Floats) -> Floats:
    """Bias, weight of words and weight of articles, in the logit of words, for articles on several events; from ECB+ train."""
    pairs = list(events(corpora, "train"))
    words = word_logits([pair.told for pair in pairs], weights)
    right = np.array([float(pair.same) for pair in pairs])
    one, counted = np.ones(len(pairs)), np.ones(len(pairs))
    alone = solve(np.column_stack([one, words]), right, np.full(2, RIDGE), counted)
    both = solve(np.column_stack([one, words, _near(pairs, words)]), right, np.full(3, RIDGE), counted)
    # In the logit of words: that by which words alone would make a pair as likely as both do.
    return np.array([(both[0] - alone[0]) / alone[1], *(both[1:] / alone[1])])


def measured(corpora: Path, weights: Floats, several: Floats) -> Iterator[str]:
    """Lines that tell how well the weights do on the development parts, beside the plain tf-idf cosine and the goals."""
    pairs = list(events(corpora, "dev"))
    same = np.array([float(pair.same) for pair in pairs])
    ours = word_logits([pair.told for pair in pairs], weights)
    plain = precision_curve(cosine_scores([(pair.a, pair.b) for pair in pairs]), same)[0]
    alone = precision_curve(ours, same)[0]
    blended = precision_curve(several[1] * ours + several[2] * _near(pairs, ours), same)[0]
    yield f"ECB+ dev, same event, average precision: tf-idf cosine {plain:.3f}"
    yield f"  words {alone:.3f} ({alone - plain:+.3f})"
    yield f"  words and articles, as for several events {blended:.3f} ({blended - plain:+.3f}; goal +0.050)"
    yield from measured_similar(read_similar(corpora, "train"), read_similar(corpora, "dev"), weights)


@attrs.frozen(eq=False)
class Similar:
    """A part of the STS benchmark: its pairs of texts, how they compare, and which are similar (1, else 0)."""

    texts: Sequence[tuple[str, str]]
    told: Sequence[Compared]
    right: Floats


def read_similar(corpora: Path, part: str) -> Similar:
    """Read a part ("train" or "dev") of the STS benchmark."""
    pairs = list(similar(corpora, part))
    return Similar(
        [(a, b) for a, b, _, _ in pairs],
        [told for _, _, told, _ in pairs],
        np.array([float(score >= SIMILAR) for *_, score in pairs]),
    )


def told_similar(train: Similar, dev: Similar, in_train: Floats, in_dev: Floats) -> float:
    """F1 on the development part, from the score that is best in training."""
    said = in_dev >= precision_curve(in_train, train.right)[2]
    return float(2 * (said * dev.right).sum() / (said.sum() + dev.right.sum()))


def learned_for_similar(train: Similar, dev: Similar, *more: tuple[Floats, Floats]) -> float:
    """F1 of a regression that learns nothing but this, from all features and more (in training, in development).

    What it falls short of is out of reach of the features, not lost to what else they serve.
    """
    in_train, in_dev = (
        np.column_stack(
            [
                np.array([pair.features for pair in part.told]),
                np.array([float(pair.contradicted) for pair in part.told]),
                *(each[place] for each in more),
            ]
        )
        for place, part in enumerate((train, dev))
    )
    size = in_train.shape[1]
    weights = solve(in_train, train.right, np.full(size, RIDGE), np.ones(len(in_train)))
    return told_similar(train, dev, in_train @ weights, in_dev @ weights)


def measured_similar(train: Similar, dev: Similar, weights: Floats) -> Iterator[str]:
    """Lines that tell how well similar sentences are told by words, beside what is compared with it."""
    words = told_similar(train, dev, word_logits(train.told, weights), word_logits(dev.told, weights))
    plain = told_similar(train, dev, cosine_scores(train.texts), cosine_scores(dev.texts))
    alone = learned_for_similar(train, dev)
    yield f"STS news dev, similar: F1 {words:.3f} (goal 0.74); tf-idf cosine {plain:.3f} (thresholds from train)"
    yield f"  the same features, learned for this alone {alone:.3f}"

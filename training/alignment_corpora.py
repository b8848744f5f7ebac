"""Pairs of news sentences for alignment: ECB+ (the same event) and the STS benchmark (similar), as features."""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from newslens.alignment.candidates import indexed
from newslens.alignment.contradictions import Conflicts, conflicts, stretch
from newslens.alignment.items import Unit, held, items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.likeness import NAMES, likeness
from newslens.alignment.speech import Kinship
from newslens.alignment.words import read
from newslens.types import Article, Claim

Floats = NDArray[np.float64]
ECB = "ecbplus/pairs.{part}.jsonl.gz"
STS = "stsb/{part}.jsonl.gz"
FILES = [name.format(part=part) for name in (ECB, STS) for part in ("train", "dev")]
ECB_WEIGHT, STS_WEIGHT = 0.01, 0.1
SIMILAR = 4.0  # of 5
UNLIKE = 3.0
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


def _lines(path: Path) -> Iterator[Any]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _sentences(texts: Mapping[str, str]) -> Sentences:
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
        stretches[item.id] = stretch(item, 0, unit.end, dict(zip(keys, weights, strict=True)), keys)
    claimed = NAMES.index("claims")

    def compare(one: str, other: str) -> Compared:
        a, b = stretches[one], stretches[other]
        against = conflicts(a, b, lexicon())
        features = list(likeness(a, b, Kinship.UNKNOWN, Conflicts(agreed=against.agreed), 0.0, 0.0).features)
        features[claimed] = 0.0
        return Compared(tuple(features), bool(against.clash or against.opposite or against.number))

    return compare


def _sides(pair: Any) -> tuple[tuple[str, str], tuple[str, str]]:
    one, other = ((f"{side['doc']}.{side['sent']}", side["text"]) for side in (pair["a"], pair["b"]))
    return one, other


def _events(corpora: Path, part: str) -> Iterator[tuple[str, str, Compared, bool]]:
    topics: dict[int, list[Any]] = {}
    for pair in _lines(corpora / ECB.format(part=part)):
        topics.setdefault(pair["topic"], []).append(pair)
    for pairs in topics.values():
        compare = _sentences({name: text for pair in pairs for name, text in _sides(pair)})
        for pair in pairs:
            (one, a), (other, b) = _sides(pair)
            yield a, b, compare(one, other), pair["same_event"]


def _similar(corpora: Path, part: str) -> Iterator[tuple[str, str, Compared, float]]:
    pairs = list(_lines(corpora / STS.format(part=part)))
    compare = _sentences({f"{side}{place}": pair[side] for place, pair in enumerate(pairs) for side in "ab"})
    for place, pair in enumerate(pairs):
        yield pair["a"], pair["b"], compare(f"a{place}", f"b{place}"), pair["score"]


def read_examples(corpora: Path) -> list[Examples]:
    """The pairs to learn from; what contradicts each other is left out, and what is neither similar nor unlike."""
    events = [(told.features, same) for _, _, told, same in _events(corpora, "train") if not told.contradicted]
    similar = [
        (told.features, score >= SIMILAR)
        for _, _, told, score in _similar(corpora, "train")
        if not told.contradicted and not UNLIKE < score < SIMILAR
    ]
    return [
        Examples(
            np.array([features for features, _ in pairs]), np.array([float(answer) for _, answer in pairs]), weight
        )
        for pairs, weight in ((events, ECB_WEIGHT), (similar, STS_WEIGHT))
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


def _scores(pairs: Sequence[tuple[str, str, Compared, Any]], weights: Floats) -> tuple[Floats, Floats]:
    """Ours, and the plain cosine."""
    cosine = _cosines([text for a, b, _, _ in pairs for text in (a, b)])
    ours = np.array(
        [float(np.dot(told.features, weights)) - CONTRADICTED * told.contradicted for _, _, told, _ in pairs]
    )
    return ours, np.array([cosine(a, b) for a, b, _, _ in pairs])


def measured(corpora: Path, weights: Floats) -> Iterator[str]:
    """Lines that tell how well the weights do on the development parts, beside the plain tf-idf cosine."""
    events = list(_events(corpora, "dev"))
    same = np.array([float(answer) for *_, answer in events])
    ours, plain = (precision_curve(scores, same)[0] for scores in _scores(events, weights))
    yield f"ECB+ dev, same event: average precision {ours:.3f}; tf-idf cosine {plain:.3f}"
    found = {}
    for part in ("train", "dev"):
        pairs = list(_similar(corpora, part))
        found[part] = (_scores(pairs, weights), np.array([float(score >= SIMILAR) for *_, score in pairs]))
    told = []
    for kind in (0, 1):
        threshold = precision_curve(found["train"][0][kind], found["train"][1])[2]
        said, answers = found["dev"][0][kind] >= threshold, found["dev"][1]
        told.append(float(2 * (said * answers).sum() / (said.sum() + answers.sum())))
    yield f"STS news dev, similar: F1 {told[0]:.3f}; tf-idf cosine {told[1]:.3f} (thresholds from train)"

"""Articles on several events: two stretches belong together the more, the more alike their articles are."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import attrs

from newslens.alignment.opinions import Asked, Opinion
from newslens.alignment.words import read

_FEWEST = 6  # pairs of articles; of fewer it says little how one stands among them
_LITTLE = 1e-9


@attrs.frozen
class Blend:
    """How words and articles are weighed together, in the logit of words.

    Attributes:
        bias: Added.
        words: What the logit by words weighs.
        articles: What it weighs how alike the articles are among the pairs of the set.
    """

    bias: float
    words: float
    articles: float


@cache
def blend() -> Blend:
    """The weights that come with the package; `training/alignment.py` makes them."""
    table = tomllib.loads(files(__package__).joinpath("data", "weights.toml").read_text(encoding="utf-8"))
    return Blend(**table["several"])


def several_events() -> Opinion:
    """An opinion on pairs of articles that tell of several events, to be given to `align`.

    In one story all articles are on one event, and it says nothing how alike they are. Of articles on several events two
    sentences on "the fire" are of one fire where the articles share more than those of the set do on the whole.
    """
    return Opinion(judged, low=0.05, high=1.0)


def judged(asked: Sequence[Asked]) -> Sequence[float]:
    """The logit of each pair in the light of how alike the articles are."""
    known = blend()
    return [
        each.logit if near is None else known.bias + known.words * each.logit + known.articles * near
        for each, near in zip(asked, nearness(asked), strict=True)
    ]


def nearness(asked: Sequence[Asked]) -> Sequence[float | None]:
    """For each pair how alike its articles are among those of all pairs: deviations from the mean, in standard deviations.

    An article is all its stretches that are asked about, compared by the cosine of their words (rarer words weigh more).
    None where there are too few pairs of articles, or all are as alike.
    """
    texts: dict[int, set[str]] = {}
    for each in asked:
        texts.setdefault(each.in_a, set()).add(each.a)
        texts.setdefault(each.in_b, set()).add(each.b)
    vectors = _vectors(texts)
    cosines = {
        (a, b): _cosine(vectors[a], vectors[b])
        for a, b in {(min(each.in_a, each.in_b), max(each.in_a, each.in_b)) for each in asked}
    }
    if len(cosines) < _FEWEST:
        return [None] * len(asked)
    found = [cosines[min(each.in_a, each.in_b), max(each.in_a, each.in_b)] for each in asked]
    # Sums that do not hang on the order of the pairs.
    mean = math.fsum(found) / len(found)
    spread = math.sqrt(math.fsum((value - mean) ** 2 for value in found) / len(found))
    if spread < _LITTLE:
        return [None] * len(asked)
    return [(value - mean) / spread for value in found]


def _vectors(texts: Mapping[int, set[str]]) -> dict[int, dict[str, float]]:
    counts = {
        article: Counter(word.key for text in sorted(held) for word in read(text).words if word.key)
        for article, held in texts.items()
    }
    frequency = Counter(key for found in counts.values() for key in found)
    vectors = {}
    for article, found in counts.items():
        vector = {
            key: (1.0 + math.log(count)) * math.log((len(counts) + 1) / frequency[key]) for key, count in found.items()
        }
        norm = math.sqrt(math.fsum(weight**2 for weight in vector.values())) or 1.0
        vectors[article] = {key: weight / norm for key, weight in vector.items()}
    return vectors


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    if len(b) < len(a):
        a, b = b, a
    return math.fsum(weight * b[key] for key, weight in a.items() if key in b)

"""From vectors and readings to an opinion: how alike two stretches are beside all others, and how the two stand to each other."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

import attrs
import numpy as np
from newslens.alignment.closer import Judgement
from newslens.alignment.likeness import logistic
from newslens.alignment.opinions import Asked, Considered
from numpy.typing import NDArray

from newslens_minilm.encoder import Floats
from newslens_minilm.reader import QUESTIONS, Reader
from newslens_minilm.vectors import Vectors

Judge = Callable[[Sequence[Asked]], Sequence[float]]
Read = Callable[[Sequence[Considered]], Sequence[Judgement]]
Numbers = NDArray[np.float64]

ASKED = ("together", "opposed")
"""What a reader is asked of `newslens_minilm.reader.QUESTIONS`."""
JOINS = 0.6
"""How sure newslens and the reader must be that a pair belongs together of which newslens by itself is less sure."""
_FEWEST_TEXTS = 12  # of fewer the mean is no measure of what all of them have in common
_FEWEST_ARTICLES = 3  # two are as unlike as can be once their mean is taken off
_LITTLE = 1e-9
_SUREST = 1e-6  # no judgement is surer


@attrs.frozen
class Blend:
    """How words and vectors are weighed together, in the logit of words.

    Attributes:
        bias: Added.
        words: What the logit by words weighs.
        texts: What the cosine of the two stretches weighs.
        articles: What the cosine of their articles weighs.
    """

    bias: float
    words: float
    texts: float
    articles: float = 0.0


@attrs.frozen
class Weighed:
    """How the closer look of newslens and the reader are weighed together, in logits.

    Attributes:
        bias: Added.
        looked: What the logit of the closer look weighs.
        read: What the logit of the reader weighs.
    """

    bias: float
    looked: float
    read: float

    def of(self, sure: Numbers, read: Numbers) -> Numbers:
        """The logits of both together.

        Args:
            sure: How sure newslens is of each pair, 0 to 1.
            read: The logits of the reader.
        """
        return self.bias + self.looked * logits_of(sure) + self.read * read


def logits_of(sure: Numbers) -> Numbers:
    """The logits of probabilities."""
    known = np.clip(sure, _SUREST, 1.0 - _SUREST)
    logits: Numbers = np.log(known / (1.0 - known))
    return logits


@cache
def blends() -> tuple[Blend, Blend]:
    """The weights for articles on one event and for those on several, as `learn.py` wrote them beside this package."""
    table = _table("blend.toml")
    return Blend(**table["story"]), Blend(**table["mixed"])


@cache
def weighed() -> tuple[Weighed, Weighed]:
    """The weights for what belongs together and for what excludes each other, as `weigh.py` wrote them."""
    table = _table("weighed.toml")
    return Weighed(**table["together"]), Weighed(**table["opposed"])


def _table(name: str) -> dict[str, dict[str, float]]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def judge(vectors: Vectors, *, mixed: bool) -> Judge:
    """An opinion from vectors; see `newslens.alignment.opinions`.

    Args:
        vectors: Texts to vectors.
        mixed: Whether the articles tell of several events, so that it says something how alike they are.
    """

    def judged(asked: Sequence[Asked]) -> Sequence[float]:
        texts, articles = cosines(asked, vectors)
        if texts is None:
            return [each.logit for each in asked]
        story, several = blends()
        blend = several if mixed and articles is not None else story
        logits = blend.bias + blend.words * np.array([each.logit for each in asked]) + blend.texts * texts
        if articles is not None:  # on one event it weighs nothing
            logits = logits + blend.articles * articles
        found: list[float] = logits.tolist()
        return found

    return judged


def reading(reader: Reader, weights: tuple[Weighed, Weighed], joins: float = JOINS) -> Read:
    """Judgements from what newslens knows of pairs and what a reader makes of them; see `newslens.alignment.opinions`.

    Args:
        reader: Reads two texts at once.
        weights: Those for what belongs together and for what excludes each other.
        joins: How sure both must be, 0 to 1, that a pair belongs together, for it to count where newslens by itself is less sure.
    """

    def read(pairs: Sequence[Considered]) -> Sequence[Judgement]:
        known = [(pair.judgement.together, pair.judgement.opposed) for pair in pairs]
        logits = answered(reader, [(pair.a, pair.b) for pair in pairs])
        table = np.array(known, dtype=np.float64).reshape(len(pairs), 2)
        both = [each.of(sure, read).tolist() for each, sure, read in zip(weights, table.T, logits.T, strict=True)]
        return [
            _judgement(pair, logistic(together), logistic(opposed), joins)
            for pair, together, opposed in zip(pairs, *both, strict=True)
        ]

    return read


def answered(reader: Reader, pairs: Sequence[tuple[str, str]]) -> Numbers:
    """The logits of pairs of texts: (pairs, 2), in the order of `ASKED`."""
    return reader.read(pairs)[:, [QUESTIONS.index(name) for name in ASKED]].astype(np.float64)


def _judgement(pair: Considered, together: float, opposed: float, joins: float) -> Judgement:
    # On real articles much only sounds alike, and a reader of two texts does not know who says them: what words leave apart it
    # joins where it is sure, and where no two speakers would then be held against each other.
    joined = together > joins and not pair.strangers
    return Judgement(together if joined else min(pair.judgement.together, together), min(together, opposed))


def cosines(asked: Sequence[Asked], vectors: Vectors) -> tuple[Numbers | None, Numbers | None]:
    """For each pair how alike its stretches are, and how alike their articles, from -1 to 1.

    The mean of the stretches is taken off first (Mu and Viswanath, 2018, "All-but-the-top"): what all of a story share
    says nothing about which of them belong together. An article is the mean of its stretches.

    Args:
        asked: The pairs of one set. The order does not matter.
        vectors: Texts to vectors.

    Returns:
        Two arrays, one number for each pair; None for the first where there are too few stretches, None for the second
        where there are too few articles.
    """
    held: dict[int, set[str]] = {}
    for each in asked:
        held.setdefault(each.in_a, set()).add(each.a)
        held.setdefault(each.in_b, set()).add(each.b)
    listed = sorted(set().union(*held.values()))
    if len(listed) < _FEWEST_TEXTS:
        return None, None
    place = {text: number for number, text in enumerate(listed)}
    known = vectors.of(listed)
    table = np.stack([known[text] for text in listed])
    table -= table.mean(axis=0, dtype=np.float64).astype(np.float32)
    texts = _cosines(table, [place[each.a] for each in asked], [place[each.b] for each in asked])
    if len(held) < _FEWEST_ARTICLES:
        return texts, None
    numbers = {article: number for number, article in enumerate(sorted(held))}
    means = np.stack([table[sorted(place[text] for text in held[article])].mean(axis=0) for article in numbers])
    return texts, _cosines(means, [numbers[each.in_a] for each in asked], [numbers[each.in_b] for each in asked])


def _cosines(table: Floats, left: Sequence[int], right: Sequence[int]) -> Numbers:
    normed = table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), np.float32(_LITTLE))
    # Row by row: a product of two gathered tables would hold every pair in memory at once.
    return np.array([float(normed[a] @ normed[b]) for a, b in zip(left, right, strict=True)])

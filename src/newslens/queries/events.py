"""Whether articles look as if they told of several events."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from newslens.alignment.words import Words, read
from newslens.language.calendar import MONTHS, WEEKDAYS
from newslens.types import Article

_BEGINNING: Final = 800  # code points of an article that say what it is about
_FEWEST: Final = 12  # articles; of fewer nothing can be told
_SAMPLE: Final = 400  # articles that are looked at
_ALIKE: Final = 0.05  # the cosine from which two articles may be of one event
_ONE: Final = 0.25  # the share of alike pairs from which all may be of one event: five events never come up to it
# So many articles are seldom on one event, and then more of their pairs are alike.
_CROWD: Final = 60
_ONE_OF_CROWD: Final = 0.55
_DATES: Final = frozenset((*MONTHS, *WEEKDAYS))
_EPSILON: Final = 1e-12


def several_events(articles: Sequence[Article]) -> bool:
    """Whether some articles look as if they told of several events, judged by the names that they begin with.

    Articles on one event share names: of most pairs of them each has a name of the other. It is a hint and no more, and never
    given for few articles. Of very many some are taken at equal distances, so that the work stays the same.

    Args:
        articles: Articles, annotated or not.
    """
    if len(articles) < _FEWEST:
        return False
    vectors = _vectors(articles[:: math.ceil(len(articles) / _SAMPLE)])
    pairs = np.triu_indices(len(vectors), 1)
    alike = float(((vectors @ vectors.T)[pairs] >= _ALIKE).mean())
    return alike < (_ONE if len(articles) < _CROWD else _ONE_OF_CROWD)


def _vectors(articles: Sequence[Article]) -> NDArray[np.float64]:
    """For each article how much each name says of it; of length 1."""
    texts = [read(f"{article.title or ''}\n{article.raw[:_BEGINNING]}") for article in articles]
    passed = _DATES.union(form for words in texts for form in words.forms if form.islower())
    counts = [Counter(name for name in _names(words) if name.casefold() not in passed) for words in texts]
    holders = Counter(name for found in counts for name in found)
    numbers = {name: number for number, name in enumerate(sorted(holders))}
    table: NDArray[np.float64] = np.zeros((len(counts), len(holders)))
    for row, found in enumerate(counts):
        for name, count in found.items():
            # What stands in all of them says something too: all may be of one event.
            table[row, numbers[name]] = (1.0 + math.log(count)) * (1.0 + math.log(len(counts) / holders[name]))
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), _EPSILON)
    return table


def _names(words: Words) -> Iterator[str]:
    """What is written with a capital though no sentence begins with it."""
    for place, (before, sentence) in enumerate(pairwise(words.sentences), start=1):
        if before == sentence and words.forms[place][0].isupper():
            yield words.forms[place]

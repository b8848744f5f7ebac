"""How likely a candidate is right as a whole: cue, source and content together.

A logistic regression over what speaks for a candidate, fitted on articles that neither the model nor the rates have seen
(Platt, 1999). What no article of these shows (transcripts, quotations without a cue) keeps the score of its rule.
"""

from __future__ import annotations

from math import exp, log, log1p
from typing import Final

import numpy as np

from newslens.attribution.kinds import kind_of, mode_of
from newslens.attribution.learned.contents import words_of
from newslens.attribution.learned.features import Floats
from newslens.attribution.learned.joining import Candidate
from newslens.attribution.page import Page
from newslens.types import Kind, Mode

EVIDENCE: Final = (
    "constant",
    "cue",
    "rule",
    "no rule",
    "source",
    "content",
    "cue and content",
    "agreed",
    "same source",
    "no source",
    "bound",
    "adrift",
    "direct",
    "mixed",
    "short content",
    "thought",
    "verb",
    "reports",
    "inside another",
    "words of the cue",
    "a word or two",
    "past participle",
    "present participle",
    "first line",
)
_EDGE: Final = 0.01
_SHORT: Final = 4
_FEW: Final = 2


def evidence(page: Page, candidate: Candidate) -> Floats:
    """What speaks for a candidate that a model has read, shape (len(EVIDENCE),).

    Args:
        page: The article.
        candidate: With a reading.

    Raises:
        ValueError: Where it has none.
    """
    found, reading = candidate.found, candidate.reading
    if reading is None:
        raise ValueError("only what a model has read has evidence")
    tree = page.tree
    kind = kind_of(tree, page.quotes, found.content)
    length = sum(end - start for start, end in found.content)
    known = {
        "constant": 1.0,
        "cue": _log_odds(reading.likely),
        "rule": _log_odds(found.score) if found.score else 0.0,
        "no rule": not found.score,
        "source": _log_odds(reading.source_likely),
        "content": _log_odds(reading.content_likely),
        "cue and content": _log_odds(reading.likely * reading.source_likely * reading.content_likely),
        "agreed": candidate.agreed,
        "same source": candidate.same_source,
        "no source": not found.source,
        "bound": candidate.bound,
        "adrift": candidate.adrift,
        "direct": kind is Kind.DIRECT,
        "mixed": kind is Kind.MIXED,
        "short content": length < _SHORT * 6,
        "thought": mode_of(tree, found, page.lexicon) is Mode.THOUGHT,
        "verb": tree.tag[found.anchor][:2] == "VB",
        "reports": page.lexicon.reports(tree.lemma[found.anchor]),
        "inside another": candidate.inside,
        "words of the cue": log1p(sum(end - start for start, end in found.cue)),
        "a word or two": len(words_of(tree, found.content)) <= _FEW,
        "past participle": tree.tag[found.anchor] == "VBN",
        "present participle": tree.tag[found.anchor] == "VBG",
        "first line": tree.paragraph[found.anchor] == 0,
    }
    return np.array([known[name] for name in EVIDENCE], dtype=np.float32)


def confidence(weights: Floats, given: Floats) -> float:
    """A probability, 0 to 1."""
    return 1 / (1 + exp(-float(weights @ given)))


def _log_odds(chance: float) -> float:
    chance = min(1 - _EDGE, max(_EDGE, chance))
    return log(chance / (1 - chance))

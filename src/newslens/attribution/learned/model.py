"""The attribution model that ships with newslens, and what it makes of an article."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

import attrs
import numpy as np
from numpy.typing import NDArray

from newslens.attribution.contents.hollow import hollow
from newslens.attribution.contents.unsaid import said
from newslens.attribution.cues.turns import spoken
from newslens.attribution.found import Found
from newslens.attribution.kinds import mode_of
from newslens.attribution.learned import features
from newslens.attribution.learned.confidence import EVIDENCE, confidence, evidence
from newslens.attribution.learned.contents import words_of
from newslens.attribution.learned.decoding import Reading, alone, reading
from newslens.attribution.learned.features import Floats, Pairs
from newslens.attribution.learned.joining import Candidate, anchored, join
from newslens.attribution.learned.network import Network, best_roles
from newslens.attribution.page import Page
from newslens.attribution.parse.items import is_item_mark
from newslens.attribution.parse.tree import Tree
from newslens.attribution.quotations.adrift import with_speakers
from newslens.attribution.rules import proposals
from newslens.attribution.select import select
from newslens.types import Mode

# The least rate at which the model is told of a proposal of the rules.
PROPOSED: Final = 0.02
# The score at which the model is told that the rules alone would say so.
STANDING: Final = 0.35
_POSSIBLE: Final = 0.15
# A quotation whose cue the rules miss has one more often than not: the likeliest word of its paragraph is read too.
_FAINT: Final = 0.02
# The confidence above which a cue that the model found takes a quotation from the last speaker.
FIRM: Final = 0.3
TRUST: Final = 0.6
# Where but a few words name a topic, what is no likelier right than wrong is left out.
TOPIC: Final = 0.5
_FEW: Final = 5


@attrs.frozen(eq=False)
class Model:
    """The trained parts.

    Attributes:
        network: Vectors, cues and roles.
        moves: Log-probabilities of a role behind another, shape (roles, roles).
        confidence: Weights of `newslens.attribution.learned.confidence.EVIDENCE`.
        curve: For least confidences from high to low, the precision of what reaches them: pairs of numbers from 0 to 1.
        width: The width of the vectors of the spaCy pipeline that it was trained with.
    """

    network: Network
    moves: Floats
    confidence: Floats
    curve: tuple[tuple[float, float], ...]
    width: int

    def least(self, precision: float) -> float | None:
        """The least confidence at which a precision is expected to hold; None where none is."""
        reached = [threshold for threshold, found in self.curve if found >= precision]
        return min(reached, default=None)

    @property
    def highest(self) -> float:
        """The highest precision that was measured."""
        return max((precision for _, precision in self.curve), default=0.0)


@cache
def load() -> Model:
    """The model in the package."""
    here = files("newslens.attribution.learned")
    with here.joinpath("model.npz").open("rb") as source:
        arrays = {name: array.astype(np.float32) for name, array in np.load(source).items()}
    settings = json.loads(here.joinpath("model.json").read_text("utf-8"))
    moves = arrays.pop("moves")
    return Model(
        Network(arrays),
        moves,
        np.array([settings["confidence"][name] for name in EVIDENCE], dtype=np.float32),
        tuple((float(threshold), float(precision)) for threshold, precision in settings["curve"]),
        int(settings["width"]),
    )


def tensor_of(model: Model, given: NDArray[np.floating[Any]], count: int) -> Floats:
    """The vectors of a spaCy document, or zeros where another pipeline made them; the model has seen both."""
    if given.shape == (count, model.width):
        return np.asarray(given, dtype=np.float32)
    return np.zeros((count, model.width), dtype=np.float32)


def readings(model: Model, page: Page, tensor: Floats, proposed: Sequence[Found]) -> list[Reading]:
    """What the model reads in an article: cues that are likely enough, and those that the rules bind.

    Args:
        model: The model.
        page: The article, read with the floor `PROPOSED`.
        tensor: The vectors of the spaCy pipeline, shape (words, width).
        proposed: What the rules propose.
    """
    standing = select(page.tree, proposed, STANDING, page.lexicon)
    words = features.words(page, proposed, standing)
    vectors = model.network.words(words, tensor)
    chances = model.network.cues(vectors)
    bound = {found.anchor for found in proposed if found.is_direct and found.anchor >= 0}
    free = _likeliest(page.tree, chances)
    faint = {_faint(page, chances, free, found) for found in proposed if found.anchor < 0} - {-1}
    likely = {token for token in np.flatnonzero(chances >= _POSSIBLE).tolist() if not is_item_mark(page.tree, token)}
    anchors = sorted({*likely, *bound, *faint})
    columns = features.Columns.of(page, features.possible(words))
    rules = features.by_anchor(proposed)
    pairs = [columns.pairs(anchor, rules.get(anchor, ())) for anchor in anchors]
    return alone(read_at(model, page.tree, vectors, chances, pairs))


def read_at(model: Model, tree: Tree, vectors: Floats, chances: Floats, pairs: Sequence[Pairs]) -> list[Reading]:
    """The likeliest roles of the words near some possible cues.

    Args:
        model: The model.
        tree: The parse.
        vectors: The vectors of the words, shape (words, width).
        chances: How likely a cue turns on each word, 0 to 1, shape (words,).
        pairs: The possible cues with the words near them.
    """
    scores = model.network.roles(vectors, pairs)
    return [
        reading(tree, pair, score, roles, float(chances[pair.anchor]))
        for pair, score, roles in zip(pairs, scores, best_roles(scores, model.moves), strict=True)
    ]


def _likeliest(tree: Tree, chances: Floats) -> list[int]:
    """The likeliest cue of each paragraph outside quotation marks, or -1."""
    found = []
    for first, last in tree.paragraphs:
        free = (token for token in range(first, last) if tree.quoted[token] < 0 and not is_item_mark(tree, token))
        found.append(max(free, key=lambda token: float(chances[token]), default=-1))
    return found


def _faint(page: Page, chances: Floats, free: Sequence[int], found: Found) -> int:
    """The likeliest cue in the paragraphs of a quotation without one, outside its marks; -1 where nothing is likely."""
    tree = page.tree
    inside = features.tokens_of(tree, found.content)
    if not inside:
        return -1
    first, last = tree.paragraph[inside[0][0]], tree.paragraph[inside[-1][1] - 1]
    near = [token for token in free[first : last + 1] if token >= 0]
    best = max(near, key=lambda token: float(chances[token]), default=-1)
    return best if best >= 0 and chances[best] >= _FAINT else -1


def candidates(model: Model, page: Page, tensor: Floats) -> list[Candidate]:
    """Everything that may be an attribution, by the model and by the rules."""
    proposed = proposals(page)
    return join(page, proposed, readings(model, page, tensor, proposed))


def attributions(model: Model, page: Page, tensor: Floats, floor: float) -> list[Found]:
    """The attributions of an article, their scores the confidence in them.

    Args:
        model: The model.
        page: The article, read with the floor `PROPOSED`.
        tensor: The vectors of the spaCy pipeline, shape (words, width).
        floor: The least confidence that stands, 0 to 1.
    """
    found = (sure(model, page, one) for one in candidates(model, page, tensor))
    told = (one for one in found if not hollow(page.tree, one, page.lexicon))
    return settled(page, [one for one in told if one.score >= TOPIC or not _is_topic(page, one)], floor)


def settled(page: Page, found: Sequence[Found], floor: float) -> list[Found]:
    """Which of the attributions stand, by their confidence, and whose those without a cue then are.

    Args:
        page: The article.
        found: Attributions with their confidence.
        floor: The least confidence that stands, 0 to 1.
    """
    loose = anchored(page.tree, found, FIRM)
    standing = select(page.tree, [*spoken(page), *loose], floor, page.lexicon)
    return with_speakers(page.tree, said(page.tree, standing, page.lexicon), page.lexicon)


def _is_topic(page: Page, found: Found) -> bool:
    """Whether a few words without a verb or marks name what was spoken of, and not what was said: `warning of | deep water`."""
    tree, words = page.tree, words_of(page.tree, found.content)
    if len(words) > _FEW or any(tree.tag[token][:2] in {"VB", "MD"} or tree.quoted[token] >= 0 for token in words):
        return False
    return mode_of(tree, found, page.lexicon) is not Mode.THOUGHT


def sure(model: Model, page: Page, candidate: Candidate) -> Found:
    """A candidate with its confidence as its score."""
    if candidate.reading is None:
        return candidate.found
    return backed(candidate, confidence(model.confidence, evidence(page, candidate)))


def backed(candidate: Candidate, chance: float) -> Found:
    """A candidate with its chance as its score, or what the rules alone say where they are a good deal surer."""
    rule = candidate.rule
    if rule is not None and TRUST * rule.score > chance:
        return attrs.evolve(rule, score=TRUST * rule.score)
    return attrs.evolve(candidate.found, score=chance)

"""What several networks together make of articles that nobody annotated, for another to learn from.

After Hinton, Vinyals and Dean (2015): what the teachers think likely says more than what they would decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs
import numpy as np

from newslens.attribution.learned import features
from newslens.attribution.learned.features import Floats, Pairs, Words
from newslens.attribution.learned.network import Network
from training.attribution.examples import Example

LEAST = 0.1
"""The least chance of a cue for which roles are told."""


@attrs.frozen(eq=False)
class Told:
    """What teachers make of an article.

    Attributes:
        cues: How likely a cue turns on each word, 0 to 1, shape (words,).
        anchors: The words for which roles are told.
        roles: For each of these, how likely each role of the words near it is, shapes (words near, roles).
    """

    cues: Floats
    anchors: list[int]
    roles: list[Floats]


@attrs.frozen(eq=False)
class Committee:
    """Networks whose chances are averaged.

    Attributes:
        networks: The networks.
        widths: How much of the vector of a word each of them reads.
    """

    networks: tuple[Network, ...]
    widths: tuple[int, ...]

    @classmethod
    def read(cls, paths: Sequence[Path]) -> Committee:
        """The networks that a stage before left."""
        networks, widths = [], []
        for path in paths:
            arrays = {name: array.astype(np.float32) for name, array in np.load(path).items()}
            widths.append(int(arrays.pop("width")))
            networks.append(Network(arrays))
        return cls(tuple(networks), tuple(widths))

    def words(self, words: Words, tensor: Floats) -> list[Floats]:
        """The vectors that each network has of the words of an article."""
        pairs = zip(self.networks, self.widths, strict=True)
        return [network.words(words, tensor[:, :width]) for network, width in pairs]

    def cues(self, vectors: Sequence[Floats]) -> Floats:
        """How likely a cue turns on each word, 0 to 1."""
        found = [network.cues(each) for network, each in zip(self.networks, vectors, strict=True)]
        return np.asarray(np.mean(found, 0), dtype=np.float32)

    def roles(self, vectors: Sequence[Floats], pairs: Sequence[Pairs]) -> list[Floats]:
        """How likely the roles of the words near each possible cue are."""
        each = [network.roles(one, pairs) for network, one in zip(self.networks, vectors, strict=True)]
        return [np.asarray(np.mean(np.exp(same), 0), dtype=np.float32) for same in zip(*each, strict=True)]

    def tell(self, example: Example, tensor: Floats) -> Told:
        """What the networks make of an article.

        Args:
            example: The article.
            tensor: The vectors of its words, those of the pipeline first, shape (words, at least the greatest width).
        """
        vectors = self.words(example.words, tensor)
        cues = self.cues(vectors)
        anchors = np.flatnonzero(cues >= LEAST).tolist()
        possible = features.possible(example.words)
        pairs = [features.pairs(example.page, at, example.rules.get(at, ()), possible) for at in anchors]
        return Told(cues.astype(np.float16), anchors, [each.astype(np.float16) for each in self.roles(vectors, pairs)])

"""The attribution model in PyTorch, which trains it; `newslens.attribution.learned.network` runs it with NumPy."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from newslens.attribution.learned import features
from newslens.attribution.learned.network import LAYERS, ROLES

WIDTH = 128
PAIR = 64
SIZES = (32, 32, 16, 32, 16, 16, 16, 6, 4)


class Network(nn.Module):
    """Mixes each word with its neighbours, its head and its children; then scores cues, and roles for each cue."""

    def __init__(self, tensor: int) -> None:
        """Makes random weights for word vectors of a width."""
        super().__init__()
        self.low = nn.Embedding(features.LOW_ROWS, 32)
        self.lemma = nn.Embedding(features.LEMMA_ROWS, 32)
        self.suffix = nn.Embedding(features.SUFFIX_ROWS, 16)
        self.tag = nn.Embedding(features.TAG_ROWS, 16)
        self.dep = nn.Embedding(features.DEP_ROWS, 16)
        self.shape = nn.Embedding(8, 6)
        self.entity = nn.Embedding(4, 4)
        for table in (self.low, self.lemma, self.suffix, self.tag, self.dep, self.shape, self.entity):
            nn.init.normal_(table.weight, std=0.1)
        self.enter = nn.Linear(sum(SIZES) + features.FLAGS + tensor, WIDTH)
        self.enter_norm = nn.LayerNorm(WIDTH)
        self.mix = nn.ModuleList([nn.Linear(5 * WIDTH, WIDTH) for _ in LAYERS])
        self.mix_norm = nn.ModuleList([nn.LayerNorm(WIDTH) for _ in LAYERS])
        self.cue_hidden = nn.Linear(WIDTH, PAIR)
        self.cue = nn.Linear(PAIR, 1)
        self.pair_anchor = nn.Linear(WIDTH, PAIR)
        self.pair_word = nn.Linear(WIDTH, PAIR, bias=False)
        self.pair_flags = nn.Linear(features.PAIR_FLAGS, PAIR, bias=False)
        self.pair_rows = nn.ModuleList(
            [
                nn.Embedding(size, PAIR)
                for size in (features.DISTANCES, 7, features.STEPS + 1, features.DEP_ROWS, features.DEPTHS)
            ]
        )
        for table in self.pair_rows:
            nn.init.normal_(table.weight, std=0.1)
        self.near = nn.Conv1d(PAIR, PAIR, 3, padding=1)
        self.nearer = nn.Conv1d(PAIR, PAIR, 3, padding=1)
        self.role = nn.Linear(PAIR, ROLES)
        self.drop = nn.Dropout(0.3)

    def words(self, rows: Tensor, flags: Tensor, tensor: Tensor, head: Tensor, kids: Tensor) -> Tensor:
        """Vectors of the words of an article, shape (words, `WIDTH`)."""
        tables = (
            self.low, self.lemma, self.suffix, self.lemma, self.tag, self.tag, self.dep, self.shape, self.entity,
        )  # fmt: skip
        if self.training:
            rows = rows.clone()
            # A word whose own row is hidden must be known by what stands around it.
            hidden = torch.rand(len(rows)) < 0.08
            rows[hidden, 0] = 0
            rows[hidden, 1] = 0
        parts = [table(rows[:, place]) for place, table in enumerate(tables)]
        given = torch.cat([self.drop(torch.cat(parts, -1)), flags, self.drop(tensor)], -1)
        x = self.enter_norm(functional.relu(self.enter(given)))
        count = torch.zeros(len(x)).index_add_(0, kids[:, 0], torch.ones(len(kids))).clamp(min=1)[:, None]
        for step, mix, norm in zip(LAYERS, self.mix, self.mix_norm, strict=True):
            below = torch.zeros_like(x).index_add_(0, kids[:, 0], x[kids[:, 1]]) / count
            around = torch.cat([shifted(x, step), x, shifted(x, -step), x[head], below], -1)
            x = norm(x + functional.relu(mix(self.drop(around))))
        return x

    def cues(self, vectors: Tensor) -> Tensor:
        """Log-odds that a cue turns on each word, shape (words,)."""
        return self.cue(functional.relu(self.cue_hidden(self.drop(vectors))))[:, 0]

    def roles(self, vectors: Tensor, anchors: Tensor, places: Tensor, rows: Tensor, flags: Tensor) -> Tensor:
        """Scores of the roles of words for possible cues, shape (cues, words near, `ROLES`).

        Args:
            vectors: From `words`.
            anchors: Shape (cues,).
            places: The words near each cue, shape (cues, words near).
            rows: Shape (cues, words near, 5).
            flags: Shape (cues, words near, `features.PAIR_FLAGS`).
        """
        x = self.pair_anchor(vectors[anchors])[:, None] + self.pair_word(vectors)[places] + self.pair_flags(flags)
        for place, table in enumerate(self.pair_rows):
            x = x + table(rows[..., place])
        x = self.drop(functional.relu(x)).transpose(1, 2)
        x = x + functional.relu(self.near(x))
        x = x + functional.relu(self.nearer(x))
        return self.role(x.transpose(1, 2))


def shifted(x: Tensor, step: int) -> Tensor:
    """Rows moved down by some steps, zeros where nothing stands."""
    out = torch.zeros_like(x)
    if step > 0:
        out[step:] = x[:-step] if len(x) > step else 0
    elif len(x) > -step:
        out[:step] = x[-step:]
    return out


def weights(network: Network) -> dict[str, np.ndarray]:
    """All weights by name, at half precision."""
    return {name: value.detach().numpy().astype(np.float16) for name, value in network.state_dict().items()}

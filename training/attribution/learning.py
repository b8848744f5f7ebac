"""Training the attribution model, from what people marked and from what teachers say of other articles."""

from __future__ import annotations

import random
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from newslens.attribution.learned import features
from newslens.attribution.learned.network import ROLES
from training.attribution.committee import Told
from training.attribution.examples import Example
from training.attribution.network import Network

RATE = 2e-3
WITHOUT = 0.3


def pairs_of(example: Example, anchors: Sequence[int]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Padded features of the words near some cues: places, rows, flags, and which are real."""
    possible = features.possible(example.words)
    found = [features.pairs(example.page, anchor, example.rules.get(anchor, ()), possible) for anchor in anchors]
    width = max(len(pair.rows) for pair in found)
    places = torch.zeros(len(found), width, dtype=torch.long)
    rows = torch.zeros(len(found), width, 5, dtype=torch.long)
    flags = torch.zeros(len(found), width, features.PAIR_FLAGS)
    real = torch.zeros(len(found), width, dtype=torch.bool)
    for row, pair in enumerate(found):
        size = len(pair.rows)
        places[row, :size] = torch.arange(pair.start, pair.start + size)
        rows[row, :size] = torch.from_numpy(pair.rows).long()
        flags[row, :size] = torch.from_numpy(pair.flags)
        real[row, :size] = True
    return places, rows, flags, real


class Prepared(ABC):
    """An article as tensors, put together once; what is to be learned of it is left to its kind."""

    def __init__(self, example: Example, anchors: Sequence[int]) -> None:
        """Puts the tensors of an article together.

        Args:
            example: The article.
            anchors: The words that cues turn on.
        """
        words = example.words
        self.rows = torch.from_numpy(words.rows).long()
        self.flags = torch.from_numpy(words.flags)
        self.tensor = torch.from_numpy(example.tensor)
        self.head = torch.from_numpy(words.head).long()
        self.kids = torch.from_numpy(words.kids).long()
        self.anchors = torch.tensor(anchors, dtype=torch.long)
        self.cues = torch.zeros(len(words.rows))
        if anchors:
            self.places, self.pair_rows, self.pair_flags, self.real = pairs_of(example, anchors)

    def loss(self, network: Network, rng: random.Random) -> Tensor:
        """The loss; now and then without the vectors of the pipeline, as with a pipeline of another make."""
        tensor = torch.zeros_like(self.tensor) if rng.random() < WITHOUT else self.tensor
        vectors = network.words(self.rows, self.flags, tensor, self.head, self.kids)
        value = functional.binary_cross_entropy_with_logits(network.cues(vectors), self.cues, reduction="sum") / 8
        if len(self.anchors):
            scores = network.roles(vectors, self.anchors, self.places, self.pair_rows, self.pair_flags)
            value = value + self.of_roles(scores) / 60
        return value

    @abstractmethod
    def of_roles(self, scores: Tensor) -> Tensor:
        """The loss of the roles, from scores of shape (cues, words near, roles)."""


class Marked(Prepared):
    """An article whose attributions people have marked."""

    def __init__(self, example: Example) -> None:
        """Puts the tensors of an article together."""
        super().__init__(example, example.anchors)
        self.cues[example.anchors] = 1
        if example.anchors:
            roles = torch.from_numpy(np.stack(example.roles)).long()
            self.given = torch.gather(roles, 1, self.places).masked_fill(~self.real, -100)

    def of_roles(self, scores: Tensor) -> Tensor:
        """Cross-entropy with what was marked."""
        return functional.cross_entropy(scores.flatten(0, 1), self.given.flatten(), reduction="sum", ignore_index=-100)


class Taught(Prepared):
    """An article of which only teachers have said what they make of it."""

    def __init__(self, example: Example, told: Told) -> None:
        """Puts the tensors of an article together."""
        super().__init__(example, told.anchors)
        self.cues = torch.from_numpy(told.cues.astype(np.float32))
        if told.anchors:
            self.given = torch.zeros(*self.places.shape, ROLES)
            for row, roles in enumerate(told.roles):
                self.given[row, : len(roles)] = torch.from_numpy(roles.astype(np.float32))
            self.given *= self.cues[self.anchors][:, None, None]

    def of_roles(self, scores: Tensor) -> Tensor:
        """Cross-entropy with what the teachers think likely, less where the cue itself is not."""
        return -(self.given * functional.log_softmax(scores, -1)).sum()


def learn(articles: Sequence[Prepared], width: int, epochs: int, seed: int, together: int = 4) -> Network:
    """Trains a network; prints a line for each epoch.

    Args:
        articles: What to learn from.
        width: The width of the vectors of their words.
        epochs: How often each article is seen.
        seed: Of the weights to begin with, and of the order.
        together: So many articles make a step.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network(width)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.02)
    steps = epochs * (len(articles) // together)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + 1, pct_start=0.1)
    began = time.time()
    for epoch in range(epochs):
        network.train()
        order = rng.sample(range(len(articles)), len(articles))
        total = 0.0
        for begin in range(0, len(order) - together + 1, together):
            losses = [articles[place].loss(network, rng) for place in order[begin : begin + together]]
            value = torch.stack(losses).mean()
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            total += float(value.detach())
        print(
            f"attribution: epoch {epoch + 1} of {epochs}, loss {total * together / len(order):.3f}, {time.time() - began:.0f} s",
            flush=True,
        )
    return network

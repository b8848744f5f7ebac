"""Training the attribution model, and its scores on other articles."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from newslens.attribution.learned import features
from training.attribution.examples import Example
from training.attribution.network import Network

RATE = 2e-3
WITHOUT = 0.15


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


class Prepared:
    """An example as tensors, put together once."""

    def __init__(self, example: Example) -> None:
        """Puts the tensors of an article together."""
        words = example.words
        self.rows = torch.from_numpy(words.rows).long()
        self.flags = torch.from_numpy(words.flags)
        self.tensor = torch.from_numpy(example.tensor)
        self.head = torch.from_numpy(words.head).long()
        self.kids = torch.from_numpy(words.kids).long()
        self.cues = torch.zeros(len(words.rows))
        self.cues[example.anchors] = 1
        self.anchors = torch.tensor(example.anchors, dtype=torch.long)
        if example.anchors:
            self.places, self.pair_rows, self.pair_flags, self.real = pairs_of(example, example.anchors)
            roles = torch.from_numpy(np.stack(example.roles)).long()
            self.roles = torch.gather(roles, 1, self.places).masked_fill(~self.real, -100)


def loss(network: Network, one: Prepared, rng: random.Random) -> Tensor:
    """The loss of one article; now and then without the vectors of the pipeline, as with a pipeline of another make."""
    tensor = torch.zeros_like(one.tensor) if rng.random() < WITHOUT else one.tensor
    vectors = network.words(one.rows, one.flags, tensor, one.head, one.kids)
    value = functional.binary_cross_entropy_with_logits(network.cues(vectors), one.cues, reduction="sum") / 8
    if len(one.anchors):
        scores = network.roles(vectors, one.anchors, one.places, one.pair_rows, one.pair_flags)
        value = (
            value
            + functional.cross_entropy(scores.flatten(0, 1), one.roles.flatten(), reduction="sum", ignore_index=-100)
            / 60
        )
    return value


def learn(examples: Sequence[Prepared], epochs: int, seed: int, together: int = 4) -> Network:
    """Trains a network; prints a line for each epoch."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network(examples[0].tensor.shape[1])
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.02)
    steps = epochs * (len(examples) // together)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + 1, pct_start=0.1)
    began = time.time()
    for epoch in range(epochs):
        network.train()
        order = rng.sample(range(len(examples)), len(examples))
        total = 0.0
        for begin in range(0, len(order) - together + 1, together):
            value = sum(loss(network, examples[place], rng) for place in order[begin : begin + together]) / together
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

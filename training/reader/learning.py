"""Training the reader; it goes on where it was broken off."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from training import checkpoints
from training.reader.examples import SEED, Example
from training.reader.network import Pieces, Reader, loss

EPOCHS = 2
BATCH = 32
POOL = 10  # batches whose pairs are sorted by length, so that little is padded
WARMING = 0.06
HEAD_RATE, BASE_RATE = 1e-3, 1e-4
KEPT = 200  # steps between checkpoints


def learn(examples: Sequence[Example], work: Path, *, threads: int) -> Reader:
    """A trained reader; its weights are ``work/reader.pt``.

    Args:
        examples: What it learns from.
        work: Where checkpoints go.
        threads: For matrix products.
    """
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    pieces, reader = Pieces(), Reader()
    steps = EPOCHS * len(examples) // BATCH
    head = [*reader.first.parameters(), *reader.second.parameters()]
    base = [each for each in reader.base.parameters() if each.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": head, "lr": HEAD_RATE}, {"params": base, "lr": BASE_RATE}], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (WARMING * steps)) * max(0.02, 1 - step / steps)
    )
    state, parts = work / "checkpoint.pt", {"reader": reader, "optimizer": optimizer, "schedule": schedule}
    done = checkpoints.resume(state, parts)
    began, running = time.time(), 0.0
    reader.train()
    for step, (drawn, turned) in enumerate(_drawn(examples, pieces, steps)):
        if step < done:
            continue
        batch = pieces.batch(drawn, turned)
        found = loss(reader(batch), batch)
        optimizer.zero_grad()
        found.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        running = found.item() if step == done else 0.98 * running + 0.02 * found.item()
        if step % 50 == 0:
            print(f"step {step} of {steps}: loss {running:.3f}, {time.time() - began:.0f} s", flush=True)
        if (step + 1) % KEPT == 0:
            checkpoints.keep(state, step + 1, parts)
    torch.save(reader.state_dict(), work / "reader.pt")
    return reader


def _drawn(examples: Sequence[Example], pieces: Pieces, steps: int) -> Iterator[tuple[list[Example], list[bool]]]:
    """Batches, the same in each run."""
    rng = random.Random(SEED)
    order: list[int] = []
    for step in range(0, steps, POOL):
        while len(order) < BATCH * POOL:
            order += rng.sample(range(len(examples)), len(examples))
        pool, order = order[: BATCH * POOL], order[BATCH * POOL :]
        pool.sort(key=lambda place: pieces.length(examples[place]))
        batches = [pool[start : start + BATCH] for start in range(0, len(pool), BATCH)]
        rng.shuffle(batches)
        for batch in batches[: steps - step]:
            yield [examples[place] for place in batch], [rng.random() < 0.5 for _ in batch]

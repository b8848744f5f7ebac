"""Training the tok2vec of the small pipeline to know what the teacher knows of each word (Hinton, Vinyals and Dean, 2015).

It learns the teacher's vectors, what it thinks likely of tags and names, and the tags, trees and sentence starts themselves,
with heads of its own that are thrown away: spaCy's components learn on top of it.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training import checkpoints
from training.readers import SEPARATORS
from training.teacher.network import IGNORED, within
from training.teacher.student import Keys, Tok2Vec, keys_of
from training.teacher.telling import Halves, Told, read

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

EPOCHS = 6
WORDS = 4500  # that make a step
POOL = 1200  # windows of which those of one length are put together
RATE, WARMING = 3e-3, 150
DROPOUT = 0.1
DIRECTIONS = 256
SAMPLE = 60_000
AROUND = 0.5  # of the windows have white space in front, as many behind
KEPT = 300  # steps between checkpoints
SEED = 3
WEIGHTS = {"hidden": 1.5, "tags": 1.0, "coarse": 0.3, "names": 1.0, "starts": 1.0, "arcs": 1.0, "relations": 0.7}


@attrs.frozen(eq=False)
class Lessons:
    """All windows as tensors.

    Attributes:
        keys: What the network reads, of all windows one behind the other.
        bounds: Where the words of each window begin and end there, white space between paragraphs among them.
        told: For each word its place in what follows; -1 for white space.
        hidden: (words, `DIRECTIONS`), the teacher's vectors in the directions in which they differ most.
        soft: The teacher's scores of tags, coarse tags and names.
        known: By the names of `training.teacher.telling.HARD`.
    """

    keys: Keys
    bounds: Sequence[tuple[int, int]]
    told: Tensor
    hidden: Tensor
    soft: dict[str, Tensor]
    known: dict[str, Tensor]


class Student(nn.Module):
    """The tok2vec, and heads over it."""

    def __init__(self, tok2vec: Tok2Vec, tags: int, coarse: int, names: int, relations: int) -> None:
        """Makes the heads; the numbers are sizes of the inventories."""
        super().__init__()
        self.tok2vec = tok2vec
        width = tok2vec.static.out_features
        self.hidden = nn.Linear(width, DIRECTIONS)
        self.soft = nn.ModuleDict(
            {"tags": nn.Linear(width, tags), "coarse": nn.Linear(width, coarse), "names": nn.Linear(width, names)}
        )
        self.starts = nn.Linear(width, 2)
        self.sides = nn.ModuleList(nn.Sequential(nn.Linear(width, 128), nn.GELU()) for _ in range(2))
        self.arcs = nn.Parameter(torch.zeros(129, 128))
        nn.init.xavier_uniform_(self.arcs)
        self.labelled = nn.ModuleList(nn.Sequential(nn.Linear(width, 48), nn.GELU()) for _ in range(2))
        self.labels = nn.Parameter(torch.randn(relations, 49, 49) * 0.02)

    def losses(self, lessons: Lessons, group: Sequence[int]) -> dict[str, Tensor]:
        """What it does not know yet of some windows, by the names of `WEIGHTS`."""
        places = self._places(lessons, group)
        vectors = self.tok2vec(lessons.keys.at(places), DROPOUT)
        told = torch.where(places < 0, places, lessons.told[places.clamp(min=0)])
        vectors = functional.dropout(vectors[told >= 0], DROPOUT, self.training)
        told = told[told >= 0]
        found = {"hidden": functional.mse_loss(self.hidden(vectors), lessons.hidden[told].float())}
        for name, head in self.soft.items():
            found[name] = _soft(head(vectors), lessons.soft[name][told].float(), lessons.known.get(name), told)
        sizes = [int((lessons.told[start:end] >= 0).sum()) for start, end in (lessons.bounds[each] for each in group)]
        return found | self._of_trees(vectors, lessons, told, sizes)

    def _places(self, lessons: Lessons, group: Sequence[int]) -> Tensor:
        apart = torch.full((len(self.tok2vec.layers),), -1)
        parts = [apart]
        for start, end in (lessons.bounds[each] for each in group):
            parts += [torch.arange(start, end), apart]
        return torch.cat(parts)

    def _of_trees(self, vectors: Tensor, lessons: Lessons, told: Tensor, sizes: Sequence[int]) -> dict[str, Tensor]:
        rows = torch.repeat_interleave(torch.arange(len(sizes)), torch.tensor(sizes))
        columns = torch.cat([torch.arange(size) for size in sizes])

        def padded(values: Tensor, filling: int) -> Tensor:
            made = torch.full((len(sizes), max(sizes), *values.shape[1:]), filling, dtype=values.dtype)
            return made.index_put((rows, columns), values)

        sentences = padded(lessons.known["sentences"][told], -1)
        heads = padded(lessons.known["heads"][told], IGNORED)
        words = padded(vectors, 0)
        dependent, governor = (side(words) for side in self.sides)
        arcs = within(_biased(dependent) @ self.arcs @ governor.transpose(1, 2) / 11, sentences)
        own, above = (_biased(side(words)) for side in self.labelled)
        above = above[rows, heads.clamp(min=0)[rows, columns]]
        relations = torch.einsum("wi,rij,wj->wr", own[rows, columns], self.labels, above)
        return {
            "starts": functional.cross_entropy(self.starts(vectors), _opening(sentences)[rows, columns]),
            "arcs": functional.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=IGNORED),
            "relations": functional.cross_entropy(relations, lessons.known["relations"][told], ignore_index=IGNORED),
        }


def _opening(sentences: Tensor) -> Tensor:
    """Which words open a sentence (1, else 0), from the numbers of their sentences, shape (windows, words)."""
    found = torch.ones_like(sentences)
    found[:, 1:] = (sentences[:, 1:] != sentences[:, :-1]).long()
    return found


def _biased(vectors: Tensor) -> Tensor:
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], -1)


def _soft(scores: Tensor, taught: Tensor, known: Tensor | None, told: Tensor) -> Tensor:
    """Cross-entropy with what the teacher thinks likely, or with what is known."""
    found = -(taught.softmax(-1) * scores.log_softmax(-1)).sum(-1)
    if known is not None:
        sure = functional.cross_entropy(scores, known[told].clamp(min=0), reduction="none")
        found = torch.where(known[told] >= 0, sure, found)
    return found.mean()


def lessons(folder: Path, model: Any, vocab: Vocab) -> Lessons:
    """What `training.teacher.telling.tell` wrote, as the network reads it.

    Args:
        folder: Where it was written.
        model: The model of the ``tok2vec`` component.
        vocab: Its vocabulary.
    """
    told, arrays = read(folder)
    rng = random.Random(SEED)
    docs, places = zip(*(_laid_out(one, vocab, rng) for one in told), strict=True)
    ends = np.cumsum([len(doc) for doc in docs]).tolist()
    names = told[0].known
    return Lessons(
        keys=keys_of(model, docs),
        bounds=list(zip([0, *ends], ends, strict=False)),
        told=torch.tensor([place for part in places for place in part]),
        hidden=_shortened(arrays.pop("hidden")),
        soft={name: torch.from_numpy(np.array(array)) for name, array in arrays.items()},
        known={name: torch.tensor([value for one in told for value in one.known[name]]) for name in names},
    )


def _laid_out(told: Told, vocab: Vocab, rng: random.Random) -> tuple[Doc, list[int]]:
    """A window as a document, with white space between its paragraphs and now and then around it, and the place of each word."""
    from spacy.tokens import Doc

    window, separator = told.window, rng.choice(SEPARATORS)
    followed = [*window.blank[1:], False]
    words: list[str] = []
    spaces: list[bool] = []
    places: list[int] = []

    def part() -> None:
        spaces[-1:] = [False] * bool(spaces)
        words.append(separator)
        spaces.append(False)
        places.append(-1)

    if rng.random() < AROUND:
        part()
    for number, word in enumerate(window.words):
        if number and window.opens[number]:
            part()
        words.append(word)
        spaces.append(followed[number])
        places.append(told.first + number)
    if rng.random() < AROUND:
        part()
    return Doc(vocab, words=words, spaces=spaces), places


def _shortened(vectors: Halves) -> Tensor:
    """The first `DIRECTIONS` principal components, in units of their mean deviation."""
    drawn = np.random.RandomState(0).choice(len(vectors), min(SAMPLE, len(vectors)), replace=False)
    sample = vectors[np.sort(drawn)].astype(np.float32)
    mean = sample.mean(0)
    _, directions = np.linalg.eigh(np.cov((sample - mean).T))
    kept = directions[:, ::-1][:, :DIRECTIONS].astype(np.float32)
    scale = ((sample - mean) @ kept).std()
    short = np.empty((len(vectors), kept.shape[1]), dtype=np.float16)
    for begin in range(0, len(vectors), 100_000):
        short[begin : begin + 100_000] = (vectors[begin : begin + 100_000].astype(np.float32) - mean) @ kept / scale
    return torch.from_numpy(short)


def batches(bounds: Sequence[tuple[int, int]], rng: random.Random) -> list[list[int]]:
    """All windows, in groups of about `WORDS` words and one length, in any order."""
    order = rng.sample(range(len(bounds)), len(bounds))
    groups: list[list[int]] = []
    for begin in range(0, len(order), POOL):
        size = WORDS
        for place in sorted(order[begin : begin + POOL], key=lambda each: bounds[each][1] - bounds[each][0]):
            if size >= WORDS:
                groups.append([])
                size = 0
            groups[-1].append(place)
            size += bounds[place][1] - bounds[place][0]
    rng.shuffle(groups)
    return groups


def _drawn(bounds: Sequence[tuple[int, int]], steps: int) -> Iterator[list[int]]:
    """Batches, the same in each run."""
    rng = random.Random(SEED)
    left: list[list[int]] = []
    for _ in range(steps):
        left = left or batches(bounds, rng)
        yield left.pop()


def learn(nlp: Language, folder: Path, out: Path, *, epochs: int = EPOCHS, threads: int = 2) -> None:
    """Trains the ``tok2vec`` component of a pipeline; its weights are ``out/tok2vec`` then.

    Args:
        nlp: A pipeline with an initialised ``tok2vec`` component.
        folder: What `training.teacher.telling.tell` wrote.
        out: Where checkpoints and weights go; a training that was broken off goes on behind the last.
        epochs: How often each window is seen.
        threads: For matrix products.
    """
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    model = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    found = lessons(folder, model, nlp.vocab)
    sizes = {name: scores.shape[1] for name, scores in found.soft.items()}
    student = Student(Tok2Vec.read(model, nlp.vocab), relations=int(found.known["relations"].max()) + 1, **sizes)
    optimizer = torch.optim.AdamW(student.parameters(), lr=RATE, betas=(0.9, 0.99), weight_decay=0.01)
    steps = epochs * len(batches(found.bounds, random.Random(SEED)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / WARMING, 1 - step / steps))
    state, parts = out / "checkpoint.pt", {"student": student, "optimizer": optimizer, "schedule": schedule}
    out.mkdir(parents=True, exist_ok=True)
    done = checkpoints.resume(state, parts)
    began, running = time.time(), 0.0
    student.train()
    for step, group in enumerate(_drawn(found.bounds, steps)):
        if step < done:
            continue
        losses = student.losses(found, group)
        value = torch.stack([WEIGHTS[name] * each for name, each in losses.items()]).sum()
        optimizer.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 2.0)
        optimizer.step()
        schedule.step()
        running = value.item() if step == done else 0.97 * running + 0.03 * value.item()
        if step % 50 == 0:
            print(f"distil: step {step} of {steps}: loss {running:.3f}, {time.time() - began:.0f} s", flush=True)
        if (step + 1) % KEPT == 0:
            checkpoints.keep(state, step + 1, parts)
    student.eval().tok2vec.write(model)
    (out / "tok2vec").write_bytes(model.to_bytes())

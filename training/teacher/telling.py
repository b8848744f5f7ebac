"""What the teacher makes of each word of the hand-made trees and of raw news, for the tok2vec of the small pipeline."""

from __future__ import annotations

import gzip
import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, TextIO

import attrs
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.packed import unpacked
from training.readers import read_trees, restyle
from training.renaming import rename
from training.teacher.labelling import load, window_of
from training.teacher.learning import Inventory, Lesson, cut, lesson
from training.teacher.network import IGNORED, Encoder, Teacher, Window, within
from training.teacher.texts import articles, paragraphs, windows
from training.tokens import blank

LAYERS = (3, 6)
SOFT = ("tags", "coarse", "names")
HARD = ("tags", "coarse", "heads", "relations", "sentences")
TOGETHER, POOL = 8, 512
RENAMED, STRAIGHT = 0.3, 0.35
SEED = 5
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")

Halves = NDArray[np.float16]


@attrs.frozen
class Told:
    """A window, and for each of its words what is known.

    Attributes:
        window: What the teacher read.
        first: The place of its first word in the arrays of what the teacher made of each.
        known: By the names of `HARD`; tags are known of hand-made trees alone (`IGNORED` elsewhere), the others are the
            teacher's where nobody has made any. A head is the number of a word of the window.
    """

    window: Window
    first: int
    known: Mapping[str, Sequence[int]]


def tell(data: Path, corpora: Path, folder: Path, out: Path, *, restricted: bool = True, threads: int = 2) -> int:
    """Has the teacher read everything; returns the number of words.

    Args:
        data: What the data stage wrote.
        corpora: The folder of the corpora.
        folder: The teacher.
        out: The folder for what it makes of the words, 1.7 kB each.
        restricted: Whether texts whose terms restrict use are read.
        threads: For matrix products.
    """
    torch.set_num_threads(threads)
    teacher, inventory = load(folder)
    encoder, rng = Encoder(), random.Random(SEED)
    out.mkdir(parents=True, exist_ok=True)
    began, words = time.time(), 0
    with ExitStack() as stack:
        lines = stack.enter_context(gzip.open(out / "windows.new.gz", "wt", encoding="utf-8", compresslevel=3))
        arrays = {name: stack.enter_context((out / f"{name}.f16").open("wb")) for name in ("hidden", *SOFT)}
        for pool in _pools(_all(data, corpora, inventory, rng, restricted)):
            for begin in range(0, len(pool), TOGETHER):
                words = _write(teacher, encoder, pool[begin : begin + TOGETHER], words, lines, arrays)
            print(f"tell: {words} words, {time.time() - began:.0f} s", flush=True)
    (out / "windows.new.gz").replace(out / "windows.jsonl.gz")
    return words


def read(folder: Path) -> tuple[list[Told], dict[str, Halves]]:
    """What `tell` wrote: the windows, and (words, width) of each kind, on disk."""
    found: list[Told] = []
    for line in unpacked(folder / "windows.jsonl.gz"):
        window = Window(*(tuple(part) for part in line["window"]))
        found.append(Told(window, line["first"], line["known"]))
    count = found[-1].first + len(found[-1].window.words)
    raw = {name: np.memmap(folder / f"{name}.f16", dtype=np.float16, mode="r") for name in ("hidden", *SOFT)}
    return found, {name: array.reshape(count, -1) for name, array in raw.items()}


def _all(
    data: Path, corpora: Path, inventory: Inventory, rng: random.Random, restricted: bool
) -> Iterator[tuple[Window, Lesson | None]]:
    """Windows of the hand-made trees, with what is known of them, and of raw news; marks and names changed now and then."""
    for document in read_trees(data / "gold.jsonl.gz"):
        for run in cut(document, rng):
            trees = rename(run, rng) if rng.random() < RENAMED else run
            made = lesson(restyle(trees, rng), inventory)
            yield made.window, made
    nlp = blank()
    for text in articles(corpora, restricted=restricted):
        straight = text.translate(_STRAIGHT) if rng.random() < STRAIGHT else text
        for paragraph in windows(paragraphs(nlp, straight)):
            yield window_of(paragraph), None


def _pools(found: Iterator[tuple[Window, Lesson | None]]) -> Iterator[list[tuple[Window, Lesson | None]]]:
    """Some hundred windows at a time, sorted by length."""
    pool: list[tuple[Window, Lesson | None]] = []
    for one in found:
        pool.append(one)
        if len(pool) == POOL:
            yield sorted(pool, key=lambda each: len(each[0].words))
            pool = []
    yield sorted(pool, key=lambda each: len(each[0].words))


def _write(
    teacher: Teacher,
    encoder: Encoder,
    group: Sequence[tuple[Window, Lesson | None]],
    words: int,
    lines: TextIO,
    arrays: Mapping[str, BinaryIO],
) -> int:
    """Writes what the teacher makes of some windows; returns how many words are written by then."""
    with torch.inference_mode():
        hidden, scores, made = _read(teacher, encoder, group)
    for row, (window, known) in enumerate(group):
        size = len(window.words)
        taught = {name: values[row, :size].tolist() for name, values in made.items()}
        if known is not None:
            taught = {name: list(getattr(known, name)) for name in HARD}
        told = {name: taught.get(name, [IGNORED] * size) for name in HARD}
        parts = [list(window.words), list(window.blank), list(window.opens)]
        lines.write(json.dumps({"window": parts, "first": words, "known": told}, ensure_ascii=False) + "\n")
        arrays["hidden"].write(hidden[row, :size].numpy().astype(np.float16).tobytes())
        for name in SOFT:
            arrays[name].write(scores[name][row, :size].numpy().astype(np.float16).tobytes())
        words += size
    return words


def _read(
    teacher: Teacher, encoder: Encoder, group: Sequence[tuple[Window, Lesson | None]]
) -> tuple[Tensor, dict[str, Tensor], dict[str, Tensor]]:
    """Vectors and scores of words, and the heads, relations and sentences that follow from them."""
    batch = encoder.batch([window for window, _ in group])
    hidden = teacher.layers(batch, LAYERS)
    scores = teacher.scores(hidden[..., -teacher.base.config.hidden_size :])
    opening = scores["starts"].argmax(-1).bool()
    for row, (window, _) in enumerate(group):
        opening[row, : len(window.opens)] |= torch.tensor(window.opens)
    sentences = opening.long().cumsum(-1).masked_fill(~batch.real, -1)
    heads = within(scores["arcs"], sentences).argmax(-1)
    relations = teacher.relations(scores["vectors"], heads).argmax(-1)
    return hidden, scores, {"heads": heads, "relations": relations, "sentences": sentences}

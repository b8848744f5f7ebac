"""What MiniLM makes of each word where it stands, for the networks that teach the small one."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import BertModel

from newslens.attribution.parse.tree import Range, Tree
from training.teacher.network import Encoder, Window, of_words, weights

LAYERS = (3, 6)
WINDOW = 220  # words read at once, whole paragraphs where they fit
BATCH = 16

Contexts = NDArray[np.float16]


def contexts(trees: Sequence[Tree], threads: int) -> list[Contexts]:
    """The vectors of the words of articles, shape (words, 384 for each of `LAYERS`); zeros for blanks.

    Args:
        trees: The articles.
        threads: For matrix products.
    """
    torch.set_num_threads(threads)
    encoder = Encoder()
    base = BertModel.from_pretrained(weights(), add_pooling_layer=False, attn_implementation="sdpa").eval()
    out = [np.zeros((len(tree), base.config.hidden_size * len(LAYERS)), dtype=np.float16) for tree in trees]
    read = [(number, _printed(tree, window)) for number, tree in enumerate(trees) for window in windows(tree)]
    read.sort(key=lambda one: len(one[1]))
    began = time.time()
    for begin in range(0, len(read), BATCH):
        together = [(number, places) for number, places in read[begin : begin + BATCH] if places]
        if not together:
            continue
        batch = encoder.batch([_window(trees[number], places) for number, places in together])
        with torch.inference_mode():
            states = base(input_ids=batch.pieces, attention_mask=batch.attended, output_hidden_states=True)
            vectors = of_words(torch.cat([states.hidden_states[layer] for layer in LAYERS], -1), batch).numpy()
        for row, (number, places) in enumerate(together):
            out[number][places] = vectors[row, : len(places)].astype(np.float16)
        if begin % (40 * BATCH) == 0:
            print(f"contexts: {begin} of {len(read)} windows, {time.time() - began:.0f} s", flush=True)
    return out


def windows(tree: Tree) -> Iterator[Range]:
    """Runs of whole paragraphs of at most `WINDOW` words; longer paragraphs are cut."""
    edges = sorted({0, len(tree), *(first for first, _ in tree.paragraphs)})
    start = 0
    for first, last in pairwise(edges):
        if last - start > WINDOW and first > start:
            yield start, first
            start = first
        while last - start > WINDOW:
            yield start, start + WINDOW
            start += WINDOW
    if start < len(tree):
        yield start, len(tree)


def _printed(tree: Tree, window: Range) -> list[int]:
    """The words of a window that are no blanks."""
    return [at for at in range(*window) if not tree.text[tree.start[at] : tree.end[at]].isspace()]


def _window(tree: Tree, places: Sequence[int]) -> Window:
    words = tuple(tree.text[tree.start[at] : tree.end[at]] for at in places)
    return Window(words, (False,) * len(words), (False,) * len(words))

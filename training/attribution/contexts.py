"""What MiniLM makes of each word where it stands, for the networks that teach the small one."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import BertModel, PreTrainedTokenizerFast

from newslens.attribution.parse.tree import Range, Tree
from training.teacher.network import weights

LAYERS = (3, 6)
WINDOW = 220  # words read at once, whole paragraphs where they fit
BATCH = 16
_PIECES = 511
_PER_WORD = 8
_OPENS, _CLOSES, _UNKNOWN = 101, 102, 100

Contexts = NDArray[np.float16]


def contexts(trees: Sequence[Tree], threads: int) -> list[Contexts]:
    """The vectors of the words of articles, shape (words, 384 for each of `LAYERS`); zeros for blanks.

    Args:
        trees: The articles.
        threads: For matrix products.
    """
    torch.set_num_threads(threads)
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(weights() / "tokenizer.json"))
    base = BertModel.from_pretrained(weights(), add_pooling_layer=False, attn_implementation="sdpa").eval()
    known: dict[str, list[int]] = {}

    def pieces(word: str) -> list[int]:
        if word not in known:
            found = tokenizer.encode(word, add_special_tokens=False)[:_PER_WORD]
            known[word] = found or ([_UNKNOWN] if word.strip() else [])
        return known[word]

    out = [np.zeros((len(tree), base.config.hidden_size * len(LAYERS)), dtype=np.float16) for tree in trees]
    places = [(number, *window) for number, tree in enumerate(trees) for window in windows(tree)]
    rows = [_row([pieces(_word(trees[number], at)) for at in range(first, last)]) for number, first, last in places]
    order = sorted(range(len(rows)), key=lambda place: len(rows[place][0]))
    began = time.time()
    for begin in range(0, len(order), BATCH):
        batch = order[begin : begin + BATCH]
        width = len(rows[batch[-1]][0])
        given = torch.tensor([[*rows[place][0], *[0] * (width - len(rows[place][0]))] for place in batch])
        with torch.inference_mode():
            hidden = base(input_ids=given, attention_mask=(given != 0).long(), output_hidden_states=True).hidden_states
            vectors = torch.cat([hidden[layer] for layer in LAYERS], -1).numpy()
        for row, place in enumerate(batch):
            number, first, last = places[place]
            begins, ends = (np.array(side) for side in rows[place][1:])
            real = begins >= 0
            mean = (vectors[row, begins[real]] + vectors[row, ends[real]]) / 2
            out[number][np.arange(first, last)[real]] = mean.astype(np.float16)
        if begin % (40 * BATCH) == 0:
            print(f"contexts: {begin} of {len(order)} windows, {time.time() - began:.0f} s", flush=True)
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


def _word(tree: Tree, at: int) -> str:
    return tree.text[tree.start[at] : tree.end[at]]


def _row(words: Sequence[Sequence[int]]) -> tuple[list[int], list[int], list[int]]:
    """Word pieces, and for each word the places of its first and last one, -1 for a word without any."""
    found, first, last = [_OPENS], [], []
    for pieces in words:
        fits = 0 < len(pieces) <= _PIECES - len(found)
        first.append(len(found) if fits else -1)
        found += pieces if fits else []
        last.append(len(found) - 1 if fits else -1)
    return [*found, _CLOSES], first, last

"""The attribution model, run with NumPy: vectors of words, likely cues, and the roles of the words near each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import attrs
import numpy as np

from newslens.attribution.learned.features import Floats, Ints, Pairs, Words

LAYERS: Final = (1, 2, 4)
ROLES: Final = 4
# Possible cues that are scored at once; more would need more memory and save little.
TOGETHER: Final = 16
_TABLES: Final = ("low", "lemma", "suffix", "lemma", "tag", "tag", "dep", "shape", "entity")
_EPSILON: Final = 1e-5


@attrs.frozen(eq=False)
class Network:
    """The weights, by name.

    Attributes:
        weights: Arrays of 32-bit floats.
    """

    weights: Mapping[str, Floats]

    def words(self, given: Words, tensor: Floats) -> Floats:
        """Vectors of the words of an article, shape (words, width).

        Args:
            given: The features of the words.
            tensor: The vectors of the spaCy pipeline, shape (words, its width).
        """
        parts = [self.weights[f"{table}.weight"][given.rows[:, place]] for place, table in enumerate(_TABLES)]
        x = self._norm("enter_norm", _positive(self._linear("enter", np.concatenate([*parts, given.flags, tensor], 1))))
        parents, kids = given.kids.T
        count = np.maximum(np.bincount(parents, minlength=len(x)), 1).astype(np.float32)[:, None]
        order = np.argsort(parents, kind="stable")
        parents, kids = parents[order], kids[order]
        starts = np.flatnonzero(np.concatenate([[True], parents[1:] != parents[:-1]])) if len(parents) else parents
        for number, step in enumerate(LAYERS):
            below = np.zeros_like(x)
            if len(parents):
                below[parents[starts]] = np.add.reduceat(x[kids], starts, axis=0)
            around = np.concatenate([_shifted(x, step), x, _shifted(x, -step), x[given.head], below / count], 1)
            x = self._norm(f"mix_norm.{number}", x + _positive(self._linear(f"mix.{number}", around)))
        return x

    def cues(self, vectors: Floats) -> Floats:
        """How likely a cue turns on each word, 0 to 1, shape (words,)."""
        scores = self._linear("cue", _positive(self._linear("cue_hidden", vectors)))[:, 0]
        return _sigmoid(scores)

    def roles(self, vectors: Floats, found: Sequence[Pairs]) -> list[Floats]:
        """Log-probabilities of the roles of the words near each possible cue, shapes (words near, `ROLES`)."""
        out: dict[int, Floats] = {}
        each = vectors @ self.weights["pair_word.weight"].T
        # Together with what is as long, little is computed for nothing.
        order = sorted(range(len(found)), key=lambda place: len(found[place].rows))
        for begin in range(0, len(order), TOGETHER):
            places = order[begin : begin + TOGETHER]
            out.update(zip(places, self._roles(vectors, each, [found[place] for place in places]), strict=True))
        return [out[place] for place in range(len(found))]

    def _roles(self, vectors: Floats, each: Floats, found: Sequence[Pairs]) -> list[Floats]:
        anchors = self._linear("pair_anchor", vectors[[pair.anchor for pair in found]])
        sizes = [len(pair.rows) for pair in found]
        x = np.zeros((len(found), max(sizes), anchors.shape[1]), dtype=np.float32)
        tables = [self.weights[f"pair_rows.{place}.weight"] for place in range(found[0].rows.shape[1])]
        for row, pair in enumerate(found):
            near = each[pair.start : pair.start + len(pair.rows)] + pair.flags @ self.weights["pair_flags.weight"].T
            for place, table in enumerate(tables):
                near += table[pair.rows[:, place]]
            x[row, : len(near)] = near + anchors[row]
        x = _positive(x)
        real = (np.arange(x.shape[1]) < np.array(sizes)[:, None])[:, :, None]
        for name in ("near", "nearer"):
            kernel = self.weights[f"{name}.weight"]
            before, behind = np.zeros_like(x), np.zeros_like(x)
            before[:, 1:], behind[:, :-1] = x[:, :-1], x[:, 1:]
            mixed = np.concatenate([before, x, behind], 2) @ np.concatenate([kernel[:, :, i].T for i in range(3)])
            x = (x + _positive(mixed + self.weights[f"{name}.bias"])) * real
        scores = self._linear("role", x)
        scores = scores - scores.max(2, keepdims=True)
        scores = scores - np.log(np.exp(scores).sum(2, keepdims=True))
        return [scores[row, :size] for row, size in enumerate(sizes)]

    def _linear(self, name: str, x: Floats) -> Floats:
        out: Floats = x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return out

    def _norm(self, name: str, x: Floats) -> Floats:
        centred = x - x.mean(1, keepdims=True)
        spread = np.sqrt(np.square(centred).mean(1, keepdims=True) + _EPSILON)
        out: Floats = centred / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return out


def _positive(x: Floats) -> Floats:
    return np.maximum(x, 0, dtype=np.float32)


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)


def _shifted(x: Floats, step: int) -> Floats:
    """Rows moved down by some steps, zeros where nothing stands."""
    out = np.zeros_like(x)
    if step > 0:
        out[step:] = x[:-step]
    else:
        out[:step] = x[-step:]
    return out


def best_roles(scores: Sequence[Floats], moves: Floats) -> list[Ints]:
    """The likeliest sequences of roles (Viterbi, 1967), all at once.

    Args:
        scores: Log-probabilities, shapes (words, roles); no sequence is empty.
        moves: Log-probabilities of a role behind another, shape (roles, roles).

    Returns:
        For each sequence a role for each word.
    """
    if not scores:
        return []
    # Longest first, so that those which go on stand together at the front.
    order = sorted(range(len(scores)), key=lambda place: -len(scores[place]))
    sizes = np.array([len(scores[place]) for place in order])
    going = (sizes[:, None] > np.arange(sizes[0])).sum(0).tolist()
    given = np.zeros((int(sizes[0]), len(order), len(moves)), dtype=np.float32)
    for row, place in enumerate(order):
        given[: sizes[row], row] = scores[place]
    back = np.zeros(given.shape, dtype=np.int8)
    best = given[0].copy()
    for step in range(1, len(given)):
        through = best[: going[step], :, None] + moves
        back[step, : going[step]] = through.argmax(1)
        best[: going[step]] = through.max(1) + given[step, : going[step]]
    out = np.zeros(given.shape[:2], dtype=np.int32)
    last = best.argmax(1)
    every = np.arange(len(order))
    for step in range(len(given) - 1, -1, -1):
        front = every[: going[step]]
        out[step, front] = last[front]
        last[front] = back[step, front, last[front]]
    found = {place: out[: sizes[row], row] for row, place in enumerate(order)}
    return [found[place] for place in range(len(scores))]

"""The attribution model, run with NumPy: vectors of words, likely cues, and the roles of the words near each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray

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
        parts = [self.weights[f"{table}.weight"].take(given.rows[:, place], 0) for place, table in enumerate(_TABLES)]
        x = self._linear("enter", np.concatenate([*parts, given.flags, tensor], 1))
        x = self._norm("enter_norm", np.maximum(x, 0, out=x))
        count, width = x.shape
        parents, kids = given.kids.T
        held = np.bincount(parents, minlength=count)
        several = np.maximum(held, 1).astype(np.float32)[:, None]
        ranked = _ranked(parents, kids, held)
        for number, step in enumerate(LAYERS):
            around = np.zeros((count, 5 * width), dtype=np.float32)
            before, here, behind, above, below = (
                around[:, place : place + width] for place in range(0, 5 * width, width)
            )
            before[step:], here[:], behind[:-step], above[:] = x[:-step], x, x[step:], x.take(given.head, 0)
            for over, under in ranked:
                below[over] += x.take(under, 0)
            below /= several
            mixed = self._linear(f"mix.{number}", around)
            x = self._norm(f"mix_norm.{number}", np.add(x, np.maximum(mixed, 0, out=mixed), out=x))
        return x

    def cues(self, vectors: Floats) -> Floats:
        """How likely a cue turns on each word, 0 to 1, shape (words,)."""
        scores = self._linear("cue", _positive(self._linear("cue_hidden", vectors)))[:, 0]
        return _sigmoid(scores)

    def roles(self, vectors: Floats, found: Sequence[Pairs]) -> list[Floats]:
        """Log-probabilities of the roles of the words near each possible cue, shapes (words near, `ROLES`)."""
        if not found:
            return []
        each = vectors @ self.weights["pair_word.weight"].T
        anchors = self._linear("pair_anchor", vectors[[pair.anchor for pair in found]])
        kernels = {name: _flat(self.weights[f"{name}.weight"]) for name in ("near", "nearer")}
        out: list[Floats] = []
        for begin in range(0, len(found), TOGETHER):
            end = begin + TOGETHER
            out.extend(self._roles(each, anchors[begin:end], found[begin:end], kernels))
        return out

    def _roles(
        self, each: Floats, anchors: Floats, found: Sequence[Pairs], kernels: Mapping[str, Floats]
    ) -> list[Floats]:
        """The roles of a few, one below the other with an empty row before, between and behind: nothing is padded."""
        sizes = [len(pair.rows) for pair in found]
        whose = np.repeat(np.arange(len(found)), sizes)
        places = np.arange(len(whose)) + whose + 1
        near = each.take(np.concatenate([np.arange(pair.start, pair.start + len(pair.rows)) for pair in found]), 0)
        near += np.concatenate([pair.flags for pair in found]) @ self.weights["pair_flags.weight"].T
        for place, rows in enumerate(np.concatenate([pair.rows for pair in found]).T):
            near += self.weights[f"pair_rows.{place}.weight"].take(rows, 0)
        near += anchors.take(whose, 0)
        width = near.shape[1]
        x = np.zeros((len(whose) + len(found) + 1, width), dtype=np.float32)
        x[places] = np.maximum(near, 0, out=near)
        empty = np.delete(np.arange(len(x)), places)
        around = np.zeros((len(x), 3 * width), dtype=np.float32)
        for name, kernel in kernels.items():
            around[1:, :width], around[:, width : 2 * width], around[:-1, 2 * width :] = x[:-1], x, x[1:]
            mixed = around @ kernel
            mixed += self.weights[f"{name}.bias"]
            x += np.maximum(mixed, 0, out=mixed)
            x[empty] = 0
        scores = self._linear("role", x).take(places, 0)
        scores -= scores.max(1, keepdims=True)
        scores -= np.log(np.exp(scores).sum(1, keepdims=True))
        return np.split(scores, np.cumsum(sizes)[:-1])

    # What follows changes what it has just made, so that no more memory is gone through than need be.

    def _linear(self, name: str, x: Floats) -> Floats:
        out: Floats = x @ self.weights[f"{name}.weight"].T
        out += self.weights[f"{name}.bias"]
        return out

    def _norm(self, name: str, x: Floats) -> Floats:
        out: Floats = x - x.mean(1, keepdims=True)
        spread = np.square(out).mean(1, keepdims=True)
        out /= np.sqrt(spread + _EPSILON)
        out *= self.weights[f"{name}.weight"]
        out += self.weights[f"{name}.bias"]
        return out


def _ranked(parents: Ints, kids: Ints, held: NDArray[np.intp]) -> list[tuple[Ints, Ints]]:
    """The first children of all words with their parents, then the second children of those that have two, and so on."""
    order = np.argsort(parents, kind="stable")
    parents, kids = parents[order], kids[order]
    rank = np.arange(len(parents)) - (np.cumsum(held) - held)[parents]
    chosen = (np.flatnonzero(rank == place) for place in range(int(held.max(initial=0))))
    return [(parents[places], kids[places]) for places in chosen]


def _flat(kernel: Floats) -> Floats:
    """A convolution over three words, shape (out, in, 3), as one matrix for the three side by side."""
    return np.concatenate([kernel[:, :, place].T for place in range(3)])


def _positive(x: Floats) -> Floats:
    return np.maximum(x, 0, dtype=np.float32)


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)


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
    sizes = [len(scores[place]) for place in order]
    going = (np.array(sizes)[:, None] > np.arange(sizes[0])).sum(0).tolist()
    best = np.zeros((sizes[0], len(moves), len(order)), dtype=np.float32)
    for row, place in enumerate(order):
        best[: sizes[row], :, row] = scores[place]
    step = moves[:, :, None]
    for place in range(1, len(best)):
        front = going[place]
        best[place, :, :front] += np.maximum.reduce(best[place - 1, :, None, :front] + step)
    back = (best[:-1, :, None] + step).argmax(1).transpose(2, 0, 1)
    found: dict[int, Ints] = {}
    for row, place in enumerate(order):
        way = [int(best[sizes[row] - 1, :, row].argmax())]
        for before in reversed(back[row, : sizes[row] - 1].tolist()):
            way.append(before[way[-1]])
        found[place] = np.array(way[::-1], dtype=np.int32)
    return [found[place] for place in range(len(scores))]

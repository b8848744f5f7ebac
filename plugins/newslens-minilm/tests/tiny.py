"""A small model of the same shape, with weights that were thrown."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from newslens_minilm.model import WEIGHTS, WORDS

HEADS, WIDTH, WIDER, PLACES, LAYERS = 2, 8, 16, 24, 2
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "mill", "quay", "closed", "reopen", "##s", "##ed", "in", "may"]


def tensors() -> dict[str, NDArray[np.float32]]:
    """The tensors of a checkpoint."""
    chance = np.random.default_rng(7)

    def thrown(*shape: int) -> NDArray[np.float32]:
        return chance.normal(0.0, 0.5, shape).astype(np.float32)

    made = {
        "embeddings.word_embeddings.weight": thrown(len(VOCABULARY), WIDTH),
        "embeddings.position_embeddings.weight": thrown(PLACES, WIDTH),
        "embeddings.token_type_embeddings.weight": thrown(2, WIDTH),
        "embeddings.LayerNorm.weight": thrown(WIDTH),
        "embeddings.LayerNorm.bias": thrown(WIDTH),
    }
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        for part in ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"):
            made[f"{layer}.{part}.weight"], made[f"{layer}.{part}.bias"] = thrown(WIDTH, WIDTH), thrown(WIDTH)
        for part in ("attention.output", "output"):
            made[f"{layer}.{part}.LayerNorm.weight"], made[f"{layer}.{part}.LayerNorm.bias"] = (
                thrown(WIDTH),
                thrown(WIDTH),
            )
        made[f"{layer}.intermediate.dense.weight"], made[f"{layer}.intermediate.dense.bias"] = (
            thrown(WIDER, WIDTH),
            thrown(WIDER),
        )
        made[f"{layer}.output.dense.weight"], made[f"{layer}.output.dense.bias"] = thrown(WIDTH, WIDER), thrown(WIDTH)
    return made


def relearned(questions: int) -> dict[str, NDArray[np.float32]]:
    """Other layers for the same embeddings, and a head of so many questions."""
    chance = np.random.default_rng(8)
    made = {name: -value[::-1] for name, value in tensors().items() if name.startswith("encoder.")}
    sizes = {"first": (WIDER, 2 * WIDTH), "second": (questions, WIDER)}
    for name, (rows, columns) in sizes.items():
        made[f"{name}.weight"] = chance.normal(0.0, 0.5, (rows, columns)).astype(np.float32)
        made[f"{name}.bias"] = chance.normal(0.0, 0.5, rows).astype(np.float32)
    return made


def write(folder: Path) -> dict[str, str]:
    """Put the model into a folder; the SHA-256 of each of its files comes back."""
    save_file(tensors(), folder / WEIGHTS)
    tokenizer = Tokenizer(WordPiece({word: place for place, word in enumerate(VOCABULARY)}, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    tokenizer.enable_padding(length=PLACES)
    tokenizer.save(str(folder / WORDS))
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (WEIGHTS, WORDS)}

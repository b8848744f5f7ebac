"""Sentences as vectors: MiniLM as it was published."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
import torch
from torch.nn import functional
from transformers import BertModel, PreTrainedTokenizerFast

from newslens.alignment.meanings import Table
from training.meanings import Encode
from training.teacher.network import Encoder, weights

LONGEST = 128  # word pieces
BATCH = 128


def sentence_encoder(threads: int) -> tuple[Encode, list[str]]:
    """The encoder, and the words that it knows as a whole.

    Args:
        threads: For matrix products.
    """
    torch.set_num_threads(threads)
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(weights() / "tokenizer.json"))
    tokenizer.pad_token = "[PAD]"  # noqa: S105 - a word piece
    model = BertModel.from_pretrained(weights(), add_pooling_layer=False).eval()

    def encode(texts: Sequence[str], /) -> Table:
        out = np.zeros((len(texts), model.config.hidden_size), dtype=np.float32)
        # Texts of about one length in a batch leave little to pad.
        order = np.argsort([len(text) for text in texts], kind="stable")
        began = time.time()
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            batch = tokenizer(
                [texts[place] for place in places],
                padding=True,
                truncation=True,
                max_length=LONGEST,
                return_tensors="pt",
                return_token_type_ids=False,
            )
            with torch.inference_mode():
                hidden = model(**batch).last_hidden_state
                attended = batch["attention_mask"].unsqueeze(-1).float()
                mean = (hidden * attended).sum(1) / attended.sum(1)
                out[places] = functional.normalize(mean, dim=1).numpy()
            if start % (20 * BATCH) == 0:
                print(f"encoded {start} of {len(texts)}, {time.time() - began:.0f} s", flush=True)
        return out

    return encode, Encoder().inventory

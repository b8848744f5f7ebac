"""The weights of the reader as the plugin ships them: what was learned, each row in 8 bits with a scale of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SHIPPED = Path(__file__).parents[2] / "plugins/newslens-minilm/src/newslens_minilm/reader.npz"
STEPS = 127  # on either side of zero


def packed(tensors: Mapping[str, NDArray[np.float32]]) -> dict[str, NDArray[np.generic]]:
    """The arrays of a file: a matrix as 8-bit rows under its name and its scales under ``NAME:scale``, vectors as they are."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, tensor in tensors.items():
        if tensor.ndim == 1:
            arrays[name] = tensor.astype(np.float32)
            continue
        scale = np.abs(tensor).max(axis=1) / STEPS
        arrays[name] = np.rint(tensor / np.maximum(scale, 1e-12)[:, None]).astype(np.int8)
        arrays[f"{name}:scale"] = scale.astype(np.float32)
    return arrays


def ship(checkpoint: Path, target: Path) -> int:
    """Write the learned weights; returns the size of the file in bytes."""
    import torch

    state = torch.load(checkpoint)
    learned = {
        name.removeprefix("base."): value.numpy()
        for name, value in state.items()
        if not name.startswith("base.embeddings.")
    }
    np.savez_compressed(target, **packed(learned))  # type: ignore[arg-type]
    return target.stat().st_size

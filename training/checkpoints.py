"""Trainings that go on where they were broken off."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import torch


class Stateful(Protocol):
    """A network, an optimizer or a schedule."""

    def state_dict(self) -> dict[str, Any]:
        """What it has learned."""

    def load_state_dict(self, state_dict: Any, /) -> Any:
        """Goes on from what it had learned."""


def resume(path: Path, parts: Mapping[str, Stateful]) -> int:
    """Sets parts to what was kept of them; returns how many steps were done, 0 where nothing was kept."""
    if not path.is_file():
        return 0
    kept = torch.load(path, weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(kept[name])
    return int(kept["done"])


def keep(path: Path, done: int, parts: Mapping[str, Stateful]) -> None:
    """Keeps parts of a training, and how many of its steps are done."""
    torch.save({"done": done, **{name: part.state_dict() for name, part in parts.items()}}, path)

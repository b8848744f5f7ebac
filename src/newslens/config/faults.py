"""What is wrong in a configuration, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

Path = tuple[str | int, ...]
"""Where a value stands in a configuration: the keys that lead to it, and numbers within arrays."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")


@attrs.frozen
class Fault:
    """Something that does not hold.

    Attributes:
        path: Where in the configuration; empty where the whole is meant.
        message: What is wrong, in one line.
    """

    path: Path
    message: str

    def __str__(self) -> str:
        """The place as TOML writes it, and what is wrong."""
        return f"{dotted(self.path)}: {self.message}" if self.path else self.message


def dotted(path: Path) -> str:
    """A place as TOML writes it.

    Examples:
        >>> dotted(("stage", "newslens.text.v1", "options", "lines", 2))
        'stage."newslens.text.v1".options.lines[2]'
    """
    return "".join(_pieces(path)).removeprefix(".")


def _pieces(path: Path) -> Iterator[str]:
    for key in path:
        if isinstance(key, int):
            yield f"[{key}]"
        else:
            yield "." + (key if _BARE.fullmatch(key) else f'"{" ".join(key.split())}"')

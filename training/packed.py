"""Files of JSON objects, one a line, gzipped: how the corpora come, and what one stage leaves to the next."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any


def unpacked(path: Path) -> Iterator[Any]:
    """What a packed file holds, one line after the other."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def pack(path: Path, found: Iterable[Any]) -> int:
    """Write what can be told as JSON to a packed file.

    Returns:
        How many lines.
    """
    count = 0
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as out:
        for row in found:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count

"""Raw news for the teachers to read: SEESAW, but for events that are held out of anything, and ECB+ train."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.alignment_judged import HELD_OUT

NEEDED = ("seesaw/triples.jsonl.gz", "ecbplus/docs.jsonl.gz")
# Events of which readers judge the quotes.
QUOTES_JUDGED = frozenset({"036", "065", "129", "160", "176", "229"})


def articles(corpora: Path) -> Iterator[str]:
    """The texts, each once.

    Args:
        corpora: The folder of the corpora.
    """
    seen: set[str] = set()
    for text in _all(corpora):
        if text not in seen:
            seen.add(text)
            yield text


def _all(corpora: Path) -> Iterator[str]:
    left_out = QUOTES_JUDGED | {json.loads(line)["event"] for line in HELD_OUT.read_text("utf-8").splitlines()}
    events, documents = (_records(corpora / name) for name in NEEDED)
    for event in events:
        if event["id"] not in left_out:
            yield from (article["text"] for article in event["articles"])
    yield from (row["text"] for row in documents if row["split"] == "train")


def _records(path: Path) -> Iterator[Any]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)

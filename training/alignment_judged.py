"""Real articles on one event, and what a reader said of the pairs that were shown of them: ``alignment_judged.jsonl``.

A line is an event of a corpus with its pairs: a verdict, and for each side the id of its article and its spans there, in code
points. The articles stay in the corpus. ``same`` and ``contradiction`` belong together, ``arguable`` may, ``other`` do not.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newslens.spans import Span, Spans
from newslens.types import Article
from training.alignment_reading import Gold
from training.alignment_stories import SEESAW

FILE = Path(__file__).with_name("alignment_judged.jsonl")


def judged(corpora: Path, path: Path = FILE) -> list[Gold]:
    """The events of a file with their articles; all pairs that were not shown are held for wrong.

    Args:
        corpora: The folder of the corpora.
        path: The file.

    Raises:
        KeyError: Where the corpus has no such event.
    """
    with gzip.open(corpora / SEESAW, "rt", encoding="utf-8") as file:
        events = {event["id"]: event for event in map(json.loads, file)}
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [_gold(line, events[line["event"]]) for line in lines]


def _gold(line: Mapping[str, Any], event: Mapping[str, Any]) -> Gold:
    articles = [Article(part["id"], part["text"], publisher=part.get("source")) for part in event["articles"]]
    names: dict[tuple[str, Spans], str] = {}
    wanted: dict[tuple[str, ...], bool] = {}
    against = set()
    for verdict, *sides in line["pairs"]:
        ones = [(article, tuple(Span(*span) for span in spans)) for article, spans in sides]
        pair = tuple(sorted(names.setdefault(one, f"{one[0]}.{len(names)}") for one in ones))
        if verdict != "other":
            wanted[pair] = verdict == "arguable"
        if verdict == "contradiction":
            against.add(pair)
    parts = {name: place for place, name in names.items()}
    return Gold(line["event"], articles, parts, wanted, against, whole=True)

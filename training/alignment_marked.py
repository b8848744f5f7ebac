"""Invented articles in which is marked what several of them tell: ``training/alignment_articles``, a file for each event.

From those in ``training/reader_articles`` only the reader of pairs learns, and not from ``held_out`` there. ``== a`` begins an article. ``{4 words}`` marks what is told of matter 4; ``{4! words}`` contradicts what is marked without
``!``, and ``{4!! words}`` both. What only one article tells is not marked. ``python -m training.alignment_marked FILE…``
lists what is marked.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from newslens.spans import Span
from newslens.types import Article
from training.alignment_reading import Gold

FOLDER = Path(__file__).with_name("alignment_articles")
_MARK = re.compile(r"\{(\d+)(!{0,2}) ([^{}]+)\}")
_HEAD = re.compile(r"^== ([a-z])\n", re.MULTILINE)


def read_marked(path: Path) -> Gold:
    """The articles of a file, and which of the marked stretches belong together.

    Raises:
        ValueError: A mark is not closed, or nothing in another article answers to it; the line begins with the path.
    """
    text = "".join(line for line in path.read_text("utf-8").splitlines(keepends=True) if not line.startswith("#"))
    _, *found = _HEAD.split(text)
    articles, parts = [], {}
    groups: dict[str, list[tuple[str, str, str]]] = {}
    for name, marked in zip(found[::2], found[1::2], strict=True):
        raw = ""
        at = 0
        for number, mark in enumerate(_MARK.finditer(marked)):
            raw += marked[at : mark.start()]
            part = f"{name}.{number}"
            parts[part] = (name, (Span(len(raw), len(raw) + len(mark[3])),))
            groups.setdefault(mark[1], []).append((name, part, mark[2]))
            raw += mark[3]
            at = mark.end()
        raw += marked[at:]
        if "{" in raw or "}" in raw:
            raise ValueError(f"{path}: article {name}: a mark is not as it should be: {_beside(raw)}")
        articles.append(Article(name, raw))
    wanted: dict[tuple[str, ...], bool] = {}
    against: set[tuple[str, ...]] = set()
    for group, members in groups.items():
        if len({name for name, _, _ in members}) < 2:
            raise ValueError(f"{path}: {group} stands in one article only")
        for (here, one, left), (there, other, right) in combinations(members, 2):
            if here != there:
                pair = min(one, other), max(one, other)
                wanted[pair] = False
                if left != right:
                    against.add(pair)
    return Gold(path.stem, articles, parts, wanted, against, whole=True)


def marked() -> list[Gold]:
    """All of them."""
    return [read_marked(path) for path in sorted(FOLDER.glob("*.txt"))]


def _beside(raw: str) -> str:
    at = min(place for place in (raw.find("{"), raw.find("}")) if place >= 0)
    return raw[max(0, at - 20) : at + 40].replace("\n", " ")


def _told(gold: Gold) -> Iterator[str]:
    raws = {article.id: article.raw for article in gold.articles}

    def words(part: str) -> str:
        article, spans = gold.parts[part]
        return " … ".join(span.of(raws[article]) for span in spans)

    yield f"{gold.name}: {len(raws)} articles, {len(gold.wanted)} pairs, {len(gold.against)} contradictions"
    for pair in gold.wanted:
        yield f"  {'AGAINST' if pair in gold.against else 'same   '} {words(pair[0])} | {words(pair[1])}"


if __name__ == "__main__":
    for given in sys.argv[1:]:
        print("\n".join(_told(read_marked(Path(given)))))

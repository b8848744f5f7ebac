"""Rows of a list that say something without a subject or a verb: "Shares down 12%", "To close its plant in Tarn"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from newslens.claims.clauses import Clause, Tree, trimmed
from newslens.language.bullets import BULLETS
from newslens.types import Article

_FEWEST = 3  # words that a row must have to be told from a name


def rows(article: Article, tree: Tree) -> Iterator[Clause]:
    """The rows behind bullets that have a verb or a figure, each as one clause, whatever the parser made of it."""
    start = 0
    for line in article.text.split("\n"):
        end = start + len(line)
        if line and _is_bulleted(article, start):
            low, high = bisect_left(tree.starts, start), bisect_left(tree.starts, end)
            members = tuple(trimmed(tree, range(low, high)))
            words = [index for index in members if tree.words[index][0].isalnum()]
            if len(words) >= _FEWEST and any(tree.tags[index][:2] in ("VB", "CD", "MD") for index in words):
                yield Clause(members[0], members, None, "root")
        start = end + 1


def _is_bulleted(article: Article, start: int) -> bool:
    """Whether a bullet stands in front of a line in the text as it came."""
    raw = next((span.start for span in article.to_raw(start, start + 1)), 0)
    return article.raw[article.raw.rfind("\n", 0, raw) + 1 : raw].strip() in BULLETS

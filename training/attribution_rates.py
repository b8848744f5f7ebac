"""How often each lemma attributes with each kind of complement, counted on PolNeAR: ``attribution/rates.tsv``.

Only lemmas and counts are kept, no words of an article. A proposal of the rules counts as right where an annotation has a
cue and a source that share a word with it and a content with a Jaccard index of at least one half; proposals inside the
content of an annotation are not counted, since nothing is attributed twice.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from newslens import language
from newslens.attribution import lexicon
from newslens.attribution.rules import proposals, read
from training.packed import unpacked

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newslens.attribution.found import Found
    from newslens.attribution.lexicon import Lexicon
    from newslens.attribution.page import Page

# Lemma and class, frame, whether the lexicon lists the verb.
Key = tuple[str, str, bool]
Counts = Counter[Key]

PRIOR_WEIGHT = 3.0
LEAST = 0.2  # Rates below this are never used.

HEADER = """\
# Lemma and class, frame, times proposed, times right; counted on PolNeAR train by training/attribution_rates.py.
# "+" are all verbs of lexicon.toml together, "*" all other words.
"""


@attrs.frozen
class Gold:
    """One annotation in tokens."""

    cue: frozenset[int]
    source: frozenset[int]
    content: frozenset[int]


def tokens(page: Page, spans: Iterable[Iterable[int]]) -> frozenset[int]:
    """The words under offsets, punctuation left out."""
    tree = page.tree
    out: set[int] = set()
    for start, end in spans:
        out.update(token for token in tree.touched(start, end) if not tree.punct[token])
    return frozenset(out)


def golds(page: Page, article: dict[str, Any]) -> list[Gold]:
    """The annotations of an article."""
    return [
        Gold(tokens(page, row["cue"]), tokens(page, row["source"]), tokens(page, row["content"]))
        for row in article["attributions"]
    ]


def matches(page: Page, found: Found, gold: Gold) -> bool:
    """Whether a proposal says what an annotation says, loosely."""
    cue = {token for a, b in found.cue for token in range(a, b) if not page.tree.punct[token]}
    source = {token for a, b in found.source for token in range(a, b)}
    content = tokens(page, found.content)
    return (
        (bool(cue & gold.cue) or not (cue or gold.cue))
        and (bool(source & gold.source) or not (source or gold.source))
        and len(content & gold.content) * 2 >= len(content | gold.content) > 0
    )


def count(pairs: Iterable[tuple[Doc, dict[str, Any]]]) -> tuple[Counts, Counts]:
    """Proposals seen, and those of them that are right: by lemma and class, frame, and whether the verb is listed."""
    words = lexicon.load()
    seen: Counts = Counter()
    right: Counts = Counter()
    for doc, article in pairs:
        page = read(doc, article["text"], words, 0.0)
        annotated = golds(page, article)
        inside = frozenset().union(*(gold.content for gold in annotated)) if annotated else frozenset()
        for found in proposals(page):
            if (
                found.anchor < 0
                or found.anchor in inside
                or found.frame in {"colon", "name behind a dash", "hearsay", "line", "according"}
            ):
                continue
            lemma = page.tree.lemma[found.anchor]
            kind = {"noun": "n", "adjective": "a"}.get(found.cue_rule.split()[0], "v")
            key = f"{lemma}/{kind}", found.frame, kind == "v" and lemma in words.verbs
            seen[key] += 1
            right[key] += any(matches(page, found, gold) for gold in annotated)
    return seen, right


def group_of(key: Key) -> tuple[str, str]:
    """The mark and the name of the group that a lemma is smoothed with."""
    lemma, frame, listed = key
    return "+" if listed else "*", f"{lemma.rpartition('/')[2]}:{frame}"


def table(seen: Counts, right: Counts) -> str:
    """The rates as lines of tab-separated values."""
    numbers: Counter[tuple[str, str]] = Counter()
    hits: Counter[tuple[str, str]] = Counter()
    for key, number in seen.items():
        numbers[group_of(key)] += number
        hits[group_of(key)] += right[key]
    lines = [f"{mark}\t{name}\t{number}\t{hits[mark, name]}" for (mark, name), number in sorted(numbers.items())]
    for key, number in sorted(seen.items()):
        prior = hits[group_of(key)] / numbers[group_of(key)]
        if max(prior, (right[key] + PRIOR_WEIGHT * prior) / (number + PRIOR_WEIGHT)) >= LEAST:
            lines.append(f"{key[0]}\t{key[1]}\t{number}\t{right[key]}")
    return HEADER + "\n".join(lines) + "\n"


def rates_of(words: Lexicon, seen: Counts, right: Counts) -> Lexicon:
    """Word lists with the rates that some counts give."""
    return lexicon.with_rates(words, table(seen, right))


def build(corpora: Path, out: Path) -> None:
    """Parses PolNeAR train with the shipped pipeline and writes the rates."""
    nlp = language.load()
    rows = list(unpacked(corpora / "polnear/train.jsonl.gz"))
    seen, right = count((nlp(row["text"]), row) for row in rows)
    out.write_text(table(seen, right), encoding="utf-8")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--out", type=Path, default=Path("src/newslens/attribution/rates.tsv"))
    arguments = parser.parse_args()
    source = arguments.corpora / "polnear/train.jsonl.gz"
    if not source.is_file():
        parser.error(f"missing: {source} (give the folder of the corpora with --corpora)")
    build(arguments.corpora, arguments.out)


if __name__ == "__main__":
    main()

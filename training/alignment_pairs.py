"""Pairs of statements of which is known how they stand to each other: ``training/alignment_pairs``.

A line of a file is a label (``same``, ``contradiction`` or ``neither``) and two statements, parted by tabs. Nothing is learned
from ``held_out.tsv``. ``python -m training.alignment_pairs`` prints what newslens makes of its pairs, each told by two
articles among those behind it in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from newslens.alignment.aligning import align
from newslens.evaluation.bootstrap import intervals
from newslens.evaluation.counts import Counts, Figures, ratio, tally, total
from newslens.types import Article, Claim, Relation

FOLDER = Path(__file__).parent / "alignment_pairs"
HELD_OUT = FOLDER / "held_out.tsv"
LABELS = ("same", "contradiction", "neither")
TOGETHER = 12  # pairs that two articles tell


@attrs.frozen
class Pair:
    """Two statements.

    Attributes:
        label: How they stand to each other, one of `LABELS`.
        a: One.
        b: The other.
    """

    label: str
    a: str
    b: str


@attrs.frozen(eq=False)
class Told:
    """Two articles made of pairs.

    Attributes:
        name: What to call them.
        articles: The two; the claims of a pair have the same number.
        labels: How the claims of each number stand to each other.
    """

    name: str
    articles: tuple[Article, Article]
    labels: tuple[str, ...]

    @property
    def wanted(self) -> Mapping[tuple[str, str], bool]:
        """The pairs of claims that belong together, and whether they contradict each other."""
        return {
            (f"a.{number}", f"b.{number}"): label == "contradiction"
            for number, label in enumerate(self.labels)
            if label != "neither"
        }


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file.

    Raises:
        ValueError: A line is no label with two statements; it begins with the path and the number of the line.
    """
    pairs = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        parts = line.split("\t")
        if len(parts) != len(attrs.fields(Pair)) or parts[0] not in LABELS or not all(map(str.strip, parts)):
            raise ValueError(f"{path}:{number}: not a label ({', '.join(LABELS)}) and two statements, parted by tabs")
        pairs.append(Pair(*parts))
    return pairs


def told(name: str, pairs: Sequence[Pair]) -> list[Told]:
    """Pairs as told by two articles each, pairs of all labels mixed.

    Args:
        name: What to call them.
        pairs: The pairs.
    """
    count = -(-len(pairs) // TOGETHER)
    return [_told(f"{name} {number}", pairs[number::count]) for number in range(count)]


def _told(name: str, pairs: Sequence[Pair]) -> Told:
    a, b = (
        Article(
            side,
            "\n\n".join(getattr(pair, side) for pair in pairs),
            claims=tuple(Claim(f"{side}.{number}", getattr(pair, side), ()) for number, pair in enumerate(pairs)),
        )
        for side in "ab"
    )
    return Told(name, (a, b), tuple(pair.label for pair in pairs))


def learned() -> Iterator[Told]:
    """What alignment learns from: all files but the one held out."""
    for path in sorted(FOLDER.glob("*.tsv")):
        if path != HELD_OUT:
            yield from told(path.stem, read_pairs(path))


def counted(articles: Told) -> Counts:
    """How often each label is found for each."""
    found = {
        alignment.members: "contradiction" if alignment.relation is Relation.CONTRADICTION else "same"
        for alignment in align(articles.articles, ())
    }
    counts = tally()
    for number, label in enumerate(articles.labels):
        counts[f"{label}, found {found.get((f'a.{number}', f'b.{number}'), 'neither')}"] += 1
    return counts


def figures(counts: Counts) -> Figures:
    """The share of all pairs that is found as it is, and of each label how much of what is found is right, and found."""
    shown: Figures = {"right": ratio(sum(counts[f"{one}, found {one}"] for one in LABELS), sum(counts.values()))}
    for label in LABELS:
        right = counts[f"{label}, found {label}"]
        shown[f"{label} P"] = ratio(right, sum(counts[f"{other}, found {label}"] for other in LABELS))
        shown[f"{label} R"] = ratio(right, sum(counts[f"{label}, found {other}"] for other in LABELS))
    return shown


def main() -> None:
    """Print the figures of the pairs held out."""
    units = [counted(articles) for articles in told(HELD_OUT.stem, read_pairs(HELD_OUT))]
    summed, around = total(units), intervals(units, figures)
    for name, value in figures(summed).items():
        print(f"{name:16} {value:.3f} ({around[name][0]:.3f} to {around[name][1]:.3f})")
    for name, count in sorted(summed.items()):
        print(f"  {name}: {count:.0f}")


if __name__ == "__main__":
    main()

"""Pairs of statements of which is known how they stand to each other: ``training/alignment_pairs``.

A line of a file is a label (``same``, ``contradiction`` or ``neither``) and two statements, parted by tabs. Nothing is learned
from ``held_out.tsv``. ``python -m training.alignment_pairs`` prints what newslens makes of its pairs, each told by two
articles among those behind it in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from newslens.alignment.aligning import align
from newslens.evaluation.bootstrap import intervals
from newslens.evaluation.counts import Counts, Figures, ratio, tally, total
from newslens.types import Article, Claim, Relation
from training.alignment_events import Event

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


def told(name: str, pairs: Sequence[Pair]) -> list[Event]:
    """Pairs as told by two articles each, pairs of all labels mixed; the claims of a pair have the same number.

    Args:
        name: What to call them.
        pairs: The pairs.
    """
    count = -(-len(pairs) // TOGETHER)
    return [_told(f"{name} {number}", pairs[number::count]) for number in range(count)]


def _told(name: str, pairs: Sequence[Pair]) -> Event:
    articles = tuple(
        Article(
            side,
            "\n\n".join(getattr(pair, side) for pair in pairs),
            claims=tuple(Claim(f"{side}.{number}", getattr(pair, side), ()) for number, pair in enumerate(pairs)),
        )
        for side in "ab"
    )
    wanted = {
        (f"a.{number}", f"b.{number}"): pair.label == "contradiction"
        for number, pair in enumerate(pairs)
        if pair.label != "neither"
    }
    return Event(name, articles, (), wanted)


def labels(event: Event) -> list[str]:
    """How the claims of each number stand to each other."""
    return [
        {None: "neither", False: "same", True: "contradiction"}[event.wanted.get((a.id, b.id))]
        for a, b in zip(*(article.claims for article in event.articles), strict=True)
    ]


def learned() -> Iterator[Event]:
    """What alignment learns from: all files but the one held out."""
    for path in sorted(FOLDER.glob("*.tsv")):
        if path != HELD_OUT:
            yield from told(path.stem, read_pairs(path))


def counted(event: Event) -> Counts:
    """How often each label is found for each."""
    found = {
        alignment.members: "contradiction" if alignment.relation is Relation.CONTRADICTION else "same"
        for alignment in align(event.articles, event.speakers)
    }
    counts = tally()
    for number, label in enumerate(labels(event)):
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
    units = [counted(event) for event in told(HELD_OUT.stem, read_pairs(HELD_OUT))]
    summed, around = total(units), intervals(units, figures)
    for name, value in figures(summed).items():
        print(f"{name:16} {value:.3f} ({around[name][0]:.3f} to {around[name][1]:.3f})")
    for name, count in sorted(summed.items()):
        print(f"  {name}: {count:.0f}")


if __name__ == "__main__":
    main()

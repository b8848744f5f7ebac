"""`python -m tests.alignment.diff [N]`: how many of the alterations of N quotations are found, and how fast words are aligned."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher

from newslens.alignment.diff.diffing import diff
from newslens.alignment.diff.edits import Kind
from newslens.alignment.diff.gaps import gaps
from tests.alignment.diff.alterations import altered, bare
from tests.alignment.diff.quotations import QUOTATIONS

_MOST = 4  # alterations of a quotation


def _pairs(count: int) -> list[tuple[list[str], list[str]]]:
    rng = random.Random(1)  # noqa: S311 (figures that must repeat)
    quotations = (rng.choice(QUOTATIONS) for _ in range(count))
    return [(quotation.split(), altered(quotation, rng, 2)[0].split()) for quotation in quotations]


def _rate(run: Callable[[], object], count: int) -> float:
    began = time.process_time()
    run()
    return count / (time.process_time() - began)


def main() -> None:
    """Print the share found of each kind, what was found beside, and pairs per second."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    rng = random.Random(0)  # noqa: S311
    found: Counter[Kind] = Counter()
    made: Counter[Kind] = Counter()
    beside = 0
    spent = 0.0
    for _ in range(count):
        quotation = rng.choice(QUOTATIONS)
        changed, alterations = altered(quotation, rng, rng.randint(1, _MOST))
        began = time.process_time()
        edits = diff(quotation, changed)
        spent += time.process_time() - began
        told = Counter((edit.kind, bare(edit.a_words), bare(edit.b_words)) for edit in edits)
        expected = Counter((held.kind, held.a_words, held.b_words) for held in alterations)
        made.update(kind for kind, _, _ in expected.elements())
        found.update(kind for kind, _, _ in (told & expected).elements())
        beside += (told - expected).total()
    lines = [f"{kind:20} {found[kind]:6} of {made[kind]:6}" for kind in sorted(made)]
    lines.append(f"{'all':20} {found.total():6} of {made.total():6}, and {beside} edits that are none")
    lines.append(f"typed diffs a second: {count / spent:.0f}")
    pairs = _pairs(min(count, 1000))
    ours = _rate(lambda: [gaps(a, b) for a, b in pairs], len(pairs))
    theirs = _rate(lambda: [SequenceMatcher(None, a, b, autojunk=False).get_opcodes() for a, b in pairs], len(pairs))
    lines.append(f"word alignments a second: {ours:.0f}, difflib {theirs:.0f}: {ours / theirs:.1f} times")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()

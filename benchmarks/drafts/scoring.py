"""The verdicts on drafts against what is true of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from benchmarks.drafts.cases import Case, printed
from newslens.alignment.diff.edits import Kind as EditKind
from newslens.checking.verdicts import SOUND, CheckedQuote, QuoteCheck, Status
from newslens.evaluation.counts import Counts, Figures, Tally, precision_recall, ratio, tally

VERDICTS: Final = (Status.EXACT, Status.ALTERED, Status.MISATTRIBUTED, Status.NOT_FOUND)
UNSEEN: Final = "unseen"
"""The verdict on what newslens took for no quotation at all."""
_NAMES: Final = frozenset(EditKind)


@attrs.frozen
class Judged:
    """A case and what newslens said of it.

    Attributes:
        case: The case.
        verdict: A status, or `UNSEEN`.
        quote: What the verdict stands on.
    """

    case: Case
    verdict: str
    quote: CheckedQuote | None

    @property
    def truth(self) -> str:
        """The verdict that is right: of several that are, the one that was given."""
        return self.verdict if self.verdict in self.case.right else self.case.right[0]

    @property
    def passed(self) -> bool:
        """Whether nobody was told to look at it."""
        return self.verdict == UNSEEN or self.verdict in SOUND


def text_of(draft: Sequence[Case]) -> tuple[str, list[tuple[int, int]]]:
    """A draft as text, and where the words of each case stand in it."""
    text = "A draft\n"
    places = []
    for number, case in enumerate(draft):
        paragraph, start, end = printed(case, number)
        text += "\n"
        places.append((len(text) + start, len(text) + end))
        text += paragraph + "\n"
    return text, places


def judged(draft: Sequence[Case], places: Iterable[tuple[int, int]], check: QuoteCheck) -> list[Judged]:
    """What was said of each case: of the quotation that has most of its words."""
    found = []
    for case, (start, end) in zip(draft, places, strict=True):
        held = [
            (sum(max(0, min(s.end, end) - max(s.start, start)) for s in one.spans), -n)
            for n, one in enumerate(check.quotes)
        ]
        common, number = max(held, default=(0, 0))
        one = check.quotes[-number] if common else None
        found.append(Judged(case, UNSEEN if one is None else str(one.status), one))
    return found


def counted(found: Iterable[Judged]) -> Tally:
    """The counts of some cases."""
    counts = tally()
    for one in found:
        verdict = Status.EXACT if one.verdict == Status.PARAPHRASED else one.verdict
        truth = Status.EXACT if one.truth == Status.PARAPHRASED else one.truth
        counts["cases"] += 1
        counts["right"] += verdict == truth
        counts[f"said {verdict}"] += 1
        counts[f"is {truth}"] += 1
        counts[f"right {truth}"] += verdict == truth
        counts[f"{one.case.what}: cases"] += 1
        counts[f"{one.case.what}: right"] += verdict == truth
        counts[f"{one.case.what}: said {one.verdict}"] += 1
        if one.case.flip:
            counts["flips"] += 1
            counts["flips passed"] += one.passed
        if one.case.what in _NAMES and Status.ALTERED in one.case.right and one.quote is not None:
            counts["altered seen"] += 1
            counts["altered named"] += one.case.what in {str(edit.kind) for edit in one.quote.alterations}
    return counts


def figures(counts: Counts) -> Figures:
    """What is read from counts: precision, recall and F of each verdict, and what was passed over."""
    c = tally() | dict(counts)
    made: Figures = {}
    for verdict in VERDICTS:
        right = c.get(f"right {verdict}", 0.0)
        precision, recall, f = precision_recall(
            right, c.get(f"said {verdict}", 0.0), right, c.get(f"is {verdict}", 0.0)
        )
        name = verdict.replace("_", " ")
        made |= {f"{name}_P": precision, f"{name}_R": recall, f"{name}_F1": f}
    return made | {
        "right verdicts": ratio(c.get("right", 0.0), c.get("cases", 0.0)),
        "typed edits whose kind is named": ratio(c.get("altered named", 0.0), c.get("altered seen", 0.0)),
        "negation and number flips": c.get("flips", 0.0),
        "… passed over": c.get("flips passed", 0.0),
    }


def by_kind(counts: Counts) -> Mapping[str, tuple[int, int, str]]:
    """For each thing that was done: cases, those judged rightly, and the verdicts there were."""
    kinds = sorted({name.partition(": ")[0] for name in counts if name.endswith(": cases")})
    found = {}
    for kind in kinds:
        said = {
            name.partition(": said ")[2]: int(count)
            for name, count in counts.items()
            if name.startswith(f"{kind}: said ")
        }
        shown = ", ".join(f"{verdict.replace('_', ' ')} {count}" for verdict, count in sorted(said.items()))
        found[kind] = int(counts[f"{kind}: cases"]), int(counts.get(f"{kind}: right", 0)), shown
    return found

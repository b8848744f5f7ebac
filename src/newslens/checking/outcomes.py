"""What comes of where the sentences of a quotation were found: the verdict, and how much of it there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslens.alignment.diff.edits import Kind as EditKind
from newslens.alignment.wording import strength
from newslens.checking.draft import Sought, Unit
from newslens.checking.fits import reported
from newslens.checking.found import Found
from newslens.checking.verdicts import Alteration, CheckedQuote, Place, Status
from newslens.types import Kind


def score(units: Iterable[Unit], held: Iterable[Found | None]) -> float:
    """How much of the sentences was found, by the weight of their words: 0 to 1."""
    total = sum(strength(unit.words.words) for unit in units)
    have = sum(found.fit.ratio * found.fit.total for found in held if found is not None)
    return round(have / total, 4) if total else 1.0


def changes(told: CheckedQuote) -> tuple[bool, int, float]:
    """How much is changed in a quotation, to choose the least."""
    return bool(told.parts), len(told.alterations), -told.score


def only_swallowed(told: CheckedQuote) -> bool:
    """Whether nothing is changed but that an ellipsis swallows words of consequence."""
    return bool(told.alterations) and all(one.kind is EditKind.SWALLOWED for one in told.alterations)


def status(quotation: Sought, main: Found, changed: Sequence[Alteration], parts: Sequence[Place]) -> Status:
    """The verdict by the words.

    Args:
        quotation: The quotation.
        main: Where its most telling sentence was found.
        changed: What the draft changed.
        parts: Where its sentences stand, if they stand apart.
    """
    if main.conflict:
        return Status.MISATTRIBUTED
    if parts:
        return Status.ALTERED
    if not changed:
        return Status.EXACT
    return Status.PARAPHRASED if quotation.kind is Kind.INDIRECT and reported(changed) else Status.ALTERED

"""Which lines of a page are article text, from the lexicon, the shape of a line and where it stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import attrs

from newslens.cleaning.above import find_title, mark_above, mark_top
from newslens.cleaning.below import mark_tail
from newslens.cleaning.comments import mark_comments
from newslens.cleaning.lines import Line
from newslens.cleaning.names import dateline
from newslens.cleaning.openings import bullet, version
from newslens.cleaning.rows import Rows
from newslens.cleaning.within import mark_about, mark_captions, mark_lists, mark_notes, mark_signatures, mark_warnings
from newslens.language.labels import label
from newslens.types import RemovalReason


@attrs.frozen
class Page:
    """What the lines of a page are.

    Attributes:
        reasons: The numbers of the lines that are no article text, and why.
        openings: The numbers of lines of which only the beginning is no article text: how long that is, and why it goes.
        title: The number of the line that is the headline, or None.
    """

    reasons: dict[int, RemovalReason]
    openings: dict[int, tuple[int, RemovalReason]]
    title: int | None


def page(of: Sequence[Line], known: Collection[str] = ()) -> Page:
    """Tell article text from what stands around it.

    Args:
        of: The lines of a text in which each paragraph is one line.
        known: Lines known to be no article text, in the form of `furniture.plain`.
    """
    # First each line by itself, then by what stands around it.
    rows = Rows(of, known)
    title = find_title(rows)
    openings: dict[int, tuple[int, RemovalReason]] = {}
    if rows.words:
        mark_above(rows, title)
        mark_top(rows, title)
        mark_lists(rows, title)
        mark_about(rows, title)
        mark_warnings(rows, title)
        mark_notes(rows, title)
        mark_captions(rows, title)
        mark_signatures(rows, title)
        mark_comments(rows, title)
        mark_tail(rows, title)
        openings = _marks(rows) | _datelines(rows, title)
    return Page(rows.reasons, openings, title)


def _marks(rows: Rows) -> dict[int, tuple[int, RemovalReason]]:
    return {
        number: (length, RemovalReason.BOILERPLATE)
        for number in rows.free()
        if (length := version(rows.words[number]) or bullet(rows.words[number]))
    }


def _datelines(rows: Rows, title: int | None) -> dict[int, tuple[int, RemovalReason]]:
    found: dict[int, tuple[int, RemovalReason]] = {}
    first = True
    spoken = _is_spoken(rows)
    for number in rows.free(0 if title is None else title + 1):
        if not rows.prose[number] and len(rows.words[number]) < 40:
            continue
        length = dateline(rows.words[number], first=first, spoken=spoken)
        if length:
            found[number] = length, RemovalReason.DATELINE
        first = first and not rows.prose[number]
    return found


def _is_spoken(rows: Rows) -> bool:
    """Whether names in capitals stand in front of what people say: one stands twice, or somebody asks; places do neither."""
    found = [(words, one) for words in rows.words if (one := label(words)) is not None and one.shouted]
    names = [words[one.start : one.end].split()[-1] for words, one in found]
    return len(set(names)) < len(names) or (len(names) > 1 and any(words.endswith("?") for words, _ in found))

"""What stands above the running text: the headline, kickers and paths of sections, bylines and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newslens.cleaning.furniture import lexicon, plain, shapes
from newslens.cleaning.names import dateline, is_byline, is_dated, is_name, is_place, is_signature
from newslens.cleaning.prose import finished
from newslens.cleaning.rows import Rows
from newslens.cleaning.single import PARTS, in_parts, names_outlet
from newslens.cleaning.stamps import is_outlet_stamp, is_stamp
from newslens.cleaning.title import reads_as_headline
from newslens.types import RemovalReason

_TOP_LINES = 14
_TOP_PROSE = 3
_KICKER = 45
_SHOUTED = 3  # letters in capitals with which a place in capitals begins
_IN_PLACE = re.compile(
    r"\s(?:in|at|reporting from|reports from|from)\s[A-ZÀ-Þ][\w.'’-]*(?:[ ,]+(?:and |[A-ZÀ-Þ][\w.'’-]*)){0,5}\Z"
)
_AMID = re.compile(r"\s(?:in|at|from)\s[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,2}(?=,| and |;)")
_BREADCRUMB = re.compile(r"\s*[|•·›»>→]\s*|\s+/\s+|::")


def find_title(rows: Rows) -> int | None:
    """The number of the line that is the headline, or None; kickers above it are marked.

    What begins with a dateline is the first sentence of the text, however short: one that can be nothing else, or in front of a
    whole sentence a place in capitals or a date with who sent it, and a dash.
    """
    found = _first_that_reads_so(rows)
    return None if found is not None and _begins(rows.words[found], prose=rows.prose[found]) else found


def _begins(words: str, *, prose: bool) -> bool:
    if dateline(words, first=False):
        return True
    place = words[: dateline(words, first=True)] if prose and finished(words) else ""
    return is_dated(place) or (place[:_SHOUTED].isupper() and ":" not in place)


def _first_that_reads_so(rows: Rows) -> int | None:
    free = rows.free()[:4]
    if free and 0 in rows.teasers and _subheading(rows.words[free[0]]) and reads_as_headline(rows.words[0]):
        del rows.reasons[0]
        return 0
    if free and not rows.prose[free[0]]:
        return _below_kickers(rows, free)
    # Everything above the text looks like furniture: then a teaser or the longest line is the headline.
    end = free[0] if free else min(len(rows.words), _TOP_LINES)
    above = [
        n
        for n in range(end)
        if reads_as_headline(rows.words[n])
        and len(rows.words[n].split()) > 3
        and rows.reasons.get(n) is RemovalReason.BOILERPLATE
    ]
    teasing = [n for n in above if n in rows.teasers]
    if teasing and end:
        del rows.reasons[teasing[0]]
        return teasing[0]
    return free[0] if free and reads_as_headline(rows.words[free[0]]) and len(free) > 1 else None


def _subheading(words: str) -> bool:
    """Whether a line can head a part of an article alone: "Key points"."""
    return all(word in shapes()["heading_words"] for word in plain(words).split())


def _below_kickers(rows: Rows, free: Sequence[int]) -> int | None:
    title = free[0]
    if len(free) > 2 and names_outlet(rows.words[free[0]]) and _breadcrumb(rows, free[1], free[2]):
        rows.reasons[free[0]] = RemovalReason.BOILERPLATE
        free = free[1:]
        title = free[0]
    for number, below in pairwise(free):
        if _kicker(rows, number, below):
            rows.reasons[number] = RemovalReason.BOILERPLATE
            title = below
        else:
            break
    if rows.prose[title] and not reads_as_headline(rows.words[title]):
        return None
    return title if reads_as_headline(rows.words[title]) else None


def _kicker(rows: Rows, number: int, below: int) -> bool:
    words, low = rows.words[number], rows.plain[number]
    if lexicon().section(low):
        return True
    if is_stamp(words, strict=False) or _breadcrumb(rows, number, below):
        return reads_as_headline(rows.words[below])
    parts = [part for part in PARTS.split(words) if part]
    longest = 6 if any(is_stamp(part, strict=False) for part in parts) else 4
    if len(parts) >= 3 and all(len(part.split()) <= longest for part in parts) and not finished(words):
        return reads_as_headline(rows.words[below])
    if len(words) > _KICKER or finished(words) or not reads_as_headline(rows.words[below]):
        return False
    longer = len(rows.words[below].split()) >= max(4, len(words.split()) + 2)
    if words.isupper() and longer and not rows.words[below].isupper() and len(words.split()) <= 4:
        return not _lead(rows, below)
    return longer and names_outlet(words) and not _lead(rows, below)


def _breadcrumb(rows: Rows, number: int, below: int) -> bool:
    """Whether a line is a path of sections, the last of which may be the headline once more."""
    words = rows.words[number]
    parts = [part for part in _BREADCRUMB.split(words) if part]
    if len(parts) < 2 or ":" in words or finished(words) or rows.prose[below] or len(rows.words[below].split()) < 4:
        return False
    if len(parts) > 2 and lexicon().section(plain(parts[0])):
        parts.pop()
    return all(len(part.split()) <= 4 and part[0].isupper() for part in parts)


def _lead(rows: Rows, number: int) -> bool:
    words = rows.words[number]
    return len(words) > 160 or dateline(words, first=True) > 0


def mark_above(rows: Rows, title: int | None) -> None:
    """Whatever stands above the headline and is no paragraph."""
    for number in range(title or 0):
        if number not in rows.reasons and not rows.prose[number]:
            rows.reasons[number] = RemovalReason.BOILERPLATE


def mark_top(rows: Rows, title: int | None) -> None:
    """Bylines, offices, dates and sections between the headline and the text."""
    prose = 0
    start = 0 if title is None else title + 1
    for number in range(start, min(len(rows.words), start + _TOP_LINES)):
        words = rows.words[number]
        if rows.prose[number]:
            prose += 1
            if prose >= _TOP_PROSE:
                return
        if number in rows.reasons or rows.listed(number) or rows.tells_who(number):
            continue
        if is_place(words):
            rows.reasons[number] = RemovalReason.DATELINE
        elif is_byline(words) or (is_signature(words) and not finished(words)):
            rows.reasons[number] = RemovalReason.BYLINE
        elif (
            is_stamp(words, strict=False)
            or is_outlet_stamp(words)
            or in_parts(words, strict=False)
            or (prose == 0 and words.isdecimal())
        ):
            rows.reasons[number] = RemovalReason.BOILERPLATE
        elif finished(words):
            continue
        elif prose == 0 and (lexicon().section(rows.plain[number]) or names_outlet(words)):
            rows.reasons[number] = RemovalReason.BOILERPLATE
        elif is_name(_AMID.sub("", _IN_PLACE.sub("", words))) and (
            prose == 0 or number - 1 in rows.reasons or number + 1 in rows.reasons
        ):
            rows.reasons[number] = RemovalReason.BYLINE

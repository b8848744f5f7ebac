"""Every character that may be a quotation mark, and what each reading of it would cost.

A mark can open a quotation, close one, or be neither (an apostrophe, a sign of inches, a slip of the
keyboard). The characters around it speak for or against each reading; the evidence is kept as a cost, in
tenths, and ``reading`` then takes the cheapest reading of a whole paragraph.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from newslens.attribution.marks.quotation import Style
from newslens.attribution.marks.words import Words, words

DOUBLE, SINGLE, GUILLEMET, SMALL_GUILLEMET, CORNER, WHITE_CORNER = range(6)

STYLES: Final[dict[str, Style]] = {
    "“": "double-curly",
    "”": "double-curly",
    "‟": "double-curly",
    '"': "double-straight",
    '""': "double-straight",
    "＂": "double-straight",
    "''": "double-apostrophe",
    "‘‘": "double-apostrophe",
    "’’": "double-apostrophe",
    "``": "backtick",
    "„": "low-high",
    "‘": "single-curly",
    "’": "single-curly",
    "‛": "single-curly",
    "'": "single-straight",
    "`": "backtick",
    "‚": "low-high",
    "«": "guillemet",
    "»": "guillemet",
    "‹": "guillemet",
    "›": "guillemet",
    "「": "corner",
    "」": "corner",
    "『": "corner",
    "』": "corner",
}
_FAMILY: Final = {
    **dict.fromkeys(("“", "”", "‟", '"', '""', "＂", "''", "‘‘", "’’", "``", "„"), DOUBLE),
    **dict.fromkeys(("‘", "’", "‛", "'", "`", "‚"), SINGLE),
    **dict.fromkeys("«»", GUILLEMET),
    **dict.fromkeys("‹›", SMALL_GUILLEMET),
    **dict.fromkeys("「」", CORNER),
    **dict.fromkeys("『』", WHITE_CORNER),
}
# What its shape says a mark does; the straight ones say nothing.
_OPENS: Final = frozenset({"“", "‟", "‘‘", "``", "„", "‘", "‛", "`", "‚", "«", "‹", "「", "『"})
_CLOSES: Final = frozenset({"”", "’’", "’", "»", "›", "」", "』"})

_RUN: Final = re.compile("[“”‟„\"＂‘’‛‚'`«»‹›「」『』]+")
_SPLIT: Final = re.compile("''|‘‘|’’|``|\"\"|.")
# More marks than that side by side are a rule, a banner or an attack, never quotation.
_LONGEST_RUN: Final = 6

# Classes of the character before a mark and of the one after it.
_BLANK, _BRACKET, _DASH, _WORD, _STOP = range(5)
_ELLIPSIS: Final = _BRACKET  # opening brackets count as word characters on the right, so the number is free there

_INVISIBLE: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad\0"
_DASHES: Final = "-‐‑‒–—―−/\\"
_LEFT: Final = {
    **dict.fromkeys(_INVISIBLE + ">", _BLANK),
    **dict.fromkeys("([{<¿¡:=|*•·►▪", _BRACKET),
    **dict.fromkeys(_DASHES, _DASH),
}
_RIGHT: Final = {
    **dict.fromkeys(_INVISIBLE + "<", _BLANK),
    **dict.fromkeys(".,!?;:)]}。、，", _STOP),
    **dict.fromkeys(_DASHES, _DASH),
    "…": _ELLIPSIS,
}

# Cost of opening and of closing, by class before (rows) and after (columns):
# blank, ellipsis, dash, word, stop.
_OPEN_COST: Final = (
    (25, 0, 5, 0, 25),  # blank
    (25, 0, 5, 0, 30),  # bracket
    (30, 5, 15, 0, 40),  # dash
    (60, 40, 50, 25, 60),  # word
    (60, 30, 50, 15, 60),  # stop
)
_CLOSE_COST: Final = (
    (15, 35, 30, 40, 10),
    (30, 40, 30, 45, 30),
    (0, 5, 5, 30, 0),
    (0, 0, 0, 25, 0),
    (0, 0, 0, 15, 0),
)

AGAINST_SHAPE: Final = 30
"""What it costs a mark to do the opposite of what its shape says."""
_REVERSED_GUILLEMET: Final = 10  # »so«, as German and Danish print it
_STRAY: Final = 45

_YEAR: Final = re.compile(r"\d\d(?:s\b|(?!\w))")
_FOLLOWING: Final = re.compile(r"[ \t\xa0\u202f\u2009]{1,3}(\w{1,12})(?!\w)")
_LEADING: Final = re.compile(r"[^\W\d_]{1,9}(?![^\W\d_])")
_TRAILING: Final = re.compile(r"[^\W\d_]+\Z")
_FEET_BEFORE: Final = re.compile(r"(?<!\d)\d{1,3}\Z")
_INCHES_AFTER: Final = re.compile(r"[ \xa0-]?\d{1,2}(?!\d)")
_INCHES_BEFORE: Final = re.compile(r"\d['’′][ \xa0-]?\d{1,2}(?:[.½¼¾]\d?| ?\d/\d)?\Z")


class Mark(NamedTuple):
    """A possible quotation mark; offsets in code points, half-open; costs in tenths.

    A tuple and not an attrs class because there is one for every sixty characters of news text.
    """

    start: int
    end: int
    sign: str
    family: int
    open: int
    close: int
    skip: int
    weak: bool
    """The mark is as likely the apostrophe of a possessive."""


def find_marks(text: str, spans: list[tuple[int, int]]) -> list[list[Mark]]:
    """Find the possible quotation marks of each paragraph.

    Args:
        text: The article.
        spans: Its paragraphs, in order.

    Returns:
        One list a paragraph, in text order. Plain apostrophes are left out.
    """
    lists = words()
    found: list[list[Mark]] = []
    runs = _RUN.finditer(text)
    run = next(runs, None)
    for begin, end in spans:
        marks: list[Mark] = []
        past = 0
        while run is not None and run.start() < end:
            start = run.start()
            if start >= past:
                past = _read_run(text, start, run.group(), begin, end, lists, marks)
            run = next(runs, None)
        found.append(marks)
    return found


def _read_run(text: str, start: int, run: str, begin: int, end: int, lists: Words, into: list[Mark]) -> int:
    """Read one run of marks side by side; returns the offset that reading may go on from."""
    stop = start + len(run)
    if stop - start == 1:
        before = text[start - 1] if start > begin else " "
        after = text[stop] if stop < end else " "
        if _FAMILY[run] == SINGLE:
            in_word = before.isalnum() or "\u0300" <= before < "\u0370"
            if in_word and after.isalnum():
                return stop
            if after in "nN" and text[stop + 1 : stop + 2] in ("'", "’", "‘") and not in_word:
                return stop + 2  # rock ’n’ roll
        signs = [run]
    elif stop - start > _LONGEST_RUN:
        return stop
    else:
        before = text[start - 1] if start > begin else " "
        after = text[stop] if stop < end else " "
        signs = _SPLIT.findall(run)
        if run in ("'''", "’’’") and not before.isspace() and before not in _LEFT:
            signs.reverse()  # the inner quotation closes first
    left = _LEFT.get(before)
    if left is None:
        # a combining accent belongs to the letter before it
        in_word = before.isalnum() or "\u0300" <= before < "\u0370"
        left = _WORD if in_word else _BLANK if before.isspace() else _STOP
    right = _RIGHT.get(after)
    if right is None:
        right = _BLANK if after.isspace() else _WORD
    elif after == "." and text[stop + 1 : stop + 2] == ".":
        right = _ELLIPSIS
    at = start
    for sign in signs:
        mark = _price(text, at, sign, (left, right), begin, lists)
        if mark is not None:
            into.append(mark)
        at += len(sign)
    return stop


def _price(text: str, start: int, sign: str, context: tuple[int, int], begin: int, lists: Words) -> Mark | None:
    left, right = context
    family = _FAMILY[sign]
    end = start + len(sign)
    opens, closes = _OPEN_COST[left][right], _CLOSE_COST[left][right]
    if sign in _OPENS:
        against = _REVERSED_GUILLEMET if family in (GUILLEMET, SMALL_GUILLEMET) else AGAINST_SHAPE
        # in the middle of a word even an opening mark is more likely damage
        opens, closes = opens * (6 if left == _WORD else 3) // 10, closes + against
    elif sign in _CLOSES:
        against = _REVERSED_GUILLEMET if family in (GUILLEMET, SMALL_GUILLEMET) else AGAINST_SHAPE
        opens, closes = opens + against, closes * 3 // 10
    if family == SINGLE:
        return _price_single(text, Mark(start, end, sign, family, opens, closes, 0, False), left, right, lists)
    skip = _STRAY
    if left == _WORD and text[start - 1].isdecimal():
        if family == DOUBLE and _INCHES_BEFORE.search(text, max(begin, start - 9), start):
            return None
        if right != _WORD:
            skip = 15  # inches
    elif left == _BLANK and right == _BLANK and sign not in _OPENS and sign not in _CLOSES:
        skip = 35
    return Mark(start, end, sign, family, opens, closes, skip, False)


def _price_single(text: str, mark: Mark, left: int, right: int, lists: Words) -> Mark | None:
    """Weigh a single mark against being an apostrophe, or a sign of feet or minutes."""
    start, end = mark.start, mark.end
    if right in (_WORD, _ELLIPSIS) and left in (_BLANK, _BRACKET, _DASH):
        return _price_leading(text, mark, lists)
    if left == _WORD:
        return _price_trailing(text, mark, right, lists)
    if left == _STOP:
        initial = text[start - 1] == "." and text[start - 2 : start - 1].isupper() and right == _BLANK
        return mark._replace(skip=20 if initial else 40 if right != _WORD else 20)
    if left == _DASH:
        return mark._replace(skip=25)
    return mark._replace(skip=15, open=mark.open + 10 if end - start == 1 and mark.sign == "'" else mark.open)


def _price_leading(text: str, mark: Mark, lists: Words) -> Mark | None:
    """A single mark before a word: an opening mark, or letters left out (’tis, ’90s)."""
    end = mark.end
    skip = 8 if mark.sign == "’" else 20 if mark.sign == "'" else 30
    opens = mark.open + (2 if mark.sign == "'" else 0)
    if text[end : end + 1].isdecimal():
        year = _YEAR.match(text, end)
        if year is not None:
            if year.end() - end > 2 or mark.sign == "’":
                return None
            skip, opens = 10, opens + 6
    else:
        word = _LEADING.match(text, end)
        if word is not None:
            lower = word.group().lower()
            if lower in lists.elided_start:
                return None
            if lower in lists.elided_start_or_word:
                skip, opens = 5, opens + 15
    return mark._replace(open=opens, skip=skip)


def _price_trailing(text: str, mark: Mark, right: int, lists: Words) -> Mark | None:
    """A single mark after a word: a closing mark, or a possessive (the workers’ union), or letters left out."""
    start, end = mark.start, mark.end
    last = text[start - 1]
    if last.isdecimal():
        if _FEET_BEFORE.search(text, max(0, start - 4), start) and _INCHES_AFTER.match(text, end):
            return None
        return mark._replace(skip=7)
    if last in "sS":
        return _price_possessive(text, mark, right, lists)
    if last in "xXzZ":
        return mark._replace(skip=10, weak=True)
    word = _TRAILING.search(text, max(0, start - 12), start)
    ending = word.group().lower() if word else ""
    if ending in lists.elided_end:
        return mark._replace(skip=3, close=mark.close + 5, weak=True)
    if ending.endswith("in") and len(ending) > 3:
        return mark._replace(skip=5, close=mark.close + 10, weak=True)
    return mark._replace(skip=25)


def _price_possessive(text: str, mark: Mark, right: int, lists: Words) -> Mark:
    """A single mark after an "s", which is a possessive unless what follows cannot be possessed."""
    word = _FOLLOWING.match(text, mark.end) if right == _BLANK else None
    if word is None:
        return mark._replace(skip=10, weak=True)
    if word.group(1) in lists.after_closing:
        return mark._replace(skip=25)
    return mark._replace(skip=3, close=mark.close + 15, weak=True)

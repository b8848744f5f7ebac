"""Where a text may speak of a date: one pass over its tokens, and nothing is parsed yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise

import attrs

from newslens_dates.vocabulary import NUMBER, Token, Vocabulary

_YEARS = range(1700, 2101)
_SEPARATORS = frozenset("-./")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "º", "ª"})


class Kind(StrEnum):
    """What sort of date a candidate may be."""

    RELATIVE = "relative"
    WEEKDAY = "weekday"
    DAY = "day"


@attrs.frozen
class Candidate:
    """A place that may be a date.

    Attributes:
        kind: Of what sort.
        first: The number of its first token.
        last: One past the number of its last token.
        english: For a relative date: dateparser's English for it ("3 week ago").
        weekday: For a weekday: 0 for Monday to 6.
        side: For a weekday: -1 for the one before, 1 for the one after, 0 where nothing says.
        year: For a day: its year, or None.
        month: For a day: its month, or 0.
        day: For a day: its day, or 0.
        figures: For a day in figures whose order is not known: the three as they stand.
    """

    kind: Kind
    first: int
    last: int
    english: str = ""
    weekday: int = 0
    side: int = 0
    year: int | None = None
    month: int = 0
    day: int = 0
    figures: tuple[int, int, int] | None = None

    @property
    def whole(self) -> date | None:
        """The day where the words give all of it and it exists."""
        try:
            return date(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None


def candidates(tokens: Sequence[Token], words: Vocabulary, order: str = "") -> list[Candidate]:
    """The places of a text that may be dates, in order, none overlapping another.

    Args:
        tokens: The text.
        words: The words of its languages.
        order: How to read figures such as 03/12/2031: "DMY", "MDY" or "YMD"; "" where that is not known.
    """
    found: list[Candidate] = []
    index = 0
    while index < len(tokens):
        candidate = _at(tokens, index, words, order)
        if candidate is not None:
            found.append(candidate)
        index = index + 1 if candidate is None else candidate.last
    return found


def _at(tokens: Sequence[Token], index: int, words: Vocabulary, order: str) -> Candidate | None:
    token = tokens[index]
    if (
        token.value is not None
        and index
        and tokens[index - 1].end == token.start
        and tokens[index - 1].low not in "([{“\"'‘—–,;"
    ):
        return None  # the end of a code or a number with a point: "B-12 March", "4.3 weeks ago"
    return _phrase(tokens, index, words) or _weekday(tokens, index, words) or _day(tokens, index, words, order)


def _phrase(tokens: Sequence[Token], index: int, words: Vocabulary) -> Candidate | None:
    if tokens[index].low not in words.starts and not (tokens[index].value is not None and NUMBER in words.starts):
        return None
    piece = tokens[index : index + words.longest]
    for length in range(len(piece), 0, -1):
        plain = tuple(token.low for token in piece[:length])
        if plain in words.phrases:
            return Candidate(Kind.RELATIVE, index, index + length, english=words.phrases[plain])
        for place, token in enumerate(piece[:length]):
            english = (
                words.phrases.get((*plain[:place], NUMBER, *plain[place + 1 :])) if token.value is not None else None
            )
            if english is not None:
                return Candidate(Kind.RELATIVE, index, index + length, english=english.replace("\\1", str(token.value)))
    return None


def _weekday(tokens: Sequence[Token], index: int, words: Vocabulary) -> Candidate | None:
    side = _side(tokens[index], words)
    found = _name(tokens, index + 1 if side else index, words)
    if found is None:
        return None
    weekday, after = found
    if not side and after < len(tokens):
        side = _side(tokens[after], words)
        after += 1 if side else 0
    if not side:
        # "Tuesday, 12 March" is the day; it is found at the next token.
        ahead = after + 1 if after < len(tokens) and tokens[after].low == "," else after
        if ahead < len(tokens) and _day(tokens, ahead, words, "") is not None:
            return None
    return Candidate(Kind.WEEKDAY, index, after, weekday=weekday, side=side)


def _name(tokens: Sequence[Token], index: int, words: Vocabulary) -> tuple[int, int] | None:
    """The weekday that begins at a token, and the token after it."""
    if index >= len(tokens) or tokens[index].low not in words.weekday_starts:
        return None
    for length in (3, 2, 1):
        weekday = words.weekdays.get(tuple(token.low for token in tokens[index : index + length]))
        if weekday is not None:
            return weekday, min(index + length, len(tokens))
    return None


def _side(token: Token, words: Vocabulary) -> int:
    return -1 if token.low in words.last else 1 if token.low in words.next else 0


def _day(tokens: Sequence[Token], index: int, words: Vocabulary, order: str) -> Candidate | None:
    if tokens[index].value is not None and tokens[index].low.isdecimal():
        return _in_figures(tokens, index, order) or _day_first(tokens, index, words)
    month = _month(tokens, index, words)
    if not month:
        return None
    at = _past(tokens, index + 1, (".", *words.between))
    day, end = _number(tokens, at, 31)
    if not day:
        return None
    year, after = _year(tokens, _past(tokens, end, (",", *words.between)))
    return Candidate(Kind.DAY, index, after if year else end, year=year, month=month, day=day)


def _day_first(tokens: Sequence[Token], index: int, words: Vocabulary) -> Candidate | None:
    day, end = _number(tokens, index, 31)
    at = _past(tokens, end, (".", "-", *words.between))
    month = _month(tokens, at, words)
    if not day or not month:
        return None
    end = at + 1
    year, after = _year(tokens, _past(tokens, end, (",", ".", "-", *words.between), 2))
    return Candidate(Kind.DAY, index, after if year else end, year=year, month=month, day=day)


def _past(tokens: Sequence[Token], index: int, signs: Sequence[str], most: int = 1) -> int:
    while most and index < len(tokens) and tokens[index].low in signs:
        index += 1
        most -= 1
    return index


def _month(tokens: Sequence[Token], index: int, words: Vocabulary) -> int:
    if index >= len(tokens) or (tokens[index].low in words.not_month and not tokens[index].capital):
        return 0
    return words.months.get(tokens[index].low, 0)


def _number(tokens: Sequence[Token], index: int, most: int) -> tuple[int, int]:
    """A day and the token after it, its ordinal sign taken in; 0 where there is none."""
    token = tokens[index] if index < len(tokens) else None
    if token is None or not token.low.isdecimal() or len(token.low) > 2 or not 1 <= int(token.low) <= most:
        return 0, index
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    glued = after is not None and after.start == token.end
    if after is not None and glued and after.low in _ORDINALS:
        return int(token.low), index + 2
    if after is not None and glued and (after.low.isalpha() or after.low in ":%"):
        return 0, index
    return int(token.low), index + 1


def _year(tokens: Sequence[Token], index: int) -> tuple[int | None, int]:
    token = tokens[index] if index < len(tokens) else None
    if token is None or not token.low.isdecimal() or len(token.low) != 4 or int(token.low) not in _YEARS:
        return None, index
    return int(token.low), index + 1


def _in_figures(tokens: Sequence[Token], index: int, order: str) -> Candidate | None:
    piece = tokens[index : index + 5]
    signs = {token.low for token in piece[1::2]}
    glued = all(a.end == b.start for a, b in pairwise(piece))
    figures = [token.low for token in piece[::2]]
    if len(piece) != 5 or len(signs) != 1 or not signs <= _SEPARATORS or not glued:
        return None
    lengths = tuple(map(len, figures))
    after = tokens[index + 5] if index + 5 < len(tokens) else None
    more = after is not None and after.start == piece[-1].end and after.low in _SEPARATORS and after.low in signs
    if (
        not all(map(str.isdecimal, figures))
        or max(lengths[1:2]) > 2
        or (more and after is not None and after.low != ".")
    ):
        return None
    a, b, c = map(int, figures)
    parts = _ordered((a, b, c), lengths, order)
    if parts is None:
        open_order = lengths in {(2, 2, 2), (1, 2, 2), (2, 1, 2), (1, 1, 2)} or (
            lengths[2] == 4 and max(lengths[:2]) <= 2
        )
        return Candidate(Kind.DAY, index, index + 5, figures=(a, b, c)) if open_order else None
    year, month, day = parts
    made = Candidate(Kind.DAY, index, index + 5, year=year, month=month, day=day)
    return made if made.whole is not None and year in _YEARS else None


def _ordered(figures: tuple[int, int, int], lengths: tuple[int, ...], order: str) -> tuple[int, int, int] | None:
    """Year, month and day of three figures, or None where their order is not known."""
    a, b, c = figures
    if lengths[0] == 4:
        return a, b, c
    if lengths[2] == 4 and max(lengths[:2]) <= 2:
        if a == b or (b > 12 and order != "DMY") or order == "MDY":
            return (c, a, b) if a <= 12 else (c, b, a)
        if a > 12 or order == "DMY":
            return (c, b, a) if b <= 12 else (c, a, b)
        return None
    if max(lengths) > 2 or not order or lengths[order.index("Y")] != 2:
        return None
    placed = dict(zip(order, figures, strict=True))
    # The pivot of POSIX: 69 to 99 are of the last century.
    return placed["Y"] + (1900 if placed["Y"] >= 69 else 2000), placed["M"], placed["D"]

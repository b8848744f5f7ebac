"""Numbers as newspapers write them: "1,200", "3.5 million", "twenty-five", "two dozen", "hundreds"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import attrs

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)?|[^\w\s]")
# Longer runs of digits are no quantities that anybody reports, and cost more than their length to convert.
_MAX_DIGITS = 24
_MOST_MAGNITUDES = 3

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: value for value, word in enumerate(_UNITS)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
_ONE_OF = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "lakh": 1e5,
    "crore": 1e7,
}
MAGNITUDES = _ONE_OF | {f"{name}s": size for name, size in _ONE_OF.items()}
"""What a word multiplies the number before it by."""
SHORT_MAGNITUDES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12}
"""The same, written against the figure: "3m", "4bn", "250k"."""
_SIZES = MAGNITUDES | SHORT_MAGNITUDES
_LONGEST = 64  # tokens of a number in words: of more, each would be read again from every one of them
_APART = frozenset(("mn", "mln", "bn", "tn", "trn"))  # of these, what means nothing else where it stands apart
VAGUE = frozenset("dozens scores hundreds thousands millions billions trillions lakhs crores tens".split())
"""Words that stand for a number nobody has counted."""
_SOME = frozenset("several few many some couple".split())  # before "dozen" and the like
_WHICH = frozenset(
    "first second last latter other top bottom better another every each this that".split()
)  # "the first half"
PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5}
PARTS |= {"tenth": 10, "tenths": 10}
# Of which a share is told.
_WHOLES = {word: float(value) for word, value in SMALL.items() if value > 2} | {"hundred": 100.0, "1,000": 1000.0}
_WHOLES |= {str(size): float(size) for size in (3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100)}
COMPARING = frozenset((("compared", "to"), ("compared", "with"), ("down", "from"), ("up", "from")))
"""What stands before the figure with which another is compared: "2%, up from 1%"."""
_BEFORE_SHARES = frozenset("by about almost around nearly over roughly some".split())
_BEHIND_SHARES = frozenset(
    "after and as at because but by compared for from in last more on or over since than this to when".split()
)
_SPANS = frozenset(
    "second minute hour day week month year match game attempt".split()
)  # "one in ten days" tells of time


class Token(NamedTuple):
    """A figure, word or sign of a text.

    Attributes:
        low: Its text in lower case.
        start: First code point.
        end: One past the last code point.
        capital: Whether it begins with a capital letter.
    """

    low: str
    start: int
    end: int
    capital: bool


@attrs.frozen
class Number:
    """A number found in tokens.

    Attributes:
        value: Its value, or None where the words give none ("hundreds").
        end: Index of the token after it.
        ratio: Whether it is a part of something ("two thirds").
    """

    value: float | None
    end: int
    ratio: bool = False


def tokenize(text: str) -> list[Token]:
    """The figures, words and signs of a text, in order."""
    return [Token((form := found.group()).lower(), *found.span(), form[0].isupper()) for found in _TOKEN.finditer(text)]


def adjacent(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token stands against the one before it, without a blank."""
    return 0 < index < len(tokens) and tokens[index].start == tokens[index - 1].end


def low(tokens: Sequence[Token], index: int) -> str:
    """The lower-case text of a token, or nothing past the end."""
    return tokens[index].low if 0 <= index < len(tokens) else ""


def figure(token: Token) -> float | None:
    """The value of a figure ("1,200", "3.5"), or None where it is no decimal number.

    Examples:
        >>> figure(tokenize("1,200.5")[0])
        1200.5
        >>> figure(tokenize("1.2.3")[0]) is None
        True
    """
    text = token.low
    if not text[0].isdigit() or len(text) > _MAX_DIGITS or text.count(".") > 1:
        return None
    whole, _, rest = text.partition(".")
    groups = whole.split(",")
    if len(groups) > 1 and (len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    if "," in rest:
        return None
    try:
        return float(whole.replace(",", "") + ("." + rest if rest else ""))
    except ValueError:  # digits of scripts that float does not mix
        return None


def parse(tokens: Sequence[Token], index: int) -> Number | None:
    """The number that begins at a token, or None where none does.

    Examples:
        >>> parse(tokenize("two hundred and fifty thousand people"), 0)
        Number(value=250000.0, end=5, ratio=False)
        >>> parse(tokenize("3.5bn euros"), 0)
        Number(value=3500000000.0, end=2, ratio=False)
        >>> parse(tokenize("two and a half million"), 0)
        Number(value=2500000.0, end=5, ratio=False)
        >>> parse(tokenize("one in five"), 0)
        Number(value=0.2, end=3, ratio=True)
    """
    word = low(tokens, index)
    if not word:
        return None
    if word in VAGUE or (word in MAGNITUDES and low(tokens, index - 1) in _SOME):
        return _vague(tokens, index)
    article = word in ("a", "an") and low(tokens, index + 1) in MAGNITUDES
    if word[0].isdigit():
        found = _from_figure(tokens, index)
    elif word in SMALL or word in MAGNITUDES or article:
        found = _from_words(tokens, index)
    elif word in ("half", "a") or word in PARTS:
        return _part(tokens, index)
    else:
        return None
    return None if found is None else _and_part(tokens, _out_of(tokens, found))


def magnitude(tokens: Sequence[Token], start: int, end: int) -> float:
    """By what the words at its end multiply the number that stands in some tokens.

    Examples:
        >>> magnitude(tokenize("3 lakh crore"), 0, 3), magnitude(tokenize("3bn"), 0, 2), magnitude(tokenize("30"), 0, 1)
        (1000000000000.0, 1000000000.0, 1.0)
    """
    size = 1.0
    for token in reversed(tokens[start + 1 : end]):
        if token.low not in _SIZES:
            break
        size *= _SIZES[token.low]
    return size


def _out_of(tokens: Sequence[Token], number: Number) -> Number:
    """The part that "two in three", "nine out of 10" or "two-in-three" is of a whole."""
    at = number.end
    hyphens = all(low(tokens, at + n) == "-" for n in (0, 2))
    glued = hyphens and all(adjacent(tokens, at + n) for n in range(4))
    out = low(tokens, at) == "out"
    end = at + (glued or out)
    if number.ratio or number.value is None or low(tokens, end) != ("of" if out else "in"):
        return number
    whole = end + 1 + glued
    size = _WHOLES.get(low(tokens, whole), 0.0)
    behind = whole + 1 + (low(tokens, whole + 1) == "-")
    if not number.value < size or low(tokens, behind).removesuffix("s") in _SPANS:
        return number
    return number if low(tokens, whole + 1) in MAGNITUDES else Number(number.value / size, whole + 1, ratio=True)


def _and_part(tokens: Sequence[Token], number: Number) -> Number:
    """A number with the half that follows it: "three and a half", "a million and a half", "two and a half million"."""
    at = number.end
    if number.ratio or number.value is None or (low(tokens, at), low(tokens, at + 1)) != ("and", "a"):
        return number
    part = {"half": 0.5, "quarter": 0.25}.get(low(tokens, at + 2))
    if part is None or low(tokens, at + 3) == "of":
        return number
    value = number.value + part * MAGNITUDES.get(low(tokens, at - 1), 1.0)
    size = MAGNITUDES.get(low(tokens, at + 3))
    return Number(value, at + 3) if size is None else Number(value * size, at + 4)


def _from_figure(tokens: Sequence[Token], index: int) -> Number | None:
    value = figure(tokens[index])
    if value is None:
        return None
    end = index + 1
    following = low(tokens, end)
    if following in MAGNITUDES:
        while low(tokens, end) in MAGNITUDES and end < index + _MOST_MAGNITUDES:  # "3 lakh crore"
            value *= MAGNITUDES[low(tokens, end)]
            end += 1
        return Number(value, end)
    if following == "-" and low(tokens, end + 1) in MAGNITUDES and adjacent(tokens, end) and adjacent(tokens, end + 1):
        return Number(value * MAGNITUDES[low(tokens, end + 1)], end + 2)
    glued = adjacent(tokens, end + 1) and low(tokens, end + 1)[:1].isalnum()
    if following in SHORT_MAGNITUDES and (adjacent(tokens, end) or following in _APART) and not glued:
        return Number(value * SHORT_MAGNITUDES[following], end + 1)
    return Number(value, end)


def _vague(tokens: Sequence[Token], index: int) -> Number:
    end = index + 1
    while low(tokens, end) == "of" and low(tokens, end + 1) in VAGUE:
        end += 2
    while low(tokens, end) in MAGNITUDES:  # "several hundred thousand"
        end += 1
    return Number(None, end)


def _from_words(tokens: Sequence[Token], index: int) -> Number | None:
    total = current = 0.0
    seen = 0
    end = index
    if low(tokens, index) in ("a", "an"):
        current, end = 1.0, index + 1
    while end < min(len(tokens), index + _LONGEST):
        word = tokens[end].low
        if word in SMALL:
            if seen and current % 100 and not (current % 10 == 0 and SMALL[word] < 10):
                break
            current += SMALL[word]
        elif word in MAGNITUDES:
            size = MAGNITUDES[word]
            if size in (1e2, 12.0):
                current = (current or 1.0) * size
            elif seen and not current:  # "two thousand crore"
                total *= size
            else:
                total, current = total + (current or 1.0) * size, 0.0
        elif word in ("and", "-") and seen and _goes_on(tokens, end):
            end += 1
            continue
        else:
            break
        seen += 1
        end += 1
    if not seen:
        return None
    if low(tokens, end) in PARTS and low(tokens, end).endswith("s"):
        return Number((total + current) / PARTS[low(tokens, end)], end + 1, ratio=True)
    if low(tokens, end) == "-" and low(tokens, end + 1) in PARTS and adjacent(tokens, end + 1):
        return Number((total + current) / PARTS[low(tokens, end + 1)], end + 2, ratio=True)
    return Number(total + current, end)


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    following = low(tokens, index + 1)
    if tokens[index].low == "-":
        return (
            adjacent(tokens, index) and adjacent(tokens, index + 1) and (following in SMALL or following in MAGNITUDES)
        )
    # "two hundred and fifty", but not "three and four"
    return low(tokens, index - 1) in MAGNITUDES and following in SMALL


def _part(tokens: Sequence[Token], index: int) -> Number | None:
    end = index + 1 if low(tokens, index) == "a" else index
    word = low(tokens, end)
    if low(tokens, index - 1) in _WHICH:
        return None
    if word == "half" and low(tokens, end + 1) == "a" and low(tokens, end + 2) in MAGNITUDES:
        return Number(MAGNITUDES[low(tokens, end + 2)] / 2, end + 3)
    if word not in PARTS or word.endswith("s"):
        return None
    # "A third" may go on: "by a third party".
    by = low(tokens, index - 1) in _BEFORE_SHARES and (
        not low(tokens, end + 1)[:1].isalpha() or low(tokens, end + 1) in _BEHIND_SHARES
    )
    if by or low(tokens, end + 1) == "of":
        return Number(1 / PARTS[word], end + 1, ratio=True)
    return None

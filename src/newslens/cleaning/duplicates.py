"""Text that stands twice in one article: pull quotes, repeated headlines and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from newslens.cleaning.lines import Line
from newslens.cleaning.names import is_name, is_signature
from newslens.cleaning.prose import finished

_NO_WORD = re.compile(r"[^\w’']+")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_MARKS = "“”\"«»„‘’'"
_EDGES = _MARKS + " .,;:!?…—–-"
_CREDIT = re.compile(r"[—–―-]{1,2}\s?(?P<who>[^\n]{2,120})\Z")
_PULL_CREDIT = re.compile(r"(?P<words>.*[”\"’'.!?…])\s?(?P<credit>[—–―-]{1,2}\s?[^—–―]{2,100})\Z", re.DOTALL)
_SHORTEST_PARAGRAPH = 40
_SHORTEST_PULL = 4
_LONGEST_PULL = 420
_SHORTEST_NEAR = 30
_NEAR = 92
# No article has more; the bound keeps the cost of hostile text linear.
_MOST_PULLED = 100


def repeated(of: Sequence[Line], text: str) -> list[int]:
    """The numbers of the lines that repeat what stands elsewhere in the text.

    The first of two equal paragraphs stays. Of a pull quote and the paragraph that holds its words, the paragraph
    stays, whichever comes first.

    Args:
        of: The lines of the text.
        text: The text.
    """
    if len(of) < 3:
        return []
    taken: set[int] = set()
    first: dict[str, int] = {}
    for number, line in enumerate(of):
        key = line.words.strip(_EDGES).lower()
        if key in first and (first[key] == 0 or _paragraph(line.words)):
            taken.add(number)
        else:
            first.setdefault(key, number)
    keys: list[str] = []
    tried = 0
    for number, line in enumerate(of):
        if number == 0 or number in taken:
            continue
        pulled = _pulled(line.words)
        if len(pulled.split()) < _SHORTEST_PULL:
            continue
        tried += 1
        if tried > _MOST_PULLED:
            break
        if text.count(pulled) < 2:
            if line.words[0] not in _MARKS or not _familiar(pulled, text):
                continue
            keys = keys or [_key(other.words) for other in of]
            if not _nearly_elsewhere(_key(pulled), number, keys):
                continue
        taken.add(number)
        if number + 1 < len(of) and _credits(of[number + 1].words):
            taken.add(number + 1)
    return sorted(taken)


def _paragraph(words: str) -> bool:
    """Whether a line is more than an entry of a list or a line of a table, which may well stand twice."""
    return len(words) >= _SHORTEST_PARAGRAPH and (
        finished(words) or words[0] in _MARKS or len(words) >= 2 * _SHORTEST_PARAGRAPH
    )


def _pulled(words: str) -> str:
    """The words of a line that is nothing but a quotation, perhaps with its speaker behind a dash, or is no sentence."""
    if len(words) > _LONGEST_PULL:
        return ""
    if words[0] in _MARKS and words.rstrip(".")[-1:] in _MARKS:
        inner = words.strip(_EDGES)
        return "" if any(mark in inner for mark in '“”"«»') else inner
    credit = _PULL_CREDIT.match(words)
    if credit and (words[0] in _MARKS or _credits(credit["credit"])):
        return credit["words"].strip(_EDGES)
    return "" if finished(words) or len(words.split()) < 7 else words.strip(_EDGES)


def _credits(words: str) -> bool:
    match = _CREDIT.match(words)
    if match is None:
        return False
    who = match["who"].split(",")[0].strip(" .")
    return is_name(who) or is_signature(match["who"]) or len(who.split()) <= 4


def _familiar(words: str, text: str) -> bool:
    """Whether the longest words of a line stand elsewhere too: a cheap test before the dear one."""
    longest = sorted(_LONG_WORD.findall(words), key=len, reverse=True)[:4]
    return sum(text.count(word) > 1 for word in longest) * 4 >= 3 * len(longest)


def _key(words: str) -> str:
    return _NO_WORD.sub(" ", words.lower()).replace("’", "").replace("'", "").strip()


def _nearly_elsewhere(key: str, number: int, keys: Sequence[str]) -> bool:
    if len(key) < _SHORTEST_NEAR:
        return False
    words = set(key.split())
    return any(
        len(other) >= len(key)
        and place != number
        and len(words - set(other.split())) <= len(words) * 0.15
        and fuzz.partial_ratio(key, other, score_cutoff=_NEAR) >= _NEAR
        for place, other in enumerate(keys)
    )

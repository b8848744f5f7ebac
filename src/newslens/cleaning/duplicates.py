"""Text that stands twice in one article: pull quotes, repeated headlines and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from newslens.cleaning.lines import Line
from newslens.cleaning.names import is_name, is_signature
from newslens.cleaning.prose import finished

_NO_WORD = re.compile(r"[^\w’']+")
_LONGEST_PULL = 420
_SHORTEST_PULL = 4
_MARKS = "“”\"«»„‘’'"
_CREDIT = re.compile(r"[—–―-]{1,2}\s?(?P<who>[^\n]{2,120})\Z")
_NEAR = 92
_SHORTEST_NEAR = 30


def repeated(of: Sequence[Line]) -> list[int]:
    """The numbers of the lines that repeat what stands elsewhere in the text.

    The first of two equal paragraphs stays. Of a pull quote and the paragraph that holds its words, the paragraph
    stays, whichever comes first.
    """
    if len(of) < 3:
        return []
    keys = [_key(line.words) for line in of]
    taken: set[int] = set()
    first: dict[str, int] = {}
    for number, key in enumerate(keys):
        if key in first and key and (len(key) >= 20 or number == 1):
            taken.add(number)
        else:
            first.setdefault(key, number)
    joined = "\n".join(f" {key} " for key in keys)
    for number, line in enumerate(of):
        if number in taken or number == 0:
            continue
        if _may_be_pulled(line.words) and _stands_elsewhere(number, keys, joined):
            taken.add(number)
            if number + 1 < len(of) and _credits(of[number + 1].words):
                taken.add(number + 1)
    return sorted(taken)


def _key(words: str) -> str:
    return _NO_WORD.sub(" ", words.lower()).replace("’", "").replace("'", "").strip()


def _may_be_pulled(words: str) -> bool:
    """Whether a line is nothing but words in quotation marks, perhaps with the speaker's name behind a dash."""
    if len(words) > _LONGEST_PULL:
        return False
    bare = words
    if words[0] in _MARKS and words.rstrip(".")[-1] in _MARKS:
        return True
    credit = _PULL_CREDIT.search(bare)
    if credit:
        return words[0] in _MARKS or _credits(credit.group().strip())
    return not finished(words) and len(words.split()) >= 7


_PULL_CREDIT = re.compile(r"[”\"’'.!?…]\s?[—–―-]{1,2}\s?[^—–―]{2,100}\Z")


def _credits(words: str) -> bool:
    match = _CREDIT.match(words)
    if match is None:
        return False
    who = match["who"].split(",")[0].strip(" .")
    return is_name(who) or is_signature(match["who"]) or len(who.split()) <= 4


def _stands_elsewhere(number: int, keys: Sequence[str], joined: str) -> bool:
    key = keys[number]
    if len(key.split()) < _SHORTEST_PULL:
        return False
    if joined.count(f" {key} ") > 1:
        return True
    if len(key) < _SHORTEST_NEAR:
        return False
    words = set(key.split())
    for other_number, other in enumerate(keys):
        if (
            len(other) >= len(key) * 0.95
            and other_number != number
            and len(words - set(other.split())) <= len(words) * 0.15
        ):
            if fuzz.partial_ratio(key, other, score_cutoff=_NEAR) >= _NEAR:
                return True
    return False

"""Text decoded with the wrong encoding, found and repaired by ftfy, with the place of each repair."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import ftfy
from ftfy.badness import BADNESS_RE, is_bad
from rapidfuzz.distance import Levenshtein

from newslens.spans import Edit

# What the first byte of a UTF-8 sequence looks like in the encodings that ftfy knows, and the C1 controls; decomposed
# forms count too. A line without one of these holds no mojibake.
_SUSPECT = re.compile(
    "[\x80-\x9f\xc2-\xf4\u0102-\u0111\u0139-\u0159\u0192\u0393\u03a3-\u03c9\u0404-\u0453\u221a\u252c\u201a\ufffd\u0302\u0303]"
)
_CHUNK = re.compile(r"[\s\S]{1,800}(?:\s|\Z)|[\s\S]{1,800}")
# Compatibility normalisation after the damage hides the bytes: these put them back.
_COMPATIBLE = (
    (" \u0304", "\xaf"),
    (" \u0308", "\xa8"),
    (" \u0301", "\xb4"),
    (" \u0327", "\xb8"),
    ("1\u20444", "\xbc"),
    ("1\u20442", "\xbd"),
    ("3\u20444", "\xbe"),
)
# The last byte of a closing mark, 9D, is no character of Windows-1252, so that some programs dropped it or put a sign in its place.
_CUT_SHORT = re.compile(
    r"(?P<dash>â€[“”])|(?P<open>â€œ|“)|(?P<whole>â€\x9d|”)"
    r"|(?<=[^\s(\[])(?P<cut>â€)(?P<sign>\ufffd|(?<=[.,!?…]â€)\?(?=\s|\Z)|(?=[ \n.,;:!?)\]—–-]|\Z))"
)
_CLOSING = "â€\x9d"


def repairs(text: str) -> list[Edit]:
    """The edits that repair mojibake; quotation marks keep their shape.

    Examples:
        >>> repairs("rÃ©sumÃ©")
        [Edit(start=1, end=3, replacement='é', gap=False), Edit(start=6, end=8, replacement='é', gap=False)]
    """
    edits: list[Edit] = []
    for start, chunk in _suspects(text):
        fixed = _fixed(chunk)
        if fixed != chunk:
            edits += _edits(start, chunk, fixed)
    return edits


def broken(text: str) -> list[tuple[int, int]]:
    """Where text still looks like mojibake, or characters were lost (U+FFFD).

    Examples:
        >>> broken("caf\ufffd")
        [(0, 4)]
    """
    found: list[tuple[int, int]] = []
    for start, chunk in _suspects(text):
        if "\ufffd" in chunk or BADNESS_RE.search(chunk):
            found += [
                (start + match.start(), start + match.end())
                for match in _WORD.finditer(chunk)
                if "\ufffd" in match.group() or BADNESS_RE.search(match.group())
            ]
    return found


_WORD = re.compile(r"\S+")


def _suspects(text: str) -> Iterator[tuple[int, str]]:
    if text.isascii():
        return
    # Chunks keep the cost of hostile lines linear.
    done = 0
    for suspect in _SUSPECT.finditer(text):
        if suspect.start() < done:
            continue
        line_start = max(text.rfind("\n", done, suspect.start()) + 1, done)
        line_end = text.find("\n", suspect.start())
        done = len(text) if line_end < 0 else line_end
        for chunk in _CHUNK.finditer(text, line_start, done):
            if _SUSPECT.search(chunk.group()):
                yield chunk.start(), chunk.group()


def _fixed(chunk: str) -> str:
    candidate = unicodedata.normalize("NFC", chunk)
    for hidden, byte in _COMPATIBLE:
        candidate = candidate.replace(hidden, byte)
    if not is_bad(candidate):
        return chunk
    fixed = ftfy.fix_encoding(_closed(candidate))
    return chunk if fixed == candidate else fixed


def _closed(chunk: str) -> str:
    """The same with the byte that closing marks have lost, wherever a quotation is open."""
    pieces: list[str] = []
    done = 0
    is_open = False
    for mark in _CUT_SHORT.finditer(chunk):
        if mark["cut"] and is_open:
            pieces += (chunk[done : mark.start()], _CLOSING)
            done = mark.end()
        if not mark["dash"]:
            is_open = mark["open"] is not None
    return "".join((*pieces, chunk[done:]))


def _edits(start: int, before: str, after: str) -> Iterator[Edit]:
    place: tuple[int, int, int, int] | None = None
    for code in Levenshtein.opcodes(before, after):
        if code.tag == "equal":
            if place:
                yield Edit(start + place[0], start + place[1], after[place[2] : place[3]])
            place = None
        elif place:
            place = (place[0], code.src_end, place[2], code.dest_end)
        else:
            place = (code.src_start, code.src_end, code.dest_start, code.dest_end)
    if place:
        yield Edit(start + place[0], start + place[1], after[place[2] : place[3]])

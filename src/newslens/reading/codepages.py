"""Text of one byte a character, and of other encodings that are no Unicode: which of them the bytes look like."""

from __future__ import annotations

import codecs
import re
from typing import Final

from newslens.errors import InputError

# Only codecs that make text; Python also calls "base64" and "idna" codecs.
_TEXT_CODEC: Final = re.compile(
    r"utf-(?:8|16|32)(?:-[bl]e)?|iso8859-\d+|cp\d+|koi8-[rtu]|mac-\w+|gb\w+|big5\w*|euc_\w+|shift_\w+|iso2022_\w+|tis-620|johab|ascii"
)
# Browsers read these labels as Windows-1252, and so do the people who write them.
_REALLY_CP1252: Final = frozenset({"iso8859-1", "ascii"})
_HIGH: Final = re.compile(rb"[\x80-\xff]")
# What a legacy code page makes of English text: punctuation of typesetting, and accented letters inside words.
_TYPESETTING: Final = frozenset("‘’‚“”„–—…•€£©®™°§·«»‹›¡¿½¼¾²³\u00a0\u00ad")
# Marks that stand beside words and never in one, where another code page has an accented letter.
_BESIDE_WORDS: Final = frozenset("“„‚•™")
_SAMPLE: Final = 50_000
_PROBES: Final = 2_000
_MOST_ODD: Final = 0.2
# Two or three characters of UTF-8 that were overwritten have more.
_MOST_ODD_PASTED: Final = 0.1
_LETTERS: Final = bytes(range(65, 91)) + bytes(range(97, 123))
_HIGH_BYTES: Final = bytes(range(128, 256))
_MOST_ACCENTED: Final = 0.4
_FEW: Final = 4


def codec(label: str | None) -> str | None:
    """Python's name of the encoding that a label stands for; None where it is none of text.

    Examples:
        >>> codec("Latin-1"), codec("rot13")
        ('cp1252', None)
    """
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    if not _TEXT_CODEC.fullmatch(name):
        return None
    return "cp1252" if name in _REALLY_CP1252 else name


def legacy(data: bytes) -> str:
    """The text of bytes that are no Unicode: Windows-1252 or Mac Roman where that reads well, otherwise what looks likely.

    Raises:
        InputError: Where no encoding does.
    """
    places = _high(data)
    guesses = []
    for order, name in enumerate(("cp1252", "mac_roman")):
        try:
            guesses.append((_oddness(data, places, name), order, data.decode(name)))
        except UnicodeDecodeError:
            continue
    guesses.sort()
    western = len(places) < _FEW or count(data, _HIGH_BYTES) < _MOST_ACCENTED * count(data, _LETTERS)
    if western and guesses and (guesses[0][0] <= _MOST_ODD or len(places) < _FEW):
        return guesses[0][2]
    detected = _detected(data, places[0])
    if detected is not None:
        return detected
    if western and guesses:
        return guesses[0][2]
    raise InputError("the encoding of this text cannot be told; save it as UTF-8")


def reads_as_cp1252(line: bytes) -> bool:
    r"""Whether a line that is no UTF-8 is Windows-1252 for sure, with all its marks and accents where they belong.

    Examples:
        >>> reads_as_cp1252(b"\x93Never,\x94 she said"), reads_as_cp1252(b"Never \xe2, she said")
        (True, False)
    """
    places = _high(line)
    try:
        line.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return _oddness(line, places, "cp1252") <= _MOST_ODD_PASTED


def _high(data: bytes) -> list[int]:
    """Where bytes above ASCII stand, the first of them."""
    return [found.start() for found, _ in zip(_HIGH.finditer(data), range(_PROBES), strict=False)]


def count(data: bytes, wanted: bytes) -> int:
    """How many of the bytes are among those wanted."""
    return len(data) - len(data.translate(None, wanted))


def _oddness(data: bytes, places: list[int], name: str) -> float:
    """The share of non-ASCII characters that English or another Western text would not have there."""
    odd = 0
    for place in places:
        before, char, after = (data[i : i + 1].decode(name, "replace") for i in (place - 1, place, place + 1))
        if char in _TYPESETTING:
            # A mark that opens stands before a word, one that closes after it.
            odd += char in "“‘" and before.isalpha() and after.isspace()
            odd += char in _BESIDE_WORDS and before.isalpha() and after.isalpha()
        elif not char.isalpha():
            odd += 1
        else:
            inside = before.isalpha() or after.isalpha()
            odd += not inside or (char.isupper() and before.islower())
    return odd / len(places)


def _detected(data: bytes, first: int) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415  (needed by few inputs, and slow to import)

    start = data.rfind(b"\n", 0, first) + 1
    sample = data[max(start, first - 1000) :][:_SAMPLE]
    if len(sample) == _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    for match in from_bytes(sample):
        name = codec(match.encoding)
        if name is None:
            continue
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return None

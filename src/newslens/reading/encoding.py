"""Bytes to text: a byte order mark decides, then UTF-8, then what is declared, then what the bytes look like."""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Final

from newslens.errors import InputError
from newslens.reading.codepages import codec, count, legacy, reads_as_cp1252

_WIDE_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_MOST_CONTROLS: Final = 0.05
# Of random bytes 3 % are damage to UTF-16.
_MOST_DAMAGED: Final = 0.01
_DECLARED: Final = re.compile(
    rb"""<meta\b[^<>]{0,500}?\bcharset\s{0,10}=\s{0,10}["']?\s{0,10}([\w.:-]{2,40})"""
    rb"""|<\?xml\b[^<>]{0,200}?\bencoding\s{0,10}=\s{0,10}["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_FEWEST_IN_PLACE: Final = 2
_SAMPLE: Final = 50_000
_HEAD: Final = 4_096
_FEW: Final = 4


def decode(data: bytes, declared: str | None = None) -> str:
    r"""The text of some bytes, without a byte order mark.

    Valid UTF-8 is taken for what it is whatever is declared, since text of another encoding hardly ever is valid UTF-8.
    Text that is UTF-8, UTF-16 or UTF-32 but for a few damaged bytes, or a last character that is not all there, keeps one
    U+FFFD for each piece of damage. Of text that is partly UTF-8 and partly Windows-1252 each line is read as what it is.
    Takes linear time.

    Args:
        data: Any bytes.
        declared: The name of an encoding that the document or its sender states; ignored where it does not hold.

    Raises:
        InputError: Where the bytes are no text in any encoding that can be told.

    Examples:
        >>> decode(b"\xef\xbb\xbfShe said \x22no\x22.")
        'She said "no".'
        >>> decode(b"\x93Never,\x94 she said")
        '“Never,” she said'
    """
    for bom, name in _WIDE_BOMS:
        if data.startswith(bom):
            return _decoded_wide(data[len(bom) :], name)
    marked = data.startswith(codecs.BOM_UTF8)
    if marked:
        # A second mark is what two programs in a row leave behind.
        data, declared = data.removeprefix(codecs.BOM_UTF8).removeprefix(codecs.BOM_UTF8), None
    wide = _wide_encoding(data)
    if wide is not None:
        return _decoded_wide(data, wide)
    _check_text(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    named = codec(declared)
    if named is not None:
        try:
            return data.decode(named)
        except (UnicodeDecodeError, LookupError):
            pass
    return _mixed(data) or _damaged_utf8(data, marked=marked) or legacy(data)


def decode_lines(lines: Iterable[bytes]) -> Iterator[str | InputError]:
    r"""The text of each line, each told by itself: one that is UTF-8 stays so whatever stands on the others.

    Args:
        lines: Lines with or without their ends, and only those; keeps some thousand bytes of them, and all only where they
            are in UTF-16 or UTF-32, of which a line end is no boundary.

    Yields:
        The lines without ``\n``; an error where one is no text.

    Raises:
        InputError: Where the first lines are no text in any encoding; and what `lines` raises, after the lines before.

    Examples:
        >>> list(decode_lines([b"\x93No,\x94 he said\n", "“Yes,” she said".encode()]))
        ['“No,” he said', '“Yes,” she said']
    """
    rest = iter(lines)
    head: list[bytes] = []
    size = 0
    broken = None
    try:
        while size < _HEAD and (line := next(rest, None)) is not None:
            head.append(line)
            size += len(line)
    except InputError as error:
        broken = error
    sample = b"".join(head)
    if sample.startswith(tuple(bom for bom, _ in _WIDE_BOMS)) or _wide_encoding(sample) is not None:
        yield from decode(b"".join((sample, *rest))).split("\n")
    else:
        _check_text(sample[: -1 if sample.endswith(b"\n") else None])
        for line in itertools.chain(head, rest):
            yield _line(line.removesuffix(b"\n"))
    if broken is not None:
        raise broken


def declared_in(data: bytes) -> str | None:
    r"""The encoding that the head of an HTML or XML document states, if any.

    Examples:
        >>> declared_in(b'<html><meta charset="koi8-r">')
        'koi8-r'
    """
    found = _DECLARED.search(data, 0, 4096)
    return (found[1] or found[2]).decode("ascii") if found else None


def _line(line: bytes) -> str | InputError:
    try:
        return decode(line)
    except InputError as error:
        binary = count(line, _CONTROLS) > _FEW
        return error if binary or _without_utf8(line) else _mended(line, "utf-8")[0]


def _check_text(data: bytes) -> None:
    """Raises an error where the bytes are no text of single bytes."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"this is {what}, not text")
    if count(data, _CONTROLS) > max(_FEW, _MOST_CONTROLS * len(data)):
        raise InputError("this is binary data, not text")


def _decoded_wide(data: bytes, name: str) -> str:
    # A download that broke off ends inside a character; that says nothing against the encoding of what is there.
    cut = len(data) % (4 if name.startswith("utf-32") else 2)
    whole = data[: len(data) - cut]
    text, damage = _mended(whole, name)
    if damage > _MOST_DAMAGED * len(text) or (cut and not text):
        raise InputError(f"not valid {name.upper()} text")
    return text.removeprefix("\ufeff") + "\ufffd" * (cut > 0)


def _mended(data: bytes, name: str) -> tuple[str, int]:
    """The text with U+FFFD for each piece of damage, and how many there are; those of the text itself are none."""
    text = data.decode(name, "replace")
    return text, text.count("\ufffd") - data.decode(name, "ignore").count("\ufffd")


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, where nearly every second byte or three of four are zero."""
    sample = data[: _SAMPLE - _SAMPLE % 4]
    for width in (4, 2):
        whole = sample[: len(sample) - len(sample) % width]
        if b"\x00" not in whole:
            continue
        zeros = [whole[place::width].count(0) * width / len(whole) for place in range(width)]
        if zeros[0] < 0.1 and min(zeros[1:]) > 0.6:
            return f"utf-{8 * width}-le"
        if zeros[-1] < 0.1 and min(zeros[:-1]) > 0.6:
            return f"utf-{8 * width}-be"
    return None


def _damaged_utf8(data: bytes, *, marked: bool) -> str | None:
    """The text where its bytes go together as UTF-8 has them far oftener than not.

    In another encoding nearly every byte above ASCII is out of place, and it is chance where two or three make a character:
    there is hardly one such byte for each that is damage, where UTF-8 with a few bytes overwritten has many.
    """
    text, damage = _mended(data, "utf-8")
    whole = data.decode("utf-8", "ignore")
    in_place = len(whole.encode()) - len(whole) + (len(codecs.BOM_UTF8) - 1) * marked
    return text if in_place >= _FEWEST_IN_PLACE * damage else None


def _mixed(data: bytes) -> str | None:
    """The text where some lines are UTF-8 and others Windows-1252, as where a paragraph was pasted; None elsewhere.

    Characters of UTF-8 on a sound line are hardly chance. A broken line that has some too was damaged.
    """
    lines = data.split(b"\n")
    texts = [_utf8(line) for line in lines]
    if not any(text is not None and not text.isascii() for text in texts):
        return None
    pasted = {number for number, text in enumerate(texts) if text is None and _without_utf8(lines[number])}
    read = {number for number in pasted if reads_as_cp1252(lines[number])}
    if not read or len(read) * 2 < len(pasted):
        return None
    damaged = _damaged_utf8(data, marked=False) is not None
    for number, text in enumerate(texts):
        if number in read:
            texts[number] = lines[number].decode("cp1252")
        elif text is None:
            damage = damaged or number not in pasted
            texts[number] = _mended(lines[number], "utf-8")[0] if damage else legacy(lines[number])
    return "\n".join(text or "" for text in texts)


def _utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _without_utf8(line: bytes) -> bool:
    return line.decode("utf-8", "ignore").isascii()

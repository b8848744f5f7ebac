"""Characters that no reader sees, blanks of every kind, line ends: what plain text has instead of them."""

from __future__ import annotations

import re

from newslens.spans import Edit

# A joiner between letters of these scripts, or between the parts of an emoji, is part of the word.
_JOINED = "\u0590-\u1fff\u2600-\u27bf\ufe00-\ufe0f\U0001f000-\U0001faff"
_ANY = re.compile(
    "[\0-\x08\t\v\f\r\x0e-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff9-\ufffc]"
)
_ODD = re.compile(
    r"(?P<newline>\r\n?|[\v\f\x85\u2028\u2029])"
    r"|(?P<blank>[\t\x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+)"
    r"|(?P<pair>[\ud800-\udbff][\udc00-\udfff])"
    r"|(?P<lone>[\ud800-\udfff]+)"
    r"|(?P<control>[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    r"\u2066-\u206f\ufeff\ufff9-\ufffc]+)"
    rf"|(?P<joiner>(?<![{_JOINED}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINED}]))"
)


def plain_characters(text: str) -> tuple[list[Edit], list[tuple[int, int]]]:
    r"""The edits that leave only characters a reader sees, plain blanks and ``\n``.

    Blanks keep their number. Surrogates that are a pair become the character they stand for; lone ones, which no
    encoding can write, become U+FFFD.

    Returns:
        The edits, and where characters go without anything in their place.

    Examples:
        >>> plain_characters("a\xa0co\xadop")
        ([Edit(start=1, end=2, replacement=' ', gap=False), Edit(start=4, end=5, replacement='', gap=False)], [(4, 5)])
    """
    edits: list[Edit] = []
    gone: list[tuple[int, int]] = []
    done = 0
    # A single class of characters is what the engine looks for fastest.
    for place in _ANY.finditer(text):
        match = _ODD.match(text, place.start()) if place.start() >= done else None
        if match is None:
            continue
        start, done = match.span()
        end = done
        match match.lastgroup:
            case "newline":
                edits.append(Edit(start, end, "\n"))
            case "blank":
                edits.append(Edit(start, end, " " * (end - start)))
            case "pair":
                edits.append(Edit(start, end, _combined(match.group())))
            case "lone":
                edits.append(Edit(start, end, "\ufffd" * (end - start)))
            case _:
                edits.append(Edit(start, end))
                gone.append((start, end))
    return edits, gone


def _combined(pair: str) -> str:
    return chr(0x10000 + ((ord(pair[0]) - 0xD800) << 10) + ord(pair[1]) - 0xDC00)

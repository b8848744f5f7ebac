"""Credits of pictures that stand on the line of a paragraph, in front of its first sentence or behind its last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newslens.cleaning.captions import is_caption
from newslens.cleaning.lines import Line, lines
from newslens.cleaning.prose import finished, is_prose, quoted_or_said
from newslens.spans import Edit

_PICTURE: Final = "(?:(?:Image|Photo(?:graph)?|Picture|Pic|Illustration|IMAGE|PHOTO|PICTURE)s?)"
_WORD: Final = r"(?:(?:[A-Z]\.)+|@?[A-Z0-9][\w'’&@-]*(?:\.[\w-]+)*)"
_OWNER: Final = rf"{_WORD}(?:(?: ?/ ?| via | and | & | for (?:the )?| of (?:the )?|, | ){_WORD}){{0,6}}"
_AGENCY: Final = r"(?:AP|AFP|EPA|PA|Reuters|REUTERS)"
_IN_BRACKETS: Final = (
    rf"[(\[](?:(?:{_PICTURE}(?: [Cc]redit)?|Credit)(?: by| courtesy of| via|:) ?(?:the )?{_OWNER}"
    rf"|{_OWNER} (?:file |handout |archive )?(?:photo|image|picture)|{_AGENCY}(?: Photo)? ?/ ?{_OWNER}|(?:{_OWNER} ?/ ?)?Getty(?: Images)?)[)\]]"
)
_OPENING: Final = re.compile(rf"(?P<bracketed>(?:{_IN_BRACKETS}\s{{1,3}}){{1,3}})(?=[\"“‘'A-Z0-9])")
_NAMED: Final = re.compile(
    rf"{_PICTURE}(?: [Cc]redit)?(?: by|:) {_OWNER}(?:\.\s{{1,3}}(?=[\"“‘A-Z])|\s{{1,3}}(?=[\"“‘][A-Z]))"
)
# Somebody's name and the firms that sell the picture: "Ana Reyes/AFP/Lightbox".
_CLOSING: Final = re.compile(
    r"(?<=[.!?”\"]) (?P<credit>(?:[A-Z][\w'’-]*\.? ){1,3}[A-Z][\w'’-]*(?: ?/ ?[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,2}){1,3})\Z"
)
_LONGEST: Final = 300


def credits_beside(text: str) -> list[Edit]:
    """The edits that take such credits out where the rest of the line is no caption, since it tells what somebody said.

    What stands behind a credit in brackets may be any paragraph: there the caption itself stands in front of its credit.

    Examples:
        >>> from newslens.spans import apply
        >>> text = "(Image: Tarn Post) The pier was shut, Ann Berg said. Mina Falk/AFP/Lightbox"
        >>> apply(text, credits_beside(text))[0]
        'The pier was shut, Ann Berg said.'
    """
    return [edit for line in lines(text) for edit in _beside(line)]


def _beside(line: Line) -> Iterator[Edit]:
    words = line.words
    tail = max(0, len(words) - _LONGEST)
    last = _CLOSING.search(words, tail) if words.find("/", tail) >= 0 else None
    first = _opening(words[: last.start()] if last is not None else words)
    if first:
        yield Edit(line.start, line.start + first, gap=True)
    if last is not None and not is_caption(words[first:]) and quoted_or_said(words[first : last.start()]):
        yield Edit(line.start + last.start(), line.end, gap=True)


def _opening(words: str) -> int:
    """How many code points in front of the first sentence are a credit."""
    head = words[:_LONGEST]
    bracketed = _OPENING.match(head)
    if bracketed is not None:
        return bracketed.end() if is_prose(words[bracketed.end() :]) else 0
    named = _NAMED.match(head)
    if named is None:
        return 0
    said = words[named.end() :]
    return named.end() if finished(said) and quoted_or_said(said) else 0

r"""Escapes of JSON and CSV that a careless dump left in a text: `\u201c`, `\"`, `\n`."""

from __future__ import annotations

import re
from typing import Final

from newslens.spans import Edit

# A path of Windows is no escape, even where it names a folder `news`.
_ESCAPE: Final = re.compile(
    r"(?P<path>(?<!\w)[A-Za-z]:(?:\\{1,2}[\w.-]+)+)|\\u(?P<wide>[0-9a-fA-F]{4})|\\x(?P<narrow>[89a-fA-F][0-9a-fA-F])|\\(?P<sign>[\"'/nrt\\])"
)
# Nobody writes these by hand.
_DUMPED: Final = re.compile(r"\\[\"']|\\u[0-9a-fA-F]{4}|\\n\\n|\\r\\n")
_BLANKS: Final = {"n": "\n", "r": "\r", "t": "\t"}


def escapes(text: str) -> list[Edit]:
    r"""The edits that put characters where escapes stand for them, in a text that was dumped.

    Examples:
        >>> from newslens.spans import apply
        >>> text = r"The pier is shut.\n\n\"It is old,\" Ann Berg said."
        >>> apply(text, escapes(text))[0]
        'The pier is shut.\n\n"It is old," Ann Berg said.'
        >>> escapes(r"The folder is C:\news, and \n ends a line.")
        []
    """
    if "\\" not in text or _DUMPED.search(text) is None:
        return []
    return [Edit(*found.span(), _character(found)) for found in _ESCAPE.finditer(text) if not found["path"]]


def _character(found: re.Match[str]) -> str:
    code = found["wide"] or found["narrow"]
    if code:
        return chr(int(code, 16))
    return _BLANKS.get(found["sign"], found["sign"])

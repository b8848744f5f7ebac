"""Patterns in linear time: RE2, and words made comparable.

RE2 has no look-around and no back-references, and so no pattern of a user can take more than linear time. Cox (2010),
"Regular expression matching in the wild", describes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

import re2

# One for one, so that offsets stay: blanks to a blank, curly quotation marks and apostrophes to straight ones.
_SAME: Final = str.maketrans(
    dict.fromkeys(
        "\t\v\f\r\n\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " "
    )
    | dict.fromkeys("‘’‚‛′`´", "'")
    | dict.fromkeys("“”„‟″", '"')
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_GROUP: Final = re.compile(r"\\(.)", re.DOTALL)
# A pattern that could begin anew at each letter of a long line would take quadratic time over all its finds.
MOST_FINDS: Final = 1000


class PatternError(ValueError):
    """A pattern that cannot be used; the message says why, without the place."""


@lru_cache(maxsize=4096)
def compiled(pattern: str, *, ignore_case: bool = False) -> Any:
    """A compiled RE2 pattern.

    Raises:
        PatternError: Where RE2 does not take it.
    """
    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = not ignore_case
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        reason = error.args[0] if error.args else error
        words = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise PatternError(f"{words} (patterns are RE2: no look-around, no back-references)") from None


def check_pattern(pattern: str) -> int:
    """The number of groups of a pattern that can be used.

    Raises:
        PatternError: Where RE2 does not take it, or it matches the empty text and so would match everywhere.
    """
    found = compiled(pattern)
    if found.search("") is not None:
        raise PatternError("matches the empty text, and so would match everywhere")
    return int(found.groups)


def check_replacement(template: str, groups: int) -> None:
    """Hold a replacement with groups to the pattern that it belongs to.

    Raises:
        PatternError: Where it has a backslash that begins neither a group nor another backslash, or a group too many.
    """
    for found in _GROUP.finditer(template + ("\n" if template.endswith("\\") else "")):
        sign = found[1]
        if sign not in "0123456789\\":
            raise PatternError(f"a backslash stands before a digit or another backslash, not before {sign!r}")
        if sign != "\\" and int(sign) > groups:
            raise PatternError(f"\\{sign} asks for a group that the pattern does not have; it has {groups}")


def same(text: str) -> str:
    r"""A text of the same length in which all blanks, and straight and curly quotation marks, are the same.

    Examples:
        >>> same("Don’t\u00a0miss")
        "Don't miss"
    """
    return text.translate(_SAME)


def one_line(text: str, *, ignore_case: bool = False) -> str:
    """A line or paragraph as it is compared with words: as `same`, with single blanks."""
    words = " ".join(same(text).split())
    return words.lower() if ignore_case else words


def sound(text: str) -> str:
    """A text of the same length that RE2 can read: each lone surrogate becomes one U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def seeker(words: Sequence[str], patterns: Sequence[str]) -> str:
    """One pattern that finds any of some words, the longest first, or any of some patterns."""
    literal = [re2.escape(same(word)) for word in sorted(words, key=len, reverse=True)]
    return "|".join([*literal, *(f"(?:{pattern})" for pattern in patterns)])


def finds(pattern: str, text: str, *, ignore_case: bool) -> Iterator[Any]:
    """The places where a pattern is found, at most `MOST_FINDS`; empty ones are left out."""
    for count, found in enumerate(compiled(pattern, ignore_case=ignore_case).finditer(sound(text)), 1):
        if found.end() > found.start():
            yield found
        if count == MOST_FINDS:
            return


def expanded(template: str, found: Any) -> str:
    """A replacement with its groups filled in."""
    return _GROUP.sub(lambda group: "\\" if group[1] == "\\" else found[int(group[1])] or "", template)


def any_found(patterns: Iterable[str], text: str, *, ignore_case: bool) -> bool:
    """Whether any of some patterns is found in a text."""
    return any(compiled(pattern, ignore_case=ignore_case).search(text) is not None for pattern in patterns)

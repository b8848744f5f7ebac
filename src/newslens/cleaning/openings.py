"""What stands in front of the words of a line and is none of them: bullets, and which version of a story it heads."""

from __future__ import annotations

import re

from newslens.language.bullets import BULLETS

_BULLET = re.compile(rf"[{''.join(sorted(BULLETS))}]\s+(?=[^\W_]|[\"“‘'(£$€])")
_VERSION = re.compile(
    r"(?:(?:UPDATE|WRAPUP) ?\d{1,2} ?[-–—] ?|(?:RPT|REFILE|RECAST|CORRECTED|BRIEF|FACTBOX|TIMELINE|PREVIEW|NEWSMAKER)-){1,3}"
    r"(?=[A-Z\d\"“‘'$€£])"
)


def bullet(words: str) -> int:
    """How many code points at the beginning of a line are the bullet of a list.

    Examples:
        >>> bullet("* Shares down 12%"), bullet("*Tarn* is shut."), bullet("- No, she said.")
        (2, 0, 0)
    """
    match = _BULLET.match(words)
    return match.end() if match is not None else 0


def version(words: str) -> int:
    """How many code points at the beginning of a line tell newsrooms which version of a story it heads.

    Examples:
        >>> version("UPDATE 2-Tarn bank to cut jobs"), version("RPT-UPDATE 1-Tarn bank"), version("UPDATE: Tarn bank")
        (9, 13, 0)
    """
    match = _VERSION.match(words)
    return match.end() if match is not None else 0

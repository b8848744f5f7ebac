"""Why one thing stands in two mouths, in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from newslens.reporting.words import line, shortened

if TYPE_CHECKING:
    from newslens.queries.causes import Cause

_LONGEST: Final = 160
_TOLD: Final = {
    "reported": "{outlet} has one report the other: {words}",
    "shared_statement": "perhaps one statement: {words}",
    "likely_error": "{outlet} is likely wrong: {words}",
    "extraction_doubt": "newslens may have misread {outlet}: {words}",
}


def caused(cause: Cause, outlets: Mapping[str, str]) -> str:
    """A cause in one line, of at most some 200 code points.

    Args:
        cause: Why one thing stands in two mouths.
        outlets: What the outlet of each article is called.
    """
    words = shortened(line(cause.words), _LONGEST)
    return _TOLD[cause.kind.value].format(outlet=outlets[cause.telling.article], words=words)

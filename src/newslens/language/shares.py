"""Shares of people who were asked: `58% of voters`, `nearly half of those asked`, `one in five`."""

from __future__ import annotations

import re
from typing import Final

# More words than these stand before no share.
_LONGEST: Final = 80
_UNITS: Final = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred"
_NUMBER: Final = (
    rf"(?:\d[\d.,]*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|{_UNITS}|[a-z]{{3,5}}teen)"
)
_PARTS: Final = r"(?:half|(?:a|one|two|three|four)[ -](?:third|quarter|fifth|sixth|tenth)s?)"
_SHARE: Final = re.compile(
    rf"(?:[a-z]+ ){{0,3}}?(?:{_NUMBER} ?(?:%|per ?cent|pc)(?: of\b|$)|{_NUMBER} (?:in|out of) {_NUMBER}(?: [a-z]+)?$|{_PARTS}(?: of\b|$))",
    re.IGNORECASE,
)


def is_share(mention: str) -> bool:
    """Whether words that stand for a speaker are a share of many, whose voice is nobody's.

    Args:
        mention: The words.

    Example:
        >>> [is_share(words) for words in ("Nearly 58% of voters", "one in five", "half of the firms", "Ann Berg", "a 45% owner")]
        [True, True, True, False, False]
    """
    return _SHARE.match(mention[:_LONGEST]) is not None

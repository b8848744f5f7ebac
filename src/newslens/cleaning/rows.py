"""The lines of a page, and what is known of each of them so far."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from newslens.cleaning.furniture import plain
from newslens.cleaning.lines import Line
from newslens.cleaning.prose import is_prose
from newslens.cleaning.single import Kind, alone
from newslens.types import RemovalReason

_BULLETS = "-•*·–—▪◦"
_SPOKEN = re.compile(r"(?:> ?)?[\"“][^\"“”]+[\"”]")
_SIGNING = re.compile(r"(?:> ?)?[-–—]")


class Rows:
    """The lines of a page with what each is by itself; what stands around them adds to the reasons.

    Attributes:
        words: The lines.
        plain: The lines as the lexicon writes them, empty where they are too long for it.
        heads: The numbers of lines that announce titles of other articles.
        teasers: The numbers of lines that are such a title with a mark in front.
        reasons: The numbers of the lines that are no article text, and why.
        prose: Whether a line is a paragraph of running text.
    """

    def __init__(self, of: Sequence[Line], known: Collection[str]) -> None:
        self.words = [line.words for line in of]
        self.plain = [plain(words) if len(words) <= 640 else "" for words in self.words]
        self.heads: set[int] = set()
        self.teasers: set[int] = set()
        self.reasons: dict[int, RemovalReason] = {}
        for number, (words, low) in enumerate(zip(self.words, self.plain, strict=True)):
            reason, kind = alone(words, low, known)
            if reason is not None:
                self.reasons[number] = reason
            if kind is Kind.HEAD:
                self.heads.add(number)
            elif kind is Kind.TEASER:
                self.teasers.add(number)
        self.prose = [number not in self.reasons and is_prose(words) for number, words in enumerate(self.words)]

    def free(self, start: int = 0) -> list[int]:
        """The numbers of the lines that may be article text, from one of them on."""
        return [number for number in range(start, len(self.words)) if number not in self.reasons]

    def listed(self, number: int) -> bool:
        """Whether a line is one of several with the same bullet."""
        bullet = self.words[number][0]
        beside = (self.words[place][0] for place in (number - 1, number + 1) if 0 <= place < len(self.words))
        return bullet in _BULLETS and bullet in beside

    def tells_who(self, number: int) -> bool:
        """Whether a line with a dash in front stands below a quotation that is a line by itself, and so names who speaks."""
        above = self.words[number - 1] if number else ""
        return _SIGNING.match(self.words[number]) is not None and _SPOKEN.fullmatch(above) is not None

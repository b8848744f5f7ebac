"""Lines that sites put around an article: the lexicon, and the words that shapes are made of."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

import attrs

from newslens.types import RemovalReason

LONGEST = 640
_SHORT = 170
_STRAIGHT = (("‘", "’"), ("“", '"'), ("”", '"'), ("„", '"'), ("\xa0", " "))
_EDGES = " \t•·∙●○■□▪▫◆*»«›‹>→←↑↓▶►▼▲▸➜➤✉✓✔★☆|–—-_~=+:;,"
_EMOJI = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+")
_BLANKS = re.compile(r"[ \t]{2,}")


def plain(words: str) -> str:
    """A line as the lexicon writes it: lower case, straight marks, no bullets, arrows or final full stops.

    Examples:
        >>> plain("» Read More…")
        'read more'
    """
    low = words.lower().replace("'", "’").replace("`", "’")
    if not words.isascii():
        for mark, straight in _STRAIGHT:
            low = low.replace(mark, straight)
        low = _EMOJI.sub(" ", low)
    if "  " in low or "\t" in low:
        low = _BLANKS.sub(" ", low)
    stripped = low.strip(_EDGES).rstrip(" .!…:›»").strip(_EDGES)
    if stripped[:1] + stripped[-1:] in ("()", "[]"):
        stripped = stripped[1:-1].strip(_EDGES).rstrip(".")
    return stripped or low.strip()


@cache
def shapes() -> dict[str, frozenset[str]]:
    """The word lists of ``shapes.toml``."""
    return {name: frozenset(words) for name, words in _table("shapes.toml").items()}


@attrs.frozen
class Lexicon:
    """The lines of ``furniture.toml``, ready to be compared with whole lines in the form that `plain` gives.

    Attributes:
        phrases: Notes that a scraper may leave between two sentences, as they are printed.
        sections: Names of sections.
    """

    _reasons: tuple[tuple[RemovalReason, re.Pattern[str]], ...]
    _long: tuple[tuple[RemovalReason, re.Pattern[str]], ...]
    _containing: tuple[tuple[str, RemovalReason, re.Pattern[str]], ...]
    _heads: re.Pattern[str]
    _teasers: re.Pattern[str]
    _reader: re.Pattern[str]
    _acting: re.Pattern[str]
    _medium: re.Pattern[str]
    phrases: re.Pattern[str]
    sections: frozenset[str]

    def reason(self, line: str) -> RemovalReason | None:
        """Why a line is no article text wherever it stands, or None."""
        if len(line) > LONGEST:
            return None
        asked = line.rstrip(" ?")
        for key, reason, pattern in self._containing:
            if key in line and pattern.search(line):
                return reason
        patterns = self._reasons if len(line) <= _SHORT else self._long
        return next(
            (
                reason
                for reason, pattern in patterns
                if pattern.fullmatch(line) or (len(asked) < len(line) and pattern.fullmatch(asked))
            ),
            None,
        )

    def heads_list(self, line: str) -> bool:
        """Whether a line announces titles of other articles below it."""
        return len(line) <= 90 and self._heads.fullmatch(line) is not None

    def teases(self, line: str) -> bool:
        """Whether a line is the title of another article with a mark in front ("Read more: …")."""
        return len(line) <= 220 and self._teasers.match(line) is not None

    def addresses(self, line: str) -> bool:
        """Whether a line speaks to readers of what the medium offers them: newsletters, accounts, its other pages."""
        if not 30 <= len(line) <= 400 or self._reader.search(line) is None:
            return False
        acts = {match.group() for match in self._acting.finditer(line)}
        return bool(acts) and len(acts | {match.group() for match in self._medium.finditer(line)}) > 1

    def section(self, line: str) -> bool:
        """Whether a line names a section, or is a chain of sections ("Home > News > Weather")."""
        if line in self.sections:
            return True
        if len(line) > 100:
            return False
        parts = [part.strip() for part in _CHAIN.split(line) if part.strip()]
        named = sum(part in self.sections for part in parts)
        return (
            len(parts) > 1 and (parts[0] == "home" or named * 2 >= len(parts)) and all(len(part) < 40 for part in parts)
        )


_CHAIN = re.compile(r"[>›»/|•·→\\]|::| - | – | & | and |, ")


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the package, read once."""
    table = _table("furniture.toml")
    macros = table["macros"]

    def compiled(patterns: list[str]) -> re.Pattern[str]:
        source = "|".join(f"(?:{pattern})" for pattern in patterns)
        return re.compile(re.sub(r"<(\w+)>", lambda match: macros.get(match[1], match[0]), source))

    anywhere = table["anywhere"].items()
    return Lexicon(
        tuple((RemovalReason(name), compiled(patterns)) for name, patterns in anywhere),
        tuple(
            (RemovalReason(name), compiled(wide))
            for name, patterns in anywhere
            if (wide := [p for p in patterns if "<long>" in p or p.count("<any>") > 1])
        ),
        tuple(
            (key, RemovalReason(name), compiled([pattern]))
            for name, rows in table["containing"].items()
            for key, pattern in rows
        ),
        compiled(table["heads"]["patterns"]),
        re.compile(
            f"(?:{'|'.join(sorted(table['teasers']['marks'], key=len, reverse=True))}) ?(?::|\\||»|›|>|→| [-–—]) ?\\S"
        ),
        re.compile(table["addressing"]["reader"]),
        re.compile(rf"\b(?:{'|'.join(table['addressing']['acting'])})\b"),
        re.compile(rf"\b(?:{'|'.join(table['addressing']['medium'])})\b"),
        compiled(table["embedded"]["phrases"]),
        frozenset(table["sections"]["names"]),
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))

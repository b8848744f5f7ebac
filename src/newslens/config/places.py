"""On which line of a TOML text each key stands."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping

import attrs

from newslens.config.faults import Path

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*+")
_PART = re.compile(r"""[ \t]*(?:([A-Za-z0-9_-]+)|("(?:[^"\\\n]|\\.)*+")|('[^'\n]*'))[ \t]*(\.?)""")
_STRINGS = (
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}',
    r"'''(?:[^']|'(?!''))*+'{3,5}",
    r'"(?:[^"\\\n]|\\.)*+"',
    r"'[^'\n]*'",
)
_STRING = re.compile("|".join(_STRINGS), re.DOTALL)
_BARE = re.compile(r"[^,\]}#\n]*")


def lines(text: str) -> dict[Path, int]:
    r"""The line of each key, table and member of an array, from 1, by its place.

    Takes time in proportion to the length of the text.

    Args:
        text: TOML that `tomllib` accepts; of anything else some places may be missing.

    Examples:
        >>> lines('a = 1\n[b."c.d"]\ne = [\n 1,\n 2]\n')[("b", "c.d", "e", 1)]
        5
    """
    return _Reader(text).read()


@attrs.define
class _Reader:
    text: str
    at: int = 0
    found: dict[Path, int] = attrs.field(factory=dict)
    breaks: list[int] = attrs.field(factory=list)
    counts: dict[Path, int] = attrs.field(factory=dict)

    def read(self) -> dict[Path, int]:
        self.breaks = [place for place, letter in enumerate(self.text) if letter == "\n"]
        table: Path = ()
        while self._skip() < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            elif not self._pair(table):
                break
        return self.found

    def _skip(self) -> int:
        blank = _BLANK.match(self.text, self.at)
        self.at = blank.end() if blank else self.at
        return self.at

    def _next(self) -> str:
        return self.text[self.at : self.at + 1]

    def _told(self, path: Path, at: int) -> None:
        for end in range(1, len(path) + 1):
            self.found.setdefault(path[:end], bisect_right(self.breaks, at - 1) + 1)

    def _header(self) -> Path:
        start = self.at
        many = self.text.startswith("[[", start)
        self.at += 2 if many else 1
        path = self._inside(self._key())
        if many:
            number = self.counts.get(path, 0)
            self.counts[path] = number + 1
            path = (*path, number)
        self._told(path, start)
        self.at += 2 if many else 1
        return path

    def _inside(self, key: Path) -> Path:
        """A key of a header: within an array of tables it goes on in the last of them."""
        path: Path = ()
        for place, part in enumerate(key):
            path = (*path, part)
            if place < len(key) - 1 and path in self.counts:
                path = (*path, self.counts[path] - 1)
        return path

    def _key(self) -> Path:
        parts: list[str] = []
        while part := _PART.match(self.text, self.at):
            self.at = part.end()
            parts.append(part[1] or str(tomllib.loads(f"k = {part[2] or part[3]}")["k"]))
            if not part[4]:
                break
        return tuple(parts)

    def _pair(self, table: Path) -> bool:
        start = self.at
        key = self._key()
        if not key or self._next() != "=":
            return False
        self.at += 1
        self._told((*table, *key), start)
        self._value((*table, *key))
        return True

    def _value(self, path: Path) -> None:
        self._skip()
        if string := _STRING.match(self.text, self.at):
            self.at = string.end()
        elif self._next() == "[":
            self.at += 1
            number = 0
            while self._skip() < len(self.text) and self._next() not in "]}":
                self._told((*path, number), self.at)
                self._value((*path, number))
                number += 1
                if self._skip() < len(self.text) and self._next() == ",":
                    self.at += 1
            self.at += 1
        elif self._next() == "{":
            self.at += 1
            while self._skip() < len(self.text) and self._next() != "}":
                if not self._pair(path):
                    break
                if self._skip() < len(self.text) and self._next() == ",":
                    self.at += 1
            self.at += 1
        elif bare := _BARE.match(self.text, self.at):
            self.at = bare.end()


def within(found: Mapping[Path, int], table: Path) -> dict[Path, int]:
    """The lines of what stands in one table, by its place in that table."""
    return {path[len(table) :]: line for path, line in found.items() if path[: len(table)] == table and path != table}

"""On which line of a TOML file each table and each member of a list stands; tomllib does not tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_TOKEN = re.compile(
    r"""
    \#[^\n]*
    | (?P<text> \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3,5} | '{3}(?:[^']|'(?!''))*'{3,5} | "(?:[^"\\\n]|\\.)*" | '[^'\n]*' )
    | (?P<sign> [\n\[\]{}=,.] )
    | (?P<word> [^\s\#"'\[\]{}=,.]+ )
    """,
    re.VERBOSE | re.DOTALL,
)

Path = tuple[str | int, ...]


def places(text: str) -> dict[Path, int]:
    r"""The lines, from 1, of the tables, lists and keys of a sound TOML text.

    Returns:
        For each path of keys and places in lists ("publisher", 0, "rule", 2, "action") its line; what stands inside an
        inline table is not listed, nor is anything more than one list deep in a value.

    Examples:
        >>> places('[[publisher]]\nname = "A"\nrule = [\n  {action = "replace"},\n]')[("publisher", 0, "rule", 0)]
        4
    """
    return _Walk(text).found


def line_of(found: Mapping[Path, int], path: Path) -> int:
    """The line of what a path leads to, or of the nearest thing around it."""
    while path and path not in found:
        path = path[:-1]
    return found.get(path, 1)


class _Walk:
    """One pass over the tokens of a file."""

    def __init__(self, text: str) -> None:
        self.found: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._table: Path = ()
        statement: list[str] = []
        began = line = 1
        depth = 0
        for token in _TOKEN.finditer(text):
            word = token.group()
            if word[0] == "#":
                continue
            if word != "\n":
                if not statement:
                    began = line
                self._member(statement, depth, word, line)
                statement.append(word)
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(word, 0) if token["sign"] else 0
            if word == "\n" and depth == 0:
                self._end(statement, began)
                statement = []
            line += word.count("\n")
        self._end(statement, began)

    def _end(self, statement: Sequence[str], line: int) -> None:
        if statement[:2] == ["[", "["]:
            path = self._resolved(_keys(statement[2:-2]))
            number = self._counts.get(path, 0)
            self._counts[path] = number + 1
            self._table = (*path, number)
            self.found[self._table] = line
        elif statement[:1] == ["["]:
            self._table = self._resolved(_keys(statement[1:-1]))
            self.found[self._table] = line
        elif "=" in statement:
            self.found[(*self._table, *_keys(statement[: statement.index("=")]))] = line

    def _resolved(self, keys: Sequence[str]) -> Path:
        path: Path = ()
        for key in keys[:-1]:
            path = (*path, key)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return (*path, keys[-1])

    def _member(self, statement: Sequence[str], depth: int, word: str, line: int) -> None:
        """Notes the member of a list that a token begins, where it begins one."""
        if depth != 1 or word in "],":
            return
        if statement[-1:] not in (["["], [","]) or statement[:1] == ["["]:
            return
        path = (*self._table, *_keys(statement[: statement.index("=")]))
        number = self._counts.get(path, 0)
        self._counts[path] = number + 1
        self.found[(*path, number)] = line


def _keys(tokens: Sequence[str]) -> list[str]:
    return [part.strip("\"'") for part in tokens if part != "."]

"""TOML values read one by one; what does not hold is noted with its line, and the reading goes on."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any, TypeVar

import attrs

from newslens_publisher_rules.places import Path, line_of

Choice = TypeVar("Choice", bound=StrEnum)


@attrs.define
class Reader:
    """One file while it is read.

    Attributes:
        path: The file, for messages.
        lines: Where things stand in it.
        faults: What does not hold, one line each.
    """

    path: str
    lines: Mapping[Path, int]
    faults: list[str] = attrs.field(factory=list)

    def place(self, path: Path) -> str:
        """File and line of what a path leads to."""
        return f"{self.path}:{line_of(self.lines, path)}"

    def fault(self, path: Path, message: str) -> None:
        """Note what does not hold."""
        self.faults.append(f"{self.place(path)}: {message}")


@attrs.frozen
class Table:
    """One table of the file.

    Attributes:
        reader: The file.
        tree: What TOML gave.
        path: Where it stands.
        title: What it is called in messages ("publisher 1, rule 3").
    """

    reader: Reader
    tree: Mapping[str, Any]
    path: Path
    title: str

    @property
    def place(self) -> str:
        """File and line of the table."""
        return self.reader.place(self.path)

    def fault(self, key: str, message: str) -> None:
        """Note what does not hold, at a key or (where the key is "") at the whole table."""
        self.reader.fault((*self.path, key) if key else self.path, f"{self.title}: {message}")

    def known(self, names: Collection[str], of: str = "") -> None:
        """Note every key that is not one of these."""
        for key in self.tree:
            if key not in names:
                near = difflib.get_close_matches(key, names, n=1)
                hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(sorted(names))}"
                self.fault(key, f"unknown key {key!r}{of} ({hint})")

    def tables(self, key: str, title: str) -> list[Table]:
        """The tables of a list."""
        value = self.tree.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.fault(key, f"{key} is a list of tables: write [[{key if not self.path else f'publisher.{key}'}]]")
            return []
        path = (*self.path, key)
        return [Table(self.reader, each, (*path, n), f"{title} {n + 1}") for n, each in enumerate(value)]

    def texts(self, key: str) -> tuple[str, ...]:
        """A text or a list of texts, none of them blank."""
        value = self.tree.get(key, [])
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.fault(key, f"{key} is a text or a list of texts")
            return ()
        if not all(each.strip() for each in value) or (key in self.tree and not value):
            self.fault(key, f"{key} is empty")
            return ()
        return tuple(value)

    def flag(self, key: str) -> bool:
        """True or false; false if left out."""
        value = self.tree.get(key, False)
        if not isinstance(value, bool):
            self.fault(key, f"{key} is true or false")
        return value is True

    def count(self, key: str) -> int | None:
        """A whole number from 1, or None if left out."""
        value = self.tree.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self.fault(key, f"{key} is a whole number from 1")
            return None
        return value

    def choice(self, key: str, kind: type[Choice], default: Choice | None) -> Choice | None:
        """One of some words, or the default if left out."""
        value = self.tree.get(key, default)
        words = [str(each.value) for each in kind]
        if value in words:
            return kind(str(value))
        near = difflib.get_close_matches(str(value), words, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(words)}"
        self.fault(key, f"needs {key} ({hint})" if value is None else f"no {key} is called {value!r} ({hint})")
        return None

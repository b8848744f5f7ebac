"""The worked examples of files of rules, checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

import attrs
from newslens import Article

from newslens_publisher_rules.applying import apply_rules
from newslens_publisher_rules.loading import load_rules
from newslens_publisher_rules.rules import Publisher


@attrs.frozen
class Checked:
    """One worked example and what the rules made of it.

    Attributes:
        place: File and line of the example.
        expected: What stands under `after`, without blanks at its ends.
        found: What the rules made of `before`, without blanks at its ends.
    """

    place: str
    expected: str
    found: str

    @property
    def passed(self) -> bool:
        """Whether the two are the same."""
        return self.expected == self.found

    def __str__(self) -> str:
        """One line: the place, and the first line that is not as expected."""
        pairs = zip_longest(self.expected.splitlines(), self.found.splitlines())
        differing = next(((n, *pair) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1]), None)
        if differing is None:
            return f"{self.place}: the example holds"
        number, expected, found = differing
        return (
            f"{self.place}: line {number} of the example should be {_shown(expected)}, the rules give {_shown(found)}"
        )


def check_examples(path: Path | str) -> tuple[Checked, ...]:
    """Apply the rules of each publisher to its examples.

    Args:
        path: A file of rules, or a folder with some.

    Raises:
        RulesError: Where the rules cannot be read.
    """
    return tuple(checked(load_rules(path)))


def checked(publishers: Iterable[Publisher]) -> Iterator[Checked]:
    """The examples of publishers, each with what the rules of its publisher make of it."""
    for publisher in publishers:
        for example in publisher.examples:
            found = apply_rules(Article("example", example.before), publisher.rules).text
            yield Checked(example.place, example.after.strip(), found.strip())


def _shown(line: str | None) -> str:
    if line is None:
        return "missing"
    return repr(line if len(line) <= 80 else f"{line[:79]}…")

"""What a file of rules says: publishers, the rules for each, and worked examples."""

from __future__ import annotations

from enum import StrEnum

import attrs
from newslens import RemovalReason


class Action(StrEnum):
    """What a rule does."""

    DROP_LINE = "drop_line"
    DROP_PARAGRAPH = "drop_paragraph"
    DROP_BEFORE = "drop_before"
    DROP_AFTER = "drop_after"
    KEEP_BETWEEN = "keep_between"
    STRIP_PREFIX = "strip_prefix"
    STRIP_SUFFIX = "strip_suffix"
    REPLACE = "replace"


class Occurrence(StrEnum):
    """Which of several marker lines counts."""

    FIRST = "first"
    LAST = "last"


@attrs.frozen
class Condition:
    """What a line or paragraph has to be like; it holds where any of these does.

    Attributes:
        equals: It is one of these.
        begins: It begins with one of these.
        ends: It ends with one of these.
        contains: It contains one of these.
        matches: One of these RE2 patterns is found in it.
        ignore_case: Whether upper and lower case count as the same.
    """

    equals: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    ignore_case: bool = False


@attrs.frozen
class Rule:
    r"""One rule.

    Attributes:
        place: File and line, for messages ("harbour.toml:14").
        action: What it does.
        when: For whole lines and paragraphs: which; for `keep_between` the line above the text.
        to: For `keep_between`: the line below the text.
        text: For `strip_*` and `replace`: the words to look for.
        matches: For `strip_*` and `replace`: RE2 patterns to look for, instead of words.
        ignore_case: Whether upper and lower case of `text` and `matches` count as the same.
        replacement: What `replace` puts in; after `matches`, `\1` to `\9` stand for the groups of the pattern.
        occurrence: For `drop_before` and `drop_after`: which marker line counts where there are several.
        keep_line: For `drop_before`, `drop_after` and `keep_between`: whether the marker lines stay.
        first: If given, only this many lines at the top are looked at, counted in the raw text, empty ones left out.
        last: The same at the bottom.
        reason: What the removals say.
    """

    place: str
    action: Action
    when: Condition = Condition()
    to: Condition = Condition()
    text: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    ignore_case: bool = False
    replacement: str = ""
    occurrence: Occurrence = Occurrence.FIRST
    keep_line: bool = False
    first: int | None = None
    last: int | None = None
    reason: RemovalReason = RemovalReason.BOILERPLATE


@attrs.frozen
class Example:
    """What the rules of a publisher must make of a text.

    Attributes:
        place: File and line, for messages.
        before: The text as it comes.
        after: The text as it must be, blanks at its ends left aside.
    """

    place: str
    before: str
    after: str


@attrs.frozen
class Publisher:
    """The rules for one publisher.

    Attributes:
        place: File and line, for messages.
        domains: Domains; each stands for itself and what is under it. `*` stands for anything.
        names: Names of the outlet, whatever the case. `*` stands for anything, also for no name.
        default: Whether the rules are for articles that no other publisher of the rules matches.
        rules: In the order in which they run.
        examples: Worked examples.
    """

    place: str
    domains: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    default: bool = False
    rules: tuple[Rule, ...] = ()
    examples: tuple[Example, ...] = ()

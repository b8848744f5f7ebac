"""One rule read and checked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import attrs
from newslens import RemovalReason

from newslens_publisher_rules import patterns
from newslens_publisher_rules.reading import Table
from newslens_publisher_rules.rules import Action, Condition, Occurrence, Rule

_CONDITIONS: Final = ("equals", "begins", "ends", "contains", "matches")
_ALWAYS: Final = frozenset({"action", "reason", "ignore_case"})
_WINDOW: Final = frozenset({"first", "last"})
_LINES: Final = _ALWAYS | _WINDOW | set(_CONDITIONS)
_WORDS: Final = _ALWAYS | _WINDOW | {"text", "matches"}
_KEYS: Final = {
    Action.DROP_LINE: _LINES,
    Action.DROP_PARAGRAPH: _LINES,
    Action.DROP_BEFORE: _LINES | {"occurrence", "keep_line"},
    Action.DROP_AFTER: _LINES | {"occurrence", "keep_line"},
    Action.KEEP_BETWEEN: _ALWAYS | {"from", "to", "keep_line"},
    Action.STRIP_PREFIX: _WORDS,
    Action.STRIP_SUFFIX: _WORDS,
    Action.REPLACE: _WORDS | {"with"},
}


def read_rule(table: Table) -> Rule | None:
    """The rule of a table, or None where its action is not known; what does not hold is noted."""
    action = table.choice("action", Action, None)
    if action is None:
        return None
    table = attrs.evolve(table, title=f"{table.title} ({action})")
    table.known(_KEYS[action], f" of {action}")
    fold = table.flag("ignore_case")
    rule = Rule(
        place=table.place,
        action=action,
        ignore_case=fold,
        keep_line=table.flag("keep_line"),
        first=table.count("first"),
        last=table.count("last"),
        occurrence=table.choice("occurrence", Occurrence, Occurrence.FIRST) or Occurrence.FIRST,
        reason=table.choice("reason", RemovalReason, RemovalReason.BOILERPLATE) or RemovalReason.BOILERPLATE,
    )
    if action in (Action.STRIP_PREFIX, Action.STRIP_SUFFIX, Action.REPLACE):
        return _with_words(table, rule)
    if action is Action.KEEP_BETWEEN:
        return attrs.evolve(rule, when=_marker(table, "from", fold=fold), to=_marker(table, "to", fold=fold))
    return attrs.evolve(rule, when=_condition(table, fold=fold))


def _condition(table: Table, *, fold: bool) -> Condition:
    found = {name: table.texts(name) for name in _CONDITIONS}
    if not any(name in table.tree for name in _CONDITIONS):
        table.fault("", f"needs one of {', '.join(_CONDITIONS)}")
    _check(table, found["matches"])
    return Condition(**found, ignore_case=fold)


def _marker(table: Table, key: str, *, fold: bool) -> Condition:
    value: Any = table.tree.get(key)
    if isinstance(value, dict):
        inner = Table(table.reader, value, (*table.path, key), f"{table.title}, {key}")
        inner.known(_CONDITIONS)
        return _condition(inner, fold=fold)
    if value is None:
        table.fault("", f"needs {key}: a line, or a table with {', '.join(_CONDITIONS)}")
    return Condition(equals=table.texts(key), ignore_case=fold)


def _with_words(table: Table, rule: Rule) -> Rule:
    text, sought = table.texts("text"), table.texts("matches")
    if ("text" in table.tree) == ("matches" in table.tree):
        table.fault("", "needs either text or matches")
    groups = _check(table, sought)
    replacement = table.tree.get("with", "")
    if rule.action is Action.REPLACE:
        if not isinstance(table.tree.get("with"), str):
            table.fault("with", "needs with, a text")
            replacement = ""
        elif "\n" in replacement or "\r" in replacement:
            table.fault("with", "with is one line")
        elif sought:
            try:
                patterns.check_replacement(replacement, min(groups, default=0))
            except patterns.PatternError as error:
                table.fault("with", f"with: {error}")
        if len(sought) > 1:
            # The groups of one pattern would stand at other numbers in the pattern made of both.
            table.fault("matches", "replace takes one pattern in matches; write a second rule for the second")
    return attrs.evolve(rule, text=text, matches=sought, replacement=replacement)


def _check(table: Table, sought: Iterable[str]) -> list[int]:
    groups = []
    for pattern in sought:
        try:
            groups.append(patterns.check_pattern(pattern))
        except patterns.PatternError as error:
            table.fault("matches", f"pattern {pattern!r}: {error}")
    return groups

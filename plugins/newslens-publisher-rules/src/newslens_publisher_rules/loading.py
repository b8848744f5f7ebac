"""Files of rules, read and checked: all faults of all files at once, each with its file, line and rule."""

from __future__ import annotations

import tomllib
from pathlib import Path

from newslens import ConfigError

from newslens_publisher_rules.places import places
from newslens_publisher_rules.publishers import plain_domain
from newslens_publisher_rules.reading import Reader, Table
from newslens_publisher_rules.rules import Example, Publisher
from newslens_publisher_rules.ruling import read_rule


class RulesError(ConfigError):
    """Rules that do not hold.

    Attributes:
        faults: One line each, with file and line in front.
    """


def load_rules(path: Path | str) -> tuple[Publisher, ...]:
    """The publishers of a file of rules, or of all files of a folder, in the order of their names.

    Args:
        path: A TOML file, or a folder with some.

    Raises:
        RulesError: With one line for each fault of each file.
    """
    path = Path(path)
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise RulesError((f"{path}: the folder holds no .toml file",))
    read = [_read(file) for file in files]
    faults = tuple(fault for _, found in read for fault in found)
    if faults:
        raise RulesError(faults)
    return tuple(publisher for publishers, _ in read for publisher in publishers)


def _read(path: Path) -> tuple[tuple[Publisher, ...], list[str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        return (), [f"{path}: {error.strerror or error}"]
    except UnicodeDecodeError as error:
        return (), [f"{path}: no UTF-8 at byte {error.start}"]
    return parse_rules(text, str(path))


def parse_rules(text: str, path: str) -> tuple[tuple[Publisher, ...], list[str]]:
    """The publishers of a TOML text, and its faults.

    Args:
        text: The TOML text.
        path: Where it came from, for messages.
    """
    # TOML ends lines in two ways; one kind makes the lines that tomllib and `places` count the same.
    text = text.replace("\r\n", "\n")
    try:
        tree = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return (), [f"{path}: no TOML: {error}"]
    reader = Reader(path, places(text))
    top = Table(reader, tree, (), "the file")
    top.known({"publisher"})
    tables = top.tables("publisher", "publisher")
    if not tables and not reader.faults:
        reader.fault((), "no [[publisher]]")
    return tuple(_publisher(table) for table in tables), reader.faults


def _publisher(table: Table) -> Publisher:
    table.known({"domain", "name", "default", "rule", "example"})
    domains = tuple(plain_domain(each) for each in table.texts("domain"))
    for each in domains:
        if "/" in each or ":" in each or " " in each:
            table.fault("domain", f"a domain is meant ('harbour.example'), not {each!r}")
    names = tuple(" ".join(each.split()) for each in table.texts("name"))
    default = table.flag("default")
    if not (domains or names or default):
        table.fault("", "needs domain, name or default = true")
    rules = tuple(read_rule(each) for each in table.tables("rule", f"{table.title}, rule"))
    if not rules:
        table.fault("", "has no rule")
    return Publisher(
        table.place,
        domains,
        names,
        default,
        tuple(rule for rule in rules if rule is not None),
        tuple(_example(each) for each in table.tables("example", f"{table.title}, example")),
    )


def _example(table: Table) -> Example:
    table.known({"before", "after"})
    for key in ("before", "after"):
        if not isinstance(table.tree.get(key), str):
            table.fault(key, f"needs {key}, a text")
    return Example(table.place, str(table.tree.get("before", "")), str(table.tree.get("after", "")))

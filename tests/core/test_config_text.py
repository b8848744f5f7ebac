"""Configurations as text: values come back, keys are found on their lines, and what `init` writes is the default."""

from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from newslens import config
from newslens.config import Config
from newslens.config.effective import effective
from newslens.config.places import lines
from newslens.config.toml import toml_key, toml_value
from newslens.config.writing import as_json, as_toml, commented
from newslens.registry import Registry
from newslens.testing.growth import grows_linearly

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_LEAVES = st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False) | _TEXT
_VALUES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3), max_leaves=8
)


@given(_TEXT, _VALUES)
def test_what_is_written_is_read_again(key: str, value: Any) -> None:
    assert tomllib.loads(f"{toml_key(key)} = {toml_value(value)}") == {key: value}


@st.composite
def _documents(draw: st.DrawFn) -> tuple[str, dict[tuple[str | int, ...], int]]:
    """A TOML text and the lines of what stands in it."""
    rows: list[str] = []
    expected: dict[tuple[str | int, ...], int] = {}

    def pairs(table: tuple[str | int, ...]) -> None:
        for key in draw(st.lists(_TEXT, max_size=3, unique=True)):
            path = (*table, key)
            expected[path] = len(rows) + 1
            match draw(st.sampled_from(["value", "array", "inline", "string"])):
                case "value":
                    rows.append(f"{toml_key(key)} = {toml_value(draw(_LEAVES))}  # ] }} \" '''")
                case "string":
                    mark = draw(st.sampled_from(['"""', "'''"]))
                    rows.extend([f"{toml_key(key)} = {mark}", "[x] = { # no", f'" {mark}'])
                case "inline":
                    expected[*path, "c"] = len(rows) + 1
                    rows.append(f'{toml_key(key)} = {{ "a b" = {toml_value(draw(_VALUES))}, c = 1 }}')
                case _:
                    rows.append(f"{toml_key(key)} = [ # [")
                    for place in range(draw(st.integers(0, 3))):
                        rows.extend(["  # , ]"] * draw(st.integers(0, 2)))
                        expected[*path, place] = len(rows) + 1
                        rows.append(f"  {toml_value(draw(_LEAVES))},")
                    rows.append("]")
            rows.extend([""] * draw(st.integers(0, 2)))

    pairs(())
    taken = {path[0] for path in expected}
    for name in draw(st.lists(_TEXT.filter(lambda key: key not in taken), max_size=3, unique=True)):
        expected[name,] = expected[name, "in.side"] = len(rows) + 1
        rows.append(f'[{toml_key(name)} . "in.side"]')
        pairs((name, "in.side"))
    return draw(st.sampled_from(["\n", "\r\n"])).join(rows), expected


@given(_documents())
def test_every_key_is_found_on_its_line(document: tuple[str, dict[tuple[str | int, ...], int]]) -> None:
    text, expected = document
    tomllib.loads(text)
    found = lines(text)
    assert {path: found.get(path) for path in expected} == expected


def test_tables_of_arrays_are_numbered() -> None:
    text = "[[a]]\nb = 1\n\n[[a]]\nb = 2\n[a.c]\nd = 3\n"
    assert {path: lines(text)[path] for path in [("a", 0, "b"), ("a", 1, "b"), ("a", 1, "c", "d")]} == {
        ("a", 0, "b"): 2,
        ("a", 1, "b"): 5,
        ("a", 1, "c", "d"): 7,
    }


@given(st.text("ab=[]{}\"'#,.\n \\", max_size=40))
def test_any_text_is_read_to_its_end(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 1 for line in lines(text).values())


def test_time_grows_with_the_length_of_the_text() -> None:
    assert grows_linearly(lambda size: lambda: lines("a = [\"x\", 'y', # z\n" + '"q",' * (100 * size) + "]\n"), 20)


def test_init_writes_the_default_with_every_option_explained() -> None:
    registry = Registry.discover()
    text = commented(registry)
    assert max(map(len, text.splitlines())) <= 120
    found = config.parse(tomllib.loads(text), path="t")
    assert found.pipeline == config.DEFAULT_PIPELINE
    assert (found.model, found.on_error, found.plugins) == (Config().model, Config().on_error, Config().plugins)

    def shown(one: Config) -> list[tuple[object, object]]:
        return [(setting.path, setting.value) for setting in effective(one, registry)]

    assert shown(found) == shown(Config())
    for setting in effective(Config(), registry):
        assert setting.doc, setting.path
        assert " ".join(setting.doc.split()[:3]) in text


def test_what_show_prints_is_a_configuration_with_the_same_settings() -> None:
    registry = Registry.discover()
    given_ = config.layered([config.option("stage.newslens.attribution.v1.options.precision=0.8")])[0]
    settings = effective(given_, registry)
    text = as_toml(settings)
    assert "precision = 0.8  # --set" in text
    assert 'model = "newslens-en"  # default' in text
    again = effective(config.parse(tomllib.loads(text), path="t"), registry)
    assert [(one.path, one.value) for one in again] == [(one.path, one.value) for one in settings]
    assert (
        '"key": "stage.\\"newslens.attribution.v1\\".options.precision",\n  "value": 0.8,\n  "source": "option"'
        in as_json(settings)
    )

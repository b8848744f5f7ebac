from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens_publisher_rules import RulesError, load_rules
from newslens_publisher_rules.loading import parse_rules
from newslens_publisher_rules.rules import Action

HEAD = '[[publisher]]\nname = "A"\n[[publisher.rule]]\n'


def _faults(text: str) -> list[str]:
    return parse_rules(text, "rules.toml")[1]


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ('action = "drop_lin"', "4: publisher 1, rule 1: no action is called 'drop_lin' (did you mean 'drop_line'?)"),
        ('equals = "a"', "3: publisher 1, rule 1: needs action (there are drop_line,"),
        ('action = "drop_line"', "3: publisher 1, rule 1 (drop_line): needs one of equals, begins,"),
        (
            'action = "drop_line"\nequals = "a"\ncontain = "b"',
            "6: publisher 1, rule 1 (drop_line): unknown key 'contain' of drop_line (did you mean 'contains'?)",
        ),
        ('action = "drop_line"\nequals = ["a", 3]', "5: publisher 1, rule 1 (drop_line): equals is a text or a list"),
        ('action = "drop_line"\nequals = " "', "5: publisher 1, rule 1 (drop_line): equals is empty"),
        ('action = "drop_line"\nequals = []', "5: publisher 1, rule 1 (drop_line): equals is empty"),
        (
            'action = "drop_line"\nequals = "a"\nfirst = 0',
            "6: publisher 1, rule 1 (drop_line): first is a whole number",
        ),
        ('action = "drop_line"\nequals = "a"\nfirst = true', "6: publisher 1, rule 1 (drop_line): first is a whole"),
        (
            'action = "drop_line"\nequals = "a"\nignore_case = 1',
            "6: publisher 1, rule 1 (drop_line): ignore_case is true",
        ),
        (
            'action = "drop_line"\nequals = "a"\nreason = "ad"',
            "6: publisher 1, rule 1 (drop_line): no reason is called 'ad'",
        ),
        ("action = \"drop_line\"\nmatches = '(a'", "5: publisher 1, rule 1 (drop_line): pattern '(a': missing ):"),
        (
            "action = \"drop_line\"\nmatches = 'a(?=b)'",
            "5: publisher 1, rule 1 (drop_line): pattern 'a(?=b)': invalid perl",
        ),
        ("action = \"drop_line\"\nmatches = '(a)\\1'", "no look-around, no back-references"),
        ("action = \"drop_line\"\nmatches = 'a*'", "pattern 'a*': matches the empty text"),
        ('action = "strip_prefix"', "3: publisher 1, rule 1 (strip_prefix): needs either text or matches"),
        ('action = "strip_prefix"\ntext = "a"\nmatches = "b"', "needs either text or matches"),
        ('action = "replace"\ntext = "a"', "3: publisher 1, rule 1 (replace): needs with, a text"),
        (
            "action = \"replace\"\nmatches = '(a)'\nwith = '\\2'",
            "6: publisher 1, rule 1 (replace): with: \\2 asks for a group",
        ),
        ("action = \"replace\"\nmatches = '(a)'\nwith = 'x\\n'", "a backslash stands before a digit"),
        ('action = "replace"\nmatches = ["a", "b"]\nwith = ""', "replace takes one pattern"),
        ('action = "replace"\ntext = "a"\nwith = "b\\nc"', "with is one line"),
        ('action = "keep_between"\nfrom = "a"', "3: publisher 1, rule 1 (keep_between): needs to:"),
        ('action = "keep_between"\nfrom = "a"\nto = {begin = "b"}', "rule 1 (keep_between), to: unknown key 'begin'"),
    ],
)
def test_a_bad_rule_is_told_with_file_line_and_rule(rule: str, fault: str) -> None:
    found = _faults(HEAD + rule)
    assert any(fault in each for each in found), found
    assert all(each.startswith("rules.toml:") for each in found)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "rules.toml:1: no [[publisher]]"),
        ("publisher = 3", "rules.toml:1: the file: publisher is a list of tables"),
        ("[publisher]\nname = 'A'", "rules.toml:1: the file: publisher is a list of tables"),
        ("a = ", "rules.toml: no TOML: Invalid value"),
        (
            "[[publisher]]\n[[publisher.rule]]\naction = 'drop_line'\nequals = 'a'",
            "rules.toml:1: publisher 1: needs domain, name",
        ),
        ("[[publisher]]\nname = 'A'", "rules.toml:1: publisher 1: has no rule"),
        (
            "[[publisher]]\nname = 'A'\nrules = []",
            "rules.toml:3: publisher 1: unknown key 'rules' (did you mean 'rule'?)",
        ),
        (HEAD.replace('name = "A"', 'domain = "https://a.example"'), "rules.toml:2: publisher 1: a domain is meant"),
        (HEAD + "[[publisher.example]]\nbefore = ''", "rules.toml:4: publisher 1, example 1: needs after"),
    ],
)
def test_a_bad_file_is_told(text: str, fault: str) -> None:
    assert any(each.startswith(fault) for each in _faults(text)), _faults(text)


def test_all_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(HEAD + "action = 'drop_line'\nmatches = '('\nfirst = -1")
    (tmp_path / "b.toml").write_text("[[publisher]]\nx = 1")
    with pytest.raises(RulesError) as error:
        load_rules(tmp_path)
    places = [fault[len(str(tmp_path)) + 1 :].split(": ")[0] for fault in error.value.faults]
    assert places == ["a.toml:6", "a.toml:5", "b.toml:2", "b.toml:1", "b.toml:1"]


def test_files_of_a_folder_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.toml").write_text(
            f"[[publisher]]\nname = '{name}'\nrule = [{{action='drop_line', equals='x'}}]"
        )
    assert [each.names for each in load_rules(tmp_path)] == [("a",), ("b",)]


@pytest.mark.parametrize("data", [b"\xff\xfe", None])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "a.toml").write_bytes(data)
    with pytest.raises(RulesError, match=r"a\.toml: (no UTF-8 at byte 0|No such file)"):
        load_rules(tmp_path / "a.toml")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"the folder holds no \.toml file"):
        load_rules(tmp_path)


def test_bom_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(
        ("\ufeff" + HEAD + "action = 'drop_line'\nequals = 'x'\nxx = 1").replace("\n", "\r\n").encode()
    )
    with pytest.raises(RulesError, match=r"a\.toml:6: .*unknown key 'xx'"):
        load_rules(tmp_path / "a.toml")


@given(st.text())
def test_no_text_raises(text: str) -> None:
    publishers, faults = parse_rules(text, "rules.toml")
    assert faults or publishers


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["", "\n", "# [[publisher]]\n", 'note = """\n[[publisher]]\n"""\n', "x = '[[publisher.rule]]'\n"]
            ),
            st.booleans(),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_the_line_of_a_rule_is_where_it_stands(layout: list[tuple[str, bool]]) -> None:
    lines = ["[[publisher]]", "name = 'A'"]
    marked = []
    for number, (noise, header) in enumerate(layout):
        lines += ["[[publisher.rule]]", *(["# above"] if header else [])]
        marked.append(len(lines) - (1 if header else 0))
        lines += [f"action = '{Action.DROP_LINE}'", f"equals = 'x{number}'", *noise.splitlines()]
    publishers, faults = parse_rules("\n".join(lines), "r")
    noisy = [fault for fault in faults if "unknown key" in fault]
    assert len(noisy) == len(faults) == sum("=" in noise for noise, _ in layout)
    assert [rule.place for rule in publishers[0].rules] == [f"r:{line}" for line in marked]


def test_rules_in_one_list_have_lines_too() -> None:
    text = "[[publisher]]\nname = 'A'\nrule = [\n  # one\n  {action = 'drop_line', equals = ['a', 'b']},\n  {action = 'x'},\n]"
    publishers, faults = parse_rules(text, "r")
    assert publishers[0].rules[0].place == "r:5"
    assert faults[0].startswith("r:6: publisher 1, rule 2: no action is called 'x'")

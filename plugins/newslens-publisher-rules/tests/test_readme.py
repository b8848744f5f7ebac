from __future__ import annotations

import re
from pathlib import Path

import pytest

from newslens_publisher_rules import WORKED
from newslens_publisher_rules.examples import checked
from newslens_publisher_rules.loading import parse_rules
from newslens_publisher_rules.rules import Action

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```toml\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("block", [block for block in BLOCKS if "[[publisher" in block])
def test_rules_of_the_readme_hold(block: str) -> None:
    publishers, faults = parse_rules(block, "README.md")
    assert not faults
    found = list(checked(publishers))
    assert found
    assert [str(each) for each in found if not each.passed] == []


def test_faults_of_the_readme_are_what_is_told() -> None:
    text = "[[publisher]]\nname = 'A'\n\n[[publisher.rule]]\naction = 'drop_line'\nequals = 'a'\nbegin = 'x'\n\n"
    text += "[[publisher.rule]]\naction = 'strip_prefix'\n\nmatches = '(?<=By )'\n"
    _, faults = parse_rules(text, "rules/harbour.toml")
    assert "\n".join(faults) in README


@pytest.mark.parametrize("action", list(Action))
def test_every_action_is_documented_and_worked(action: Action) -> None:
    assert f"| `{action}` |" in README
    assert f'action = "{action}"' in (WORKED / "harbour.toml").read_text(encoding="utf-8")

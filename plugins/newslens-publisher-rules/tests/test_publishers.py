from __future__ import annotations

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newslens import Article

from newslens_publisher_rules.publishers import glob, host, matches, rules_for
from newslens_publisher_rules.rules import Action, Publisher, Rule


@pytest.mark.parametrize(
    ("domains", "url", "holds"),
    [
        (("harbour.example",), "https://harbour.example/a", True),
        (("harbour.example",), "https://www.harbour.example:443/a?b", True),
        (("harbour.example",), "https://HARBOUR.example./a", True),
        (("harbour.example",), "https://myharbour.example/a", False),
        (("harbour.example",), "https://harbour.example.net/a", False),
        (("*.harbour.example",), "https://harbour.example/a", False),
        (("harbour.*",), "https://harbour.example/a", True),
        (("hafen-köln.example",), "https://www.xn--hafen-kln-57a.example/", False),
        (("harbour.example",), None, False),
        (("*",), None, False),
    ],
)
def test_domains(domains: tuple[str, ...], url: str | None, holds: bool) -> None:  # noqa: FBT001
    article = Article("a", "x", url=url)
    assert matches(Publisher("p", domains), host(article), "") is holds


def test_international_domains_match_in_either_spelling() -> None:
    written = host(Article("a", "x", url="https://köln.example/"))
    assert written == host(Article("a", "x", url="https://xn--kln-sna.example/"))


@pytest.mark.parametrize("url", ["http://[", "nothing", "http://[::1]:x", "//", "\ud800"])
def test_odd_addresses_have_no_host_or_some(url: str) -> None:
    assert isinstance(host(Article("a", "x", url=url)), str)


def _rule(name: str) -> Rule:
    return Rule(name, Action.DROP_LINE)


def test_rules_of_all_that_match_run_and_the_default_only_where_none_does() -> None:
    publishers = (
        Publisher("1", names=("The Post",), rules=(_rule("post"),)),
        Publisher("2", default=True, rules=(_rule("default"),)),
        Publisher("3", names=("*Post",), rules=(_rule("posts"),)),
    )
    both = rules_for(Article("a", "x", publisher="the  POST"), publishers)
    assert [rule.place for rule in both] == ["post", "posts"]
    assert [rule.place for rule in rules_for(Article("a", "x"), publishers)] == ["default"]
    every = (*publishers, Publisher("4", names=("*",), rules=(_rule("every"),)))
    assert [rule.place for rule in rules_for(Article("a", "x"), every)] == ["every"]


@given(st.text(alphabet="ab*", max_size=8), st.text(alphabet="ab", max_size=10))
def test_glob_is_that_of_the_shell(pattern: str, text: str) -> None:
    assert glob(pattern, text) is fnmatchcase(text, pattern)

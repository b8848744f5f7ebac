from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newslens import Article, RemovalReason, Slot
from newslens.contracts import check_article

from newslens_publisher_rules import apply_rules
from newslens_publisher_rules.applying import LEFT_NOTHING
from newslens_publisher_rules.loading import parse_rules
from newslens_publisher_rules.patterns import MOST_FINDS
from newslens_publisher_rules.rules import Rule


def rules(text: str) -> tuple[Rule, ...]:
    publishers, faults = parse_rules(f"[[publisher]]\nname = '*'\nrule = [{text}]", "r")
    assert not faults, faults
    return publishers[0].rules


def done(rule: str, raw: str) -> str:
    article = Article("a", raw)
    after = apply_rules(article, rules(rule))
    check_article("s", Slot.CLEAN, article, after)
    return after.text


@pytest.mark.parametrize(
    ("rule", "raw", "text"),
    [
        ("{action='drop_line', equals='Advert'}", "a\n\nAdvert\n\nb\nAdverts", "a\n\nb\nAdverts"),
        (
            "{action='drop_line', equals='Don\\'t  miss'}".replace("'Don\\'t  miss'", '"Don\'t  miss"'),
            "a\n Don’t\xa0miss\nb",
            "a\nb",
        ),
        ("{action='drop_line', begins='Read more', ends='»'}", "Read more: x\na\nmore »\n", "a\n"),
        ("{action='drop_line', contains='NEWS', ignore_case=true}", "a\nour newsletter\nb", "a\nb"),
        ("{action='drop_line', matches='^\\d+ shares$'}", "12 shares\na 3 shares\r\nb", "a 3 shares\r\nb"),
        ("{action='drop_line', equals='x', first=2}", "x\n\nb\nx\nx", "b\nx\nx"),
        ("{action='drop_line', equals='x', last=1}", "x\nb\nx\n", "x\nb\n"),
        ("{action='drop_line', equals='x', first=1, last=1}", "x\nx\nb\nx", "x\nb"),
        ("{action='drop_paragraph', contains='gift'}", "a\n\nGive a gift\n\nb", "a\n\nb"),
        ("{action='drop_before', equals='Top'}", "m\nTop\na\nTop\nb", "a\nTop\nb"),
        ("{action='drop_before', equals='Top', occurrence='last'}", "m\nTop\na\nTop\nb", "b"),
        ("{action='drop_before', equals='Top', keep_line=true}", "m\nTop\na", "Top\na"),
        ("{action='drop_after', equals='More'}", "a\nMore\nb\nMore\nc", "a"),
        ("{action='drop_after', equals='More', occurrence='last'}", "a\nMore\nb\nMore\nc", "a\nMore\nb"),
        ("{action='drop_after', equals='More', keep_line=true}", "a\nMore\nb", "a\nMore"),
        ("{action='drop_after', equals='More', last=2}", "a\nMore\nb\nc\nd", "a\nMore\nb\nc\nd"),
        ("{action='keep_between', from='<', to={begins='>'}}", "x\n<\na\n> 1\ny\n<\nb\n>\nz\n<\nq", "a\nb"),
        ("{action='keep_between', from='<', to='>', keep_line=true}", "x\n<\na\n>\ny", "<\na\n>"),
        ("{action='keep_between', from='<', to='>'}", "x\n<\na\nb", "x\n<\na\nb"),
        ("{action='keep_between', from='<', to='>'}", "x\n<\n>\nb", "x\n<\n>\nb"),
        ("{action='strip_prefix', text='VIDEO:'}", "VIDEO: VIDEO:  a\nb VIDEO: c\nVIDEO:", "a\nb VIDEO: c"),
        ("{action='strip_prefix', text=['a', 'ab']}", "abc", "c"),
        ("{action='strip_prefix', matches='[\\p{Lu} ]+ \\(Wire\\) [–—-]'}", "CITY (Wire) — The quay.", "The quay."),
        ("{action='strip_suffix', text='(Wire)'}", "The quay. (Wire)  \n(wire)", "The quay.  \n(wire)"),
        ("{action='strip_suffix', matches='\\| \\pL+', ignore_case=true}", "Quay closed | Köln", "Quay closed"),
        ("{action='replace', text=['ab', 'a'], with='c'}", "abba", "cbc"),
        ("{action='replace', text='A', with='é', ignore_case=true}", "aA\nb", "éé\nb"),
        ("{action='replace', matches='(\\d),(\\d)', with='\\2.\\1\\\\'}", "1,2", "2.1\\"),
        ("{action='replace', matches='(x)|(y)', with='<\\1>'}", "xy", "<x><>"),
        ("{action='replace', text='[ad]', with=''}", "a [ad]b\n[ad]\n[ad] [ad]\nc", "a b\nc"),
        ("{action='drop_line', matches='\ufffd'}", "a\n\ud800\nb", "a\nb"),
    ],
)
def test_what_a_rule_does(rule: str, raw: str, text: str) -> None:
    assert done(rule, raw) == text


def test_a_paragraph_of_hard_wrapped_lines_goes_as_a_whole() -> None:
    wrapped = "The council met on Tuesday and talked about the old\nquay, which has been shut since the storm in January\nand will stay so.\n\n"
    gift = "Independent reporting costs money, and so we ask you\nto think about a gift to the newsroom of this paper so\nthat it can go on.\n\n"
    raw = wrapped + gift + wrapped.replace("council", "harbour board")
    assert done("{action='drop_paragraph', contains='ask you to think'}", raw) == wrapped + wrapped.replace(
        "council", "harbour board"
    )


def test_rules_run_one_after_the_other() -> None:
    both = "{action='replace', text='Ad', with='Advert'}, {action='drop_line', equals='Advert'}"
    assert done(both, "a\nAd\nb") == "a\nb"


def test_removals_carry_reason_and_words() -> None:
    article = apply_rules(
        Article("a", "By Ann Ray\nCITY — The quay [ad]is shut."),
        rules(
            "{action='drop_line', begins='By', reason='byline'}, {action='strip_prefix', text='CITY —', reason='dateline'},"
            "{action='replace', text='[ad]', with=''}"
        ),
    )
    assert article.text == "The quay is shut."
    assert [(article.raw_text(each.spans), each.reason) for each in article.removed] == [
        ("By Ann Ray", RemovalReason.BYLINE),
        ("CITY —", RemovalReason.DATELINE),
        ("[ad]", RemovalReason.BOILERPLATE),
    ]
    start = article.text.index("is shut")
    assert article.raw_text(article.to_raw(start, start + 7)) == "is shut"


def test_a_rule_that_would_leave_nothing_is_not_applied_and_warned_of_once() -> None:
    rule = rules("{action='drop_line', matches='.'}")
    article = apply_rules(Article("a", "a\nb"), rule)
    assert article.text == "a\nb"
    assert [each.reason for each in article.warnings] == [LEFT_NOTHING]
    assert apply_rules(article, rule) == article


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|a)*b", "(a*)*b", "(.*a){12}b", "a*b|a"])
@pytest.mark.parametrize("action", ["{action='drop_line', matches='%s'}", "{action='replace', matches='%s', with='c'}"])
def test_patterns_that_blow_up_elsewhere_do_not_here(pattern: str, action: str) -> None:
    line = "a" * 20_000 + "."
    text = done(action % pattern, f"x\n{line}")
    if pattern != "a*b|a":
        assert text == f"x\n{line}"
    elif "drop" in action:
        assert text == "x"
    else:
        assert text == f"x\n{'c' * MOST_FINDS}{line[MOST_FINDS:]}"


LINES = [
    "By Ann Ray",
    "Advert",
    "More",
    "Top",
    "CITY — CITY — The quay.",
    "a [ad] b",
    "[ad]",
    "  ",
    "",
    "12 shares",
    "é\ud800“x”",
]
RULES = [
    "{action='drop_line', equals='Advert'}",
    "{action='drop_line', begins='By', first=2, reason='byline'}",
    "{action='drop_line', matches='^\\d+ shares$', last=3}",
    "{action='drop_paragraph', contains='quay'}",
    "{action='drop_before', equals='Top', first=3}",
    "{action='drop_before', equals='Top', keep_line=true, occurrence='last'}",
    "{action='drop_after', equals='More'}",
    "{action='keep_between', from='Top', to='More'}",
    "{action='strip_prefix', text='CITY —'}",
    "{action='strip_suffix', matches='[“”x]+'}",
    "{action='replace', text='[ad]', with=''}",
    "{action='replace', matches='(a) (b)', with='\\2-\\1'}",
]
TEXTS = st.lists(
    st.tuples(st.sampled_from(LINES) | st.text(max_size=6), st.sampled_from(["\n", "\n\n", "\r\n", "\r"])), max_size=12
).map(lambda rows: "".join(line + end for line, end in rows))


@given(TEXTS, st.lists(st.sampled_from(RULES), min_size=1, max_size=5))
def test_offsets_hold_whatever_the_rules(raw: str, chosen: list[str]) -> None:
    article = Article("a", raw)
    after = apply_rules(article, rules(",".join(chosen)))
    check_article("s", Slot.CLEAN, article, after)
    # Words that no rule changes stand in the raw text where the map says.
    for found in re.finditer(r"shares|quay|Ann|“", after.text):
        pieces = after.to_raw(found.start(), found.end())
        assert "".join(span.of(raw) for span in pieces) == found.group() or "strip_suffix" in str(chosen)


@given(TEXTS, st.sampled_from(RULES))
def test_a_second_run_of_a_rule_changes_nothing(raw: str, rule: str) -> None:
    once = apply_rules(Article("a", raw), rules(rule))
    assert apply_rules(once, rules(rule)) == once


@given(TEXTS, st.sampled_from([each for each in RULES if "replace" not in each]))
def test_what_goes_is_recorded(raw: str, rule: str) -> None:
    after = apply_rules(Article("a", raw), rules(rule))
    gone = "".join(span.of(raw) for each in after.removed for span in each.spans)
    assert sorted(c for c in raw if not c.isspace()) == sorted(c for c in gone + after.text if not c.isspace())

"""Invisible characters, blanks, line ends, markup and mojibake."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newslens.cleaning.markup import tags
from newslens.cleaning.mojibake import repairs
from newslens.spans import Span, apply
from tests.cleaning.pages import clean, removed, warned


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("some\u00adbody\u200b \ufeffsaid", "somebody said"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("10\u00a0km\tto\u2009go", "10 km to go"),
        ("a\x00b\x07c", "abc"),
        ("\ud83d\ude00 and \ud83d", "\U0001f600 and \ufffd"),
        ("\u202bname\u202c", "name"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("wo\u200drd", "word"),
        ("AT&amp;T &amp;amp; &#8220;co&#x201d;", "AT&T & “co”"),
        ("R&D; A&B", "R&D; A&B"),
        ("He <b>said</b> <a href='x'>so</a><br/>today", "He said so\ntoday"),
        ('<tweet id="1">Rain.</tweet>', "Rain."),
        ("<q>Never,</q> she said. <q cite='x'>“No,”</q> he said.", "“Never,” she said. “No,” he said."),
        ("5 < 6 and 7 > 2, i <3 u", "5 < 6 and 7 > 2, i <3 u"),
        ('<p class="x">One</p><!-- note -->', "\nOne\n"),
        ("<script>var a = 1;</script>Rain", "Rain"),
        ("[embed:video-1]Rain [sic] fell", "Rain [sic] fell"),
        ("&lt;b&gt;Rain", "Rain"),
        ("itâ€™s Ã©tÃ©, â€œyesâ€\x9d", "it’s été, “yes”"),
        ("naÃ\u00a0ve no", "naàve no"),
        ("â€œYes,â€ she said. â€œNo.â€", "“Yes,” she said. “No.”"),
        ("â€œYes,â€\ufffd she said. â€œNow?â€?", "“Yes,” she said. “Now?”"),
        ("Who said â€œnoâ€? It is (â€œnoâ€).", "Who said “no”? It is (“no”)."),
        ("â€œHe said â€˜noâ€™â€ â€” and â€œyesâ€.", "“He said ‘no’” — and “yes”."),
        ("She â€\u201c the chair â€\u201c said â€œyes â€\u201d yes.â€ Ã©", "She – the chair – said “yes — yes.” é"),
        ("â€œYes,â€\x9d she â€\u201c the chair â€\u201c saidâ€ Ã©", "“Yes,” she – the chair – said†é"),
        ("â€œYes,â€\x9d she said of the priceâ€\xa0", "“Yes,” she said of the price†"),
        ("“It’s—fine” café", "“It’s—fine” café"),
    ],
)
def test_what_becomes_of_characters(raw: str, text: str) -> None:
    assert clean(raw, "unicode").text == text


def test_what_goes_is_recorded_with_its_reason() -> None:
    article = clean("so\u00adme &nbsp;<i>rain</i>\u200b", "unicode")
    assert removed(article) == [("&nbsp;", "markup"), ("<i> … </i>", "markup"), ("\u00ad … \u200b", "control")]


def test_repaired_mojibake_is_warned_of_and_maps_back() -> None:
    article = clean("La rÃ©gion a dit", "unicode")
    assert warned(article) == [("Ã©", "mojibake")]
    assert article.to_raw(3, 9) == (Span(3, 10),)


def test_compatibility_forms_do_not_hide_mojibake() -> None:
    assert clean("so naÃ \u0304ve", "unicode").text == "so naïve"


@given(st.text(alphabet="abc é“”—’\n", max_size=60))
def test_mojibake_of_any_text_is_repaired_or_left(text: str) -> None:
    broken = text.encode("utf-8").decode("cp1252", errors="replace")
    edits = repairs(broken)
    fixed, offsets = apply(broken, edits)
    for place in range(len(fixed)):
        assert all(span.end <= len(broken) for span in offsets.to_raw(Span(place, place + 1)))


@given(st.lists(st.text(alphabet="abc é’–—…", min_size=1, max_size=9).map(str.strip).filter(bool), max_size=6))
def test_closing_marks_whose_last_byte_was_lost_come_back(words: list[str]) -> None:
    text = " ".join(f"“{word},” x." for word in words)
    broken = text.encode("utf-8").decode("cp1252", errors="ignore")
    whole = "".join(sign for sign in text if sign != "”").encode("utf-8")
    assume(whole.decode("cp1252", errors="ignore").encode("cp1252") == whole)
    assert apply(broken, repairs(broken))[0] == text


@given(st.text(alphabet="<>/abip =\"'!-", max_size=60))
def test_tags_never_overlap_and_begin_and_end_as_tags_do(text: str) -> None:
    edits = tags(text)
    apply(text, edits)
    assert all(text[edit.start] in "<[" and text[edit.end - 1] in ">]" for edit in edits)

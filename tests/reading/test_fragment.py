from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.reading.fragment import fragment_text, is_page, looks_like_html, unescaped


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<div>One.<br/>Two.</div>", "One.\nTwo."),
        ("<p>“She <em>never</em> asked,”\n he said.</p>", "“She never asked,” he said."),
        ("<p>AT&amp;T &lt;said&gt; &#8220;no&#8221;</p>", "AT&T <said> “no”"),
        ("<p>a</p><script>if (1 < 2) '<p>x</p>'</script><p>b</p>", "a\n\nb"),
        ("<p>a</p><!-- <p>x</p> --><p>b</p>", "a\n\nb"),
        ("<p>a</p><!-- never closed <p>b</p>", "a"),
        ("<p>5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ('<p class="a>b">c</p>', 'b">c'),
        ("&#" + "9" * 5000 + ";<p>a</p>", "\ufffd;\n\na"),
        ("<ul><li>One<li>Two</ul>", "One\n\nTwo"),
    ],
)
def test_pieces_of_html_become_paragraphs(html: str, text: str) -> None:
    assert fragment_text(html) == text


@given(st.text(st.sampled_from("<>/!-&;#p br script a\n\u00a0")))
def test_any_markup_becomes_text(html: str) -> None:
    text = fragment_text(html)
    assert text == text.strip()
    assert "\n\n\n" not in text


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1))
def test_no_paragraph_is_lost(paragraphs: list[str]) -> None:
    assert fragment_text("".join(f"<p>{words}</p>" for words in paragraphs)) == "\n\n".join(paragraphs)


@given(st.text())
def test_references_never_fail(text: str) -> None:
    unescaped(text).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    ("text", "marked"),
    [("He left.</p>", True), ("a<br>b", True), ("x < y", False), ("the <strong tag", False), ("", False)],
)
def test_markup_is_told_from_text(text: str, *, marked: bool) -> None:
    assert looks_like_html(text) is marked


@pytest.mark.parametrize(
    ("text", "page"),
    [("<!DOCTYPE html>\n<p>", True), (" <html lang=en>", True), ("<p>a</p>", False), ("a <html>", False)],
)
def test_pages_are_told_from_pieces(text: str, *, page: bool) -> None:
    assert is_page(text) is page


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p><q>Nobody knew</q>, Ann Berg said.</p>", "“Nobody knew”, Ann Berg said."),
        ('<p><Q cite="x">“Nobody knew,”</Q> she said.</p>', "“Nobody knew,” she said."),
        ("<p>The <quay>quay</quay> is shut.</p>", "The quay is shut."),
    ],
)
def test_a_quotation_has_the_marks_that_a_browser_prints(raw: str, text: str) -> None:
    assert fragment_text(raw) == text

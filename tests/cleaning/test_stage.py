"""The clean slot as a whole: what holds for any text, and for pages that know their own gold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.cleaning.stage import SPECS, Boilerplate, BoilerplateOptions
from newslens.spans import Span
from newslens.stages import Slot
from newslens.testing.growth import grows_linearly
from newslens.types import Article
from tests.cleaning.pages import Dirty, clean, context, dirty_articles, removed

SNIPPETS = (
    "The board said.", "“Yes,” she said.", "By Ana Reyes", "Related Articles", "\n", "\n\n", "\r\n", " ", "\xa0", "\xad", "\u200b", "\ufeff",
    "\x00", "&amp;", "&amp;amp;lt;b>", "<b>", "</p>", "<a href=", "Ã©", "â€œ", "\ud800", "\udc00", "\u2028", "TAMSEL (AP) - ", "the the ", "co-\n", ".",
    ",", "Photo: ", "Updated 3 hours ago", "\U0001f600", "\u200d", "[embed:1]", "*dry*", "\\u201c", "\\n\\n", "_wet_", "[Tarn](https://a.test)", "rusted over\nnight", "‘", "’", '"', "Read more: x", "x" * 80,
)  # fmt: skip
MESSY = st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=6), max_size=24).map("".join)


def covered(article: Article) -> set[int]:
    """The raw places that are kept unchanged, replaced or recorded as removed."""
    places: set[int] = set()
    raw_at = 0
    for change in article.offsets.changes:
        places |= set(range(raw_at, change.raw_start))
        if change.text_end > change.text_start:
            places |= set(range(change.raw_start, change.raw_end))
        raw_at = change.raw_end
    places |= set(range(raw_at, len(article.raw)))
    return places | {place for row in article.removed for span in row.spans for place in range(span.start, span.end)}


@given(MESSY)
def test_any_text_goes_through_and_maps_back(raw: str) -> None:
    article = clean(raw)
    raw_at = text_at = 0
    for change in article.offsets.changes:
        assert raw[raw_at : change.raw_start] == article.text[text_at : change.text_start]
        raw_at, text_at = change.raw_end, change.text_end
    assert raw[raw_at:] == article.text[text_at:]
    rows = [row.spans for row in article.removed] + [row.spans for row in article.warnings]
    spans = [span for row in rows for span in row]
    assert all(0 <= span.start < span.end <= len(raw) for span in spans)
    missing = {place for place in set(range(len(raw))) - covered(article) if not raw[place].isspace()}
    assert not {raw[place] for place in missing} - {"-"}


@given(MESSY)
def test_the_characters_of_a_cleaned_text_are_plain(raw: str) -> None:
    article = clean(raw, "unicode", "wrapping")
    assert not set(article.text) & set("\r\t\x00\xa0\xad\u200b\ufeff\u2028\ud800\udc00")
    assert "\n\n\n" not in article.text
    assert article.text == article.text.strip()
    article.text.encode("utf-8")


@given(MESSY)
def test_plain_characters_stay_as_they_are(raw: str) -> None:
    once = clean(raw, "unicode").text
    assert clean(once, "unicode").text == once


@given(dirty_articles())
def test_a_page_leaves_its_article(page: Dirty) -> None:
    article = clean(page.raw)
    assert article.text == "\n\n".join(page.kept)
    assert article.title == page.title
    found = {(row.spans, row.reason) for row in article.removed}
    assert found == {((span,), reason) for span, reason in page.dropped}
    assert not article.warnings


@given(dirty_articles())
def test_a_clean_text_stays_as_it_is(page: Dirty) -> None:
    text = clean(page.raw).text
    again = clean(text)
    assert again.text == text
    assert not again.removed


@given(dirty_articles(), st.data())
def test_every_word_kept_is_found_again_in_the_raw_text(page: Dirty, data: st.DataObject) -> None:
    article = clean(page.raw)
    start = data.draw(st.integers(0, len(article.text) - 1))
    end = data.draw(st.integers(start + 1, len(article.text)))
    words = article.raw_text(article.to_raw(start, end)).replace("…", " ").split()
    assert words == article.text[start:end].replace("…", " ").split()


def test_stages_come_in_order_and_carry_versions() -> None:
    assert [spec.name for spec in SPECS] == [
        f"newslens.{name}.v1" for name in ("unicode", "wrapping", "boilerplate", "duplicates", "title", "damage")
    ]
    assert all(spec.slot is Slot.CLEAN and spec.doc for spec in SPECS)


def test_a_title_that_is_known_stays() -> None:
    article = Article(
        id="a", raw="One headline here\n\nThe board said that it would close the bridge on Monday.", title="Mine"
    )
    for spec in SPECS:
        article = spec.factory(spec.options())(article, context())  # type: ignore[call-arg, arg-type, assignment]
    assert article.title == "Mine"


def test_known_lines_go_but_not_what_somebody_said() -> None:
    known = BoilerplateOptions(lines=("A quiet place to read the news", "The mayor said it would rain."))
    article = Article(
        id="a",
        raw="Ferry strike ends\n\nThe strike ended at dawn, the union said on Friday.\n\nA quiet place to read the news\n\nThe mayor said it would rain.",
    )
    assert removed(Boilerplate(known)(article, context())) == [("A quiet place to read the news", "boilerplate")]


def test_nothing_comes_of_nothing() -> None:
    assert clean("").text == ""
    assert clean(" \n\ufeff\n").text == ""
    assert clean("").title is None


def test_many_different_quotations_cost_no_more_each_than_few() -> None:
    def page(count: int) -> str:
        return "\n\n".join(f"“Number {place} of the piers is {place * 7} years old now”" for place in range(count))

    assert grows_linearly(lambda count: lambda: clean(page(count)), 150)


HOSTILE = {
    "letters": "a",
    "blanks": " ",
    "line ends": "\n",
    "short lines": "a\n",
    "opening marks": "“",
    "straight marks": '"',
    "full stops": ".",
    "stops and blanks": ". ",
    "commas": " ,",
    "tags": "<a ",
    "references": "&amp;",
    "soft hyphens": "a\xad",
    "mojibake": "Ã© ",
    "brackets": "(",
    "shortcodes": "[embed ",
    "names": "Ana ",
    "capitals": "TAMSEL, ",
    "dashes": "—",
    "bylines": "By Ana Reyes\n",
    "heads": "Related Articles\n",
    "teasers": "Read more: a\n",
    "quotations": "“The bridge will stay shut for two years”\n",
    "photos": "Photo (",
    "credits": "Photo by Getty / AP ",
    "digits": "1:",
    "wrapped": "so it went on and on and on and on and on and on and on with\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length_of_hostile_text(piece: str) -> None:
    assert grows_linearly(lambda size: lambda: clean(piece * (size // len(piece))), 1_500)


def test_spans_of_dropped_blocks_come_in_pieces() -> None:
    article = clean(
        "Ferry strike ends\n\nThe strike ended at dawn, the union said.\n\nAdvertisement\n\nBoats sail again from noon, it added."
    )
    start = article.text.index("dawn")
    pieces = article.to_raw(start, article.text.index("Boats") + 5)
    assert [span.of(article.raw) for span in pieces] == ["dawn, the union said.", "Boats"]
    assert Span(0, 17) in article.to_raw(0, 17)

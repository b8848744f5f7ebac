"""Sources with a clause about them, which is all of it part of the mention or none of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens import Article
from newslens.attribution.learned.sources import unbroken
from newslens.attribution.marks.paragraphs import paragraphs
from newslens.attribution.parse.tree import build
from newslens.attribution.stage import ModelAttribution

from .parses import parsed
from .test_whose import context


def mentions(text: str) -> list[str | None]:
    """How the source of each quote is mentioned."""
    article = ModelAttribution()(Article("a", text), context())
    return [quote.speaker.mention if quote.speaker else None for quote in article.quotes]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        (
            "“It is over,” said a fund manager who asked not to be named for fear of losing his job.",
            "a fund manager who asked not to be named for fear of losing his job",
        ),
        (
            "“It is over,” said a fund manager, who did not want to be named out of fear for his job.",
            "a fund manager, who did not want to be named out of fear for his job",
        ),
        (
            "A fund manager at the bank who declined to be named, citing fears for his job, said it was in trouble.",
            "A fund manager at the bank who declined to be named",
        ),
        # What was not torn stays.
        ("“It is over,” said Otis Bell, who runs the port.", "Otis Bell, who runs the port"),
        ("A fund manager who feared for his job said it was over.", "A fund manager who feared for his job"),
        ("“It is over,” Otis Bell told a man who asked not to be named.", "Otis Bell"),
    ],
)
def test_a_clause_about_a_source_is_whole(text: str, mention: str) -> None:
    assert mentions(text)[0] == mention


@given(st.data())
def test_a_source_keeps_its_beginning_and_ends_outside_the_cue(data: st.DataObject) -> None:
    size = data.draw(st.integers(3, 14))
    rows = []
    for _ in range(size):
        tag = data.draw(st.sampled_from(("NN", "WP", "VBD", "IN", ",")))
        relation = data.draw(st.sampled_from(("acl:relcl", "nsubj", "nmod", "conj")))
        word = {"WP": "who", ",": ","}.get(tag, "officials")
        rows.append(f"{word} {tag} {relation} {data.draw(st.integers(0, size - 1))}")
    doc = parsed(*rows)
    tree = build(doc, doc.text, paragraphs(doc.text), [])
    start, anchor, end = data.draw(st.permutations(range(size)).map(lambda order: order[:3]))
    start, end = min(start, end), max(start, end)
    if start <= anchor < end:
        return
    last = unbroken(tree, anchor, start, end)
    assert start < last <= size
    assert not start <= anchor < last


def test_a_long_clause_is_no_part_of_a_source() -> None:
    def kept(words: int) -> int:
        verb = ["a DT det 1", "man NN ROOT 1", ", , punct 4", "who WP nsubj 4", "asked VBD acl:relcl 1"]
        doc = parsed(*verb, *["there RB advmod 4"] * words, ", , punct 1", f"said VBD parataxis {words + 6}")
        tree = build(doc, doc.text, paragraphs(doc.text), [])
        return unbroken(tree, words + 6, 0, 5)

    assert (kept(6), kept(40)) == (11, 2)

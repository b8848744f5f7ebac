"""Links and emphasis of Markdown become their words; signs that only look like them stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.cleaning.markdown import emphasis
from newslens.testing.growth import grows_linearly
from tests.cleaning.pages import clean


def cleaned(text: str) -> str:
    return clean(text, "unicode").text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("“Shut,” said [Mara Lind](https://ex.test/mara), the master.", "“Shut,” said Mara Lind, the master."),
        ('See [the map](https://ex.test/a_(b)_c "The map of Tarn").', "See the map."),
        ("Ask [Ann](mailto:ann@ex.test) or [the port](/port#hours).", "Ask Ann or the port."),
        ("It rained. ![A wet quay](https://ex.test/q.jpg) It poured.", "It rained.  It poured."),
        ("[![A quay](https://ex.test/q.jpg)](https://ex.test/quay) Shut.", " Shut."),
        ("[link](https://ex.test) and [media](https://ex.test)", "link and media"),
        ("**[Ann Berg](https://ex.test/berg)** said so.", "Ann Berg said so."),
        ("[**Ann Berg**](https://ex.test/berg) said so.", "Ann Berg said so."),
        ("**“The quay is _closed_,”** said Mara Lind.", "“The quay is closed,” said Mara Lind."),
        ("“It is *not* safe,” said *Mara Lind*.", "“It is not safe,” said Mara Lind."),
        ("**It is *not* safe**, the __Tarn Post__ wrote.", "It is not safe, the Tarn Post wrote."),
        ("***Never***, she said (*twice*).", "Never, she said (twice)."),
        ("**Mara Lind**: It is shut.", "Mara Lind: It is shut."),
        ("The _Tarn Post_ wrote that it is *not* safe.", "The Tarn Post wrote that it is not safe."),
        ("**The quay stays shut for a week, the port said.**", "The quay stays shut for a week, the port said."),
    ],
)
def test_markdown_becomes_its_words(raw: str, text: str) -> None:
    article = clean(raw, "unicode")
    assert article.text == text
    start = text.index(text.rsplit(maxsplit=1)[-1])
    assert article.raw_text(article.to_raw(start, start + 1)) == text[start]
    assert {row.reason.value for row in article.removed} == {"markup"}


@pytest.mark.parametrize(
    "text",
    [
        "“[The mayor] (of Tarn) lied [sic] (again),” he said.",
        "The rule [section 4](b) holds, and [a](b) too.",
        "What the f*** is this s**t, he said, and **** that.",
        "2 * 3 * 4 is 24, and A* to C* are grades.",
        "* first\n* second *\n* third",
        "Price* includes tax.\n*Terms apply.",
        "S*A*M*S and file_name_two and @_ann_berg_ and https://ex.test/_a_/b",
        "________ signed here __ and here _ too.",
        "She said * never *, and _ ever _.",
        "*Opened here,\nclosed there*",
        "**Mara Lind:** The quay is closed.\n\n**Reporter:** For how long?\n\n**Why is it closed?**\n\nIt is not safe.",
    ],
)
def test_what_only_looks_like_markdown_stays(text: str) -> None:
    assert cleaned(text) == text


PIECES = st.sampled_from(
    ["Ann", " ", "*", "**", "_", "[", "]", "](https://a.test/b)", "!", "(", ")", "“", "”", ":", "?", "\n", ", "]
)


@given(st.lists(PIECES, max_size=24).map("".join))
def test_only_marks_go_and_the_rest_maps_back(raw: str) -> None:
    article = clean(raw, "unicode")
    gone = "".join(article.raw_text([span]) for row in article.removed for span in row.spans)
    assert gone.count("Ann") == 0 or "![" in raw
    kept = [place for place, sign in enumerate(article.text) if not sign.isspace()]
    for place in kept:
        assert article.raw_text(article.to_raw(place, place + 1)) == article.text[place]


MARKED = st.sampled_from(["*dry*", "_wet_", "**shut**", "__open__", "[Ann](/ann)", "![a quay](/quay.jpg)", "so"])


@given(st.lists(MARKED, max_size=8))
def test_marks_of_every_kind_go_in_one_order(words: list[str]) -> None:
    edits = emphasis(" ".join(words))
    assert edits == sorted(edits, key=lambda edit: edit.start)
    bare = {"[Ann](/ann)": "Ann", "![a quay](/quay.jpg)": ""}
    assert cleaned(" ".join(words)) == " ".join(bare.get(word, word.strip("*_")) for word in words)


@pytest.mark.parametrize("piece", ["[a](", "[", "](https://", "*a", "**a ", "_a ", "*a* ", "[a](http://a(", '[a](/ "'])
def test_time_grows_with_the_length(piece: str) -> None:
    assert grows_linearly(lambda size: lambda: cleaned(piece * (size // len(piece))), 3_000)

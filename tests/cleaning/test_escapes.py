"""Escapes that a dump left in a text become characters; paths and talk of escapes stay."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.cleaning.escapes import escapes
from newslens.spans import apply
from newslens.testing.growth import grows_linearly
from tests.cleaning.pages import clean, removed


def cleaned(text: str) -> str:
    return clean(text, "unicode").text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (r"\u201cIt is shut,\u201d said Mara Lind.", "“It is shut,” said Mara Lind."),
        (r"It is shut.\n\n\"It is old,\" Mara Lind said.", 'It is shut.\n\n"It is old," Mara Lind said.'),
        (r"Quay shut\r\n\r\nThe quay is shut.", "Quay shut\n\nThe quay is shut."),
        (r"Mara\u00a0Lind can\u2019t say. \ud83d\ude00", "Mara Lind can’t say. \U0001f600"),
        (r"\'It is shut,\' Mara Lind said.\tNobody\xa0came.", "'It is shut,' Mara Lind said. Nobody came."),
        (r"\\u201cShut,\\u201d she said.\\n\\nHe left.", "“Shut,” she said.\n\nHe left."),
        (r"\u00e2\u20ac\u0153Shut,\u00e2\u20ac\u009d she said.", "“Shut,” she said."),
        (r"\u0026ldquo;Shut,\u0026rdquo; she said.", "“Shut,” she said."),
        (r"See https:\/\/ex.test\/a, \"the map\".", 'See https://ex.test/a, "the map".'),
    ],
)
def test_escapes_become_characters(raw: str, text: str) -> None:
    assert cleaned(raw) == text


def test_escapes_map_back() -> None:
    article = clean(r"It is shut.\n\n\u201cIt is old,\u201d she said.", "unicode")
    start = article.text.index("“")
    assert article.raw_text(article.to_raw(start, article.text.index("”") + 1)) == r"\u201cIt is old,\u201d"
    assert removed(article) == [(r"\n … \n", "markup")]


@pytest.mark.parametrize(
    "text",
    [
        r"The file lay in C:\news\tarn, and \n ends a line.",
        r"He typed ¯\_(ツ)_/¯ and \o/ and AC\DC.",
        r"The share is \\tarn\new.",
        r"Write \u, \u20 or \x to see it.",
    ],
)
def test_what_only_looks_like_an_escape_stays(text: str) -> None:
    assert cleaned(text) == text


def test_a_path_in_a_dump_stays() -> None:
    assert cleaned(r"It lay in \"C:\\news\\tarn\".") == r'It lay in "C:\\news\\tarn".'


@given(st.text(alphabet='abc "“”é\n\\\U0001f600/', max_size=40))
def test_what_json_escaped_comes_back(text: str) -> None:
    dumped = json.dumps(f"“{text}")[1:-1]
    found = apply(dumped, escapes(dumped))[0]
    assert found.encode("utf-16", "surrogatepass").decode("utf-16") == f"“{text}"


@pytest.mark.parametrize("piece", ["\\", "\\u201c", "C:\\", "\\n", '\\"a'])
def test_time_grows_with_the_length(piece: str) -> None:
    assert grows_linearly(lambda size: lambda: escapes(piece * (size // len(piece))), 3_000)

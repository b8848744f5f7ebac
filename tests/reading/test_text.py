from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.errors import InputError
from newslens.reading.stage import SPECS, TextOptions, TextReader
from newslens.stages import Source
from tests.reading.messages import assert_line


def _raw(data: bytes, options: TextOptions | None = None) -> str:
    (article,) = TextReader(options or TextOptions())(Source("x/a.txt", "a", data))
    assert (article.id, article.path) == ("a", "x/a.txt")
    assert article.text == article.raw
    return article.raw


def test_newlines_are_kept_and_the_mark_is_dropped() -> None:
    assert _raw(b"\xef\xbb\xbfOne.\r\n\r\nTwo.\rThree.\n") == "One.\r\n\r\nTwo.\rThree.\n"


def test_the_encoding_can_be_said() -> None:
    assert _raw("Žižek řekl".encode("cp1250"), TextOptions(encoding="cp1250")) == "Žižek řekl"


@pytest.mark.parametrize("data", [b"", b"  \n\t", b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_input_error(data: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        _raw(data)


@given(st.binary())
def test_any_bytes_are_one_article_or_an_input_error(data: bytes) -> None:
    try:
        assert _raw(data).strip()
    except InputError as error:
        assert_line(error)


def test_no_suffix_has_two_readers() -> None:
    suffixes = [suffix for spec in SPECS for suffix in spec.handles]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix == suffix.lower() for suffix in suffixes)
    assert all(callable(spec.factory(spec.options())) for spec in SPECS)

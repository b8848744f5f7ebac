from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.errors import InputError
from newslens.reading.encoding import declared_in, decode

ENGLISH = "“We won’t wait,” said Zoë Brandt — the café’s owner — on Monday. It costs £40 … or so she said."
ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"))


@given(ANY_TEXT)
def test_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode(text.encode("utf-8-sig")) == text


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
@given(text=ANY_TEXT)
def test_a_mark_decides_and_is_dropped(name: str, text: str) -> None:
    assert decode(text.encode(name)) == text


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_without_a_mark_are_seen(name: str) -> None:
    assert decode(ENGLISH.encode(name)) == ENGLISH


@pytest.mark.parametrize("name", ["cp1252", "mac_roman"])
def test_legacy_encodings_of_english_are_told_apart(name: str) -> None:
    assert decode(ENGLISH.encode(name)) == ENGLISH


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cp1251", "Мост закрыли в понедельник, сообщил мэр города. Ремонт займёт не меньше двух недель, сказал он."),
        ("shift_jis", "市長は「橋は月曜日から閉鎖する」と述べた。修理には二週間かかるという。"),
        ("gb18030", "市长说，大桥从星期一开始关闭，修理需要两个星期。居民们表示不满。"),
    ],
)
def test_other_scripts_are_detected(name: str, text: str) -> None:
    assert decode(text.encode(name)) == text


def test_a_declaration_helps_where_the_bytes_do_not_tell() -> None:
    text = "Česká vláda řekla: „Ne.“"
    assert decode(text.encode("iso8859-2", "replace"), "iso-8859-2").startswith("Česká vláda řekla")


@pytest.mark.parametrize("label", ["rot13", "base64", "idna", "unicode_escape", "no such thing", "\0", ""])
def test_a_useless_declaration_is_ignored(label: str) -> None:
    assert decode("it’s shut".encode("cp1252"), label) == "it’s shut"


def test_a_control_or_two_do_not_make_it_binary() -> None:
    assert decode(b"a\x00b\x7f") == "a\x00b\x7f"


def test_utf_8_wins_over_what_is_declared() -> None:
    assert decode("“no”".encode(), "iso-8859-1") == "“no”"


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert decode("“no” “no” “no”".encode("cp1252"), "iso-8859-1") == "“no” “no” “no”"


def test_damage_does_not_turn_utf_8_into_mojibake() -> None:
    data = ENGLISH.encode() + b"\xe2\x80"
    assert decode(data) == ENGLISH + "\ufffd"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 ...", "ZIP"),
        (b"\x1f\x8b\x08...", "gzip"),
        (bytes(range(256)) * 10, "binary"),
        (b"\x00" * 100, "binary"),
        (b"\xff\xfe\x00\xd8", "UTF-16"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as error:
        decode(data)
    assert "\n" not in str(error.value)


@given(st.binary(), st.none() | st.text())
def test_any_bytes_are_text_or_an_input_error(data: bytes, declared: str | None) -> None:
    try:
        message = decode(data, declared)
    except InputError as error:
        message = str(error)
    assert message or not data
    message.encode()


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'<meta charset="koi8-r">', "koi8-r"),
        (b"<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=Shift_JIS'>", "Shift_JIS"),
        (b'<?xml version="1.0" encoding="ISO-8859-2"?>', "ISO-8859-2"),
        (b"<p>charset=utf-8</p>", None),
        (b"", None),
    ],
)
def test_declarations_are_found(head: bytes, name: str | None) -> None:
    assert declared_in(head) == name

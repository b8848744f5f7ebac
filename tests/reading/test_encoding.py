from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.errors import InputError
from newslens.reading.encoding import declared_in, decode, decode_lines

ENGLISH = "“We won’t wait,” said Zoë Brandt — the café’s owner — on Monday. It costs £40 … or so she said."
ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"))

WORDS = st.lists(
    st.sampled_from(["the", "bridge", "was", "café", "Zoë’s", "shut—again", "£40", "naïve", "Müller"]), max_size=6
)
SAID = st.builds("“{} {},” he said.".format, st.sampled_from(["We", "Engineers"]), WORDS.map(" ".join))
QUOTED = st.lists(SAID, min_size=6, max_size=12).map("\n".join)


@st.composite
def overwritten(draw: st.DrawFn) -> bytes:
    """UTF-8 of which one to three bytes are others."""
    data = bytearray(draw(QUOTED).encode())
    for _ in range(draw(st.integers(1, 3))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0x80, 0xFF))
    return bytes(data)


@given(ANY_TEXT)
def test_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode(text.encode("utf-8-sig")) == text


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
@given(text=ANY_TEXT)
def test_a_mark_decides_and_is_dropped(name: str, text: str) -> None:
    assert decode(text.encode(name)) == text


@given(overwritten())
def test_damage_costs_what_is_damaged_and_no_more(data: bytes) -> None:
    assert decode(data) == data.decode("utf-8", "replace")
    assert decode(codecs.BOM_UTF8 + data) == data.decode("utf-8", "replace")


@pytest.mark.parametrize("data", [b"The ferry\xff sank.", b"The\xe2\x80 ferry sank.", b"The ferry sank.\xc3"])
def test_a_mark_speaks_for_utf_8_where_little_else_does(data: bytes) -> None:
    assert decode(codecs.BOM_UTF8 + data) == data.decode("utf-8", "replace")


@pytest.mark.parametrize("name", ["cp1252", "mac_roman"])
@given(text=QUOTED)
def test_a_mark_in_front_of_another_encoding_does_no_harm(name: str, text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode(name)) == text


def test_what_was_lost_earlier_is_no_damage() -> None:
    text = "The caf\ufffd\ufffd owner\ufffds “view”, said Zo\ufffd."
    assert decode(text.encode() + b"\xe2\x80") == text + "\ufffd"


@pytest.mark.parametrize("mark", ["\ufeff", ""], ids=["mark", "none"])
@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@given(data=st.data())
def test_a_download_that_broke_off_is_read_up_to_there(name: str, mark: str, data: st.DataObject) -> None:
    width = int(name[4:6]) // 8
    whole = data.draw(st.integers(20, len(ENGLISH) - 1), label="whole characters")
    cut = data.draw(st.integers(1, width - 1), label="bytes of the next")
    kept = (mark + ENGLISH).encode(name)[: (len(mark) + whole) * width + cut]
    assert decode(kept) == ENGLISH[:whole] + "\ufffd"


def test_a_damaged_unit_costs_a_character_of_utf_16() -> None:
    data = bytearray((ENGLISH * 3).encode("utf-16"))
    data[41] = 0xD8
    assert decode(bytes(data)) == bytes(data[2:]).decode("utf-16-le", "replace")
    assert decode(bytes(data)).count("\ufffd") == 1


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_mark_that_is_wholly_wrong_is_told(name: str) -> None:
    noise = bytes(range(256)) * 8 + bytes(range(255, -1, -1)) * 8
    with pytest.raises(InputError, match=name.upper()):
        decode("\ufeff".encode(name) + noise)


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_without_a_mark_are_seen(name: str) -> None:
    assert decode(ENGLISH.encode(name)) == ENGLISH


@pytest.mark.parametrize("name", ["cp1252", "mac_roman"])
def test_legacy_encodings_of_english_are_told_apart(name: str) -> None:
    assert decode(ENGLISH.encode(name)) == ENGLISH


@pytest.mark.parametrize("name", ["cp1252", "mac_roman"])
@given(text=QUOTED)
def test_text_of_one_byte_a_character_is_not_taken_for_damage(name: str, text: str) -> None:
    assert decode(text.encode(name)) == text


@pytest.mark.parametrize("word", ["naïve", "Côte", "façade", "l’élève"])
def test_one_accent_is_enough_to_tell_mac_roman(word: str) -> None:
    assert decode(f"The {word} bridge".encode("mac_roman")) == f"The {word} bridge"


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
    assert message or not data.strip(b"\xef\xbb\xbf\xfe\xff\x00")  # byte order marks alone are no text
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


@given(st.lists(st.tuples(SAID, st.sampled_from(["utf-8", "cp1252", "ascii"])), min_size=1, max_size=12), SAID)
def test_each_line_of_mixed_text_is_read_as_what_it_is(lines: list[tuple[str, str]], first: str) -> None:
    """An ASCII line tells nothing, so it has no marks."""
    rows = [(text.encode("ascii", "ignore").decode() if name == "ascii" else text, name) for text, name in lines]
    rows.insert(len(rows) // 2, (first, "utf-8"))
    assert decode(b"\n".join(text.encode(name) for text, name in rows)) == "\n".join(text for text, _ in rows)


@pytest.mark.parametrize("place", range(3))
def test_a_line_of_damage_beside_sound_ones_stays_damage(place: int) -> None:
    first = "“Shut,” Ann Berg said.\n"
    line = bytearray("“Never,” said Zoë Brandt of the café.".encode())
    line[place] = 0xF0
    whole = first + bytes(line).decode("utf-8", "replace")
    assert decode(first.encode() + bytes(line)) == whole
    assert list(decode_lines([first.encode(), bytes(line)])) == whole.split("\n")


@given(st.lists(st.tuples(SAID, st.sampled_from(["utf-8", "cp1252", "mac_roman"])), min_size=1, max_size=12))
def test_lines_tell_their_encoding_each_by_itself(lines: list[tuple[str, str]]) -> None:
    rows = [text.encode(name) + b"\n" for text, name in lines]
    assert list(decode_lines(rows)) == [text for text, _ in lines]


@given(st.lists(ANY_TEXT, max_size=8), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_lines_are_those_of_the_whole(lines: list[str], name: str) -> None:
    data = "\n".join(lines).encode(name)
    given_lines = data.splitlines(keepends=True) if b"\r" not in data else [data]
    found = list(decode_lines(line for line in io.BytesIO(b"".join(given_lines))))
    assert "\n".join(map(str, found)) == decode(data).removesuffix("\n") or found == decode(data).split("\n")


def test_a_line_that_is_no_text_costs_no_other() -> None:
    bad = bytes(range(1, 9)) * 40
    one, error, two = decode_lines([b"One." * 2000 + b"\n", bad + b"\n", b"Two."])
    assert (one, two) == ("One." * 2000, "Two.")
    assert isinstance(error, InputError)


def test_lines_before_a_break_come_first() -> None:
    def lines() -> Iterator[bytes]:
        yield b"One.\n"
        raise InputError("cut")

    found = decode_lines(lines())
    assert next(found) == "One."
    with pytest.raises(InputError, match="cut"):
        next(found)

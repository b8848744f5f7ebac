"""Labels in front of what somebody says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.language.labels import DIRECTION, heading, label


@pytest.mark.parametrize(
    ("line", "name", "said"),
    [
        ("HOLM: It rained.", "HOLM", "It rained."),
        ("SEN. ADA HOLM (R-KS): It rained.", "SEN. ADA HOLM", "It rained."),
        ("REP. ADA HOLM, (D) OHIO: It rained.", "REP. ADA HOLM", "It rained."),
        ("OTIS BELL, OWNER, TARN ROVERS: It rained.", "OTIS BELL", "It rained."),
        ("ADA HOLM, HOST, “THE TARN HOUR”: It rained.", "ADA HOLM", "It rained."),
        ("HOLM (voice-over): It rained.", "HOLM", "It rained."),
        ("BELL [on camera]: It rained.", "BELL", "It rained."),
        ("McBRIDE: It rained.", "McBRIDE", "It rained."),
        ("REPORTER #2: It rained.", "REPORTER #2", "It rained."),
        ("[00:12:30] HOLM: It rained.", "HOLM", "It rained."),
        (">> HOLM: It rained.", "HOLM", "It rained."),
        ("Holm: (00:12) It rained.", "Holm", "It rained."),
        ("Ada van der Holm: It rained.", "Ada van der Holm", "It rained."),
        ("**Holm:** It rained.", "Holm", "It rained."),
        ("**Holm**: It rained.", "Holm", "It rained."),
        ("**Tarn Post: Did it rain?**", "Tarn Post", "Did it rain?**"),
        ("Q: Did it rain?", "Q", "Did it rain?"),
        ("A. It rained.", "A", "It rained."),
    ],
)
def test_a_label_and_what_is_said_behind_it(line: str, name: str, said: str) -> None:
    found = label(line)
    assert found is not None
    assert (line[found.start : found.end], line[found.behind :]) == (name, said)


@pytest.mark.parametrize(
    "line",
    [
        "Tarn Foods (NYSE: TF) said it rained.",
        "Holm said this: it rained.",
        "The mayor: it rained.",
        "10:30 in Tarn: It rained.",
        "Rain fell at 10:30.",
        "Did it? HOLM: It rained.",
        "Ada Holm of the old mill on the river at Tarn: It rained.",
        "(HOLM: It rained.)",
        "It rained.",
        "",
    ],
)
def test_what_is_no_label(line: str) -> None:
    assert label(line) is None


def test_capitals_and_bold_type_are_told() -> None:
    found = [label(line) for line in ("ADA HOLM: No.", "Ada Holm: No.", "**Ada Holm:** No.", "A: No.")]
    assert [(one.shouted, one.bold) for one in found if one is not None] == [
        (True, False),
        (False, False),
        (False, True),
        (False, False),
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ada Holm -- Chief Executive Officer", "Ada Holm"),
        ("Otis Bell – Bank of Tarn – Analyst", "Otis Bell"),
        ("Ada Holm (00:12):", "Ada Holm"),
        ("Ada Holm: (00:12)", "Ada Holm"),
        ("Ada Holm 00:12", "Ada Holm"),
        ("HOLM:", "HOLM"),
        ("Operator", "Operator"),
        ("Ada Holm -- who runs it. She left.", None),
        ("Ada Holm left the mill", None),
        ("Tarn -- it rained", None),
        ("Holm: It rained.", None),
    ],
)
def test_a_name_on_a_line_of_its_own(line: str, name: str | None) -> None:
    found = heading(line)
    assert (None if found is None else line[found.start : found.end]) == name


def test_what_happens_in_the_room() -> None:
    for words in ("(APPLAUSE)", "[crosstalk]", "(BEGIN VIDEO CLIP)", "(COMMERCIAL BREAK)", "[00:12:30]", "(ph)"):
        assert DIRECTION.fullmatch(words), words
    for words in ("(NATO)", "(endless)", "[sixty]", "APPLAUSE"):
        assert not DIRECTION.fullmatch(words), words


@given(st.text(alphabet='AaB b:*_()[]>,.&"“”01#-\n', max_size=60))
def test_a_label_lies_in_its_line(line: str) -> None:
    for found in (label(line), heading(line)):
        if found is not None:
            assert 0 <= found.start < found.end <= found.behind <= len(line)
            assert line[found.start : found.end].strip() == line[found.start : found.end]

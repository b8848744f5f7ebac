"""Quotations that run over line ends are one paragraph; nothing else is joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.cleaning.lines import lines
from newslens.cleaning.spoken import spoken_on
from newslens.cleaning.wrapping import paragraphs
from newslens.spans import apply

MARKS = [("“", "”"), ("“", '"'), ('"', "”"), ('"', '"'), ("‘", "’"), ("``", "''"), ("«", "»")]
SENTENCES = st.lists(
    st.sampled_from(["We felt it.", "It was 5pm!", "Who knew?", "He isn't here."]), min_size=1, max_size=11
)


def joined(text: str) -> set[int]:
    return set(spoken_on(lines(text), text))


@pytest.mark.parametrize(("opening", "closing"), MARKS)
@given(said=SENTENCES, before=SENTENCES, after=SENTENCES)
def test_the_lines_of_one_quotation_are_one_paragraph(
    opening: str, closing: str, said: list[str], before: list[str], after: list[str]
) -> None:
    spoken = opening + "\n".join(said)[:-1] + f",{closing} said Mara Lind."
    text = "\n".join([*before, spoken, *after])
    assert joined(text) == {len(before) + number for number in range(len(said) - 1)}


@pytest.mark.parametrize(
    "text",
    [
        "“One.\n“Two,” he said.",  # reopened, as newspapers do
        "“One.\n\nTwo,” he said.",  # an empty line is no line end
        "“One.\nHe said “two”.",
        '"One," he said.\n"Two," she said.',
        'A 6" nail.\nA 7" nail.',
        "The workers’ hall.\nThe miners’ hall.",
        "‘One.\nIt’s the workers’ hall.",
    ],
)
def test_lines_that_no_quotation_runs_over_stay_apart(text: str) -> None:
    assert joined(text) == set()


def test_a_quotation_that_is_never_closed_joins_nothing() -> None:
    assert joined("\n".join(["“One.", *["Two."] * 20])) == set()
    assert joined("\n".join(["“One.", *["Two."] * 20, "Three,” he said."])) == set()


@given(st.text(alphabet="“”‘’\"'`«» \nab.,", max_size=200))
def test_only_single_line_ends_are_taken_away(text: str) -> None:
    cleaned, _ = apply(text, paragraphs(text))
    assert "".join(cleaned.split()) == "".join(text.split())
    numbers = spoken_on(of := lines(text), text)
    assert all(text.count("\n", of[number].end, of[number + 1].start) == 1 for number in numbers)

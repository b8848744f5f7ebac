from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newslens.attribution.marks import Quotation, reading, scan
from newslens.attribution.marks.candidates import STYLES, find_marks
from newslens.attribution.marks.paragraphs import paragraphs
from newslens.testing.prose import MarkedProse, MarkedQuotation, marked_prose

_SIGNS = sorted({char for sign in STYLES for char in sign})
_ALPHABET = "aAsS9 .,!?—(\n" + "".join(_SIGNS) + "’'\"“”\0\ud800\u0301"
noise = st.text(st.sampled_from(_ALPHABET), max_size=120) | st.text(max_size=60)


def check_shape(text: str, quotations: tuple[Quotation, ...]) -> None:
    starts = [quotation.start for quotation in quotations]
    assert starts == sorted(starts)
    for index, quotation in enumerate(quotations):
        assert quotation.pieces
        at = 0
        for piece in quotation.pieces:
            assert at <= piece.start < piece.inner_start <= piece.inner_end <= piece.end <= len(text)
            assert text[piece.start : piece.inner_start] in STYLES
            assert not text[piece.start : piece.end].endswith("\n")
            at = piece.end
        final = quotation.pieces[-1]
        assert (text[final.inner_end : final.end] in STYLES) == quotation.closed
        assert all(piece.inner_end == piece.end for piece in quotation.pieces[:-1])
        if quotation.parent is None:
            assert quotation.depth == 0
        else:
            assert quotation.parent < index
            parent = quotations[quotation.parent]
            assert quotation.depth == parent.depth + 1
            for piece in quotation.pieces:
                assert any(p.inner_start <= piece.start and piece.end <= p.inner_end for p in parent.pieces)
    for index, quotation in enumerate(quotations):
        for other in quotations[index + 1 :]:
            if quotation.depth == other.depth:
                assert all(a.end <= b.start or b.end <= a.start for a in quotation.pieces for b in other.pieces)


@given(noise)
def test_any_text_gives_well_formed_quotations(text: str) -> None:
    check_shape(text, scan(text))


@given(noise)
def test_paragraphs_hold_everything_but_blanks(text: str) -> None:
    spans = paragraphs(text)
    at = 0
    for start, end in spans:
        assert not text[at:start].strip()
        assert start < end
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(noise)
def test_marks_are_in_order_and_in_their_paragraph(text: str) -> None:
    spans = paragraphs(text)
    for (begin, end), marks in zip(spans, find_marks(text, spans), strict=True):
        at = begin
        for mark in marks:
            assert at <= mark.start < mark.end <= end
            assert text[mark.start : mark.end] == mark.sign
            at = mark.end


@given(marked_prose() | noise.map(lambda text: MarkedProse(text, ())))
def test_the_quick_reading_is_the_cheapest(prose: MarkedProse) -> None:
    for marks in find_marks(prose.text, paragraphs(prose.text)):
        plain = reading._read_plain(prose.text, marks, ())
        if plain is not None:
            assert sorted(plain) == sorted(reading._read_cheapest(prose.text, marks, (), single_outer=False))


def as_marked(quotations: tuple[Quotation, ...]) -> tuple[MarkedQuotation, ...]:
    return tuple(
        MarkedQuotation(
            pieces=tuple((piece.start, piece.end) for piece in quotation.pieces),
            style=quotation.style,
            depth=quotation.depth,
            parent=quotation.parent,
            closed=quotation.closed,
        )
        for quotation in quotations
    )


@settings(max_examples=300)
@given(marked_prose())
def test_prose_gives_its_quotations_back(prose: MarkedProse) -> None:
    assert as_marked(scan(prose.text)) == prose.quotations


@given(marked_prose(max_paragraphs=3), noise.filter(lambda text: "\n" not in text and "\r" not in text))
def test_a_paragraph_of_noise_leaves_the_ones_before_alone(prose: MarkedProse, text: str) -> None:
    if not prose.quotations or not prose.quotations[-1].closed:
        return
    plain = "Nothing happened here."
    found = as_marked(scan(f"{prose.text}\n\n{plain}\n\nIt was {text}"))
    assert found[: len(prose.quotations)] == prose.quotations

"""Spans, edits and the map between a cleaned text and the raw text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.spans import Change, Edit, OffsetMap, Span, apply, trimmed
from newslens.testing.growth import grows_linearly

TEXTS = st.text(alphabet="ab \né\U0001f600", max_size=40)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    """Edits of a text that do not overlap, in any order."""
    places = draw(st.lists(st.integers(0, len(text)), max_size=10))
    places.sort()
    edits = []
    for start, end in zip(places[::2], places[1::2], strict=False):
        replacement = draw(st.sampled_from(["", "", "x", " ", "\n\n", "yyyy"]))
        edits.append(Edit(start, end, replacement, gap=draw(st.booleans())))
    return draw(st.permutations(edits))


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit], str, OffsetMap]:
    raw = draw(TEXTS)
    edits = draw(edits_of(raw))
    text, offsets = apply(raw, edits)
    return raw, edits, text, offsets


@st.composite
def edited_often(draw: st.DrawFn) -> tuple[str, str, OffsetMap, set[int]]:
    """A text after several rounds of edits, its map, and the raw places that all rounds kept."""
    raw = draw(TEXTS)
    text, offsets = raw, OffsetMap()
    origin: list[int | None] = list(range(len(raw)))
    for _ in range(draw(st.integers(1, 4))):
        edits = draw(edits_of(text))
        text, step = apply(text, edits)
        offsets = offsets.then(step)
        pieces: list[int | None] = []
        done = 0
        for edit in sorted(edits, key=lambda e: (e.start, e.end)):
            pieces += origin[done : edit.start]
            pieces += [None] * len(edit.replacement)
            done = edit.end
        origin = pieces + origin[done:]
    return raw, text, offsets, {place for place in origin if place is not None}


def naive(text: str, edits: list[Edit]) -> str:
    made, done = "", 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        made += text[done : edit.start] + edit.replacement
        done = edit.end
    return made + text[done:]


def kept(raw: str, text: str, offsets: OffsetMap) -> list[tuple[int, int]]:
    """Pairs of places, raw and cleaned, that no change touches."""
    pairs: list[tuple[int, int]] = []
    raw_at = text_at = 0
    for change in offsets.changes:
        assert change.raw_start - raw_at == change.text_start - text_at
        pairs += zip(range(raw_at, change.raw_start), range(text_at, change.text_start), strict=True)
        raw_at, text_at = change.raw_end, change.text_end
    assert len(raw) - raw_at == len(text) - text_at
    return pairs + list(zip(range(raw_at, len(raw)), range(text_at, len(text)), strict=True))


def in_order(offsets: OffsetMap) -> bool:
    return all(
        one.raw_start <= one.raw_end <= two.raw_start and one.text_start <= one.text_end <= two.text_start
        for one, two in pairwise(offsets.changes)
    )


@given(edited())
def test_apply_edits_as_one_would_by_hand(case: tuple[str, list[Edit], str, OffsetMap]) -> None:
    raw, edits, text, _ = case
    assert text == naive(raw, edits)


@given(edited_often())
def test_what_no_change_touches_is_equal(case: tuple[str, str, OffsetMap, set[int]]) -> None:
    raw, text, offsets, _ = case
    assert in_order(offsets)
    assert all(raw[r] == text[t] for r, t in kept(raw, text, offsets))


@given(edited_often())
def test_kept_places_go_there_and_back(case: tuple[str, str, OffsetMap, set[int]]) -> None:
    raw, text, offsets, _ = case
    for r, t in kept(raw, text, offsets):
        assert offsets.to_raw(Span(t, t + 1)) == (Span(r, r + 1),)
        assert offsets.to_text(Span(r, r + 1)) == Span(t, t + 1)


@given(edited_often())
def test_only_what_every_round_kept_counts_as_kept(case: tuple[str, str, OffsetMap, set[int]]) -> None:
    raw, text, offsets, survivors = case
    assert {r for r, _ in kept(raw, text, offsets)} <= survivors


@given(edited_often(), st.data())
def test_raw_spans_are_in_range_in_order_and_apart(
    case: tuple[str, str, OffsetMap, set[int]], data: st.DataObject
) -> None:
    raw, text, offsets, _ = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = offsets.to_raw(Span(start, end))
    assert all(0 <= span.start < span.end <= len(raw) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    covered = {place for span in spans for place in range(span.start, span.end)}
    inside = {r for r, t in kept(raw, text, offsets) if start <= t < end}
    outside = {r for r, t in kept(raw, text, offsets) if not start <= t < end}
    assert inside <= covered
    assert not covered & outside


@given(edited_often(), st.data())
def test_text_spans_hold_what_is_left_of_a_raw_span(
    case: tuple[str, str, OffsetMap, set[int]], data: st.DataObject
) -> None:
    raw, text, offsets, _ = case
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    span = offsets.to_text(Span(start, end))
    inside = {t for r, t in kept(raw, text, offsets) if start <= r < end}
    outside = {t for r, t in kept(raw, text, offsets) if not start <= r < end}
    covered = set(range(span.start, span.end)) if span else set()
    assert span is None or 0 <= span.start < span.end <= len(text)
    assert inside <= covered
    assert not covered & outside


@given(edited(), st.data())
def test_no_raw_span_runs_over_a_gap(case: tuple[str, list[Edit], str, OffsetMap], data: st.DataObject) -> None:
    _, _, text, offsets = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for span in offsets.to_raw(Span(start, end)):
        for change in offsets.changes:
            if change.gap and start < change.text_start and change.text_end < end:
                assert not (span.start < change.raw_start and change.raw_end < span.end)


@given(TEXTS, st.data())
def test_two_steps_map_as_one_after_the_other(raw: str, data: st.DataObject) -> None:
    middle, first = apply(raw, data.draw(edits_of(raw)))
    text, second = apply(middle, data.draw(edits_of(middle)))
    both = first.then(second)
    assert in_order(both)
    for r, t in kept(raw, text, both):
        (there,) = second.to_raw(Span(t, t + 1))
        assert first.to_raw(there) == (Span(r, r + 1),)


@given(TEXTS, st.data())
def test_three_steps_keep_the_same_places_however_they_are_grouped(raw: str, data: st.DataObject) -> None:
    one, first = apply(raw, data.draw(edits_of(raw)))
    two, second = apply(one, data.draw(edits_of(one)))
    three, third = apply(two, data.draw(edits_of(two)))
    left, right = first.then(second).then(third), first.then(second.then(third))
    assert kept(raw, three, left) == kept(raw, three, right)


@given(edited())
def test_nothing_then_something_is_something(case: tuple[str, list[Edit], str, OffsetMap]) -> None:
    _, _, _, offsets = case
    assert OffsetMap().then(offsets) == offsets
    assert offsets.then(OffsetMap()) == offsets


def test_a_span_over_a_gap_comes_in_two() -> None:
    _, offsets = apply("said\n\nAD\n\nmore", [Edit(4, 8, gap=True)])
    assert offsets.to_raw(Span(0, 10)) == (Span(0, 4), Span(8, 14))


def test_a_span_over_a_dropped_character_stays_one() -> None:
    _, offsets = apply("co-op", [Edit(2, 3)])
    assert offsets.to_raw(Span(0, 4)) == (Span(0, 5),)


def test_a_span_that_ends_inside_a_replacement_grows_to_all_of_it() -> None:
    _, offsets = apply("a&amp;b", [Edit(1, 6, "and")])
    assert offsets.to_raw(Span(0, 2)) == (Span(0, 6),)
    assert offsets.to_text(Span(3, 7)) == Span(1, 5)


def test_an_empty_span_has_nothing_raw() -> None:
    assert OffsetMap((Change(0, 1, 0, 0),)).to_raw(Span(0, 0)) == ()


@pytest.mark.parametrize("edits", [[Edit(0, 2), Edit(1, 3)], [Edit(2, 9)], [Edit(-1, 1)], [Edit(2, 1)]])
def test_edits_that_cannot_be_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps another or is outside"):
        apply("abc", edits)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_spans_that_cannot_be_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="a span starts at 0 or later"):
        Span(start, end)


@given(TEXTS, st.data())
def test_trimming_takes_nothing_but_blanks(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = trimmed(Span(start, end), text)
    assert start <= span.start <= span.end <= end
    assert span.of(text) == text[start:end].strip()


def test_overlap_is_symmetric_and_needs_a_shared_character() -> None:
    assert Span(0, 2).overlaps(Span(1, 3))
    assert not Span(0, 2).overlaps(Span(2, 3))
    assert not Span(2, 3).overlaps(Span(0, 2))


def test_cost_grows_no_faster_than_the_number_of_edits() -> None:
    def edit(count: int) -> None:
        _, first = apply("ab" * count, [Edit(2 * place, 2 * place + 1) for place in range(count)])
        first.then(first)

    assert grows_linearly(lambda count: lambda: edit(count), 1_250)


def test_a_span_on_what_stands_for_a_removed_block_ends_before_the_block() -> None:
    raw = "One paragraph.\n\nRELATED STORIES\n\nAnother one."
    text, offsets = apply(raw, [Edit(14, 33, "\n\n", gap=True)])
    assert text == "One paragraph.\n\nAnother one."
    assert offsets.to_raw(Span(0, 16)) == (Span(0, 14),)
    assert offsets.to_raw(Span(14, len(text))) == (Span(33, len(raw)),)
    assert offsets.to_raw(Span(14, 16)) == ()
    assert offsets.to_raw(Span(0, len(text))) == (Span(0, 14), Span(33, len(raw)))

"""Utterances put together from pieces: nothing is invented, and nothing that overlaps is left apart."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslens.alignment.utterances.assembling import assemble
from newslens.alignment.utterances.overlaps import overlap
from newslens.alignment.utterances.pieces import Piece, pieces
from newslens.alignment.utterances.runs import Laid
from newslens.alignment.words import read
from newslens.spans import Span
from newslens.types import Article, Kind, Mode, Quote

WORDS = (
    "lantern harbour anchor mud whistle blacksmith drawbridge eel barge customs pier tide sluice canal rota museum rope net "
    "grant whale compass captain storm cargo signal beacon timber oyster"
).split()


def _printed(*texts: str) -> list[Piece]:
    """The pieces of one direct quote for each text, in articles a, b, c …"""
    found: list[Piece] = []
    for number, text in enumerate(texts):
        name = chr(ord("a") + number)
        article = Article(name, text)
        found += pieces(article, Quote(f"{name}.q", Kind.DIRECT, Mode.SPEECH, text, (Span(0, len(text)),)))
    return found


def _texts(found: tuple[Laid, ...]) -> list[str]:
    return [laid.run.shown()[0] for laid in found]


def _put(*texts: str) -> list[str]:
    return _texts(assemble(_printed(*texts)))


def test_pieces_that_overlap_go_on_in_each_other() -> None:
    assert _put("“We will mend the old mole,”", "“the old mole in May, whatever it costs.”") == [
        "We will mend the old mole in May, whatever it costs."
    ]


def test_a_piece_that_another_holds_is_laid_on_it() -> None:
    (found,) = assemble(_printed("“We will mend the old mole in May.”", "“mend the old mole”"))
    assert [
        (printing.piece.article.id, printing.start, printing.end, printing.whole) for printing in found.printings
    ] == [
        ("a", 0, 8, True),
        ("b", 2, 6, True),
    ]


def test_pieces_that_only_follow_one_another_stay_apart() -> None:
    assert _put("“The sluice stays shut. … The eels will wait.”", "“The eels will wait.”") == [
        "The sluice stays shut.",
        "The eels will wait.",
    ]


def test_another_outlet_closes_a_gap() -> None:
    assert _put(
        "“The sluice stays shut. … The eels will have to wait.”",
        "“sluice stays shut until May. The eels will have to wait.”",
    ) == ["The sluice stays shut until May. The eels will have to wait."]


def test_versions_that_differ_are_shown_and_the_most_printed_stands() -> None:
    (found,) = assemble(
        _printed(
            "“We will mend the old mole in June.”",
            "“We will mend the old mole in May.”",
            "“We will mend the old mole in May.”",
        )
    )
    assert found.run.shown()[0] == "We will mend the old mole in May."
    assert [(v.start, v.end, v.text, [piece.article.id for piece in v.pieces]) for v in found.versions] == [
        (7, 8, "June", ["a"])
    ]
    assert [(p.piece.article.id, p.whole) for p in found.printings] == [("a", False), ("b", True), ("c", True)]


def test_copies_count_once() -> None:
    june, may = "“We will mend the old mole in June.”", "“We will mend the old mole in May.”"
    printed = _printed(june, june, june, may, may)
    assert _texts(assemble(printed)) == ["We will mend the old mole in June."]
    assert _texts(assemble(printed, {"b.q": "a", "c.q": "a"})) == ["We will mend the old mole in May."]


def test_nothing_is_hung_on_words_that_differ() -> None:
    found = assemble(_printed("“We will mend the old mole in June”", "“mend the old mole in May, whatever it costs.”"))
    assert _texts(found) == ["We will mend the old mole in May, whatever it costs."]
    assert [version.text for version in found[0].versions] == ["June"]
    (shorter,) = assemble(
        _printed("“Surely we will mend the old mole in June”", "“mend the old mole in May, then rest.”")
    )
    assert shorter.run.shown()[0] == "Surely we will mend the old mole in June"
    assert [version.text for version in shorter.versions] == ["May, then rest"]


def test_a_phrase_said_twice_joins_nothing() -> None:
    once, twice = (
        "the eels know that the old mole leaks",
        "the old mole leaks and the eels know that the old mole leaks",
    )
    after = read("the old mole leaks so bring a bucket to the pier").words
    assert overlap(read(once).words, after) is not None
    assert overlap(read(twice).words, after) is None


def test_an_outlets_own_words_give_way_to_the_speakers() -> None:
    assert _put(
        "“[They] painted the north lantern twice, and it shone.”", "“They painted the north lantern twice”"
    ) == ["They painted the north lantern twice, and it shone."]
    assert _put("“[The keepers] painted the north lantern twice.”") == [
        "[The keepers] painted the north lantern twice."
    ]


def test_contractions_are_the_words_they_stand_for() -> None:
    (found,) = assemble(_printed("“We'll see the harbour in court.”", "“We will see the harbour in court.”"))
    assert found.versions == ()


@pytest.mark.parametrize(
    ("text", "kind", "cut", "expected"),
    [
        ("“We may,” she said, “sell.”", Kind.DIRECT, (9, 20), ["We may, sell"]),
        ("“We may.” she said. “We sell.”", Kind.DIRECT, (9, 20), ["We may", "We sell"]),
        ("“One day.\n\n“The next.”", Kind.DIRECT, (9, 11), ["One day. The next"]),
        ("called it “a mere drawer” twice", Kind.MIXED, (31, 31), ["a mere drawer"]),
        ("called it a drawer", Kind.INDIRECT, (18, 18), []),
        ("“We will [...] sell”", Kind.DIRECT, (20, 20), ["We will", "sell"]),
    ],
)
def test_the_pieces_of_a_quote(text: str, kind: Kind, cut: tuple[int, int], expected: list[str]) -> None:
    spans = tuple(span for span in (Span(0, cut[0]), Span(cut[1], len(text))) if len(span))
    found = pieces(Article("a", text), Quote("a.q", kind, Mode.SPEECH, text, spans))
    assert [piece.between(0, len(piece.words)) for piece in found] == expected


windows = st.lists(st.tuples(st.integers(0, len(WORDS)), st.integers(4, 14)), min_size=1, max_size=6)


@settings(max_examples=80)
@given(windows, st.integers(0, 2**32))
def test_windows_of_one_speech_are_put_together_where_they_overlap(cuts: list[tuple[int, int]], seed: int) -> None:
    windows = [WORDS[start : start + size] for start, size in cuts if len(WORDS[start : start + size]) >= 4]
    printed = _printed(*(f"“{' '.join(window)}”" for window in windows))
    random.Random(seed).shuffle(printed)  # noqa: S311 (an order that must repeat)
    found = set(_texts(assemble(printed)))
    # What overlaps by four words hangs together, so that each run is as long as what hangs together.
    spans = sorted({(WORDS.index(window[0]), WORDS.index(window[-1]) + 1) for window in windows})
    expected: list[tuple[int, int]] = []
    for start, end in spans:
        if expected and (expected[-1][1] - start >= 4 or end <= expected[-1][1]):
            expected[-1] = (expected[-1][0], max(end, expected[-1][1]))
        else:
            expected.append((start, end))
    assert found >= {" ".join(WORDS[start:end]) for start, end in expected if _apart(start, end, expected)}
    assert all(" ".join(WORDS).find(text) >= 0 for text in found)


def _apart(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return all((start, end) == other or end <= other[0] or other[1] <= start for other in spans)


spoken = st.lists(
    st.sampled_from([*WORDS[:8], "the", "we", "not", "…", "[they]", "don't", "said,", "and."]), max_size=14
)


@settings(max_examples=80)
@given(st.lists(spoken.map(" ".join), max_size=5), st.integers(0, 2**32))
def test_nothing_is_invented_and_no_order_matters(texts: list[str], seed: int) -> None:
    printed = _printed(*(f"“{text}”" for text in texts))
    found = assemble(printed)
    follows = {pair for piece in printed for pair in pairwise(piece.exact)}
    for laid in found:
        words = [word.exact for word in laid.run.words]
        assert set(pairwise(words)) <= follows
        text, places = laid.run.shown()
        assert len(places) == len(words)
        assert all(0 <= place.start < place.end <= len(text) for place in places)
        assert all(0 <= v.start <= v.end <= len(words) for v in laid.versions)
        assert all(0 <= p.start < p.end <= len(words) for p in laid.printings)
    lying = [printing.piece for laid in found for printing in laid.printings]
    assert sorted(map(id, lying)) == sorted(map(id, printed))
    shuffled = list(printed)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 (an order that must repeat)
    assert _texts(assemble(shuffled)) == _texts(found)


@given(
    st.lists(st.sampled_from([*WORDS[:6], "the", "we"]), max_size=12),
    st.lists(st.sampled_from([*WORDS[:6], "the", "we"]), max_size=12),
)
def test_overlaps_are_the_same_in_both_directions(a: list[str], b: list[str]) -> None:
    one, other = (read(" ".join(words)).words for words in (a, b))
    there, back = overlap(one, other), overlap(other, one)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert (there.a, there.b, there.strength) == (back.b, back.a, back.strength)
        for block in there.blocks:
            if block.same:
                assert a[block.a_start : block.a_end] == b[block.b_start : block.b_end]


@given(st.text(max_size=60), st.sampled_from(list(Kind)))
def test_pieces_of_any_text_hold_words_of_it(text: str, kind: Kind) -> None:
    article = Article("a", text)
    spans = (Span(0, len(text)),) if text else ()
    for piece in pieces(article, Quote("a.q", kind, Mode.SPEECH, text, spans)):
        assert all(0 <= place.start < place.end <= len(text) for place in piece.places)
        assert piece.raw(0, len(piece.words))

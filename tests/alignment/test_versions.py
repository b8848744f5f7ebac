"""Versions of an utterance that differ: one of them stands, as it was printed, and the others are its variants."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newslens.alignment.utterances.assembling import assemble
from newslens.alignment.utterances.dividing import divided, sentences
from newslens.alignment.utterances.runs import Laid
from tests.alignment.test_utterances import WORDS, _printed


def _laid(*texts: str) -> tuple[Laid, ...]:
    return assemble(divided(_printed(*texts)))


def _told(*texts: str) -> list[tuple[str, list[str], list[str]]]:
    """For each stretch its text, the articles that print something of it, and what some print otherwise."""
    return [
        (
            found.run.shown()[0],
            sorted(printing.piece.article.id for printing in found.printings),
            [version.text for version in found.versions],
        )
        for found in _laid(*texts)
    ]


def test_the_end_of_one_version_is_not_hung_on_another() -> None:
    rowed = "“They came over the pier and they looked at sleeping eels,”"
    assert _told(rowed, rowed, "“They came over the pier and looked at eels in their sleep,”") == [
        ("They came over the pier and they looked at sleeping eels", ["a", "b", "c"], ["", "", "in their sleep"])
    ]


def test_nor_is_its_beginning() -> None:
    swam = "“Eels swam over the north pier and the old mole,”"
    assert _told(swam, swam, "“The sleeping eels then swam over the north pier and the old mole,”") == [
        ("Eels swam over the north pier and the old mole", ["a", "b", "c"], ["The sleeping", "then"])
    ]


def test_what_goes_on_in_the_same_words_is_hung_all_the_same() -> None:
    assert _told(
        "“We may mend the old mole and the north pier,”", "“mend the old mole and the north pier in May.”"
    ) == [("We may mend the old mole and the north pier in May.", ["a", "b"], [])]


def test_the_version_of_most_stands_though_more_print_another_part_of_the_rest() -> None:
    june = "“We will mend the old mole in June, and the eels will wait for the ferry”"
    may, eels = "“We will mend the old mole in May”", "“the eels will wait for the ferry”"
    found = _told(june, may, may, eels, eels)
    assert found[0][0] == "We will mend the old mole in May"
    assert {text for text, _, _ in found} == {"We will mend the old mole in May", "the eels will wait for the ferry"}


def test_a_sentence_that_one_closes_early_is_cut_from_the_next() -> None:
    short = "“We do not want the barges of Tarn. The sluice stays shut.”"
    long = "“We do not want the barges of Tarn, but we will not sell the lock. … The sluice stays shut.”"
    for texts in ((short, long, long), (short, long)):
        assert _told(*texts) == [
            ("We do not want the barges of Tarn, but we will not sell the lock.", list("abc"[: len(texts)]), []),
            ("The sluice stays shut.", list("abc"[: len(texts)]), []),
        ]


def test_two_sentences_that_most_print_in_a_row_stay_together() -> None:
    both = "“We do not want the barges of Tarn. The sluice stays shut.”"
    long = "“We do not want the barges of Tarn, but we will not sell the lock.”"
    assert _told(both, both, long)[0][0] == "We do not want the barges of Tarn. The sluice stays shut."


tokens = st.sampled_from([*WORDS[:6], "mole.", "eel?", "pier,", "and"])


@settings(max_examples=80)
@given(st.lists(st.lists(tokens, max_size=16).map(" ".join), max_size=5))
def test_cutting_loses_no_word(texts: list[str]) -> None:
    printed = _printed(*(f"“{text}”" for text in texts))
    for cut in (divided(printed), tuple(part for piece in printed for part in sentences(piece))):
        assert [word for part in cut for word in part.exact] == [word for piece in printed for word in piece.exact]
        assert [place for part in cut for place in part.places] == [
            place for piece in printed for place in piece.places
        ]
        assert all(part.words and part.places[-1].end <= part.end for part in cut)

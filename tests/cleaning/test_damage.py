"""Warnings where the text looks damaged."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newslens.cleaning.damage import damaged
from newslens.testing.growth import grows_linearly
from tests.cleaning.pages import PARAGRAPHS, clean, warned

TITLE = "Harbour bridge to close for two years"


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("Officials have would have seen it.", "have would", "grammar"),
        ("The board of of the harbour met.", "of of", "grammar"),
        ("The board will be closes the bridge.", "be closes", "grammar"),
        ("A vigil was hold on Sunday.", "was hold", "grammar"),
        ("It was have seen by reporters.", "was have", "grammar"),
        ("The board would went home.", "would went", "grammar"),
        ("It was an warning, he said.", "an warning", "grammar"),
        ("He made a offer, she said.", "a offer", "grammar"),
        ("The board will takes it.", "will takes", "grammar"),
        ("She wants to goes home.", "to goes", "grammar"),
        ("The ferry sailed. to the island.", "sailed. to", "cut"),
        ("It was built. in 1931 by hand.", "built. in", "cut"),
        ("He said yes. . It rained.", ". .", "punctuation"),
        ("He said yes.. It rained.", "..", "punctuation"),
        ("The bridge ,which rusted, closed.", " ,", "punctuation"),
        ("He came,, and went.", ",,", "punctuation"),
        ("The caf\ufffd closed.", "caf\ufffd", "mojibake"),
        ("They don?t know.", "don?t", "mojibake"),
    ],
)
def test_damage(text: str, words: str, reason: str) -> None:
    assert [(text[start:end], why) for start, end, why in damaged(f"{TITLE}\n\n{text}"[len(TITLE) + 2 :])] == [
        (words, reason)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "What he did was hold the rope.",
        "All they could do is keep calm.",
        "The will would be read in May, he said.",
        "What we have will have to do.",
        "He said no... and left.",
        "“I … think so,” she said. “But . . . who knows?”",
        "Sen. Ana Reyes (D-Calif.) said so, vs. what others say, etc. and so on.",
        "It sold iPads. iPhone sales fell at 9 a.m. on Monday.",
        "He had had enough, and that that was so was plain.",
        "The firm, Tamsel Inc., closed at U.S. ports.",
        "See www.example.org/?q=rain for more.",
        "A European, a one-time user of an MP’s office and an hour, a union and an X-ray.",
        "Il a été à la gare, a écrit an Iversen.",
        "It has become a habit. The best there is is gone.",
    ],
)
def test_no_damage(text: str) -> None:
    assert list(damaged(text)) == []


def test_a_sentence_cut_by_a_paragraph_end() -> None:
    text = f"{TITLE}\n\nThe bridge over the Tamsel will close on\n\nMonday for two years.\n\nIt will be repaired by divers who\n\nwork at night."
    found = [(text[start:end], why) for start, end, why in damaged(text)]
    assert found == [("will close on", "cut"), ("by divers who\n\nwork at", "cut")]


def test_sub_headings_are_no_cut_sentences() -> None:
    assert list(damaged(f"{TITLE}\n\n{PARAGRAPHS[0]}\n\nWhat happens next\n\n{PARAGRAPHS[2]}")) == []


def test_nothing_is_taken_out() -> None:
    article = clean(
        f"{TITLE}\n\nOfficials have would have seen it. It rained. all day, the board said.\n\n{PARAGRAPHS[2]}"
    )
    assert warned(article) == [("have would", "grammar"), ("rained. all", "cut")]
    assert not article.removed


def test_what_removed_markup_brings_together_is_no_damage() -> None:
    assert not warned(clean(f"{TITLE}\n\nIt rained.<i></i>.\n\n{PARAGRAPHS[2]}"))


def test_what_stands_everywhere_is_a_style() -> None:
    assert not list(damaged(TITLE + "\n\n" + "Okoro I ,Dahl M ,Brandt L ,Reyes A ,Falk M ,Lind P ,Berg O , 2031."))
    verse = "\n\n".join(
        f"the boat went on and on across the {word},\n\nand nobody came back from it"
        for word in "sea bay sound gulf strait ocean".split()
    )
    assert not list(damaged(f"{TITLE}\n\n{verse}"))


def test_time_grows_with_the_text_however_many_pairs_of_words_are_impossible() -> None:
    firsts = "would could should will may must can might has had have was were been".split()
    seconds = "went closes hold goes took gave came saw knew began broke chose drove wrote would could will".split()
    pairs = [f"{first} {second}{stop}" for first in firsts for second in seconds for stop in ("", *",.;:?!")]

    def prepare(count: int) -> Callable[[], object]:
        text = " quay ".join(pairs[at % len(pairs)] for at in range(count))
        return lambda: list(damaged(text))

    assert grows_linearly(prepare, 100, 100)


def test_each_of_several_impossible_pairs_is_found_where_it_stands() -> None:
    text = "The board would went home. Some of of the crew left, an warning said.\nThe dockers would went up, and none of\nof the others."
    found = [text[start:end] for start, end, why in damaged(text) if why == "grammar"]
    assert found == ["would went", "of of", "an warning", "would went"]

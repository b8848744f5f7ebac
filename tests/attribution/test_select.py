"""Which of two attributions stands where one has the other's cue in what it tells."""

from __future__ import annotations

from newslens.attribution.found import Found
from newslens.attribution.lexicon import load
from newslens.attribution.rules import read
from newslens.attribution.select import select

from .parses import parsed

# What "added" tells ends early, what "decide" asks goes on to the end of the sentence.
DOC = parsed(
    "She PRP nsubj 1", "added VBD ROOT 1 add", "that IN mark 5", "Norway NNP nsubj 5", "must MD aux 5",
    "decide VB ccomp 1 decide", "whether IN mark 8", "it PRP nsubj 8", "stays VBZ ccomp 5 stay", "as IN mark 11",
    "winter NN nsubj 11", "comes VBZ advcl 5 come", ". . punct 1",
)  # fmt: skip


def _found(anchor: int, first: int, last: int, score: float, frame: str = "clause") -> Found:
    content = ((DOC[first].idx, DOC[last].idx + len(DOC[last])),)
    return Found(((anchor, anchor + 1),), (), content, anchor, frame, score, "", "")


def _standing(*found: Found) -> list[str]:
    page = read(DOC, DOC.text, load(), 0.0)
    return [DOC[one.anchor].text for one in select(page.tree, found, 0.3, page.lexicon)]


def test_who_tells_stands_before_what_is_decided_in_it() -> None:
    assert _standing(_found(1, 3, 5, 0.9), _found(5, 6, 11, 0.9)) == ["added"]


def test_who_tells_stands_before_what_is_surer_in_it() -> None:
    assert _standing(_found(1, 3, 5, 0.4), _found(5, 6, 11, 0.9)) == ["added"]


def test_what_is_told_stands_where_whoever_tells_it_is_below_the_floor() -> None:
    assert _standing(_found(1, 3, 5, 0.2), _found(5, 6, 11, 0.9)) == ["decide"]


def test_both_stand_where_neither_has_the_cue_of_the_other() -> None:
    assert _standing(_found(1, 3, 4, 0.4), _found(5, 6, 11, 0.9)) == ["added", "decide"]


def test_of_two_that_tell_the_same_the_surer_stands() -> None:
    assert _standing(_found(1, 6, 11, 0.6), _found(5, 6, 11, 0.9)) == ["decide"]
    assert _standing(_found(1, 6, 11, 0.9), _found(5, 6, 11, 0.6)) == ["added"]


def test_an_object_does_not_take_the_place_of_a_clause_in_it() -> None:
    doc = parsed(
        "She PRP nsubj 1", "told VBD ROOT 1 tell", "men NNS obj 1 man", "who WP nsubj 4", "think VBP acl:relcl 2 think",
        "mills NNS nsubj 6 mill", "sink VBP ccomp 4 sink", "at IN case 8", "sea NN obl 6", ". . punct 1",
    )  # fmt: skip
    page = read(doc, doc.text, load(), 0.0)

    def found(anchor: int, first: int, last: int, score: float, frame: str) -> Found:
        content = ((doc[first].idx, doc[last].idx + len(doc[last])),)
        return Found(((anchor, anchor + 1),), (), content, anchor, frame, score, "", "")

    inner = found(4, 5, 8, 0.8, "clause")
    assert select(page.tree, [found(1, 2, 8, 0.4, "obj"), inner], 0.3, page.lexicon) == [inner]


def _parted(opens: str, tag: str) -> list[str]:
    """What two cues tell where the second stands in a hole of what the first tells."""
    doc = parsed(
        "She PRP nsubj 1", "said VBD ROOT 1 say", "mills NNS nsubj 3 mill", "sank VBD ccomp 1 sink", ", , punct 7",
        f"{opens} {tag} nsubj 8", "Holm NNP nsubj 7", "said VBD acl:relcl 3 say", "was VBD ccomp 7 be", "rot NN xcomp 8",
        ". . punct 1",
    )  # fmt: skip
    page = read(doc, doc.text, load(), 0.0)

    def span(first: int, last: int) -> tuple[int, int]:
        return doc[first].idx, doc[last].idx + len(doc[last])

    found = [
        Found(((1, 2),), (), (span(2, 3), span(9, 9)), 1, "clause", 0.8, "", ""),
        Found(((7, 8),), (), (span(8, 9),), 7, "gap", 0.8, "", ""),
    ]
    return [" … ".join(doc.text[a:b] for a, b in one.content) for one in select(page.tree, found, 0.3, page.lexicon)]


def test_what_a_relative_clause_tells_is_not_told_by_the_cue_before_it() -> None:
    assert _parted("which", "WDT") == ["mills sank", "was rot"]


def test_what_is_broken_by_no_relative_clause_stays_whole() -> None:
    assert _parted("and", "CC")[0] == "mills sank … rot"

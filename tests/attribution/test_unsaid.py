"""What is no attribution: nobody's, told of no fact, done rather than said, or without anything that is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from newslens import Article, Pipeline, load
from newslens.attribution.contents.hollow import hollow
from newslens.attribution.contents.unreal import is_unreal
from newslens.attribution.contents.unsaid import said
from newslens.attribution.cues.passives import is_told_of
from newslens.attribution.found import Found
from newslens.attribution.kinds import mode_of
from newslens.attribution.lexicon import load as words
from newslens.attribution.parse.tree import Tree
from newslens.attribution.rules import read
from newslens.attribution.sources.subjects import is_put_to

from .parses import parsed, vocab


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


def _tree(doc: Doc) -> Tree:
    return read(doc, doc.text, words(), 0.35).tree


def _found(tree: Tree, anchor: int, source: tuple[int, int] | None, content: tuple[int, int], cue: int = 1) -> Found:
    return Found(
        cue=((anchor, anchor + cue),),
        source=(source,) if source else (),
        content=(tree.span(content),),
        anchor=anchor,
        frame="read",
        score=0.9,
        cue_rule="",
        content_rule="",
    )


def _storm(noun: str, verb: str, number: str = "NN") -> Tree:
    """`The … over the ferry … that it sank`, of which a model read only `the ferry` as the source."""
    lemma = noun.removesuffix("s")
    doc = parsed(
        "The DT det 1", f"{noun} {number} nsubj 5 {lemma}", "over IN case 4", "the DT det 4", "ferry NN nmod 1",
        f"{verb}s VBZ ROOT 5 {verb}", "that IN mark 8", "it PRP nsubj 8", "sank VBD ccomp 5 sink", ". . punct 5",
    )  # fmt: skip
    return _tree(doc)


@pytest.mark.parametrize(
    ("noun", "verb", "stands"),
    [
        ("dispute", "threaten", False),
        ("dispute", "claim", False),
        # What annotated news counts as an attribution, and what a wrong parse made of somebody's words.
        ("dispute", "show", True),
        ("dispute", "say", True),
        # A remark shows what somebody reads out of it, but says what it says.
        ("remark", "indicate", False),
        ("remark", "threaten", False),
        ("remark", "claim", True),
        # Bodies, texts and unknown words say things.
        ("committee", "threaten", True),
        ("report", "indicate", True),
        ("grommet", "indicate", True),
    ],
)
def test_an_event_says_nothing(noun: str, verb: str, *, stands: bool) -> None:
    tree = _storm(noun, verb)
    for source in ((0, 2), (3, 5)):
        assert bool(said(tree, [_found(tree, 5, source, (7, 9))], words())) is stands


def test_quotation_marks_are_somebodys_whatever_the_source() -> None:
    doc = parsed(
        "The DT det 1", "dispute NN nsubj 2", "threatens VBZ ROOT 2 threaten", "“ `` punct 4", "us PRP obj 2", "” '' punct 4", ". . punct 2",
    )  # fmt: skip
    tree = _tree(doc)
    assert said(tree, [_found(tree, 2, (0, 2), (4, 5))], words())
    assert not said(tree, [_found(tree, 2, (0, 2), (6, 7))], words())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It emerged that the mill had lost its licence.", []),
        ("It remained unclear whether the mill would reopen.", []),
        ("It could suggest tepid support for the ferry.", []),
        ("The storm has rattled the town council.", []),
        ("His comments threatened to upend the vote.", []),
        ("Those remarks indicate that the mayor has no plan for the ferry.", []),
        ("The minister should reiterate the town's commitment to the ferry.", []),
        ("The minister must meet the owners and outline concrete steps.", []),
        ("The town could strengthen its hand by indicating that it backs a second pier.", []),
        ("The council would have to decide whether to keep paying for the ferry.", []),
        ("Had he pledged his loyalty to the brewers, the council might have lent him money.", []),
        ("Had inspectors been able to confirm that the valve was old, the mill would have closed.", []),
        ("Owners should be allowed to sell the mill.", []),
        ("Farmers found themselves on the defensive.", []),
        ("Holm found common ground with the owners.", []),
        ("The senators unveiled the compromise bill.", []),
        ("A guard alerted the council.", []),
        ("The mayor warned voters.", []),
        ("Holm accused the council of sloth.", [("Holm", "the council of sloth", "speech")]),
        ("Ada Holm is expected to resign on Monday.", [(None, "Ada Holm … to resign on Monday", "thought")]),
        ("Holm found it disturbing that the mill was rotten.", [("Holm", "disturbing that the mill was rotten", "thought")]),
        ("The jury found him guilty.", [("The jury", "him guilty", "writing")]),
        ("Holm found that the mill was rotten.", [("Holm", "that the mill was rotten", "writing")]),
        ("The bank indicated that the mill would close.", [("The bank", "that the mill would close", "speech")]),
        ("The senators opposed the compromise bill.", [("The senators", "the compromise bill", "thought")]),
        ("The report suggests that the pier was rotten.", [("The report", "that the pier was rotten", "writing")]),
    ],
)  # fmt: skip
def test_who_says_nothing_is_not_quoted(
    pipeline: Pipeline, text: str, expected: list[tuple[str | None, str, str]]
) -> None:
    [article] = pipeline.analyze([Article("a", text)]).articles
    assert [(q.speaker and q.speaker.mention, q.text, q.mode.value) for q in article.quotes] == expected


@pytest.mark.parametrize(("modal", "unreal"), [("must", True), ("should", True), ("will", False), ("would", False)])
def test_what_somebody_should_say_is_not_said(modal: str, *, unreal: bool) -> None:
    doc = parsed(
        "Holm NNP nsubj 2", f"{modal} MD aux 2", "promise VB ROOT 2", "the DT det 4", "ferry NN obj 2", ". . punct 2"
    )
    assert is_unreal(_tree(doc), 2) is unreal


def test_an_inverted_condition_is_none_where_it_asks() -> None:
    rows = ["Had VBD aux 2 have", "Holm NNP nsubj 2", "promised VBN ROOT 2 promise", "the DT det 4", "ferry NN obj 2"]
    assert is_unreal(_tree(parsed(*rows, ". . punct 2")), 2)
    assert not is_unreal(_tree(parsed(*rows, "? . punct 2")), 2)
    straight = ["Holm NNP nsubj 2", "had VBD aux 2 have", *rows[2:]]
    assert not is_unreal(_tree(parsed(*straight, ". . punct 2")), 2)


@pytest.mark.parametrize(("verb", "lemma", "unreal"), [("found", "find", True), ("preferred", "prefer", False)])
def test_who_would_have_found_something_did_not(verb: str, lemma: str, *, unreal: bool) -> None:
    doc = parsed(
        "Holm NNP nsubj 3", "would MD aux 3", "have VB aux 3", f"{verb} VBN ROOT 3 {lemma}", "a DT det 5", "ferry NN obj 3", ". . punct 3",
    )  # fmt: skip
    assert is_unreal(_tree(doc), 3) is unreal


@pytest.mark.parametrize(
    ("word", "modal", "unreal"), [("by", "could", True), ("by", "did", False), ("while", "could", False)]
)
def test_the_means_to_what_may_be_done_are_not_taken(word: str, modal: str, *, unreal: bool) -> None:
    doc = parsed(
        "Holm NNP nsubj 2", f"{modal} {'MD' if modal == 'could' else 'VBD'} aux 2", "win VB ROOT 2 win", f"{word} IN mark 4",
        "promising VBG advcl 2 promise", "a DT det 6", "ferry NN obj 4", ". . punct 2",
    )  # fmt: skip
    assert is_unreal(_tree(doc), 4) is unreal


def test_what_is_issued_may_be_said() -> None:
    def stands(verb: str, thing: str) -> bool:
        doc = parsed(
            "Holm NNP nsubj 1", f"{verb}ed VBD ROOT 1 {verb}", "a DT det 3", f"{thing} NN obj 1", ". . punct 1"
        )
        tree = _tree(doc)
        return bool(said(tree, [_found(tree, 1, (0, 1), (2, 4))], words()))

    assert not stands("unveil", "bill")
    assert stands("unveil", "proposal")
    assert stands("oppose", "bill")


def _is_passive_topic(lemma: str, source: tuple[int, int], *, agent: bool) -> bool:
    doc = parsed(
        "Ada NNP nsubj:pass 3", "Holm NNP flat 0", "is VBZ aux:pass 3 be", f"{lemma}ed VBN ROOT 3 {lemma}",
        *(("by IN case 5", "Berg NNP obl 3") if agent else ("to TO mark 5", "win VB xcomp 3")), ". . punct 3",
    )  # fmt: skip
    return is_told_of(_tree(doc), 3, (source,), words())


def test_who_is_expected_to_do_something_does_not_expect_it() -> None:
    assert _is_passive_topic("expect", (0, 2), agent=False)
    assert not _is_passive_topic("expect", (5, 6), agent=True)
    # A participle may say what its subject feels, and unknown ones may, too.
    assert not _is_passive_topic("determine", (0, 2), agent=False)
    assert not _is_passive_topic("convince", (0, 2), agent=False)


@pytest.mark.parametrize(
    ("verb", "preposition", "noun", "empty"),
    [
        ("stress", "in", "response", True),
        ("stress", "at", "meeting", True),
        ("stress", "at", "ferry", False),
        ("boast", "of", "meeting", False),
    ],
)
def test_where_something_was_said_is_not_what_was_said(verb: str, preposition: str, noun: str, *, empty: bool) -> None:
    doc = parsed(
        "Holm NNP nsubj 1", f"{verb}ed VBD ROOT 1 {verb}", f"{preposition} IN case 4", "the DT det 4", f"{noun} NN obl 1", ". . punct 1",
    )  # fmt: skip
    tree = _tree(doc)
    assert hollow(tree, _found(tree, 1, (0, 1), (3, 5), cue=2), words()) is empty


@pytest.mark.parametrize(("lemma", "empty"), [("express", True), ("boast", True), ("object", False), ("lean", False)])
def test_those_spoken_to_are_not_what_was_said(lemma: str, *, empty: bool) -> None:
    doc = parsed(
        "Holm NNP nsubj 1", f"{lemma}ed VBD ROOT 1 {lemma}", "to IN case 3", "aides NNS obl 1 aide", ". . punct 1"
    )
    tree = _tree(doc)
    assert hollow(tree, _found(tree, 1, (0, 1), (2, 4)), words()) is empty


@pytest.mark.parametrize(
    ("adverb", "verb", "source", "mode"),
    [
        ("apparently", "conclude", "Holm", "thought"),
        ("later", "conclude", "Holm", "writing"),
        ("apparently", "say", "Holm", "speech"),
        ("apparently", "conclude", "report", "writing"),
    ],
)
def test_what_somebody_is_thought_to_conclude_is_thought(adverb: str, verb: str, source: str, mode: str) -> None:
    doc = parsed(
        f"{source} {'NNP' if source == 'Holm' else 'NN'} nsubj 2", f"{adverb} RB advmod 2", f"{verb}ed VBD ROOT 2 {verb}", "that IN mark 5",
        "it PRP nsubj 5", "sank VBD ccomp 2 sink", ". . punct 2",
    )  # fmt: skip
    tree = _tree(doc)
    assert mode_of(tree, _found(tree, 2, (0, 1), (4, 6)), words()).value == mode


@pytest.mark.parametrize(("mark", "put"), [(",", True), ("-", False)])
def test_who_is_asked_at_the_start_of_a_sentence_answers(mark: str, *, put: bool) -> None:
    doc = parsed(
        "Asked VBD advcl 7 ask", "why WRB advmod 3", "it PRP nsubj 3", "sank VBD ccomp 0 sink", f"{mark} , punct 7", "Holm NNP nsubj 7",
        "quickly RB advmod 7", "left VBD ROOT 7 leave", ". . punct 7",
    )  # fmt: skip
    assert is_put_to(_tree(doc), 0) is put


TAGS = ("VB", "VBD", "VBN", "VBG", "MD", "PRP", "NN", "IN", "DT")
DEPS = ("nsubj", "nsubj:pass", "aux", "aux:pass", "conj", "xcomp", "advcl", "mark", "obj", "ROOT")
LOW = ("had", "should", "have", "to", "by", "it", "find", "dispute", "himself", "?", "Holm")


@given(st.data())
def test_any_parse_is_judged(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 10))
    doc = Doc(
        vocab(),
        words=[data.draw(st.sampled_from(LOW)) for _ in range(size)],
        tags=[data.draw(st.sampled_from(TAGS)) for _ in range(size)],
        pos=["VERB"] * size,
        heads=[data.draw(st.integers(max(0, i - 3), min(size - 1, i + 3))) if i else 0 for i in range(size)],
        deps=[data.draw(st.sampled_from(DEPS)) for _ in range(size)],
        lemmas=["have"] * size,
    )
    tree = _tree(doc)
    anchor = data.draw(st.integers(0, size - 1))
    is_unreal(tree, anchor)
    found = _found(tree, anchor, (0, 1), (0, size))
    assert said(tree, [found], words()) in ([], [found])

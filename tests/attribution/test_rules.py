"""What the rules find in parses written by hand."""

from __future__ import annotations

from spacy.tokens import Doc

from newslens.attribution.contents.hollow import hollow
from newslens.attribution.found import Found
from newslens.attribution.kinds import kind_of, mode_of
from newslens.attribution.lexicon import load
from newslens.attribution.rules import attributions, read

from .parses import parsed

Row = tuple[str, str, str]


def _words(doc: Doc, ranges: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(doc[a:b].text for a, b in ranges)


def _found(doc: Doc, floor: float = 0.35) -> list[Found]:
    return attributions(read(doc, doc.text, load(), floor), 0.5)


def rows(doc: Doc) -> list[Row]:
    """Source, cue and content of each attribution."""
    return [
        (_words(doc, f.source), _words(doc, f.cue), " … ".join(doc.text[a:b] for a, b in f.content))
        for f in _found(doc)
    ]


def test_a_clause_without_that() -> None:
    doc = parsed(
        "Ada NNP nsubj 2", "Holm NNP flat 0", "said VBD ROOT 2 say", "on IN case 4", "Monday NNP obl 2", "the DT det 6",
        "mill NN nsubj 8", "was VBD cop 8 be", "safe JJ ccomp 2", ". . punct 2",
    )  # fmt: skip
    assert rows(doc) == [("Ada Holm", "said", "the mill was safe")]


def test_that_belongs_to_neither_and_coordinated_clauses_are_one_content() -> None:
    doc = parsed(
        "She PRP nsubj 1", "said VBD ROOT 1 say", "that IN mark 5", "it PRP nsubj 5", "had VBD aux 5 have",
        "rained VBN ccomp 1 rain", "and CC cc 10", "that IN mark 10", "roads NNS nsubj 10", "were VBD aux:pass 10 be",
        "closed VBN conj 5 close", ". . punct 1",
    )  # fmt: skip
    assert rows(doc) == [("She", "said", "it had rained and that roads were closed")]


def test_chained_cues_are_one_attribution_each_with_the_matrix_subject() -> None:
    doc = parsed(
        "Holm NNP nsubj 1", "said VBD ROOT 1 say", "it PRP nsubj 3", "rained VBD ccomp 1 rain", ", , punct 5",
        "adding VBG advcl 3 add", "that IN mark 8", "roads NNS nsubj 8", "flooded VBD ccomp 5 flood", ", , punct 11",
        "and CC cc 11", "warned VBD conj 1 warn", "that IN mark 15", "schools NNS nsubj 15", "might MD aux 15",
        "close VB ccomp 11", ". . punct 1",
    )  # fmt: skip
    assert rows(doc) == [
        ("Holm", "said", "it rained"),
        ("Holm", "adding", "roads flooded"),
        ("Holm", "warned", "schools might close"),
    ]


def test_an_aside_behind_and_inside_its_content() -> None:
    behind = parsed(
        "Roads NNS nsubj 1", "flooded VBD ROOT 1 flood", ", , punct 4", "officials NNS nsubj 4", "said VBD parataxis 1 say",
        ". . punct 1",
    )  # fmt: skip
    inside = parsed(
        "The DT det 1", "cost NN nsubj 8", ", , punct 4", "she PRP nsubj 4", "added VBD parataxis 8 add", ", , punct 4",
        "is VBZ cop 8 be", "too RB advmod 8", "high JJ ROOT 8", ". . punct 8",
    )  # fmt: skip
    assert rows(behind) == [("officials", "said", "Roads flooded")]
    assert rows(inside) == [("she", "added", "The cost … is too high")]


def test_a_relative_pronoun_is_named_with_its_antecedent() -> None:
    doc = parsed(
        "Two CD nummod 1", "divers NNS nsubj 8 diver", ", , punct 4", "who WP nsubj 4", "said VBD acl:relcl 1 say",
        "it PRP nsubj 6", "leaked VBD ccomp 4 leak", ", , punct 4", "left VBD ROOT 8 leave", ". . punct 8",
    )  # fmt: skip
    assert rows(doc) == [("Two divers … who", "said", "it leaked")]


def test_what_officials_say_is() -> None:
    doc = parsed(
        "It PRP nsubj 1", "eats VBZ ROOT 1 eat", "into IN case 3", "what WP obl 1", "officials NNS nsubj 5", "say VBP ccomp 9",
        "is VBZ cop 9 be", "a DT det 9", "dwindling VBG amod 9", "reserve NN acl:relcl 3", ". . punct 1",
    )  # fmt: skip
    assert rows(doc) == [("officials", "say", "a dwindling reserve")]


def test_according_to() -> None:
    doc = parsed(
        "According VBG case 2 accord", "to IN fixed 0", "Holm NNP obl 6", ", , punct 2", "roads NNS nsubj 6",
        "were VBD aux:pass 6 be", "closed VBN ROOT 6 close", ". . punct 6",
    )  # fmt: skip
    assert rows(doc) == [("Holm", "According to", "roads were closed")]


def test_what_is_attributed_is_not_attributed_again() -> None:
    doc = parsed(
        "Holm NNP nsubj 1", "said VBD ROOT 1 say", "the DT det 3", "mayor NN nsubj 4", "claimed VBD ccomp 1 claim",
        "that IN mark 7", "it PRP nsubj 7", "leaked VBD ccomp 4 leak", ". . punct 1",
    )  # fmt: skip
    assert rows(doc) == [("Holm", "said", "the mayor claimed that it leaked")]


def test_a_quotation_split_by_its_cue_is_one_content() -> None:
    doc = parsed(
        "“ `` punct 2", "We PRP nsubj 2", "lost VBD ccomp 6 lose", ", , punct 6", "” '' punct 2", "she PRP nsubj 6",
        "said VBD ROOT 6 say", ". . punct 6", "“ `` punct 10", "It PRP nsubj 10", "hurt VBD ROOT 10 hurt", ". . punct 10",
        "” '' punct 10",
    )  # fmt: skip
    assert rows(doc) == [("she", "said", "“We lost,” … “It hurt.”")]


def test_the_name_behind_an_apposition_and_an_inverted_cue() -> None:
    inverted = parsed(
        "“ `` punct 2", "We PRP nsubj 2", "lost VBD ccomp 5 lose", ", , punct 5", "” '' punct 2", "said VBD ROOT 5 say",
        "Ada NNP nsubj 5", "Holm NNP flat 6", ", , punct 10", "a DT det 10", "farmer NN appos 6", ". . punct 5",
    )  # fmt: skip
    straight = parsed(
        "“ `` punct 2", "We PRP nsubj 2", "lost VBD ccomp 10 lose", ", , punct 10", "” '' punct 2", "Ada NNP nsubj 10",
        "Holm NNP flat 5", ", , punct 9", "a DT det 9", "farmer NN appos 5", "said VBD ROOT 10 say", ". . punct 10",
    )  # fmt: skip
    assert rows(inverted) == [("Ada Holm, a farmer", "said", "“We lost,”")]
    assert rows(straight) == [("Ada Holm, a farmer", "said", "“We lost,”")]


def test_a_clause_that_quotes_a_phrase_is_mixed_and_whole() -> None:
    doc = parsed(
        "Holm NNP nsubj 1", "said VBD ROOT 1 say", "the DT det 3", "mill NN nsubj 5", "was VBD cop 5 be", "closed JJ ccomp 1",
        "“ `` punct 8", "for IN case 8", "good JJ obl 5", "” '' punct 8", ". . punct 1",
    )  # fmt: skip
    page = read(doc, doc.text, load(), 0.35)
    [found] = attributions(page, 0.5)
    assert [doc.text[a:b] for a, b in found.content] == ["the mill was closed “for good”"]
    assert kind_of(page.tree, page.quotes, found.content) == "mixed"
    assert mode_of(page.tree, found, page.lexicon) == "speech"


def test_a_quotation_paragraph_without_a_cue_goes_to_the_last_speaker() -> None:
    doc = parsed(
        "“ `` punct 2", "We PRP nsubj 2", "lost VBD ccomp 6 lose", ", , punct 6", "” '' punct 2", "Holm NNP nsubj 6",
        "said VBD ROOT 6 say", ". . punct 6", "\n\n _SP dep 7", "“ `` punct 11", "It PRP nsubj 11", "hurt VBD ROOT 11 hurt",
        "all DT det 13", "summer NN obl 11", ". . punct 11", "” '' punct 11",
    )  # fmt: skip
    assert rows(doc) == [("Holm", "said", "“We lost,”"), ("Holm", "", "“It hurt all summer.”")]


def test_marks_without_a_cue_stay_alone() -> None:
    doc = parsed(
        "The DT det 4", "so RB advmod 4", "called VBN amod 4 call", "“ `` punct 4", "reform NN nsubj 6", "” '' punct 4",
        "failed VBD ROOT 6 fail", ". . punct 6",
    )  # fmt: skip
    assert rows(doc) == []


def test_what_was_not_said_is_no_speech() -> None:
    doc = parsed(
        "She PRP nsubj 3", "did VBD aux 3 do", "not RB advmod 3", "say VB ROOT 3", "who WP nsubj 5", "paid VBD ccomp 3 pay",
        ". . punct 3",
    )  # fmt: skip
    page = read(doc, doc.text, load(), 0.2)
    assert [mode_of(page.tree, found, page.lexicon) for found in attributions(page, 0.5)] == ["thought"]


def test_documents_write() -> None:
    doc = parsed(
        "The DT det 1",
        "report NN nsubj 2",
        "said VBD ROOT 2 say",
        "it PRP nsubj 4",
        "leaked VBD ccomp 2 leak",
        ". . punct 2",
    )
    page = read(doc, doc.text, load(), 0.35)
    assert [mode_of(page.tree, found, page.lexicon) for found in attributions(page, 0.5)] == ["writing"]


def _only_where(noun: str, *behind: str) -> bool:
    doc = parsed(
        "It PRP nsubj 3", "is VBZ cop 3 be", "what WP obj 4", "towns NNS ROOT 3 town", "requested VBD acl:relcl 3 request",
        "in IN case 7", "a DT det 7", f"{noun} NN obl 4", *behind, ". . punct 3",
    )  # fmt: skip
    tree = read(doc, doc.text, load(), 0.35).tree
    content = tree.span((6, len(doc) - 1))
    found = Found(((4, 6),), ((3, 4),), (content,), 4, "p:in", 0.9, "", "")
    return hollow(tree, found, load())


def test_where_something_was_said_says_nothing() -> None:
    assert _only_where("report")
    assert not _only_where("hurry")
    assert not _only_where("report", "on IN case 9", "mills NNS nmod 7 mill")


def test_the_verbs_of_a_list_hang_on_its_first_one() -> None:
    def heads(lemma: str, *before: str) -> list[int]:
        at = 6 + len(before)
        doc = parsed(
            "Holm NNP nsubj 1", "said VBD ROOT 1 say", "he PRP nsubj 3", "fell VBD ccomp 1 fall", ", , punct 1", *before,
            f"rose VBD conj 1 {lemma}", f"and CC cc {at + 1}", f"ran VBD conj {at - 1} run", ". . punct 1",
        )  # fmt: skip
        tree = read(doc, doc.text, load(), 0.35).tree
        return [tree.head[at - 1], tree.right[3]]

    assert heads("rise") == [3, 8]
    # A further verb of saying, or one with a subject of its own, is no part of what is said.
    assert heads("add") == [1, 4]
    assert heads("rise", "she PRP nsubj 6")[0] == 1

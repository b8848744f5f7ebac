from __future__ import annotations

import json
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from newslens.spans import Edit, Span
from newslens.testing.strategies import analyses, articles
from newslens.types import Alignment, Analysis, Article, Difference, Kind, Mode, Quote, Relation
from pyld import jsonld

from newslens_schema_org import to_annotations
from newslens_schema_org.selectors import MOST, Surroundings
from vocabulary import AS, MODEL, OA, offline

TEXTS = st.sampled_from(["raw", "cleaned"])
REPEATED = st.lists(
    st.sampled_from(["the quay ", "is shut. ", "“no,” ", "a", "\U0001f6a2", "\ud800"]), max_size=60
).map("".join)


def annotations(tree: dict[str, Any]) -> list[dict[str, Any]]:
    return list(tree["first"]["items"])


def places(text: str, words: str) -> list[int]:
    found, start = [], text.find(words)
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found


def hold(target: dict[str, Any], text: str) -> None:
    """Anchor a target again, by its position and by its words."""
    position, quote = target["selector"]
    start, end = position["start"], position["end"]
    before, exact, after = quote["prefix"], quote["exact"], quote["suffix"]
    assert 0 <= start < end <= len(text)
    assert text[start:end] == exact
    found = places(text, before + exact + after)
    assert start - len(before) in found
    if len(found) > 1:  # as much was given as is allowed, on a side where there was so much
        assert MOST in {len(before), len(after)}


@settings(max_examples=40)
@given(analyses(), TEXTS, st.integers(1, 40))
def test_a_collection_holds_to_the_model_and_every_selector_finds_its_place(
    analysis: Analysis, text: Any, context: int
) -> None:
    tree = json.loads(json.dumps(to_annotations(analysis, text=text, context=context)))
    Draft202012Validator(MODEL).validate(tree)
    assert tree["total"] == len(annotations(tree))
    ids = [each["id"] for each in annotations(tree)]
    assert len(set(ids)) == len(ids)
    texts = {f"#article-{each.id}": each.raw if text == "raw" else each.text for each in analysis.articles}
    for each in annotations(tree):
        for target in each["target"]:
            if isinstance(target, str):
                assert target in ids
            else:
                hold(target, texts[target["source"]])


@given(articles())
def test_each_piece_of_a_quote_is_a_target(article: Article) -> None:
    made = {each["id"]: each for each in annotations(to_annotations(Analysis((article,))))}
    assert len(made) == len(article.quotes) + len(article.claims)
    for statement in (*article.quotes, *article.claims):
        targets = made[f"#annotation-{statement.id.replace('#', '%23')}"]["target"]
        spans = [Span(each["selector"][0]["start"], each["selector"][0]["end"]) for each in targets]
        assert tuple(spans) == statement.spans


@settings(max_examples=100)
@given(REPEATED, st.data(), st.integers(1, 40))
def test_words_around_tell_a_piece_from_others_like_it(text: str, data: st.DataObject, least: int) -> None:
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(start, len(text)))
    before, after = Surroundings(text, least).around(Span(start, end))
    assert text[:start].endswith(before)
    assert text[end:].startswith(after)
    assert len(before) >= min(least, start)
    assert len(after) >= min(least, len(text) - end)
    assert len(places(text, before + text[start:end] + after)) == 1  # the texts are shorter than what is allowed


def test_no_more_words_are_taken_than_are_needed() -> None:
    text = "".join(f"Line {number} of the harbour log. " for number in range(200))
    before, after = Surroundings(text, 32).around(Span(1000, 1010))
    assert (len(before), len(after)) == (32, 32)
    paragraph = "The quay stays shut. " * 3
    before, after = Surroundings(f"{paragraph}One. {paragraph}Two.", 32).around(Span(70, 75))
    assert 32 <= len(before) <= 128
    assert len(Surroundings("a" * 9000, 32).around(Span(4000, 4001))[0]) == MOST


def test_positions_count_code_points() -> None:
    raw = "\U0001f6a2 e\u0301 “The quay is shut.”"
    quote = Quote("a#q1", Kind.DIRECT, Mode.SPEECH, "“The quay is shut.”", (Span(5, 24),))
    (made,) = annotations(to_annotations(Analysis((Article("a", raw, quotes=(quote,)),))))
    assert made["target"][0]["selector"] == [
        {"type": "TextPositionSelector", "start": 5, "end": 24},
        {"type": "TextQuoteSelector", "exact": "“The quay is shut.”", "prefix": "\U0001f6a2 e\u0301 ", "suffix": ""},
    ]


def test_the_cleaned_text_is_counted_where_it_is_asked_for() -> None:
    quote = Quote("a#q1", Kind.DIRECT, Mode.SPEECH, "“Shut.”", (Span(10, 17),))
    gone = Quote("a#q2", Kind.DIRECT, Mode.SPEECH, "By", (Span(0, 2),))
    article = attrs.evolve(Article("a", "By Staff\n\n“Shut.”").edited([Edit(0, 10)]), quotes=(quote, gone))
    tree = to_annotations(Analysis((article,)), text="cleaned")
    assert "cleaned" in tree["label"]
    (made,) = annotations(tree)  # what cleaning dropped has no place in the cleaned text
    assert made["target"][0]["selector"][0] == {"type": "TextPositionSelector", "start": 0, "end": 7}
    assert "raw" in to_annotations(Analysis((article,)))["label"]


def _story() -> Analysis:
    spans = (Span(0, 4),)
    quotes = {name: Quote(f"{name}#q1", Kind.DIRECT, Mode.SPEECH, "quay", spans) for name in "ab"}
    articles = tuple(
        Article(name, "quay", quotes=(quote,), url=f"https://example.org/{name}") for name, quote in quotes.items()
    )
    found = Difference("a#q1", "b#q1", "will", "", "hedge_dropped")
    return Analysis(articles, alignments=(Alignment("l1", ("a#q1", "b#q1"), Relation.REWORDED, True, (found,)),))


def test_an_alignment_links_the_annotations_of_its_members() -> None:
    link = annotations(to_annotations(_story(), base="https://example.org/notes"))[-1]
    assert link["motivation"] == "linking"
    assert link["target"] == [f"https://example.org/notes#annotation-{name}%23q1" for name in "ab"]
    assert [body["value"] for body in link["body"]] == [
        "reworded",
        "attribution conflict",
        "will / (nothing) (hedge_dropped)",
    ]


def test_an_alignment_is_left_out_with_its_members() -> None:
    story = _story()
    unsure = attrs.evolve(story.articles[1].quotes[0], confidence=0.2)
    story = attrs.evolve(story, articles=(story.articles[0], attrs.evolve(story.articles[1], quotes=(unsure,))))
    (only,) = annotations(to_annotations(story, least=0.5))
    assert only["id"] == "#annotation-a%23q1"


def test_the_address_of_an_article_is_the_source() -> None:
    first = annotations(to_annotations(_story()))[0]
    assert [target["source"] for target in first["target"]] == ["https://example.org/a"]


@settings(max_examples=10)
@given(analyses())
def test_a_collection_is_linked_data(analysis: Analysis) -> None:
    tree = json.loads(json.dumps(to_annotations(analysis)).replace("\\ud", "\\u0d"))  # UTF-8 has no lone surrogates
    (collection,) = jsonld.expand(tree, {"documentLoader": offline, "base": "https://example.org/notes"})
    assert collection["@type"] == [f"{AS}OrderedCollection"]
    (page,) = collection[f"{AS}first"]
    items = page[f"{AS}items"][0]["@list"]
    assert len(items) == tree["total"]
    for item, written in zip(items, annotations(tree), strict=True):
        assert item["@id"] == f"https://example.org/notes{written['id']}"
        assert item["@type"] == [f"{OA}Annotation"]
        assert len(item[f"{OA}hasTarget"]) == len(written["target"])
        assert len(item[f"{OA}hasBody"]) == len(written["body"])
        assert item[f"{OA}motivatedBy"] == [{"@id": OA + written["motivation"]}]

"""Quotes out of what any spaCy component marked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import newslens
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from newslens import contracts, language
from newslens.config import StageConfig
from newslens.errors import ModelError
from newslens.stages import Context, Slot
from newslens.testing import check_stage
from newslens.testing.strategies import edits, texts
from newslens.types import Article, Kind, Mode, Quote
from spacy.language import Language
from spacy.tokens import Span, SpanGroup

import marking
from newslens_spacy import newslens_stages
from newslens_spacy.attribution.options import SpacyOptions
from newslens_spacy.attribution.quotes import annotated
from newslens_spacy.attribution.reading import attributions
from newslens_spacy.attribution.related import Related, ranges, related
from newslens_spacy.attribution.relating import nearest
from newslens_spacy.attribution.stage import SpacyAttribution

LAB: dict[str, Any] = {
    "model": "blank:en",
    "components": ("lab_quotes",),
    "spans": ("lab",),
    "content": ("WORDS",),
    "cue": ("VERB",),
    "source": ("WHO",),
}


@pytest.fixture(scope="module")
def context() -> Context:
    shipped = language.load()
    return Context(lambda: shipped, language.parse)


def _quotes(context: Context, text: str = marking.TEXT, **options: Any) -> tuple[Quote, ...]:
    article = Article("a", text)
    stage = SpacyAttribution(SpacyOptions(**options))
    result = stage(article, context)
    contracts.check_article("newslens.spacy.v1", Slot.ATTRIBUTE, article, result)
    return result.quotes


def _told(quotes: tuple[Quote, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(q.text, q.cue.text if q.cue else None, q.speaker.mention if q.speaker else None) for q in quotes]


ALL = [
    ("“The pier is rotten,”", "said", "Mara Lind"),
    ("that the ferry would not sail", "warned", "She"),
    ("“Nobody asked us.”", "replied", "Jonas Brekke"),
]


def test_the_stage_is_registered() -> None:
    (spec,) = newslens_stages()
    assert (spec.name, spec.slot, spec.options) == ("newslens.spacy.v1", Slot.ATTRIBUTE, SpacyOptions)


def test_spans_are_brought_together_by_what_is_nearest(context: Context) -> None:
    quotes = _quotes(context, **LAB)
    assert _told(quotes) == ALL
    assert [quote.kind for quote in quotes] == [Kind.DIRECT, Kind.INDIRECT, Kind.DIRECT]
    assert {quote.mode for quote in quotes} == {Mode.SPEECH}
    assert quotes[0].evidence == ("spaCy: blank:en", "relation: nearest")


def test_speakers_are_resolved_by_the_parse_of_the_run(context: Context) -> None:
    stage = SpacyAttribution(SpacyOptions(**LAB))
    article = stage(Article("a", marking.TEXT), context)
    assert [speaker.name for speaker in article.speakers] == ["Mara Lind", "Jonas Brekke"]
    assert [quote.speaker.id for quote in article.quotes if quote.speaker] == ["a#s1", "a#s1", "a#s2"]


def test_whole_attributions_come_from_an_extension(context: Context) -> None:
    assert _told(_quotes(context, model="blank:en", components=("lab_quotes",), extension="lab")) == ALL


def test_a_function_can_bring_them_together(context: Context) -> None:
    quotes = _quotes(context, **LAB, relate="marking:first_of_each")
    assert [(cue, source) for _, cue, source in _told(quotes)] == [("said", "Mara Lind")] * 3


def test_ids_of_spans_can_bring_them_together(context: Context, tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("span_ruler", config={"spans_key": "sc"})
    ruler.add_patterns(
        [
            {"label": "CONTENT", "pattern": "the first thing", "id": "1"},
            {"label": "CONTENT", "pattern": "the second thing", "id": "2"},
            {"label": "CUE", "pattern": "said", "id": "2"},
            {"label": "SOURCE", "pattern": "Ann Ray", "id": "2"},
            {"label": "CONTENT", "pattern": "and a third"},
        ]
    )
    nlp.to_disk(tmp_path)
    quotes = _quotes(
        context, "Ann Ray said the first thing, the second thing and a third.", model=str(tmp_path), relate="id"
    )
    assert _told(quotes) == [
        ("the first thing", None, None),
        ("the second thing", "said", "Ann Ray"),
        ("and a third", None, None),
    ]


def test_entities_can_be_the_marks(context: Context, tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "Q", "pattern": "It holds"},
            {"label": "V", "pattern": "said"},
            {"label": "PERSON", "pattern": "Ann Ray"},
        ]
    )
    nlp.to_disk(tmp_path)
    options: dict[str, Any] = {"content": ("Q",), "cue": ("V",), "source": ("PERSON", "ORG")}
    quotes = _quotes(context, "“It holds,” said Ann Ray.", model=str(tmp_path), entities=True, **options)
    assert _told(quotes) == [("It holds", "said", "Ann Ray")]
    assert quotes[0].kind is Kind.DIRECT


def test_marks_around_a_content_are_part_of_it(context: Context, tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("span_ruler", config={"spans_key": "sc"})
    ruler.add_patterns([{"label": "CONTENT", "pattern": "It holds,"}])
    nlp.to_disk(tmp_path)
    assert _told(_quotes(context, "“It holds,” said Ann Ray.", model=str(tmp_path))) == [("“It holds,”", None, None)]


def test_what_one_cue_interrupts_is_one_quote(context: Context) -> None:
    (quote,) = _quotes(context, "“It holds,” said Mara Lind, “for a while.”", **LAB)
    assert quote.text == "“It holds,” … “for a while.”"
    assert len(quote.spans) == 2


def test_nothing_is_related_over_an_empty_line_or_out_of_reach(context: Context) -> None:
    assert _told(_quotes(context, "“It holds.”\n\nMara Lind said", **LAB)) == [("“It holds.”", None, None)]
    far = "“It holds.” " + "x " * 30 + "Mara Lind said"
    assert _told(_quotes(context, far, **LAB)) == [("“It holds.”", "said", "Mara Lind")]
    assert _told(_quotes(context, far, **LAB, reach=20)) == [("“It holds.”", None, None)]


def test_the_own_sentence_goes_first(context: Context) -> None:
    text = "Mara Lind and the whole of her council said “It holds.” Jonas Brekke replied at length “Nobody.”"
    assert [cue for _, cue, _ in _told(_quotes(context, text, **LAB))] == ["said", "replied"]


def test_scores_of_a_span_categorizer_are_the_confidence() -> None:

    doc = spacy.blank("en")("It holds, they say. It does not, we say.")
    group = SpanGroup(doc, name="sc", spans=[Span(doc, 0, 2, "CONTENT"), Span(doc, 6, 9, "CONTENT")])
    group.attrs["scores"] = [0.75, 0.25]
    doc.spans["sc"] = group
    found = attributions(doc, SpacyOptions(), lambda marked: nearest(marked, 10))
    assert [one.confidence for one in found] == [0.75, 0.25]


def test_too_unsure_quotes_are_left_out(context: Context) -> None:
    assert len(_quotes(context, **LAB, min_confidence=1.0)) == 3
    unsure = "tests_unsure"
    module = type(sys)(unsure)
    module.relate = lambda marked: [Related(ranges(one), confidence=0.4) for one in marked.contents]  # type: ignore[attr-defined]
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, unsure, module)
        assert _quotes(context, **LAB, relate=f"{unsure}:relate", min_confidence=0.5) == ()
        assert len(_quotes(context, **LAB, relate=f"{unsure}:relate", min_confidence=0.4)) == 3


def test_the_pipeline_of_the_run_is_read_where_none_is_named() -> None:
    nlp = language.load()
    nlp.add_pipe("lab_quotes")
    own = Context(lambda: nlp, language.parse)
    options = {key: value for key, value in LAB.items() if key not in {"model", "components"}}
    assert _told(_quotes(own, **options)) == ALL


def test_long_texts_are_read_piece_by_piece(context: Context) -> None:
    text = (marking.TEXT + "\n\n") * 120
    assert len(text) > 16_000
    for options in (LAB, {"model": "blank:en", "components": ("lab_quotes",), "extension": "lab"}):
        quotes = _quotes(context, text, **options)
        assert len(quotes) == 360
        assert {quote.text for quote in quotes} == {words for words, _, _ in ALL}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"model": "en_lab_quotes"},
            r"no spaCy pipeline 'en_lab_quotes': install the package .* or name in `model` the path",
        ),
        ({"model": "no/such/folder"}, r"no spaCy pipeline 'no/such/folder'"),
        ({"modules": ("no_such_module",)}, "modules: 'no_such_module' cannot be imported"),
        ({"relate": "marking:nothing"}, "relate: no function 'marking:nothing'"),
        ({"relate": "marking:TEXT"}, "relate: 'marking:TEXT' is no function"),
    ],
)
def test_what_is_missing_is_told_when_the_pipeline_is_built(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        SpacyAttribution(SpacyOptions(**options))


def test_a_relation_that_is_none_is_refused() -> None:
    for wrong in ("closest", "module:", ":name", ""):
        with pytest.raises(ValueError, match="relate must be 'nearest' or 'id' or a function"):
            SpacyOptions(relate=wrong)


def test_a_pipeline_that_does_not_load_says_how_to_help(context: Context, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="name it in `modules`"):
        _quotes(context, model="blank:en", components=("no_such_component",))
    tmp_path.joinpath("config.cfg").write_text("[nlp]\nlang = 3")
    with pytest.raises(ModelError, match="does not load"):
        _quotes(context, model=str(tmp_path))


def test_spans_under_another_key_are_told_of(context: Context) -> None:
    with pytest.raises(ValueError, match="the Doc has no spans under 'sc'; it has some under 'lab'"):
        _quotes(context, model="blank:en", components=("lab_quotes",))
    with pytest.raises(ValueError, match=r"no doc\._\.nothing is registered"):
        _quotes(context, model="blank:en", extension="nothing")
    with pytest.raises(TypeError, match="an attribution has content, cue and source; got int"):
        _quotes(context, **LAB, relate="marking:nonsense")


@pytest.fixture(scope="module")
def parser() -> Language:
    return spacy.blank("en")


@given(st.data(), texts(max_size=60))
def test_whatever_is_marked_gives_quotes_that_hold(parser: Language, data: st.DataObject, text: str) -> None:
    article = Article("a", text)
    article = article.edited(data.draw(edits(text)))
    size = len(article.text)
    pair = st.tuples(st.integers(0, size), st.integers(0, size)).map(lambda ends: (min(ends), max(ends)))
    pieces = st.lists(pair, max_size=3).map(tuple)
    found = data.draw(st.lists(st.builds(Related, pieces, pieces, pieces, st.floats(0, 1)), max_size=4))
    result = annotated(article, language.parse(parser, article.text), found)
    contracts.check_article("newslens.spacy.v1", Slot.ATTRIBUTE, article, result)
    for quote in result.quotes:
        assert quote.text == article.raw_text(quote.spans)
        assert any(map(str.isalnum, quote.text)) or article.text != article.raw


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(50, 99)), max_size=4))
def test_offsets_in_any_form_are_the_same_ranges(pairs: list[tuple[int, int]]) -> None:
    assert ranges(pairs) == tuple(sorted(pairs))
    assert related({"content": pairs, "speaker": pairs}) == Related(tuple(sorted(pairs)), (), tuple(sorted(pairs)))


def test_what_stands_nowhere_is_refused() -> None:
    for wrong in ("words", 3, {"a": 1}):
        with pytest.raises(TypeError, match="expected a Span, a Token, a pair of offsets"):
            ranges(wrong)


def test_spans_outside_the_text_are_refused(parser: Language) -> None:
    with pytest.raises(ValueError, match="lies outside the text of 3 characters"):
        annotated(Article("a", "abc"), parser("abc"), [Related(((0, 4),))])


def test_a_run_of_newslens_takes_the_stage() -> None:
    options = {key: list(value) if isinstance(value, tuple) else value for key, value in LAB.items()}
    config = newslens.Config(
        pipeline=("newslens.spacy.v1", "newslens.claims.v1", "newslens.speakers.v1"),
        stage={"newslens.spacy.v1": StageConfig(options)},
    )
    analysis = newslens.load(config).analyze([Article("a", marking.TEXT)])
    assert not analysis.problems
    assert _told(analysis.articles[0].quotes) == ALL
    assert sorted(speaker.name for speaker in analysis.speakers) == ["Jonas Brekke", "Mara Lind"]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {**LAB, "modules": ("marking",)},
        {"model": "blank:en", "components": ("lab_quotes",), "modules": ("marking",), "extension": "lab"},
        {**LAB, "modules": ("marking",), "relate": "marking:first_of_each"},
    ],
)
def test_the_stage_keeps_every_promise(options: dict[str, Any]) -> None:
    (spec,) = newslens_stages()
    given = {key: list(value) if isinstance(value, tuple) else value for key, value in options.items()}
    # The parse of the run is at hand for a text of one piece; a longer one is parsed anew, which takes its time.
    expected = {} if given else {"linear_time": "what takes no time is held against a parse"}
    inputs = [Article("lab", marking.TEXT)]
    check_stage(spec, options=given, expected=expected, examples=2, inputs=inputs).raise_if_failed()

"""What stands in a Doc after `newslens`, and that it stays there."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import attrs
import newslens
import pytest
import spacy
from hypothesis import given
from newslens.errors import ConfigError, InputError, ModelError, StageError
from newslens.stages import Slot, StageSpec
from newslens.testing.prose import MarkedProse, marked_prose
from newslens.testing.strategies import texts
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from newslens_spacy import docs_of, register, spans_of, together
from newslens_spacy.component import Newslens, Settings
from newslens_spacy.settings import steps_of

TEXT = (
    "“The bridge is safe,” said Mara Lind, the city engineer. She added that it would open on Monday.\n\n"
    "Jonas Brekke denied that 40 bolts were missing."
)
OTHER = "“Nobody counted the bolts,” Mara Lind said."


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("newslens")
    return nlp


@pytest.fixture(scope="module")
def parsing() -> Language:
    """A pipeline that parses by itself."""
    nlp = newslens.language.load()
    nlp.add_pipe("newslens", config={"model": None})
    return nlp


def test_quotes_claims_and_speakers_stand_on_the_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [quote.text for quote in doc._.quotes][:2] == ["“The bridge is safe,”", "that it would open on Monday"]
    assert {speaker.name for speaker in doc._.speakers} == {"Mara Lind", "Jonas Brekke"}
    assert any(claim.quantities for claim in doc._.claims)
    assert doc._.article.raw == TEXT


def test_it_finds_what_newslens_finds(nlp: Language) -> None:
    article = nlp(TEXT)._.article
    pipeline = newslens.load(newslens.Config(pipeline=("newslens.attribution.v1", "newslens.claims.v1")))
    (streamed,) = pipeline.stream([newslens.Article(article.id, TEXT)])
    assert streamed == article


def _held(doc: Doc) -> None:
    """Every span holds the words it says, and every spaCy Span covers them."""
    text = doc.text
    article = doc._.article
    known = {speaker.id for speaker in article.speakers}
    parts = [(quote.text, quote.spans) for quote in article.quotes]
    parts += [(quote.cue.text, quote.cue.spans) for quote in article.quotes if quote.cue]
    parts += [(quote.speaker.mention, quote.speaker.spans) for quote in article.quotes if quote.speaker]
    parts += [(claim.text, claim.spans) for claim in article.claims]
    parts += [(amount.text, amount.spans) for claim in article.claims for amount in claim.quantities]
    for words, spans in parts:
        assert " … ".join(text[span.start : span.end] for span in spans) == words
        covering = spans_of(doc, spans)
        assert len(covering) == len(spans)
        for wide, span in zip(covering, spans, strict=True):
            assert wide.start_char <= span.start < span.end <= wide.end_char
    assert {quote.speaker.id for quote in article.quotes if quote.speaker} <= known


@given(texts(), marked_prose(max_paragraphs=3))
def test_offsets_are_those_of_the_text_of_the_doc(nlp: Language, mess: str, prose: MarkedProse) -> None:
    for text in (mess.encode("utf-8", "ignore").decode(), prose.text):
        doc = nlp(text)
        assert doc.text == text
        _held(doc)


@given(marked_prose(max_paragraphs=3))
def test_a_doc_comes_back_from_bytes_and_docbin_as_it_was(nlp: Language, prose: MarkedProse) -> None:
    doc = nlp(prose.text)
    packed = DocBin(docs=[doc], store_user_data=True).to_bytes()
    for back in (*DocBin().from_bytes(packed).get_docs(nlp.vocab), Doc(nlp.vocab).from_bytes(doc.to_bytes())):
        assert back._.article == doc._.article
        for key in ("newslens", "newslens_claims"):
            assert _shown(back, key) == _shown(doc, key)


def _shown(doc: Doc, key: str) -> list[tuple[str, str, int, int]]:
    return [(span.label_, span.id_, span.start_char, span.end_char) for span in doc.spans[key]]


def test_spans_are_labelled_and_named_after_their_quotes(nlp: Language) -> None:
    doc = nlp(OTHER)
    (quote,) = doc._.quotes
    assert [(label, name) for label, name, *_ in _shown(doc, "newslens")] == [
        ("SOURCE", quote.id),
        ("CUE", quote.id),
        ("CONTENT", quote.id),
    ]
    assert doc.spans["newslens_claims"][0].text == "“Nobody counted the bolts,”"


def test_no_spans_where_no_key_is_given() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newslens", config={"spans_key": None})
    assert not len(nlp(OTHER).spans)


def test_a_parsed_doc_keeps_to_its_parse(parsing: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslens.language.load", lambda _: pytest.fail("another pipeline was loaded"))
    doc = parsing(TEXT)
    assert doc._.quotes
    _held(doc)


def test_vectors_of_another_pipeline_are_not_read(parsing: Language) -> None:
    doc, other = parsing(TEXT), parsing(TEXT)
    foreign = Newslens(Settings(model=None))
    other.tensor[:] = 7.0
    foreign(other)
    assert (other.tensor == 7.0).all()
    plain = parsing(TEXT)
    plain.tensor = plain.tensor[:0]
    foreign(plain)
    assert other._.quotes == plain._.quotes
    assert [quote.confidence for quote in other._.quotes] != [quote.confidence for quote in doc._.quotes]


def test_a_doc_without_a_parse_needs_a_model() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newslens", config={"model": None})
    with pytest.raises(ModelError, match="put a tagger and a parser in front of newslens, or name in `model`"):
        nlp(TEXT)


def test_the_parse_can_be_that_of_another_model(parsing: Language) -> None:
    loaded: list[str] = []
    component = Newslens(Settings(reuse=False))
    doc = parsing.make_doc(TEXT)
    for name, pipe in parsing.pipeline:
        doc = pipe(doc) if name != "newslens" else doc
    load = newslens.language.load

    def noted(name: str) -> Language:
        loaded.append(name)
        return load(name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newslens.language.load", noted)
        component(doc)
    assert loaded == ["newslens-en"]
    assert doc._.quotes


def test_batches_give_what_single_texts_give(nlp: Language) -> None:
    batch = [TEXT, "", OTHER, "No one spoke.", TEXT + " " + OTHER] * 2
    single = [nlp(text)._.article for text in batch]
    assert [doc._.article for doc in nlp.pipe(batch, batch_size=3)] == single


def test_worker_processes_give_the_same(nlp: Language) -> None:
    assert [doc._.quotes for doc in nlp.pipe([TEXT, OTHER], n_process=2)] == [nlp(TEXT)._.quotes, nlp(OTHER)._.quotes]


def test_the_component_can_be_pickled(nlp: Language) -> None:
    component = nlp.get_pipe("newslens")
    back = pickle.loads(pickle.dumps(component))  # noqa: S301
    assert back(nlp.make_doc(TEXT))._.article == component(nlp.make_doc(TEXT))._.article


def test_options_are_those_of_the_stages() -> None:
    nlp = spacy.blank("en")
    stages = [{"name": "newslens.attribution.v1", "options": {"min_confidence": 1.0}}, "newslens.claims.v1"]
    nlp.add_pipe("newslens", config={"stages": stages})
    assert not nlp(TEXT)._.quotes


def test_a_pipeline_is_saved_and_loaded_with_its_options(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    stages = [{"name": "newslens.rules.v1", "options": {"min_confidence": 0.9, "thought": False}}]
    nlp.add_pipe("newslens", name="who", config={"stages": stages, "spans_key": "said"})
    nlp.to_disk(tmp_path)
    for back in (
        spacy.load(tmp_path),
        spacy.util.load_model_from_config(nlp.config, auto_fill=True).from_bytes(nlp.to_bytes()),
    ):
        assert back.config["components"]["who"] == nlp.config["components"]["who"]
        assert back(TEXT)._.article == nlp(TEXT)._.article
    other = spacy.load(tmp_path, config={"components": {"who": {"stages": ["newslens.rules.v1"]}}})
    assert len(other(TEXT)._.quotes) > len(nlp(TEXT)._.quotes)


@pytest.mark.parametrize(
    ("stages", "message"),
    [
        (["newslens.atribution.v1"], r"stages\[0\]: no stage is called 'newslens.atribution.v1' \(did you mean"),
        (["newslens.json.v1"], "newslens.json.v1 is of the slot report"),
        (["newslens.claims.v1"], r"stages\[0\]: newslens.claims.v1 requires quotes"),
        ([{"nam": "x"}], r"stages\[0\]: expected a name, or a table"),
        ([{"name": 3}], r"stages\[0\]: expected a name, or a table"),
        ([{"name": "newslens.rules.v1", "options": {"min_confidence": 7.0}}], "min_confidence"),
        ([{"name": "newslens.rules.v1", "options": {"mincofidence": 0.5}}], "did you mean min_confidence"),
    ],
)
def test_a_configuration_that_does_not_hold_says_why(stages: list[object], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        spacy.blank("en").add_pipe("newslens", config={"stages": stages})


def test_a_pipeline_of_another_language_is_warned_of() -> None:
    with pytest.warns(UserWarning, match="this pipeline is for 'de'"):
        spacy.blank("de").add_pipe("newslens")


def test_a_stage_that_cleans_is_shown_in_the_text_of_the_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(
        "newslens", config={"stages": ["newslens.unicode.v1", "newslens.attribution.v1", "newslens.claims.v1"]}
    )
    doc = nlp("“The bri\u00addge is safe,” said Mara\u200b Lind.")
    assert doc._.article.text != doc.text
    assert doc._.quotes[0].text == "“The bri\u00addge is safe,”"
    _held(doc)


def test_a_stage_that_fails_is_named_and_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: newslens.Article, _: newslens.Context) -> newslens.Article:
        if "Brekke" in article.text:
            raise ZeroDivisionError("on purpose")
        return article

    spec = StageSpec(name="lab.broken.v1", slot=Slot.ATTRIBUTE, factory=lambda _: broken)
    (step,) = steps_of(["newslens.rules.v1"])
    monkeypatch.setattr("newslens_spacy.component.steps_of", lambda _: (attrs.evolve(step, spec=spec, stage=broken),))
    nlp = spacy.blank("en")
    nlp.add_pipe("newslens")
    with pytest.raises(StageError, match=r"lab\.broken\.v1 on doc-\w+: ZeroDivisionError: on purpose"):
        nlp(TEXT)
    seen: list[str] = []

    def handle(name: str, _proc: object, _docs: object, error: Exception) -> None:
        seen.append(f"{name}: {error}")

    nlp.set_error_handler(handle)  # type: ignore[arg-type]
    assert [doc.text for doc in nlp.pipe([OTHER, TEXT, OTHER])] == [OTHER, OTHER]
    assert len(seen) == 1
    assert seen[0].startswith("newslens: lab.broken.v1")


def test_an_article_keeps_its_id_date_and_title(nlp: Language) -> None:
    article = newslens.Article("a7", "The bridge opened on Monday.", published="2031-05-14", title="Bridge opens")
    (doc,) = nlp.pipe(docs_of(nlp, [article]))
    assert (doc._.article.id, doc._.article.title) == ("a7", "Bridge opens")
    assert [claim.id for claim in doc._.claims] == ["a7#c1"]
    assert doc._.claims[0].quantities[0].value == "2031-05-12"


def test_an_article_of_another_text_is_refused(nlp: Language) -> None:
    doc = nlp.make_doc(OTHER)
    with pytest.raises(InputError, match="the article 'x' has another text than the Doc"):
        doc._.article = newslens.Article("x", TEXT)
    with pytest.raises(InputError, match="spaCy takes no lone surrogates"):
        next(docs_of(nlp, [newslens.Article("x", "a \ud800 b")]))
    with pytest.raises(AttributeError, match="made by newslens"):
        doc._.quotes = ()


def test_a_doc_that_was_not_read_has_nothing(nlp: Language) -> None:
    doc = nlp.make_doc(OTHER)
    assert (doc._.article, doc._.quotes, doc._.claims, doc._.speakers) == (None, (), (), ())


def test_a_part_of_a_doc_does_not_pass_for_the_whole(nlp: Language) -> None:
    part = nlp(TEXT)[3:9].as_doc(copy_user_data=True)
    with pytest.raises(InputError, match="run the component on it again"):
        _ = part._.quotes
    part.user_data["newslens"] = "[]"
    with pytest.raises(InputError, match="not written by newslens"):
        _ = part._.quotes


def test_reading_twice_changes_nothing(nlp: Language) -> None:
    doc = nlp(TEXT)
    first, spans = doc._.article, _shown(doc, "newslens")
    nlp.get_pipe("newslens")(doc)
    assert (doc._.article, _shown(doc, "newslens")) == (first, spans)


def test_a_name_that_is_taken_is_not_taken_over() -> None:
    Doc.set_extension("lab_quotes", default=None)
    with pytest.raises(InputError, match="lab_quotes is taken by something else"):
        register("lab_")
    nlp = spacy.blank("en")
    nlp.add_pipe("newslens", config={"prefix": "nl_"})
    assert nlp(OTHER)._.nl_quotes


def test_docs_on_one_event_become_an_analysis(nlp: Language) -> None:
    articles = [newslens.Article("gazette", TEXT), newslens.Article("echo", "“The bridge is safe,” Ms. Lind said.")]
    analysis = together(nlp.pipe(docs_of(nlp, articles)))
    assert [speaker.name for speaker in analysis.speakers] == ["Jonas Brekke", "Mara Lind"]
    assert [(found.relation, found.members) for found in analysis.alignments if "echo#q1" in found.members] == [
        ("verbatim", ("echo#q1", "gazette#q1"))
    ]
    whole = newslens.load().analyze(articles)
    assert (whole.speakers, whole.alignments) == (analysis.speakers, analysis.alignments)


def test_docs_that_cannot_be_told_apart_are_refused(nlp: Language) -> None:
    with pytest.raises(InputError, match="two Docs are called"):
        together(nlp.pipe([OTHER, OTHER]))
    with pytest.raises(InputError, match="Doc 0 has not been read"):
        together([nlp.make_doc(OTHER)])


def test_marked_spans_of_the_pipeline_itself_can_be_the_quotes() -> None:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("span_ruler", config={"spans_key": "sc"})
    ruler.add_patterns([{"label": "CONTENT", "pattern": "the bolts"}, {"label": "CUE", "pattern": "counted"}])
    nlp.add_pipe("newslens", config={"stages": ["newslens.spacy.v1"]})
    doc = nlp(OTHER)
    assert [(quote.text, quote.cue and quote.cue.text) for quote in doc._.quotes] == [("the bolts", "counted")]
    assert isinstance(doc.spans["newslens"][0], Span)

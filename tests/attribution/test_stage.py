"""The stage end to end: whatever the text, what it says holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from newslens import language
from newslens.attribution.stage import SPECS, ModelAttribution, ModelOptions, RuleAttribution, RuleOptions
from newslens.spans import Edit
from newslens.stages import Context, Slot
from newslens.testing.growth import grows_linearly
from newslens.types import Article

from .parses import parsed

PIECES = (
    "“", "”", '"', "''", "‘", "’", "said", "says", "told", "adding", "that", "according to", "Ada Holm", "she", "who", "officials",
    "a farmer", "the mill", "was", "closed", ",", ".", ":", "–", "?", "\n\n", "\n", "denied", "called", "and", "warned", "what", "is",
    "“Never.”", "reportedly", "it", "(", ")", "Mr.", "5 p.m.", "\u200b", "é", "𝔸", "\ud800",
)  # fmt: skip
RELATIONS = (
    "nsubj",
    "ccomp",
    "obj",
    "xcomp",
    "mark",
    "advcl",
    "parataxis",
    "conj",
    "acl:relcl",
    "nsubj:pass",
    "obl",
    "case",
    "cop",
)
TAGS = ("VBD", "VBG", "VBN", "NN", "NNP", "PRP", "WP", "IN", "TO", "JJ", ",", "CC", "MD")


Stage = RuleAttribution | ModelAttribution
STAGES: tuple[Stage, ...] = (
    RuleAttribution(),
    ModelAttribution(ModelOptions(min_confidence=0.05)),
    RuleAttribution(RuleOptions(nested=True)),
    ModelAttribution(ModelOptions(min_confidence=0.05, nested=True)),
)
BOTH = pytest.mark.parametrize("stage", STAGES, ids=["rules", "model", "rules, nested", "model, nested"])


@cache
def _blank() -> Language:
    from spacy.lang.en import English

    return English()


def _article(
    text: str, doc: Doc | None = None, stage: Stage = STAGES[0], nlp: Callable[[], Language] = _blank
) -> Article:
    def parse(nlp: Language, wanted: str) -> Doc:
        return doc if doc is not None else language.parse(nlp, wanted)

    return stage(Article("a", text), Context(nlp, parse))


def _check(article: Article) -> None:
    assert len({quote.id for quote in article.quotes}) == len(article.quotes)
    speakers = {speaker.id for speaker in article.speakers}
    assert len(speakers) == len(article.speakers)
    starts = [quote.spans[0].start for quote in article.quotes]
    assert starts == sorted(starts)
    for quote in article.quotes:
        taken: set[int] = set()
        parts = [quote.spans, quote.cue.spans if quote.cue else (), quote.speaker.spans if quote.speaker else ()]
        for spans in parts:
            for span in spans:
                assert 0 <= span.start < span.end <= len(article.raw)
                here = set(range(span.start, span.end))
                assert not here & taken
                taken |= here
        assert quote.text == article.raw_text(quote.spans)
        for span in quote.spans:
            assert "\n\n" not in article.raw[span.start : span.end]
        assert quote.cue is None or quote.cue.text == article.raw_text(quote.cue.spans)
        assert 0 <= quote.confidence <= 1
        assert quote.evidence
        if quote.speaker:
            assert quote.speaker.id in speakers
            assert quote.speaker.mention == article.raw_text(quote.speaker.spans)


@BOTH
@example(text="according to “")
@given(text=st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_any_text_without_a_parse(stage: Stage, text: str) -> None:
    _check(_article(text, stage=stage))


@BOTH
@given(text=st.text(max_size=80))
def test_any_characters(stage: Stage, text: str) -> None:
    _check(_article(text, stage=stage))


@BOTH
@given(data=st.data())
def test_any_parse(stage: Stage, data: st.DataObject) -> None:
    words = data.draw(
        st.lists(st.sampled_from(PIECES).filter(lambda w: w.isprintable() and " " not in w), min_size=1, max_size=25)
    )
    size = len(words)
    heads = [data.draw(st.integers(max(0, i - 4), i)) for i in range(size)]
    doc = Doc(
        _blank().vocab,
        words=words,
        heads=heads,
        deps=[data.draw(st.sampled_from(RELATIONS)) for _ in words],
        tags=[data.draw(st.sampled_from(TAGS)) for _ in words],
        pos=["VERB" if i % 3 else "NOUN" for i in range(size)],
        lemmas=[{"said": "say", "told": "tell", "adding": "add"}.get(word, word) for word in words],
    )
    _check(_article(doc.text, doc, stage))


SAID = (
    "“ `` punct 2", "We PRP nsubj 2", "lost VBD ccomp 5 lose", ", , punct 5", "” '' punct 2", "said VBD ROOT 5 say",
    "Ada NNP nsubj 5", "Holm NNP flat 6", ". . punct 5",
)  # fmt: skip


def _said(options: RuleOptions, article: Article) -> Article:
    return RuleAttribution(options)(article, Context(_blank, lambda _nlp, _text: parsed(*SAID)))


def test_spans_point_into_the_raw_text() -> None:
    raw = "Promotion.\n\n“We lo\u00adst,” said Ada Holm."
    article = Article("a", raw).edited([Edit(0, 12, gap=True), Edit(18, 19)])
    done = _said(RuleOptions(), article)
    [quote] = done.quotes
    assert quote.text == "“We lo\u00adst,”"
    assert (quote.kind, quote.mode) == ("direct", "speech")
    assert quote.speaker is not None
    assert (quote.id, quote.speaker.mention, quote.speaker.id) == ("a#q1", "Ada Holm", "a#s1")
    assert [speaker.name for speaker in done.speakers] == ["Ada Holm"]
    assert quote.evidence == ("cue: cue behind the marks", "content: marks", "speaker: beside the cue")
    _check(done)


def test_each_paragraph_of_a_quotation_is_a_span_of_its_own() -> None:
    pieces = [
        '"The mill lost a third of its harvest, and it has no money left.',
        '"Nobody knows who will buy the grain."',
    ]
    article = Article("a", "The Tribune reports:\n\n" + "\n\n".join(pieces))
    for stage in STAGES:
        (quote,) = stage(article, Context(language.load, language.parse)).quotes
        assert [span.of(article.raw) for span in quote.spans] == pieces


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "‘I loved every Tuesday of it,’ Holm, 74, told the Gazette. ‘It was loud.’",
            "‘I loved every Tuesday of it,’ … ‘It was loud.’",
            "Holm",
        ),
        ("“It was loud,” Ada Holm, managing partner, told a court on Friday.", "“It was loud,”", "Ada Holm"),
        ("“It was loud,” Orvel's managing partner, Ada Holm, said.", "“It was loud,”", "Ada Holm"),
        ("Brekke said in an interview the mill would reopen in May.", "the mill would reopen in May", "Brekke"),
        ("Why Ada Holm thinks the mill was doomed", "the mill was doomed", "Ada Holm"),
        ("“It was loud!” shouted one man in the crowd.", "“It was loud!”", "one man"),
        ("The orchard burned. “It was loud.”", "“It was loud.”", None),
    ],
)
def test_what_news_is_full_of(text: str, content: str, speaker: str | None) -> None:
    article = _article(text, stage=ModelAttribution(), nlp=language.load)
    [quote] = article.quotes
    names = {one.id: one.name for one in article.speakers}
    assert (quote.text, quote.speaker and names[quote.speaker.id]) == (content, speaker)


def test_a_cue_does_not_end_with_an_article() -> None:
    text = "The mill will close. “We have no choice,” chief executive Ada Holm said in a statement."
    [quote] = _article(text, stage=ModelAttribution(), nlp=language.load).quotes
    assert quote.cue is not None
    assert quote.cue.text in {"said", "said in a statement"}


def test_options_say_what_is_kept() -> None:
    text = "“We lost,” said Ada Holm."
    assert _said(RuleOptions(), Article("a", text)).quotes
    assert not _said(RuleOptions(min_confidence=1.0), Article("a", text)).quotes
    with pytest.raises(ValueError, match="min_confidence"):
        RuleOptions(min_confidence=1.5)


def test_the_specs() -> None:
    assert [spec.name for spec in SPECS] == ["newslens.attribution.v1", "newslens.rules.v1"]
    for spec in SPECS:
        assert spec.slot is Slot.ATTRIBUTE
        assert spec.provides == {"quotes", "speakers"}


def test_a_precision_can_be_asked_for() -> None:
    def kept(precision: float | None) -> int:
        stage = ModelAttribution(ModelOptions(min_confidence=0.0, precision=precision))
        return len(
            stage(Article("a", "“We lost,” said Ada Holm."), Context(_blank, lambda _n, _t: parsed(*SAID))).quotes
        )

    assert kept(None) >= kept(0.7) >= kept(0.85)
    with pytest.raises(ValueError, match="the highest that was measured"):
        ModelOptions(precision=0.999)


@BOTH
@pytest.mark.parametrize(
    "piece", ["“No,” she said. ", "said ", "“ ", "according to Holm, ", "“No.”\n\n", "that who said "]
)
def test_time_grows_with_the_text(stage: Stage, piece: str) -> None:
    def prepare(count: int) -> Callable[[], object]:
        doc = _blank().make_doc(piece * count)
        return lambda: _article(piece * count, doc, stage)

    assert grows_linearly(prepare, 250, 1_000)


def test_who_is_named_by_age_between_two_quotations_says_both() -> None:
    text = "“We were promised a bridge,” says Ada Holm. The 61-year-old has farmed here since 1990. “We got a sign.”"
    article = _article(text, stage=ModelAttribution(), nlp=language.load)
    assert [one.name for one in article.speakers] == ["Ada Holm"]
    assert " … ".join(quote.text for quote in article.quotes) == "“We were promised a bridge,” … “We got a sign.”"
    assert all(quote.speaker for quote in article.quotes)

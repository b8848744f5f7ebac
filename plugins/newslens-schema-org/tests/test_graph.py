from __future__ import annotations

import json
import re
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newslens.errors import InputError
from newslens.spans import Span
from newslens.testing.strategies import analyses
from newslens.types import (
    Alignment,
    Analysis,
    Article,
    Claim,
    Kind,
    Mode,
    Quote,
    Relation,
    Speaker,
    SpeakerKind,
    SpeakerMention,
    Stance,
)
from pyld import jsonld

from newslens_schema_org import to_claim_reviews, to_schema_org
from vocabulary import PROPERTIES, REQUIRED, SCHEMA, VERDICTS, ancestors, offline

BASES = st.sampled_from(["", "https://example.org/story"])
ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{6})?([+-]\d\d:\d\d)?)?")
SPAN = (Span(0, 4),)


@st.composite
def dressed(draw: st.DrawFn) -> Analysis:
    """Analyses whose articles have what readers bring: addresses, dates and languages, sound ones and others."""
    found = draw(analyses())
    urls = st.sampled_from(
        [None, "", "https://example.org/a b?q=“x”", "http://[bad", "ftp://x", "https://x.org/\udc80#a#b"]
    )
    dates = st.sampled_from([None, "2026-03-02", "2026-03-02T08:00:00Z", "20260302", "Monday", "2026-W10-1"])
    tags = st.sampled_from([None, "en", "en-GB", "English (British)", ""])
    outlets = st.sampled_from([None, "", "The Herald", "Coast\udc80Wire"])
    articles = tuple(
        attrs.evolve(each, url=draw(urls), published=draw(dates), language=draw(tags), publisher=draw(outlets))
        for each in found.articles
    )
    return attrs.evolve(found, articles=articles)


def expanded(tree: dict[str, Any], base: str = "https://example.org/doc") -> dict[str, dict[str, Any]]:
    """The nodes of a document by their IRIs, expanded offline."""
    text = json.loads(json.dumps(tree).replace("\\ud", "\\u0d"))  # pyld hashes in UTF-8, which has no lone surrogates
    nodes = jsonld.expand(text, {"documentLoader": offline, "base": base})
    by_iri = {node["@id"]: node for node in nodes}
    assert len(by_iri) == len(nodes) == len(tree["@graph"])
    return by_iri


def kind_of(node: dict[str, Any]) -> str:
    (kind,) = node["@type"]
    return str(kind).removeprefix(SCHEMA)


def value_kinds(value: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> set[str]:
    if "@type" in value and "@value" in value:
        assert ISO.fullmatch(value["@value"])
        return {"DateTime" if "T" in value["@value"] else "Date"}
    if "@value" in value:
        return {"Integer" if isinstance(value["@value"], int) else "Text"}
    if value.get("@id") in nodes:
        return ancestors(kind_of(nodes[value["@id"]]))
    if "@type" in value:
        hold(value, nodes)
        return ancestors(kind_of(value))
    assert set(value) == {"@id"}
    return {"URL"}


def hold(node: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> None:
    """Hold a node to the vocabulary."""
    kind = kind_of(node)
    has = {name.removeprefix(SCHEMA): values for name, values in node.items() if not name.startswith("@")}
    assert REQUIRED[kind] <= has.keys()
    for name, values in has.items():
        domain, range_ = PROPERTIES[name]
        assert domain & ancestors(kind), (kind, name)
        for value in values:
            assert range_ & value_kinds(value, nodes), (kind, name, value)


def links(node: dict[str, Any], name: str) -> list[str]:
    return [value["@id"] for value in node.get(SCHEMA + name, [])]


@settings(max_examples=25)
@given(dressed(), BASES, st.sampled_from([{}, {"body": True}, {"indirect": True}]))
def test_every_node_holds_to_the_vocabulary(analysis: Analysis, base: str, options: dict[str, bool]) -> None:
    nodes = expanded(to_schema_org(analysis, base=base, **options))
    for node in nodes.values():
        hold(node, nodes)


@given(dressed())
def test_there_is_a_node_for_each_thing(analysis: Analysis) -> None:
    graph = to_schema_org(analysis, indirect=True)["@graph"]
    count = {kind: sum(node["@type"] == kind for node in graph) for kind in REQUIRED}
    assert count["NewsArticle"] == len(analysis.articles)
    assert count["Quotation"] == sum(len(article.quotes) for article in analysis.articles)
    assert count["Claim"] == sum(len(article.claims) for article in analysis.articles)
    assert count["Person"] + count["Organization"] == len(analysis.speakers)
    assert count["NewsMediaOrganization"] == len({each.publisher for each in analysis.articles if each.publisher})


@settings(max_examples=25)
@given(dressed(), BASES, st.sampled_from(["", "The Harbour Desk"]))
def test_every_draft_holds_to_the_vocabulary_and_gives_no_verdict(analysis: Analysis, base: str, reviewer: str) -> None:
    tree = to_claim_reviews(analysis, base=base, reviewer=reviewer, reviewer_url="https://example.org/desk")
    nodes = expanded(tree)
    for node in nodes.values():
        hold(node, nodes)
    drafts = [node for node in nodes.values() if kind_of(node) == "ClaimReview"]
    contradictions = [each for each in analysis.alignments if each.relation is Relation.CONTRADICTION]
    assert bool(drafts) == bool(contradictions)
    for draft in drafts:
        assert not VERDICTS & {name.removeprefix(SCHEMA) for name in draft}
        assert draft[SCHEMA + "creativeWorkStatus"] == [{"@value": "Draft"}]
        (reviewed,) = links(draft, "itemReviewed")
        assert kind_of(nodes[reviewed]) == "Claim"
        assert links(draft, "mentions")
        assert reviewed not in links(draft, "mentions")


def quote(name: str, text: str = "quay", kind: Kind = Kind.DIRECT, who: str | None = None) -> Quote:
    return Quote(name, kind, Mode.SPEECH, text, SPAN, None, SpeakerMention(who, who, SPAN) if who else None)


def one(tree: dict[str, Any], kind: str) -> dict[str, Any]:
    (node,) = (node for node in tree["@graph"] if node["@type"] == kind)
    return dict(node)


def test_texts_are_one_line_each() -> None:
    wrapped = quote("a#q1", "the quay\n  is shut")
    tree = to_schema_org(Analysis((Article("a", "quay", title="The\nquay", quotes=(wrapped,)),)))
    assert one(tree, "Quotation")["text"] == "the quay is shut"
    assert one(tree, "NewsArticle")["headline"] == "The quay"


def test_indirect_speech_is_no_quotation_unless_it_is_asked_for() -> None:
    article = Article("a", "quay", quotes=(quote("a#q1", kind=Kind.INDIRECT), quote("a#q2")))
    tree = to_schema_org(Analysis((article,)))
    assert one(tree, "Quotation")["identifier"] == "a#q2"
    assert one(tree, "Quotation")["position"] == 2
    assert len(to_schema_org(Analysis((article,)), indirect=True)["@graph"]) == 3


@pytest.mark.parametrize(
    ("stance", "author", "description"),
    [
        (Stance.ASSERTED, {"@id": "#speaker-lind"}, None),
        (Stance.HEDGED, {"@id": "#speaker-lind"}, None),
        (Stance.DENIED, None, "Denied by Mara Lind."),
        (Stance.QUESTIONED, None, "Questioned by Mara Lind."),
    ],
)
def test_who_denies_a_claim_is_not_its_author(stance: Stance, author: Any, description: str | None) -> None:
    claim = Claim("a#c1", "the quay is safe", SPAN, "lind", None, stance)
    analysis = Analysis((Article("a", "quay", claims=(claim,)),), (Speaker("lind", "Mara Lind"),))
    node = one(to_schema_org(analysis), "Claim")
    assert node.get("author") == author
    assert node.get("description") == description
    assert node.get("mentions") == (None if author else {"@id": "#speaker-lind"})
    assert node["keywords"] == stance.value


def test_the_outlet_is_the_author_of_what_it_says_in_its_own_voice() -> None:
    article = Article("a", "quay", publisher="The Herald", claims=(Claim("a#c1", "the quay is safe", SPAN),))
    tree = to_schema_org(Analysis((article,)))
    assert one(tree, "Claim")["author"] == {"@id": "#publisher-The%20Herald"} == one(tree, "NewsArticle")["publisher"]
    assert one(tree, "NewsMediaOrganization")["name"] == "The Herald"


def test_speakers_are_persons_or_organizations() -> None:
    speakers = (
        Speaker("lind", "Mara Lind", ("Ms. Lind",), ("harbour master",), speaks_for=("port", "dunn")),
        Speaker("port", "the Port Authority", (), ("operator",), SpeakerKind.ORGANIZATION, ("dunn",)),
        Speaker("dunn", "Tom Dunn"),
        Speaker("some", "officials", (), (), SpeakerKind.UNNAMED),
    )
    lind, port, _, some = to_schema_org(Analysis(speakers=speakers))["@graph"]
    assert lind == {
        "@type": "Person",
        "@id": "#speaker-lind",
        "identifier": "lind",
        "name": "Mara Lind",
        "alternateName": ["Ms. Lind"],
        "jobTitle": ["harbour master"],
        "affiliation": [{"@id": "#speaker-port"}],
    }
    assert (port["@type"], port["disambiguatingDescription"]) == ("Organization", ["operator"])
    assert "affiliation" not in port
    assert (some["@type"], some["description"]) == ("Person", "officials")
    assert "name" not in some


def test_only_sure_finds_and_texts_that_are_asked_for_are_told() -> None:
    unsure = attrs.evolve(quote("a#q1"), confidence=0.4)
    article = Article("a", "quay", quotes=(unsure, quote("a#q2")))
    tree = to_schema_org(Analysis((article,)), least=0.5, body=True)
    assert one(tree, "NewsArticle")["hasPart"] == [{"@id": "#quote-a%23q2"}]
    assert one(tree, "NewsArticle")["articleBody"] == "quay"
    assert "articleBody" not in one(to_schema_org(Analysis((article,)), least=0.5), "NewsArticle")


def _story() -> Analysis:
    texts = {"a": "the quay is safe", "b": "the quay is safe", "c": "the quay is not safe"}
    articles = tuple(Article(name, "quay", quotes=(quote(f"{name}#q1", text),)) for name, text in texts.items())
    return Analysis(
        articles,
        alignments=(
            Alignment("l1", ("a#q1", "b#q1"), Relation.VERBATIM),
            Alignment("l2", ("a#q1", "c#q1"), Relation.CONTRADICTION),
        ),
    )


def test_what_articles_say_alike_is_one_draft() -> None:
    tree = to_claim_reviews(_story())
    drafts = [node for node in tree["@graph"] if node["@type"] == "ClaimReview"]
    claims = {node["@id"]: node for node in tree["@graph"] if node["@type"] == "Claim"}
    assert [draft["claimReviewed"] for draft in drafts] == ["the quay is safe", "the quay is not safe"]
    assert [draft["itemReviewed"] for draft in drafts] == [draft["mentions"][0] for draft in drafts[::-1]]
    reviewed = claims[drafts[0]["itemReviewed"]["@id"]]
    assert reviewed["appearance"] == [{"@id": "#article-a"}, {"@id": "#article-b"}]


def test_a_chain_that_contradicts_itself_is_not_trusted() -> None:
    story = _story()
    chained = (*story.alignments, Alignment("l3", ("b#q1", "c#q1"), Relation.PARAPHRASE))
    tree = to_claim_reviews(attrs.evolve(story, alignments=chained))
    claims = [node for node in tree["@graph"] if node["@type"] == "Claim"]
    assert [node["appearance"] for node in claims] == [[{"@id": "#article-a"}], [{"@id": "#article-c"}]]


def test_a_quote_that_is_a_claim_is_drafted_as_that_claim() -> None:
    story = _story()
    claim = Claim("a#c1", "the quay is safe", SPAN, None, "a#q1")
    first = attrs.evolve(story.articles[0], claims=(claim,))
    draft = to_claim_reviews(attrs.evolve(story, articles=(first, *story.articles[1:])))["@graph"][0]
    assert draft["itemReviewed"] == {"@id": "#claim-a%23c1"}


def test_drafts_can_be_asked_for_by_id() -> None:
    story = attrs.evolve(_story(), alignments=())
    assert not [node for node in to_claim_reviews(story)["@graph"] if node["@type"] == "ClaimReview"]
    assert one(to_claim_reviews(story, claims=["c#q1"]), "ClaimReview")["claimReviewed"] == "the quay is not safe"
    with pytest.raises(InputError, match=r"^claims: no quote or claim of the analysis is called 'x'$"):
        to_claim_reviews(story, claims=["c#q1", "x"])

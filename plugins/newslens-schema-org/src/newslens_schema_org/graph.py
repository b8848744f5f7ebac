"""An analysis as a graph of schema.org: articles, their quotations, what is claimed in them, and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import attrs
from newslens.types import Analysis, Article, Claim, Kind, Quote, Speaker, SpeakerKind, Stance

from newslens_schema_org.values import Node, filled, iri, iso_date, language_tag, one_line, web_address

CONTEXT: Final = "https://schema.org"

# Who denies or questions something does not make the claim.
_NOT_THEIRS: Final = {Stance.DENIED: "Denied", Stance.QUESTIONED: "Questioned"}


@attrs.frozen
class Names:
    """What the things of an analysis are called, and who speaks in it.

    Attributes:
        base: What stands before the fragment of each IRI: nothing, or the address of the document.
        speakers: Every speaker by id: those of all articles, and an article's own where these were not brought together.
    """

    base: str
    speakers: Mapping[str, Speaker]

    @classmethod
    def of(cls, analysis: Analysis, base: str) -> Names:
        """The names of an analysis."""
        own = (speaker for article in analysis.articles for speaker in article.speakers)
        return cls(base, {speaker.id: speaker for speaker in (*own, *analysis.speakers)})

    def ref(self, kind: str, name: str) -> Node:
        """A reference to a thing."""
        return {"@id": iri(self.base, kind, name)}

    def speaker(self, name: str | None) -> Node | None:
        """A reference to a speaker, or None where nobody of that id speaks."""
        return self.ref("speaker", name) if name is not None and name in self.speakers else None


def to_schema_org(
    analysis: Analysis, *, base: str = "", body: bool = False, indirect: bool = False, least: float = 0.0
) -> Node:
    """An analysis as a JSON-LD document of schema.org.

    Args:
        analysis: An analysis.
        base: What stands before the fragment of each IRI: nothing, or the address of the document.
        body: Whether the cleaned texts of the articles are included, as `articleBody`.
        indirect: Whether indirect speech is a `Quotation` too; what it says is a `Claim` in any case.
        least: The confidence from which quotes and claims are included, from 0 to 1.

    Returns:
        A document with one `@graph`: for each article a `NewsArticle`, its `Quotation`s and its `Claim`s; then each outlet
        once, and each speaker once as a `Person` or an `Organization`.
    """
    names = Names.of(analysis, base)
    graph: list[Node] = []
    for article in analysis.articles:
        quotes = [
            (place, quote)
            for place, quote in enumerate(article.quotes, 1)
            if quote.confidence >= least and (indirect or quote.kind is not Kind.INDIRECT)
        ]
        claims = [claim for claim in article.claims if claim.confidence >= least]
        parts = [names.ref("quote", quote.id) for _, quote in quotes]
        text = {"articleBody": article.text} if body else {}
        graph.append({**article_node(article, names), **text, **filled({"hasPart": parts})})
        graph += [_quotation(quote, place, article, claims, names) for place, quote in quotes]
        graph += [claim_node(claim, article, names) for claim in claims]
    return {"@context": CONTEXT, "@graph": [*graph, *agents(analysis, names)]}


def article_node(article: Article, names: Names) -> Node:
    """A `NewsArticle` without its text and parts."""
    return filled(
        {
            "@type": "NewsArticle",
            **names.ref("article", article.id),
            "identifier": article.id,
            "headline": one_line(article.title or ""),
            "url": web_address(article.url),
            "datePublished": iso_date(article.published),
            "inLanguage": language_tag(article.language),
            "publisher": names.ref("publisher", article.publisher) if article.publisher else None,
        }
    )


def claim_node(item: Quote | Claim, article: Article, names: Names) -> Node:
    """A `Claim`: a claim of the analysis, or what a quote says taken as one.

    Its `author` is who makes it, the outlet where it speaks in its own voice; of a claim that is denied or questioned nobody
    is, and who does so stands in `mentions` and `description`.
    """
    who = item.claimant if isinstance(item, Claim) else item.speaker.id if item.speaker else None
    said = names.speaker(who)
    stance = item.stance if isinstance(item, Claim) else Stance.ASSERTED
    node: dict[str, Any] = {
        "@type": "Claim",
        **names.ref("claim" if isinstance(item, Claim) else "statement", item.id),
        "identifier": item.id,
        "text": one_line(item.text),
        "appearance": names.ref("article", article.id),
        "inLanguage": language_tag(article.language),
        "keywords": stance.value if isinstance(item, Claim) else None,
    }
    if stance in _NOT_THEIRS:
        teller = names.speakers[who].name if who is not None and said else article.publisher
        node["mentions"] = said
        node["description"] = f"{_NOT_THEIRS[stance]} by {teller}." if teller else f"{_NOT_THEIRS[stance]}."
    elif said or who is not None:
        node["author"] = said
    elif isinstance(item, Claim) and article.publisher:
        node["author"] = names.ref("publisher", article.publisher)
    return filled(node, "text")


def _quotation(quote: Quote, place: int, article: Article, claims: list[Claim], names: Names) -> Node:
    return filled(
        {
            "@type": "Quotation",
            **names.ref("quote", quote.id),
            "identifier": quote.id,
            "text": one_line(quote.text),
            "isPartOf": names.ref("article", article.id),
            "position": place,
            "spokenByCharacter": names.speaker(quote.speaker.id) if quote.speaker else None,
            "inLanguage": language_tag(article.language),
            "keywords": [quote.kind.value, quote.mode.value],
            "interpretedAsClaim": [names.ref("claim", claim.id) for claim in claims if claim.quote == quote.id],
        },
        "text",
    )


def agents(analysis: Analysis, names: Names) -> list[Node]:
    """The outlets, each once, and the speakers."""
    outlets = dict.fromkeys(article.publisher for article in analysis.articles if article.publisher)
    return [
        *({"@type": "NewsMediaOrganization", **names.ref("publisher", name), "name": name} for name in outlets),
        *(_agent(speaker, names) for speaker in names.speakers.values()),
    ]


def _agent(speaker: Speaker, names: Names) -> Node:
    person = speaker.kind is not SpeakerKind.ORGANIZATION
    # A group that is not named has no name: what the article calls it describes it.
    called = "description" if speaker.kind is SpeakerKind.UNNAMED else "name"
    organizations = [
        names.ref("speaker", party)
        for party in speaker.speaks_for
        if party in names.speakers and names.speakers[party].kind is SpeakerKind.ORGANIZATION
    ]
    return filled(
        {
            "@type": "Person" if person else "Organization",
            **names.ref("speaker", speaker.id),
            "identifier": speaker.id,
            called: speaker.name,
            "alternateName": list(speaker.aliases),
            "jobTitle" if person else "disambiguatingDescription": list(speaker.roles),
            "affiliation": organizations if person else None,
        }
    )

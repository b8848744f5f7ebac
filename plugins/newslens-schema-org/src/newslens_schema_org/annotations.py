"""An analysis as Web Annotations (W3C, 2017): quotes and claims in the text, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from newslens.spans import Spans
from newslens.types import Alignment, Analysis, Article, Claim, Difference, Quote

from newslens_schema_org.graph import Names
from newslens_schema_org.selectors import Surroundings, selectors
from newslens_schema_org.values import Node, filled, iri, web_address

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
LABELS: Final = {
    "raw": "Positions count the Unicode code points of the raw text that newslens read, from 0.",
    "cleaned": "Positions count the Unicode code points of the text that newslens cleaned, from 0.",
}


def to_annotations(
    analysis: Analysis,
    *,
    base: str = "",
    text: Literal["raw", "cleaned"] = "raw",
    context: int = 32,
    claims: bool = True,
    least: float = 0.0,
) -> Node:
    """An analysis as an annotation collection with one page.

    A quote or claim is one annotation; each piece of it is a target of its own, with a `TextPositionSelector` and a
    `TextQuoteSelector` that select the same. An alignment is an annotation that links those of its members.

    Args:
        analysis: An analysis.
        base: What stands before the fragment of each IRI: nothing, or the address of the document.
        text: Which text is annotated and counted: the raw one, or the cleaned one.
        context: How many code points of prefix and suffix are given at least; more where the text repeats itself.
        claims: Whether claims are annotated too.
        least: The confidence from which quotes and claims are included, from 0 to 1.

    Returns:
        The document; its `label` says which text is counted.
    """
    names = Names.of(analysis, base)
    items: list[Node] = []
    found: set[str] = set()
    for article in analysis.articles:
        targets = _Targets(article, names, text, context)
        statements: Iterable[Quote | Claim] = (*article.quotes, *(article.claims if claims else ()))
        for statement in statements:
            pieces = targets.of(statement.spans)
            if statement.confidence >= least and pieces:
                found.add(statement.id)
                items.append(_annotation(statement, article, names, pieces))
    items += [_link(each, names) for each in analysis.alignments if found.issuperset(each.members)]
    page = {
        "id": iri(base, "page", "1"),
        "type": "AnnotationPage",
        "partOf": f"{base}#annotations",
        "startIndex": 0,
        "items": items,
    }
    return {
        "@context": CONTEXT,
        "id": f"{base}#annotations",
        "type": "AnnotationCollection",
        "label": LABELS[text],
        "generator": {"type": "Software", "name": f"newslens {analysis.newslens}".strip()},
        "total": len(items),
        "first": page,
    }


class _Targets:
    """What is annotated in one article."""

    def __init__(self, article: Article, names: Names, text: str, context: int) -> None:
        self._article = article
        self._source = web_address(article.url) or names.ref("article", article.id)["@id"]
        self._raw = text == "raw"
        self._text = article.raw if self._raw else article.text
        self._surroundings = Surroundings(self._text, context)

    def of(self, spans: Spans) -> list[Node]:
        """A target for each piece; none where cleaning dropped it from the text that is annotated."""
        return [
            {
                "type": "SpecificResource",
                "source": self._source,
                "selector": selectors(span, self._text, self._surroundings),
            }
            for span in (spans if self._raw else self._article.to_text(spans))
        ]


def _annotation(statement: Quote | Claim, article: Article, names: Names, targets: list[Node]) -> Node:
    if isinstance(statement, Quote):
        tags = ["quotation", statement.kind.value, statement.mode.value]
        who = statement.speaker and _called(names, statement.speaker.id, statement.speaker.mention)
    else:
        tags = ["claim", statement.stance.value]
        by = statement.claimant
        who = article.publisher if by is None else _called(names, by, "")
    bodies = [_body("tagging", tag) for tag in tags]
    return {
        "id": iri(names.base, "annotation", statement.id),
        "type": "Annotation",
        "motivation": "tagging",
        "body": [*bodies, _body("identifying", who)] if who else bodies,
        "target": targets,
    }


def _called(names: Names, speaker: str, otherwise: str) -> str:
    return names.speakers[speaker].name if speaker in names.speakers else otherwise


def _link(alignment: Alignment, names: Names) -> Node:
    tags = [alignment.relation.value, *(["attribution conflict"] if alignment.attribution_conflict else [])]
    return {
        "id": iri(names.base, "annotation", alignment.id),
        "type": "Annotation",
        "motivation": "linking",
        "body": [
            *(_body("tagging", tag) for tag in tags),
            *(_body("describing", told) for told in _told(alignment.differences)),
        ],
        "target": [iri(names.base, "annotation", member) for member in alignment.members],
    }


def _told(differences: Iterable[Difference]) -> Iterator[str]:
    for found in differences:
        kind = f" ({found.kind})" if found.kind else ""
        yield f"{found.a_words or '(nothing)'} / {found.b_words or '(nothing)'}{kind}"


def _body(purpose: str, value: str) -> Node:
    return filled({"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"})

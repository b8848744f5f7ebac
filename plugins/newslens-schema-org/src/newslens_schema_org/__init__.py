"""What newslens finds as linked data: schema.org in JSON-LD, drafts of fact checks, W3C Web Annotations.

Examples:
    >>> from newslens import Analysis, Article
    >>> tree = to_schema_org(Analysis(articles=(Article("a1", "The quay reopens.", title="Quay"),)))
    >>> tree["@graph"]
    [{'@type': 'NewsArticle', '@id': '#article-a1', 'identifier': 'a1', 'headline': 'Quay'}]
"""

from __future__ import annotations

from collections.abc import Iterable

from newslens.hookspecs import hookimpl
from newslens.stages import StageSpec

from newslens_schema_org.annotations import to_annotations
from newslens_schema_org.graph import to_schema_org
from newslens_schema_org.reviews import to_claim_reviews
from newslens_schema_org.stage import SPECS

__all__ = ["newslens_stages", "to_annotations", "to_claim_reviews", "to_schema_org"]


@hookimpl
def newslens_stages() -> Iterable[StageSpec]:
    """The stages `newslens.schema-org.v1`, `newslens.claim-review.v1` and `newslens.web-annotation.v1`."""
    return SPECS

"""The stages of the report slot, with their options."""

from __future__ import annotations

from typing import Any, Final, Literal, cast

import attrs
from newslens.stages import Slot, StageSpec
from newslens.types import Analysis

from newslens_schema_org.annotations import LABELS, to_annotations
from newslens_schema_org.graph import to_schema_org
from newslens_schema_org.reviews import to_claim_reviews
from newslens_schema_org.selectors import MOST
from newslens_schema_org.values import dump, web_address

_SHARE: Final = [attrs.validators.ge(0.0), attrs.validators.le(1.0)]


def _address(_: object, field: attrs.Attribute[str], value: Any) -> None:
    if value and (web_address(value) != value or "#" in value):
        raise ValueError(f"{field.name} must be an http or https address without a fragment, not {value!r}")


@attrs.frozen
class SchemaOrgOptions:
    """Options of `newslens.schema-org.v1`.

    Attributes:
        base: The address at which the document will stand; if left out, IRIs are relative to it.
        body: Whether the cleaned texts of the articles are included.
        indirect: Whether indirect speech is a `Quotation` too.
        least: The confidence from which quotes and claims are included, from 0 to 1.
    """

    base: str = attrs.field(default="", validator=_address)
    body: bool = False
    indirect: bool = False
    least: float = attrs.field(default=0.0, validator=_SHARE)


@attrs.frozen
class ClaimReviewOptions:
    """Options of `newslens.claim-review.v1`.

    Attributes:
        base: The address at which the document will stand; if left out, IRIs are relative to it.
        claims: The ids of the quotes and claims to be checked; if left out, those that contradict each other.
        reviewer: The organisation that will check them.
        reviewer_url: Its address.
    """

    base: str = attrs.field(default="", validator=_address)
    claims: tuple[str, ...] = ()
    reviewer: str = ""
    reviewer_url: str = attrs.field(default="", validator=_address)


@attrs.frozen
class AnnotationOptions:
    """Options of `newslens.web-annotation.v1`.

    Attributes:
        base: The address at which the document will stand; if left out, IRIs are relative to it.
        text: Which text is annotated and counted: "raw" or "cleaned".
        context: How many code points of prefix and suffix are given at least.
        claims: Whether claims are annotated too.
        least: The confidence from which quotes and claims are included, from 0 to 1.
    """

    base: str = attrs.field(default="", validator=_address)
    text: str = attrs.field(default="raw", validator=attrs.validators.in_(tuple(LABELS)))
    context: int = attrs.field(default=32, validator=[attrs.validators.ge(1), attrs.validators.le(MOST)])
    claims: bool = True
    least: float = attrs.field(default=0.0, validator=_SHARE)


@attrs.frozen
class SchemaOrgReporter:
    """Articles, quotations and claims, as application/ld+json."""

    options: SchemaOrgOptions = SchemaOrgOptions()

    def __call__(self, analysis: Analysis, /) -> bytes:
        """The document, in UTF-8."""
        return dump(to_schema_org(analysis, **attrs.asdict(self.options)))


@attrs.frozen
class ClaimReviewReporter:
    """Drafts of fact checks, as application/ld+json."""

    options: ClaimReviewOptions = ClaimReviewOptions()

    def __call__(self, analysis: Analysis, /) -> bytes:
        """The document, in UTF-8; `InputError` where an id of `claims` is not there."""
        return dump(to_claim_reviews(analysis, **attrs.asdict(self.options)))


@attrs.frozen
class AnnotationReporter:
    """Web Annotations, as application/ld+json with the profile http://www.w3.org/ns/anno.jsonld."""

    options: AnnotationOptions = AnnotationOptions()

    def __call__(self, analysis: Analysis, /) -> bytes:
        """The collection, in UTF-8."""
        options = self.options
        return dump(
            to_annotations(
                analysis,
                base=options.base,
                text=cast("Literal['raw', 'cleaned']", options.text),
                context=options.context,
                claims=options.claims,
                least=options.least,
            )
        )


SPECS: Final = (
    StageSpec(
        name="newslens.schema-org.v1",
        slot=Slot.REPORT,
        factory=SchemaOrgReporter,
        options=SchemaOrgOptions,
        handles=("jsonld",),
        doc="schema.org in JSON-LD: NewsArticle, Quotation, Claim",
    ),
    StageSpec(
        name="newslens.claim-review.v1",
        slot=Slot.REPORT,
        factory=ClaimReviewReporter,
        options=ClaimReviewOptions,
        handles=("claimreview",),
        doc="drafts of fact checks in JSON-LD: ClaimReview without a verdict",
    ),
    StageSpec(
        name="newslens.web-annotation.v1",
        slot=Slot.REPORT,
        factory=AnnotationReporter,
        options=AnnotationOptions,
        handles=("annotations",),
        doc="W3C Web Annotations with selectors by position and by words",
    ),
)

"""Facts of the vocabularies that are written, as schema.org (version 29) and W3C (2017) publish them."""

from __future__ import annotations

from typing import Any

SCHEMA = "http://schema.org/"

# Each type that is used or stands above one that is, with its parents.
TYPES: dict[str, tuple[str, ...]] = {
    "Thing": (),
    "CreativeWork": ("Thing",),
    "Article": ("CreativeWork",),
    "NewsArticle": ("Article",),
    "Quotation": ("CreativeWork",),
    "Claim": ("CreativeWork",),
    "Review": ("CreativeWork",),
    "ClaimReview": ("Review",),
    "Person": ("Thing",),
    "Organization": ("Thing",),
    "NewsMediaOrganization": ("Organization",),
}

# Each property with the types that may have it and the values that it may have.
PROPERTIES: dict[str, tuple[set[str], set[str]]] = {
    "identifier": ({"Thing"}, {"Text", "URL", "PropertyValue"}),
    "name": ({"Thing"}, {"Text"}),
    "alternateName": ({"Thing"}, {"Text"}),
    "description": ({"Thing"}, {"Text", "TextObject"}),
    "disambiguatingDescription": ({"Thing"}, {"Text"}),
    "url": ({"Thing"}, {"URL"}),
    "headline": ({"CreativeWork"}, {"Text"}),
    "datePublished": ({"CreativeWork"}, {"Date", "DateTime"}),
    "inLanguage": ({"CreativeWork"}, {"Text", "Language"}),
    "publisher": ({"CreativeWork"}, {"Person", "Organization"}),
    "author": ({"CreativeWork"}, {"Person", "Organization"}),
    "mentions": ({"CreativeWork"}, {"Thing"}),
    "keywords": ({"CreativeWork"}, {"Text", "URL", "DefinedTerm"}),
    "text": ({"CreativeWork"}, {"Text"}),
    "hasPart": ({"CreativeWork"}, {"CreativeWork"}),
    "isPartOf": ({"CreativeWork"}, {"CreativeWork", "URL"}),
    "position": ({"CreativeWork"}, {"Integer", "Text"}),
    "interpretedAsClaim": ({"CreativeWork"}, {"Claim"}),
    "creativeWorkStatus": ({"CreativeWork"}, {"Text", "DefinedTerm"}),
    "articleBody": ({"Article"}, {"Text"}),
    "spokenByCharacter": ({"Quotation"}, {"Person", "Organization"}),
    "appearance": ({"Claim"}, {"CreativeWork"}),
    "claimReviewed": ({"ClaimReview"}, {"Text"}),
    "itemReviewed": ({"Review"}, {"Thing"}),
    "jobTitle": ({"Person"}, {"Text", "DefinedTerm"}),
    "affiliation": ({"Person"}, {"Organization"}),
}

# What a node of a type must have here. Search engines want more of a ClaimReview that is published: a rating and a url.
REQUIRED: dict[str, set[str]] = {
    "NewsArticle": {"identifier"},
    "Quotation": {"identifier", "text", "isPartOf", "position"},
    "Claim": {"identifier", "text", "appearance"},
    "ClaimReview": {"claimReviewed", "itemReviewed", "creativeWorkStatus", "description"},
    "Person": {"identifier"},
    "Organization": set(),
    "NewsMediaOrganization": {"name"},
}

# What only somebody who checked a claim may say.
VERDICTS = {"reviewRating", "aggregateRating", "datePublished", "url", "reviewBody"}

_LINKS = ["url"]
_DATES = ["datePublished"]
SCHEMA_CONTEXT: dict[str, Any] = {
    "@context": {
        "@vocab": SCHEMA,
        **{name: {"@id": f"{SCHEMA}{name}", "@type": "@id"} for name in _LINKS},
        **{name: {"@id": f"{SCHEMA}{name}", "@type": f"{SCHEMA}Date"} for name in _DATES},
    }
}

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
_IRI = {"@type": "@id"}
ANNO_CONTEXT: dict[str, Any] = {
    "@context": {
        "oa": OA,
        "as": AS,
        "dc": "http://purl.org/dc/elements/1.1/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "id": "@id",
        "type": "@type",
        **{
            name: f"oa:{name}"
            for name in (
                "Annotation",
                "SpecificResource",
                "TextualBody",
                "TextPositionSelector",
                "TextQuoteSelector",
                "tagging",
                "identifying",
                "describing",
                "linking",
                "exact",
                "prefix",
                "suffix",
            )
        },
        "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage",
        "Software": "as:Application",
        "body": {"@id": "oa:hasBody", **_IRI},
        "target": {"@id": "oa:hasTarget", **_IRI},
        "source": {"@id": "oa:hasSource", **_IRI},
        "selector": {"@id": "oa:hasSelector", **_IRI},
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
        "generator": {"@id": "as:generator", **_IRI},
        "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
        "partOf": {"@id": "as:partOf", **_IRI},
        "first": {"@id": "as:first", **_IRI},
        "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
        "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
        "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
        "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
        "value": "rdf:value",
        "format": "dc:format",
        "label": "rdfs:label",
        "name": "foaf:name",
    }
}

_ID = {"type": "string", "format": "iri-reference", "minLength": 1}
_PLACE = {"type": "integer", "minimum": 0}
MODEL: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "An annotation collection with one embedded page, by the MUSTs of the Web Annotation Data Model",
    "type": "object",
    "required": ["@context", "id", "type", "label", "total", "first"],
    "additionalProperties": False,
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": _ID,
        "type": {"const": "AnnotationCollection"},
        "label": {"type": "string", "minLength": 1},
        "generator": {
            "type": "object",
            "required": ["type", "name"],
            "additionalProperties": False,
            "properties": {"type": {"const": "Software"}, "name": {"type": "string"}},
        },
        "total": _PLACE,
        "first": {"$ref": "#/$defs/page"},
    },
    "$defs": {
        "page": {
            "type": "object",
            "required": ["id", "type", "partOf", "startIndex", "items"],
            "additionalProperties": False,
            "properties": {
                "id": _ID,
                "type": {"const": "AnnotationPage"},
                "partOf": _ID,
                "startIndex": {"const": 0},
                "items": {"type": "array", "items": {"$ref": "#/$defs/annotation"}},
            },
        },
        "annotation": {
            "type": "object",
            "required": ["id", "type", "motivation", "body", "target"],
            "additionalProperties": False,
            "properties": {
                "id": _ID,
                "type": {"const": "Annotation"},
                "motivation": {"enum": ["tagging", "linking"]},
                "body": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/body"}},
                "target": {"type": "array", "minItems": 1, "items": {"anyOf": [_ID, {"$ref": "#/$defs/target"}]}},
            },
        },
        "body": {
            "type": "object",
            "required": ["type", "value", "purpose", "format"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextualBody"},
                "value": {"type": "string", "minLength": 1},
                "purpose": {"enum": ["tagging", "identifying", "describing"]},
                "format": {"const": "text/plain"},
            },
        },
        "target": {
            "type": "object",
            "required": ["type", "source", "selector"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": _ID,
                "selector": {
                    "type": "array",
                    "prefixItems": [{"$ref": "#/$defs/position"}, {"$ref": "#/$defs/quote"}],
                    "items": False,
                    "minItems": 2,
                },
            },
        },
        "position": {
            "type": "object",
            "required": ["type", "start", "end"],
            "additionalProperties": False,
            "properties": {"type": {"const": "TextPositionSelector"}, "start": _PLACE, "end": _PLACE},
        },
        "quote": {
            "type": "object",
            "required": ["type", "exact", "prefix", "suffix"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string", "minLength": 1},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
        },
    },
}


def ancestors(kind: str) -> set[str]:
    """A type and all that stand above it."""
    return {kind}.union(*(ancestors(parent) for parent in TYPES[kind]))


def offline(url: str, _options: object) -> dict[str, Any]:
    """The document loader for pyld: the two contexts that may be asked for, and nothing from the network."""
    contexts = {"https://schema.org": SCHEMA_CONTEXT, "http://www.w3.org/ns/anno.jsonld": ANNO_CONTEXT}
    return {"contextUrl": None, "documentUrl": url, "document": contexts[url], "contentType": "application/ld+json"}

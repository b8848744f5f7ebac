"""What a component marked in a Doc, and the attributions that come of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from newslens_spacy.attribution.options import SpacyOptions
from newslens_spacy.attribution.related import Range, Related, ranges, related
from newslens_spacy.attribution.relating import Marked, Relate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def attributions(doc: Doc, options: SpacyOptions, relate: Relate) -> list[Related]:
    """The attributions of a Doc, in its own offsets.

    Args:
        doc: A Doc that the pipeline of the options has read.
        options: Where to look.
        relate: What brings marked spans together.

    Raises:
        ValueError: Where the Doc has other keys of spans and none of those named, or no such extension.
        TypeError: Where the extension or the function gives something that is no attribution.
    """
    found: list[Related] = []
    if options.extension:
        if not doc.has_extension(options.extension):
            raise ValueError(
                f"extension: no doc._.{options.extension} is registered; a module may have to be named in modules"
            )
        found += [related(one) for one in doc._.get(options.extension) or ()]
    marked = read(doc, options)
    if marked.contents:
        found += [related(one) for one in relate(marked)]
    return [one for one in found if one.content]


def read(doc: Doc, options: SpacyOptions) -> Marked:
    """What was marked in a Doc.

    Args:
        doc: The Doc.
        options: The keys of its spans and the labels.

    Raises:
        ValueError: Where the Doc has other keys of spans, and none of those named.
    """
    keys = [key for key in options.spans if key in doc.spans]
    if not keys and not options.extension and not options.entities and len(doc.spans):
        raise ValueError(
            f"spans: the Doc has no spans under {', '.join(map(repr, options.spans)) or 'no key'}; "
            f"it has some under {', '.join(sorted(map(repr, doc.spans)))}"
        )
    spans: list[Span] = []
    scores: dict[Range, float] = {}
    for key in keys:
        group = doc.spans[key]
        spans += group
        given = group.attrs.get("scores")  # a span categorizer gives one for each
        if given is not None and len(given) == len(group):
            for span, score in zip(group, given, strict=True):
                if span.label_ in options.content:
                    scores[ranges(span)[0]] = min(1.0, max(0.0, float(score)))
    if options.entities:
        spans += doc.ents
    return Marked(
        doc,
        _labelled(spans, options.content),
        _labelled(spans, options.cue),
        _labelled(spans, options.source),
        scores,
    )


def _labelled(spans: Iterable[Span], labels: Sequence[str]) -> list[Span]:
    wanted = frozenset(labels)
    found = [span for span in spans if span.label_ in wanted and span.end > span.start]
    return sorted(found, key=lambda span: (span.start_char, span.end_char))

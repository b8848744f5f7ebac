"""A small rule-based component, as somebody else might have written it, and functions that options name."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from newslens_spacy.attribution.relating import Marked

TEXT = (
    "“The pier is rotten,” said Mara Lind, the harbour master. She warned that the ferry would not sail.\n\n"
    "Jonas Brekke, a docker, replied: “Nobody asked us.”"
)
_MARKS = re.compile(r"“[^”\n]*”|that [a-z ]+")
_CUES = re.compile(r"\b(?:said|warned|replied)\b")
_SOURCES = re.compile(r"\b(?:Mara Lind|She|Jonas Brekke)\b")


def _spans(doc: Doc, pattern: re.Pattern[str], label: str) -> list[Span]:
    found = (
        doc.char_span(m.start(), m.end(), label=label, alignment_mode="expand") for m in pattern.finditer(doc.text)
    )
    return [span for span in found if span is not None]


@Language.component("lab_quotes")
def lab_quotes(doc: Doc) -> Doc:
    """Spans under "lab", and whole attributions in `doc._.lab`."""
    contents, cues, sources = (
        _spans(doc, pattern, label) for pattern, label in ((_MARKS, "WORDS"), (_CUES, "VERB"), (_SOURCES, "WHO"))
    )
    doc.spans["lab"] = SpanGroup(doc, name="lab", spans=[*contents, *cues, *sources])
    doc._.lab = [
        {"content": content, "cue": cue, "speaker": [source[0], source[-1]]}
        for content, cue, source in zip(contents, cues, sources, strict=False)
    ]
    return doc


if not Doc.has_extension("lab"):
    Doc.set_extension("lab", default=None)


def first_of_each(marked: Marked) -> list[dict[str, object]]:
    """Every content with the first cue and the first source, where there are any."""
    if not (marked.cues and marked.sources):
        return []
    return [{"content": one, "cue": marked.cues[0], "source": marked.sources[0]} for one in marked.contents]


def nonsense(marked: Marked) -> list[int]:
    """Nothing that could be an attribution."""
    return [len(marked.contents)]

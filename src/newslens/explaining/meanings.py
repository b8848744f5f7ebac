"""What kinds, stances, relations, evidence and figures mean, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from newslens.attribution import learned
from newslens.explaining.records import Confidence, Ground
from newslens.queries.causes import Cause, CauseKind
from newslens.types import Alignment, Kind, Relation, Stance

KINDS: Mapping[Kind, str] = {
    Kind.DIRECT: "all of the content stands inside quotation marks",
    Kind.MIXED: "some of the content stands inside quotation marks",
    Kind.INDIRECT: "none of the content stands inside quotation marks",
}
STANCES: Mapping[Stance, str] = {
    Stance.ASSERTED: "put forward as true",
    Stance.DENIED: "denied by the claimant",
    Stance.HEDGED: "reported, alleged, probable or intended",
    Stance.QUESTIONED: "asked, or called into question",
}
RELATIONS: Mapping[Relation, str] = {
    Relation.VERBATIM: "quoted in the same words",
    Relation.REWORDED: "both inside quotation marks, in different words",
    Relation.PARAPHRASE: "the same content, at least one side outside quotation marks",
    Relation.CONTRADICTION: "the two cannot both hold",
}
_FRAMES: Mapping[str, str] = {
    "marks": "what stands inside the quotation marks",
    "direct": "what stands inside the quotation marks",
    "clause": "the clause that hangs on the cue",
    "inf": "the infinitive that hangs on the cue",
    "ger": "the gerund that hangs on the cue",
    "obj": "the object of the cue",
    "obj+as": "the object of the cue and what it is called",
    "obj+inf": "the object of the cue and its infinitive",
    "naming": "what somebody or something is called",
    "small": "the small clause that hangs on the cue",
    "aside": "the sentence around an aside",
    "according": "what stands beside the preposition",
    "rest": "the rest of the sentence",
    "passive": "the subject of the passive cue",
    "model": "the words that the trained model read as content",
}
_CAUSES: Mapping[CauseKind, str] = {
    CauseKind.REPORTED: "one of them hands on what the other said",
    CauseKind.SHARED: "both gave one statement",
    CauseKind.ERROR: "{outlet} is likely wrong",
    CauseKind.DOUBT: "newslens may have read {outlet} wrongly",
}
_MODEL = re.compile(r"\bmodel\b")
_FIGURE = (
    "of all quotes with at least this figure about {share} in 100 were right as a whole (cue, source and content together); "
    "one with just this figure is right less often than those above it, about as often as the figure says"
)
_WHERE = "measured on annotated US political news; who a pronoun stands for is not covered"


def ground(evidence: str) -> Ground:
    """What a piece of evidence of a quote means.

    Examples:
        >>> ground("cue: model and verb say").meaning
        'the cue was found by the trained model and by a rule: verb “say”'
        >>> ground('content: clause"').meaning
        'the content is the clause that hangs on the cue, with quotation marks in it'
    """
    part, colon, rule = evidence.partition(": ")
    if not colon:
        return Ground(evidence, evidence)
    if part == "content":
        told = " and ".join(map(_frame, rule.split(" and ")))
        return Ground(evidence, f"the content is {told}")
    names = rule.split(" and ", 1)
    by_model = bool(_MODEL.match(names[0]))
    rules = names[1:] if by_model else [rule]
    lemma = names[0].removeprefix("model").strip() if by_model else ""
    by = ["by the trained model" + (f", on the word “{lemma}”" if lemma else "")] if by_model else []
    by += [f"by a rule: {_quoted(one)}" for one in rules]
    return Ground(evidence, f"the {part} was found {' and '.join(by)}")


def _quoted(rule: str) -> str:
    """A rule with the word that it turned on set off."""
    first, blank, rest = rule.rpartition(" ")
    known = {"verb", "passive verb", "noun", "adjective", "adverb", "preposition"}
    return f"{first}{blank}“{rest}”" if first in known else rule


def _frame(frame: str) -> str:
    bare = frame.rstrip('"')
    name, _, more = bare.partition(":")
    told = _FRAMES.get(bare) or _FRAMES.get(name)
    if told is None:
        return frame
    return (
        told
        + (f" ({more})" if more and bare not in _FRAMES else "")
        + (", with quotation marks in it" if bare != frame else "")
    )


def confidence(value: float, evidence: Iterable[str]) -> Confidence:
    """What the confidence of a quote means.

    Args:
        value: 0 to 1.
        evidence: What all quotes of its article rest on; tells whether a trained model took part.
    """
    if not any(_MODEL.search(one) for one in evidence):
        return Confidence(value, "how often the rule that found it was right; no trained model took part")
    curve = learned.load().curve
    share = min(curve, key=lambda point: abs(point[0] - value))[1]
    kept = max((precision for threshold, precision in curve if threshold <= value), default=None)
    return Confidence(value, f"{_FIGURE.format(share=round(100 * share))}; {_WHERE}", kept)


def score(alignment: Alignment) -> str:
    """What the score of an alignment says."""
    if alignment.relation is Relation.CONTRADICTION:
        return "how sure it is that both speak of the same thing, 0 to 1; which of the two is right it does not say"
    return "how sure it is that both say the same, 0 to 1; whether it is true it does not say"


def conflict(alignment: Alignment) -> str | None:
    """What does not agree in an alignment, or None."""
    if alignment.attribution_conflict:
        return "put into the mouths of different speakers, neither of whom speaks for the other"
    return (
        "both cannot hold; it may be an error, or one side is later"
        if alignment.relation is (Relation.CONTRADICTION)
        else None
    )


def cause(found: Cause | None) -> str | None:
    """Why the same stands in two mouths, or None where nothing shows it."""
    return None if found is None else f"{_CAUSES[found.kind].format(outlet=found.telling.outlet)}: {found.words}"

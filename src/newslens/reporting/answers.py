"""Answers made from an analysis, as they stand in JSON beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newslens.spans import Spans
from newslens.types import Analysis

if TYPE_CHECKING:
    from newslens.alignment.copies.finding import Copy
    from newslens.queries.disagreements import Disagreement
    from newslens.queries.updates import Update
    from newslens.queries.utterances import Stretch, Utterance


def answers(analysis: Analysis) -> dict[str, Any]:
    """What can be asked of an analysis, as fields of a JSON document.

    `groups` are the quotes and claims that say the same; `updates` the numbers that later articles brought up to date;
    `utterances` what was said, put together from the pieces that articles print; `conflicts` why one thing stands in two
    mouths; `copies` which article took text over from which.
    """
    copies = analysis.copies()
    return {
        "groups": [
            {"members": [telling.item.id for telling in group.tellings], "outlets": list(group.outlets)}
            for group in analysis.groups(copies=copies)
        ],
        "updates": [_update(update) for update in analysis.updates(copies=copies)],
        "utterances": [_utterance(utterance) for utterance in analysis.utterances(copies=copies)],
        "conflicts": [
            _conflict(found) for found in analysis.disagreements(copies=copies) if found.over.value == "speaker"
        ],
        "copies": [_copy(copy) for copy in copies.found],
    }


def _update(update: Update) -> dict[str, Any]:
    return {
        "alignments": [alignment.id for alignment in update.alignments],
        "steps": [
            {
                "number": step.number,
                "published": step.published,
                "members": [telling.item.id for telling in step.tellings],
                "spans": _spans(step.marks),
            }
            for step in update.steps
        ],
    }


def _utterance(utterance: Utterance) -> dict[str, Any]:
    return {
        "speakers": [speaker.id for speaker in utterance.speakers],
        "text": utterance.text,
        "stretches": [_stretch(stretch) for stretch in utterance.stretches],
        "retold": [telling.item.id for telling in utterance.retold],
        "outlets": list(utterance.outlets),
    }


def _stretch(stretch: Stretch) -> dict[str, Any]:
    return {
        "text": stretch.text,
        "parts": [
            {
                "quote": part.telling.item.id,
                "outlet": part.telling.outlet,
                "speaker": part.telling.speaker,
                "text": part.text,
                "spans": _spans(part.spans),
                "start": part.start,
                "end": part.end,
                "exact": part.exact,
            }
            for part in stretch.parts
        ],
        "variants": [
            {
                "start": variant.start,
                "end": variant.end,
                "text": variant.text,
                "quotes": [telling.item.id for telling in variant.tellings],
            }
            for variant in stretch.variants
        ],
    }


def _conflict(found: Disagreement) -> dict[str, Any]:
    cause = found.cause
    return {
        "alignments": [alignment.id for alignment in found.alignments],
        "cause": None
        if cause is None
        else {"kind": cause.kind.value, "member": cause.telling.item.id, "words": cause.words},
        "contexts": [
            {"member": context.telling.item.id, "text": context.text, "spans": _spans(context.spans)}
            for context in found.contexts
        ],
    }


def _copy(copy: Copy) -> dict[str, Any]:
    return {
        "first": copy.first,
        "later": copy.later,
        "dated": copy.dated,
        "first_share": copy.first_share,
        "later_share": copy.later_share,
        "passages": [
            {"first": _spans(passage.first), "later": _spans(passage.later), "words": passage.words}
            for passage in copy.passages
        ],
    }


def _spans(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]

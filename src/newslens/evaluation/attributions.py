"""Attributions by their words, annotated or found, and which of them are the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs

from newslens.evaluation.cues import CueClass, cue_class
from newslens.evaluation.words import SAME, WordIndex, Words, jaccard
from newslens.spans import Span, Spans
from newslens.types import Quote

ROLES: Final = ("source", "cue", "content")


@attrs.frozen
class Attribution:
    """Who, by which words, is said to say what.

    Attributes:
        source: The words that name who says it.
        cue: The words that signal it.
        content: The words of what is said.
        kind: Direct, mixed or indirect.
        cue_class: What sort of words the cue is.
    """

    source: Words
    cue: Words
    content: Words
    kind: str = ""
    cue_class: CueClass = CueClass.OTHER

    @classmethod
    def annotated(cls, index: WordIndex, tree: Mapping[str, Any]) -> Attribution:
        """An attribution as PolNeAR has it.

        Args:
            index: The words of the text.
            tree: Spans for `source`, `cue` and `content` (pairs of code points, half-open), and a `type`.

        Raises:
            KeyError, TypeError, ValueError: Where it is none.
        """
        spans = {role: tuple(Span(start, end) for start, end in tree.get(role) or ()) for role in ROLES}
        return cls._of(index, spans, str(tree["type"]))

    @classmethod
    def found(cls, index: WordIndex, quote: Quote) -> Attribution:
        """A quote as the scorer sees it."""
        spans = {
            "source": () if quote.speaker is None else quote.speaker.spans,
            "cue": () if quote.cue is None else quote.cue.spans,
            "content": quote.spans,
        }
        return cls._of(index, spans, quote.kind)

    @classmethod
    def _of(cls, index: WordIndex, spans: Mapping[str, Spans], kind: str) -> Attribution:
        cue = index.words(spans["cue"])
        return cls(
            source=index.words(spans["source"]),
            cue=cue,
            content=index.words(spans["content"]),
            kind=kind,
            cue_class=cue_class([index.forms[number] for number in sorted(cue)]),
        )

    def of(self, role: str) -> Words:
        """The words that bear a role."""
        words: Words = getattr(self, role)
        return words

    def same(self, other: Attribution) -> bool:
        """Whether all three roles have the same words."""
        return all(self.of(role) == other.of(role) for role in ROLES)

    def fits(self, other: Attribution) -> bool:
        """Whether cues meet, sources meet, and contents have a Jaccard of at least one half."""
        return jaccard(self.content, other.content) >= SAME and all(
            _meet(self.of(role), other.of(role)) for role in ("cue", "source")
        )


def exact_matches(golds: Sequence[Attribution], found: Sequence[Attribution]) -> int:
    """How many gold attributions are found word for word, one to one."""
    left = list(range(len(found)))
    for gold in golds:
        same = next((j for j in left if gold.same(found[j])), None)
        if same is not None:
            left.remove(same)
    return len(found) - len(left)


def loose_matches(golds: Sequence[Attribution], found: Sequence[Attribution]) -> dict[int, int]:
    """Pair gold attributions with found ones that fit, one to one, each gold one in order with the best that is left.

    Returns:
        For each gold attribution that is matched, the found one.
    """
    left = list(range(len(found)))
    matched: dict[int, int] = {}
    for i, gold in enumerate(golds):
        fitting = [j for j in left if gold.fits(found[j])]
        if fitting:
            matched[i] = max(fitting, key=lambda j: jaccard(gold.content, found[j].content))
            left.remove(matched[i])
    return matched


def _meet(a: Words, b: Words) -> bool:
    return not a.isdisjoint(b) or not (a or b)

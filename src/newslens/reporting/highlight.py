"""The raw text of an article cut at the edges of what was found in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

import attrs

from newslens.reporting.view import Statement, View
from newslens.reporting.words import line
from newslens.spans import Spans
from newslens.types import Alignment, Article, Relation

_HUES: Final = 12
_SIGNS: Final = {"contradiction": "≠", "update": "↗", "conflict": "⇄", "": ""}
"""What stands before the number of a link to what is not simply the same."""
_OWN: Final = re.compile(r"[A-Za-z0-9._-]{1,200}#[A-Za-z0-9._#-]{1,100}")  # no name of a section has a "#"
# HTML has no place for these; each becomes one sign that something stood there.
_UNFIT: Final = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


@attrs.frozen
class Link:
    """A way from one telling to another, or to its speaker.

    Attributes:
        anchor: Where it leads.
        label: What is seen of it.
        title: What it leads to.
        kind: "contradiction", "update" or "conflict" (another speaker), or nothing where the other says the same.
    """

    anchor: str
    label: str
    title: str
    kind: str = ""


@attrs.frozen
class Segment:
    """Some words of an article that are shown in one way.

    Attributes:
        text: The words.
        classes: How they are shown.
        title: What is said of them when somebody points at them.
        anchors: The quotes and claims that begin here.
        links: Where the quotes and claims that end here are told otherwise.
        voices: Who says the quotes that begin here, for those who cannot point at them.
    """

    text: str
    classes: tuple[str, ...] = ()
    title: str = ""
    anchors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    voices: tuple[Link, ...] = ()


@attrs.frozen
class _Mark:
    spans: Spans
    classes: tuple[str, ...]
    title: str
    item: str | None = None


@attrs.frozen
class Highlighter:
    """Shows articles of one analysis.

    Attributes:
        statements: Every quote and claim by its id.
        anchors: The name of the place of each quote and each aligned claim, by its id: the id itself where a page can name a
            place so.
        links: From each aligned quote or claim to the others.
        hues: The class of each speaker's colour, by the speaker's id.
        voices: From each quote to its speaker.
    """

    statements: Mapping[str, Statement]
    anchors: Mapping[str, str]
    links: Mapping[str, Sequence[Link]]
    hues: Mapping[str | None, str]
    voices: Mapping[str, Link]

    @classmethod
    def of(cls, view: View) -> Highlighter:
        """A highlighter for the articles of a view."""
        aligned = [member for alignment in view.analysis.alignments for member in alignment.members]
        quotes = [quote.id for article in view.analysis.articles for quote in article.quotes]
        shown = enumerate(dict.fromkeys((*quotes, *aligned)), start=1)
        anchors = {name: name if _OWN.fullmatch(name) else f"i{number}" for number, name in shown}
        links: defaultdict[str, list[Link]] = defaultdict(list)
        updates = {name for update in view.updates for name in update.alignments}
        for number, alignment in enumerate(view.analysis.alignments, start=1):
            kind = "update" if alignment.id in updates else _kind(alignment)
            for member in alignment.members:
                for other in alignment.members:
                    if other != member and other in view.statements:
                        links[member].append(_link(number, alignment, kind, view.statements[other], anchors[other]))
        speakers = (voice.speaker for voice in view.voices if voice.speaker is not None)
        hues: dict[str | None, str] = {speaker.id: f"h{i % _HUES}" for i, speaker in enumerate(speakers)}
        places = {
            None if voice.speaker is None else voice.speaker.id: f"voice{i}"
            for i, voice in enumerate(view.voices, start=1)
        }
        voices = {quote: _voice(view.statements[quote], places) for quote in quotes}
        return cls(view.statements, anchors, links, hues, voices)

    def segments(self, article: Article) -> tuple[Segment, ...]:
        """The raw text of an article in segments; their texts joined have as many code points."""
        return tuple(_cut(article.raw, tuple(self._marks(article)), self))

    def _marks(self, article: Article) -> Iterator[_Mark]:
        for removal in article.removed:
            yield _Mark(removal.spans, ("removed",), f"removed: {removal.reason}")
        for warning in article.warnings:
            yield _Mark(warning.spans, ("warning",), f"looks damaged: {line(warning.reason)}")
        for claim in article.claims:
            if claim.id in self.anchors:
                yield _Mark(claim.spans, ("claim",), f"{line(claim.id)}: claim, {claim.stance}", claim.id)
        for quote in article.quotes:
            who = self.statements[quote.id].who
            hue = self.hues.get(self.statements[quote.id].speaker, "nobody")
            yield _Mark(quote.spans, ("quote", hue), f"{line(quote.id)}: {who}, {quote.kind} {quote.mode}", quote.id)
            if quote.cue is not None:
                yield _Mark(quote.cue.spans, ("cue",), "cue")
            if quote.speaker is not None:
                yield _Mark(quote.speaker.spans, ("mention", hue), who)


def _kind(alignment: Alignment) -> str:
    if alignment.relation is Relation.CONTRADICTION:
        return "contradiction"
    return "conflict" if alignment.attribution_conflict else ""


def _link(number: int, alignment: Alignment, kind: str, other: Statement, anchor: str) -> Link:
    conflict = ", attribution conflict" if alignment.attribution_conflict else ""
    relation = "update" if kind == "update" else alignment.relation
    return Link(anchor, f"{_SIGNS[kind]}{number}", f"{relation}{conflict}: {other.outlet}", kind)


def _voice(said: Statement, places: Mapping[str | None, str]) -> Link:
    return Link(places[said.speaker], "", f"{said.who}, {said.kind} {said.mode}")


def _cut(raw: str, marks: Sequence[_Mark], highlighter: Highlighter) -> Iterator[Segment]:
    starting: defaultdict[int, list[int]] = defaultdict(list)
    ending: defaultdict[int, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        for span in mark.spans:
            if span.start < span.end <= len(raw):
                starting[span.start].append(number)
                ending[span.end].append(number)
    text = _UNFIT.sub("\ufffd", raw)
    anchored: set[str] = set()
    open_marks: dict[int, _Mark] = {}
    edges = sorted({0, len(raw), *starting, *ending})
    for start, end in pairwise(edges):
        for number in ending[start]:
            open_marks.pop(number, None)
        for number in starting[start]:
            open_marks[number] = marks[number]
        begun = [mark.item for mark in open_marks.values() if mark.item in highlighter.anchors]
        anchors = [item for item in dict.fromkeys(begun) if item is not None and item not in anchored]
        anchored.update(anchors)
        ended = [marks[number].item for number in ending[end] if end == max(s.end for s in marks[number].spans)]
        yield Segment(
            text=text[start:end],
            classes=tuple(dict.fromkeys(name for mark in _shown(open_marks.values()) for name in mark.classes)),
            title="; ".join(dict.fromkeys(mark.title for mark in open_marks.values())),
            anchors=tuple(highlighter.anchors[item] for item in anchors),
            voices=tuple(highlighter.voices[item] for item in anchors if item in highlighter.voices),
            links=tuple(link for item in ended if item is not None for link in highlighter.links.get(item, ())),
        )


def _shown(marks: Iterable[_Mark]) -> list[_Mark]:
    """The marks without those quotes in which another quote stands: words have one colour."""
    marks = list(marks)
    inner = next((mark for mark in reversed(marks) if "quote" in mark.classes), None)
    mention = any("mention" in mark.classes for mark in marks)
    return [mark for mark in marks if "quote" not in mark.classes or (mark is inner and not mention)]

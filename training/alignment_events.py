"""The invented events of ``alignment_events.txt`` as stories: articles, speakers, and which pairs belong together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import attrs

from newslens.types import Article, Claim, Cue, Kind, Mode, Quote, Relation, Speaker, SpeakerKind, SpeakerMention

EVENTS = Path(__file__).with_name("alignment_events.txt")
_KINDS = {"[org] ": SpeakerKind.ORGANIZATION, "[unnamed] ": SpeakerKind.UNNAMED}
_OUTLETS = "abcde"
_MARKS = '“‘"'


@attrs.frozen(eq=False)
class Event:
    """One event, told by several outlets.

    Attributes:
        name: What happened.
        articles: The quotes and claims of each outlet.
        speakers: Who speaks.
        wanted: The pairs of quotes and claims that belong together, and whether they contradict each other.
    """

    name: str
    articles: tuple[Article, ...]
    speakers: tuple[Speaker, ...]
    wanted: dict[tuple[str, str], bool]

    @property
    def against(self) -> frozenset[tuple[str, str]]:
        """The pairs that contradict each other."""
        return frozenset(pair for pair, opposed in self.wanted.items() if opposed)


def read_events(path: Path = EVENTS) -> list[Event]:
    """The events of a file.

    Raises:
        ValueError: If a line is neither a speaker nor a wording, or names a speaker that the event has not.
    """
    text = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [_event(part) for part in text.split("== ") if part.strip()]


def _event(text: str) -> Event:
    head, *groups = (part.strip().splitlines() for part in text.split("\n\n") if part.strip())
    name, *rest = head
    speakers = [_speaker(line) for line in rest]
    known = {speaker.id for speaker in speakers}
    told: dict[str, list[Quote | Claim]] = {}
    wanted = {}
    for number, group in enumerate(groups):
        made: list[tuple[str, int]] = []
        for place, line in enumerate(group):
            against = len(line) - len(line.lstrip("!"))
            # Outlets take turns, so that none is always first.
            outlet = _OUTLETS[(place + number) % max(3, len(group))]
            part = _part(line[against:].strip(), f"{outlet}.{number}", known)
            told.setdefault(outlet, []).append(part)
            made.append((part.id, against))
        for (one, left), (other, right) in combinations(made, 2):
            wanted[min(one, other), max(one, other)] = left != right
    return Event(name, tuple(_articles(told)), tuple(speakers), wanted)


def _speaker(line: str) -> Speaker:
    if not line.startswith("@ "):
        raise ValueError(f"no speaker: {line}")
    key, name = line[2:].split(" ", 1)
    name, _, whole = name.partition(" > ")
    kind = SpeakerKind.PERSON
    for mark, other in _KINDS.items():
        if name.startswith(mark):
            name, kind = name[len(mark) :], other
    return Speaker(key, name, kind=kind, speaks_for=(whole,) if whole else ())


def _part(line: str, name: str, known: set[str]) -> Quote | Claim:
    who, mark, text = (part.strip() for part in line.partition("|"))
    if not mark:
        raise ValueError(f"no wording: {line}")
    if who == "-":
        return Claim(name, text, ())
    key, cue = who.split(" ", 1)
    if key not in known:
        raise ValueError(f"unknown speaker: {line}")
    marked = any(mark in text for mark in _MARKS)
    whole = text[0] in _MARKS and text[-1] in '”’"'
    kind = Kind.DIRECT if whole else Kind.MIXED if marked else Kind.INDIRECT
    return Quote(name, kind, Mode.SPEECH, text, (), Cue(cue, ()), SpeakerMention(key, key, ()))


def _articles(told: dict[str, list[Quote | Claim]]) -> Iterator[Article]:
    for outlet, parts in sorted(told.items()):
        quotes = tuple(part for part in parts if isinstance(part, Quote))
        yield Article(outlet, "x", quotes=quotes, claims=tuple(part for part in parts if isinstance(part, Claim)))


def score(event: Event, found: dict[tuple[str, str], Relation]) -> dict[str, tuple[int, int, int]]:
    """How many of the pairs found are right, how many were found, how many are wanted: of all, and of contradictions."""
    said = {pair for pair, relation in found.items() if relation == Relation.CONTRADICTION}
    return {
        "align": (len(event.wanted.keys() & found.keys()), len(found), len(event.wanted)),
        "contradiction": (len(event.against & said), len(said), len(event.against)),
    }

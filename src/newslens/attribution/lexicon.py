"""Which words report, what they represent, and how often each of them attributes something."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import attrs

from newslens.types import Mode

# How many observations the average of a frame is worth against what was counted for one lemma.
_PRIOR_WEIGHT: Final = 3.0
_KNOWN: Final = 0.6


@attrs.frozen(eq=False)
class Lexicon:
    """Word lists and rates.

    Attributes:
        verbs: What verbs represent, by lemma.
        now_and_then: What other words represent where they stand in a cue, by lemma.
        nouns: What nouns such as "claim" represent, by lemma.
        crying: Nouns for what a crowd calls out.
        naming: Verbs that name: `calling the plan "madness"`.
        documents: Nouns for documents that say things.
        outlets: Words in names of outlets and agencies.
        media: Nouns that make what is said in them written.
        prepositions: Prepositions before a source, as tuples of words, the longest first.
        hearsay: Adverbs of hearsay.
        headline_sources: What may stand before a colon in a headline.
        labels: What may stand before a colon and names nobody: "breaking".
        forms: What stands before a colon in a list or a form and speaks not: "what", "price".
        asking: Labels of whoever asks in an interview printed by turns.
        answering: Labels of whoever answers there.
        known: For a frame, verbs that are known to attribute with it though the counts show it too seldom.
        introducing: Further verbs that were seen to introduce words in quotation marks.
        returning: Verbs that answer with "back" behind them.
        addressing: Verbs whose object is the one spoken to.
        featuring: Verbs whose object is who says something: "shows the owner saying".
        effects: Verbs of what a statement brings about: "sparking a debate".
        events: Nouns for what happens or is the case, which is nobody.
        utterances: Nouns for what was uttered or pictured, which only somebody else reads something out of.
        showing: Verbs of what one reads out of events and utterances.
        stirring: Verbs of what events and utterances do to somebody.
        impersonal: Verbs of what happens by itself: "it emerged that".
        acts: Verbs for what is done rather than said or thought.
        rates: For a lemma with its class ("say/v") and a frame, how often it was seen and how often it attributed.
        promising: Lemmas with their class that attribute at least sometimes; others are not looked at.
        frames: For a frame of words that report and one of others, the share that attributes.
    """

    verbs: Mapping[str, Mode]
    now_and_then: Mapping[str, Mode]
    nouns: Mapping[str, Mode]
    crying: frozenset[str]
    naming: frozenset[str]
    documents: frozenset[str]
    outlets: frozenset[str]
    media: frozenset[str]
    prepositions: tuple[tuple[str, ...], ...]
    hearsay: frozenset[str]
    headline_sources: frozenset[str]
    labels: frozenset[str]
    forms: frozenset[str]
    asking: frozenset[str]
    answering: frozenset[str]
    known: Mapping[str, frozenset[str]]
    introducing: frozenset[str]
    returning: frozenset[str]
    addressing: frozenset[str]
    featuring: frozenset[str]
    effects: frozenset[str]
    events: frozenset[str]
    utterances: frozenset[str]
    showing: frozenset[str]
    stirring: frozenset[str]
    impersonal: frozenset[str]
    acts: frozenset[str]
    rates: Mapping[tuple[str, str], tuple[int, int]]
    promising: frozenset[str]
    frames: Mapping[tuple[str, bool], float]

    def rate(self, lemma: str, kind: str, frame: str) -> float:
        """How often a word with a complement of this kind attributes something, 0 to 1, smoothed.

        Args:
            lemma: The word.
            kind: "v" for a verb, "n" for a noun, "a" for an adjective.
            frame: How the content hangs on it.
        """
        seen, right = self.rates.get((f"{lemma}/{kind}", frame), (0, 0))
        prior = self.frames.get((f"{kind}:{frame}", kind == "v" and lemma in self.verbs), 0.0)
        rate = (right + _PRIOR_WEIGHT * prior) / (seen + _PRIOR_WEIGHT)
        if rate < _KNOWN and kind == "v" and lemma in self.known.get(frame.removesuffix('"'), ()):
            return _KNOWN
        return rate

    def reports(self, lemma: str) -> bool:
        """Whether a verb is listed as one of saying or writing."""
        return self.verbs.get(lemma, Mode.THOUGHT) is not Mode.THOUGHT


@cache
def load(*, counted: bool = True) -> Lexicon:
    """The word lists and rates that ship with the package.

    Args:
        counted: Whether rates are those that were counted on annotated news; else listed verbs have a judged rate for each
            complement, and other words none.
    """
    here = files("newslens.attribution")
    lists = tomllib.loads(here.joinpath("lexicon.toml").read_text("utf-8"))
    rates, frames = _rates(here.joinpath("rates.tsv").read_text("utf-8")) if counted else ({}, _judged(lists["judged"]))
    return Lexicon(
        verbs=_modes(lists["verbs"]),
        now_and_then=_modes(lists["modes"]),
        nouns=_modes(lists["nouns"]) | dict.fromkeys(lists["nouns"]["crying"].split(), Mode.SPEECH),
        crying=frozenset(lists["nouns"]["crying"].split()),
        naming=frozenset(lists["naming"]["verbs"].split()),
        documents=frozenset(lists["sources"]["writing"].split()),
        outlets=frozenset(lists["sources"]["outlets"].split()),
        media=frozenset(lists["sources"]["media"].split()),
        prepositions=tuple(
            sorted(map(_words, lists["prepositions"]["source"]), key=lambda words: (-len(words), words))
        ),
        hearsay=frozenset(lists["adverbs"]["hearsay"].split()),
        headline_sources=frozenset(lists["colon"]["sources"].split()),
        labels=frozenset(lists["labels"]["news"].split()),
        forms=frozenset(lists["labels"]["forms"].split()),
        asking=frozenset(lists["labels"]["asking"].split()),
        answering=frozenset(lists["labels"]["answering"].split()),
        known={frame: frozenset(lemmas.split()) for frame, lemmas in lists["known"].items()},
        introducing=frozenset(lists["verbs"]["introducing"].split()),
        returning=frozenset(lists["verbs"]["returning"].split()),
        addressing=frozenset(lists["verbs"]["addressing"].split()),
        featuring=frozenset(lists["featuring"]["verbs"].split()),
        effects=frozenset(lists["narration"]["effects"].split()),
        events=frozenset(lists["things"]["events"].split()),
        utterances=frozenset(lists["things"]["utterances"].split()),
        showing=frozenset(lists["things"]["showing"].split()),
        stirring=frozenset(lists["things"]["stirring"].split()),
        impersonal=frozenset(lists["unsaid"]["impersonal"].split()),
        acts=frozenset(lists["unsaid"]["acts"].split()),
        rates=rates,
        promising=_promising(rates, (lists["verbs"][name] for name in lists["verbs"] if name != "returning")),
        frames=frames,
    )


def with_rates(lexicon: Lexicon, table: str) -> Lexicon:
    """The same word lists with other rates.

    Args:
        lexicon: Word lists and rates.
        table: Rates in the form of ``rates.tsv``.
    """
    rates, frames = _rates(table)
    return attrs.evolve(lexicon, rates=rates, frames=frames, promising=_promising(rates, [" ".join(lexicon.verbs)]))


def _rates(table: str) -> tuple[dict[tuple[str, str], tuple[int, int]], dict[tuple[str, bool], float]]:
    rates: dict[tuple[str, str], tuple[int, int]] = {}
    frames: dict[tuple[str, bool], float] = {}
    for line in table.splitlines():
        if not line or line.startswith("#"):
            continue
        lemma, frame, seen, right = line.split("\t")
        if lemma in {"*", "+"}:
            frames[frame, lemma == "+"] = int(right) / max(1, int(seen))
        else:
            rates[lemma, frame] = int(seen), int(right)
    return rates, frames


def _judged(rates: Mapping[str, float]) -> dict[tuple[str, bool], float]:
    return {(frame, True): rate for frame, rate in rates.items()}


def _promising(rates: Mapping[tuple[str, str], tuple[int, int]], verbs: Iterable[str]) -> frozenset[str]:
    return frozenset(
        [key for (key, _), (_, right) in rates.items() if right]
        + [f"{lemma}/v" for mode in verbs for lemma in mode.split()]
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _modes(lists: Mapping[str, str]) -> dict[str, Mode]:
    return {lemma: mode for mode in (Mode.THOUGHT, Mode.WRITING, Mode.SPEECH) for lemma in lists.get(mode, "").split()}

"""Quotations of a draft with the verdict that they must get."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs

from benchmarks.drafts.edits import Edited, beheaded, edited
from benchmarks.drafts.said import FEWEST, Said, Story, Voice, words
from newslens.alignment.diff.edits import Kind
from newslens.checking.verdicts import Status

EXACT = frozenset(
    (Kind.PUNCTUATION, Kind.SPELLING, Kind.ELLIPSIS, Kind.BRACKET, Kind.TRUNCATION_START, Kind.TRUNCATION_END)
)
"""Edits that a quotation may have and still be exact."""
_SWAYING = frozenset((Kind.NEGATION, Kind.NUMBER, Kind.SWALLOWED, Kind.HEDGE_ADDED, Kind.HEDGE_DROPPED, Kind.OPPOSITE))
_FLIPS = 2  # of each of these kinds, so many for a quotation
_ALIKE = 0.4  # the share of words from which what two people say is too much alike to be told apart
_BESIDE = 14  # words of a cue that may stand between two parts of one utterance
_SMALL = frozenset("The A An It They We He She His Her Their This That There No In On At If".split())


@attrs.frozen
class Case:
    """A quotation of a draft.

    Attributes:
        text: Its words.
        voice: Who says it in the draft.
        direct: Whether it stands inside quotation marks; else behind "said that".
        what: What was done: the kind of an edit, "copied", "other speaker", "invented" …
        right: The verdicts that are right, the best of them first.
        flip: Whether a negation or number is another.
        made_of: What it was made of; two cases of one quotation never stand in one draft.
    """

    text: str
    voice: Voice
    direct: bool
    what: str
    right: tuple[Status, ...]
    flip: bool
    made_of: str


def cases(story: Story, others: Sequence[Story], seed: int) -> list[Case]:
    """Cases of every kind from the quotations of a story.

    Args:
        story: The story.
        others: The stories that invented quotations are taken from.
        seed: The same seed gives the same cases.
    """
    rng = random.Random(f"{story.name} {seed}")  # noqa: S311 - figures that must repeat
    found: list[Case] = []
    for said in story.said:
        found += _copied(said)
        found += _altered(said, rng)
        found += _in_another_mouth(story, said, rng)
        if said.direct:
            found += _beheaded(said, rng)
            found += _stitched(story, said, rng)
    found += _invented(story, others, rng)
    return found


def _case(said: Said, text: str, what: str, right: tuple[Status, ...], *, flip: bool = False) -> Case:
    return Case(text, said.voice, said.direct, what, right, flip, said.id)


def _copied(said: Said) -> Iterator[Case]:
    right = (Status.EXACT,) if said.direct else (Status.EXACT, Status.PARAPHRASED)
    yield _case(said, said.text, "copied", right)


def _altered(said: Said, rng: random.Random) -> Iterator[Case]:
    for kind, held in sorted(edited(said.text, rng).items()):
        if not said.direct and kind not in _SWAYING - {Kind.SWALLOWED}:
            continue  # reported speech promises no words
        for one in held[: _FLIPS if kind in _SWAYING else 1]:
            yield _edited(said, one)


def _beheaded(said: Said, rng: random.Random) -> Iterator[Case]:
    """A quotation that begins behind a negation that the rest hangs on."""
    if cut := list(beheaded(said.text)):
        yield _case(said, rng.choice(cut), "negation cut off", (Status.ALTERED,), flip=True)


def _edited(said: Said, one: Edited) -> Case:
    right = (Status.EXACT,) if one.kind in EXACT else (Status.ALTERED,)
    return _case(said, one.text, str(one.kind), right, flip=one.flip)


def _in_another_mouth(story: Story, said: Said, rng: random.Random) -> Iterator[Case]:
    others = [
        voice for voice in story.voices if not voice.house & said.voice.house and not _says(story, voice, said.text)
    ]
    if others:
        one = _case(said, said.text, "other speaker", (Status.MISATTRIBUTED,))
        yield attrs.evolve(one, voice=rng.choice(others))


def _says(story: Story, voice: Voice, text: str) -> bool:
    """Whether somebody says much the same somewhere in the story."""
    wanted = set(words(text))
    return any(
        len(wanted & set(words(one.text))) > _ALIKE * min(len(wanted), len(set(words(one.text))))
        for one in story.said
        if one.voice.key == voice.key
    )


def _stitched(story: Story, said: Said, rng: random.Random) -> Iterator[Case]:
    """Two places made one, with nothing to tell of it: whole sentences, and halves of sentences."""
    apart = [one for one in story.said if one.direct and one.id != said.id]
    for what, held in (
        ("stitched", [one for one in apart if one.voice.key == said.voice.key]),
        ("stitched, two speakers", [one for one in apart if not one.voice.house & said.voice.house]),
    ):
        for other in rng.sample(held, len(held)):
            sentences = f"{_stopped(said.sentences[0])} {_capital(other.sentences[-1])}"
            if _long(said.sentences[0]) and _long(other.sentences[-1]) and not story.has(sentences, _BESIDE):
                wrong = (Status.ALTERED,) if what == "stitched" else (Status.ALTERED, Status.MISATTRIBUTED)
                yield _case(said, sentences, what, wrong)
                break
    for other in rng.sample(apart, len(apart)):
        one, two = said.sentences[0].split(), other.sentences[-1].split()
        spliced = " ".join([*one[: max(4, len(one) // 2)], *two[len(two) // 2 :]])
        if other.voice.key == said.voice.key and min(len(one), len(two)) > 2 * FEWEST and not story.has(spliced, 2):
            yield _case(said, spliced, "spliced", (Status.ALTERED, Status.NOT_FOUND, Status.MISATTRIBUTED))
            break


def _long(text: str) -> bool:
    return len(words(text)) >= FEWEST


def _stopped(text: str) -> str:
    return text if text[-1:] in ".!?" else text + "."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _invented(story: Story, others: Sequence[Story], rng: random.Random) -> Iterator[Case]:
    """What people of other stories say, in the mouths of people of this one."""
    strange = [one for other in others if other.name != story.name for one in other.said]
    count = min(len(strange), len(story.said))
    for number, one in enumerate(rng.sample(strange, count)):
        text = one.text
        if story.has(text) or not story.voices:
            continue
        for voice in {name for other in others for name in other.voices}:
            text = text.replace(voice.name, rng.choice(story.voices).name)
        made = _case(one, text, "invented", (Status.NOT_FOUND,))
        yield attrs.evolve(made, voice=rng.choice(story.voices), made_of=f"invented {number}")


def printed(case: Case, number: int) -> tuple[str, int, int]:
    """A case as a paragraph of a draft, and where its words begin and end in it."""
    text = case.text
    if not case.direct:
        if text.split()[0] in _SMALL:
            text = text[:1].lower() + text[1:]
        head = f"{case.voice.name} said that "
        return f"{head}{text.rstrip('.')}.", len(head), len(head) + len(text.rstrip("."))
    closed = text[:-1] + "," if text.endswith(".") else text if text[-1:] in "!?" else text + ","
    match number % 3:
        case 0:
            return f"“{closed}” said {case.voice.name}.", 0, len(closed) + 2
        case 1:
            return f"“{closed}” {case.voice.name} said.", 0, len(closed) + 2
        case _:
            head = f"{case.voice.name} said: "
            whole = _stopped(text)
            return f"{head}“{whole}”", len(head), len(head) + len(whole) + 2


def drafts(found: Sequence[Case], longest: int, seed: int) -> list[list[Case]]:
    """Cases in drafts: no more than so many in each, and none with two of one quotation."""
    rng = random.Random(seed)  # noqa: S311 - figures that must repeat
    held: list[list[Case]] = []
    ordered = sorted(found, key=lambda case: case.made_of)
    for _, group in groupby(ordered, key=lambda case: case.made_of):
        ones = list(group)
        rng.shuffle(ones)
        for number, one in enumerate(ones):
            while len(held) <= number:
                held.append([])
            held[number].append(one)
    for draft in held:
        rng.shuffle(draft)
    return [draft[start : start + longest] for draft in held for start in range(0, len(draft), longest)]

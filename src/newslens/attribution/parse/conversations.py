"""Conversations printed turn by turn: transcripts, and interviews whose questions stand in paragraphs of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import attrs

from newslens.attribution.parse.presented import INTRODUCED, initials, most_named, only_person, people_before
from newslens.attribution.parse.spoken_lines import Line, mentions, read_line, said_in, speaker_of, without_lone_heads
from newslens.attribution.parse.tree import Range, Ranges, Tree

_GAP: Final = 8
"""So many paragraphs without a label may stand between two turns."""
_FEWEST_TURNS: Final = 3
_FEWEST_QUESTIONS: Final = 2
_MOST_SPEAKERS: Final = 4
_LONGEST_QUESTION: Final = 60
# What an introduction to an interview says was done.
_INTERVIEWING: Final = frozenset("answer ask chat conversation discuss interview question speak talk".split())


@attrs.frozen
class Turn:
    """What somebody says in a conversation.

    Attributes:
        speaker: The tokens that name the speaker, in the label or in front of the conversation; None where nobody tells.
        rule: How the speaker was found, for the evidence.
        said: Offset ranges, one at most for each stretch of a paragraph.
    """

    speaker: Range | None
    rule: str
    said: Ranges


def conversations(
    tree: Tree, asking: AbstractSet[str], answering: AbstractSet[str], forms: AbstractSet[str]
) -> list[Turn]:
    """The turns of the conversations of an article, in the order of the text.

    In a conversation with labels at least three turns are those of a few speakers, one of whom speaks twice, and somebody asks,
    or speaks of himself behind a label in capitals or bold type. One question and its answer will do where the labels say that they
    are such. Where but the questions have labels, or stand in paragraphs of their own, what stands behind them answers.

    Args:
        tree: The parse.
        asking: Labels of who asks.
        answering: Labels of who answers.
        forms: Words that stand before a colon and name nobody: "breaking", "what".
    """
    lines = without_lone_heads([read_line(tree, number, forms) for number in range(len(tree.paragraphs))])
    turns: list[Turn] = []
    for run in _runs(lines):
        labelled = [one for one in run if one.labelled]
        if _only_asked(labelled, run, asking):
            turns += _interview(tree, run, labelled, asking)
        elif _converse(labelled, run, asking | answering):
            turns += _spoken(tree, run, asking, answering)
    return turns or _unlabelled(tree, lines)


def _runs(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Stretches of lines from one label on, in which no two are far apart, with what stands behind the last."""
    first = last = -1
    for number, one in enumerate(lines):
        # The headline may have a colon behind a name.
        if not one.labelled or (not number and not _ends(one, lines)):
            continue
        if first >= 0 and number - last > _GAP + 1:
            yield lines[first : last + 1 + _GAP]
            first = -1
        first, last = number if first < 0 else first, number
    if first >= 0:
        yield lines[first : last + 1 + _GAP]


def _ends(one: Line, lines: Sequence[Line]) -> bool:
    """Whether the first line belongs to the conversation below it, and is no headline."""
    return one.asks or one.head or (len(lines) > 1 and lines[1].labelled and not one.asks)


def _speaker(one: Line) -> str:
    """Who speaks by the last word of the name, so that a full name and a surname are one."""
    return one.name.split()[-1] if one.name else ""


def _only_asked(labelled: Sequence[Line], run: Sequence[Line], asking: AbstractSet[str]) -> bool:
    """Whether but the questions of an interview have labels, all of them the same, and somebody answers below each but the last."""
    if len(labelled) < _FEWEST_QUESTIONS or len({one.name for one in labelled}) > 1:
        return False
    places = [number for number, one in enumerate(run) if one.labelled]
    answered = sum(number + 1 < len(run) and not run[number + 1].labelled for number in places)
    personal = any(one.second for one in labelled) or any(one.first for one in run if not one.labelled)
    asked = labelled[0].name in asking or all(one.asks for one in labelled)
    return asked and answered >= max(_FEWEST_QUESTIONS, len(places) - 1) and personal


def _converse(labelled: Sequence[Line], run: Sequence[Line], interview: AbstractSet[str]) -> bool:
    speakers = {_speaker(one) for one in labelled}
    if len(speakers) > 1 and speakers <= interview:
        return True
    if len(labelled) < _FEWEST_TURNS or not 1 < len(speakers) < len(labelled):
        return False
    asked = any(one.asks for one in labelled)
    between = run[: 1 + max(number for number, one in enumerate(run) if one.labelled)]
    personal = any(one.first or one.second for one in between)
    marked = sum(one.head or (one.label is not None and (one.label.shouted or one.label.bold)) for one in labelled)
    if 2 * marked > len(labelled):
        return personal or asked
    apart = any(not one.labelled and not one.direct for one in between)
    return asked and len(speakers) <= _MOST_SPEAKERS and (personal or not apart)


def _spoken(tree: Tree, run: Sequence[Line], asking: AbstractSet[str], answering: AbstractSet[str]) -> Iterator[Turn]:
    """The turns of speakers with labels; what stands between two of them goes on from the first."""
    first = tree.touched(run[0].start, run[0].end)[0]
    people = people_before(tree, first)
    answers = only_person(tree, people)
    places = [place for place, one in enumerate(run) if one.labelled]
    for place, until in zip(places, [*places[1:], None], strict=True):
        one = run[place]
        after = _behind(tree, one, run[place + 1 : until], last=until is None)
        said = tuple(piece for line in (one, *after) for piece in said_in(tree, line))
        if not said or one.label is None:
            continue
        if one.name in answering:
            yield Turn(answers, "who answers", said)
        elif one.name in asking:
            yield Turn(None, "who asks", said)
        else:
            named = initials(tree, people, tree.text[one.start + one.label.start : one.start + one.label.end])
            yield Turn(named or speaker_of(tree, one), "name beside the mark", said)


def _behind(tree: Tree, begun: Line, below: Sequence[Line], *, last: bool) -> list[Line]:
    """The lines in which somebody goes on, until one that tells of him; behind the last label while he speaks of himself."""
    speaker = _speaker(begun)
    out: list[Line] = []
    for one in below:
        if one.direct:
            continue
        told = len(speaker) > 1 and mentions(tree, one, speaker)
        opens = begun.head and not out
        if (told or (last and not one.first)) and not opens:
            break
        out.append(one)
    return out


def _interview(tree: Tree, run: Sequence[Line], asked: Sequence[Line], asking: AbstractSet[str]) -> Iterator[Turn]:
    """The questions of an interview, and what is answered below them without a label."""
    people = people_before(tree, tree.touched(asked[0].start, asked[0].end)[0])
    who = most_named(tree, people)
    numbers = {one.number for one in asked}
    answers: list[Range] = []
    last = asked[-1].number
    begun = False  # whether the last question has been answered
    for one in run:
        if one.number in numbers:
            if answers:
                yield Turn(who, "who answers", tuple(answers))
            answers = []
            named = None if one.name in asking else speaker_of(tree, one)
            yield Turn(named, "name beside the mark" if named else "who asks", tuple(said_in(tree, one)))
        elif one.direct:
            continue
        elif one.number < last or not begun or one.first:
            begun = begun or one.number > last
            answers += said_in(tree, one)
        else:
            break
    if answers:
        yield Turn(who, "who answers", tuple(answers))


def _unlabelled(tree: Tree, lines: Sequence[Line]) -> list[Turn]:
    """The turns of an interview whose questions have no labels, but stand alone, and whose introduction presents who answers.

    Who answers speaks of himself, and is spoken to; an article with questions for headings tells of him by name. Where all that is
    asked is bold, nobody need be presented.
    """
    asked = [one for one in lines[1:] if one.asks and not one.labelled and _is_question(tree, one)]
    bold = [one for one in asked if one.bold]
    bold = [one for one in lines[1:] if one.bold and not one.labelled] if len(bold) >= _FEWEST_QUESTIONS else []
    asked = bold or asked
    if len(asked) < _FEWEST_QUESTIONS:
        return []
    before = tree.touched(asked[0].start, asked[0].end)[0]
    who = most_named(tree, people_before(tree, before))
    presented = any(tree.lemma[token] in _INTERVIEWING for token in range(max(0, before - INTRODUCED), before))
    addressed = any(one.second for one in asked)
    if not (who is not None and bold) and not (addressed and (bold or (who is not None and presented))):
        return []
    numbers = {one.number for one in asked}
    answers: list[list[Line]] = []
    for one in lines[asked[0].number : asked[-1].number + 2]:
        if one.number in numbers:
            answers.append([])
        else:
            answers[-1].append(one)
    given = [below for below in answers if below]
    personal = sum(any(one.first for one in below) for below in given)
    told = who is not None and any(mentions(tree, one, tree.low[who[1] - 1]) for below in given for one in below)
    if told or len(given) < _FEWEST_QUESTIONS or 2 * personal < len(given):
        return []
    return list(_interview(tree, lines[asked[0].number :], asked, frozenset()))


def _is_question(tree: Tree, one: Line) -> bool:
    tokens = tree.touched(one.start, one.end)
    return len(tokens) <= _LONGEST_QUESTION and tree.quoted[tokens[0]] < 0

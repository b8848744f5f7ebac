"""How a number grew while the story went on: what each outlet has, in the order of time."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import attrs

from newslens.alignment.at_odds import updated_numbers
from newslens.alignment.copies.finding import Copies
from newslens.alignment.published import published_at
from newslens.alignment.words import read
from newslens.queries.groups import groups_of
from newslens.queries.marks import printed
from newslens.queries.tellings import Telling, Told, told, united
from newslens.spans import Spans
from newslens.types import Alignment, Analysis, Article


@attrs.frozen
class Step:
    """A number at one time of a story.

    Attributes:
        number: The number, as the first that has it prints it.
        tellings: Who has it, in order of time and then of the articles' ids.
        published: When the first of them was published, as its article says; None where it does not.
        marks: Where the number stands in the raw text of the first.
    """

    number: str
    tellings: tuple[Telling, ...]
    published: str | None
    marks: Spans


@attrs.frozen
class Update:
    """One number that later articles brought up to date.

    Attributes:
        steps: Two or more, in order of time.
        alignments: What was found, the surest first.
    """

    steps: tuple[Step, ...]
    alignments: tuple[Alignment, ...]

    @property
    def score(self) -> float:
        """How sure the surest of the alignments is, from 0 to 1."""
        return self.alignments[0].score


@attrs.frozen(eq=False)
class _Printed:
    """A telling with the number that counts there.

    Attributes:
        telling: The telling.
        number: As it is printed.
        marks: Where, in the raw text.
        key: What stands for the number and the telling with all that say the same.
        figure: The number however it is written.
    """

    telling: Telling
    number: str
    marks: Spans
    key: str
    figure: str


def updates(analysis: Analysis, copies: Copies | None = None) -> tuple[Update, ...]:
    """What later articles brought up to date: the numbers that most outlets have first.

    Args:
        analysis: An analysis.
        copies: Its copies, where they have been found before.
    """
    tellings = told(analysis, copies)
    articles = {article.id: article for article in analysis.articles}
    groups = groups_of(analysis, tellings)
    stands = {told_.item.id: group.tellings[0].item.id for group in groups for told_ in group.tellings}
    found: dict[tuple[str, str], _Printed] = {}
    linked: list[tuple[Alignment, list[_Printed]]] = []
    for alignment in analysis.alignments:
        if members := list(_members(alignment, tellings, articles, stands)):
            linked.append((alignment, members))
            found |= {(member.telling.item.id, member.figure): member for member in members}
    home = united([member.key for member in members] for _, members in linked)
    stories: defaultdict[str, list[_Printed]] = defaultdict(list)
    for member in found.values():
        stories[home[member.key]].append(member)
    evidence: defaultdict[str, list[Alignment]] = defaultdict(list)
    for alignment, (member, *_) in linked:
        evidence[home[member.key]].append(alignment)
    made = [
        Update(
            _steps(stories[name], articles),
            tuple(sorted(evidence[name], key=lambda alignment: (-alignment.score, alignment.members))),
        )
        for name in stories
    ]
    return tuple(sorted(made, key=lambda made: (-_outlets(made, tellings), -made.score, made.alignments[0].members)))


def _members(
    alignment: Alignment, told_: Told, articles: Mapping[str, Article], stands: Mapping[str, str]
) -> Iterator[_Printed]:
    """Both members of an update, each with the number that it prints."""
    numbers = updated_numbers(alignment)
    tellings = [told_.tellings[member] for member in alignment.members if member in told_.tellings]
    if len(numbers) != 2 or len(tellings) != 2:
        return
    places = _places(tellings, numbers, articles)
    turned = _places(tellings, numbers[::-1], articles)
    if not all(places) and all(turned):  # the members may stand in another order than the numbers
        numbers, places = numbers[::-1], turned
    for telling, number, marks in zip(tellings, numbers, places, strict=True):
        name = told_.roots[telling.item.id]
        figure = " ".join(word.exact for word in read(number).words)
        yield _Printed(telling, number, marks, f"{stands.get(name, name)} {figure}", figure)


def _places(tellings: Sequence[Telling], numbers: Sequence[str], articles: Mapping[str, Article]) -> list[Spans]:
    return [
        tuple(printed([number], telling.item.spans, articles[telling.article].raw))
        for telling, number in zip(tellings, numbers, strict=True)
    ]


def _steps(members: Sequence[_Printed], articles: Mapping[str, Article]) -> tuple[Step, ...]:
    by_figure: defaultdict[str, list[_Printed]] = defaultdict(list)
    for member in sorted(members, key=lambda member: _when(member.telling, articles)):
        by_figure[member.figure].append(member)
    return tuple(
        Step(
            held[0].number,
            tuple(member.telling for member in held),
            articles[held[0].telling.article].published,
            held[0].marks,
        )
        for held in by_figure.values()
    )


def _when(telling: Telling, articles: Mapping[str, Article]) -> tuple[float, str, Spans, str]:
    """The time of a telling; what has none comes last."""
    when = published_at(articles[telling.article])
    return when.at.timestamp() if when else math.inf, telling.article, telling.item.spans[:1], telling.item.id


def _outlets(update: Update, told_: Told) -> int:
    return len(told_.sources(telling for step in update.steps for telling in step.tellings))

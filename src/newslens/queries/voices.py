"""Who said what, over all articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

import attrs

from newslens.alignment.at_odds import by_parts, sorted_pair, standing
from newslens.alignment.copies.finding import Copies
from newslens.queries.groups import groups_of
from newslens.queries.tellings import Telling, Told, told, united
from newslens.types import Alignment, Analysis, Quote, Speaker

_TURNED = frozenset(("negation", "opposite", "number"))  # kinds of differences after which it is another saying


@attrs.frozen
class Saying:
    """Something that a speaker said, over the articles that have it; two versions that are at odds are two sayings.

    Attributes:
        tellings: The quotes, in order of the articles' ids and then of appearance.
        outlets: Who has it independently of each other, sorted; who took it over from one of these is left out.
    """

    tellings: tuple[Telling, ...]
    outlets: tuple[str, ...]


@attrs.frozen
class Voice:
    """A speaker and what is attributed to them.

    Attributes:
        speaker: Who; None for what is attributed to nobody by name.
        sayings: What, that which most outlets have first.
        outlets: Who has some of it independently of each other, sorted.
    """

    speaker: Speaker | None
    sayings: tuple[Saying, ...]
    outlets: tuple[str, ...]


def by_speaker(analysis: Analysis, copies: Copies | None = None) -> tuple[Voice, ...]:
    """What each speaker said: those whom most outlets have first, and what is attributed to nobody at the end.

    Args:
        analysis: An analysis.
        copies: Its copies, where they have been found before.
    """
    tellings = told(analysis, copies)
    said: defaultdict[str | None, list[Telling]] = defaultdict(list)
    for telling in tellings.tellings.values():
        if isinstance(telling.item, Quote):
            said[telling.speaker].append(telling)
    same = united(_same(analysis, tellings))
    known = {speaker.id: speaker for speaker in analysis.speakers}
    voices = [_voice(known, speaker, quotes, same, tellings) for speaker, quotes in said.items()]
    # Where as many outlets have as much, order of appearance decides.
    return tuple(sorted(voices, key=lambda voice: (voice.speaker is None, -len(voice.outlets), -len(voice.sayings))))


def _voice(
    known: Mapping[str, Speaker], speaker: str | None, quotes: list[Telling], same: Mapping[str, str], told_: Told
) -> Voice:
    groups: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in quotes:
        groups[same.get(telling.item.id, telling.item.id)].append(telling)
    sayings = [Saying(tuple(group), told_.sources(group)) for group in groups.values()]
    sayings.sort(key=lambda saying: -len(saying.outlets))  # and else in order of appearance
    shown = None if speaker is None else known.get(speaker) or Speaker(id=speaker, name=_mention(quotes[0], speaker))
    return Voice(shown, tuple(sayings), told_.sources(quotes))


def _mention(telling: Telling, speaker: str) -> str:
    item = telling.item
    return item.speaker.mention if isinstance(item, Quote) and item.speaker is not None else speaker


def _same(analysis: Analysis, told_: Told) -> Iterable[list[str]]:
    """Quotes that tell the same saying of the same speaker; those at odds with each other are two sayings."""
    turned = (alignment for alignment in analysis.alignments if _turned(alignment))
    pairs = {pair for alignment in turned for pair in combinations(alignment.members, 2)}
    odds = standing(pairs | by_parts(analysis.alignments, analysis.articles), told_.twins)
    for group in groups_of(analysis, told_):
        by_voice: dict[str | None, list[list[str]]] = {}
        for speaker, stands in dict.fromkeys((one.speaker, told_.stands_for(one.item.id)) for one in group.tellings):
            parts = by_voice.setdefault(speaker, [])
            home = next((part for part in parts if not any(sorted_pair(stands, other) in odds for other in part)), None)
            if home is None:
                parts.append([stands])
            else:
                home.append(stands)
        for parts in by_voice.values():
            yield from parts
    yield from ([first, name] for name, first in told_.twins.items())


def _turned(alignment: Alignment) -> bool:
    return any(difference.kind in _TURNED for difference in alignment.differences)

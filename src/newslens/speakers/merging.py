"""The speakers of single articles brought together over a set: one for each person, organisation and unnamed group.

Speakers are joined in rounds, from the surest evidence to the weakest: the same words; full names that agree; short names and
acronyms with their long forms; a mere role with the one who holds it. A round never joins two who are known to differ.
Candidates come from indexes by family name, acronym, first word and role, so that time stays near linear.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from newslens.speakers.groups import Groups
from newslens.speakers.local import read
from newslens.speakers.offices import holders_of_roles, same_owners, with_owners_settled
from newslens.speakers.organizations import firms_in_short, organizations
from newslens.speakers.people import full_names, misspelt_names, short_names
from newslens.speakers.wordings import same_id, same_words
from newslens.types import Speaker, SpeakerKind


def merge(speakers: Sequence[Speaker]) -> list[list[int]]:
    """Which speakers are one.

    Args:
        speakers: The speakers of all articles, in an order that does not hang on that of the articles.

    Returns:
        The places in `speakers` of each that is one, in groups.
    """
    locals_ = [read(speaker) for speaker in speakers]
    groups = Groups(locals_)
    same_id(locals_, groups)
    same_words(locals_, groups)
    full_names(locals_, groups)
    misspelt_names(locals_, groups)
    short_names(locals_, groups)
    organizations(locals_, groups)
    firms_in_short(locals_, groups)
    locals_ = with_owners_settled(locals_, groups)
    same_owners(locals_, groups)
    holders_of_roles(locals_, groups)
    return [sorted(members) for _, members in sorted(groups.members.items())]


def majority(kinds: Iterable[SpeakerKind]) -> SpeakerKind:
    """The kind that most say; a person before an organisation before an unnamed one."""
    order = list(SpeakerKind)
    return min(Counter(kinds).items(), key=lambda item: (-item[1], order.index(item[0])))[0]

"""Which of several people of one family name a short name means: "Berg" where Ann and Kit Berg are spoken of."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import attrs

from newslens.attribution.entities.names import Name
from newslens.attribution.entities.own_pronouns import pronoun_gender
from newslens.attribution.entities.words import Words
from newslens.language.matching import Match
from newslens.language.names import PersonName
from newslens.language.synonyms import can_stand_for

Place = tuple[int, bool, int]
"""A sentence, whether a name is its subject, and where the name stands: the later is the likelier to be meant."""


@attrs.frozen
class Bearer:
    """Somebody whose short name a name can be.

    Attributes:
        entity: The number of the entity.
        how: How the name stands to the full one.
        gender: "m", "f" or None.
        heads: The nouns that the text says it is.
        latest: Where it was named last; a sentence below 0 where it is named only later.
    """

    entity: int
    how: Match
    gender: str | None
    heads: Collection[str]
    latest: Place


def place(words: Words, name: Name) -> Place:
    """Where a name stands: a subject is taken up sooner than whoever else its sentence names."""
    beside = name.lead - 2 if name.lead > 1 and words.text[name.lead - 1] == "," else max(0, name.lead - 1)
    subject = any(
        words.subject[at] for at in range(beside, name.end)
    )  # "her brother Ann Berg left", "the mayor, Ann Berg, left"
    return words.sentence[name.start], subject, name.start


def family_first(how: Match, person: PersonName | None) -> Match:
    """How a short name stands to a full one of this article, where the family name may stand in front: "Li" for "Li Guodong"."""
    return Match.FAMILY if how is Match.GIVEN and person is not None and person.family_may_lead else how


def likeliest(
    words: Words, name: Name, gender: str | None, heads: Collection[str], bearers: Sequence[Bearer]
) -> tuple[int, ...]:
    """The bearers of a name that it can mean alike by office and gender, those named before it: the likeliest first.

    Args:
        words: The text.
        name: The short name.
        gender: What its title says, or None.
        heads: The nouns that the text says beside it: "chief" in "Chief Berg".
        bearers: Whose it can be.
    """
    if not bearers:
        return ()
    wanted = gender or pronoun_gender(words, name.end)

    def told(one: Bearer) -> tuple[int, bool, int]:
        fits = any(can_stand_for(head, other) for head in heads for other in one.heads)
        known = wanted is not None and one.gender is not None
        return min(one.how, Match.FAMILY), fits, (1 if one.gender == wanted else -1) if known else 0

    first = max(bearers, key=lambda one: (*told(one), one.latest, one.entity))
    rivals = (one.entity for one in bearers if one is not first and told(one) == told(first) and one.latest[0] >= 0)
    return first.entity, *rivals

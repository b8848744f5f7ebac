"""What a name in a text is: where it stands, and what it is a name of."""

from __future__ import annotations

from enum import StrEnum

import attrs


class Sense(StrEnum):
    """What a name is a name of."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    UNKNOWN = "unknown"


@attrs.frozen
class Name:
    """A name in the text.

    Attributes:
        start: Its first word; a courtesy title ("Mr.") is part of it.
        end: One past its last word.
        text: The words.
        sense: What it is a name of.
        lead: Where what stands before it as a title begins ("UK Foreign Secretary"); `start` where there is none.
    """

    start: int
    end: int
    text: str
    sense: Sense
    lead: int


@attrs.frozen
class Piece:
    """A name before its surroundings and the rest of the article are looked at.

    Attributes:
        start: Its first word.
        end: One past its last word.
        lead: Where what stands before it as a title begins; `start` where there is none.
        sense: What it is by its own words.
    """

    start: int
    end: int
    lead: int
    sense: Sense


LABELS = {
    "PERSON": Sense.PERSON,
    "PER": Sense.PERSON,
    "ORG": Sense.ORGANIZATION,
    "ORGANIZATION": Sense.ORGANIZATION,
    "NORP": Sense.UNKNOWN,
    "GPE": Sense.PLACE,
    "LOC": Sense.PLACE,
    "LOCATION": Sense.PLACE,
    "PLACE": Sense.PLACE,
    "FAC": Sense.PLACE,
}
"""What the labels of recognisers say that a name is."""

"""Where a body is told to be: "the embassy in Tarn" is not "Harbia's embassy in Moss"."""

from __future__ import annotations

_IN = " in "


def elsewhere(one: str, other: str) -> bool:
    """Whether two mentions tell of different places.

    Examples:
        >>> elsewhere("the embassy in Tarn", "Harbia's embassy in Moss"), elsewhere("the embassy in Tarn", "the embassy")
        (True, False)
    """
    places = [text.partition(_IN)[2] for text in (one, other)]
    named = all(place[:1].isupper() for place in places)
    return named and not (places[0].startswith(places[1]) or places[1].startswith(places[0]))

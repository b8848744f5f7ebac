"""Who speaks by a short name that several bear, each of whom has just spoken."""

from __future__ import annotations

from newslens.attribution.entities.phrases import Phrase
from newslens.attribution.entities.register import Register
from newslens.attribution.entities.trail import GOES_ON, Trail

_LATEST = 8
"""So many sources before a name are looked at."""


def bearer(register: Register, trail: Trail, phrase: Phrase) -> int:
    """The entity of a name that is a source; one of its own where two bearers spoke in one paragraph and neither goes on.

    "Ann Berg said no. Kit Berg said yes. Berg said it was late" tells not which of them; "“Late,” Berg said" and "Berg added"
    are whoever spoke last.

    Args:
        register: Whom the article speaks of.
        trail: Whom it has mentioned.
        phrase: A name.
    """
    words, found = register.words, register.of[phrase.name]
    rivals = register.rivals.get(phrase.name, ())
    if not rivals:
        return found
    either = register.undecided(phrase.name, new=False)
    bearers = {*rivals, either}
    spoke = [(words.paragraph[at], one) for at, one in trail.sources[-_LATEST:] if one in bearers and at < phrase.start]
    if not spoke:
        return found
    together = {one for paragraph, one in spoke if paragraph == spoke[-1][0]}
    goes_on = not GOES_ON.isdisjoint(words.lower[phrase.end : phrase.end + 1])
    if len(together) > 1 and (goes_on or trail.quoted_before(phrase.start) >= 0):
        return spoke[-1][1]
    return register.undecided(phrase.name) if len(together) > 1 or either in together else found

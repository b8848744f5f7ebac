"""What the words right behind somebody who is quoted tell of who that is, and of who it is not."""

from __future__ import annotations

from bisect import bisect_right

from newslens.attribution.entities.cast import Entity
from newslens.attribution.entities.own_pronouns import behind_name, pronoun_gender
from newslens.attribution.entities.phrases import Phrase
from newslens.attribution.entities.register import Register
from newslens.attribution.entities.words import Words

_NEAR = 4
"""So many words behind a source say whether it answers somebody."""
_LATEST = 3
"""So many mentions of a name are looked at."""
_ANSWERS = frozenset(
    "agreed agrees disagreed disagrees countered counters responded responds replied replies echoed rejected rejects "
    "dismissed dismisses retorted".split()
)
_NOT = frozenset({"not", "no", "otherwise"})
"""What stands alone behind a verb of who says the opposite: "Ann Berg said not."."""
_TURNS = frozenset({"but", "however", "while", "whereas", "meanwhile", "yet", "though"})
"""What stands in front of a source that is not the one before."""


def can_be(register: Register, office: Phrase, entity: Entity, *, until: int) -> bool:
    """Whether nothing in the pronouns that go with an office and with the names of somebody says that they are two.

    Args:
        register: Whom the article speaks of.
        office: A noun for somebody: "the home secretary".
        entity: A person by name.
        until: Mentions behind this word say nothing.
    """
    words = register.words
    told = pronoun_gender(words, office.end)
    if told is None:
        return True
    last = bisect_right(entity.at, until)
    named = entity.at[max(0, last - _LATEST) : last]
    genders = {entity.gender} if entity.gender else {pronoun_gender(words, behind_name(words, at)) for at in named}
    return genders <= {told, None}


def answers(words: Words, start: int, end: int) -> bool:
    """Whether a source speaks to what another one said: "the mayor said she disagreed", "Ann Berg said not".

    Args:
        words: The article.
        start: The first word of the source.
        end: One past its last word.
    """
    near = [at for at in range(end, min(end + _NEAR, len(words) - 1)) if words.sentence[at] == words.sentence[start]]
    return any(
        words.lower[at] in _ANSWERS or (words.lower[at] in _NOT and not words.text[at + 1].isalpha()) for at in near
    )


def turns(words: Words, start: int) -> bool:
    """Whether the text turns to a source from somebody else: "But Ann Berg said"."""
    before = range(max(0, start - 2), start)
    return any(words.lower[at] in _TURNS and words.sentence[at] == words.sentence[start] for at in before)

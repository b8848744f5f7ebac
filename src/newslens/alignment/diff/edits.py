"""What an edit of a quotation is: where it stands in both texts, and what kind of change it makes."""

from __future__ import annotations

from enum import StrEnum

import attrs

from newslens.spans import Span


class Kind(StrEnum):
    """What an edit does to a quotation, read from text `a` to text `b`."""

    PUNCTUATION = "punctuation"
    """Other marks between the same words; brackets put around words that were there; an ellipsis that leaves nothing out."""
    SPELLING = "spelling"
    """The same words in other letters: capitals, British or American, "ten" for "10"."""
    CONTRACTION = "contraction"
    """The same words drawn together or written out ("don't", "do not")."""
    TRUNCATION_START = "truncation_start"
    """One side begins later."""
    TRUNCATION_END = "truncation_end"
    """One side ends earlier."""
    ELLIPSIS = "ellipsis"
    """Words left out where a mark of omission stands."""
    SWALLOWED = "swallowed"
    """Words left out where a mark of omission stands, a negation, a hedge or a condition among them."""
    BRACKET = "bracket"
    """Words in square brackets, put in or put for others by the outlet."""
    FILLER_DROPPED = "filler_dropped"
    """Sounds and turns of speech that carry nothing ("um", "you know") are gone."""
    FILLER_ADDED = "filler_added"
    """The reverse."""
    SYNONYM = "synonym"
    """A word or phrase that news writers put for the other."""
    SHIFT = "shift"
    """Another person or tense, as when direct speech becomes indirect ("I will", "he would")."""
    NUMBER = "number"
    """Another number, day or month."""
    HEDGE_DROPPED = "hedge_dropped"
    """What said less than certain is gone, or stands firm ("may", "will")."""
    HEDGE_ADDED = "hedge_added"
    """The reverse."""
    CONDITION_DROPPED = "condition_dropped"
    """What the statement hangs on is gone."""
    CONDITION_ADDED = "condition_added"
    """The reverse."""
    NEGATION = "negation"
    """A negation is put in, left out, or changed for its opposite."""
    OPPOSITE = "opposite"
    """A word for another of which only one can hold of the same thing ("rise", "fall")."""
    INSERTION = "insertion"
    """Other words put in."""
    DELETION = "deletion"
    """Other words left out."""
    REPLACEMENT = "replacement"
    """Other words for others."""


class Touch(StrEnum):
    """Words of consequence that the two sides of an edit do not share."""

    NEGATION = "negation"
    HEDGE = "hedge"
    CONDITION = "condition"
    NUMBER = "number"


_INVERSE = {
    Kind.FILLER_DROPPED: Kind.FILLER_ADDED,
    Kind.HEDGE_DROPPED: Kind.HEDGE_ADDED,
    Kind.CONDITION_DROPPED: Kind.CONDITION_ADDED,
    Kind.DELETION: Kind.INSERTION,
}
_INVERSE |= {there: back for back, there in _INVERSE.items()}
COSMETIC = frozenset((Kind.PUNCTUATION, Kind.SPELLING))
"""The kinds that leave the words what they are."""
TRUNCATIONS = frozenset((Kind.TRUNCATION_START, Kind.TRUNCATION_END))
"""The kinds that print less of what was said without touching the rest."""


def inverse(kind: Kind) -> Kind:
    """The kind of the edit that takes an edit of this kind back; most kinds are their own.

    Examples:
        >>> str(inverse(Kind.HEDGE_DROPPED)), str(inverse(Kind.NEGATION))
        ('hedge_added', 'negation')
    """
    return _INVERSE.get(kind, kind)


@attrs.frozen
class Edit:
    """A place where two printings of a quotation differ.

    Attributes:
        kind: What kind of change it is, read from `a` to `b`.
        a: Where it stands in text `a`, in code points; empty, at the place itself, where `b` has more.
        b: Where it stands in text `b`; empty where `a` has more.
        a_words: What `a` prints there.
        b_words: What `b` prints there.
        touches: What words of consequence are on one side only, or differ; sorted.
    """

    kind: Kind
    a: Span
    b: Span
    a_words: str
    b_words: str
    touches: tuple[Touch, ...] = ()

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(inverse(self.kind), self.b, self.a, self.b_words, self.a_words, self.touches)

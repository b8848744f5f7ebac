"""What is short for the long name of an organisation: its initials, its first word, the noun that it ends with."""

from __future__ import annotations

import attrs

from newslens.attribution.entities.names import Name, Sense
from newslens.attribution.entities.words import Words
from newslens.language.bodies import acronym, is_acronym
from newslens.language.positions import Sort, in_name_of_organization, noun


@attrs.frozen
class Short:
    """The long names of organisations, by what is short for each; an empty string where it could be short for two.

    Attributes:
        initials: By their initials.
        first: By their first word.
        head: By the noun that they end with: "the Ministry".
        last: By their last word: "the Ledger", which is the Tarn Ledger.
    """

    initials: dict[str, str] = attrs.field(factory=dict)
    first: dict[str, str] = attrs.field(factory=dict)
    head: dict[str, str] = attrs.field(factory=dict)
    last: dict[str, str] = attrs.field(factory=dict)

    def add(self, name: Name, key: str) -> None:
        """Take in a name of several words."""
        self.initials.setdefault(acronym(name.text), key)
        if name.sense is Sense.PLACE:
            return
        first, last = key.split(maxsplit=1)[0], key.rsplit(maxsplit=1)[-1]
        # A word that begins two long names is no short form of either.
        known = self.first.get(first, key)
        self.first[first] = key if known == key or key.startswith(known) else ""
        self.last[last] = key if self.last.get(last, key) == key else ""
        head = noun(last)
        # "The House" is a chamber, and never the White House.
        if head is not None and head.sort is Sort.ORGANIZATION and head.word != "house":
            self.head[head.word] = key if self.head.get(head.word, key) == key else ""

    def full(self, words: Words, name: Name, key: str) -> str:
        """The name that one is short for, or itself."""
        if is_acronym(name.text) and key in self.initials:
            return self.initials[key]
        if " " not in key and name.sense is not Sense.PLACE and self.first.get(key) and noun(key) is None:
            return key if in_name_of_organization(key) else self.first[key]
        if self.head.get(key):
            return self.head[key]
        definite = "the" in words.lower[max(0, name.start - 1) : name.start + 1]
        return (self.last.get(key) or key) if definite and key != "house" else key

"""Whether the name that was found is the one that was meant."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import attrs

_OTHER_LETTERS: Final = str.maketrans({"ø": "o", "Ø": "O", "đ": "d", "ł": "l", "Ł": "L"})
_GENITIVE: Final = re.compile(r"'s\b")
_WORD: Final = re.compile(r"\w+")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").split())


def normalised(name: str) -> str:
    """A name without accents, case, marks, honorifics and leading articles.

    Examples:
        >>> normalised("the Rev. Zoë O’Neal’s"), normalised("Mr. Dahl")
        ('rev zoe oneal', 'dahl')
    """
    plain = unicodedata.normalize("NFKD", name.translate(_OTHER_LETTERS))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    plain = _GENITIVE.sub("", plain.replace("’", "'").replace("ʼ", "'"))
    words = _WORD.findall(plain.replace("'", ""))
    core = [word for word in words if word not in _list("honorifics")]
    while len(core) > 1 and core[0] in _list("openers"):
        core = core[1:]
    return " ".join(core or words)


@attrs.frozen
class GoldNames:
    """The names by which each gold speaker can be known without being taken for another.

    Attributes:
        known: Normalised names and aliases that are that speaker's alone, by the speaker's key.
    """

    known: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, speakers: Mapping[str, tuple[str, Iterable[str]]]) -> GoldNames:
        """The names of some speakers.

        Args:
            speakers: Name and aliases by key.
        """
        full = {key: normalised(name) for key, (name, _) in speakers.items()}
        every = {key: {full[key], *map(normalised, aliases)} for key, (_, aliases) in speakers.items()}
        bearers = Counter(name for names in every.values() for name in names)
        same_full = Counter(full.values())
        return cls(
            {
                key: frozenset(
                    name
                    for name in names
                    if name and (bearers[name] == 1 or (name == full[key] and same_full[name] == 1))
                )
                for key, names in every.items()
            }
        )

    def meant(self, key: str | None, name: str, aliases: Iterable[str]) -> bool:
        """Whether a found speaker is the gold speaker of a key.

        The name decides; only where it is nobody's does an alias, since an alias may have come from a mistake.
        """
        if key is None or key not in self.known:
            return False
        found = normalised(name)
        if found in self.known[key]:
            return True
        if any(found in names for other, names in self.known.items() if other != key):
            return False
        pronouns = _list("pronouns")
        every = {found, *map(normalised, aliases)} - pronouns
        return not self.known[key].isdisjoint(every - {""})

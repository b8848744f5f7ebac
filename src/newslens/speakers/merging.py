"""The speakers of single articles brought together over a set: one for each person, organisation and unnamed group.

Speakers are joined in rounds, from the surest evidence to the weakest: the same words; full names that agree; short names and
acronyms with their long forms; a mere role with the one who holds it. A round never joins two who are known to differ.
Candidates come from indexes by family name, acronym, first word and role, so that time stays near linear.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import attrs
from rapidfuzz.distance import DamerauLevenshtein

from newslens.language.bodies import acronym, body, government, is_acronym
from newslens.language.gazetteer import forename_gender
from newslens.language.names import Match, PersonName, key, match, parse, without_titles
from newslens.language.positions import Role, Sort, can_stand_for, is_kin, noun, parse_role, shares_family_name
from newslens.types import Speaker, SpeakerKind

MOST = 32
"""So many candidates under one index word are compared with each other."""
_GENERIC = frozenset({"senior", "former", "local", "top", "anonymous", "unnamed"})


@attrs.frozen(eq=False)
class _Local:
    """One speaker of one article, read once."""

    speaker: Speaker
    names: tuple[str, ...]
    person: PersonName | None
    gender: str | None
    roles: tuple[Role, ...]


class _Groups:
    """Disjoint sets of local speakers, each with what is known of it."""

    def __init__(self, locals_: Sequence[_Local]) -> None:
        self._parent = list(range(len(locals_)))
        self.members = {n: [n] for n in range(len(locals_))}
        self.person = {n: local.person for n, local in enumerate(locals_)}
        self.gender = {n: local.gender for n, local in enumerate(locals_)}

    def root(self, n: int) -> int:
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def agree(self, a: int, b: int) -> bool:
        """Whether two can be one: neither full names nor genders contradict each other."""
        one, other = self.person[a], self.person[b]
        if self.gender[a] and self.gender[b] and self.gender[a] != self.gender[b]:
            return False
        if one is None or other is None or not one.given or not other.given:
            return True
        return match(one, other) >= Match.INITIAL or match(other, one) >= Match.INITIAL or _misspelt(one, other)

    def join(self, a: int, b: int) -> None:
        """Make two sets one, unless they contradict each other."""
        a, b = self.root(a), self.root(b)
        if a == b or not self.agree(a, b):
            return
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        self._parent[b] = a
        self.members[a] += self.members.pop(b)
        self.person[a] = _fuller(self.person[a], self.person.pop(b))
        self.gender[a] = self.gender[a] or self.gender.pop(b)


def _fuller(one: PersonName | None, other: PersonName | None) -> PersonName | None:
    known = [person for person in (one, other) if person is not None]
    return min(known, key=lambda p: (-len(p.words), -sum(map(len, p.words)), p.words)) if known else None

"""Which speakers of single articles are one so far, and what is known of each that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from newslens.language.matching import Match, match
from newslens.language.names import PersonName
from newslens.language.roles import Role
from newslens.speakers.local import Local
from newslens.speakers.spellings import misspelt

MOST = 32
"""So many candidates under one index word are compared with each other."""


class Groups:
    """Disjoint sets of local speakers, each with what is known of it."""

    def __init__(self, locals_: Sequence[Local]) -> None:
        self._parent = list(range(len(locals_)))
        self.members = {n: [n] for n in range(len(locals_))}
        self.person = {n: local.person for n, local in enumerate(locals_)}
        self.gender = {n: local.gender for n, local in enumerate(locals_)}

    def root(self, n: int) -> int:
        """The speaker that stands for the set of one."""
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
        return match(one, other) >= Match.INITIAL or match(other, one) >= Match.INITIAL or misspelt(one, other)

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


def indexed(locals_: Sequence[Local], groups: Groups, words: Mapping[int, Iterable[str]]) -> dict[str, list[int]]:
    """The sets under each index word, each once."""
    found: dict[str, dict[int, None]] = {}
    for n in range(len(locals_)):
        for word in words.get(n, ()):
            found.setdefault(word, {})[groups.root(n)] = None
    return {word: list(roots) for word, roots in found.items()}


def roles_of(locals_: Sequence[Local], groups: Groups) -> dict[int, list[Role]]:
    """The roles of each set."""
    found: dict[int, dict[Role, None]] = {}
    for n, local in enumerate(locals_):
        found.setdefault(groups.root(n), {}).update(dict.fromkeys(local.roles))
    return {root: list(roles) for root, roles in found.items()}

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
from newslens.language.names import Match, PersonName, forename_gender, key, match, parse, without_titles
from newslens.language.owners import Owners
from newslens.language.positions import Sort, Voice, is_firm, noun, shares_family_name
from newslens.language.roles import RANKS, Role, parse_role
from newslens.language.synonyms import can_stand_for
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


def read(speaker: Speaker) -> _Local:
    """What the names and roles of a speaker say, in parts."""
    names = tuple(dict.fromkeys((speaker.name, *speaker.aliases)))
    roles = tuple(role for text in sorted(set(speaker.roles)) if (role := parse_role(text)) is not None)
    if speaker.kind is not SpeakerKind.PERSON or role_only(speaker.name):
        own = parse_role(speaker.name) if speaker.kind is not SpeakerKind.ORGANIZATION else None
        return _Local(speaker, names, None, None, (own, *roles) if own is not None else roles)
    people = [parse(name) for name in names if not role_only(name)]
    gender = next((person.gender for person in people if person.gender), None)
    return _Local(speaker, names, parse(without_titles(speaker.name)), gender, roles)


def role_only(name: str) -> bool:
    """Whether somebody is known by a role alone ("the environment secretary")."""
    last = without_titles(name).rpartition(" ")[2]
    return name[:4].lower() == "the " or (last[:1].islower() and parse_role(name) is not None)


def merge(speakers: Sequence[Speaker]) -> list[list[int]]:
    """Which speakers are one.

    Args:
        speakers: The speakers of all articles, in an order that does not hang on that of the articles.

    Returns:
        The places in `speakers` of each that is one, in groups.
    """
    locals_ = [read(speaker) for speaker in speakers]
    groups = _Groups(locals_)
    _same_id(locals_, groups)
    _same_words(locals_, groups)
    _full_names(locals_, groups)
    _misspelt_names(locals_, groups)
    _short_names(locals_, groups)
    _organizations(locals_, groups)
    _firms_by_trade(locals_, groups)
    locals_ = _owned(locals_, groups)
    _same_owners(locals_, groups)
    _holders_of_roles(locals_, groups)
    return [sorted(members) for _, members in sorted(groups.members.items())]


def _same_id(locals_: Sequence[_Local], groups: _Groups) -> None:
    first: dict[str, int] = {}
    for n, local in enumerate(locals_):
        groups.join(first.setdefault(local.speaker.id, n), n)


def _words(local: _Local) -> Iterable[str]:
    """The words by which a speaker is one with whoever goes by the same."""
    kind = local.speaker.kind
    if kind is SpeakerKind.PERSON:
        if local.person is None:
            yield f"role {key(local.speaker.name)}"
        elif local.person.given:
            yield f"person {' '.join(local.person.words)}"
        return
    own = government(local.speaker.name)
    for name in local.names:
        state = government(name)
        if state:
            if own:
                yield f"state {state}"
        elif kind is SpeakerKind.ORGANIZATION:
            if name == local.speaker.name or _proper(name):
                yield f"body {body(name)}"
        elif name == local.speaker.name and not _bare(name) and key(name) not in _ANYBODY:
            yield f"group {' '.join(w for w in key(name).split() if w not in _NUMBERS | _FRESH)}"


def _proper(name: str) -> bool:
    """Whether an alias names one organisation, as "the company" does not."""
    return any(word[:1].isupper() and noun(word) is None and key(word) != "the" for word in name.split())


_ANYBODY = frozenset(
    "i we you he she it they who which that this these those one ones self someone somebody anyone anybody many some others most "
    "few several both all another each neither none".split()
)
"""Words that mean somebody else in each article."""
_FRESH = frozenset({"new", "latest", "recent", "released", "published", "conducted"})
"""What one article says of a text and another does not."""
_NUMBERS = frozenset("one two three four five six seven eight nine ten several many some few dozen".split())


def _bare(name: str) -> bool:
    """Whether a name is a single person's noun and nothing else ("a resident"): two articles may mean two of them."""
    words = [word for word in key(name).split() if word not in _GENERIC | _NUMBERS]
    found = noun(words[-1]) if len(words) == 1 else None
    return found is not None and found.sort is Sort.PERSON and not found.plural


def _same_words(locals_: Sequence[_Local], groups: _Groups) -> None:
    first: dict[str, int] = {}
    for n, local in enumerate(locals_):
        for word in _words(local):
            groups.join(first.setdefault(word, n), n)


def _by(locals_: Sequence[_Local], groups: _Groups, words: Mapping[int, Iterable[str]]) -> dict[str, list[int]]:
    """The sets under each index word, each once."""
    found: dict[str, dict[int, None]] = {}
    for n in range(len(locals_)):
        for word in words.get(n, ()):
            found.setdefault(word, {})[groups.root(n)] = None
    return {word: list(roots) for word, roots in found.items()}


def _people(locals_: Sequence[_Local], *, full: bool) -> list[int]:
    return [n for n, local in enumerate(locals_) if local.person is not None and bool(local.person.given) is full]


def _full_names(locals_: Sequence[_Local], groups: _Groups) -> None:
    words = {n: (locals_[n].person.last, " ".join(locals_[n].person.words[:2])) for n in _people(locals_, full=True)}  # type: ignore[union-attr]
    for roots in _by(locals_, groups, words).values():
        # Beside one fuller name "J. Moss" is Jane Moss; beside Jane and John Moss it is neither for sure.
        for a in roots[:MOST]:
            one = groups.person[groups.root(a)]
            rest = [b for b in roots[:MOST] if groups.root(b) != groups.root(a)]
            fits = [b for b in rest if _how(one, groups.person[groups.root(b)]) >= Match.INITIAL]
            sure = [b for b in fits if _how(one, groups.person[groups.root(b)]) is Match.FULL]
            chosen = sure or fits
            if chosen and _all_agree(chosen, groups):
                groups.join(a, chosen[0])


def _how(one: PersonName | None, other: PersonName | None) -> Match:
    if one is None or other is None:
        return Match.NONE
    return max(match(one, other), match(other, one))


def _all_agree(roots: Sequence[int], groups: _Groups) -> bool:
    people = [groups.person[groups.root(n)] for n in roots]
    return all(_how(people[0], other) >= Match.INITIAL for other in people[1:])


_SOUNDS = str.maketrans({"q": "k", "c": "k", "g": "k", "z": "s", "v": "f", "w": "f", "j": "y", "d": "t", "b": "p"})


def _skeleton(word: str) -> str:
    """What spellings of one name from another script have in common: its consonants, roughly."""
    found = ""
    for letter in word.translate(_SOUNDS):
        if letter not in "aeiouyh " and found[-1:] != letter:
            found += letter
    return found


def _misspelt(one: PersonName, other: PersonName) -> bool:
    """Whether two full names are spellings of one: long enough, and next to equal."""
    if not one.given or not other.given or min(len(one.family), len(other.family)) < 5:
        return False
    family = DamerauLevenshtein.distance(one.family, other.family, score_cutoff=2)
    given = DamerauLevenshtein.distance(one.given[0], other.given[0], score_cutoff=2)
    if family + given == 0:
        return True
    allowed = 2 if min(len(one.family), len(other.family)) > 7 else 1
    return (
        (family <= allowed and given == 0)
        or (family == 0 and given == 1 and len(one.given[0]) > 4)
        or (family <= 1 and given <= 1 and len(one.family) > 6 and len(one.given[0]) > 4)
    )


def _misspelt_names(locals_: Sequence[_Local], groups: _Groups) -> None:
    words: dict[int, tuple[str]] = {}
    for n in _people(locals_, full=True):
        person = locals_[n].person
        if person is not None and len(person.family) >= 5:
            words[n] = (f"{_skeleton(person.given[0])[:2]} {_skeleton(person.family)}",)
    for roots in _by(locals_, groups, words).values():
        for at, a in enumerate(roots[:MOST]):
            for b in roots[at + 1 : MOST]:
                one, other = groups.person[groups.root(a)], groups.person[groups.root(b)]
                if one is not None and other is not None and _misspelt(one, other):
                    groups.join(a, b)


def _short_names(locals_: Sequence[_Local], groups: _Groups) -> None:
    words = {n: {*locals_[n].person.family.split(), locals_[n].person.given[0]} for n in _people(locals_, full=True)}  # type: ignore[union-attr]
    index = _by(locals_, groups, words)
    roles = _roles_of(locals_, groups)
    alone: dict[str, int] = {}
    for n in _people(locals_, full=False):
        local = locals_[n]
        person = local.person
        if person is None or not person.family:
            continue
        family: list[int] = []
        given: list[int] = []
        for root in dict.fromkeys(groups.root(r) for r in index.get(person.last, ())[:MOST]):
            how = _how(person, groups.person[root])
            if _gender_agrees(local, root, groups):
                (family if how >= Match.FAMILY else given if how is Match.GIVEN else []).append(root)
        if len(family) > 1:
            told = [root for root in family if _share_a_role(local.roles, roles.get(root, ()))]
            family = told if len(told) == 1 else []
        if not family:
            family = [root for root in given if _known_by_forename(local, groups.person[root], roles.get(root, ()))][:2]
        if len(family) == 1:
            groups.join(family[0], n)
        elif not index.get(person.last):
            # No full name anywhere: the short ones of all articles are one, if nothing speaks against it.
            groups.join(alone.setdefault(person.family, n), n)


def _gender_agrees(local: _Local, root: int, groups: _Groups) -> bool:
    person = groups.person[root]
    known = groups.gender[root]
    if known is None and person is not None and person.given:
        known = forename_gender(person.given[0].split()[0])
    return local.gender is None or known is None or local.gender == known


def _roles_of(locals_: Sequence[_Local], groups: _Groups) -> dict[int, list[Role]]:
    found: dict[int, dict[Role, None]] = {}
    for n, local in enumerate(locals_):
        found.setdefault(groups.root(n), {}).update(dict.fromkeys(local.roles))
    return {root: list(roles) for root, roles in found.items()}


def _share_a_role(some: Iterable[Role], others: Sequence[Role]) -> bool:
    return any(_same_office(one, other) for one in some for other in others)


def _same_office(one: Role, other: Role) -> bool:
    """Whether two roles can be one office, and say enough for that.

    Examples:
        >>> both = parse_role("UK Foreign Secretary"), parse_role("the foreign secretary")
        >>> _same_office(*both)
        True
    """
    if (
        not (can_stand_for(one.head, other.head) or can_stand_for(other.head, one.head))
        or one.former is not other.former
    ):
        return False
    if (one.modifiers ^ other.modifiers) & RANKS:
        return False
    if one.of and other.of and one.of != other.of and not set(one.of.split()) & set(other.of.split()):
        return False
    if one.modifiers and other.modifiers and not (one.modifiers <= other.words or other.modifiers <= one.words):
        return False
    if not one.words or not other.words:
        return one.head == other.head
    return one.words <= other.words or other.words <= one.words or bool(one.modifiers & other.modifiers)


def _known_by_forename(local: _Local, person: PersonName | None, roles: Sequence[Role]) -> bool:
    """Whether "Daniel" is Daniel Okafor: he is said to be kin of an Okafor, or to hold the same office."""
    if person is None:
        return False
    for role in local.roles:
        if shares_family_name(role.head) and role.of.rpartition(" ")[2] == person.last:
            return True
    return _share_a_role([role for role in local.roles if role.words], roles)


def _organizations(locals_: Sequence[_Local], groups: _Groups) -> None:
    bodies = [n for n, local in enumerate(locals_) if local.speaker.kind is SpeakerKind.ORGANIZATION]
    initials: dict[int, set[str]] = {}
    firsts: dict[int, set[str]] = {}
    short: dict[int, str] = {}
    for n in bodies:
        for name in locals_[n].names:
            state = government(name)
            words = body(name).split()
            if is_acronym(name):
                short[n] = f"initials {key(name).replace(' ', '')}"
            elif state is None and len(words) > 1:
                initials.setdefault(n, set()).add(f"initials {acronym(name)}")
                if noun(words[0]) is None:
                    firsts.setdefault(n, set()).add(f"first {words[0]}")
                if (last := noun(words[-1])) is not None:
                    firsts.setdefault(n, set()).add(f"last {last.word}")
            elif state is None and len(words) == 1 and noun(words[0]) is None and name == locals_[n].speaker.name:
                short.setdefault(n, f"first {words[0]}")
        words = body(locals_[n].speaker.name).split()
        last = noun(words[-1]) if words else None
        if last is not None and locals_[n].speaker.name.islower():
            short.setdefault(n, f"last {last.word}")
    index = _by(locals_, groups, {n: {*initials.get(n, ()), *firsts.get(n, ())} for n in bodies})
    for n, word in short.items():
        roots = list(dict.fromkeys(groups.root(r) for r in index.get(word, ())[:MOST]))
        roots = [root for root in roots if root != groups.root(n)]
        if word.startswith("last "):
            own = set(body(locals_[n].speaker.name).split())
            roots = [
                r
                for r in roots
                if any(own < set(body(name).split()) for m in groups.members[r] for name in locals_[m].names)
            ]
        if len(roots) == 1:
            groups.join(roots[0], n)


def _firms_by_trade(locals_: Sequence[_Local], groups: _Groups) -> None:
    """The one firm that goes by the word that another article prints with a trade alone: "Tarn, the contractor"."""
    index: dict[str, dict[int, None]] = {}
    for n, local in enumerate(locals_):
        if local.speaker.kind is SpeakerKind.ORGANIZATION:
            index.setdefault(body(local.speaker.name).partition(" ")[0], {})[groups.root(n)] = None
    for n, local in enumerate(locals_):
        if _trades(local) and len(groups.members[groups.root(n)]) == 1:
            firms = {groups.root(root) for root in list(index.get(body(local.speaker.name), ()))[:MOST]}
            if len(firms) == 1:
                groups.join(firms.pop(), n)


def _trades(local: _Local) -> bool:
    """Whether one word and a trade are all that is known of somebody, who may be a firm: "Tarn, the contractor"."""
    alone = (
        local.person is not None and not local.person.given and local.gender is None and " " not in local.speaker.name
    )
    return alone and bool(local.roles) and all(is_firm(role.head) for role in local.roles)


def _owned(locals_: Sequence[_Local], groups: _Groups) -> list[_Local]:
    """The speakers with one name for whoever they belong to."""
    roles = _roles_of(locals_, groups)
    holders = [(person, roles.get(root, ())) for root, person in sorted(groups.person.items()) if person is not None]
    owners = Owners.of(holders)
    return [attrs.evolve(local, roles=tuple(map(owners.settled, local.roles))) for local in locals_]


def _same_owners(locals_: Sequence[_Local], groups: _Groups) -> None:
    """Those whom no article names, in one office under one owner: "Moss's spokesman", "the prime minister's spokesman"."""
    first: dict[Role, int] = {}
    for n, local in enumerate(locals_):
        unnamed = local.person is None and local.speaker.kind is not SpeakerKind.ORGANIZATION
        if unnamed and _one_of_a_kind(local):
            for role in local.roles:
                if role.of:
                    groups.join(first.setdefault(role, n), n)


def _holders_of_roles(locals_: Sequence[_Local], groups: _Groups) -> None:
    """The one who holds an office, for "the environment secretary" of an article that does not name him."""
    index: dict[str, dict[int, None]] = {}
    for n, local in enumerate(locals_):
        if local.person is not None:
            for role in local.roles:
                index.setdefault(role.head, {})[groups.root(n)] = None
    roles = _roles_of(locals_, groups)
    for n, local in enumerate(locals_):
        if local.person is not None or local.speaker.kind is SpeakerKind.ORGANIZATION or not local.roles:
            continue
        role = local.roles[0]
        if not _one_of_a_kind(local):
            continue
        heads = [role.head, *[head for head in index if head != role.head and can_stand_for(role.head, head)]]
        fits = {
            groups.root(root)
            for head in heads
            for root in list(index.get(head, ()))[:MOST]
            if _holds(roles.get(root, ()), role)
        }
        if len(fits) == 1:
            groups.join(fits.pop(), n)


def _holds(roles: Sequence[Role], role: Role) -> bool:
    """Whether somebody with roles can be who is known by a role alone: "Berg's spokesman" is no "spokesman" of Moss's."""
    owned = [other for other in roles if other.of and other.head == role.head and other.voice is Voice.SPOKESPERSON]
    return any(_same_office(role, other) for other in (owned if role.of and owned else roles))


def _one_of_a_kind(local: _Local) -> bool:
    """Whether an article means one certain person by a role: *the* mayor, not a resident."""
    first = local.speaker.name.split()[0].lower() if local.speaker.name.split() else ""
    plural = any(
        word.endswith("s") and (found := noun(word)) is not None and found.plural
        for word in key(local.speaker.name).split()[:4]
    )
    return first not in {"a", "an", "one", "another", *_NUMBERS} and not plural


def majority(kinds: Iterable[SpeakerKind]) -> SpeakerKind:
    """The kind that most say; a person before an organisation before an unnamed one."""
    order = list(SpeakerKind)
    return min(Counter(kinds).items(), key=lambda item: (-item[1], order.index(item[0])))[0]

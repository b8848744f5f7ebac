"""Organisations: acronyms and short names with their long forms, and firms told by their trade."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from newslens.language.bodies import acronym, body, government, is_acronym, is_legal_form
from newslens.language.names import forename_gender, key
from newslens.language.positions import is_firm, noun
from newslens.speakers.groups import MOST, Groups, indexed
from newslens.speakers.local import Local
from newslens.types import SpeakerKind

_INITIALS: Final = "initials "
_FIRST: Final = "first "
_NOUN: Final = "last "


def organizations(locals_: Sequence[Local], groups: Groups) -> None:
    """Join acronyms, first words ("Harbour") and bare nouns ("the council") with the one long form that they can stand for."""
    bodies = [n for n, local in enumerate(locals_) if local.speaker.kind is SpeakerKind.ORGANIZATION]
    index = indexed(locals_, groups, {n: set(_goes_by(locals_[n])) for n in bodies})
    for n in bodies:
        word = _short_form(locals_[n])
        if word is None:
            continue
        roots = dict.fromkeys(groups.root(r) for r in index.get(word, ())[:MOST])
        longer = [root for root in roots if root != groups.root(n)]
        if word.startswith(_NOUN):
            longer = [root for root in longer if _is_within(locals_[n], (locals_[m] for m in groups.members[root]))]
        if len(longer) == 1:
            groups.join(longer[0], n)


def _goes_by(local: Local) -> Iterator[str]:
    """The short forms that the long names of an organisation may go by, each with its sort in front."""
    for name in local.names:
        words = body(name).split()
        if is_acronym(name) or government(name) is not None or len(words) < 2:
            continue
        yield f"{_INITIALS}{acronym(name)}"
        if noun(words[0]) is None:
            yield f"{_FIRST}{words[0]}"
        if (last := noun(words[-1])) is not None:
            yield f"{_NOUN}{last.word}"


def _short_form(local: Local) -> str | None:
    """The short form under which an organisation is known, with its sort in front; None where its name is long."""
    acronyms = [name for name in local.names if is_acronym(name)]
    if acronyms:
        return f"{_INITIALS}{key(acronyms[-1]).replace(' ', '')}"
    name = local.speaker.name
    words = body(name).split()
    if government(name) is None and len(words) == 1 and noun(words[0]) is None:
        return f"{_FIRST}{words[0]}"
    last = noun(words[-1]) if words else None
    return f"{_NOUN}{last.word}" if last is not None and name.islower() else None


def _is_within(local: Local, others: Iterable[Local]) -> bool:
    """Whether another has a name of all the words of one's, and more."""
    own = set(body(local.speaker.name).split())
    return any(own < set(body(name).split()) for other in others for name in other.names)


def firms_in_short(locals_: Sequence[Local], groups: Groups) -> None:
    """The one firm whose first word another article prints alone or with a trade: "Tarn", "Tarn, the contractor"."""
    bodies = {n: local for n, local in enumerate(locals_) if local.speaker.kind is SpeakerKind.ORGANIZATION}
    first = {n: (body(local.speaker.name).partition(" ")[0],) for n, local in bodies.items()}
    index = indexed(locals_, groups, first)
    surnames = {local.person.last for local in locals_ if local.person is not None and local.person.given}
    for root in sorted(groups.members):
        alone = groups.members.get(root, [])
        if not alone or not all(_alone(locals_[n]) for n in alone):
            continue
        local = locals_[root]
        firms = {groups.root(other) for other in index.get(body(local.speaker.name), ())[:MOST]}
        trades = bool(local.roles) and len(alone) == 1
        # "Tarn said" is Tarn Roads Ltd where no Ann Tarn speaks.
        free = local.person is not None and local.person.last not in surnames
        if len(firms) == 1 and (trades or (free and _is_company(locals_[n] for n in groups.members[min(firms)]))):
            groups.join(firms.pop(), root)


def _is_company(members: Iterable[Local]) -> bool:
    """Whether a body goes by a name with a legal form."""
    return any(is_legal_form(last) for local in members for name in local.names for last in name.split()[-1:])


def _alone(local: Local) -> bool:
    """Whether one word, or one and a trade, are all that is known of somebody, who may be a firm: "Tarn, the contractor"."""
    alone = (
        local.person is not None and not local.person.given and local.gender is None and " " not in local.speaker.name
    )
    return alone and not forename_gender(local.speaker.name) and all(is_firm(role.head) for role in local.roles)

"""Whose a noun is by the "his", "its" or "their" in front of it."""

from __future__ import annotations

from newslens.attribution.entities.mistaken import may_be_body
from newslens.attribution.entities.phrases import OWNERS, Phrase
from newslens.attribution.entities.register import Register
from newslens.attribution.entities.trail import Trail
from newslens.language.positions import is_kin
from newslens.types import SpeakerKind

_FAMILY = frozenset({"family", "families", "relatives", "siblings"})
_OF_STATES = frozenset("ministry army government parliament military navy embassy forces troops".split())
"""Bodies that states have, and firms and unions have not."""


def possessor(register: Register, trail: Trail, phrase: Phrase) -> int:
    """Whom "his" or "their" in front of a noun stands for; no body where kin are told of, and nobody known as somebody's: or -1."""
    words, head = register.words, phrase.head
    owner = trail.pronoun(words.lower[phrase.owner], phrase.owner, source=False)
    entity = register.entities[owner] if owner >= 0 else None
    kin = head is not None and (is_kin(head.word) or head.word in _FAMILY)
    body = kin and entity is not None and entity.kind is SpeakerKind.ORGANIZATION
    whose = entity is not None and entity.text.partition(" ")[0].lower() in OWNERS
    if body or whose:
        return -1
    return _acting_state(register, trail, phrase, owner) if owner >= 0 else owner


def _acting_state(register: Register, trail: Trail, phrase: Phrase, owner: int) -> int:
    """The state that acts on an owner, where a recogniser took it for somebody: "Harbia shelled Tarn. Its army said" is Harbia's.

    Args:
        register: Whom the article speaks of.
        trail: Whom it has mentioned.
        phrase: A noun behind "its".
        owner: The number of whom the pronoun was brought to.
    """
    words, head = register.words, phrase.head
    if head is None or head.word not in _OF_STATES or words.lower[phrase.owner] != "its":
        return owner
    latest = list(trail.before(phrase.start))
    last = next((seen for seen in latest if seen.entity == owner), None)
    if last is None or last.subject:
        return owner
    for seen in latest:
        if seen.subject and words.sentence[seen.at] == words.sentence[last.at] and seen.at < last.at:
            return seen.entity if may_be_body(register.entities[seen.entity]) else owner
    return owner

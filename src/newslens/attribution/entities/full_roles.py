"""Roles said in full: whose husband, spokesman or chief executive somebody is."""

from __future__ import annotations

from bisect import bisect_right

from newslens.attribution.entities import antecedents
from newslens.attribution.entities.phrases import Form, Phrase
from newslens.attribution.entities.register import Register
from newslens.attribution.entities.roles import Said
from newslens.attribution.entities.trail import Trail
from newslens.language.names import without_titles
from newslens.language.positions import Sort, noun
from newslens.language.roles import parse_role


def in_full(register: Register, trail: Trail, role: Said) -> str:
    """A role with the name of whom it belongs to, where the article tells."""
    words, entities = register.words, register.entities
    text = role.text(words)
    full = text
    if role.owner >= 0:
        owner = trail.pronoun(words.lower[role.owner], role.owner, source=False, but={register.of[role.name]})
        full = f"{register.called(owner)}'s {text}" if owner >= 0 else text
    else:
        parsed = parse_role(text)
        of = parsed.of if parsed is not None else ""
        found = noun(of.rpartition(" ")[2]) if of else None
        if found is not None and found.sort is not Sort.PERSON and not found.plural and of in text:
            phrase = Phrase(
                Form.NOUN, role.start, role.end, head=found, modifiers=frozenset(of.split()[:-1]), definite=True
            )
            owner = antecedents.organization(phrase, role.start, entities, known=register.known)
            if owner >= 0:
                full = _instead(text, of, register.called(owner))
    for other in range(bisect_right(register.starts, role.start - 1), bisect_right(register.starts, role.end - 1)):
        named = entities[register.of[other]]
        if named.person is not None and other != role.name and named.text != register.names[other].text:
            full = full.replace(register.names[other].text, without_titles(named.text), 1)
    return full


def _instead(text: str, of: str, name: str) -> str:
    """A role with the name of whom it belongs to in the place of a noun: "the company's chief" → "Orvane's chief"."""
    lower = text.lower()
    for article in ("the ", ""):
        if lower.startswith(article + of):
            return name + text[len(article + of) :]
        if lower.endswith(" " + article + of):
            return text[: len(text) - len(article + of)] + name
    return text

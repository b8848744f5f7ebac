"""Who put out a text that an article goes on quoting: "said in a statement … the statement said"."""

from __future__ import annotations

from newslens.attribution.entities.phrases import Phrase
from newslens.attribution.entities.register import Register
from newslens.attribution.entities.trail import Trail
from newslens.language.synonyms import issuers

_FAR = 160
"""So many words before "the statement" may it have been told who put it out."""
_ISSUES = frozenset({"issued", "released", "published", "put", "posted", "sent", "read"})


def put_out(register: Register, trail: Trail, phrase: Phrase) -> int:
    """Who said before what "the statement" goes on with: "said in a statement on Monday", or the one court of a ruling; or -1."""
    words, head = register.words, phrase.head
    if head is None or words.lower[phrase.start] not in {"the", "this"}:
        return -1
    for at in range(phrase.start - 1, max(-1, phrase.start - _FAR), -1):
        if words.paragraph[phrase.start] - words.paragraph[at] > 2:
            break
        if words.lower[at] != head.word or not {"a", "an", "its", "his", "her"} & set(words.lower[max(0, at - 3) : at]):
            continue
        told = "in" in words.lower[max(0, at - 5) : at] or not _ISSUES.isdisjoint(words.lower[max(0, at - 5) : at])
        said = [number for spot, number in trail.sources[-8:] if words.sentence[spot] == words.sentence[at]]
        if told and said and not trail.in_quotes(at):
            return said[-1]
    courts = {n for word in issuers(head.word) for n in register.known.bodies(word)}
    named = [n for n in courts if not register.entities[n].document and " " in register.entities[n].key]
    return named[0] if len(named) == 1 else -1

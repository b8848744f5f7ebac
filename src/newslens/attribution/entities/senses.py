"""What a name is a name of, by the words around it and by what the article takes it for elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newslens.attribution.entities.names import LABELS, Name, Piece, Sense
from newslens.attribution.entities.words import POSSESSIVES, Words
from newslens.language.bodies import is_legal_form, is_welded, nation
from newslens.language.names import forename_gender, key, normalise, parse, titles
from newslens.language.positions import Sort, in_name_of_organization, is_asset, is_firm, is_kin, noun

_AT = frozenset({"in", "near", "across", "outside", "throughout"})
_SEATS = frozenset({"deputy", "mp", "mep", "msp", "member", "senator", "representative", "candidate", "councillor"})
_OF_STATES = frozenset({"minister", "premier", "chancellor", "ambassador", "parliament", "army"})
_AFTER_APPOSITION = frozenset({",", "which", "that"})
_LINES = frozenset({"line", "lines"})  # no body elsewhere: "a shipping line", not "the line was cut"
_TOWNS_HAVE = frozenset({"library", "clinic", "hospital", "council", "school", "station", "museum", "college"})
_LOCALS = frozenset({"resident", "residents", "native", "local", "villager", "homeowner"})
_DEMONYMS = ("an", "ish", "i", "ese")


def agreed(words: Words, pieces: Sequence[Piece]) -> list[Name]:
    """The pieces as names: nouns beside them looked at, and one sense for the same words all over the article."""
    text = [words.phrase(piece.start, piece.end) for piece in pieces]
    senses = [_beside(words, piece) for piece in pieces]
    votes = _votes(words, pieces, text, senses)
    families: dict[str, int] = {}
    for name, sense in zip(text, senses, strict=True):
        if sense is Sense.PERSON and (person := parse(name)).given:
            for word in {person.last, person.family}:
                families[word] = families.get(word, 0) + 1
    names = []
    for piece, name, own in zip(pieces, text, senses, strict=True):
        normal = key(name)
        sense = own
        counts = votes.get(normal, Counter())
        counts.pop(Sense.UNKNOWN, None)
        if counts:
            sense = max(counts, key=lambda s: (counts[s], s is own, s))
        if normal in families and sense is not Sense.PERSON and not _labelled_place(words, piece):
            sense = Sense.PERSON
        if normalise(name):
            names.append(Name(piece.start, piece.end, name, sense, piece.lead))
    return names


def _votes(
    words: Words, pieces: Sequence[Piece], text: Sequence[str], senses: Sequence[Sense]
) -> dict[str, Counter[Sense]]:
    """What each name was taken for, all over the article."""
    votes: dict[str, Counter[Sense]] = {}
    for name, piece, sense in zip(text, pieces, senses, strict=True):
        if sense is not Sense.UNKNOWN:
            weight = 3 if piece.lead < piece.start or sense is not piece.sense or _forename(words, piece) else 1
            votes.setdefault(key(name), Counter())[sense] += weight
        told = _in_context(words, piece)
        if told is not Sense.UNKNOWN and not (sense is Sense.PERSON and _forename(words, piece)):
            votes.setdefault(key(name), Counter())[told] += 2
    for name, piece in zip(text, pieces, strict=True):
        # "Meridian's chief executive" makes a body of Meridian Biologics too.
        normal = key(name)
        trade, _, form = normal.rpartition(" ")
        if trade and is_legal_form(form):  # "Moderna Inc." makes a body of Moderna
            votes.setdefault(trade, Counter())[Sense.ORGANIZATION] += 3
        first = votes.get(normal.split(" ")[0]) if " " in normal and not _forename(words, piece) else None
        if first is not None and first[Sense.ORGANIZATION] > 1 and piece.lead == piece.start:
            votes.setdefault(normal, Counter())[Sense.ORGANIZATION] += 2
    return votes


def _forename(words: Words, piece: Piece) -> bool:
    return forename_gender(words.text[piece.start]) is not None or words.lower[piece.start].rstrip(".") in titles()


def _in_context(words: Words, piece: Piece) -> Sense:
    """What a name is by its phrase: "in X", "X's chief executive", "head of X", "X spokeswoman", "the X said"."""
    lower = words.lower
    before = lower[piece.lead - 1] if piece.lead else ""
    if before in {"in", "at", "of"} and piece.lead > 1 and is_asset(lower[piece.lead - 2]):
        return Sense.ORGANIZATION
    if before in _AT or _is_adjective(words, piece, before):
        return Sense.PLACE
    acts = before == "the" and piece.lead == piece.start and piece.end < len(words) and words.verb[piece.end]
    if acts or (_told_body(words, piece.end) and not _forename(words, piece)):
        return Sense.ORGANIZATION
    behind = _behind(words, piece)
    if behind is None and before in {"of", "for"} and piece.lead > 1:
        found = noun(lower[piece.lead - 2])
        if found is not None and before == "for" and found.word in _SEATS:
            return Sense.PLACE  # "the deputy for Tarn"
        if found is not None and found.voice and not is_kin(found.word):
            return Sense.ORGANIZATION
    return behind or Sense.UNKNOWN


def _behind(words: Words, piece: Piece) -> Sense | None:
    """What a name is by the words behind it: "X's chief executive", "X spokeswoman", "X's shares"; None where they do not tell."""
    lower, after = words.lower, piece.end
    if after < len(words) and lower[after] in POSSESSIVES:
        after += 1
        learned = after < len(words) and lower[after].rstrip(".") in {"dr", "prof", "professor"}
        if learned and not nation(words.phrase(piece.start, piece.end)) and not _forename(words, piece):
            return Sense.ORGANIZATION  # "Meridian's Dr Samir Haddad"
        nearby = range(after, min(after + 3, len(words)))
    else:
        nearby = range(after, min(after + 1, len(words)))
    for at in nearby:
        found = noun(lower[at])
        if found is not None and found.word in _OF_STATES and after > piece.end:
            return Sense.PLACE if LABELS.get(words.entity[piece.start]) is Sense.PLACE else Sense.UNKNOWN
        if words.text[at][0].islower() and ((found is not None and found.voice) or is_asset(lower[at])):
            return Sense.ORGANIZATION
        if found is not None and at == after and found.word in _TOWNS_HAVE | _LOCALS and words.text[at][0].islower():
            return Sense.PLACE  # "Tarn library", "Tarn resident"
    return None


def _is_adjective(words: Words, piece: Piece, before: str) -> bool:
    """Whether a name is the adjective of a place that no list has: "the Ardeshi delegation"."""
    at = piece.start
    if piece.end - at > 1 or before not in {"the", "a", "an", "its", "his", "her", "their"} or piece.end >= len(words):
        return False
    return (
        words.lower[at].endswith(_DEMONYMS)
        and words.text[piece.end].islower()
        and noun(words.lower[piece.end]) is not None
    )


def _told_body(words: Words, after: int) -> bool:
    """Whether what stands behind a name makes it that of an organisation: ", which …", ", a payments company"."""
    lower = words.lower
    if after + 2 >= len(words) or lower[after] != ",":
        return False
    if lower[after + 1] == "which":
        return True
    if lower[after + 1] not in {"a", "an", "the"}:
        return False
    for at in range(after + 2, min(after + 6, len(words))):
        if words.verb[at] or not words.text[at][0].isalpha() or lower[at] in {"of", "in", "at", "for", "who"}:
            return False
        if lower[after + 1] == "the" and at + 1 < len(words) and lower[at + 1] not in _AFTER_APPOSITION:
            continue  # ", the council said": no more is told of the name
        if lower[at] in _LINES:
            return True
        if (found := noun(lower[at])) is not None:
            last = at + 1 >= len(words) or noun(lower[at + 1]) is None
            if found.sort is Sort.PERSON or last:
                return found.sort is Sort.ORGANIZATION and last
    return False


def _labelled_place(words: Words, piece: Piece) -> bool:
    return LABELS.get(words.entity[piece.start]) is Sense.PLACE


def _beside(words: Words, piece: Piece) -> Sense:
    """What the words next to a name say that it is."""
    body = piece.sense is Sense.ORGANIZATION  # "Justice Department" is no judge
    titled = piece.lead < piece.start or words.lower[piece.start].rstrip(".") in titles()
    if titled and not (body and (piece.lead < piece.start or piece.end - piece.start > 1)):
        return Sense.PERSON if piece.end - piece.start < 6 else piece.sense
    before = piece.start - 1
    if before >= 0 and words.sentence[before] == words.sentence[piece.start]:
        found = noun(words.lower[before])
        if before > 4 and [words.lower[at] for at in (before - 3, before - 2, before - 1)] == ["-", "of", "-"]:
            found = noun(words.lower[before - 4])  # "mother-of-two Ann Berg"
        if found is not None and not found.plural:
            firm = piece.sense is Sense.ORGANIZATION and is_firm(found.word)  # "contractor Tarn Roads Ltd"
            if found.sort is Sort.PERSON and piece.end - piece.start < 6 and not firm:
                return Sense.PERSON
            # "the carmaker Voltera", whatever else a single word may be
            single = piece.end - piece.start == 1 and _determined(words, before) and not _forename(words, piece)
            if found.sort is Sort.ORGANIZATION and (piece.sense is Sense.UNKNOWN or single):
                return Sense.ORGANIZATION
    if piece.sense is Sense.PERSON and piece.end - piece.start == 1 and is_welded(words.text[piece.start]):
        return Sense.ORGANIZATION
    if piece.end + 2 < len(words) and words.text[piece.end] == ",":
        full = 1 < piece.end - piece.start < 5 and not in_name_of_organization(words.lower[piece.end - 1])
        if words.text[piece.end + 1].isdigit() and full and piece.sense is Sense.UNKNOWN:
            return Sense.PERSON  # "Ann Berg, 43,"
        if words.lower[piece.end + 1] == "who" and (full or piece.sense is Sense.UNKNOWN):
            return Sense.PERSON
    return piece.sense


def _determined(words: Words, at: int) -> bool:
    """Whether a noun has its article right before it, or a word between."""
    return at > 0 and not {"the", "a", "an"}.isdisjoint(words.lower[max(0, at - 2) : at])

"""Several who speak as one: "Bell and Hale" are Ann Bell and Otis Hale, and so are "both" and "the two" behind them."""

from __future__ import annotations

from bisect import bisect_left

from newslens.attribution.entities.phrases import Form, Phrase
from newslens.attribution.entities.register import Register
from newslens.attribution.entities.words import Words
from newslens.language.names import parse
from newslens.language.positions import noun
from newslens.types import SpeakerKind

_BOTH = frozenset(
    {"both", "the two", "the pair", "the duo", "the couple", "both men", "both women", "the two men", "the two women"}
)
_BACK = 12
"""So many names are looked at for the two that "both" takes up."""
_BETWEEN = frozenset({"and", ",", "both", "his", "her", "their", "the", "a"})


def several(register: Register, phrase: Phrase) -> int:
    """The entity of several sources joined by "and", or of the two whom "both" takes up; or -1 for any other mention."""
    if phrase.form is not Form.SEVERAL:
        return _both(register, phrase)
    found = _together(register, phrase)
    return found if found >= 0 else register.add(phrase, SpeakerKind.UNNAMED, plural=True)


def _together(register: Register, phrase: Phrase) -> int:
    """The entity of several people who are all called by name, whatever form of their names is printed; or -1."""
    first, last = bisect_left(register.starts, phrase.start), bisect_left(register.starts, phrase.end)
    inside = range(first, last)
    named = {at for n in inside for at in range(register.names[n].lead, register.names[n].end)}
    rest = [at for at in range(phrase.start, phrase.end) if at not in named]
    if len(inside) < 2 or not all(_joins(register.words, at) for at in rest):
        return -1
    full = all(parse(register.names[n].text).given for n in inside)
    return _entity(
        register, phrase, inside, as_printed=full and all(register.words.text[at] in {"and", ","} for at in rest)
    )


def _both(register: Register, phrase: Phrase) -> int:
    """The two whom "both" or "the pair" takes up: those named last with an "and" between them; or -1."""
    words, names = register.words, register.names
    if words.phrase(phrase.start, phrase.end).lower() not in _BOTH:
        return -1
    last = bisect_left(register.starts, phrase.start) - 1
    for n in range(last, max(0, last - _BACK), -1):
        if words.paragraph[phrase.start] - words.paragraph[names[n].start] > 1:
            break
        one, other = names[n - 1], names[n]
        if words.lower[one.end : other.lead] == ["and"]:
            listed = words.text[one.lead - 1] == ","
            return -1 if listed else _entity(register, phrase, range(n - 1, n + 1))
    return -1


def _joins(words: Words, at: int) -> bool:
    """Whether a word stands between people who are named: "and", or what one of them is to another."""
    return words.lower[at] in _BETWEEN or noun(words.lower[at]) is not None


def _entity(register: Register, phrase: Phrase, numbers: range, *, as_printed: bool = False) -> int:
    """The entity of the people of some names; -1 where one of them is no person, or there is one alone."""
    people = tuple(dict.fromkeys(register.of[n] for n in numbers))
    if len(people) < 2 or any(register.entities[number].person is None for number in people):
        return -1
    return register.group(phrase, people, as_printed=as_printed)

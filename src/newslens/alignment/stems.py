"""Stems: one form for the shapes of a word, by rule, so that "resigned" meets "resignation"."""

from __future__ import annotations

_VOWELS = frozenset("aeiouy")

# Longest first; what is left must keep the number of letters given.
_DERIVED: tuple[tuple[str, str, int], ...] = (
    ("isations", "", 3), ("izations", "", 3), ("isation", "", 3), ("ization", "", 3),
    ("ibilities", "", 4), ("abilities", "", 4), ("ibility", "", 4), ("ability", "", 4),
    ("ications", "i", 3), ("ication", "i", 3),
    ("fulness", "", 4), ("ousness", "", 4), ("iveness", "", 4), ("lessly", "", 4),
    ("ations", "", 4), ("ation", "", 4), ("ators", "", 4), ("ator", "", 4), ("ating", "", 4), ("ated", "", 4),
    ("ates", "", 4), ("ate", "", 4), ("ative", "", 4), ("ively", "", 4), ("itions", "", 4), ("ition", "", 4),
    ("ments", "", 4), ("ment", "", 4), ("nesses", "", 4), ("ness", "", 4), ("ically", "", 4), ("fully", "", 4),
    ("ously", "", 4), ("ities", "", 4), ("ity", "", 4), ("ical", "", 4), ("ising", "", 4), ("izing", "", 4),
    ("ised", "", 4), ("ized", "", 4), ("ises", "", 4), ("izes", "", 4), ("ise", "", 5), ("ize", "", 4),
    ("ance", "", 4), ("ence", "", 5), ("ancy", "", 4), ("able", "", 4), ("ible", "", 4), ("ions", "", 4), ("ion", "", 4),
    ("ists", "", 4), ("ist", "", 4), ("ism", "", 4), ("ings", "", 3), ("ing", "", 3), ("ful", "", 4), ("ous", "", 4),
    ("ive", "", 4), ("ers", "", 4), ("ors", "", 4), ("als", "", 4), ("al", "", 4), ("er", "", 4), ("or", "", 4),
    ("ic", "", 4), ("ied", "y", 2), ("ed", "", 3), ("ily", "i", 3), ("ly", "", 3),
)  # fmt: skip

_BY_LETTER = {
    letter: tuple(rule for rule in _DERIVED if rule[0][-1] == letter)
    for letter in sorted({rule[0][-1] for rule in _DERIVED})
}


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def lemma(word: str) -> str:
    """A word in lower case without its inflection; "e" and "y" at the end go the way they go before "-ed" and "-es".

    Examples:
        >>> [lemma(word) for word in ("supply", "supplied", "planned", "moving", "moves")]
        ['suppli', 'suppli', 'plan', 'mov', 'mov']
    """
    if len(word) < 4 or not word.isascii():
        return word
    word = _singular(word)
    for suffix, instead, keep in (("ied", "y", 2), ("ed", "", 3), ("ing", "", 3)):
        if word.endswith(suffix):
            base = word[: -len(suffix)]
            if len(base) >= keep and any(letter in _VOWELS for letter in base):
                word = base + instead
                break
    return _ending(word)


def _ending(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    if len(word) > 2 and word[-1] == "y" and word[-2] not in _VOWELS:
        word = word[:-1] + "i"
    return word


def stem(word: str) -> str:
    """The stem of an English word in lower case; not always a word itself.

    Strips one inflection and one derivation by rule (in the manner of Porter, 1980, with one pass and no measure), so that
    words of one family mostly come out alike. Irregular forms are the lexicon's business.

    Examples:
        >>> [stem(word) for word in ("resigned", "resignation", "resigning", "resigns")]
        ['resign', 'resign', 'resign', 'resign']
    """
    if len(word) < 4 or not word.isascii():
        return word
    word = _singular(word)
    if word.endswith("ply"):
        return _ending(word)
    for suffix, instead, keep in _BY_LETTER.get(word[-1], ()):
        if word.endswith(suffix):
            base = word[: -len(suffix)]
            if len(base) >= keep and any(letter in _VOWELS for letter in base):
                word = base + instead
                break
    return _ending(word)


def lemmas(listed: str) -> frozenset[str]:
    """A list of words as the lemma of another word can be looked up in it: "nothing" is none of itself.

    Function words stand in it as they are printed, too, since they are their own lemmas.

    Examples:
        >>> sorted(lemmas("nearly nobody"))
        ['nearli', 'nearly', 'nobodi', 'nobody']
    """
    words = listed.split()
    return frozenset((*words, *map(lemma, words)))

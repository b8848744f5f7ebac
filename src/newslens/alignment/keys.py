"""What words are compared by: stems and synonyms, phrases as one, amounts as one, and which of them are names."""

from __future__ import annotations

from collections.abc import Sequence

from newslens.alignment.lexicon import Lexicon
from newslens.alignment.numbers import Number
from newslens.alignment.words import Words
from newslens.language.numbers import MAGNITUDES, SHORT_MAGNITUDES

_AMOUNTS = frozenset(("count", "money"))
_TALLY = 2.0  # what a vote or a score weighs: two figures
_SCALES = frozenset({*MAGNITUDES, *SHORT_MAGNITUDES})


def keys_of(words: Words, lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """What each word is compared by, and what that weighs; a phrase is one thing.

    Args:
        words: The words of a text.
        lexicon: The word lists.
    """
    listed = words.words
    keys = [word.key for word in listed]
    weights = [word.weight for word in listed]
    phrases = lexicon.phrases
    taken: set[int] = set()
    for index, word in enumerate(listed):
        known = phrases.get(word.lemma)
        if known is None:
            continue
        following = listed[index + 1] if index + 1 < len(listed) else None
        for rest, group in known:
            if following is None or (following.lemma != rest[0] and not following.numeric):
                continue
            places = _following(words, index + 1, rest)
            # "Not guilty" in "pleaded not guilty" is no phrase by itself.
            if places is not None and not taken.issuperset((index, *places)):
                keys[index], weights[index] = group, 1.0
                taken.update(places)
                for place in places:
                    keys[place], weights[place] = "", 0.0
                break
    return tuple(keys), tuple(weights)


def with_amounts(
    keys: tuple[str, ...], weights: tuple[float, ...], words: Words, counted: Sequence[Number]
) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The keys with one for each amount, however it is written: "1.2 million" is one thing and not two, and so is "68-31".

    Args:
        keys: The key of each word.
        weights: What each weighs.
        words: The words.
        counted: The numbers in them.
    """
    changed, weighed = list(keys), list(weights)
    for number in counted:
        if number.kind == "tally":
            changed[number.end - 1], weighed[number.end - 1] = "", 0.0
            changed[number.start], weighed[number.start] = f"#{number.value:.4f}", _TALLY
        if number.kind not in _AMOUNTS:
            continue
        places = [index for index in range(number.start, number.end) if words.words[index].exact in _SCALES]
        if not places:
            continue
        first = next((index for index in range(number.start, number.end) if changed[index][:1] == "#"), places[0])
        for index in range(first, places[-1] + 1):
            changed[index], weighed[index] = "", 0.0
        changed[first], weighed[first] = f"#{number.value:g}", 1.0
    return tuple(changed), tuple(weighed)


def names_in(words: Words, keys: tuple[str, ...]) -> frozenset[str]:
    """The keys that are written like names inside a sentence.

    Args:
        words: The words of a text.
        keys: The key of each.
    """
    sentences = words.sentences
    return frozenset(
        key
        for index, key in enumerate(keys)
        if key and words.forms[index][0].isupper() and index and sentences[index] == sentences[index - 1]
    )


def _following(words: Words, start: int, lemmas: tuple[str, ...]) -> list[int] | None:
    """Where lemmas follow each other, numbers between them left out: "cut 40 jobs" is "cut jobs"."""
    places = []
    index = start
    for lemma in lemmas:
        while index < len(words) and words.words[index].key[:1] == "#" and words.words[index].lemma != lemma:
            index += 1
        if index >= len(words) or words.words[index].lemma != lemma:
            return None
        places.append(index)
        index += 1
    return places

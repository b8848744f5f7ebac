"""A text as words to compare: their forms, keys and weights, and the sentences and clauses they stand in."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from newslens.alignment.lexicon import Word, lexicon
from newslens.language.calendar import MONTHS, WEEKDAYS
from newslens.language.clock import NAMED
from newslens.language.numbers import MAGNITUDES, PARTS, SMALL, VAGUE

TOKEN = re.compile(
    r"[Pp]er cent|[A-Z][A-Za-z]*-\d+|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[$£€¥₹%]|[.!?…]+|[,;:()\[\]—–]| - "
)
"""Words, numbers, signs and marks as they are printed."""
_ENDS = frozenset(".!?…")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_SIGNS = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee", "%": "percent"}
_CLAUSE_WORDS = frozenset(
    "and but or nor when as while which who whom whose where because since after before until unless though although if so".split()
)
_CLAUSE_PARTICIPLES = frozenset(("adding", "saying", "citing"))
_ABBREVIATED = frozenset(
    "mr mrs ms dr st jr sr gen sen rep gov prof lt col sgt capt jan feb mar apr aug sept sep oct nov dec no".split()
)
_CONTRACTED = frozenset("'re 've 'll 'm 'd".split())
_NUMERIC = frozenset({*MONTHS, *WEEKDAYS, *MAGNITUDES, *VAGUE, *PARTS, *NAMED, "nobody", "noone", "no"})
_IS = frozenset("it that he she there what who here where how this".split())


@attrs.frozen
class Words:
    """The words of a text, as parallel tuples.

    Attributes:
        text: The text they were read from, without invisible characters.
        forms: The words as they are printed.
        words: What each comes down to.
        sentences: The number of the sentence that each stands in.
        clauses: The number of the clause that each stands in.
    """

    text: str
    forms: tuple[str, ...]
    words: tuple[Word, ...]
    sentences: tuple[int, ...]
    clauses: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def between(self, start: int, end: int) -> str:
        """The text from one word to before another."""
        places = self.places()
        return self.text[places[start][0] : places[end - 1][1]] if start < end else ""

    def whole(self, start: int, end: int) -> bool:
        """Whether some words are all of one sentence."""
        numbers = self.sentences
        begins = start == 0 or numbers[start - 1] != numbers[start]
        ends = end == len(self) or numbers[end] != numbers[end - 1]
        return begins and ends and numbers[start] == numbers[end - 1]

    def places(self) -> list[tuple[int, int]]:
        """Where each word starts and ends in `text`."""
        found = []
        position = 0
        for form in self.forms:
            position = self.text.index(form, position)
            found.append((position, position + len(form)))
            position += len(form)
        return found


def read(text: str) -> Words:
    """The words of a text.

    Examples:
        >>> [word.exact for word in read("“It’s 3 per cent,” she said.").words]
        ["it's", '3', 'percent', 'she', 'said']
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    forms: list[str] = []
    words: list[Word] = []
    sentences: list[int] = []
    clauses: list[int] = []
    sentence = clause = 0
    tokens = TOKEN.findall(text)
    for index, form in enumerate(tokens):
        word = meaning(form)
        if word is None:
            if form[0] not in _ENDS:
                clause += 1
            elif forms and _ends_sentence(forms[-1], form, tokens, index):
                clause += 1
                sentence += 1
            continue
        if word.lemma in _CLAUSE_WORDS or word.exact in _CLAUSE_PARTICIPLES:
            clause += 1
        forms.append(form)
        words.append(word)
        sentences.append(sentence)
        clauses.append(clause)
    return Words(text, tuple(forms), tuple(words), tuple(sentences), tuple(clauses))


@lru_cache(maxsize=1 << 16)
def meaning(form: str) -> Word | None:
    """What a printed form comes down to; None for punctuation."""
    if form[0].isdigit():
        plain = form.replace(",", "").replace(":", ".")
        return Word(plain, "#" + plain, plain, plain, 1.0 if len(plain) > 1 else 0.35, numeric=True)
    words = lexicon()
    if form in _SIGNS:
        return words.word(_SIGNS[form])
    if not form[0].isalpha():
        return None
    lower = form.casefold().replace("’", "'").replace("ʼ", "'")
    if lower[-1].isdigit():
        return Word(lower, lower, lower, lower, 1.0)
    if lower == "per cent":
        lower = "percent"
    if form in ("US", "USA"):
        lower = "usa"
    if lower in SMALL:
        plain = str(SMALL[lower])
        return Word(plain, "#" + plain, lower, plain, 0.35, numeric=True)
    if "'" in lower:
        base, mark, rest = lower.rpartition("'")
        if lower.endswith("n't") or (base and mark + rest in _CONTRACTED) or (rest == "s" and base in _IS):
            return Word(lower, "", "n't" if lower.endswith("n't") else base, lower, 0.0)
    word = words.word(lower)
    return attrs.evolve(word, numeric=True) if {word.lemma, word.exact, lower} & _NUMERIC else word


def _ends_sentence(last: str, mark: str, tokens: list[str], index: int) -> bool:
    following = tokens[index + 1 : index + 2]
    numbered = last.casefold() != "no" or (following and following[0][0].isdigit())  # "No. 5", not "No. I will stay."
    if mark == "." and ((len(last) == 1 and last.isalpha()) or (last.casefold() in _ABBREVIATED and numbered)):
        return False
    return (
        not following
        or following[0][0].isupper()
        or following[0][0].isdigit()
        or "…" in mark
        or following[0][0] in _ENDS
    )

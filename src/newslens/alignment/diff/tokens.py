"""A quotation as tokens: words with contractions taken apart, marks, ellipses, and what stands in square brackets."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

import attrs

from newslens.alignment.diff.lexicon import spoken
from newslens.alignment.words import meaning

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
_LETTER = rf"[^\W\d_{_INVISIBLE}]"
_RUN = rf"{_LETTER}(?:{_LETTER}|[{_INVISIBLE}])*"
_TOKEN = re.compile(
    rf"""
    (?P<ellipsis>\[[ ]?(?:…|\.[ ]?\.[ ]?\.)\.?[ ]?\] | \([ ]?(?:…|\.\.\.)[ ]?\) | …[.…]* | \.\.\.[.…]* | \.[ ]\.[ ]\.(?:[ ]\.)?)
  | (?P<word>[Pp]er[ ]cent\b
      | [A-Z][A-Za-z]?-\d+
      | (?:{_LETTER}\.){{2,}}
      | (?:\[{_LETTER}{{1,3}}\])?{_RUN}(?:['’ʼ]{_RUN})*(?:\[{_LETTER}{{1,3}}\])?
      | ['’ʼ](?:em|til|cause)\b
      | \d+(?:[.,:]\d+)*
      | [$£€¥%])
  | (?P<quote>["“”„‟«»‹›＂「」『』‘’‚‛'`ʼ])
  | (?P<mark>[^\s{_INVISIBLE}])
    """,
    re.VERBOSE,
)
_DELETED = re.compile(f"[{_INVISIBLE}]")
_DASHES = str.maketrans("’ʼ–—―‐‑", "''-----")


class Sort(IntEnum):
    """What a token is."""

    WORD = 0
    ELLIPSIS = 1
    MARK = 2


@attrs.frozen
class Token:
    """A word, a mark or an ellipsis of a text; quotation marks and blanks are none.

    Attributes:
        start: Its first code point.
        end: One past its last.
        sort: What it is.
        printed: How it is printed, without the styles of apostrophes and dashes and without invisible characters.
        plain: The same in lower case, a contracted ending written out.
        key: What it is matched by: the word without accidents of spelling, another one inside square brackets.
        bracketed: Whether it stands inside square brackets, or is altered by them.
        glued: Whether it is one printed word with the token before it ("n't").
    """

    start: int
    end: int
    sort: Sort
    printed: str
    plain: str
    key: str
    bracketed: bool = False
    glued: bool = False


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in order. Takes time in proportion to its length, whatever it holds.

    Examples:
        >>> [token.plain for token in tokens("“We don’t … [the mayor], um, 3 per cent.”")]
        ['we', 'do', 'not', '…', '[', 'the', 'mayor', ']', ',', 'um', ',', '3', 'per cent', '.']
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        group = match.lastgroup
        form, start = match.group(), match.start()
        if group == "word":
            for first, last, printed, plain, key, bracketed in _words(form):
                found.append(Token(start + first, start + last, Sort.WORD, printed, plain, key, bracketed, first > 0))
        elif group == "ellipsis":
            found.append(Token(start, match.end(), Sort.ELLIPSIS, "…", "…", "…"))
        elif group == "mark":
            printed = form.translate(_DASHES)
            found.append(Token(start, match.end(), Sort.MARK, printed, printed, printed))
    return _bracketed(found)


@lru_cache(maxsize=1 << 15)
def _words(form: str) -> tuple[tuple[int, int, str, str, str, bool], ...]:
    """The words of a printed word: start, end, how each is printed, in lower case, its key, whether a bracket altered it."""
    printed = (_DELETED.sub("", form) if not form.isascii() else form).translate(_DASHES)
    if "[" in printed:
        inner = printed.replace("[", "").replace("]", "")
        return ((0, len(form), printed, inner.casefold(), _key(inner), True),)
    parts = spoken(printed.casefold()) if len(printed) == len(form) else ()
    if not parts:
        return ((0, len(form), printed, printed.casefold(), _key(printed), False),)
    found = []
    place = 0
    for length, plain in parts:
        found.append((place, place + length, printed[place : place + length], plain, _key(plain), False))
        place += length
    return tuple(found)


def _key(form: str) -> str:
    word = meaning(form) if form else None
    return (word.exact if word is not None else "") or form.casefold()


def _bracketed(found: list[Token]) -> list[Token]:
    """Mark what stands between a square bracket and the next that closes it."""
    if not any(token.printed == "[" for token in found):
        return found
    opened = -1
    marked = list(found)
    for index, token in enumerate(found):
        if token.printed == "[":
            opened = index
        elif token.printed == "]" and opened >= 0:
            for inner in range(opened, index + 1):
                # What the outlet put in is no word of the speaker, so it never matches one by itself.
                held = found[inner]
                marked[inner] = attrs.evolve(held, bracketed=True, key="[" + held.key)
            opened = -1
    return marked

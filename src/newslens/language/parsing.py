"""Parsing any text at all: in linear time, in pieces of bounded size, with every code point where it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslens.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIECE = 16_000
LONGEST_RUN = 128
_EDGE = 8

_UNUSUAL = re.compile("[\ud800-\udfff\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\x85\u2028\u2029]|\r(?!\n)")
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
_LINE_ENDS = frozenset("\r\x0b\x0c\x85\u2028\u2029")


def parse(nlp: Language, text: str) -> Doc:
    """The parse of a text, whatever is in it.

    spaCy refuses texts above a limit, cannot hash lone surrogates, takes a no-break space for a word and spends
    quadratic time on long runs without a blank. Here a text is made `plain` first, a run of more than `LONGEST_RUN`
    characters is cut without asking spaCy's patterns, and a long text is parsed in pieces of at most `PIECE` characters
    that end where paragraphs end.

    Args:
        nlp: A pipeline from `load`.
        text: Any string.

    Returns:
        A document whose text is ``plain(text)``: as many code points as ``text``, so that ``token.idx`` is an offset
        into ``text``.

    Raises:
        ModelError: Where the tokenizer of another pipeline than the shipped one loses or adds characters.
    """
    from spacy.tokens import Doc

    safe = plain(text)
    # One by one: a piece is a batch of its own, and what the components hold for it is freed before the next.
    docs = [nlp(_tokenized(nlp, piece)) for piece in pieces(safe)]
    if not docs:
        return nlp.make_doc("")
    doc = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    if len(doc[-1].text_with_ws) + doc[-1].idx != len(text):
        raise ModelError("the tokenizer does not keep the text as it is: name another pipeline", model=_name(nlp))
    return doc


def plain(text: str) -> str:
    r"""The text with unusual blanks as spaces, unusual line ends as ``\n`` and lone surrogates as U+FFFD.

    Args:
        text: Any string.

    Returns:
        A text of the same length.

    Examples:
        >>> plain("No.\u00a010\u2028left")
        'No. 10\nleft'
    """
    return _UNUSUAL.sub(_replaced, text)


def _replaced(match: re.Match[str]) -> str:
    character = match[0]
    if character in _LINE_ENDS:
        return "\n"
    return "\ufffd" if "\ud800" <= character <= "\udfff" else " "


def pieces(text: str, size: int = PIECE) -> Iterator[str]:
    r"""Cuts a text into pieces of at most ``size`` characters that together are the text.

    A cut is made behind the last paragraph end (an empty line, else a line end) in the second half of a piece, else
    behind its last blank, else at its end. A short text is one piece.

    Args:
        text: Any string.
        size: The longest piece.

    Yields:
        The pieces, none of them empty.

    Examples:
        >>> list(pieces("One two.\n\nThree four five six.", 16))
        ['One two.\n\n', 'Three four five ', 'six.']
    """
    start = 0
    while len(text) - start > size:
        end = start + size
        middle = start + size // 2
        for mark in ("\n\n", "\n", " "):
            found = text.rfind(mark, middle, end)
            if found >= 0:
                end = found + len(mark)
                break
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


def _tokenized(nlp: Language, piece: str) -> Doc:
    from spacy.tokens import Doc

    if not _LONG_RUN.search(piece):
        return nlp.make_doc(piece)
    words: list[str] = []
    spaces: list[bool] = []
    position = 0
    for run in _LONG_RUN.finditer(piece):
        before = nlp.make_doc(piece[position : run.start()])
        words.extend(token.text for token in before)
        spaces.extend(bool(token.whitespace_) for token in before)
        for part in cut_run(run[0]):
            words.append(part)
            spaces.append(False)
        position = run.end()
        if piece.startswith(" ", position):
            spaces[-1] = True
            position += 1
    rest = nlp.make_doc(piece[position:])
    words.extend(token.text for token in rest)
    spaces.extend(bool(token.whitespace_) for token in rest)
    return Doc(nlp.vocab, words=words, spaces=spaces)


def cut_run(run: str) -> list[str]:
    """Cuts a long run without blanks into parts of at most `LONGEST_RUN` characters.

    Up to eight marks at either end are parts of their own, so that a quotation that ends in an address still ends.

    Args:
        run: Characters without a blank.

    Returns:
        The parts, in order; joined they are the run.

    Examples:
        >>> [len(part) for part in cut_run("“" + "x" * 200 + ".”")]
        [1, 128, 72, 1, 1]
    """
    first = 0
    while first < min(_EDGE, len(run)) and not run[first].isalnum():
        first += 1
    last = len(run)
    while last > max(first, len(run) - _EDGE) and not run[last - 1].isalnum():
        last -= 1
    body = [run[start : min(start + LONGEST_RUN, last)] for start in range(first, last, LONGEST_RUN)]
    return [*run[:first], *body, *run[last:]]


def _name(nlp: Language) -> str:
    return f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')}"

"""What the words in quotation marks are likely to be, guessed from the text alone.

Only a guess: who has a parse and a cue knows better. Where the text does not decide, it is a phrase.
"""

from __future__ import annotations

import re
from typing import Final

from newslens.attribution.marks.quotation import Piece, Role
from newslens.attribution.marks.words import words

_WINDOW: Final = 120
_HEAD: Final = 160
_FINAL: Final = frozenset(".,?!…—–-")
_ENDS: Final = frozenset((".", "…", "—", "–", "-"))
_STOPS: Final = frozenset((".", ","))
_LONGEST_TITLE: Final = 6
_POSSESSIVE: Final = re.compile(r"(?:['’]s|s['’])$")
_GAP: Final = (" ", "\xa0")
_TWO_WORDS: Final = 48
_HEADLINE_SHARE: Final = 0.35
_MARKS: Final = "“”‟„\"＂‘’‛‚'`«»‹›「」『』 \t\n\r\xa0\u202f\u2009"
_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|['’.&-](?=[^\W_]))*\.?")
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’')]?\s+(?=[^\W\d_])")


def guess_role(text: str, pieces: tuple[Piece, ...], bounds: tuple[int, int]) -> Role:
    """Guess what a stretch in marks is.

    Args:
        text: The article.
        pieces: The pieces of the quotation; offsets in code points.
        bounds: The paragraph that the first piece stands in.

    Returns:
        ``utterance`` for words that read as speech; ``nickname`` inside a name; ``title`` of a work;
        ``term`` for words talked about as words; ``scare`` for one or two words held at arm's length;
        ``phrase`` for any other fragment.
    """
    piece = pieces[0]
    if len(pieces) > 1 or _fills(piece, bounds):
        return "utterance"
    inner = text[piece.inner_start : min(piece.inner_end, piece.inner_start + _HEAD)].lstrip(_MARKS)
    tail = text[max(piece.inner_start, piece.inner_end - 12) : piece.inner_end].rstrip(_MARKS)
    tokens = _WORD.findall(inner)
    if not tokens:
        return "phrase"
    before = text[max(bounds[0], piece.start - _WINDOW) : piece.start]
    after = text[piece.end : min(bounds[1], piece.end + _WINDOW)]
    final = tail[-1:] if tail[-1:] in _FINAL else ""
    short = piece.inner_end - piece.inner_start < _HEAD
    previous = before[-_TWO_WORDS:].split()[-2:]
    if short:
        name = _name_role(tokens, final, before, after, previous)
        if name is not None and not _is_headline(text[bounds[0] : min(bounds[1], bounds[0] + _HEAD)]):
            return name
    if _is_utterance(inner, tokens, final, before, after):
        return "utterance"
    if short and not final:
        return _word_role(tokens, before, after, previous)
    return "phrase"


def _fills(piece: Piece, bounds: tuple[int, int]) -> bool:
    """Whether the marks hold the whole paragraph."""
    return piece.start == bounds[0] and piece.end >= bounds[1] - 1 and piece.end - piece.start > 20


def _is_headline(paragraph: str) -> bool:
    """Whether nearly every word has a capital, so that capitals tell nothing."""
    tokens = _WORD.findall(paragraph)
    return len(tokens) > 4 and sum(token[0].islower() for token in tokens) <= _HEADLINE_SHARE * len(tokens)


def _name_role(tokens: list[str], final: str, before: str, after: str, previous: list[str]) -> Role | None:
    """Nicknames and titles of works, which stand in capitals."""
    lists = words()
    capitals = [token for token in tokens if not token[0].islower()]
    if not capitals or not all(token[0].isupper() or token[0].isdigit() for token in capitals):
        return None
    if final in _STOPS and _is_programme(tokens, capitals, before, previous):
        return "title"
    if final in _ENDS:
        return None
    if len(tokens) <= 2 and len(capitals) == len(tokens) and not final:
        if _inside_name(before, after, previous):
            return "nickname"
        if _any_of(previous, lists.nickname_before):
            return "nickname"
    if not all(token in lists.title_small for token in tokens if token[0].islower()):
        return None
    if _any_of(previous, lists.title_before):
        return "title"
    if len(capitals) >= 2 and not final and before and before[-2:-1] not in (",", ":"):
        return "title"
    return None


def _is_programme(tokens: list[str], capitals: list[str], before: str, previous: list[str]) -> bool:
    """Whether words that end with the stop or comma of the sentence name where something is said: `on Bay TV’s “The Pier.”`."""
    lists = words()
    if len(tokens) > _LONGEST_TITLE or not all(token in lists.title_small for token in tokens if token[0].islower()):
        return False
    if not previous or before[-1:] not in _GAP:
        return False
    owner = previous[-1]
    if owner[0].isupper() and _POSSESSIVE.search(owner):
        return True
    leads = owner.lower() in lists.programme_before or " ".join(previous).lower() in lists.programme_before
    return len(capitals) > 1 and leads


def _inside_name(before: str, after: str, previous: list[str]) -> bool:
    """Whether a capitalised word stands on either side."""
    if not (previous and before[-1] in _GAP and after[:1] in _GAP and after[1:2].isupper()):
        return False
    ahead = previous[-1]
    return ahead[0].isupper() and ahead[-1] not in ",:;!?" and ahead.lower() not in words().after_closing


def _is_utterance(inner: str, tokens: list[str], final: str, before: str, after: str) -> bool:
    introduced = before.rstrip(_MARKS)[-1:]
    starts = introduced in (",", ":", "—", "–", "") or (introduced in (".", "?", "!") and len(tokens) > 1)
    if inner[:1].isupper() or tokens[0][0].isupper():
        return bool(final) or after[:1] in (",", ".", "?", "!") or (starts and len(tokens) > 2)
    return bool(final) and starts and len(tokens) > 1


def _word_role(tokens: list[str], before: str, after: str, previous: list[str]) -> Role:
    lists = words()
    if len(tokens) > 3:
        return "phrase"
    if _any_of(previous, lists.term_before):
        return "term"
    if len(tokens) > 2 or not all(token[0].islower() for token in tokens) or not _any_of(previous, lists.scare_before):
        return "phrase"
    if not (after[:1] in _GAP and after[1:2].isalpha()):
        return "phrase"
    sentence = _SENTENCE_END.split(before)[-1] + " " + _SENTENCE_END.split(after)[0]
    if any(token.lower() in lists.reporting for token in _WORD.findall(sentence)):
        return "phrase"
    return "scare"


def _any_of(previous: list[str], listed: frozenset[str]) -> bool:
    return any(word.lower() in listed or word.lower().rstrip(",:") in listed for word in previous)

"""What a line is by itself, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum, auto

from newslens.cleaning.captions import is_caption
from newslens.cleaning.credit import is_citation, names_nobody, tells_of_itself
from newslens.cleaning.furniture import lexicon, plain, shapes
from newslens.cleaning.prose import attributed, finished, quoted_or_said
from newslens.cleaning.stamps import is_stamp
from newslens.types import RemovalReason

_SHOUT = re.compile(
    r"(?:JOIN|LIKE|FOLLOW|GET|SIGN|WATCH|READ|CLICK|TRY|SUBSCRIBE|DOWNLOAD|SHARE|BUY|SHOP|SUPPORT|LISTEN|TAP|ENTER|WIN|VOTE|SEE|TUNE|DON[’']T MISS|MORE|VISIT|REGISTER|PLAY|SAVE|UPGRADE|GO)\b[^.!?“\"]{3,90}!?\Z"
)
# "Also on Quay Radio: Ferry strike off", where the name of the place to read on is no word of the language.
_ELSEWHERE = re.compile(
    r"(?:More|Also|Now|Elsewhere|MORE|ALSO) (?:on (?:the )?|in [Tt]oday[’']s )(?:[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,3}: ?[A-Z\d‘“]|[\w-]+\.[a-z.]{2,12}: ?\S)"
)
_ARROWED = re.compile(r"[^«]*[\w’'?!)] (?:→|››?|»|>{1,2})\Z")
_RUNS_ON = re.compile(r"[^:|]{2,30}: [a-z][^\n]*\.\Z")
PARTS = re.compile(r"\s+[|•·/–—-]\s+|\s*[|•·›»>]\s*|\s{2,}|\s/\s")


class Kind(Enum):
    """How a line leads to other articles."""

    HEAD = auto()
    TEASER = auto()


def alone(words: str, low: str, known: Collection[str]) -> tuple[RemovalReason | None, Kind | None]:
    """Why a line is no article text wherever it stands, or None, and how it leads to other articles.

    Args:
        words: The line.
        low: The line in the form of `furniture.plain`, or nothing where it is too long.
        known: Lines known to be no article text, in that form.
    """
    if not low:
        return None, None
    if len(words) <= 400 and is_caption(words):
        return RemovalReason.CAPTION, None
    if low in known and not attributed(words):
        return RemovalReason.BOILERPLATE, None
    if lexicon().heads_list(low) and not (words.endswith(".") and len(words.split()) > 4):
        return RemovalReason.BOILERPLATE, Kind.HEAD
    if _teases(words, low):
        return RemovalReason.BOILERPLATE, Kind.TEASER
    return _labelled(words, low), None


def _teases(words: str, low: str) -> bool:
    if finished(words) and (quoted_or_said(words) or _RUNS_ON.match(words) is not None):
        return False
    if lexicon().teases(low):
        return True
    return len(words) <= 140 and not finished(words) and any(s.match(words) for s in (_ELSEWHERE, _ARROWED))


def _labelled(words: str, low: str) -> RemovalReason | None:
    reason = lexicon().reason(low)
    if reason is not None:
        return None if (quoted_or_said(words) and not tells_of_itself(words)) or names_nobody(words) else reason
    if is_citation(words) or (lexicon().addresses(low) and "(@" not in words and not attributed(words)):
        return RemovalReason.BOILERPLATE
    if is_stamp(words, strict=True) or (words.isupper() and _SHOUT.match(words) is not None):
        return RemovalReason.BOILERPLATE
    return RemovalReason.BOILERPLATE if in_parts(words, strict=True) else None


def in_parts(words: str, *, strict: bool) -> bool:
    """Whether a line is made of pieces that are furniture, all of them, or one of them and other short ones."""
    if len(words) > 140:
        return False
    parts = [part for part in PARTS.split(words) if part]
    if len(parts) < 2:
        return False
    known = [is_stamp(part, strict=False) or lexicon().reason(plain(part)) is not None for part in parts]
    return (
        all(known) if strict else any(known) and all(len(part.split()) <= 5 for part in parts) and not finished(words)
    )


def names_outlet(words: str) -> bool:
    """Whether a line is the name of an outlet."""
    tokens = words.split()
    if not 1 <= len(tokens) <= 5 or finished(words):
        return False
    named = any(
        token.lower().strip(".") in shapes()["outlets"] or token.lower().endswith((".com", ".org", ".net", ".co.uk"))
        for token in tokens
    )
    return named and all(token[0].isupper() or token in ("of", "the", "and", "&") or "." in token for token in tokens)

"""When an article appeared: from a text such as "Published: 12 March 2031, 9.14 am GMT", from its lines and its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

import attrs
from newslens import Article

from newslens_dates.parsing import Moment, moment
from newslens_dates.scanning import Candidate, candidates
from newslens_dates.vocabulary import Token, Vocabulary, tokenize, vocabulary

_LONGEST: Final = 200
_HEAD, _TAIL = 14, 4
_LONGEST_LINE: Final = 140
_CUTS: Final = re.compile(r"[|·•;\n\t–—]|\s-\s|(?<=\w)\s*:\s+")
_COMPACT: Final = re.compile(
    r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d|[a-z]{3})[/-]?(\d\d)(?=[/_.-]|\Z)", re.IGNORECASE)
_SHORT_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TIME: Final = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?", re.IGNORECASE
)
_ZONE: Final = re.compile(
    r"(?:UTC|GMT|Z|[A-Z]{2,5})?\s?[+-]\d{1,2}:?\d{2}\b|\b(?:UTC|GMT|[A-Z]{1,4}T)\b|(?<=\d)Z\b|Uhr\b|Ortszeit\b"
)
# Words beside the date that a line may have and still be a stamp: the outlet, a place.
_BESIDE: Final = 4
_DASH: Final = re.compile(r"\s?[—–]\s?|\s-{1,2}\s")


@attrs.frozen
class Manner:
    """How dates are read.

    Attributes:
        languages: Their languages, as dateparser calls them, in order of trust.
        order: How to read 03/12/2031: "DMY", "MDY" or "YMD"; "" to leave it unread.
        zone: The time zone of a time without one, or "".
    """

    languages: tuple[str, ...] = ("en",)
    order: str = ""
    zone: str = ""

    @property
    def words(self) -> Vocabulary:
        """The words of the languages."""
        return vocabulary(self.languages)


def read_stamp(text: str, languages: Sequence[str] = ("en",), date_order: str = "", timezone: str = "") -> str | None:
    """The date in a text that says when something was published, as ISO 8601; None where it gives none, or in two ways.

    Args:
        text: A few words; only the first 200 code points are read.
        languages: The languages it may be in.
        date_order: How to read 03/12/2031: "DMY", "MDY" or "YMD"; "" to leave it unread.
        timezone: The IANA name of the time zone of a time without one, or "".

    Examples:
        >>> read_stamp("Updated: March 13, 2031 | Published: March 12, 2031, 9:14 a.m. EST")
        '2031-03-12T09:14:00-05:00'
        >>> read_stamp("Veröffentlicht am 12. März 2031 um 10.15 Uhr", ["de"])
        '2031-03-12T10:15:00'
        >>> read_stamp("03/12/2031"), read_stamp("03/12/2031", date_order="DMY")
        (None, '2031-12-03')
    """
    found = stamp(text, Manner(tuple(languages), date_order, timezone))
    return None if found is None else found.iso()


def stamp(text: str, manner: Manner) -> Moment | None:
    """The moment in a text that says when something was published; that of a change only where there is no other."""
    text = " ".join(text[:_LONGEST].split(" ")).strip()
    compact = _COMPACT.fullmatch(text)
    if compact is not None:
        return _compact(compact)
    found: list[tuple[bool, int, Moment]] = []
    updated = False
    for piece in _pieces(text):
        tokens = tokenize(piece, manner.words)
        labels = {token.low for token in tokens}
        if labels & manner.words.updated:
            updated = True
        elif labels & manner.words.published:
            updated = False
        read = _piece(piece, tokens, manner)
        if read is not None:
            found.append((updated, len(found), read))
    return min(found, key=lambda row: row[:2])[2] if found else None


def _compact(found: re.Match[str]) -> Moment | None:
    day, clock = "-".join(found.group(1, 2, 3)), ":".join((found[4], found[5], found[6] or "00"))
    try:
        return Moment(
            datetime.fromisoformat(f"{day}T{clock}{(found[7] or '').upper().replace('Z', '+00:00')}"), timed=True
        )
    except ValueError:
        return None


def _pieces(text: str) -> Iterator[str]:
    at = 0
    for cut in _CUTS.finditer(text):
        yield text[at : cut.start()]
        at = cut.end()
    yield text[at:]


def _piece(piece: str, tokens: Sequence[Token], manner: Manner) -> Moment | None:
    found = [
        each for each in candidates(tokens, manner.words, manner.order) if each.figures or each.whole or each.month
    ]
    if len(found) > 1:
        whole = [each for each in found if each.whole is not None]
        return _bare(whole[0]) if whole else None
    words = _with_labels_cut(piece, tokens, manner.words)
    known = found[0].whole if found else None
    read = moment(words, manner.languages, manner.order, manner.zone)
    if read is None and known is not None:
        # What stands around the date keeps dateparser from reading it: only the date, a clock time and a zone are kept.
        clock, zone = _TIME.search(_without(piece, tokens, found[0])), _ZONE.search(piece)
        if clock is not None:
            time = re.sub(r"(?<=\d)[.h](?=\d)", ":", clock.group(), flags=re.IGNORECASE)
            read = moment(
                f"{known.isoformat()} {time} {zone.group() if zone else ''}".strip(), ("en",), "YMD", manner.zone
            )
    if known is None:
        return read
    return read if read is not None and read.at.date() == known else _bare(found[0])


def _without(piece: str, tokens: Sequence[Token], candidate: Candidate) -> str:
    start, end = tokens[candidate.first].start, tokens[candidate.last - 1].end
    return piece[:start] + " " * (end - start) + piece[end:]


def _bare(candidate: Candidate) -> Moment | None:
    day = candidate.whole
    return None if day is None else Moment(datetime(day.year, day.month, day.day), timed=False)  # noqa: DTZ001


def _with_labels_cut(piece: str, tokens: Sequence[Token], words: Vocabulary) -> str:
    for token in tokens:
        if token.low not in words.published and token.low not in words.updated and token.low not in ",:.(":
            return piece[token.start :].strip(" ,:()[]")
    return ""


def published(article: Article, manner: Manner, *, text: bool, address: bool) -> str | None:
    """When an article appeared, as ISO 8601, or what it says of that as it stands.

    Its own word is tried first, then its address, then the lines around its text. Where the second or third gives a time
    on the day of the first, that is taken.

    Args:
        article: The article.
        manner: How dates are read.
        text: Whether the first and last lines of the raw text are read.
        address: Whether the address is.
    """
    given = article.published
    if given is not None and _is_iso(given):
        return given
    found = [stamp(given, manner)] if given else []
    if address and article.url:
        found.append(_of_address(article.url))
    if text and not any(each is not None and each.timed for each in found):
        found.append(_of_lines(article.raw, manner))
    read = [each for each in found if each is not None]
    if not read:
        return given
    return next((each for each in read if each.timed and each.at.date() == read[0].at.date()), read[0]).iso()


def _is_iso(given: str) -> bool:
    try:
        datetime.fromisoformat(given)
    except ValueError:
        return False
    return "-" in given


def _of_address(url: str) -> Moment | None:
    found = _ADDRESS.search(url[:2000])
    if found is None:
        return None
    month = found[2].lower()
    number = _SHORT_MONTHS.index(month) + 1 if month in _SHORT_MONTHS else int(month) if month.isdecimal() else 0
    try:
        day = date(int(found[1]), number, int(found[3]))
    except ValueError:
        return None
    return Moment(datetime(day.year, day.month, day.day), timed=False)  # noqa: DTZ001 - a day has no zone


def _of_lines(raw: str, manner: Manner) -> Moment | None:
    lines = [line.strip() for line in raw.splitlines() if not line.isspace() and line]
    for line in (*lines[:_HEAD], *lines[_HEAD:][-_TAIL:]):
        part = line if len(line) <= _LONGEST_LINE and _is_stamp(line, manner) else _dateline(line)
        read = stamp(part, manner) if part else None
        if read is not None:
            return read
    return None


def _is_stamp(line: str, manner: Manner) -> bool:
    words = manner.words
    tokens = tokenize(line, words)
    if not any(token.value is not None for token in tokens):
        return False
    labelled = bool({token.low for token in tokens[:3]} & (words.published | words.updated))
    beside = sum(token.low.isalpha() and token.value is None and token.low not in words.stamps for token in tokens)
    return beside <= (_BESIDE + 4 if labelled else _BESIDE) and line[-1] not in '?!”"'


def _dateline(line: str) -> str:
    """What stands before the dash of "HARBOUR CITY, 12 March 2031 (Wire) — The quay …", or ""."""
    dash = _DASH.search(line[:80])
    place = line.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0].strip() if dash else ""
    return line[: dash.start()] if dash and place.isupper() and len(place) > 1 else ""

"""What stands below the last paragraph: lists, names, dates, and notes on the authors."""

from __future__ import annotations

import re

from newslens.cleaning.captions import is_depiction
from newslens.cleaning.furniture import lexicon
from newslens.cleaning.names import is_byline, is_name, is_signature
from newslens.cleaning.prose import finished, quoted_or_said
from newslens.cleaning.rows import Rows
from newslens.cleaning.single import names_outlet
from newslens.cleaning.stamps import is_outlet_stamp, is_stamp
from newslens.cleaning.within import is_teaser
from newslens.types import RemovalReason

_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*| (?:de|van|von|der|al|bin|la|da|del)){1,3}"
_BIO = re.compile(
    rf"{_NAME}(?: and {_NAME})?(?: \([^)]{{1,40}}\))?,? (?:is|are|was) (?:an? |the |our |currently )?[^.!?]{{0,90}}\b(?:reporters?|correspondents?|writers?|editors?|columnists?"
    r"|journalists?|contributors?|producers?|photographers?|bureau chief|critics?|news intern)\b"
    rf"|{_NAME} (?:covers|reports on|writes (?:about|on|for)|joined the|has (?:covered|reported|been a (?:reporter|journalist)))\b[^\"“]{{0,250}}\Z"
    rf"|(?:Reach|Contact|Email|E-mail|Follow|Write to) (?:reporter |the reporter )?{_NAME}\b[^\"“]{{0,120}}\Z"
    r"|(?:He|She|They|You can|Email|E-mail|Reach|Contact|Follow|Tweet|Write to|Send)\b[^.!?\"“]{0,80}(?:@\w|\.com\b|on (?:Twitter|X|Instagram|LinkedIn|Facebook|Mastodon|Bluesky)\b|be reached|at \d{3}[-. ]\d)"
)

_REPORTED = re.compile(
    rf"{_NAME} (?:reported|contributed(?: reporting)?) from [A-ZÀ-Þ][\w ,.'’-]{{2,40}}?"
    rf"(?:[,.;]? (?:and )?{_NAME} (?:(?:reported|contributed(?: reporting)?) )?from [A-ZÀ-Þ][\w ,'’-]{{2,40}}?){{0,3}}\.?"
)
# The initials of those who wrote and edited, as agencies sign.
_INITIALS = re.compile(r"\(?(?:[A-Z]\w{2,20}/)?(?:[a-z]{2,3}(?:/[a-z]{2,4}){1,3}|[A-Z]{2,3}(?:/[A-Za-z]{2,4}){1,3})\)?")
_SIGNED_OFF = re.compile(
    r"[.!?][\"”’]{0,2} ?(?:[—–-]{1,2} ?|\()(?:AP|AFP|Reuters|REUTERS|EPA|PA|Bloomberg|Xinhua|Anadolu)\)?\Z"
)


def mark_tail(rows: Rows, title: int | None) -> None:
    """What stands below the last paragraph: lists, names, dates, and notes on the authors."""
    _keep_signed_off(rows)
    last = len(rows.words)
    for number in range(len(rows.words) - 1, -1, -1):
        if number != title and number not in rows.reasons and rows.prose[number] and not _bio(rows, number):
            last = number
            break
    furniture = False
    for number in range(last + 1, len(rows.words)):
        words = rows.words[number]
        if number in rows.reasons:
            furniture = True
        elif rows.listed(number) or rows.tells_who(number):
            continue
        elif _bio(rows, number):
            rows.reasons[number] = RemovalReason.BOILERPLATE
        elif (
            is_byline(words)
            or (is_signature(words) and not finished(words))
            or (words.startswith(("—", "–", "-")) and is_name(words.strip("—–- ")))
        ):
            rows.reasons[number] = RemovalReason.BYLINE
        elif (
            is_stamp(words, strict=False)
            or is_outlet_stamp(words)
            or _INITIALS.fullmatch(words) is not None
            or (furniture and (is_teaser(rows, number) or lexicon().section(rows.plain[number])))
        ):
            rows.reasons[number] = RemovalReason.BOILERPLATE

    _signed(rows, last)


def _keep_signed_off(rows: Rows) -> None:
    """A last paragraph that an agency has signed reads as a caption with its credit."""
    for number in range(len(rows.words) - 1, 1, -1):
        words = rows.words[number]
        if rows.reasons.get(number) is RemovalReason.CAPTION and _SIGNED_OFF.search(words) and not is_depiction(words):
            del rows.reasons[number]
            rows.prose[number] = True
        if number not in rows.reasons:
            return


def _signed(rows: Rows, last: int) -> None:
    """A name, an outlet or the like as the last of all: a heading would have text below it."""
    below = range(last + 1, len(rows.words))
    free = [number for number in below if number not in rows.reasons and not rows.tells_who(number)]
    if len(free) > 2 or any(finished(rows.words[number]) or rows.listed(number) for number in free):
        return
    for number in free:
        words = rows.words[number].strip("()[] —–-")
        if is_name(words):
            rows.reasons[number] = RemovalReason.BYLINE
        elif words and names_outlet(words.split(",")[0]):
            rows.reasons[number] = RemovalReason.BOILERPLATE


def _bio(rows: Rows, number: int) -> bool:
    words = rows.words[number]
    if len(words) > 420 or quoted_or_said(words):
        return False
    return _BIO.match(words) is not None or _REPORTED.fullmatch(words) is not None

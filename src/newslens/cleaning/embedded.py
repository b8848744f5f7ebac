"""What a site puts between two paragraphs and a scraper left between two sentences: advertisements, links to other articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from newslens.cleaning.credit import names_nobody
from newslens.cleaning.furniture import lexicon, plain
from newslens.cleaning.lines import Line, lines
from newslens.cleaning.prose import finished, quoted_or_said
from newslens.spans import Edit
from newslens.types import RemovalReason

_STOP: Final = r"(?:(?<=[.!?…] )|(?<=[.!?…][\"”’')] )|(?<=[.!?…][\"”’')]{2} ))"
_BOUND: Final = re.compile(rf"(?:^|{_STOP})(?=[A-Z\[(a])", re.MULTILINE)
# Where an article goes on behind such a note: with a sentence, or on the next line.
_GOES_ON: Final = r"(?= ?(?:\n|\Z)| [\"“‘(]?(?:[A-Z0-9][a-z’'\d.]|[AI] [a-z]))"
_BEHIND: Final = re.compile(_GOES_ON)
_SHOUTED: Final = re.compile(
    rf"(?P<note>[A-Z]{{2,}}[A-Z'’-]*(?: (?:[-–—|] )?(?:[A-Z]{{2,}}[A-Z'’-]*|&|X)){{0,9}}){_GOES_ON}"
)
_ALONE: Final = frozenset(("ADVERTISEMENT", "ADVERTISING"))
_MARK: Final = (
    r"(?:[Rr]ead (?:[Mm]ore|[Aa]lso|[Nn]ext)|READ(?: MORE| ALSO| NEXT| THIS)?|[Aa]lso [Rr]ead|ALSO READ|[Ss]ee (?:[Aa]lso|[Mm]ore)|SEE (?:ALSO|MORE)"
    r"|RELATED(?: STORY| STORIES| ARTICLES?)?|[Rr]elated (?:[Ss]tory|[Ss]tories|[Aa]rticles?)|WATCH(?: LIVE| NOW| MORE)?|LISTEN|MORE ON THIS(?: STORY)?)"
)
_TEASER: Final = re.compile(rf"{_MARK} ?: (?=\S)")
_BRACKETED: Final = re.compile(rf"\[{_MARK} ?: [^\[\]\n]{{1,200}}\]|\({_MARK} ?: [^()\n]{{1,200}}\)")
_NOTE: Final = re.compile(rf"\((?P<round>[^()\n]{{3,160}})\){_GOES_ON}|\[(?P<square>[^\[\]\n]{{3,160}})\]{_GOES_ON}")
_OPENERS: Final = "The|A|An|In|On|At|But|And|He|She|It|They|We|Its|His|Her|Their|This|That|These|Those|There|After|Before|When|While|If|Mr|Mrs|Ms|Dr"
# A title whose first words alone have capitals, so that the next capital begins a sentence.
_TITLE: Final = re.compile(
    rf"(?:[A-Z0-9][\w'’&-]* ){{1,5}}(?:[a-z0-9$£€][\w'’%-]*,? ){{0,14}}[a-z0-9][\w'’%-]*[?!]?(?: (?=(?:{_OPENERS})\b)| ?(?=\n|\Z))"
)
_LONGEST_TITLE: Final = 150
_INNER_STOP: Final = re.compile(r"[.!?…][\"”’')]{0,2} ")


def notes_between(text: str) -> list[Edit]:
    """The edits that take such notes out of the lines in which article text stands beside them.

    Each has to begin and end where a sentence does. Of a link to another article only the mark goes where nothing tells where
    its title ends.

    Examples:
        >>> from newslens.spans import apply
        >>> text = "The pier is shut. ADVERTISEMENT Ann Berg wept. READ MORE: Who pays for piers The town voted."
        >>> apply(text, notes_between(text))[0]
        'The pier is shut. Ann Berg wept. The town voted.'
    """
    edits: list[Edit] = []
    for line in lines(text):
        found = list(_in_line(text, line))
        left = "".join(_kept(text, line, found))
        # What fills a line, or most of one, is told by the line.
        if found and left and lexicon().reason(plain(left)) is None:
            edits += found
    return edits


def _in_line(text: str, line: Line) -> Iterator[Edit]:
    done = line.start
    for bound in _BOUND.finditer(text, line.start, line.end):
        start = at = bound.start()
        if start < done:
            continue
        while end := _note(text, at):
            at = end + 1 if text.startswith(" ", end) else end
        if at > start:
            yield Edit(start - (at == line.end and start > line.start), at, gap=True)
        done = at


def _kept(text: str, line: Line, cut: Sequence[Edit]) -> Iterator[str]:
    at = line.start
    for edit in cut:
        yield text[at : edit.start]
        at = edit.end
    yield text[at : line.end]


def _note(text: str, at: int) -> int:
    """Where a note that begins at a place ends, or 0."""
    phrase = lexicon().phrases.match(text, at)
    if phrase is not None and _ends(text, phrase.end()):
        return phrase.end()
    if text[at : at + 1] in "([":
        return _in_brackets(text, at)
    teaser = _TEASER.match(text, at)
    if teaser is not None:
        return _titled(text, at, teaser.end())
    shouted = _SHOUTED.match(text, at)
    if shouted is None:
        return 0
    words = shouted["note"]
    known = words in _ALONE or (" " in words and lexicon().reason(plain(words)) is RemovalReason.BOILERPLATE)
    return shouted.end() if known else 0


def _ends(text: str, at: int) -> bool:
    return _BEHIND.match(text, at) is not None


def _in_brackets(text: str, at: int) -> int:
    teaser = _BRACKETED.match(text, at)
    if teaser is not None:
        return teaser.end() if _ends(text, teaser.end()) else 0
    note = _NOTE.match(text, at)
    # At the head of a line an agency in brackets is a dateline.
    if note is None or text[at - 1 : at] in {"", "\n"}:
        return 0
    words = note["round"] or note["square"]
    if finished(words) or quoted_or_said(words) or names_nobody(words):
        return 0
    return note.end() if lexicon().reason(plain(words)) is RemovalReason.BOILERPLATE else 0


def _titled(text: str, mark: int, start: int) -> int:
    """Where the title behind a mark ends; where that is not told, the end of a mark in capitals within a line, or 0."""
    title = _TITLE.match(text, start)
    if title is not None:
        return title.end()
    end = text.find("\n", start, start + _LONGEST_TITLE)
    end = end if end >= 0 else len(text)
    rest = text[start : min(end, start + _LONGEST_TITLE)].rstrip()
    if end - start < _LONGEST_TITLE and not finished(rest) and _INNER_STOP.search(rest) is None:
        return end
    return start if text[mark:start].isupper() and text[mark - 1 : mark] not in {"", "\n"} else 0

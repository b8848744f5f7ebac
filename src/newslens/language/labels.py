"""Labels in front of what somebody says, as transcripts and interviews print them: `SEN. ADA HOLM (R-KS): …`, `**Holm:** …`."""

from __future__ import annotations

import re
from typing import Final

import attrs

_LONGEST: Final = 120
_MOST_WORDS: Final = 14
_NAME_WORDS: Final = 6
_WEAK_WORDS: Final = 4
_MARKS: Final = '"“”'
_CLOCK: Final = r"\d{1,2}:\d{2}(?::\d{2})?"
_TIMED: Final = rf"(?:[\[(]{_CLOCK}[\])]|{_CLOCK}(?=[ *]))(?:\s{{0,3}}[-–—])?\s{{0,3}}"
_LEAD = re.compile(rf"(?:>>+\s{{0,3}})?(?:{_TIMED})?(?P<bold>\*{{1,3}}|__)?(?:{_TIMED})?")
_BEHIND = re.compile(r"(?:\*{1,3}|__)?(?:\s+|\Z)")
_LETTER = re.compile(r"(?P<bold>\*{2,3})?(?P<name>[QA])\.(?:\*{2,3})?\s+(?=\S)")
_BRACKETS = re.compile(r"\([^()\[\]]*\)|\[[^()\[\]]*\]")
_SHOUTED = re.compile(r"(?:Mc|Mac|De|Di|Du|Le|La|St|Van|O['’])?[A-ZÀ-Þ0-9#][A-ZÀ-Þ0-9#.'’&/-]*\.?|&")
_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*|&|\d{1,2}|#\d{1,2}")
_PARTICLES: Final = frozenset("al bin da de del der di du el la le of the van von".split())
_HEAD = re.compile(
    rf"(?P<name>[^\W\d_a-zß-öø-ÿ][\w.'’-]*(?: [^\W\d_a-zß-öø-ÿ][\w.'’-]*){{0,3}})"
    rf"(?: (?:--|[–—]) [^\W\d_a-zß-öø-ÿ][^.!?:]{{2,90}}| {{1,3}}[\[(]?{_CLOCK}[\])]?:?)"
)
_OPERATOR: Final = "Operator"
_DIRECTIONS: Final = (
    "applause|audio|begin|break|booing|boos|cheering|cheers|chuckles|clip|commercial|crosstalk|end|foreign|inaudible|indiscernible"
    "|interpreter|laughing|laughs|laughter|music|off[- ]mic|on camera|ph|phonetic|sic|silence|sound ?bites?|speaking|technical|translat\\w{2,5}"
    "|unintelligible|video\\w{0,4}|voice-?over"
)
DIRECTION = re.compile(
    rf"\((?i:{_DIRECTIONS})\b[^()\n]{{0,60}}\)|\[(?i:{_DIRECTIONS})\b[^\[\]\n]{{0,60}}\]|[\[(]{_CLOCK}[\])]"
)
"""What happens in a room or on a tape, in brackets: `(APPLAUSE)`, `[crosstalk]`, `[00:12:30]`."""
_ROOM = re.compile(rf"(?:(?:{DIRECTION.pattern})\s*)+")


@attrs.frozen
class Label:
    """A label in front of what somebody says.

    Attributes:
        start: Where the name begins.
        end: One past its end; offices, parties and places behind it are left out.
        behind: Where what is said begins.
        shouted: Whether it stands in capitals, two letters at least.
        bold: Whether it, or all of the paragraph, is marked as bold.
    """

    start: int
    end: int
    behind: int
    shouted: bool
    bold: bool


def label(words: str) -> Label | None:
    """The label that opens a paragraph and has a colon behind it, or None.

    Examples:
        >>> label("REP. ADA HOLM, (D) OHIO: It was late.")
        Label(start=0, end=13, behind=25, shouted=True, bold=False)
        >>> label("Tarn Foods (NYSE: TF) today said it was late.")
    """
    letter = _LETTER.match(words)
    if letter is not None:
        return Label(*letter.span("name"), letter.end(), shouted=False, bold=letter["bold"] is not None)
    lead = _LEAD.match(words)
    start = lead.end() if lead is not None else 0
    colon = _colon(words, start)
    if colon is None:
        return None
    behind = _BEHIND.match(words, colon + 1)
    body = words[start:colon].rstrip("*_ ")
    outside = _BRACKETS.sub(lambda found: " " * len(found.group()), body)
    name = outside.partition(",")[0]
    name = name[: len(name) - len(name.lstrip()) + len(name.strip().partition("   ")[0])].rstrip()
    name = name if not name[:1].isspace() else ""
    if behind is None or not name or not _is_label(outside, name):
        return None
    said = _ROOM.match(words, behind.end())
    letters = [one for one in outside if one.isalpha()]
    shouted = len(letters) > 1 and all(_SHOUTED.fullmatch(word) for word in _words(outside))
    return Label(
        start,
        start + len(name),
        said.end() if said is not None else behind.end(),
        shouted,
        lead is not None and lead["bold"] is not None,
    )


def heading(words: str) -> Label | None:
    """The label that is a line of its own, above what somebody says: `Ada Holm -- Chief Executive Officer`, `Holm 00:15`.

    Examples:
        >>> heading("Ada Holm -- Chief Executive Officer")
        Label(start=0, end=8, behind=35, shouted=False, bold=False)
        >>> heading("Ada Holm left the mill.")
    """
    if len(words) > _LONGEST:
        return None
    marks = len(words) - len(words.lstrip("*"))
    inner = words.strip("*")
    found = _HEAD.fullmatch(inner)
    if found is not None:
        return Label(marks, marks + found.end("name"), len(words), found["name"].isupper(), marks > 0)
    if inner == _OPERATOR:
        return Label(marks, marks + len(inner), len(words), shouted=False, bold=marks > 0)
    alone = label(words)
    return alone if alone is not None and alone.behind == len(words) else None


def _colon(words: str, start: int) -> int | None:
    """The first colon outside of brackets, with a blank or nothing behind it."""
    depth = 0
    for at in range(start, min(len(words), start + _LONGEST)):
        mark = words[at]
        depth += (mark in "([") - (mark in ")]")
        if mark == ":" and not depth:
            return at if at > start and _BEHIND.match(words, at + 1) else None
        if mark in "?!;\n":
            return None
    return None


def _is_label(outside: str, name: str) -> bool:
    """Whether words are a name in capitals with what stands behind it, or a short name written as usual."""
    words, called = _words(outside), name.split()
    if not 0 < len(words) <= _MOST_WORDS or len(called) > _NAME_WORDS:
        return False
    if all(_SHOUTED.fullmatch(word) or (number and word in _PARTICLES) for number, word in enumerate(words)):
        return any(one.isalpha() for one in name)
    if sum(word not in _PARTICLES for word in called) > _WEAK_WORDS or any(mark in outside for mark in _MARKS):
        return False
    return all(_CAPITAL.fullmatch(word) or (number and word in _PARTICLES) for number, word in enumerate(words))


def _words(outside: str) -> list[str]:
    return "".join(" " if mark == "," or mark in _MARKS else mark for mark in outside).split()

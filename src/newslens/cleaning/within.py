"""What stands between the paragraphs of the text: lists of other articles, notes of press releases, captions, signatures."""

from __future__ import annotations

import re

from newslens.cleaning.captions import is_depiction
from newslens.cleaning.furniture import lexicon
from newslens.cleaning.names import is_name, is_signature
from newslens.cleaning.prose import attributed, finished, quoted_or_said
from newslens.cleaning.rows import Rows
from newslens.types import RemovalReason

_LONGEST_LIST = 14
_TEASER = 150
_NOTES = re.compile(r"(?:Notes? (?:to|for) [Ee]ditors?|NOTES? (?:TO|FOR) EDITORS?):?")
_ABOUT = re.compile(r"(?:About|ABOUT) (?P<who>(?:the )?[A-Z0-9][\w.&'’ -]{1,60}):?\Z")

# What firms warn of in a press release, under a heading of its own or opening by what the release contains.
_WARNED = re.compile(
    r"(?i:(?:(?:cautionary|safe[ -]harbou?r|special|important|disclosure|note|notice|statements?|language|information|regarding|concerning"
    r"|about|on|under|the|and|of|a) ?){0,8}(?:forward[- ]looking (?:statements?|information)|safe[ -]harbou?r(?: statements?)?)"
    r"(?: (?:disclaimer|disclosure|safe harbou?r))?):?"
)
_WARNS = re.compile(
    r"(?:(?:This|The|Certain|Some|All|Any|Statements|Information|Except|Forward)\b[^.]{0,200}\bforward[- ]looking (?:statements?|information))",
    re.IGNORECASE,
)
_WARNING = re.compile(
    r"\bforward[- ]looking\b|\bactual (?:results|events|outcomes)\b|\bno (?:obligation|duty) to\b|\brisks and uncertainties\b|\bsafe[ -]harbou?r\b"
    r"|\brisk factors\b|\b(?:words|terms|expressions) such as\b|Private Securities Litigation|\bForm (?:10|20|40)-\w\b|\bdiffer materially\b",
    re.IGNORECASE,
)
_PHRASES = 3
_LONGEST_HEADING = 120
_SAYS = re.compile(r"\b(?:said|says|told)\b")
_HARBOURS = frozenset(("safe harbor", "safe harbour", "safe-harbor", "safe-harbour"))


def mark_lists(rows: Rows, title: int | None) -> None:
    """The titles below "Related Articles" and the like."""
    for head in sorted(rows.heads):
        if head not in rows.reasons or (title is not None and head < title):
            continue
        listed = []
        for number in range(head + 1, min(len(rows.words), head + 1 + _LONGEST_LIST)):
            if number in rows.reasons:
                continue
            if number == title or not is_teaser(rows, number):
                break
            listed.append(number)
        end = listed[-1] + 1 if listed else 0
        # The last of them may head the text that goes on below.
        if listed and end < len(rows.words) and rows.prose[end] and len(rows.words[listed[-1]].split()) <= 4:
            listed.pop()
        for number in listed:
            rows.reasons[number] = RemovalReason.BOILERPLATE


def mark_about(rows: Rows, title: int | None) -> None:
    """What a press release says about those who sent it: a heading "About …" and the paragraphs that name them."""
    for number in range((title or 0) + 2, len(rows.words) - 1):
        match = _ABOUT.match(rows.words[number])
        if match is None or number in rows.reasons:
            continue
        name = match["who"].strip()
        if rows.words[number + 1].startswith((name, f"The {name}", "The ", "We ", "Founded")) and not attributed(
            rows.words[number + 1]
        ):
            rows.reasons[number] = rows.reasons[number + 1] = RemovalReason.BOILERPLATE
            rows.prose[number + 1] = False


def mark_warnings(rows: Rows, title: int | None) -> None:
    """What a firm warns of in a press release: "Forward-Looking Statements" and the paragraphs below that speak of them.

    Without the heading the first paragraph tells by how it opens and by several phrases of the kind; news of a lawsuit over such
    statements names somebody.
    """
    warned = False
    for number in range((title or 0) + 1, len(rows.words)):
        words = rows.words[number]
        phrases = _phrases(words)
        if len(words) <= _LONGEST_HEADING and _WARNED.fullmatch(words.strip("*_ ")) is not None:
            # A heading "Safe harbor" may be that of a story about boats.
            below = rows.words[number + 1] if number + 1 < len(rows.words) else ""
            warned = not phrases <= _HARBOURS or not _phrases(below) <= _HARBOURS
        elif _SAYS.search(words) is not None:
            warned = False
        else:
            opens = _WARNS.match(words) is not None and len(phrases) >= _PHRASES
            warned = opens or (warned and bool(phrases))
        if warned:
            rows.reasons[number] = RemovalReason.BOILERPLATE
            rows.prose[number] = False


def _phrases(words: str) -> set[str]:
    """What a paragraph holds of the stock phrases in which firms warn."""
    return {match.group().lower() for match in _WARNING.finditer(words)}


def mark_notes(rows: Rows, title: int | None) -> None:
    """Everything below the "Notes to editors" of a press release, except what quotes somebody."""
    for number in range((title or 0) + 1, len(rows.words)):
        if _NOTES.fullmatch(rows.words[number].strip("*-– ")) and sum(rows.prose[:number]) > 1:
            for below in range(number + 1, len(rows.words)):
                if below not in rows.reasons and not quoted_or_said(rows.words[below]):
                    rows.reasons[below] = RemovalReason.BOILERPLATE
                    rows.prose[below] = False
            return


def mark_captions(rows: Rows, title: int | None) -> None:
    """What a picture shows, in the line above the one that only credits it."""
    for number in range((title or 0) + 1, len(rows.words) - 1):
        if number in rows.reasons:
            continue
        labelled = rows.plain[number - 1] in ("image caption", "media caption", "caption")
        if labelled and len(rows.words[number]) <= 220 and not quoted_or_said(rows.words[number]):
            rows.reasons[number] = RemovalReason.CAPTION
        elif (
            rows.reasons.get(number + 1) is RemovalReason.CAPTION
            and len(rows.words[number + 1]) <= 80
            and is_depiction(rows.words[number])
        ):
            rows.reasons[number] = RemovalReason.CAPTION
            rows.prose[number] = False


def mark_signatures(rows: Rows, title: int | None) -> None:
    """A name with its office in the line below it, and the name of a section above the two."""
    for number in range((title or 0) + 1, len(rows.words) - 2):
        role = rows.words[number + 1]
        if not (
            is_name(rows.words[number])
            and len(role.split()) <= 5
            and role.split()[-1].lower() in ("correspondent", "reporter", "editor", "analyst", "columnist", "producer")
            and is_signature(role)
            and rows.prose[number + 2]
        ):
            continue
        rows.reasons[number] = rows.reasons[number + 1] = RemovalReason.BYLINE
        if number - 1 != title and lexicon().section(rows.plain[number - 1]):
            rows.reasons[number - 1] = RemovalReason.BOILERPLATE


def is_teaser(rows: Rows, number: int) -> bool:
    """Whether a line below a head can be the title of another article."""
    words = rows.words[number]
    if len(words) > _TEASER or (rows.prose[number] and not words.endswith("?")):
        return False
    return not finished(words) or words.endswith(("?", "’", "'", "!"))

"""Which lines of a page are article text, from the lexicon, the shape of a line and where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

import attrs

from newslens.cleaning.captions import is_caption, is_depiction
from newslens.cleaning.credit import is_citation, names_headline, names_nobody
from newslens.cleaning.furniture import lexicon, plain, shapes
from newslens.cleaning.lines import Line
from newslens.cleaning.names import dateline, is_byline, is_name, is_place, is_signature
from newslens.cleaning.prose import attributed, finished, is_prose, quoted_or_said
from newslens.cleaning.stamps import is_outlet_stamp, is_stamp
from newslens.cleaning.title import reads_as_headline
from newslens.types import RemovalReason

_TOP_LINES = 14
_TOP_PROSE = 3
_LONGEST_LIST = 14
_TEASER = 150
_KICKER = 45
_BULLETS = "-•*·–—▪◦"

_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*| (?:de|van|von|der|al|bin|la|da|del)){1,3}"
_SHOUT = re.compile(
    r"(?:JOIN|LIKE|FOLLOW|GET|SIGN|WATCH|READ|CLICK|TRY|SUBSCRIBE|DOWNLOAD|SHARE|BUY|SHOP|SUPPORT|LISTEN|TAP|ENTER|WIN|VOTE|SEE|TUNE|DON[’']T MISS|MORE|VISIT|REGISTER|PLAY|SAVE|UPGRADE|GO)\b[^.!?“\"]{3,90}!?\Z"
)
_PARTS = re.compile(r"\s+[|•·/–—-]\s+|\s*[|•·›»>]\s*|\s{2,}|\s/\s")
_IN_PLACE = re.compile(r"\s(?:in|at|reporting from|from)\s[A-ZÀ-Þ][\w.'’-]*(?:[ ,]+(?:and |[A-ZÀ-Þ][\w.'’-]*)){0,5}\Z")
_BREADCRUMB = re.compile(r"\s*[|•·›»>→]\s*|\s+/\s+|::")
_NOTES = re.compile(r"(?:Notes? (?:to|for) [Ee]ditors?|NOTES? (?:TO|FOR) EDITORS?):?")
_ABOUT = re.compile(r"(?:About|ABOUT) (?P<who>(?:the )?[A-Z0-9][\w.&'’ -]{1,60}):?\Z")
_BIO = re.compile(
    rf"{_NAME}(?: and {_NAME})?(?: \([^)]{{1,40}}\))?,? (?:is|are|was) (?:an? |the |our |currently )?[^.!?]{{0,90}}\b(?:reporters?|correspondents?|writers?|editors?|columnists?"
    r"|journalists?|contributors?|producers?|photographers?|bureau chief|critics?|news intern)\b"
    rf"|{_NAME} (?:covers|reports on|writes (?:about|on|for)|joined the|has (?:covered|reported|been a (?:reporter|journalist)))\b[^\"“]{{0,250}}\Z"
    rf"|(?:Reach|Contact|Email|E-mail|Follow|Write to) (?:reporter |the reporter )?{_NAME}\b[^\"“]{{0,120}}\Z"
    r"|(?:He|She|They|You can|Email|E-mail|Reach|Contact|Follow|Tweet|Write to|Send)\b[^.!?\"“]{0,80}(?:@\w|\.com\b|on (?:Twitter|X|Instagram|LinkedIn|Facebook|Mastodon|Bluesky)\b|be reached|at \d{3}[-. ]\d)"
)


@attrs.frozen
class Page:
    """What the lines of a page are.

    Attributes:
        reasons: The numbers of the lines that are no article text, and why.
        datelines: The numbers of paragraphs that begin with a dateline, and how long it is.
        title: The number of the line that is the headline, or None.
    """

    reasons: dict[int, RemovalReason]
    datelines: dict[int, int]
    title: int | None


def page(of: Sequence[Line], known: Collection[str] = ()) -> Page:
    """Tell article text from what stands around it.

    Args:
        of: The lines of a text in which each paragraph is one line.
        known: Lines known to be no article text, in the form of `furniture.plain`.
    """
    return _Reading(of, known).read()


class _Reading:
    """One pass over the lines: first each by itself, then by what stands around it."""

    def __init__(self, of: Sequence[Line], known: Collection[str]) -> None:
        self.words = [line.words for line in of]
        self.plain = [plain(words) if len(words) <= 640 else "" for words in self.words]
        self.heads: set[int] = set()
        self.teasers: set[int] = set()
        self.reasons: dict[int, RemovalReason] = {}
        for number in range(len(of)):
            reason = self._alone(number, known)
            if reason is not None:
                self.reasons[number] = reason
        self.prose = [number not in self.reasons and is_prose(words) for number, words in enumerate(self.words)]

    def read(self) -> Page:
        title = self._title()
        datelines: dict[int, int] = {}
        if self.words:
            self._above(title)
            self._top(title)
            self._lists(title)
            self._about(title)
            self._notes(title)
            self._captions(title)
            self._signatures(title)
            self._tail(title)
            self._datelines(title, datelines)
        return Page(self.reasons, datelines, title)

    def _alone(self, number: int, known: Collection[str]) -> RemovalReason | None:
        words, low = self.words[number], self.plain[number]
        if not low:
            return None
        if len(words) <= 400 and is_caption(words):
            return RemovalReason.CAPTION
        if low in known and not attributed(words):
            return RemovalReason.BOILERPLATE
        if lexicon().heads_list(low):
            self.heads.add(number)
            return RemovalReason.BOILERPLATE
        if lexicon().teases(low) and not (finished(words) and quoted_or_said(words)):
            self.teasers.add(number)
            return RemovalReason.BOILERPLATE
        reason = lexicon().reason(low)
        if reason is not None:
            return None if (quoted_or_said(words) and not names_headline(words)) or names_nobody(words) else reason
        if is_citation(words) or (lexicon().addresses(low) and "(@" not in words and not attributed(words)):
            return RemovalReason.BOILERPLATE
        if is_stamp(words, strict=True) or (words.isupper() and _SHOUT.match(words) is not None):
            return RemovalReason.BOILERPLATE
        return RemovalReason.BOILERPLATE if self._parts(words, strict=True) else None

    def _parts(self, words: str, *, strict: bool) -> bool:
        """Whether a line is made of pieces that are furniture, all of them, or one of them and other short ones."""
        if len(words) > 140:
            return False
        parts = [part for part in _PARTS.split(words) if part]
        if len(parts) < 2:
            return False
        known = [is_stamp(part, strict=False) or lexicon().reason(plain(part)) is not None for part in parts]
        return (
            all(known)
            if strict
            else any(known) and all(len(part.split()) <= 5 for part in parts) and not finished(words)
        )

    def _free(self, start: int = 0) -> list[int]:
        return [number for number in range(start, len(self.words)) if number not in self.reasons]

    def _title(self) -> int | None:
        free = self._free()[:4]
        if free and not self.prose[free[0]]:
            return self._below_kickers(free)
        # Everything above the text looks like furniture: then a teaser or the longest line is the headline.
        end = free[0] if free else min(len(self.words), _TOP_LINES)
        above = [
            n
            for n in range(end)
            if reads_as_headline(self.words[n])
            and len(self.words[n].split()) > 3
            and self.reasons.get(n) is RemovalReason.BOILERPLATE
        ]
        teasing = [n for n in above if n in self.teasers]
        if teasing and end:
            del self.reasons[teasing[0]]
            return teasing[0]
        return free[0] if free and reads_as_headline(self.words[free[0]]) and len(free) > 1 else None

    def _below_kickers(self, free: Sequence[int]) -> int | None:
        title = free[0]
        if len(free) > 2 and _outlet(self.words[free[0]]) and self._breadcrumb(free[1], free[2]):
            self.reasons[free[0]] = RemovalReason.BOILERPLATE
            free = free[1:]
            title = free[0]
        for number, below in pairwise(free):
            if self._kicker(number, below):
                self.reasons[number] = RemovalReason.BOILERPLATE
                title = below
            else:
                break
        if self.prose[title] and not reads_as_headline(self.words[title]):
            return None
        return title if reads_as_headline(self.words[title]) else None

    def _kicker(self, number: int, below: int) -> bool:
        words, low = self.words[number], self.plain[number]
        if lexicon().section(low):
            return True
        if is_stamp(words, strict=False) or self._breadcrumb(number, below):
            return reads_as_headline(self.words[below])
        parts = [part for part in _PARTS.split(words) if part]
        if len(parts) >= 3 and all(len(part.split()) <= 4 for part in parts) and not finished(words):
            return reads_as_headline(self.words[below])
        if len(words) > _KICKER or finished(words) or not reads_as_headline(self.words[below]):
            return False
        longer = len(self.words[below].split()) >= max(4, len(words.split()) + 2)
        if words.isupper() and longer and not self.words[below].isupper() and len(words.split()) <= 4:
            return not self._lead(below)
        return longer and _outlet(words) and not self._lead(below)

    def _breadcrumb(self, number: int, below: int) -> bool:
        """Whether a line is a path of sections, the last of which may be the headline once more."""
        words = self.words[number]
        parts = [part for part in _BREADCRUMB.split(words) if part]
        if len(parts) < 2 or ":" in words or finished(words) or self.prose[below] or len(self.words[below].split()) < 4:
            return False
        if len(parts) > 2 and lexicon().section(plain(parts[0])):
            parts.pop()
        return all(len(part.split()) <= 4 and part[0].isupper() for part in parts)

    def _lead(self, number: int) -> bool:
        words = self.words[number]
        return len(words) > 160 or dateline(words, first=True) > 0

    def _above(self, title: int | None) -> None:
        for number in range(title or 0):
            if number not in self.reasons and not self.prose[number]:
                self.reasons[number] = RemovalReason.BOILERPLATE

    def _top(self, title: int | None) -> None:
        """Bylines, offices, dates and sections between the headline and the text."""
        prose = 0
        start = 0 if title is None else title + 1
        for number in range(start, min(len(self.words), start + _TOP_LINES)):
            words = self.words[number]
            if self.prose[number]:
                prose += 1
                if prose >= _TOP_PROSE:
                    return
            if number in self.reasons or self._listed(number):
                continue
            if is_place(words):
                self.reasons[number] = RemovalReason.DATELINE
            elif is_byline(words) or (is_signature(words) and not finished(words)):
                self.reasons[number] = RemovalReason.BYLINE
            elif (
                is_stamp(words, strict=False)
                or is_outlet_stamp(words)
                or self._parts(words, strict=False)
                or (prose == 0 and words.isdecimal())
            ):
                self.reasons[number] = RemovalReason.BOILERPLATE
            elif finished(words):
                continue
            elif prose == 0 and (lexicon().section(self.plain[number]) or _outlet(words)):
                self.reasons[number] = RemovalReason.BOILERPLATE
            elif is_name(_IN_PLACE.sub("", words)) and (
                prose == 0 or number - 1 in self.reasons or number + 1 in self.reasons
            ):
                self.reasons[number] = RemovalReason.BYLINE

    def _lists(self, title: int | None) -> None:
        """The titles below "Related Articles" and the like."""
        for head in sorted(self.heads):
            if head not in self.reasons or (title is not None and head < title):
                continue
            listed = []
            for number in range(head + 1, min(len(self.words), head + 1 + _LONGEST_LIST)):
                if number in self.reasons:
                    continue
                if number == title or not self._teaser(number):
                    break
                listed.append(number)
            end = listed[-1] + 1 if listed else 0
            # The last of them may head the text that goes on below.
            if listed and end < len(self.words) and self.prose[end] and len(self.words[listed[-1]].split()) <= 4:
                listed.pop()
            for number in listed:
                self.reasons[number] = RemovalReason.BOILERPLATE

    def _about(self, title: int | None) -> None:
        """What a press release says about those who sent it: a heading "About …" and the paragraphs that name them."""
        for number in range((title or 0) + 2, len(self.words) - 1):
            match = _ABOUT.match(self.words[number])
            if match is None or number in self.reasons:
                continue
            name = match["who"].strip()
            if self.words[number + 1].startswith((name, f"The {name}", "The ", "We ", "Founded")) and not attributed(
                self.words[number + 1]
            ):
                self.reasons[number] = self.reasons[number + 1] = RemovalReason.BOILERPLATE
                self.prose[number + 1] = False

    def _notes(self, title: int | None) -> None:
        """Everything below the "Notes to editors" of a press release, except what quotes somebody."""
        for number in range((title or 0) + 1, len(self.words)):
            if _NOTES.fullmatch(self.words[number].strip("*-– ")) and sum(self.prose[:number]) > 1:
                for below in range(number + 1, len(self.words)):
                    if below not in self.reasons and not quoted_or_said(self.words[below]):
                        self.reasons[below] = RemovalReason.BOILERPLATE
                        self.prose[below] = False
                return

    def _captions(self, title: int | None) -> None:
        """What a picture shows, in the line above the one that only credits it."""
        for number in range((title or 0) + 1, len(self.words) - 1):
            if number in self.reasons:
                continue
            labelled = self.plain[number - 1] in ("image caption", "media caption", "caption")
            if labelled and len(self.words[number]) <= 220 and not quoted_or_said(self.words[number]):
                self.reasons[number] = RemovalReason.CAPTION
            elif (
                self.reasons.get(number + 1) is RemovalReason.CAPTION
                and len(self.words[number + 1]) <= 80
                and is_depiction(self.words[number])
            ):
                self.reasons[number] = RemovalReason.CAPTION
                self.prose[number] = False

    def _signatures(self, title: int | None) -> None:
        """A name with its office in the line below it, and the name of a section above the two."""
        for number in range((title or 0) + 1, len(self.words) - 2):
            role = self.words[number + 1]
            if not (
                is_name(self.words[number])
                and len(role.split()) <= 5
                and role.split()[-1].lower()
                in ("correspondent", "reporter", "editor", "analyst", "columnist", "producer")
                and is_signature(role)
                and self.prose[number + 2]
            ):
                continue
            self.reasons[number] = self.reasons[number + 1] = RemovalReason.BYLINE
            if number - 1 != title and lexicon().section(self.plain[number - 1]):
                self.reasons[number - 1] = RemovalReason.BOILERPLATE

    def _teaser(self, number: int) -> bool:
        words = self.words[number]
        if len(words) > _TEASER or (self.prose[number] and not words.endswith("?")):
            return False
        return not finished(words) or words.endswith(("?", "’", "'", "!"))

    def _tail(self, title: int | None) -> None:
        """What stands below the last paragraph: lists, names, dates, and notes on the authors."""
        last = len(self.words)
        for number in range(len(self.words) - 1, -1, -1):
            if number != title and number not in self.reasons and self.prose[number] and not self._bio(number):
                last = number
                break
        furniture = False
        for number in range(last + 1, len(self.words)):
            words = self.words[number]
            if number in self.reasons:
                furniture = True
            elif self._listed(number):
                continue
            elif self._bio(number):
                self.reasons[number] = RemovalReason.BOILERPLATE
            elif (
                is_byline(words)
                or (is_signature(words) and not finished(words))
                or (words.startswith(("—", "–", "-")) and is_name(words.strip("—–- ")))
            ):
                self.reasons[number] = RemovalReason.BYLINE
            elif (
                is_stamp(words, strict=False)
                or is_outlet_stamp(words)
                or (furniture and (self._teaser(number) or lexicon().section(self.plain[number])))
            ):
                self.reasons[number] = RemovalReason.BOILERPLATE

        self._signed(last)

    def _signed(self, last: int) -> None:
        """A name, an outlet or the like as the last of all: a heading would have text below it."""
        free = [number for number in range(last + 1, len(self.words)) if number not in self.reasons]
        if len(free) > 2 or any(finished(self.words[number]) or self._listed(number) for number in free):
            return
        for number in free:
            words = self.words[number].strip("()[] —–-")
            if is_name(words):
                self.reasons[number] = RemovalReason.BYLINE
            elif words and _outlet(words.split(",")[0]):
                self.reasons[number] = RemovalReason.BOILERPLATE

    def _listed(self, number: int) -> bool:
        """Whether a line is one of several with the same bullet."""
        bullet = self.words[number][0]
        beside = (self.words[place][0] for place in (number - 1, number + 1) if 0 <= place < len(self.words))
        return bullet in _BULLETS and bullet in beside

    def _bio(self, number: int) -> bool:
        words = self.words[number]
        return len(words) <= 420 and _BIO.match(words) is not None and not quoted_or_said(words)

    def _datelines(self, title: int | None, found: dict[int, int]) -> None:
        first = True
        capitals = 0
        for number in self._free(0 if title is None else title + 1):
            if not self.prose[number] and len(self.words[number]) < 40:
                continue
            length = dateline(self.words[number], first=first)
            if length:
                capitals += self.words[number][:length].rstrip().endswith(":")
                found[number] = length
            first = first and not self.prose[number]


def _outlet(words: str) -> bool:
    tokens = words.split()
    if not 1 <= len(tokens) <= 5 or finished(words):
        return False
    named = any(
        token.lower().strip(".") in shapes()["outlets"] or token.lower().endswith((".com", ".org", ".net", ".co.uk"))
        for token in tokens
    )
    return named and all(token[0].isupper() or token in ("of", "the", "and", "&") or "." in token for token in tokens)

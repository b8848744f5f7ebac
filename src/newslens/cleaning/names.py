"""Lines that name those who wrote an article, and datelines in front of its first sentence."""

from __future__ import annotations

import re
from functools import cache

from newslens.cleaning.furniture import shapes
from newslens.cleaning.stamps import is_stamp

_TOKEN = re.compile(r"[\w.@'’-]+|[,&|/•·–—:()+;]")
_NAME_TOKEN = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*\Z")
# "From Tamsel to Orvieto" is a heading.
_BY = re.compile(r"(?:by|from(?! [^,]{1,40} to )|words|text|story|report)[: ]\s*", re.IGNORECASE)
_MAIL = re.compile(r"\S{1,60}@\S{1,60}\Z|@\w{2,30}\Z")
_JOINING = frozenset(("and", "&", ",", "|", "/", "•", "·", "–", "—", "-", "(", ")", "+", ";", "with", ":"))


def is_byline(words: str) -> bool:
    """Whether a line begins with "By" and holds nothing but names, their offices and places.

    Examples:
        >>> is_byline("By Ann Lee and Juan del Rio, The Harbour Post"), is_byline("By the time it rained")
        (True, False)
    """
    match = _BY.match(words)
    return match is not None and len(words) <= 160 and _names(words[match.end() :], roles=True) > 0


def is_signature(words: str) -> bool:
    """Whether a line is a name with an office behind it.

    Examples:
        >>> is_signature("Ann Lee, Chief Political Correspondent"), is_signature("Ann Lee, who lived there")
        (True, False)
    """
    tokens = _TOKEN.findall(words)
    if len(words) > 120 or not any(token.lower() in shapes()["roles"] for token in tokens):
        return False
    return _names(words, roles=True) > 0


def is_name(words: str) -> bool:
    """Whether a line is nothing but a name, or several.

    Examples:
        >>> is_name("Ann Lee"), is_name("Key Points")
        (True, False)
    """
    if len(words) > 80 or (words.isupper() and len(words) > 40):
        return False
    count = _names(words, roles=False)
    return 0 < count <= 5 and not any(token.lower() in shapes()["heading_words"] for token in _TOKEN.findall(words))


def _names(words: str, *, roles: bool) -> int:
    """How many names a line consists of; 0 where something else stands in it."""
    lists = shapes()
    particles, allowed = lists["particles"], lists["role_words"] | lists["roles"]
    names, run = 0, 0
    for part in _SPLIT.split(words):
        if is_stamp(part, strict=False):
            continue
        run = 0
        for token in _TOKEN.findall(part):
            low = token.lower()
            if token in _JOINING or (low in ("and", "with") and run != 1):
                run = 0
            elif _NAME_TOKEN.match(token):
                run += 1
                names += run == 2
                if run > 4 and not roles:
                    return 0
            elif low in particles or _MAIL.match(token) or (roles and low in allowed):
                continue
            else:
                return 0
    return names or (1 if run == 1 and roles and len(words) < 30 else 0)


_SPLIT = re.compile(r"\s+[|•·–—-]\s+|\s*[|•·]\s*")

_CITY = r"[A-Z][A-ZÀ-Þ.'’-]{2,}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,4}"
_PLACE = r"(?:[A-ZÀ-Þ][\w.'’-]*|de|la|le|el|al|on|upon|the|of|and|D\.C\.)(?:[ /-](?:[A-ZÀ-Þ][\w.'’-]*|de|la|le|el|al|on|upon|of|and)){0,3}"
_DASH = r"\s{0,3}(?:--|[-–—―]){1,2}\s{0,3}"


_DAYS = "Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun"


@cache
def _date() -> str:
    months = "|".join(sorted((m.capitalize() for m in shapes()["months"]), key=len, reverse=True))
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return rf"(?:(?:{_DAYS})(?:day)?\.?,? )?(?:(?:{months})\.? {day}|{day} (?:{months})\.?|{day} (?:of )?(?:{months}))(?:,? \d{{4}})?"


@cache
def _agency() -> str:
    return "|".join(re.escape(name) for name in sorted(shapes()["agencies"], key=len, reverse=True))


def is_place(words: str) -> bool:
    """Whether a line is nothing but a dateline.

    Examples:
        >>> is_place("ORVIETO —"), is_place("KEY POINTS")
        (True, False)
    """
    return len(words) <= 60 and _PLACE_ALONE.fullmatch(words) is not None


_PLACE_ALONE = re.compile(
    rf"(?:{_CITY}|{_PLACE}(?= CNN)|CNN)(?:, {_PLACE}){{0,2}}(?: CNN| \([\w .&/-]{{2,30}}\))?{_DASH}"
)


@cache
def _datelines() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Datelines that cannot be anything else, with an agency or a date in them, and those that can head a list entry."""
    agency, date = _agency(), _date()
    named = rf"\((?i:(?:[^()]{{0,30}}[ /,])?(?:{agency})(?:[ /,:][^()]{{0,30}})?)\)"
    regions = rf"(?:, {_PLACE}){{0,3}}"
    slashed = r"/[\w .-]{3,30}/"
    firm = (
        rf"{_PLACE}{regions}(?:[,.:]? {date})?,?\s?{named}(?:{_DASH}|:?\s)"
        rf"|{_CITY}{regions}(?:[,.:]? {date})?,?\s?(?:\([\w .&/'’-]{{2,40}}\)|{slashed}){_DASH}"
        rf"|{_CITY}{regions},? {date}(?:\s?{named})?(?:{_DASH}|:\s)"
        rf"|{_CITY}{regions}[,.:]? {date}\.?\s?(?:{named}|{slashed})\.?\s{{1,3}}"
        rf"|{_PLACE}{regions},? \(?(?:{'|'.join(_WIRES)})\)?{_DASH}"
        rf"|{date}\s?{named}{_DASH}"
        rf"|\((?i:{agency})\)(?:{_DASH}|\s{{1,3}})"
        rf"|(?:{'|'.join(_WIRES)}){_DASH}"
    )
    weak = (
        rf"{_CITY}(?:, {_PLACE}){{0,2}}(?:\s(?:--|[-–—―])\s{{0,3}}|—\s{{0,3}})"
        rf"|{_PLACE}{regions}(?:,? {date})?\s?\([\w .&/'’-]{{2,40}}\){_DASH}"
        rf"|{_PLACE}{regions}, {date},?{_DASH}"
        rf"|{_dated()}"
        rf"|\([A-Z][\w.&/'’-]+(?: [A-Z][\w.&/'’-]*){{0,3}}\)(?:\s{{0,3}}--\s{{0,3}}|\s{{1,3}}[-–—―]\s{{1,3}}|—)"
    )
    return re.compile(rf"(?:{firm})(?=\S)"), re.compile(rf"(?:{weak})(?=\S)")


@cache
def _dated() -> str:
    """A date and who sent the story: "Sept 21 (Tarnwire) -"; not "Sept 21 (Monday) -"."""
    return rf"{_date()}\s?\((?!(?:{_DAYS})(?:day)?\b)[A-Z][\w .&/'’-]{{2,40}}\){_DASH}"


def is_dated(place: str) -> bool:
    """Whether a dateline begins with a date rather than a place.

    Examples:
        >>> is_dated("Sept 21 (Tarnwire) - "), is_dated("TARN (Newswire) - ")
        (True, False)
    """
    return re.fullmatch(_dated(), place) is not None


_WIRES = ("CNN", "AP", "AFP", "UPI", "Reuters", "REUTERS", "ANI", "PTI", "IANS", "NPR", "BBC")
_CITY_COLON = re.compile(rf"({_CITY}(?:, [A-Z][\w.]{{1,15}})?):\s+(?=[A-Z\"“‘'(])")
_CITY_DASH = re.compile(
    r"[A-Z][\w.'’-]{2,}(?:[ /][A-Z][\w.'’-]+){0,2}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?){0,1}\s[–—]\s(?=[A-Z])"
)
_NO_CITY = frozenset(
    "UPDATE UPDATED BREAKING NOTE EXCLUSIVE WATCH READ LIVE VIDEO PHOTOS OPINION ANALYSIS QUESTION ANSWER CORRECTION WARNING "
    "IMPORTANT RELATED MORE EDITOR FACT CLAIM VERDICT RATING SUMMARY BACKGROUND THE AND BUT THIS THAT FILE PHOTO CAPTION".split()
)


def dateline(words: str, *, first: bool, spoken: bool = False) -> int:
    """How many code points at the beginning of a paragraph are a dateline.

    Args:
        words: The paragraph.
        first: Whether it is the first of the running text, where weaker shapes count too.
        spoken: Whether names in capitals with a colon stand in front of what people say in the text, as in a transcript.

    Examples:
        >>> dateline("ORVIETO (Newswire) - It rained.", first=True)
        21
        >>> dateline("Rain — and more of it — fell.", first=True)
        0
    """
    head = words[:140]
    if not any(key in head for key in ("(", "—", "–", "―", "--", " -", "/", "- ")) and not (first and ":" in head):
        return 0
    firm, weak = _datelines()
    match = firm.match(head)
    if match is None and first:
        match = weak.match(head)
        if match is None:
            match = (None if spoken else _CITY_COLON.match(head)) or _CITY_DASH.match(head)
        if match is not None and (_NO_CITY & set(_CAPITALS.findall(match.group())) or _heads(match.group())):
            match = None
    if match is None or len(words) - match.end() < 8:
        return 0
    opening = match.group().split()[0].strip(".,:")
    return 0 if opening in _NO_CITY or opening in _NO_PLACE else match.end()


_CAPITALS = re.compile(r"[A-Z]{2,}")
_NO_PLACE = frozenset(
    ("I", "A", "He", "She", "It", "But", "The", "They", "We", "You", "Mr", "Mrs", "Ms", "Sen", "Rep", "Gov", "Dr")
)


def _heads(words: str) -> bool:
    """Whether what stands in front of a dash is more likely the heading of a list entry than a place."""
    tokens = words.partition(",")[0].split()
    places = {"north", "south", "east", "west", "new", "united", "city", "state", "county", "on", "upon", "st", "the"}
    return len(tokens) > 6 or any(token.lower().strip(".") in shapes()["heading_words"] - places for token in tokens)

"""Lines that say what a picture shows and whose it is."""

from __future__ import annotations

import re

from newslens.cleaning.prose import finished, quoted_or_said, several

_CREDIT_END = re.compile(
    r"(?:(?<=[.!?…\"”’)])\s?|[(\[|]\s?|\s[-–—]\s?|[.:]\s)"
    r"(?:(?:Photo(?:graph)?|Image|Picture|Pic|Illustration|Credit|Photo credit|Image credit|Picture credit|Video|Graphic|Photos|Photography|Courtesy"
    r"|PHOTO|IMAGE|CREDIT|PHOTOGRAPH|PICTURE|Screenshot|Screengrab|Screen grab)s?(?:\s(?:by|BY|courtesy(?: of)?|from|via|supplied by)\b|\s?[:/|©])"
    r"|(?:File|Handout|Courtesy|AP|AFP|Reuters|REUTERS|EPA|PA|Getty|Submitted|Contributed) ?[Pp]hoto\b|(?:AP|AFP|EPA|REUTERS|Reuters) ?(?:Photo)? ?/)"
    r"[^.!?]{0,120}(?:\.[\w ,/.'’-]{0,40})?[)\]]?\.?\s*\Z"
)
_WIRE_END = re.compile(
    r"(?:[/(|©]|\bvia\b|—|–) ?(?:Getty(?: Images)?|AFP|Reuters|REUTERS|AP(?: Photo)?|EPA(?:-EFE)?|Bloomberg|Shutterstock|iStock|Alamy|PA(?: Wire| Media| Images)?|Anadolu(?: Agency)?|NurPhoto"
    r"|Xinhua|ZUMA(?: Press)?|Sipa(?: USA)?)(?: via [\w .]{2,30})?[)\]]?\.?\s*\Z"
)
_BRACKETED_CREDIT = re.compile(
    r"(?<=[.!?”\"’] )\([A-Z][\w .&'’-]{1,30} [Ff]iles?\)\Z|\((?:[^()]{0,80}\b(?:[Pp]hoto(?:graph)?s?|PHOTO|[Pp]icture|[Ii]mage)(?:\s?[:/|,–-]|\s(?:by|courtesy|via|credit|provided|supplied)\b|(?=\)))[^()]{0,80}"
    r"|[^()]{0,80}\bGetty\b[^()]{0,40}|(?:[Cc]redit|[Ii]llustration|[Cc]ourtesy|[Hh]andout|[Ss]creenshot)\b[^()]{0,80})\)\.?\s*\Z"
    r"|\[[^\[\]]{0,80}\b(?:[Pp]hoto|[Ii]mage|Getty|[Cc]redit)\b[^\[\]]{0,80}\]\s*\Z"
)
_CAPITALS_CREDIT = re.compile(
    r"[.!?]\s+(?:\|\s?)?(?:[A-Z][A-Z.'’-]+\s){1,3}?[A-Z][A-Z.'’-]+\s?[/|]\s?[A-Z][A-Z &.'’-]{2,40}\Z|[.!?]\s\|\s[A-Z][^.!?|\d]{4,60}\Z"
    r"|[.!?]\s+[A-Z]{3,12}/(?:[A-Z][\w.'’-]+\s?){1,3}\Z"
)
_OWNED = re.compile(r"[.!?]\s?© ?[A-Z][^.!?]{2,60}\Z")
_IN_BRACKETS = re.compile(
    r"[([](?:Google (?:Street View|Maps|Earth)"
    r"|(?:File: ?)?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} ?/ ?[A-Z][\w .&'’-]{2,40}"
    r"|(?<=[.!?] \()[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}: (?:[A-Z][\w.'’-]+ ){1,2}[A-Z][\w.'’-]+)[)\]]\Z"
)
_TAKEN_FOR = re.compile(
    r"[.!?][\"”’]?\s(?:[A-Z][\w.'’-]+ ){2,3}for (?:[Tt]he [A-Z][\w.&'’-]+(?: [A-Z][\w.&'’-]+){0,3}|[A-Z]{2,6})\Z"
)
_LABEL = re.compile(
    r"\A(?:FILE|File)(?: PHOTO| photo| image| IMAGE)?\s?[-–—:]|\A(?:CAPTION|Caption|Pictured|PICTURED)\s?:|\A(?:Photo|Image|Picture|Video|PHOTO|IMAGE|VIDEO)(?: by|:)\s"
)
# Such a label tells more than the words of saying behind it.
_CAPTIONED = re.compile(
    r"(?:This video can ?not be played\.? ?)?(?:Image|Media|Video|Photo|Picture) caption[,:] (?P<shown>[^\n]{2,220})"
)
_PICTURED = re.compile(r"\A[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,3}(?:,| \()? ?pictured\b")
_SHOWS = re.compile(
    r"\((?:L|R|C|[Ll]eft|[Rr]ight|[Cc]ent(?:er|re)|2nd [LR]|[Ff]rom left|[Ff]ar (?:left|right))\)|\bpictured\b|\bseen here\b"
    r"|\b(?:addresses|speaks (?:to|at|during)|shakes? hands|poses?|looks? on|walks? (?:past|through)|waves|leaves court|arrives? at|attends?|gestures?|sits? in|stands? (?:in|on|at))\b"
)

# Looking for these first is fast; most lines have none.
_CREDITING = (
    "hoto", "PHOTO", "mage", "IMAGE", "icture", "Pic", "redit", "CREDIT", "llustration", "Video", "Graphic", "ourtesy", "COURTESY", "andout", "File ",
    "Getty", "AFP", "AP", "EPA", "REUTERS", "Reuters", "Bloomberg", "Shutterstock", "iStock", "Alamy", "PA", "Anadolu", "NurPhoto", "Xinhua", "ZUMA",
    "Sipa", "creenshot", "ile)", "iles)",
)  # fmt: skip
_LABELS = (
    "FILE",
    "File",
    "CAPTION",
    "Caption",
    "Pictured",
    "PICTURED",
    "Photo",
    "Image",
    "Picture",
    "Video",
    "PHOTO",
    "IMAGE",
    "VIDEO",
)


def is_caption(words: str) -> bool:
    """Whether a line says what a picture shows and whose it is.

    Examples:
        >>> is_caption("The quay at dusk. Photo: Mina Falk"), is_caption("The photo was taken at noon.")
        (True, False)
    """
    captioned = _CAPTIONED.fullmatch(words)
    if captioned is not None and not several(captioned["shown"]):
        return True
    tail = words[-220:]
    if ("/" in tail or "|" in tail) and len(words) <= 300 and _CAPITALS_CREDIT.search(tail):
        return True
    if len(words) <= 200 and not finished(words) and _PICTURED.search(words) and not quoted_or_said(words):
        return True
    if len(words) <= 200 and _credited(words) and not quoted_or_said(words):
        return True
    for key in _CREDITING:
        if key in tail:
            break
    else:
        if not words.startswith(_LABELS):
            return False
    if _CREDIT_END.search(tail) is not None or _BRACKETED_CREDIT.search(tail) is not None:
        return True
    return (_LABEL.match(words) is not None or _WIRE_END.search(tail) is not None) and not (
        len(words) > 140 and quoted_or_said(words)
    )


def _credited(words: str) -> bool:
    """Whether a line ends in a credit that says of no picture that it is one."""
    if words.endswith((")", "]")):
        return _IN_BRACKETS.search(words) is not None
    if "©" in words:
        return _OWNED.search(words) is not None
    # A title of a few words may end in the same way: "A trial. Two Years for the Choir".
    return " for " in words and words.count(" ") > 8 and _TAKEN_FOR.search(words) is not None


def is_depiction(words: str) -> bool:
    """Whether a line, with a credit of its own below it, reads as what a picture shows.

    Examples:
        >>> is_depiction("Mayor Ann Lee addresses the council on May 3."), is_depiction("The mayor resigned on May 3.")
        (True, False)
    """
    return len(words) <= 220 and _SHOWS.search(words) is not None and not quoted_or_said(words)

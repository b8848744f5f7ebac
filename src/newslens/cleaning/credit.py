"""Lines that look like credits and are none, and credits that look like sentences."""

from __future__ import annotations

import re

from newslens.cleaning.prose import finished

_IN_PRINT = re.compile(
    r"(?:(?:A version of t|T)his (?:article|story|piece|essay|review) (?:appear|ran|was (?:first )?published)|Share or comment on this)"
)
_CITED = re.compile(r"\d{1,3}\. [A-ZÀ-Þ][\w’'-]+, (?:[A-Z]\. ?){1,3}[^\"“]{5,250}\(\d{4}\)\.?")
_CREDITED = re.compile(
    r"(?:Additional |Further )?(?:Reporting|Editing|Written|Edited|Compiled|Curated|Produced|Sponsored|Presented|Promoted|Words|Text|Story|Report"
    r"|Research|Paid for|Photo(?:graph)?s?|Pictures?|Illustrations?|Image|Translated|Adapted|Republished|With [a-z]{5,9})"
    r" (?:by|from) (?!the [A-Z]|our\b|staff\b|agenc|wires?\b|news|permission|arrangement|readers?\b)[a-z]"
)
_FOUND = re.compile(
    r"(?:Additional |Further |New |Drone |Aerial |Police |Market |Weather )?(?:Research|Reporting|Reports?|Analysis|Data|Footage|Videos?|Photo(?:graph)?s?|Pictures?|Images?|Graphics?|Screenshots?)"
    r" (?:provided |taken |posted |shared |released |issued |supplied )?(?:by|from|of|in|on|via)\b[^\"“]{2,80}\b(?:shows?|showed|showing|finds?|found|reveal(?:s|ed)?|suggest(?:s|ed)?|indicate[sd]?"
    r"|captured?|captures|appear(?:s|ed)?|point(?:s|ed)?|emerged|depict(?:s|ed)?|confirm(?:s|ed)?|link(?:s|ed)?|puts?|went|led|helped|made)\b"
)
_DATED = re.compile(
    r"(?:First |Originally )?(?:[Pp]ublished|[Aa]ppeared|[Pp]osted)(?: online)? (?:in|on|at|by|as) [^,:;|]{2,60}, (?:the|a|an|his|her|its|their|it|he|she|they|this|that)\b"
)
_PLURAL = re.compile(r"(?:Tags|Topics|Categories) [a-z]")
_OF_ITSELF = re.compile(
    r"An? (?:earlier|previous|prior|original|longer|shorter) (?:version|headline|caption) (?:of|on|to|for) this |This (?:article|story|report|post|piece)(?: has been| was) (?:amended|corrected|updated|clarified)\b"
    r"|(?:Correction|CORRECTION|Clarification|CLARIFICATION|Editor[’']s [Nn]ote)\b[^.:]{0,24}: (?:An? (?:earlier|previous)|This|The headline)\b[^.]{0,60}\b(?:version|article|story|headline|report|piece)\b"
)
_KEYED = re.compile(r"(?:Sources?|Contacts?|Credits?|Copyright) ?: [a-z][\w’'-]*(?: [\w’'-]+){4,}\.|Next: [a-z][^.]*\.")


def tells_of_itself(words: str) -> bool:
    """Whether a line is about the article itself, its headline or its versions, so that nobody speaks in it.

    Examples:
        >>> tells_of_itself("This article appears in the June edition with the headline “Who pays for the piers”.")
        True
    """
    return _IN_PRINT.match(words) is not None or _OF_ITSELF.match(words) is not None


def is_citation(words: str) -> bool:
    """Whether a line is one of the numbered sources of an article.

    Examples:
        >>> is_citation("2. Dahl, M. & Okoro, I. J. Rust Res. 4, 11–19 (2029).")
        True
    """
    return _CITED.fullmatch(words) is not None


def names_nobody(words: str) -> bool:
    """Whether what begins as a credit does is a sentence, since nobody is named where a credit names somebody.

    Examples:
        >>> names_nobody("Edited by hand, the tape lost an hour."), names_nobody("Edited by Ann Lee.")
        (True, False)
    """
    if _KEYED.fullmatch(words) is not None:
        return True
    return finished(words) and any(shape.match(words) for shape in (_CREDITED, _FOUND, _DATED, _PLURAL))

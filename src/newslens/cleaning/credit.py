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
    r"|Photo(?:graph)?s?|Pictures?|Illustrations?|Image|Translated|Adapted|Republished|With [a-z]{5,9})"
    r" (?:by|from) (?!the [A-Z]|our\b|staff\b|agenc|wires?\b|news|permission|arrangement|readers?\b)[a-z]"
)
_KEYED = re.compile(r"(?:Sources?|Contacts?|Credits?|Copyright) ?: [a-z][\w’'-]*(?: [\w’'-]+){4,}\.")


def names_headline(words: str) -> bool:
    """Whether a line repeats the headline as one that names the article itself does, so that its marks quote nobody.

    Examples:
        >>> names_headline("This article appears in the June edition with the headline “Who pays for the piers”.")
        True
    """
    return _IN_PRINT.match(words) is not None


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
    return _KEYED.fullmatch(words) is not None or (finished(words) and _CREDITED.match(words) is not None)

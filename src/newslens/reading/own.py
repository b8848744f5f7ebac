"""What newslens itself wrote, left among the articles: it has their words, and is none of them."""

from __future__ import annotations

import re
from typing import Any, Final

_HEAD: Final = 4_096
_COLOUR: Final = re.compile(r"\x1b\[[\d;]{0,20}m")


def _wrapped(form: str) -> re.Pattern[str]:
    """The first line of a table; in a narrow one it is broken at some blank."""
    return re.compile(form.replace(" ", r"\s{1,2}"))


_TABLES: Final = (
    _wrapped(
        r"\d+ articles?(?: \(\d+ took text over\))? · \d+ quotes? · \d+ claims? · \d+ speakers? · \d+ alignments?\n"
    ),
    _wrapped(r"\d+ quotations? · \d+ sources?(?: · \d+ (?:not found|misattributed|altered|paraphrased|exact)){0,5}\n"),
    # The table of an explanation begins with an empty line.
    re.compile(r"\n(?:quote|claim) [^\n#]+#[^\n]+ ─+\n"),
)
_PAGE: Final = re.compile(r'<meta name="generator" content="newslens\b[^<>"]*">')
# By the fields that only they have together.
_DOCUMENTS: Final = (
    ({"schema"}, "an analysis that newslens wrote, not articles; `newslens render` shows it in another format"),
    ({"draft", "sound", "quotes"}, "a check that newslens wrote, no article"),
    ({"what", "items", "alignments"}, "an explanation that newslens wrote, no article"),
)


def table(text: str) -> str | None:
    r"""What a text is, where it is a table of newslens: of an analysis, a check or an explanation.

    Examples:
        >>> table("1 quotation · 2 sources · 1 exact\n\nexact  draft.txt:1  Ann Berg: “No.”\n")
        'a table that newslens wrote, no article'
    """
    head = _COLOUR.sub("", text[:_HEAD])
    return "a table that newslens wrote, no article" if any(form.match(head) for form in _TABLES) else None


def page(html: str) -> str | None:
    """What a web page is, where newslens made it.

    Examples:
        >>> page('<head><meta name="generator" content="newslens 0.1.0">')
        'a page that newslens wrote, no article'
    """
    return "a page that newslens wrote, no article" if _PAGE.search(html, 0, _HEAD) else None


def document(tree: Any) -> str | None:
    """What a JSON document is, where newslens wrote it.

    Examples:
        >>> document({"newslens": "0.1.0", "draft": "draft", "sound": True, "quotes": []})
        'a check that newslens wrote, no article'
    """
    if not isinstance(tree, dict) or not isinstance(tree.get("newslens"), str):
        return None
    return next((told for fields, told in _DOCUMENTS if fields <= tree.keys()), None)

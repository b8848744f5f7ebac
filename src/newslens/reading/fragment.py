"""Pieces of HTML, as records carry them, to paragraphs of text."""

from __future__ import annotations

import html
import re
from typing import Final

# A tag holds no other "<", so that no search runs over the whole text from every "<".
_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})(?:[\s/][^<>]*)?>")
_LOOKS: Final = re.compile(
    r"</(?:p|div|a|em|strong|b|i|span|ul|ol|h[1-6]|blockquote|body|html)\s{0,9}>|<br\s{0,9}/?>|<p>", re.IGNORECASE
)
_PAGE: Final = re.compile(r"\s*(?:<\?xml\b|<!doctype\s+html|<html\b)", re.IGNORECASE)
_BLOCK: Final = re.compile(
    "address|article|aside|blockquote|body|d[dlt]|div|fig(?:caption|ure)|footer|form|h[1-6r]|header|html|li|main|nav|[ou]l|p|pre|"
    "section|table|t(?:body|foot|head)|t[dhr]"
)
_UNSEEN: Final = frozenset(
    {"head", "iframe", "noscript", "object", "script", "style", "svg", "template", "textarea", "title"}
)
_QUOTED: Final = re.compile(
    r"(?P<before>[“”\"«»„‘’']?)<(?P<close>/?)q(?:\s[^<>]{0,500})?>(?P<after>[“”\"«»„‘’']?)", re.IGNORECASE
)
_BLANKS: Final = re.compile(r"\s+")
# `html.unescape` hands any run of digits to int(), which refuses thousands of them.
_LONG_NUMBER: Final = re.compile(r"&#[xX]?[0-9A-Fa-f]{9,}")
_COMMENT: Final = "<!--"


def looks_like_html(text: str) -> bool:
    """Whether a text is marked up; a lone "<" or a tag that is talked about does not make it so.

    Examples:
        >>> looks_like_html("<p>Hello.</p>"), looks_like_html("5 < 6 and <b is open")
        (True, False)
    """
    return _LOOKS.search(text) is not None


def is_page(text: str) -> bool:
    """Whether a text is a whole HTML page rather than a piece of one."""
    return _PAGE.match(text) is not None


def fragment_text(fragment: str) -> str:
    r"""The text of a piece of HTML, paragraphs parted by an empty line.

    Scripts, styles and comments go. Whatever is not a tag stays, so that broken markup loses no words. Takes linear time.

    Examples:
        >>> fragment_text("<p>“Never,” she&nbsp;said.</p><p>He<br>left.</p>")
        '“Never,” she said.\n\nHe\nleft.'
    """
    paragraphs: list[str] = []
    lines: list[str] = []
    words: list[str] = []
    unseen = ""
    done = 0
    text = with_marks(_without_comments(fragment))
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if not unseen:
            words.append(text[done : tag.start()])
        done = tag.end()
        if unseen:
            unseen = "" if name == unseen and tag[1] else unseen
        elif name in _UNSEEN:
            unseen = "" if tag[1] else name
        elif name == "br" or _BLOCK.fullmatch(name):
            _break(words, lines)
            if name != "br":
                _break(lines, paragraphs, "\n")
    # An element that is hidden and never closed would hide the rest of the article; then nothing of it is text.
    if not unseen:
        words.append(text[done:])
    _break(words, lines)
    _break(lines, paragraphs, "\n")
    return "\n\n".join(paragraphs)


def with_marks(text: str) -> str:
    """HTML in which the marks stand that a browser prints round a quotation, unless its author wrote them too.

    Examples:
        >>> with_marks("<q>Never</q>, she said. <q>“No,”</q> he said.")
        '“Never”, she said. “No,” he said.'
    """
    return _QUOTED.sub(_mark, text) if "<q" in text.lower() else text


def _mark(tag: re.Match[str]) -> str:
    written = tag["before"] if tag["close"] else tag["after"]
    return tag["before"] + ("" if written else "”" if tag["close"] else "“") + tag["after"]


def unescaped(text: str) -> str:
    """A text with its character references read; what is no reference stays."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _break(pieces: list[str], into: list[str], joint: str = "") -> None:
    whole = joint.join(pieces)
    pieces.clear()
    if not joint:
        whole = _BLANKS.sub(" ", unescaped(whole)).strip()
    if whole:
        into.append(whole)


def _without_comments(text: str) -> str:
    kept = []
    done = 0
    while (start := text.find(_COMMENT, done)) >= 0:
        kept.append(text[done:start])
        end = text.find("-->", start + len(_COMMENT))
        if end < 0:
            return "".join(kept)
        done = end + 3
    kept.append(text[done:])
    return "".join(kept)

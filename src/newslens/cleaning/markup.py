"""What is left of HTML in a text: tags, comments and character references."""

from __future__ import annotations

import html
import re

from newslens.spans import Edit

_INLINE = "a|abbr|acronym|b|big|cite|code|del|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|tweet|o:p"
_BLOCK = (
    "address|article|aside|audio|blockquote|body|br|button|canvas|caption|center|col|colgroup|dd|details|div|dl|dt|embed|fieldset"
    "|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|img|input|li|link|main|map|meta|nav|noscript|object|ol"
    "|option|p|param|picture|pre|section|select|source|summary|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|track"
    "|ul|video"
)
# A tag stands on one line and is short; a "<" before anything else is a sign that somebody wrote.
_TAG = re.compile(
    r"<!--[^<>]{0,2000}-->"
    r"|<(?:script|style)\b[^<>]{0,500}>[^<>]{0,5000}</(?:script|style)\s{0,5}>"
    rf"|<(?P<close>/?)(?:(?P<block>{_BLOCK})|(?P<inline>{_INLINE}|script|style|fb:[a-z-]{{1,20}}))(?:\s[^<>]{{0,800}}|/|)>"
    r"|<(?P<other>[a-z][a-z:-]{0,20})(?:\s+[a-z][a-z:-]{0,20}\s?=\s?[\"'“”’][^<>]{0,800}|\s?/)>",
    re.IGNORECASE,
)
# Codes that content management systems leave in the text.
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|video|audio|youtube|vimeo|twitter|tweet|twitter-follow|instagram|facebook|image|img|photo|playlist|soundcloud"
    r"|iframe|ad|ads|adsense|newsletter|related|readmore|quote|pullquote|poll|map|chart|podcast|tiktok|scribd|documentcloud|infogram|datawrapper"
    r"|brightcove|jwplayer|button|sidebar|factbox|url|link|media|asset|inline|wp_ad)\b(?:[ :=_-][^\[\]\n]{0,300})?\]",
    re.IGNORECASE,
)
_QUOTED = "q"
_MARKS = frozenset("“”\"«»„‘’'")
_ENTITY = re.compile(r"&(?:amp;){0,4}(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def tags(text: str) -> list[Edit]:
    r"""The edits that take tags and comments out; a tag that starts or ends a block leaves a line end, one round a quotation a mark.

    Examples:
        >>> tags("He <b>said</b>")
        [Edit(start=3, end=6, replacement='', gap=False), Edit(start=10, end=14, replacement='', gap=False)]
    """
    edits = []
    if "<" in text:
        edits += [Edit(m.start(), m.end(), _printed(text, m)) for m in _TAG.finditer(text)]
    if "[" in text and not edits:
        edits += [Edit(m.start(), m.end()) for m in _SHORTCODE.finditer(text)]
    return edits


def _printed(text: str, tag: re.Match[str]) -> str:
    """What a reader sees in place of a tag: a browser prints marks round a quotation, and some who wrote one did so too."""
    if tag["block"]:
        return "\n"
    if (tag["inline"] or "").lower() != _QUOTED:
        return ""
    if tag["close"]:
        return "" if text[tag.start() - 1 : tag.start()] in _MARKS else "”"
    return "" if text[tag.end() : tag.end() + 1] in _MARKS else "“"


def entities(text: str) -> list[Edit]:
    """The edits that put characters where references to them stand, also where they were escaped several times.

    Examples:
        >>> entities("AT&amp;T")
        [Edit(start=2, end=7, replacement='&', gap=False)]
    """
    if "&" not in text:
        return []
    edits = []
    for match in _ENTITY.finditer(text):
        reference = match.group()[1:]
        while reference.startswith("amp;") and len(reference) > 4:
            reference = reference[4:]
        character = html.unescape("&" + reference)
        if not character.endswith(";"):
            edits.append(Edit(match.start(), match.end(), character))
    return edits

"""Inline annotation in article text: ``{q1 direct hale|“We will rebuild.”}`` to plain text and tagged spans.

The syntax is described in ``seeds/README.md``. Offsets count Unicode code points of the rendered text, half-open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS: Final = frozenset("qcmknbxgt")
NUMBERED: Final = frozenset("qcmk")
_TOKEN: Final = re.compile(
    r"(?P<unicode>\\u[0-9a-fA-F]{4})|(?P<escape>\\[\\{}\n])|(?P<open>\{[^{}|\\\n]{0,200}\|)|(?P<close>\})|(?P<newline>\n)"
    r"|(?P<text>[^\\{}\n]+)|(?P<bad>[\\{])"
)
_HEAD: Final = re.compile(
    r"(?P<kind>[a-z])(?P<keys>[0-9a-z]*(?:,[0-9a-z]+)*)(?P<optional>\??)(?:\s+(?P<words>.*\S))?\s*"
)


class MarkupError(ValueError):
    """Markup that cannot be read.

    Attributes:
        line: the line of the source, counted from 1.
        reason: what is wrong there.
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


@frozen
class Tag:
    """One tagged piece of text.

    Attributes:
        kind: the letter that says what it is (``q`` quote, ``c`` cue, ``m`` mention, ``k`` claim, ``n`` quantity,
            ``b`` boilerplate, ``x`` not a quote, ``g`` garbled, ``t`` headline).
        keys: the labels after the letter; empty for the kinds that have none.
        words: the words after the labels (kind and speaker of a quote, reason of boilerplate).
        optional: whether a question mark follows the labels.
        start: where the piece starts in the rendered text.
        end: where it ends.
        line: the line of the source where the tag opens.
    """

    kind: str
    keys: tuple[str, ...]
    words: tuple[str, ...]
    optional: bool
    start: int
    end: int
    line: int


@frozen
class Marked:
    """Rendered text and its tags, sorted by start, the wider one first."""

    text: str
    tags: tuple[Tag, ...]


def read(source: str, spell: Callable[[str], str] = str) -> Marked:
    r"""Strip the markup from a source and say where each tagged piece stands in what is left.

    Args:
        source: the marked text, with ``\n`` line ends.
        spell: how a run of plain text, or a single line end, is written in the rendered text.

    Raises:
        MarkupError: a tag is unknown, unclosed or closed twice, or an escape is unknown.

    Examples:
        >>> marked = read("{m1|Ms Hale} {c1|said} {q1 indirect hale|it rained}.")
        >>> marked.text
        'Ms Hale said it rained.'
        >>> [(tag.kind, marked.text[tag.start : tag.end]) for tag in marked.tags]
        [('m', 'Ms Hale'), ('c', 'said'), ('q', 'it rained')]
    """
    out: list[str] = []
    at, line = 0, 1
    stack: list[tuple[str, int, int]] = []
    tags: list[Tag] = []
    for match in _TOKEN.finditer(source):
        piece = match.group()
        if match.lastgroup == "open":
            stack.append((piece[1:-1], at, line))
        elif match.lastgroup == "close":
            if not stack:
                raise MarkupError(line, "a closing brace without a tag")
            head, start, opened = stack.pop()
            tags.append(_tag(head, start, at, opened))
        elif match.lastgroup == "bad":
            raise MarkupError(line, f"cannot read {source[match.start() : match.start() + 20]!r}")
        else:
            line += "\n" in piece
            piece = spell(_unescape(piece))
            out.append(piece)
            at += len(piece)
    if stack:
        raise MarkupError(stack[-1][2], f"the tag {{{stack[-1][0]}| is not closed")
    tags.sort(key=lambda tag: (tag.start, -tag.end))
    return Marked(text="".join(out), tags=tuple(tags))


def _unescape(piece: str) -> str:
    if piece.startswith("\\u"):
        return chr(int(piece.removeprefix("\\u"), 16))
    return piece[1:].removeprefix("\n") if piece.startswith("\\") else piece


def _tag(head: str, start: int, end: int, line: int) -> Tag:
    match = _HEAD.fullmatch(head)
    if match is None or match["kind"] not in KINDS:
        raise MarkupError(line, f"unknown tag {{{head}|")
    keys = tuple(key for key in match["keys"].split(",") if key)
    if bool(keys) != (match["kind"] in NUMBERED):
        raise MarkupError(line, f"{{{head}| {'needs a label' if not keys else 'takes no label'}")
    if start == end:
        raise MarkupError(line, f"{{{head}| holds no text")
    words = tuple((match["words"] or "").split())
    return Tag(match["kind"], keys, words, bool(match["optional"]), start, end, line)


def escape(text: str) -> str:
    r"""Write plain text so that `read` gives it back.

    Examples:
        >>> escape("{a} \\ b")
        '\\{a\\} \\\\ b'
    """
    return re.sub(r"[\\{}]", lambda match: "\\" + match.group(), text)

"""Hypothesis strategies for messy news prose that knows where its quotations are.

The prose mixes quotation marks of every style, nests them, interrupts quotations with cues, reopens them at
each paragraph, leaves some unclosed, and strews apostrophes, feet and inches and stray marks between them.
Every sentence is invented.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs
from hypothesis import strategies as st


@attrs.frozen
class MarkedQuotation:
    """A quotation of generated prose.

    Attributes:
        pieces: Spans with their marks, in code points, half-open; one a paragraph.
        style: Named after the opening mark.
        depth: 0 outermost.
        parent: Index of the quotation it is nested in.
        closed: Whether it has a closing mark.
    """

    pieces: tuple[tuple[int, int], ...]
    style: str
    depth: int
    parent: int | None
    closed: bool


@attrs.frozen
class MarkedProse:
    """Generated prose and its quotations, by where they begin."""

    text: str
    quotations: tuple[MarkedQuotation, ...]


STYLES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "double-curly": (("“", "”"),),
    "double-straight": (('"', '"'),),
    "double-apostrophe": (("''", "''"),),
    "backtick": (("``", "''"),),
    "single-curly": (("‘", "’"),),
    "single-straight": (("'", "'"),),
    "guillemet": (("«", "»"), ("« ", " »"), ("»", "«")),
    "low-high": (("„", "“"), ("„", "”")),
}
_INNER: Final[dict[str, tuple[str, ...]]] = {
    "double-curly": ("single-curly", "single-straight"),
    "double-straight": ("single-curly", "single-straight"),
    "double-apostrophe": ("single-curly", "single-straight"),
    "backtick": ("single-curly",),
    "single-curly": ("double-curly", "double-straight"),
    "single-straight": ("double-curly", "double-straight"),
    "guillemet": ("double-curly", "single-curly"),
    "low-high": ("single-curly",),
}
_DOUBLES: Final = ("double-curly", "double-straight", "double-apostrophe", "backtick")

# The apostrophe is put in as ^ so that a whole article can use one shape of it.
_SENTENCES: Final = (
    "The dockers^ union met again on Tuesday",
    "It didn^t snow once in the ^90s",
    "Nobody asked the drivers^ families",
    "We can^t wait for another winter",
    "The harbour is older than the town",
    "Rock ^n^ roll is what Mara Voss^ brother plays at the town^s inn",
    "The gate is 6' 2\" wide and the beam 5'10\" long",
    "They^ll vote on the owners^ offer, and it^s a poor one",
    "She paid $4.50 (the usual fare) and left—nobody knows why",
    "A committee of the region^s mayors is to report in the spring of ^25",
    "Goin^ home was never the sailors^ plan",
    "Twelve of them stayed",
)
_STARTS: Final = (
    "It is late",
    "I know the dockers^ wives",
    "No",
    "Yes, we^re ready",
    "Nobody^s here",
    "The tide won^t wait",
)
_FRAGMENTS: Final = (
    "a broken promise",
    "shameful",
    "not what we were told",
    "the end of it all",
    "empty words",
    "plainly wrong",
)
_SPEAKERS: Final = ("Mara Voss", "she", "the harbour master", "Mr. Ekwall", "Ilse Brandt of the dockers^ union")
_SAID: Final = ("said", "told reporters", "added", "wrote in a letter")


@attrs.define
class _Page:
    """Prose as it is written down."""

    draw: st.DrawFn
    apostrophe: str
    separator: str
    parts: list[str] = attrs.field(factory=list)
    length: int = 0
    spans: list[list[tuple[int, int]]] = attrs.field(factory=list)
    facts: list[tuple[str, int, int | None]] = attrs.field(factory=list)
    closed: list[bool] = attrs.field(factory=list)
    opened: list[tuple[int, int]] = attrs.field(factory=list)

    def write(self, words: str) -> None:
        words = words.replace("^", self.apostrophe)
        self.parts.append(words)
        self.length += len(words)

    def choose(self, among: tuple[str, ...]) -> str:
        return self.draw(st.sampled_from(among))

    def flip(self) -> bool:
        return self.draw(st.booleans())

    def open(self, style: str, mark: str, again: int | None = None) -> None:
        if again is None:
            again = len(self.facts)
            self.facts.append((style, len(self.opened), self.opened[-1][0] if self.opened else None))
            self.spans.append([])
            self.closed.append(False)
        self.opened.append((again, self.length))
        self.write(mark)

    def close(self, mark: str) -> None:
        self.write(mark)
        self.closed[self.pause()] = True

    def pause(self) -> int:
        index, start = self.opened.pop()
        self.spans[index].append((start, self.length))
        return index

    def style(self, among: tuple[str, ...] = tuple(STYLES)) -> tuple[str, str, str]:
        style = self.choose(among)
        opening, closing = self.draw(st.sampled_from(STYLES[style]))
        return style, opening, closing

    def finish(self) -> MarkedProse:
        quotations = tuple(
            MarkedQuotation(tuple(spans), style, depth, parent, closed)
            for spans, (style, depth, parent), closed in zip(self.spans, self.facts, self.closed, strict=True)
        )
        return MarkedProse("".join(self.parts), quotations)


def _narrative(page: _Page) -> None:
    page.write(page.choose(_SENTENCES) + ". " + page.choose(_SENTENCES) + ".")


def _cue_after(page: _Page) -> None:
    style, opening, closing = page.style()
    page.open(style, opening)
    page.write(page.choose(_STARTS) + (". " + page.choose(_SENTENCES) if page.flip() else ""))
    outside = page.flip()  # the British put the comma outside
    page.write("" if outside else ",")
    page.close(closing)
    page.write(f"{',' if outside else ''} {page.choose(_SPEAKERS)} {page.choose(_SAID)}.")
    if page.flip():
        page.write(" " + page.choose(_SENTENCES) + ".")


def _cue_between(page: _Page) -> None:
    style, opening, closing = page.style()
    page.open(style, opening)
    page.write(page.choose(_STARTS) + ",")
    page.close(closing)
    page.write(f" {page.choose(_SPEAKERS)} {page.choose(_SAID)}, ")
    page.open(style, opening)
    page.write("and it is " + page.choose(_FRAGMENTS) + ".")
    page.close(closing)


def _cue_before(page: _Page) -> None:
    style, opening, closing = page.style()
    if page.flip():
        page.write(page.choose(_SENTENCES) + ". ")
    page.write(f"Later {page.choose(_SPEAKERS)} {page.choose(_SAID)}{page.choose((',', ':'))} ")
    page.open(style, opening)
    page.write(page.choose(_STARTS) + page.choose((".", "!", "?", "…", "—")))
    page.close(closing)


def _fragment(page: _Page) -> None:
    style, opening, closing = page.style()
    page.write(f"Ilse Brandt called it {page.choose(('', 'at once ', '('))}")
    bracket = page.parts[-1].endswith("(")
    page.open(style, opening)
    page.write(page.choose(_FRAGMENTS))
    page.close(closing)
    page.write((")" if bracket else "") + page.choose((".", " on Friday.", ", and left.", "—nobody laughed.")))


def _nested(page: _Page) -> None:
    style, opening, closing = page.style()
    inner, inner_opening, inner_closing = page.style(_INNER[style])
    page.open(style, opening)
    first = page.flip()
    if not first:
        page.write("He told the dockers^ wives, ")
    page.open(inner, inner_opening)
    page.write(page.choose(_STARTS) + ",")
    page.close(inner_closing)
    if first or page.flip():
        page.write(" and then he left,")
    page.close(closing)
    page.write(f" {page.choose(_SPEAKERS)} {page.choose(_SAID)}.")


def _over_paragraphs(page: _Page) -> None:
    style, opening, closing = page.style()
    if page.flip():
        page.write("Then Mara Voss spoke: ")
    again: int | None = None
    for _ in range(page.draw(st.integers(1, 3))):
        page.open(style, opening, again)
        page.write(page.choose(_STARTS) + ". " + page.choose(_SENTENCES) + ".")
        again = page.pause()
        page.write(page.separator)
    page.open(style, opening, again)
    page.write(page.choose(_SENTENCES) + ",")
    page.close(closing)
    page.write(f" {page.choose(_SPEAKERS)} {page.choose(_SAID)}.")


def _stray(page: _Page) -> None:
    page.write(
        page.choose(_SENTENCES) + page.choose((",” and then ", ' " and then ', '," and then ', ' a 12" pipe and '))
    )
    page.write("that was all. " + page.choose(_SENTENCES) + ".")


def _unclosed(page: _Page) -> None:
    style, opening, _ = page.style(_DOUBLES)
    if page.flip():
        page.write("Then Mara Voss spoke: ")
    page.open(style, opening)
    page.write(page.choose(_STARTS) + ". " + page.choose(_SENTENCES) + ".")
    page.pause()
    page.write(page.separator)
    _narrative(page)


_QUOTING: Final[tuple[Callable[[_Page], None], ...]] = (
    _cue_after,
    _cue_between,
    _cue_before,
    _fragment,
    _nested,
    _over_paragraphs,
)


@st.composite
def marked_prose(draw: st.DrawFn, max_paragraphs: int = 6) -> MarkedProse:
    """Draw news prose with quotation marks of many styles, which knows its quotations.

    Args:
        draw: Given by Hypothesis.
        max_paragraphs: At most so many blocks; a block has up to four paragraphs.

    Returns:
        Prose in which a reader would find exactly the quotations listed.
    """
    separator = draw(st.sampled_from(("\n\n", "\n", "\r\n\r\n", "\n \n")))
    page = _Page(draw, draw(st.sampled_from("'’")), separator)
    # On single newlines nobody can tell whether a quotation left open goes on in the next line.
    blocks = (*_QUOTING, _narrative, *((_stray, _unclosed) if separator != "\n" else ()))
    for number in range(draw(st.integers(1, max_paragraphs))):
        if number:
            page.write(separator)
        draw(st.sampled_from(blocks))(page)
    return page.finish()

"""An explanation for people at a terminal and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

import cattrs
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from newslens.explaining.plain import change
from newslens.explaining.plain import evidence as plain
from newslens.explaining.records import Aligned, Explanation, Item, Part, Resolved, Segment, What
from newslens.reporting.screen import screen
from newslens.reporting.words import line
from newslens.spans import Span

_STYLES: Final = {Part.CONTENT: "bold", Part.SOURCE: "cyan", Part.CUE: "yellow"}
_INDENT: Final = (0, 0, 0, 2)
_NOBODY: Final = "nobody is named"


def to_json(explanation: Explanation) -> str:
    """An explanation as one JSON document: its fields by their names, spans as pairs of code points of the raw text."""
    converter = cattrs.Converter()
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_unstructure_hook(Span | None, lambda span: None if span is None else [span.start, span.end])
    tree: dict[str, Any] = converter.unstructure(explanation)
    return json.dumps({"newslens": tree.pop("newslens"), **tree}, ensure_ascii=False, indent=1) + "\n"


def to_table(explanation: Explanation, *, width: int = 100, colour: bool = False) -> str:
    """An explanation as text of a given width.

    Content, source and cue are set off by colour; without it they stand in square brackets that say which they are.

    Args:
        explanation: What to show.
        width: Columns, at least 40.
        colour: Whether to write the codes by which terminals colour text.
    """
    console = screen(width, colour=colour)
    with console.capture() as capture:
        whole = explanation.items[:1] if explanation.what is What.QUOTE else explanation.items
        for item in whole:
            for block in _item(item, colour=colour):
                console.print(block)
        if claims := explanation.items[len(whole) :]:
            console.print(_heading("its claims", ""))
            console.print(Padding(_grid(map(_claim, claims)), _INDENT))
        for alignment in explanation.alignments:
            for block in _alignment(alignment):
                console.print(block)
        if not explanation.alignments:
            console.print(_heading("aligned with nothing", ""))
    return "\n".join(row.rstrip() for row in capture.get().splitlines()) + "\n"


def _heading(title: str, note: str) -> RenderableType:
    text = Text(title, style="bold")
    return Padding(Rule(text.append(f"  {note}", style="not bold dim") if note else text, align="left"), (1, 0, 0, 0))


def _item(item: Item, *, colour: bool) -> Iterator[RenderableType]:
    yield _heading(f"{item.what} {line(item.id)}", line(item.outlet))
    yield Padding(_context(item.context, colour=colour), _INDENT)
    yield Padding(_grid(_rows(item)), (1, 0, 0, 2))


def _claim(item: Item) -> tuple[str, str]:
    """A claim of the quote that is explained, in short."""
    quantities = f" – {'; '.join(item.quantities)}" if item.quantities else ""
    return item.id, f"{item.kind}, {item.confidence.value:.3f}: {item.text}{quantities}"


def _context(segments: Iterable[Segment], *, colour: bool) -> Text:
    """The words on one line, source, cue and content set off."""
    found = Text()
    for segment in segments:
        shown = line(segment.text)
        before = " " if segment.text[:1].isspace() or segment.span is None else ""
        behind = " " if segment.text[-1:].isspace() or segment.span is None else ""
        if not shown:
            found.append(before)
        elif segment.parts and not colour:
            found.append(f"{before}[{'/'.join(segment.parts)} {shown}]{behind}")
        else:
            style = " ".join(_STYLES[part] for part in segment.parts)
            found.append(before).append(shown, style=style or None).append(behind)
    return Text(" ").join(found.split()) if len(found) else found


def _grid(rows: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for name, text in rows:
        table.add_row(Text(name), Text(line(text)))
    return table


def _rows(item: Item) -> Iterator[tuple[str, str]]:
    mode = "" if item.mode is None else f", {item.mode}"
    yield "stance" if item.mode is None else "kind", f"{item.kind}{mode}: {item.kind_meaning}"
    for ground in item.grounds:
        yield "decided by", f"{ground.meaning}"
    yield "confidence", f"{item.confidence.value:.3f}: {item.confidence.meaning}"
    if item.confidence.precision is not None:
        yield "", f"kept where a precision of up to {item.confidence.precision:.2f} is asked for"
    yield from _speaker(item.speaker)
    if item.quote:
        yield "in the quote", item.quote
    if item.quantities:
        yield "quantities", "; ".join(item.quantities)
    if item.copied:
        yield "taken over from", item.copied


def _speaker(speaker: Resolved | None) -> Iterator[tuple[str, str]]:
    if speaker is None:
        yield "speaker", _NOBODY
        return
    yield "speaker", f"{speaker.name} ({speaker.id}, {speaker.kind})"
    mention = "" if speaker.mention is None else f"“{speaker.mention}”: "
    yield "resolved", f"{mention}{speaker.how}"
    for name, held in (("also called", speaker.aliases), ("roles", speaker.roles), ("speaks for", speaker.speaks_for)):
        if held:
            yield name, ", ".join(held)
    if speaker.elsewhere:
        yield "in other quotes", "; ".join(f"{article}: {mention}" for article, mention in speaker.elsewhere)


def _alignment(alignment: Aligned) -> Iterator[RenderableType]:
    yield _heading(f"alignment {line(alignment.id)}", alignment.relation)
    rows = [("relation", f"{alignment.relation}: {alignment.meaning}")]
    if alignment.member:
        rows.append(("of", alignment.member))
    for other in alignment.others:
        who = f"{other.speaker}: " if other.speaker else ""
        rows.append(("with" if alignment.member else "member", f"{other.id} ({other.outlet}) {who}{other.text}"))
    rows.append(("score", f"{alignment.score:.3f}: {alignment.score_meaning}"))
    rows += [("because", evidence) for evidence in map(plain, alignment.evidence)]
    if alignment.conflict:
        rows.append(("conflict", alignment.conflict))
    if alignment.cause:
        rows.append(("cause", alignment.cause))
    for found in alignment.differences:
        kind = change(found.kind)
        touches = f" (touches {', '.join(found.touches)})" if found.touches else ""
        rows.append(("difference", f"{kind}: [{found.a_words}] in {found.a}, [{found.b_words}] in {found.b}{touches}"))
    yield Padding(_grid(rows), _INDENT)

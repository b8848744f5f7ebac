"""A check for people at a terminal and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import cattrs
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from newslens.checking.verdicts import CheckedQuote, Place, QuoteCheck, Status
from newslens.reporting.screen import screen
from newslens.reporting.words import line
from newslens.spans import Span

_SHOWN = {
    Status.NOT_FOUND: "not found",
    Status.MISATTRIBUTED: "misattributed",
    Status.ALTERED: "altered",
    Status.PARAPHRASED: "paraphrased",
    Status.EXACT: "exact",
}
_COLOURS = {
    Status.NOT_FOUND: "bold red",
    Status.MISATTRIBUTED: "bold red",
    Status.ALTERED: "bold yellow",
    Status.PARAPHRASED: "green",
    Status.EXACT: "green",
}
_INDENT = (0, 0, 0, 2)


def to_json(check: QuoteCheck) -> str:
    """A check as one JSON document: its fields by their names and whether it is sound, spans as pairs of code points.

    Examples:
        >>> print(to_json(QuoteCheck("draft", ("gazette",))))
        {
         "newslens": "",
         "draft": "draft",
         "sound": true,
         "sources": [
          "gazette"
         ],
         "quotes": [],
         "problems": [],
         "path": null,
         "left_out": []
        }
    """
    converter = cattrs.Converter()
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    tree: dict[str, Any] = converter.unstructure(check)
    first = {name: tree.pop(name) for name in ("newslens", "draft")}
    return json.dumps({**first, "sound": check.sound, **tree}, ensure_ascii=False, indent=1)


def to_table(check: QuoteCheck, *, width: int = 100, colour: bool = False) -> str:
    """A check as text of a given width: a line of counts, and each quotation with its verdict.

    Args:
        check: What to show.
        width: Columns, at least 40.
        colour: Whether to write the codes by which terminals colour text.
    """
    console = screen(width, colour=colour)
    with console.capture() as capture:
        console.print(_counts(check))
        for quote in check.quotes:
            for block in _quote(quote, check.path or check.draft):
                console.print(block)
    return "\n".join(row.rstrip() for row in capture.get().splitlines()) + "\n"


def _counts(check: QuoteCheck) -> Text:
    counts = Counter(quote.status for quote in check.quotes)
    total, sources = len(check.quotes), len(check.sources)
    words = [f"{total} quotation{'' if total == 1 else 's'}", f"{sources} source{'' if sources == 1 else 's'}"]
    words += [f"{counts[status]} {shown}" for status, shown in _SHOWN.items() if counts[status]]
    return Text(" · ".join(words), style="bold")


def _quote(quote: CheckedQuote, draft: str) -> Iterator[RenderableType]:
    words = Text(_SHOWN[quote.status], style=_COLOURS[quote.status])
    words.append(f"  {line(draft)}:{quote.line}", style="not bold cyan")
    words.append(f"  {line(quote.speaker or 'nobody named')}: ", style="bold")
    yield Padding(words.append(line(quote.text), style="not bold default"), (1, 0, 0, 0))
    if quote.nearest is not None:
        yield Padding(Text("nearest: ", style="red").append_text(_at(quote.nearest)), _INDENT)
    for other in quote.disputed:
        yield Padding(Text("sources disagree: ", style="yellow").append_text(_at(other)), _INDENT)
    for own in quote.unchecked:
        yield Padding(
            Text("not checked, outside the marks: ", style="yellow").append(line(own), style="default"), _INDENT
        )
    place = quote.place
    # What is exact needs no second look, unless the source prints it as its own words.
    if place is None or (quote.status is Status.EXACT and (place.quote or place.marked)):
        return
    yield Padding(_at(place), _INDENT)
    for part in quote.parts:
        words = Text("put together from: ", style="red").append(line(part.article), style="cyan")
        yield Padding(words.append(f"  {line(part.text)}", style="not bold default"), _INDENT)
    for alteration in quote.alterations:
        kind = alteration.kind.value.replace("_", " ")
        changed = f"{kind}, source → draft: [{line(alteration.source)}] → [{line(alteration.draft)}]"
        yield Padding(Text(changed, style="red"), _INDENT)


def _at(place: Place) -> Text:
    """Where a source has some words, who says them there, and the words."""
    who = f"{line(place.speaker)}: " if place.speaker else "" if place.quote or place.marked else "outside quotations: "
    source = Text(line(place.article), style="cyan").append(f"  {who}", style="bold default")
    return source.append(line(place.text), style="not bold default")

"""An analysis for people at a terminal, or as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

import attrs
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from newslens.reporting.screen import screen
from newslens.reporting.spoken import WHOLE
from newslens.reporting.view import Copied, Damage, Disagreement, Single, Statement, View, Voice
from newslens.reporting.words import Piece, line, shortened
from newslens.types import Problem

_INDENT: Final = (0, 0, 0, 2)
_DEEPER: Final = (0, 0, 0, 4)
_BETWEEN: Final = 2
_LONGEST: Final = 160
_STATEMENTS: Final = 5
_WIDEST_OUTLET: Final = 24


def render_table(view: View, *, width: int, colour: bool) -> str:
    """An analysis as text of a given width.

    Words that differ are set off by colour, or by square brackets without it. Without colour the text holds no control
    character but the newline, and the same analysis gives the same text everywhere.

    Args:
        view: What to show.
        width: Columns, at least 40.
        colour: Whether to write the codes by which terminals colour text.
    """
    console = screen(width, colour=colour)
    writer = _Writer(view, console, colour=colour, outlet_width=_outlet_width(view, console.width))
    with console.capture() as capture:
        for block in writer.blocks():
            console.print(block)
    return "\n".join(row.rstrip() for row in capture.get().splitlines()) + "\n"


def _outlet_width(view: View, width: int) -> int:
    longest = max(map(cell_len, view.outlets.values()), default=0)
    return max(1, min(longest, _WIDEST_OUTLET, width // 3))


@attrs.frozen
class _Writer:
    """What a view looks like, block by block."""

    view: View
    console: Console
    colour: bool
    outlet_width: int

    def blocks(self) -> Iterator[RenderableType]:
        view = self.view
        marks = "words that differ in colour" if self.colour else "words that differ in [brackets]"
        yield from self._overview()
        yield from self._disagreements("Contradictions", "cannot both hold", view.contradictions)
        yield from self._disagreements("Attribution conflicts", "one thing, two speakers", view.conflicts)
        yield from self._disagreements("Reworded quotes", marks, view.rewordings)
        yield from self._spoken()
        if len(view.analysis.articles) > 1 and not (view.contradictions or view.conflicts or view.rewordings):
            yield _heading("No disagreements found")
        if view.copied:
            yield _heading(f"Copies ({len(view.copied)})", "counted once")
            yield from map(_copied, view.copied)
        if view.voices:
            yield _heading("Who said what")
            yield from chain.from_iterable(map(_voice, view.voices))
        if view.singles:
            yield _heading("In one article only")
            yield from chain.from_iterable(map(self._single, view.singles))
        if view.analysis.problems:
            yield _heading(f"Problems ({len(view.analysis.problems)})")
            yield from map(_problem, view.analysis.problems)
        if view.damages:
            yield _heading(f"Text that looks damaged ({len(view.damages)})")
            yield from map(_damage, view.damages)

    def _overview(self) -> Iterator[RenderableType]:
        analysis = self.view.analysis
        counts = (
            (len(analysis.articles), "article"),
            (sum(len(article.quotes) for article in analysis.articles), "quote"),
            (sum(len(article.claims) for article in analysis.articles), "claim"),
            (len(analysis.speakers), "speaker"),
            (len(analysis.alignments), "alignment"),
        )
        told = [f"{count} {what}{'' if count == 1 else 's'}" for count, what in counts]
        if self.view.copied:
            told[0] += f" ({len({copied.later for copied in self.view.copied})} took text over)"
        yield Text(" · ".join(told), style="bold")
        table = self._grid()
        for article in analysis.articles:
            table.add_row(self.view.outlets[article.id], Text(line(article.title or "(no headline)")))
        yield Padding(table, _INDENT)

    def _grid(self) -> Table:
        table = Table.grid(padding=(0, _BETWEEN, 0, 0), expand=True)
        table.add_column(width=self.outlet_width, style="cyan", overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        return table

    def _disagreements(self, title: str, note: str, disagreements: Sequence[Disagreement]) -> Iterator[RenderableType]:
        if not disagreements:
            return
        yield _heading(f"{title} ({len(disagreements)})", note)
        for number, disagreement in enumerate(disagreements):
            table = self._grid()
            said = [self._said(statement) for statement in disagreement.statements]
            if disagreement.kinds:
                self._tag(said, ", ".join(disagreement.kinds))
            for statement, words in zip(disagreement.statements, said, strict=True):
                table.add_row(Text(statement.outlet), words)
            if told := disagreement.reason or disagreement.cause:
                table.add_row("", Text(told, style="dim italic"))
            yield Padding(table, (1 if number else 0, 0, 0, 2))

    def _spoken(self) -> Iterator[RenderableType]:
        if self.view.spoken:
            yield _heading(f"Quotations put together ({len(self.view.spoken)})", "who prints which piece")
        for spoken in self.view.spoken:
            yield Text(" / ".join(spoken.who), style="bold")
            for passage in spoken.passages:
                yield Padding(Text(passage.text), _INDENT)
                table = self._grid()
                for printed in passage.printed:
                    table.add_row(
                        Text(printed.outlet), self._pieces(Text(), printed.pieces) if printed.pieces else WHOLE
                    )
                yield Padding(table, _DEEPER)
            if spoken.retold:
                yield Padding(Text(f"retold without marks: {', '.join(spoken.retold)}", style="dim italic"), _INDENT)

    def _said(self, statement: Statement) -> Text:
        return _noted(self._pieces(_who(statement), statement.pieces), statement)

    def _pieces(self, text: Text, pieces: Sequence[Piece]) -> Text:
        for piece in pieces:
            if piece.differs:
                text.append(piece.text if self.colour else f"[{piece.text}]", style="not bold red")
            else:
                text.append(piece.text, style="not bold")
        return text

    def _tag(self, said: Sequence[Text], kinds: str) -> None:
        """Put the kinds of changes where they take no line of their own, at the end of the last statement with room."""
        column = self.console.width - _INDENT[3] - self.outlet_width - _BETWEEN
        tag = Text(f" ({kinds})", style="not bold dim italic")
        for words in reversed(said):
            tagged = words.copy().append_text(tag)
            lines, more = (len(held.wrap(self.console, column, overflow="fold")) for held in (words, tagged))
            if lines == more:
                words.append_text(tag)
                return
        if said:
            said[-1].append_text(tag)

    def _single(self, single: Single) -> Iterator[RenderableType]:
        yield Text(single.outlet, style="cyan")
        shown = single.statements[:_STATEMENTS]
        for statement in shown:
            words = (_who(statement) if statement.speaker else Text()).append(
                shortened(statement.text, _LONGEST), style="not bold"
            )
            yield Padding(_noted(words, statement), _INDENT)
        more = len(single.statements) - len(shown)
        if more:
            yield Padding(Text(f"and {more} more", style="dim"), _INDENT)


def _heading(title: str, note: str = "") -> RenderableType:
    words = Text(title, style="bold")
    if note:
        words.append(f": {note}", style="not bold")
    return Padding(Rule(words, align="left", style="dim", characters="─"), (1, 0, 0, 0))


def _who(statement: Statement) -> Text:
    return Text(statement.who, style="bold").append_text(_cue(statement, before=" ")).append(": ")


def _cue(statement: Statement, *, before: str = "", behind: str = "") -> Text:
    return Text(f"{before}({statement.cue}){behind}" if statement.cue else "", style="not bold italic")


def _noted(words: Text, statement: Statement) -> Text:
    return words.append(f" ({statement.note})", style="not bold italic") if statement.note else words


def _voice(voice: Voice) -> Iterator[RenderableType]:
    if voice.speaker is None:
        yield Text("Nobody named", style="bold italic")
    else:
        name = Text(line(voice.speaker.name), style="bold")
        if voice.speaker.roles:
            roles = shortened("; ".join(map(line, voice.speaker.roles)), _LONGEST)
            name.append(f", {roles}", style="not bold dim")
        yield name
    for saying in voice.sayings:
        words = _cue(saying.statement, behind=" ")
        words.append(saying.statement.text, style="not italic").append(f"  {', '.join(saying.outlets)}", style="cyan")
        yield Padding(words, _INDENT)


def _copied(copied: Copied) -> RenderableType:
    words = Text(copied.later, style="cyan")
    words.append(f" {copied.told} ", style="default").append(copied.first, style="cyan")
    return Padding(words, _INDENT)


def _problem(problem: Problem) -> RenderableType:
    words = Text(line(problem.path or "all articles"), style="red")
    words.append(f": {line(problem.stage)}: {line(problem.error)}", style="default")
    return Padding(words, _INDENT)


def _damage(damage: Damage) -> RenderableType:
    words = Text(damage.outlet, style="cyan")
    words.append(f": {damage.reason}: {shortened(damage.text, _LONGEST)}", style="default")
    return Padding(words, _INDENT)

"""An analysis for people at a terminal, or as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

import attrs
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from newslens.reporting.screen import screen
from newslens.reporting.spoken import WHOLE, Spoken
from newslens.reporting.updates import Updated
from newslens.reporting.view import THOUGHT, Copied, Damage, Disagreement, Saying, Single, Statement, View, Voice
from newslens.reporting.words import Piece, line, shortened
from newslens.types import Article, Problem

_INDENT: Final = (0, 0, 0, 2)
_DEEPER: Final = (0, 0, 0, 4)
_BETWEEN: Final = 2
_LONGEST: Final = 160
_STATEMENTS: Final = 5
_WIDEST_OUTLET: Final = 24


def render_table(view: View, *, width: int, colour: bool, top: int = 0, ids: bool = False) -> str:
    """An analysis as text of a given width.

    Words that differ are set off by colour, or by square brackets without it. Without colour the text holds no control
    character but the newline, and the same analysis gives the same text everywhere.

    Args:
        view: What to show.
        width: Columns, at least 40.
        colour: Whether to write the codes by which terminals colour text.
        top: How many of each list are shown at most; 0 for all.
        ids: Whether ids stand behind what they are of.
    """
    console = screen(width, colour=colour)
    writer = _Writer(view, console, colour, _outlet_width(view, console.width), top, ids)
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
    top: int
    ids: bool

    def blocks(self) -> Iterator[RenderableType]:
        view = self.view
        marks = "words that differ in colour" if self.colour else "words that differ in [brackets]"
        yield from self._overview()
        yield from self._disagreements("Contradictions", "cannot both hold", view.contradictions)
        yield from self._updates()
        yield from self._disagreements("Attribution conflicts", "one thing, two speakers", view.conflicts)
        yield from self._disagreements("Reworded quotes", marks, view.rewordings)
        yield from self._spoken()
        if len(view.analysis.articles) > 1 and not (view.contradictions or view.conflicts or view.rewordings):
            yield _heading("No disagreements found")
        if view.copied:
            yield _heading(f"Copies ({len(view.copied)})", "counted once")
            yield from self._first(map(_copied, view.copied), len(view.copied))
        if view.voices:
            yield _heading("Who said what")
            yield from self._first(map(self._voice, view.voices), len(view.voices))
        if view.singles:
            yield _heading("In one article only")
            yield from self._first(map(self._single, view.singles), len(view.singles))
        if view.analysis.problems:
            yield _heading(f"Problems ({len(view.analysis.problems)})")
            yield from self._first(map(_problem, view.analysis.problems), len(view.analysis.problems))
        if view.damages:
            yield _heading(f"Text that looks damaged ({len(view.damages)})")
            yield from self._first(map(_damage, view.damages), len(view.damages))

    def _first(self, found: Iterable[RenderableType], count: int) -> Iterator[RenderableType]:
        """As many as are shown, and how many more there are."""
        shown = self.top or count
        yield from islice(found, shown)
        if count > shown:
            yield Padding(Text(f"… and {count - shown} more: --top 0 shows all", style="dim"), _INDENT)

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
        yield from self._first(map(self._article, analysis.articles), len(analysis.articles))

    def _article(self, article: Article) -> RenderableType:
        table = self._grid()
        table.add_row(self.view.outlets[article.id], Text(line(article.title or "(no headline)")))
        return Padding(table, _INDENT)

    def _grid(self) -> Table:
        table = Table.grid(padding=(0, _BETWEEN, 0, 0), expand=True)
        table.add_column(width=self.outlet_width, style="cyan", overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        return table

    def _disagreements(self, title: str, note: str, disagreements: Sequence[Disagreement]) -> Iterator[RenderableType]:
        if not disagreements:
            return
        yield _heading(f"{title} ({len(disagreements)})", note)
        shown = (self._disagreement(disagreement, number) for number, disagreement in enumerate(disagreements))
        yield from self._first(shown, len(disagreements))

    def _updates(self) -> Iterator[RenderableType]:
        if self.view.updates:
            yield _heading(f"Updates ({len(self.view.updates)})", "brought up to date, in the order of time")
            yield from self._first(map(self._update, self.view.updates), len(self.view.updates))

    def _update(self, update: Updated) -> RenderableType:
        table = self._grid()
        for statement in update.statements:
            table.add_row(Text(statement.outlet), self._said(statement))
        told = Text(update.told, style="bold").append_text(self._id(update.id))
        return Group(Padding(told, _INDENT), Padding(table, _DEEPER))

    def _disagreement(self, disagreement: Disagreement, number: int) -> RenderableType:
        table = self._grid()
        said = [self._said(statement) for statement in disagreement.statements]
        if disagreement.kinds:
            self._tag(said, ", ".join(disagreement.kinds))
        for statement, words in zip(disagreement.statements, said, strict=True):
            table.add_row(Text(statement.outlet), words)
        told = disagreement.reason or disagreement.cause
        if told or self.ids:
            table.add_row("", Text(told, style="dim italic").append_text(self._id(disagreement.alignment.id)))
        return Padding(table, (1 if number else 0, 0, 0, 2))

    def _spoken(self) -> Iterator[RenderableType]:
        if self.view.spoken:
            yield _heading(f"Quotations put together ({len(self.view.spoken)})", "who prints which piece")
            yield from self._first(map(self._utterance, self.view.spoken), len(self.view.spoken))

    def _utterance(self, spoken: Spoken) -> RenderableType:
        blocks: list[RenderableType] = [Text(" / ".join(spoken.who), style="bold")]
        for passage in spoken.passages:
            blocks.append(Padding(Text(passage.text), _INDENT))
            table = self._grid()
            for printed in passage.printed:
                table.add_row(Text(printed.outlet), self._pieces(Text(), printed.pieces) if printed.pieces else WHOLE)
            blocks.append(Padding(table, _DEEPER))
        if spoken.retold:
            retold = Text(f"retold without marks: {', '.join(spoken.retold)}", style="dim italic")
            blocks.append(Padding(retold, _INDENT))
        return Group(*blocks)

    def _voice(self, voice: Voice) -> RenderableType:
        if voice.speaker is None:
            name = Text("Nobody named", style="bold italic")
        else:
            name = Text(line(voice.speaker.name), style="bold")
            if voice.speaker.roles:
                roles = shortened("; ".join(map(line, voice.speaker.roles)), _LONGEST)
                name.append(f", {roles}", style="not bold dim")
        said = self._first(map(self._saying, voice.sayings), len(voice.sayings))
        if not voice.thoughts:
            return Group(name, *said)
        thought = self._first((self._saying(saying, _DEEPER) for saying in voice.thoughts), len(voice.thoughts))
        return Group(name, *said, Padding(Text(THOUGHT, style="dim italic"), _INDENT), *thought)

    def _saying(self, saying: Saying, indent: tuple[int, int, int, int] = _INDENT) -> RenderableType:
        words = _cue(saying.statement, behind=" ")
        words.append(saying.statement.text, style="not italic").append(f"  {', '.join(saying.outlets)}", style="cyan")
        if saying.also:
            words.append(f" {saying.also}", style="dim italic")
        return Padding(words.append_text(self._id(saying.statement.id)), indent)

    def _id(self, name: str) -> Text:
        """An id behind what it is of, where ids are shown."""
        return Text(f" {{{line(name)}}}" if self.ids else "", style="not bold not italic dim")

    def _said(self, statement: Statement) -> Text:
        return _noted(self._pieces(_who(statement), statement.pieces), statement).append_text(self._id(statement.id))

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

    def _single(self, single: Single) -> RenderableType:
        blocks: list[RenderableType] = [Text(single.outlet, style="cyan")]
        shown = single.statements[: _STATEMENTS if self.top else None]
        for statement in shown:
            words = (_who(statement) if statement.speaker else Text()).append(
                shortened(statement.text, _LONGEST), style="not bold"
            )
            blocks.append(Padding(_noted(words, statement).append_text(self._id(statement.id)), _INDENT))
        more = len(single.statements) - len(shown)
        if more:
            blocks.append(Padding(Text(f"… and {more} more: --top 0 shows all", style="dim"), _INDENT))
        return Group(*blocks)


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

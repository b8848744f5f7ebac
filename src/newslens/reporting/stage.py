"""The stages of the report slot: JSON for programs, a table for people, a page to look at."""

from __future__ import annotations

from typing import Final

import attrs

from newslens.reporting.view import NARROWEST, arrange
from newslens.serialize import to_json
from newslens.stages import NoOptions, Slot, StageSpec
from newslens.types import Analysis


@attrs.frozen
class JsonOptions:
    """How JSON is written.

    Attributes:
        indent: Blanks for each level; 0 for everything on one line.
        answers: Whether to write also what can be asked of an analysis: groups, updates, utterances, causes of
            conflicts, copies.
    """

    indent: int = attrs.field(default=1, validator=attrs.validators.ge(0))
    answers: bool = True


@attrs.frozen
class TableOptions:
    """How the table is written.

    Attributes:
        width: Columns.
        colour: Whether to write the codes by which terminals colour text.
        top: How many of each list are shown at most; 0 for all of them.
        ids: Whether the ids of quotes, claims and alignments are shown, as `newslens explain` takes them.
    """

    width: int = attrs.field(default=100, validator=attrs.validators.ge(NARROWEST))
    colour: bool = False
    top: int = attrs.field(default=15, validator=attrs.validators.ge(0))
    ids: bool = False


@attrs.frozen
class JsonReporter:
    """The JSON contract, as application/json."""

    options: JsonOptions = JsonOptions()

    def __call__(self, analysis: Analysis, /) -> bytes:
        """One document, with a newline at its end."""
        from newslens.reporting.answers import answers

        more = answers(analysis) if self.options.answers else {}
        return to_json(analysis, indent=self.options.indent or None, more=more).encode() + b"\n"


@attrs.frozen
class TableReporter:
    """Disagreements first, then who said what, as text/plain."""

    options: TableOptions = TableOptions()

    def __call__(self, analysis: Analysis, /) -> bytes:
        """The table, in UTF-8."""
        from newslens.reporting.table import render_table

        options = self.options
        view = arrange(analysis)
        return render_table(view, width=options.width, colour=options.colour, top=options.top, ids=options.ids).encode()


@attrs.frozen
class HtmlReporter:
    """A page to look at, as text/html."""

    options: NoOptions = NoOptions()

    def __call__(self, analysis: Analysis, /) -> bytes:
        """The page, in UTF-8."""
        from newslens.reporting.page import render_page

        return render_page(arrange(analysis)).encode()


SPECS: Final = (
    StageSpec(
        name="newslens.json.v1",
        slot=Slot.REPORT,
        factory=JsonReporter,
        options=JsonOptions,
        handles=("json",),
        doc="the JSON contract",
    ),
    StageSpec(
        name="newslens.table.v1",
        slot=Slot.REPORT,
        factory=TableReporter,
        options=TableOptions,
        handles=("table",),
        doc="for people at a terminal: disagreements first",
    ),
    StageSpec(
        name="newslens.page.v1",
        slot=Slot.REPORT,
        factory=HtmlReporter,
        handles=("html",),
        doc="a self-contained page with the articles and what was found in them",
    ),
)

"""Pictures of output for the documentation, drawn by newslens itself each time the pages are built.

mkdocs calls `on_files` (see ``hooks`` in mkdocs.yml). Nothing that is drawn here is kept in the repository, so that no
picture can show what newslens no longer does.
"""

from __future__ import annotations

import io
from pathlib import Path

import attrs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from rich.console import Console
from rich.text import Text

import newslens
from newslens.config import Config
from newslens.reporting.stage import TableOptions, TableReporter

STORY = Path(__file__).parent.parent / "seeds" / "flood"
WIDTH = 100
LINES = 46
# rich's own frame asks another host for a font.
FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: monospace; font-size: {char_height}px; line-height: {line_height}px;
font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g>
</g>
</svg>
"""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds ``pictures/table.svg`` and ``pictures/page.html``: a story of the repository, analysed."""
    pipeline = newslens.load(Config())
    analysis = pipeline.analyze(pipeline.read([STORY]))
    drawn = {
        "pictures/table.svg": terminal("newslens analyze seeds/flood", coloured(analysis)),
        "pictures/page.html": pipeline.render(analysis, "html").decode(),
    }
    for name, content in drawn.items():
        files.append(File.generated(config, name, content=content))
    return files


def coloured(analysis: newslens.Analysis) -> str:
    """The table as a terminal shows it, with the codes for colours."""
    return TableReporter(attrs.evolve(TableOptions(), width=WIDTH, colour=True))(analysis).decode()


def terminal(title: str, output: str) -> str:
    """The first lines of an output as a picture of a terminal, in SVG."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard")
    shown = "\n".join(output.splitlines()[:LINES])
    console.print(Text.from_ansi(shown), soft_wrap=True)
    return console.export_svg(title=title, code_format=FRAME, unique_id="newslens")

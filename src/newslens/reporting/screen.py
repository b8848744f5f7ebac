"""The console that tables are drawn on: text alone, the same everywhere."""

from __future__ import annotations

import io

from rich.console import Console

from newslens.reporting.view import NARROWEST


def screen(width: int, *, colour: bool) -> Console:
    """A console that keeps what is printed; without colour its text holds no control character but the newline.

    Args:
        width: Columns; at least `NARROWEST` are taken.
        colour: Whether to write the codes by which terminals colour text.
    """
    return Console(
        file=io.StringIO(),
        width=max(width, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )

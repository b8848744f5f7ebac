"""The texts that everything is measured on: the stories that come with the project."""

from __future__ import annotations

from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def stories(folder: Path = SEEDS) -> list[list[Path]]:
    """The articles of each story, in order.

    Raises:
        FileNotFoundError: Where there are none.
    """
    found = [sorted(gold.parent.glob("*.txt")) for gold in sorted(folder.glob("*/gold.json"))]
    if not found:
        raise FileNotFoundError(f"no stories in {folder}")
    return found


def texts(folder: Path = SEEDS) -> list[str]:
    """All articles of all stories."""
    return [path.read_text(encoding="utf-8") for story in stories(folder) for path in story]

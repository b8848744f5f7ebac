"""What pip writes when it installs a package: enough of it for entry points to be found."""

from __future__ import annotations

import tomllib
from pathlib import Path


def install(project: Path, folder: Path) -> None:
    """Write the entry points of a project into a folder for `sys.path`, as an installed distribution has them.

    Args:
        project: Where its pyproject.toml lies.
        folder: Where to write.
    """
    table = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = folder / f"{table['name'].replace('-', '_')}-{table['version']}.dist-info"
    info.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {table['name']}\nVersion: {table['version']}\n"
    info.joinpath("METADATA").write_text(metadata, encoding="utf-8")
    lines = [
        line
        for group, points in table["entry-points"].items()
        for line in (f"[{group}]", *(f"{name} = {target}" for name, target in points.items()))
    ]
    info.joinpath("entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")

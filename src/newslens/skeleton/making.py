"""The files of a new plugin, from templates that are package data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files as resources
from pathlib import Path
from string import Template
from typing import Final

import attrs

from newslens.errors import InputError
from newslens.stages import Slot

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_PREFIX: Final = "newslens-"
# What each file is made from; "SLOT" stands for the folder of the slot.
_FILES: Final = {
    "pyproject.toml": "pyproject.toml",
    "README.md": "README.md",
    "src/$module/__init__.py": "SLOT/stage.py",
    "src/$module/py.typed": "",
    "tests/test_stage.py": "SLOT/test_stage.py",
}


@attrs.frozen
class PluginName:
    """What a plugin is called, everywhere that it has a name.

    Examples:
        >>> name = PluginName.of("harbour-gazette")
        >>> name.distribution, name.module, name.stage
        ('newslens-harbour-gazette', 'newslens_harbour_gazette', 'harbour-gazette.stage.v1')

    Attributes:
        short: The name without `newslens-` in front; the vendor in the names of its stages.
    """

    short: str

    @classmethod
    def of(cls, name: str) -> PluginName:
        """A name as somebody gave it, with or without `newslens-` in front.

        Raises:
            InputError: Where it is none: lower case, digits and single hyphens, a letter first.
        """
        short = name.removeprefix(_PREFIX)
        if not _NAME.fullmatch(short):
            raise InputError(f"{name!r} is no name of a plugin: use lower case, digits and hyphens, a letter first")
        return cls(short)

    @property
    def distribution(self) -> str:
        """What pip calls it."""
        return f"{_PREFIX}{self.short}"

    @property
    def module(self) -> str:
        """What Python calls it."""
        return self.distribution.replace("-", "_")

    @property
    def stage(self) -> str:
        """What newslens calls its stage."""
        return f"{self.short}.stage.v1"


def files(name: PluginName, slot: Slot) -> Mapping[str, str]:
    """The text of each file of a new plugin, by its path in the package."""
    words = {
        "distribution": name.distribution,
        "module": name.module,
        "short": name.short,
        "slot": slot.value,
        "stage": name.stage,
    }
    folder = resources("newslens.skeleton") / "templates"

    def text(template: str) -> str:
        if not template:
            return ""
        place = folder.joinpath(*f"{template.replace('SLOT', slot.value)}.txt".split("/"))
        return Template(place.read_text(encoding="utf-8")).substitute(words)

    return {Template(path).substitute(words): text(template) for path, template in _FILES.items()}


def make(name: str, slot: Slot, parent: Path = Path()) -> Path:
    """Write the package of a new plugin.

    Its stage does something small and keeps every promise; its tests run the conformance kit, and pass as they stand.

    Args:
        name: What it is to be called, with or without `newslens-` in front.
        slot: What its stage fills.
        parent: The folder in which the folder of the package is made.

    Returns:
        The folder of the package.

    Raises:
        InputError: Where the name is none, or the folder is there and not empty.
        OSError: Where the folder cannot be written.
    """
    plugin = PluginName.of(name)
    folder = parent / plugin.distribution
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder}: is there already; remove it, or choose another name", path=str(folder))
    for path, text in files(plugin, slot).items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder

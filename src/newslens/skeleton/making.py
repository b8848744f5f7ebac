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
_STAGE: Final = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+\.v[0-9]+")
_WORD: Final = re.compile(r"[a-z0-9_-]+")
_PREFIX: Final = "newslens-"
# What each file is made from; "SLOT" stands for the folder of the slot.
_FILES: Final = {
    "pyproject.toml": "pyproject.toml",
    "README.md": "README.md",
    "src/$module/__init__.py": "SLOT/stage.py",
    "src/$module/py.typed": "",
    "tests/test_stage.py": "SLOT/test_stage.py",
}
# How a stage of each slot gets its place in the default pipeline, and what that means.
_PLACES: Final = {
    Slot.READ: (
        'after = "newslens.html.v1"',
        "It gets the files whose suffix it `handles`; of two readers for one suffix the first gets them.",
    ),
    Slot.CLEAN: ('before = "newslens.wrapping.v1"', "There lines are still as they were published."),
    Slot.ATTRIBUTE: (
        'replaces = "newslens.attribution.v1"',
        "Two attributors can share an article where the later one keeps what it found there; this one does not.",
    ),
    Slot.CLAIM: (
        'replaces = "newslens.claims.v1"',
        "Two claim stages can share an article where the later one keeps what it found there; this one does not.",
    ),
    Slot.RESOLVE: (
        'replaces = "newslens.speakers.v1"',
        "Of two resolvers the second runs only where the first fails.",
    ),
    Slot.ALIGN: (
        'after = "newslens.alignment.v1"',
        "What several aligners find is put together; with `replaces` instead of `after` it is the only one.",
    ),
    Slot.REPORT: (
        'after = "newslens.page.v1"',
        "`newslens analyze --format quotes` asks for it by what it `handles`.",
    ),
}


@attrs.frozen
class PluginName:
    """What a plugin is called, everywhere that it has a name.

    Examples:
        >>> name = PluginName.of("harbour-gazette")
        >>> name.distribution, name.module, name.stage
        ('newslens-harbour-gazette', 'newslens_harbour_gazette', 'harbour-gazette.stage.v1')
        >>> PluginName.of("harbour-gazette", "signature").stage, PluginName.of("gazette", "harbour.signature.v2").later
        ('harbour-gazette.signature.v1', 'harbour.signature.v3')

    Attributes:
        short: The name without `newslens-` in front; the vendor in the names of its stages.
        stage: What newslens calls its stage.
    """

    short: str
    stage: str = attrs.field(default=attrs.Factory(lambda self: f"{self.short}.stage.v1", takes_self=True))

    @classmethod
    def of(cls, name: str, stage: str = "") -> PluginName:
        """A name as somebody gave it, with or without `newslens-` in front.

        Args:
            name: The name of the plugin.
            stage: What its stage is to be called: a word, a whole name (`vendor.name.v1`), or nothing for `stage`.

        Raises:
            InputError: Where the name is none: lower case, digits and single hyphens, a letter first; or that of the stage.
        """
        short = name.removeprefix(_PREFIX)
        if not _NAME.fullmatch(short):
            raise InputError(f"{name!r} is no name of a plugin: use lower case, digits and hyphens, a letter first")
        if not stage:
            return cls(short)
        whole = f"{short}.{stage}.v1" if _WORD.fullmatch(stage) else stage
        if not _STAGE.fullmatch(whole):
            raise InputError(f"{stage!r} is no name of a stage: use a word in lower case, or vendor.name.v1")
        return cls(short, whole)

    @property
    def distribution(self) -> str:
        """What pip calls it."""
        return f"{_PREFIX}{self.short}"

    @property
    def module(self) -> str:
        """What Python calls it."""
        return self.distribution.replace("-", "_")

    @property
    def later(self) -> str:
        """What its next version would be called, when what it gives has changed."""
        name, _, version = self.stage.rpartition(".v")
        return f"{name}.v{int(version) + 1}"


def files(name: PluginName, slot: Slot) -> Mapping[str, str]:
    """The text of each file of a new plugin, by its path in the package."""
    place, meaning = _PLACES[slot]
    words = {
        "distribution": name.distribution,
        "module": name.module,
        "short": name.short,
        "slot": slot.value,
        "a_slot": with_article(slot),
        "A_slot": with_article(slot).capitalize(),
        "place": place,
        "meaning": meaning,
        "stage": name.stage,
        "later": name.later,
    }
    folder = resources("newslens.skeleton") / "templates"

    def text(template: str) -> str:
        if not template:
            return ""
        source = folder.joinpath(*f"{template.replace('SLOT', slot.value)}.txt".split("/"))
        return Template(source.read_text(encoding="utf-8")).substitute(words)

    return {Template(path).substitute(words): text(template) for path, template in _FILES.items()}


def with_article(slot: Slot) -> str:
    """The name of a slot as a stage of it is called.

    Examples:
        >>> with_article(Slot.ALIGN), with_article(Slot.CLEAN)
        ('an align', 'a clean')
    """
    return f"{'an' if slot.value[0] == 'a' else 'a'} {slot.value}"


def make(name: str, slot: Slot, parent: Path = Path(), stage: str = "") -> Path:
    """Write the package of a new plugin.

    Its stage does something small and keeps every promise; its tests run the conformance kit, and pass as they stand.

    Args:
        name: What it is to be called, with or without `newslens-` in front.
        slot: What its stage fills.
        parent: The folder in which the folder of the package is made.
        stage: What its stage is to be called: a word, or a whole name (`vendor.name.v1`).

    Returns:
        The folder of the package.

    Raises:
        InputError: Where a name is none, or the folder is there and not empty.
        OSError: Where the folder cannot be written.
    """
    plugin = PluginName.of(name, stage)
    folder = parent / plugin.distribution
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder}: is there already; remove it, or choose another name", path=str(folder))
    for path, text in files(plugin, slot).items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder

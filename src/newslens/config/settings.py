"""What a configuration holds, and where each value of it came from."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import attrs

from newslens.stages import Stage, StageSpec

DEFAULT_PIPELINE = (
    "newslens.text.v1",
    "newslens.records.v1",
    "newslens.html.v1",
    "newslens.unicode.v1",
    "newslens.wrapping.v1",
    "newslens.boilerplate.v1",
    "newslens.duplicates.v1",
    "newslens.title.v1",
    "newslens.damage.v1",
    "newslens.attribution.v1",
    "newslens.claims.v1",
    "newslens.speakers.v1",
    "newslens.alignment.v1",
    "newslens.json.v1",
    "newslens.table.v1",
    "newslens.page.v1",
)

ANCHORS = ("before", "after", "replaces")
"""The keys that put a stage into the pipeline beside another, or in the place of another."""

Path = tuple[str | int, ...]
"""Where a value stands in a configuration: the keys that lead to it, and numbers within arrays."""


_POSITIVE = attrs.validators.optional(attrs.validators.gt(0.0))


class OnError(StrEnum):
    """What happens when a stage fails on an article; each failure is a problem of the analysis."""

    RAISE = "raise"
    SKIP_ARTICLE = "skip_article"
    SKIP_STAGE = "skip_stage"


class Layer(StrEnum):
    """What says a value; the later ones go before the earlier ones."""

    DEFAULT = "default"
    PYPROJECT = "pyproject"
    FILE = "file"
    OPTION = "option"


@attrs.frozen
class Origin:
    """Where a value came from.

    Attributes:
        layer: What said it.
        path: The file, or the option of the command line; None for a default.
        line: The line of the file, from 1; None where there is none.
    """

    layer: Layer
    path: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        """The file with its line, as editors and people look it up.

        Examples:
            >>> str(Origin(Layer.FILE, "newslens.toml", 3)), str(Origin(Layer.DEFAULT))
            ('newslens.toml:3', 'default')
        """
        where = str(self.layer) if self.path is None else self.path
        return where if self.line is None else f"{where}:{self.line}"


@attrs.frozen
class StageConfig:
    """What a configuration says of one stage.

    Attributes:
        options: Its options, as TOML gave them.
        on_error: What happens when it fails; the configuration's own `on_error` if left out.
        time_limit: How many seconds it may take on one article, or on the set; the configuration's own if left out.
        before: The stage in front of which it is put into the pipeline.
        after: The stage behind which it is put into the pipeline.
        replaces: The stage whose place in the pipeline it takes, without the options of that.
        use: Whether it runs; false takes it out of the pipeline.
    """

    options: Mapping[str, Any] = attrs.field(factory=dict)
    on_error: OnError | None = None
    time_limit: float | None = attrs.field(default=None, validator=_POSITIVE)
    before: str | None = None
    after: str | None = None
    replaces: str | None = None
    use: bool = True

    @property
    def anchors(self) -> Mapping[str, str]:
        """The stages that say where it stands, by the key that names them: one, or none where the pipeline lists it.

        Examples:
            >>> StageConfig(after="newslens.unicode.v1").anchors
            {'after': 'newslens.unicode.v1'}
        """
        named = {key: getattr(self, key) for key in ANCHORS}
        return {key: anchor for key, anchor in named.items() if anchor is not None}


@attrs.frozen
class Plugins:
    """What a configuration says of plugins.

    Attributes:
        disable: Names of plugins or distributions that are not loaded.
    """

    disable: tuple[str, ...] = ()


@attrs.frozen
class Config:
    """A configuration as it was written.

    Attributes:
        model: The spaCy pipeline: `newslens-en`, or the name or path of any other.
        pipeline: The names of the stages, in order; single stages are put in, exchanged and taken out under `stage`.
        on_error: What happens when a stage fails, unless the stage says otherwise: `skip_stage` goes on without it,
            `skip_article` leaves the article out, `raise` ends the run.
        stage: Options, policy and place of single stages, by name.
        plugins: Which plugins are not loaded.
        time_limit: How many seconds each stage may take on one article, or on the set, unless the stage says otherwise; one
            that takes longer has failed. No limit if left out.
        origins: Where the values came from that were written somewhere, by their place; no part of the comparison.
    """

    model: str = "newslens-en"
    pipeline: tuple[str, ...] = DEFAULT_PIPELINE
    on_error: OnError = OnError.SKIP_STAGE
    stage: Mapping[str, StageConfig] = attrs.field(factory=dict)
    plugins: Plugins = Plugins()
    time_limit: float | None = attrs.field(default=None, validator=_POSITIVE)
    origins: Mapping[Path, Origin] = attrs.field(factory=dict, eq=False, repr=False, kw_only=True)

    def origin(self, path: Path) -> Origin:
        """Where a value was written, or else what it stands in; that is where a fault of it is to be mended."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.origins:
                return self.origins[path[:end]]
        return Origin(Layer.DEFAULT)


@attrs.frozen
class Step:
    """A stage of a pipeline, ready to run, with what happens when it fails and how many seconds it may take."""

    spec: StageSpec
    stage: Stage
    on_error: OnError
    time_limit: float | None = None

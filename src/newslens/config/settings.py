"""What a configuration holds, and where each value of it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from os import PathLike, fspath
from typing import Any

import attrs

from newslens.config.faults import Path
from newslens.config.structure import Seconds, structured
from newslens.errors import ConfigError
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


def _held(value: Any, kind: Any, name: str) -> Any:
    """A value that was set in Python, held to its type as TOML is, and told of in the same words."""
    made, faults = structured(value, kind, (name,))
    if faults:
        raise ConfigError(tuple(map(str, faults)))
    return made


def _model(value: str | PathLike[str]) -> str:
    return str(_held(fspath(value) if isinstance(value, PathLike) else value, str, "model"))


def _names(value: Sequence[str], field: str) -> tuple[str, ...]:
    found: tuple[str, ...] = _held(value, tuple[str, ...], field)
    return found


def _listed(value: Sequence[str]) -> tuple[str, ...]:
    return _names(value, "pipeline")


def _disabled(value: Sequence[str]) -> tuple[str, ...]:
    return _names(value, "disable")


def _policy(value: OnError | str) -> OnError:
    return OnError(_held(value, OnError, "on_error"))


def _own_policy(value: OnError | str | None) -> OnError | None:
    return None if value is None else _policy(value)


def _limit(value: float | None) -> Seconds | None:
    return None if value is None else Seconds(_held(value, Seconds, "time_limit"))


def _options(value: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = _held(value, Mapping[str, Any], "options")
    return found


def _is_name(_: StageConfig, field: attrs.Attribute[str | None], value: str | None) -> None:
    if value is not None:
        _held(value, str, field.name)


def _use(value: bool) -> bool:  # noqa: FBT001 - a field
    return bool(_held(value, bool, "use"))


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

    options: Mapping[str, Any] = attrs.field(factory=dict, converter=_options)
    on_error: OnError | None = attrs.field(default=None, converter=_own_policy)
    time_limit: Seconds | None = attrs.field(default=None, converter=_limit)
    before: str | None = attrs.field(default=None, validator=_is_name)
    after: str | None = attrs.field(default=None, validator=_is_name)
    replaces: str | None = attrs.field(default=None, validator=_is_name)
    use: bool = attrs.field(default=True, converter=_use)

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

    disable: tuple[str, ...] = attrs.field(default=(), converter=_disabled)


def _stages(value: Mapping[str, StageConfig | Mapping[str, Any]]) -> Mapping[str, StageConfig]:
    found: Mapping[str, StageConfig] = _held(value, Mapping[str, StageConfig], "stage")
    return found


def _plugins(value: Plugins | Mapping[str, Any]) -> Plugins:
    found: Plugins = _held(value, Plugins, "plugins")
    return found


@attrs.frozen
class Config:
    """A configuration as it was written.

    In Python as in TOML: a policy may be the word for it, and what is said of a stage a dict. What does not hold is refused at
    once.

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

    Raises:
        ConfigError: Where a value is of the wrong type, or is none of those that there are.

    Examples:
        >>> Config(on_error="raise").on_error is OnError.RAISE
        True
        >>> Config(stage={"newslens.title.v1": {"use": "no"}})
        Traceback (most recent call last):
        ...
        newslens.errors.ConfigError: stage."newslens.title.v1".use: expected bool, got 'no'
    """

    model: str = attrs.field(default="newslens-en", converter=_model)
    pipeline: tuple[str, ...] = attrs.field(default=DEFAULT_PIPELINE, converter=_listed)
    on_error: OnError = attrs.field(default=OnError.SKIP_STAGE, converter=_policy)
    stage: Mapping[str, StageConfig] = attrs.field(factory=dict, converter=_stages)
    plugins: Plugins = attrs.field(default=Plugins(), converter=_plugins)
    time_limit: Seconds | None = attrs.field(default=None, converter=_limit)
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

"""Which stages run, in which order, with which options: read, laid over each other, checked and built; all faults at once."""

from newslens.config.building import build, built
from newslens.config.idle import idle
from newslens.config.layers import Written, find, found, layered, option, parse, read, written
from newslens.config.placing import placed
from newslens.config.settings import (
    DEFAULT_PIPELINE,
    Config,
    Layer,
    OnError,
    Origin,
    Plugins,
    StageConfig,
    Step,
)

__all__ = [
    "DEFAULT_PIPELINE",
    "Config",
    "Layer",
    "OnError",
    "Origin",
    "Plugins",
    "StageConfig",
    "Step",
    "Written",
    "build",
    "built",
    "find",
    "found",
    "idle",
    "layered",
    "option",
    "parse",
    "placed",
    "read",
    "written",
]

"""The hooks of a newslens plugin: one that registers stages, four that watch a run.

A plugin is a module or object that an entry point in the group `newslens.plugins` names. It implements any of these
functions under `hookimpl`. No hook changes data in flight, so the order in which plugins are called never matters:
stages transform, and the configuration orders them.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs
import pluggy

from newslens.stages import StageSpec
from newslens.types import Problem

PROJECT = "newslens"

hookspec: pluggy.HookspecMarker = pluggy.HookspecMarker(PROJECT)
hookimpl: pluggy.HookimplMarker = pluggy.HookimplMarker(PROJECT)


@attrs.frozen
class Run:
    """One run of a pipeline, as observers see it.

    Attributes:
        id: Unique; two runs never share one.
        stages: The names of the stages, in order.
        total: How many articles there are, or None in a stream.
    """

    id: str
    stages: tuple[str, ...]
    total: int | None


@attrs.frozen
class Counts:
    """What a run came to.

    Attributes:
        articles: Articles analysed.
        quotes: Quotes found.
        claims: Claims found.
        speakers: Speakers over all articles.
        alignments: Alignments found.
        problems: Inputs that could not be read, or were only partly analysed.
    """

    articles: int = 0
    quotes: int = 0
    claims: int = 0
    speakers: int = 0
    alignments: int = 0
    problems: int = 0


@hookspec
def newslens_stages() -> Iterable[StageSpec]:
    """Register stages.

    Called once for each registry, when plugins are discovered; never at `import newslens`. Must be quick: a stage is
    made by the factory of its spec, when a pipeline is built.

    Returns:
        The stages that the plugin brings.
    """
    return ()


@hookspec
def newslens_run_start(run: Run) -> None:
    """Watch a run begin: called once, before the first article."""


@hookspec
def newslens_stage_done(run: Run, stage: str, article: str | None, seconds: float) -> None:
    """Watch a stage end well: called after each stage for each article, and once for resolve and align.

    Args:
        run: The run.
        stage: The name of the stage.
        article: The id of the article, or None where the stage worked on the whole set.
        seconds: How long the stage took.
    """


@hookspec
def newslens_stage_failed(run: Run, problem: Problem) -> None:
    """Watch a stage fail: called when its failure is recorded, before the run goes on or ends."""


@hookspec
def newslens_run_end(run: Run, counts: Counts) -> None:
    """Watch a run end: called once, after the last stage, also when the run is broken off by an error."""

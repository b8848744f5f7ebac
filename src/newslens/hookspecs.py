"""The hooks of a newslens plugin: one that registers stages, four that watch a run. They are frozen as `api = 1`.

A plugin is a module or object that an entry point in the group `newslens.plugins` names. It implements any of these
functions under `hookimpl`, with all of their arguments, some or none, by the names that they have here. No hook changes
data in flight, so the order in which plugins are called never matters: stages transform, and the configuration orders
them.

Frozen means: within api 1 no hook goes, no argument goes or changes its meaning, and what a hook is called for stays. A new
argument may be added, which no plugin notices that does not name it. What would break a plugin comes as api 2, and the
stages that say `api = 1` are told so by name when they are found.
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
    made by the factory of its spec, when a pipeline is built. A plugin whose hook raises brings nothing, and is listed
    with the reason.

    Returns:
        The stages that the plugin brings: any iterable of `StageSpec`, a generator too; no more than 1000.
    """
    return ()


@hookspec
def newslens_run_start(run: Run) -> None:
    """Watch a run begin.

    Called once for each call of `Pipeline.analyze`, before anything is learned or annotated, and once for each iteration
    over `Pipeline.stream`, before the first article. Reading comes before it and rendering after it; neither is a run.

    Args:
        run: The run that begins.

    Returns:
        Nothing; what is returned is not looked at. This holds of all hooks that watch. One that raises is passed over, the
        run goes on, and the fault is a row in its problems, once.
    """


@hookspec
def newslens_stage_done(run: Run, stage: str, article: str | None, seconds: float) -> None:
    """Watch a stage end well.

    Called after each stage of the clean, attribute and claim slots for each article, in the order of the work, and once
    for each stage of the resolve and align slots; only where the result held the contract. The work goes article by
    article, but the stages in front of one that learns from the set do all articles first.

    Args:
        run: The run.
        stage: The name of the stage.
        article: The id of the article, or None where the stage worked on the whole set.
        seconds: How long the stage took, by the clock, its contract check included.

    Returns:
        Nothing.
    """


@hookspec
def newslens_stage_failed(run: Run, problem: Problem) -> None:
    """Watch a stage fail: it raised, took longer than it may, or broke its contract.

    Called when the failure is recorded, before the run goes on or, under the policy `raise`, ends.

    Args:
        run: The run.
        problem: What will stand in the problems of the analysis: where, which stage, and why, in one line.

    Returns:
        Nothing.
    """


@hookspec
def newslens_run_end(run: Run, counts: Counts) -> None:
    """Watch a run end.

    Called once for each run, after the last stage; also when the run is broken off by an error, or a stream is closed
    before its end.

    Args:
        run: The run.
        counts: What it came to: zeros for an analysis that was broken off, for a stream what it had given until then.

    Returns:
        Nothing.
    """

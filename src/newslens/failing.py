"""What becomes of a stage that fails: what its policy says, and a line that names whom to turn to."""

from __future__ import annotations

import traceback
from pathlib import PurePath

from newslens.config import OnError, Step
from newslens.errors import (
    ContractError,
    MissingExtraError,
    ModelError,
    StageError,
    TimeLimitError,
    code_of,
    named,
    one_line,
)
from newslens.hookspecs import PROJECT
from newslens.observing import Watched
from newslens.registry import Registered, Registry
from newslens.types import Article, Problem


def problem_of(watched: Watched, step: Step, error: BaseException, article: Article | None) -> Problem:
    """The problem that a failure is, told to those who watch.

    Args:
        watched: The run.
        step: The stage that failed.
        error: What it raised.
        article: What it was working on, or None for the whole set.

    Raises:
        StageError: Where the policy of the stage is to raise.
        ModelError: Where the language cannot be loaded: the next article would fare no better.
    """
    where = None if article is None else article.path or article.id
    problem = Problem(where, step.spec.name, told(watched.registry, step, error), code_of(error))
    watched.failed(problem)
    if isinstance(error, ModelError):
        raise error
    if step.on_error is OnError.RAISE:
        raise blamed(watched.registry, step, error, None if article is None else article.id) from error
    return problem


def blamed(registry: Registry, step: Step, error: BaseException, article: str | None) -> StageError:
    """The error that a failure is where the policy of the stage is to raise."""
    return StageError(told(registry, step, error), stage=step.spec.name, article=article)


def told(registry: Registry, step: Step, error: BaseException) -> str:
    """What went wrong in one line, with the distribution to turn to."""
    name = step.spec.name
    own = isinstance(error, ContractError | MissingExtraError | TimeLimitError)
    text = line_of(error).removeprefix(f"{name}: ") if own else named(error)
    registered = registry.stages.get(name)
    if registered is None:
        return text
    return registered.blamed(text if own else f"{text}{_place(error, registered, step.stage)}")


def _place(error: BaseException, registered: Registered, stage: object) -> str:
    """The innermost line of the plugin's own package that an error came through; nothing where there is none.

    The package is that of the factory, or of the stage that it made.
    """
    made_by: tuple[object, ...] = (registered.spec.factory, stage)
    packages = {str(getattr(one, "__module__", None)).partition(".")[0] for one in made_by} - {PROJECT}
    found = ""
    for frame, line in traceback.walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__"))
        if module.partition(".")[0] in packages:
            path = PurePath(frame.f_code.co_filename)
            parts = module.count(".") + 1 + (path.stem == "__init__")
            found = f", at {'/'.join(path.parts[-parts:])}:{line}"
    return found


def line_of(error: BaseException) -> str:
    """The message of an error in one line, or its class where it has none."""
    return one_line(str(error)) or type(error).__name__

"""One run as observers see it, and what they did wrong."""

from __future__ import annotations

from typing import Any

import attrs

from newslens.errors import PluginError
from newslens.hookspecs import Counts, Run
from newslens.registry import Registry
from newslens.types import Problem


@attrs.frozen
class Watched:
    """A run and those who watch it.

    Attributes:
        run: The run.
        registry: The registry whose observers watch it.
    """

    run: Run
    registry: Registry = attrs.field(repr=False)
    # Each fault once: an observer that fails at each article would bury everything else.
    _faults: dict[str, Problem] = attrs.field(init=False, factory=dict, repr=False)

    @classmethod
    def start(cls, run: Run, registry: Registry) -> Watched:
        """Tell that a run begins."""
        watched = cls(run, registry)
        watched.tell("newslens_run_start")
        return watched

    @property
    def faults(self) -> tuple[Problem, ...]:
        """A problem for each way in which an observer failed so far."""
        return tuple(self._faults.values())

    def done(self, stage: str, article: str | None, seconds: float) -> None:
        """Tell that a stage ended well."""
        self.tell("newslens_stage_done", stage=stage, article=article, seconds=seconds)

    def failed(self, problem: Problem) -> None:
        """Tell that a stage failed."""
        self.tell("newslens_stage_failed", problem=problem)

    def end(self, counts: Counts) -> None:
        """Tell that the run is over."""
        self.tell("newslens_run_end", counts=counts)

    def tell(self, hook: str, **arguments: Any) -> None:
        """Call a hook of every observer."""
        for line in self.registry.notify(hook, run=self.run, **arguments):
            self._faults.setdefault(line, Problem(None, hook, line, PluginError.code))

"""What the plugin and contract layer costs over calling the stages directly, on the default pipeline.

    python -m benchmarks.overhead [--repetitions 7]

The stages are called one after the other, without any pipeline, and what each gives is kept. Then the pipeline runs with
stages that give what was kept at once: what it takes is all the layer's own, contracts, hooks and snapshots included. The
share of the one in the other cannot drown in the noise of a busy machine, as the difference of two long times would. Only
processor time counts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from time import process_time
from typing import TYPE_CHECKING, Any, cast

import attrs
import click

import newslens
from benchmarks.goals import Figure, median, show
from benchmarks.texts import stories
from newslens import language
from newslens.stages import Aligner, ArticleStage, Context, Learner, Resolution, Resolver, Slot
from newslens.types import Analysis, Article

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 0.03
_OVER_ONE = (Slot.CLEAN, Slot.ATTRIBUTE, Slot.CLAIM)


@attrs.frozen
class Replay:
    """A stage that gives what another gave, at once.

    Attributes:
        given: What it gives for each article, by id; for a stage over the set a single value under "".
    """

    given: Mapping[str, Any]

    def __call__(self, first: Article | Sequence[Article], *_: object) -> Any:
        """What was given."""
        return self.given[first.id if isinstance(first, Article) else ""]


def directly(pipeline: newslens.Pipeline, articles: Sequence[Article], context: Context) -> list[dict[str, Any]]:
    """What each step gives when the stages are called by hand, in order."""
    kept: list[dict[str, Any]] = []
    resolution = Resolution((), {})
    read = list(articles)
    for step in pipeline.steps:
        given: dict[str, Any] = {}
        if step.spec.slot in _OVER_ONE:
            stage = step.stage.learn(read) if isinstance(step.stage, Learner) else cast("ArticleStage", step.stage)
            given = {article.id: stage(article, context) for article in articles}
            articles = [given[article.id] for article in articles]
        elif step.spec.slot is Slot.RESOLVE:
            given[""] = resolution = cast("Resolver", step.stage)(articles, context)
            articles = [resolution.applied(article) for article in articles]
        elif step.spec.slot is Slot.ALIGN:
            given[""] = cast("Aligner", step.stage)(articles, resolution.speakers, context)
        kept.append(given)
    return kept


def replaying(pipeline: newslens.Pipeline, kept: Iterable[Mapping[str, Any]]) -> newslens.Pipeline:
    """The pipeline with its stages exchanged for what they gave."""
    steps = zip(pipeline.steps, kept, strict=True)
    return attrs.evolve(
        pipeline, steps=tuple(attrs.evolve(step, stage=Replay(given)) if given else step for step, given in steps)
    )


@click.command()
@click.option("--repetitions", default=7, show_default=True)
def main(repetitions: int) -> None:
    """Time the layer alone over the stages alone."""
    pipeline = newslens.load()
    nlp = language.load()
    sets = [[item for item in pipeline.read(paths) if isinstance(item, Article)] for paths in stories()]
    parses = {}

    def parsed(_: Any, text: str) -> Any:
        # A context keeps the latest parse only; by slots instead of by articles it would parse again.
        if text not in parses:
            parses[text] = language.parse(nlp, text)
        return parses[text]

    def bare(articles: Sequence[Article]) -> list[dict[str, Any]]:
        parses.clear()
        return directly(pipeline, articles, Context(lambda: nlp, parsed))

    kept = [bare(articles) for articles in sets]  # the first round loads word lists, too
    fast = [replaying(pipeline, given) for given in kept]
    results: list[Analysis] = [replay.analyze(articles) for replay, articles in zip(fast, sets, strict=True)]
    problems = sum(len(result.problems) for result in results)
    times = [
        (
            _seconds(lambda: [bare(articles) for articles in sets]),
            _seconds(lambda: [replay.analyze(articles) for replay, articles in zip(fast, sets, strict=True)]),
        )
        for _ in range(repetitions)
    ]
    shares = [layer / stages for stages, layer in times]
    count = sum(map(len, sets))
    sys.exit(
        show(
            f"The layer around the stages, on {count} articles",
            [
                Figure("its time over that of the stages", median(shares), MOST, note=f"{max(shares):.4f} at most"),
                Figure(
                    "the stages alone", 1000 * median([stages for stages, _ in times]) / count, unit="ms an article"
                ),
                Figure("the layer alone", 1000 * median([layer for _, layer in times]) / count, unit="ms an article"),
                Figure("problems", problems, 0),
            ],
        )
    )


def _seconds(run: Callable[[], object]) -> float:
    began = process_time()
    run()
    return process_time() - began


if __name__ == "__main__":
    main()

"""Articles through the stages over one article each, and what some of those learn from the set before."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from time import perf_counter
from typing import cast

import attrs

from newslens import contracts, guarding, inputs
from newslens.config import OnError, Step
from newslens.failing import problem_of
from newslens.guarding import FAILURES
from newslens.observing import Watched
from newslens.stages import ArticleStage, Context, Learner, StageSpec
from newslens.types import Article, Problem


@attrs.frozen
class _Work:
    """An article on its way.

    Attributes:
        article: As the stages so far have left it.
        problems: One for each stage that failed on it.
        unsuited: The stages that do not work on its language.
        dropped: Whether a stage failed that costs the article.
    """

    article: Article
    problems: tuple[Problem, ...] = ()
    unsuited: tuple[StageSpec, ...] = ()
    dropped: bool = False

    def results(self) -> Iterator[Article | Problem]:
        """What is to be told of it: itself, and the problems it had."""
        if not self.dropped:
            yield self.article
        if self.unsuited:
            yield inputs.left_out(self.article, self.unsuited)
        yield from self.problems


@attrs.frozen
class Annotator:
    """The stages over one article each, in one run.

    Attributes:
        steps: The stages, in order.
        watched: The run.
        context: What the stages share.
    """

    steps: Sequence[Step]
    watched: Watched
    context: Context

    def one(self, item: Article | Problem) -> Iterator[Article | Problem]:
        """An article by itself, followed by the problems it had; a problem as it is."""
        if isinstance(item, Problem):
            yield item
        else:
            yield from self._worked(_Work(item), self.steps).results()

    def together(self, items: Iterable[Article | Problem]) -> Iterator[Article | Problem]:
        """Articles of one set, each followed by the problems it had; problems as they are.

        A stage that learns does so when those before it are done with the whole set: it is to see what it will get.
        """
        works = [item if isinstance(item, Problem) else _Work(item) for item in items]
        for steps in _from_learner_to_learner(self.steps):
            seen = [work for work in works if isinstance(work, _Work) and not work.dropped]
            try:
                learned = (_learned(steps[0], seen), *steps[1:])
            except FAILURES as error:  # a stage is a stranger's code; its policy says what happens
                yield problem_of(self.watched, steps[0], error, None)
                learned = steps
            works = [work if isinstance(work, Problem) else self._worked(work, learned) for work in works]
        for work in works:
            yield from [work] if isinstance(work, Problem) else work.results()

    def _worked(self, work: _Work, steps: Iterable[Step]) -> _Work:
        for step in steps:
            if work.dropped:
                break
            if not inputs.suits(step.spec, work.article):
                work = attrs.evolve(work, unsuited=(*work.unsuited, step.spec))
                continue
            began = perf_counter()
            try:
                article = self._called(step, work.article)
            except FAILURES as error:  # as above
                problem = problem_of(self.watched, step, error, work.article)
                dropped = step.on_error is OnError.SKIP_ARTICLE
                work = attrs.evolve(work, problems=(*work.problems, problem), dropped=dropped)
            else:
                work = attrs.evolve(work, article=article)
                self.watched.done(step.spec.name, article.id, perf_counter() - began)
        return work

    def _called(self, step: Step, article: Article) -> Article:
        before = guarding.snapshot(article)
        try:
            with guarding.time_limit(step.time_limit):
                result = cast("ArticleStage", step.stage)(article, self.context)
        finally:
            guarding.restore(step.spec.name, article, before)
        contracts.check_article(step.spec.name, step.spec.slot, article, result)
        return result


def _from_learner_to_learner(steps: Sequence[Step]) -> Iterator[tuple[Step, ...]]:
    starts = [place for place, step in enumerate(steps) if place == 0 or isinstance(step.stage, Learner)]
    for start, end in itertools.pairwise((*starts, len(steps))):
        yield tuple(steps[start:end])


def _learned(step: Step, works: Iterable[_Work]) -> Step:
    """The step after it has seen the set; one that cannot learn works as it does in a stream."""
    if not isinstance(step.stage, Learner):
        return step
    articles = tuple(work.article for work in works if inputs.suits(step.spec, work.article))
    with guarding.time_limit(step.time_limit):
        return attrs.evolve(step, stage=step.stage.learn(articles))

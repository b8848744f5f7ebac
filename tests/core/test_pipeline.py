"""A pipeline runs its stages in order, blames the one that fails, and loses nothing else."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslens
from newslens.config import Config, OnError
from newslens.errors import ConfigError, ModelError, StageError
from newslens.hookspecs import Counts, Run, hookimpl
from newslens.pipeline import Pipeline
from newslens.spans import Edit, OffsetMap, Span
from newslens.stages import Context, Resolution, Slot, Source
from newslens.types import (
    Alignment,
    Analysis,
    Article,
    Claim,
    Difference,
    Kind,
    Mode,
    Problem,
    Quantity,
    Quote,
    Relation,
    Removal,
    RemovalReason,
    Speaker,
    SpeakerMention,
)
from tests.core.stages import NAMES, broken, out_of_range, registry, spec, whole


def pipeline(
    *extra: tuple[Slot, Callable[..., object]], on_error: OnError = OnError.SKIP_STAGE, drop: Sequence[str] = ()
) -> Pipeline:
    """The good stages, and after those of its slot each extra one."""
    specs = [spec(f"test.extra{number}.v1", slot, call) for number, (slot, call) in enumerate(extra)]
    names = [name for name in NAMES if name not in drop] + [stage.name for stage in specs]
    known = registry(*specs)
    slots = list(Slot)
    names.sort(key=lambda name: slots.index(known.stages[name].spec.slot))
    return newslens.load(Config(pipeline=tuple(names), on_error=on_error), registry=known)


TWO = [Article("a", " Ann says so"), Article("b", "Bob says so")]


def test_articles_go_through_every_slot() -> None:
    analysis = pipeline().analyze(TWO)
    assert [article.text for article in analysis.articles] == ["Ann says so", "Bob says so"]
    assert [speaker.id for speaker in analysis.speakers] == ["Ann", "Bob"]
    assert [quote.speaker and quote.speaker.id for article in analysis.articles for quote in article.quotes] == [
        "Ann",
        "Bob",
    ]
    assert [alignment.members for alignment in analysis.alignments] == [("a#q1", "b#q1")]
    assert analysis.problems == ()
    assert analysis.newslens == newslens.__version__


def test_what_a_span_stands_for_is_in_the_raw_text() -> None:
    (article, _) = pipeline().analyze(TWO).articles
    assert article.quotes[0].spans[0].of(article.raw) == "Ann says so"


def test_a_stream_annotates_one_by_one() -> None:
    asked = []

    def endless() -> Iterator[Article]:
        for number in range(10**9):
            asked.append(number)
            yield Article(f"a{number}", "Ann says so")

    stream = pipeline().stream(endless())
    first, second = next(stream), next(stream)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, second.id) == ("a0", "a1")
    assert first.speakers
    assert len(asked) == 2


def test_reading_gives_articles_and_problems(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ann says so")
    missing = tmp_path / "gone.txt"
    items = list(pipeline().read([tmp_path, missing]))
    assert [item.id for item in items if isinstance(item, Article)] == ["a"]
    (problem,) = [item for item in items if isinstance(item, Problem)]
    assert problem.path == str(missing)


def test_standard_input_needs_a_reader_for_what_it_looks_like(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Ann says so")))
    (problem,) = pipeline(drop=["test.read.v1"]).read(["-"])
    assert isinstance(problem, Problem)
    assert "no reader for .txt" in problem.error


def test_a_reader_that_gives_none_is_blamed(tmp_path: Path) -> None:
    def halting(_: Source) -> Iterator[Article | None]:
        yield Article("one", "One.")
        yield None
        yield Article("two", "Two.")

    (tmp_path / "a.md").write_text("One. Two. Three.")
    reader = spec("test.halting.v1", Slot.READ, halting, handles=(".md",))
    built = newslens.load(Config(pipeline=(reader.name,), on_error=OnError.SKIP_STAGE), registry=registry(reader))
    article, problem = built.read([tmp_path])
    assert isinstance(article, Article)
    assert isinstance(problem, Problem)
    assert problem.error == "must give articles and problems, not NoneType (newslens-test 1.0)"


def test_a_failing_stage_is_skipped_and_named() -> None:
    analysis = pipeline((Slot.CLEAN, broken)).analyze(TWO)
    assert len(analysis.articles) == 2
    assert len(analysis.alignments) == 1
    assert {(problem.path, problem.stage) for problem in analysis.problems} == {
        ("a", "test.extra0.v1"),
        ("b", "test.extra0.v1"),
    }
    told = re.compile(r"RuntimeError: two lines, at tests/core/stages.py:\d+ \(newslens-test 1.0\)")
    assert all(told.fullmatch(problem.error) for problem in analysis.problems)


def test_a_failing_stage_may_cost_the_article_and_no_other() -> None:
    def only_ann(article: Article, _: Context) -> Article:
        if article.id == "a":
            raise RuntimeError
        return article

    analysis = pipeline((Slot.CLEAN, only_ann), on_error=OnError.SKIP_ARTICLE).analyze(TWO)
    assert [article.id for article in analysis.articles] == ["b"]
    assert [problem.path for problem in analysis.problems] == ["a"]


def test_a_failing_stage_may_raise() -> None:
    with pytest.raises(StageError, match=r"test\.extra0\.v1 on a") as caught:
        pipeline((Slot.CLEAN, broken), on_error=OnError.RAISE).analyze(TWO)
    assert caught.value.stage == "test.extra0.v1"
    assert isinstance(caught.value.__cause__, RuntimeError)


def _evolving(**changes: object) -> Callable[[Article, Context], Article]:
    return lambda article, _: attrs.evolve(article, **changes)  # type: ignore[arg-type]


def _quoting(**changes: object) -> Callable[[Article, Context], Article]:
    def stage(article: Article, context: Context) -> Article:
        found = whole(article, context)
        return attrs.evolve(found, quotes=(attrs.evolve(found.quotes[0], **changes),))  # type: ignore[arg-type]

    return stage


def _ending_too_late() -> Alignment:
    found = Difference("a#q1", "b#q1", "", "x", "insertion", (Span(0, 0),), (Span(0, 999),))
    return Alignment("l", ("a#q1", "b#q1"), Relation.REWORDED, differences=(found,))


_FAULTY = [
    (Slot.CLEAN, lambda _, __: None, "must return an Article"),
    (Slot.CLEAN, _evolving(text="other"), "does not give back the text"),
    (Slot.CLEAN, lambda a, _: attrs.evolve(a.edited([Edit(0, 1)]), offsets=OffsetMap()), "does not give back"),
    (Slot.CLEAN, _evolving(id="other"), "may not change Article.id"),
    (Slot.CLEAN, _evolving(raw="other"), "may not change Article.raw"),
    (Slot.CLEAN, _evolving(removed=(Removal((), RemovalReason.MARKUP),)), "no span"),
    (Slot.CLEAN, _evolving(removed=(Removal((Span(0, 999),), RemovalReason.MARKUP),)), "outside the raw text"),
    (Slot.ATTRIBUTE, out_of_range, "outside the raw text"),
    (Slot.ATTRIBUTE, _evolving(text="other"), "may not change Article.text"),
    (Slot.ATTRIBUTE, _quoting(spans=()), "no span"),
    (Slot.ATTRIBUTE, _quoting(spans=(Span(1, 1),)), "is empty"),
    (Slot.ATTRIBUTE, _quoting(confidence=1.5), "from 0 to 1"),
    (Slot.ATTRIBUTE, _quoting(confidence=float("nan")), "from 0 to 1"),
    (Slot.ATTRIBUTE, lambda a, c: attrs.evolve(whole(a, c), quotes=whole(a, c).quotes * 2), "stands twice"),
    (Slot.ATTRIBUTE, lambda a, c: attrs.evolve(whole(a, c), speakers=()), "no speaker of the article"),
    (Slot.CLAIM, _evolving(claims=(Claim("a#c", "x", (Span(0, 1),), claimant="nobody"),)), "no speaker of the article"),
    (Slot.CLAIM, _evolving(claims=(Claim("a#c", "x", (Span(0, 1),), quote="none"),)), "no quote of the article"),
    (
        Slot.CLAIM,
        _evolving(claims=(Claim("a#c", "x", (Span(0, 1),), quantities=(Quantity("1", (Span(0, 1),), float("inf")),)),)),
        "is not finite",
    ),
    (Slot.RESOLVE, lambda _, __: None, "must return a Resolution"),
    (Slot.RESOLVE, lambda _, __: Resolution((), {}), "became no speaker"),
    (Slot.RESOLVE, lambda _, __: Resolution((Speaker("x", "X"),) * 2, {}), "stands twice"),
    (Slot.ALIGN, lambda _, __, ___: [Alignment("l", ("a#q1", "q9"), Relation.VERBATIM)], "no quote or claim"),
    (Slot.ALIGN, lambda _, __, ___: [Alignment("l", ("a#q1", "a#q1"), Relation.VERBATIM)], "of one article"),
    (Slot.ALIGN, lambda _, __, ___: [Alignment("l", ("a#q1", "b#q1"), Relation.VERBATIM, score=2)], "from 0 to 1"),
    (Slot.ALIGN, lambda _, __, ___: [_ending_too_late()], "ends after the raw text"),
]


@pytest.mark.parametrize(("slot", "stage", "blame"), _FAULTY, ids=lambda value: value if isinstance(value, str) else "")
def test_a_stage_that_breaks_the_contract_is_blamed_by_name(
    slot: Slot, stage: Callable[..., object], blame: str
) -> None:
    drop = {Slot.RESOLVE: ["test.names.v1"]}.get(slot, [])
    analysis = pipeline((slot, stage), drop=drop).analyze(TWO)
    assert {problem.stage for problem in analysis.problems} == {"test.extra0.v1"}
    assert all(blame in problem.error for problem in analysis.problems)
    assert len(analysis.articles) == 2
    assert analysis.speakers


def test_without_a_resolver_the_own_speakers_stand() -> None:
    analysis = pipeline(drop=["test.names.v1"]).analyze(TWO)
    assert [speaker.id for speaker in analysis.speakers] == ["a#s1", "b#s1"]


def test_what_was_resolved_in_another_analysis_stays() -> None:
    claim = Claim("a#c1", "“Yes.”", (Span(0, 6),), claimant="mara-lind", quote="a#q1")
    who = SpeakerMention("mara-lind", "Lind", (Span(12, 16),))
    quote = Quote("a#q1", Kind.DIRECT, Mode.SPEECH, "“Yes.”", (Span(0, 6),), speaker=who)
    before = Article("a", "“Yes.” said Lind", quotes=(quote,), claims=(claim,))
    (after,) = pipeline(drop=["test.whole.v1", "test.names.v1", "test.neighbours.v1"]).analyze([before]).articles
    assert (after.quotes, after.claims) == (before.quotes, before.claims)


def test_a_second_article_of_one_id_is_renamed() -> None:
    analysis = pipeline().analyze([Article("a", "x"), Article("a", "y"), Article("a-2", "z")])
    assert [(article.id, article.text) for article in analysis.articles] == [("a", "x"), ("a-2", "y"), ("a-2-2", "z")]


def test_a_stage_may_learn_from_the_set() -> None:
    class Longest:
        def __init__(self, longest: str = "") -> None:
            self.longest = longest

        def learn(self, articles: Sequence[Article]) -> Longest:
            return Longest(max((article.raw for article in articles), key=len))

        def __call__(self, article: Article, _: Context) -> Article:
            return attrs.evolve(article, title=self.longest)

    analysis = pipeline((Slot.CLEAN, Longest())).analyze(TWO)
    assert {article.title for article in analysis.articles} == {" Ann says so"}


class Known:
    """Says of each article what it has learnt of the set."""

    def __init__(self, texts: Sequence[str] = ()) -> None:
        self.texts = tuple(texts)

    def learn(self, articles: Sequence[Article]) -> Known:
        return Known(sorted(article.text for article in articles))

    def __call__(self, article: Article, _: Context) -> Article:
        return attrs.evolve(article, title=" / ".join((article.title or "", *self.texts)))


def _louder(article: Article, _: Context) -> Article:
    return article.edited([Edit(len(article.text), len(article.text), "!")])


def test_a_stage_learns_from_what_it_will_get() -> None:
    built = pipeline((Slot.CLEAN, Known()), (Slot.CLEAN, _louder), (Slot.CLEAN, Known()))
    first, second = "Ann says so / Bob says so", "Ann says so! / Bob says so!"
    assert {article.title for article in built.analyze(TWO).articles} == {f" / {first} / {second}"}
    assert {article.title for article in built.stream(TWO) if isinstance(article, Article)} == {""}


def test_a_stage_does_not_learn_from_what_it_will_not_get() -> None:
    def refusing(article: Article, _: Context) -> Article:
        return article if article.id == "a" else broken(article, _)

    built = pipeline((Slot.CLEAN, refusing), (Slot.CLEAN, Known()), on_error=OnError.SKIP_ARTICLE)
    (article,) = built.analyze(TWO).articles
    assert article.title == " / Ann says so"


def test_a_stage_that_cannot_learn_works_as_in_a_stream() -> None:
    class Unteachable(Known):
        def learn(self, articles: Sequence[Article]) -> Known:
            raise RuntimeError(len(articles))

    analysis = pipeline((Slot.CLEAN, Unteachable()), (Slot.CLEAN, _louder)).analyze(TWO)
    assert [(article.title, article.text) for article in analysis.articles] == [
        ("", "Ann says so!"),
        ("", "Bob says so!"),
    ]
    assert ["RuntimeError: 2" in problem.error for problem in analysis.problems] == [True]


def test_nothing_is_done_to_articles_where_no_stage_is() -> None:
    built = newslens.load(Config(pipeline=()), registry=registry())
    assert list(built.analyze(TWO).articles) == list(built.stream(TWO)) == TWO


def test_a_report_is_made_by_the_stage_that_handles_the_format() -> None:
    found = pipeline()
    assert found.render(found.analyze(TWO), "count") == b"2"
    with pytest.raises(ConfigError, match="count"):
        found.render(Analysis(), "pdf")


def test_a_model_that_is_missing_ends_the_run() -> None:
    built = pipeline((Slot.ATTRIBUTE, lambda article, context: context.doc(article) and article))
    with pytest.raises(ModelError, match="no-such-model"):
        attrs.evolve(built, model="no-such-model").analyze(TWO)


def test_observers_see_each_step_and_the_end() -> None:
    seen: list[tuple[object, ...]] = []

    class Observer:
        @hookimpl
        def newslens_run_start(self, run: Run) -> None:
            seen.append(("start", run.total))

        @hookimpl
        def newslens_stage_done(self, stage: str, article: str | None, seconds: float) -> None:
            assert seconds >= 0
            seen.append((stage, article))

        @hookimpl
        def newslens_stage_failed(self, problem: Problem) -> None:
            seen.append(("failed", problem.stage))

        @hookimpl
        def newslens_run_end(self, counts: Counts) -> None:
            seen.append(("end", counts))

    built = pipeline((Slot.CLAIM, broken))
    built.registry.watch(Observer())
    built.analyze(TWO)
    assert seen[0] == ("start", 2)
    assert ("test.strip.v1", "a") in seen
    assert ("failed", "test.extra0.v1") in seen
    assert seen[-1] == ("end", Counts(articles=2, quotes=2, speakers=2, alignments=1, problems=2))


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=4), st.randoms(use_true_random=False))
def test_the_pipeline_gives_the_same_whatever_the_order(texts: list[str], random: object) -> None:
    articles = [Article(f"a{number}", text) for number, text in enumerate(texts)]
    shuffled = sorted(articles, key=lambda _: random.random())  # type: ignore[attr-defined]
    built = pipeline(drop=["test.neighbours.v1"])
    one, other = built.analyze(articles), built.analyze(shuffled)
    assert set(one.articles) == set(other.articles)
    assert one.speakers == other.speakers


def test_a_format_of_a_stage_that_has_no_place_is_told_of() -> None:
    known = registry(spec("test.more.v1", Slot.REPORT, lambda _: b"", handles=("more",)))
    told = r'test.more.v1 is installed and makes it: put it into the pipeline \(after = "test.count.v1"\)'
    with pytest.raises(ConfigError, match=told):
        newslens.load(Config(pipeline=NAMES), registry=known).render(Analysis(), "more")
    with pytest.raises(
        ConfigError, match=r"there are none; test.more.v1 is installed and makes it: put it into the pipeline$"
    ):
        newslens.load(Config(pipeline=NAMES[:-1]), registry=known).render(Analysis(), "more")
    with pytest.raises(ConfigError, match=r"there are count$"):
        newslens.load(Config(pipeline=NAMES), registry=known).render(Analysis(), "other")

"""A draft held against its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os.path import realpath

import attrs

from newslens import inputs
from newslens.alignment.speech import Voices
from newslens.attribution.stage import ModelAttribution, RuleAttribution
from newslens.checking.added import with_added_clauses
from newslens.checking.content import in_content, places_of
from newslens.checking.draft import Sought, sought
from newslens.checking.index import indexed
from newslens.checking.judging import Judge
from newslens.checking.mixed import with_own_words
from newslens.checking.sources import documents, source
from newslens.checking.verdicts import CheckedQuote, QuoteCheck
from newslens.errors import FieldError, InputError
from newslens.pipeline import Pipeline, load
from newslens.queries.tellings import told
from newslens.stages import Stage
from newslens.types import Alignment, Analysis, Article, Problem, SpeakerKind

_DRAFT = "draft"


def check_quotes(
    draft: Article | str, articles: Iterable[Article | Problem], pipeline: Pipeline | None = None
) -> QuoteCheck:
    """Check every quotation of a draft against its sources.

    Quotations are what the draft attributes to somebody, inside quotation marks or as indirect speech, and what else it has
    inside quotation marks. Each is sought in the quotes of the sources and in their whole texts, where newslens may have
    missed who says it. Speakers are one over the draft and the sources: "Ms Lind" is Mara Lind. What is the draft itself among
    the sources, the same file or the same text, is left out.

    Args:
        draft: An article, or its text.
        articles: The sources: articles, or what `Pipeline.read` yields.
        pipeline: What finds quotes and speakers; the default if left out.

    Raises:
        InputError: Where the draft itself could not be analysed, the sources are no articles, or the pipeline is none.
        StageError: Where a stage fails whose policy is `raise`.
        ModelError: Where the spaCy pipeline cannot be loaded.

    Examples:
        >>> gazette = Article("gazette", "“We will not reopen the quay,” said Mara Lind, the harbour master.")
        >>> check = check_quotes("“We will reopen the quay,” said Mara Lind.", [gazette])
        >>> [(str(quote.status), [str(one.kind) for one in quote.alterations]) for quote in check.quotes]
        [('altered', ['negation'])]
    """
    if isinstance(draft, str):
        draft = Article(_DRAFT, draft)
    elif not isinstance(draft, Article):
        raise InputError(f"the draft is an Article or its text, not a {type(draft).__name__}")
    if not isinstance(pipeline, Pipeline | None):
        raise InputError(
            f"the pipeline is what newslens.load gives, as in load(config), not a {type(pipeline).__name__}"
        )
    items, itself = _apart(draft, inputs.articles(articles))
    taken = {item.id for item in items if isinstance(item, Article)}
    while draft.id in taken:
        draft = attrs.evolve(draft, id=f"{draft.id}-{_DRAFT}")
    analysis = telling_nested(pipeline or load()).analyze([draft, *items])
    if not any(article.id == draft.id for article in analysis.articles):
        name = draft.path or draft.id
        why = next((problem.error for problem in analysis.problems if problem.path == name), "it could not be analysed")
        raise InputError(f"{name}: {why}", path=draft.path)
    left_out = tuple(sorted(one.path or one.id for one in itself))
    return attrs.evolve(checked(analysis, draft.id), left_out=left_out)


def telling_nested(pipeline: Pipeline) -> Pipeline:
    """A pipeline that tells what somebody said by another's account as a quote besides, where its own stages can.

    A draft may leave out that an outlet told it, or add it: `Ann Berg said …`, and `The Post reported that Ann Berg said …`.
    """
    return attrs.evolve(pipeline, steps=tuple(attrs.evolve(step, stage=_nested(step.stage)) for step in pipeline.steps))


def _nested(stage: Stage) -> Stage:
    if isinstance(stage, ModelAttribution):
        return attrs.evolve(stage, options=attrs.evolve(stage.options, nested=True))
    if isinstance(stage, RuleAttribution):
        return attrs.evolve(stage, options=attrs.evolve(stage.options, nested=True))
    return stage


def _apart(draft: Article, items: Iterable[Article | Problem]) -> tuple[list[Article | Problem], list[Article]]:
    """The sources, and what among them is the draft itself: it would have every quotation."""
    kept: list[Article | Problem] = []
    itself: list[Article] = []
    text = draft.raw.split()
    path = None if draft.path is None else realpath(draft.path)
    for item in items:
        if isinstance(item, Article) and (
            (item.path is not None and path == realpath(item.path)) or item.raw.split() == text
        ):
            itself.append(item)
        else:
            kept.append(item)
    return kept, itself


def only_article(items: Iterable[Article | Problem], path: str) -> Article:
    """The one article of an input.

    Raises:
        InputError: Where it cannot be read, or holds none or several.
    """
    found = list(items)
    problem = next((item for item in found if isinstance(item, Problem) and item.code != FieldError.code), None)
    if problem is not None:
        raise InputError(f"{problem.path or path}: {problem.stage}: {problem.error}", path=path)
    articles = [item for item in found if isinstance(item, Article)]
    if len(articles) != 1:
        raise InputError(f"{path}: a draft is one article, and this holds {len(articles)}", path=path)
    return articles[0]


def checked(analysis: Analysis, draft: str) -> QuoteCheck:
    """Check the quotations of one article of an analysis against the others.

    Takes time in proportion to the length of all texts, and for each quotation to the number of places that have some of
    its rarest words. The order of the articles changes nothing.

    Args:
        analysis: The draft and its sources.
        draft: The id of the draft.

    Raises:
        ValueError: Where no article of the analysis has that id.
    """
    (article,) = (article for article in analysis.articles if article.id == draft)
    articles = sorted((one for one in analysis.articles if one.id != draft), key=lambda one: one.id)
    sources = [source(one) for one in articles]
    bodies = frozenset(one.id for one in analysis.speakers if one.kind is SpeakerKind.ORGANIZATION)
    quotations = sought(article, bodies)
    names = {speaker.id: speaker.name for speaker in analysis.speakers}
    people = {one.id: one.name for one in analysis.speakers if one.kind is SpeakerKind.PERSON}
    index = indexed(documents(sources), (words.words for quotation in quotations for words in quotation.words))
    judge = Judge(index, sources, Voices(analysis.speakers), names)
    places = places_of(articles, names)
    aligned = _by_member(analysis.alignments, article, told(analysis).twins)

    def verdict(quotation: Sought) -> CheckedQuote:
        line = article.raw.count("\n", 0, quotation.spans[0].start) + 1
        by_words = attrs.evolve(judge.verdict(quotation), line=line)
        if quotation.quote is None:
            return by_words
        name = quotation.quote.id
        told = in_content(by_words, name, aligned[name], places)
        return with_own_words(judge, quotation, with_added_clauses(judge, quotation.speaker, told), people)

    return QuoteCheck(
        draft=draft,
        sources=tuple(one.id for one in articles),
        quotes=tuple(map(verdict, quotations)),
        problems=analysis.problems,
        newslens=analysis.newslens,
        path=article.path,
    )


def _by_member(
    alignments: Iterable[Alignment], article: Article, twins: Mapping[str, str]
) -> dict[str, list[Alignment]]:
    """For each quote of an article the alignments that it is a member of, and those of what has its words and stands for it."""
    found: dict[str, list[Alignment]] = {quote.id: [] for quote in article.quotes}
    stands: dict[str, list[str]] = {}
    for name in found:
        if name in twins:
            stands.setdefault(twins[name], []).append(name)
    for alignment in alignments:
        for member in alignment.members:
            if member in found:
                found[member].append(alignment)
            for name in stands.get(member, ()):
                if name not in alignment.members:
                    members = tuple(sorted(name if one == member else one for one in alignment.members))
                    found[name].append(attrs.evolve(alignment, members=members))
    return found

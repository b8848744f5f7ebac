"""textacy's direct quotations beside newslens: the peer that anyone can install (`pip install 'newslens[peers]'`).

    python -m benchmarks.peers --polnear PATH [--limit N]

Both work on trees of the pipeline that comes with newslens, on the same articles, article by article in turn, and are
scored by what `newslens evaluate --polnear` scores by. Only attributions with quotation marks count, for textacy looks
for no others: gold that is direct or mixed, and of what newslens finds the same.

textacy is called as its documentation shows, and once more paragraph by paragraph. It gives an article up when the
number of its marks is odd, and takes apostrophes that stand by themselves for marks, so that one plural genitive costs
it all quotations of the article; by paragraph it costs those of one paragraph. For the rest it needs coarse tags, lemmas
and the relation `nsubj`, which the pipeline has. A speaker is the head of the name with its compounds, a cue the verb
with its auxiliaries: enough for the loose match, not for all words.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

import attrs
import click
from rich import box
from rich.console import Console
from rich.table import Table

import newslens
from newslens import language
from newslens.errors import InputError, MissingExtraError
from newslens.evaluation.attributions import Attribution, loose_matches
from newslens.evaluation.bootstrap import REPETITIONS, intervals
from newslens.evaluation.corpus import GoldText, read_gold
from newslens.evaluation.counts import Counts, Figures, total
from newslens.evaluation.polnear import polnear_figures, score_attributions
from newslens.types import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

QUOTED = (Kind.DIRECT, Kind.MIXED)
SHOWN = {
    "recall, direct": "triple_loose_R_direct",
    "recall, mixed": "triple_loose_R_mixed",
    "precision": "triple_loose_P",
    "source, word F": "source_token_F",
    "cue, word F": "cue_token_F",
    "content, word F": "content_token_F",
}

Quotations = Callable[["Doc"], Iterable[Any]]
"""textacy's function: triples with `speaker` and `cue` (tokens) and `content` (a span)."""
Finder = Callable[[GoldText], Sequence[Attribution]]
"""Finds the attributions with quotation marks in a text.

Raises:
    ValueError: Where it gives the text up.
"""


@attrs.frozen
class Run:
    """What one finder came to.

    Attributes:
        figures: Those of `newslens evaluate --polnear`, over direct and mixed attributions.
        intervals: The 95% bootstrap interval of each.
        seconds: Processor time of all articles.
        given_up: How many articles it gave up; nothing was found in them.
        predicted: How many attributions it found.
    """

    figures: Figures
    intervals: dict[str, tuple[float, float]]
    seconds: float
    given_up: int
    predicted: int


@click.command()
@click.option("--polnear", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--limit", type=click.IntRange(min=1), help="Read no more than this many articles.")
def main(polnear: Path, limit: int | None) -> None:
    """Score and time textacy's direct quotations beside newslens."""
    try:
        quotations = direct_quotations()
        golds = list(read_gold(polnear, limit=limit))
    except MissingExtraError as error:
        sys.exit(f"benchmarks.peers: {error}")
    except InputError as error:
        sys.exit(f"benchmarks.peers: {error.path}: {error}")
    nlp = language.load()
    finders = {
        "newslens": _newslens(),
        "textacy": lambda gold: textacy(gold, [(nlp(gold.index.text), 0)], quotations),
        "by paragraph": lambda gold: textacy(gold, paragraphs(nlp(gold.index.text)), quotations),
    }
    show(golds, compare(golds, finders))


def direct_quotations() -> Quotations:
    """The function of this name in textacy.

    Raises:
        MissingExtraError: Where textacy is not installed.
    """
    try:
        found: Quotations = import_module("textacy.extract").direct_quotations
    except ImportError as error:
        raise MissingExtraError("the comparison with textacy", extra="peers") from error
    return found


def compare(golds: Sequence[GoldText], finders: Mapping[str, Finder], repetitions: int = REPETITIONS) -> dict[str, Run]:
    """Let every finder read every article, one finder after the other, and each article with another one first.

    Args:
        golds: The articles.
        finders: The finders by name. Each reads the first article once more beforehand, to load what it needs.
        repetitions: How often to draw articles again for the intervals.
    """
    units: dict[str, list[Counts]] = {name: [] for name in finders}
    seconds, given_up = dict.fromkeys(finders, 0.0), dict.fromkeys(finders, 0)
    for number, gold in enumerate((*golds[:1], *golds), start=-1):
        wanted = [each for each in gold.attributions if each.kind in QUOTED]
        for name in _turned(list(finders), number):
            began = process_time()
            try:
                found: Sequence[Attribution] | None = finders[name](gold)
            except ValueError:
                found = None
            if number >= 0:
                seconds[name] += process_time() - began
                given_up[name] += found is None
                units[name].append(score_attributions(wanted, found or (), loose_matches(wanted, found or ())))
    return {
        name: Run(
            figures=polnear_figures(total(counts)),
            intervals=intervals(counts, polnear_figures, repetitions=repetitions),
            seconds=seconds[name],
            given_up=given_up[name],
            predicted=round(total(counts)["predicted"]),
        )
        for name, counts in units.items()
    }


def textacy(gold: GoldText, docs: Iterable[tuple[Doc, int]], quotations: Quotations) -> list[Attribution]:
    """What textacy finds in a text, as the scorer sees it.

    Args:
        gold: The text.
        docs: The text parsed, whole or in pieces, each with the code point at which it begins.
        quotations: textacy's function.

    Raises:
        ValueError: Where it gives up on every piece.
    """
    found: list[Attribution] = []
    error: ValueError | None = None
    read = 0
    for doc, start in docs:
        try:
            found += [_attribution(gold, triple, start) for triple in quotations(doc)]
        except ValueError as reason:
            error = reason
        else:
            read += 1
    if error is not None and not read:
        raise error
    return found


def paragraphs(doc: Doc) -> Iterator[tuple[Doc, int]]:
    """The paragraphs of a parsed text that hold any token, each with the code point at which it begins."""
    start = 0
    for token in doc:
        if token.i + 1 == len(doc) or "\n" in token.text_with_ws:
            yield doc[start : token.i + 1].as_doc(), doc[start].idx
            start = token.i + 1


def show(golds: Sequence[GoldText], runs: Mapping[str, Run], console: Console | None = None) -> None:
    """Print what the finders came to, one column for each."""
    words = sum(len(gold.index.forms) for gold in golds)
    table = Table(
        title=f"Quotations of {len(golds)} articles, {words:,} words", title_justify="left", box=box.SIMPLE_HEAD
    )
    table.add_column("")
    for name in runs:
        table.add_column(name, justify="right")
    for label, figure in SHOWN.items():
        table.add_row(label, *(_shown(run, figure) for run in runs.values()))
    table.add_row("found", *(f"{run.predicted:,}" for run in runs.values()))
    table.add_row("articles given up", *(str(run.given_up) for run in runs.values()))
    table.add_row("words per second", *(f"{words / run.seconds:,.0f}" if run.seconds else "-" for run in runs.values()))
    least = min(run.seconds for run in runs.values()) or 1.0
    table.add_row("time over the quickest", *(f"{run.seconds / least:.2f}" for run in runs.values()))
    (console or Console(highlight=False)).print(table)


def _newslens() -> Finder:
    pipeline = newslens.load()

    def find(gold: GoldText) -> list[Attribution]:
        (article,) = pipeline.stream([newslens.Article(id=gold.id, raw=gold.index.text)])
        quotes = article.quotes if isinstance(article, newslens.Article) else ()
        return [Attribution.found(gold.index, quote) for quote in quotes if quote.kind in QUOTED]

    return find


def _attribution(gold: GoldText, triple: Any, start: int) -> Attribution:
    def spans(tokens: Iterable[Token]) -> list[tuple[int, int]]:
        return [(start + token.idx, start + token.idx + len(token)) for token in tokens]

    return Attribution.annotated(
        gold.index,
        {
            "source": spans(triple.speaker),
            "cue": spans(triple.cue),
            "content": [(start + triple.content.start_char, start + triple.content.end_char)],
            "type": Kind.DIRECT,
        },
    )


def _turned(names: list[str], by: int) -> list[str]:
    first = by % len(names)
    return names[first:] + names[:first]


def _shown(run: Run, figure: str) -> str:
    value, ends = run.figures.get(figure), run.intervals.get(figure)
    if value is None or ends is None:
        return "-"
    return f"{value:.2f} ({ends[0]:.2f} to {ends[1]:.2f})"


if __name__ == "__main__":
    main()

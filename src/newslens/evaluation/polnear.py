"""Articles with attributions in the manner of PolNeAR (Newell, Margolin and Ruths, 2018)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from newslens.errors import InputError
from newslens.evaluation.bootstrap import REPETITIONS, intervals
from newslens.evaluation.counts import Counts, Figures, Tally, harmonic, ratio, tally, total
from newslens.evaluation.report import Report
from newslens.evaluation.words import SAME, WordIndex, Words, jaccard
from newslens.spans import Span, Spans
from newslens.types import Article, Quote

ROLES: Final = ("source", "cue", "content")


@attrs.frozen
class Attribution:
    """Who, by which words, is said to say what."""

    source: Words
    cue: Words
    content: Words
    kind: str = ""

    def of(self, role: str) -> Words:
        """The words that bear a role."""
        words: Words = getattr(self, role)
        return words


def evaluate_polnear(
    path: Path,
    analyze: Callable[[Iterable[Article]], Iterable[Article]],
    *,
    limit: int | None = None,
    repetitions: int = REPETITIONS,
) -> Report:
    """Annotate articles and hold the attributions against gold.

    Args:
        path: One JSON object with `text` and `attributions` on each line; gzip-compressed where the name ends in ".gz".
        analyze: Annotates articles; it may leave some out.
        limit: How many articles to read; all if None.
        repetitions: How often to draw articles again for the intervals.

    Raises:
        InputError: Where the file cannot be read.
    """
    golds = dict(_golds(path, limit))
    articles = [Article(id=name, raw=text) for name, (text, _) in golds.items()]
    found = {article.id: article for article in analyze(articles)}
    units: list[Counts] = []
    for name, (text, attributions) in golds.items():
        article = found.get(name)
        counts = score_article(WordIndex(text), attributions, () if article is None else article.quotes)
        counts["articles_found"] += article is not None
        units.append(counts)
    summed = total(units)
    return Report(
        title=f"{len(units)} articles with {summed['gold']:.0f} attributions; {summed['predicted']:.0f} predicted",
        figures=polnear_figures(summed),
        intervals=intervals(units, polnear_figures, repetitions=repetitions),
        counts=dict(summed),
    )


def score_article(index: WordIndex, golds: Sequence[Mapping[str, Any]], quotes: Iterable[Quote]) -> Tally:
    """Count what the quotes of one article have right.

    Args:
        index: The words of the text.
        golds: Attributions with spans for `source`, `cue` and `content`, and a `type`.
        quotes: What was found.
    """
    counts = tally()
    wanted = [_gold(index, gold) for gold in golds]
    found = [_found(index, quote) for quote in quotes]
    for role in ROLES:
        _count_role(
            counts, role, [w for gold in wanted if (w := gold.of(role))], [w for f in found if (w := f.of(role))]
        )
    counts["articles"] += 1
    counts["predicted"] += len(found)
    counts["gold"] += len(wanted)
    left = list(found)
    for gold in wanted:
        same = next((other for other in left if all(other.of(role) == gold.of(role) for role in ROLES)), None)
        if same is not None:
            left.remove(same)
            counts["exact"] += 1
    left = list(found)
    for gold in wanted:
        counts[f"kind_gold_{gold.kind}"] += 1
        fitting = [other for other in left if _fits(gold, other)]
        if fitting:
            left.remove(max(fitting, key=lambda other: jaccard(gold.content, other.content)))
            counts["loose"] += 1
            counts[f"kind_found_{gold.kind}"] += 1
    return counts


def polnear_figures(counts: Counts) -> Figures:
    """The figures of some counts: words, overlap and exact match of each role, then whole triples."""
    c = total([counts])
    figures: Figures = {"articles": c["articles"], "articles_found": c["articles_found"]}
    for role in ROLES:
        for measure in ("token", "overlap", "exact"):
            start = f"{role}_{measure}"
            precision = ratio(c[f"{start}_tp_p"], c[f"{start}_p"]) or 0.0
            recall = ratio(c[f"{start}_tp_r"], c[f"{start}_r"]) or 0.0
            figures |= {f"{start}_P": precision, f"{start}_R": recall, f"{start}_F": harmonic(precision, recall)}
    for measure in ("exact", "loose"):
        precision, recall = ratio(c[measure], c["predicted"]) or 0.0, ratio(c[measure], c["gold"]) or 0.0
        start = f"triple_{measure}"
        figures |= {f"{start}_P": precision, f"{start}_R": recall, f"{start}_F": harmonic(precision, recall)}
    for name in sorted(counts):
        if name.startswith("kind_gold_"):
            kind = name.removeprefix("kind_gold_")
            figures[f"triple_loose_R_{kind}"] = ratio(c[f"kind_found_{kind}"], c[name])
    return figures


def _golds(path: Path, limit: int | None) -> Iterator[tuple[str, tuple[str, list[dict[str, Any]]]]]:
    number = -1
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if limit is not None and number >= limit:
                    return
                tree = json.loads(line)
                yield f"p{number:04d}", (tree["text"], tree["attributions"])
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"line {number + 1}: {type(error).__name__}: {error}", path=str(path)) from error


def _gold(index: WordIndex, tree: Mapping[str, Any]) -> Attribution:
    def words(role: str) -> Words:
        return index.words(Span(start, end) for start, end in tree.get(role) or ())

    return Attribution(words("source"), words("cue"), words("content"), tree["type"])


def _found(index: WordIndex, quote: Quote) -> Attribution:
    source: Spans = () if quote.speaker is None else quote.speaker.spans
    cue: Spans = () if quote.cue is None else quote.cue.spans
    return Attribution(index.words(source), index.words(cue), index.words(quote.spans))


def _fits(gold: Attribution, found: Attribution) -> bool:
    return (
        jaccard(gold.content, found.content) >= SAME and _meet(gold.cue, found.cue) and _meet(gold.source, found.source)
    )


def _meet(a: Words, b: Words) -> bool:
    return not a.isdisjoint(b) or not (a or b)


def _count_role(counts: Tally, role: str, golds: Sequence[Words], found: Sequence[Words]) -> None:
    every_gold: Words = frozenset().union(*golds)
    every_found: Words = frozenset().union(*found)
    left = list(found)
    exact = 0
    for words in golds:
        if words in left:
            left.remove(words)
            exact += 1
    shared = len(every_gold & every_found)
    for measure, right_of_found, all_found, right_of_gold, all_gold in (
        ("token", shared, len(every_found), shared, len(every_gold)),
        (
            "overlap",
            sum(not words.isdisjoint(every_gold) for words in found),
            len(found),
            sum(not words.isdisjoint(every_found) for words in golds),
            len(golds),
        ),
        ("exact", exact, len(found), exact, len(golds)),
    ):
        start = f"{role}_{measure}"
        counts[f"{start}_tp_p"] += right_of_found
        counts[f"{start}_p"] += all_found
        counts[f"{start}_tp_r"] += right_of_gold
        counts[f"{start}_r"] += all_gold

"""Alignments and clusters of speakers over the articles of a story, against gold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import attrs

from newslens.evaluation.articles import Item, Scorer
from newslens.evaluation.gold import GoldAlignment
from newslens.evaluation.words import SAME, Words, containment, jaccard
from newslens.types import Alignment, Relation

_INSIDE = 0.4
_MOSTLY = 0.8
_FEWEST = 3


@attrs.frozen
class _Pair:
    a: str
    b: str
    alignment: Alignment


@attrs.frozen
class _Fits:
    """Which predicted pairs fit which gold alignment."""

    by_gold: dict[str, list[tuple[float, _Pair]]]
    by_pair: list[list[GoldAlignment]]


def score_clusters(scorer: Scorer) -> None:
    """B³ of the speakers over matched quotes (Bagga and Baldwin, 1998); a quote without a speaker earns nothing."""
    golds = Counter(gold for gold, _ in scorer.clusters)
    found = Counter(speaker for _, speaker in scorer.clusters)
    both = Counter(scorer.clusters)
    for gold, speaker in scorer.clusters:
        scorer.counts["bc_n"] += 1
        if speaker is not None:
            scorer.counts["bc_p"] += both[gold, speaker] / found[speaker]
            scorer.counts["bc_r"] += both[gold, speaker] / golds[gold]


def score_alignments(scorer: Scorer, alignments: Iterable[Alignment]) -> None:
    """Count the alignments of a story, pair by pair."""
    pairs = _pairs(scorer, alignments)
    fits = _fits(scorer, pairs)
    for gold in scorer.story.alignments:
        if not gold.optional:
            _score_gold(scorer, gold, sorted(fits.by_gold[gold.id], key=lambda fit: _rank(fit, gold)))
    _score_predicted(scorer, pairs, fits.by_pair)


def _rank(fit: tuple[float, _Pair], gold: GoldAlignment) -> tuple[float, bool]:
    return -fit[0], fit[1].alignment.relation not in gold.relations


def _pairs(scorer: Scorer, alignments: Iterable[Alignment]) -> list[_Pair]:
    items = scorer.items
    return [
        _Pair(a, b, alignment)
        for alignment in alignments
        for a, b in combinations(dict.fromkeys(member for member in alignment.members if member in items), 2)
        if items[a].article != items[b].article
    ]


def _fits(scorer: Scorer, pairs: Sequence[_Pair]) -> _Fits:
    by_gold: defaultdict[str, list[tuple[float, _Pair]]] = defaultdict(list)
    by_pair: list[list[GoldAlignment]] = []
    for pair in pairs:
        fitting = []
        for gold in scorer.story.alignments:
            if fit := _pair_fit(scorer, pair, gold):
                by_gold[gold.id].append((fit, pair))
                fitting.append(gold)
        by_pair.append(fitting)
    return _Fits(by_gold, by_pair)


def _pair_fit(scorer: Scorer, pair: _Pair, gold: GoldAlignment) -> float:
    a, b = scorer.items[pair.a], scorer.items[pair.b]
    one, other = (scorer.gold_items[member] for member in gold.members)
    straight = (_fit(a, one), _fit(b, other))
    crossed = (_fit(a, other), _fit(b, one))
    return max(sum(fits) if min(fits) > 0 else 0.0 for fits in (straight, crossed))


def _fit(found: Item, gold: Item) -> float:
    if found.article != gold.article:
        return 0.0
    fit = jaccard(found.words, gold.words)
    if fit >= SAME:
        return fit
    inside = containment(found.words, gold.words) >= _MOSTLY and len(found.words & gold.words) >= _FEWEST
    return _INSIDE if inside else 0.0


def _score_gold(scorer: Scorer, gold: GoldAlignment, fits: Sequence[tuple[float, _Pair]]) -> None:
    counts = scorer.counts
    best = fits[0][1].alignment if fits else None
    right = best is not None and best.relation in gold.relations
    counts["al_gold"] += 1
    counts["al_tp"] += best is not None
    counts["rel_ok"] += right
    counts[f"rel_n_{gold.relation}"] += 1
    counts[f"rel_ok_{gold.relation}"] += right
    pairs = [pair for _, pair in fits]
    if best is None:
        scorer.miss(scorer.story.name, f"alignment missed ({gold.relation})", " ~ ".join(gold.members))
    elif not right:
        scorer.miss(scorer.story.name, f"relation {best.relation} for {gold.relation}", " ~ ".join(gold.members))
    if gold.relation == Relation.CONTRADICTION:
        counts["con_gold"] += 1
        counts["con_tp"] += any(pair.alignment.relation is Relation.CONTRADICTION for pair in pairs)
    if gold.relation == Relation.REWORDED:
        counts["diff_n"] += 1
        counts["diff_ok"] += any(map(_tells_words, pairs))
    _score_conflict(scorer, gold, says=best is not None and best.attribution_conflict)


def _tells_words(pair: _Pair) -> bool:
    return any(
        {difference.a, difference.b} == {pair.a, pair.b} and (difference.a_words.strip() or difference.b_words.strip())
        for difference in pair.alignment.differences
    )


def _score_conflict(scorer: Scorer, gold: GoldAlignment, *, says: bool) -> None:
    if gold.conflict is None:
        return
    scorer.counts["conf_pred"] += says
    if gold.conflict:
        scorer.counts["conf_gold"] += 1
        scorer.counts["conf_tp"] += says
    if says is not gold.conflict:
        what = "missed" if gold.conflict else "false"
        scorer.miss(scorer.story.name, f"attribution conflict {what}", " ~ ".join(gold.members))


def _score_predicted(scorer: Scorer, pairs: Sequence[_Pair], fitting: Sequence[Sequence[GoldAlignment]]) -> None:
    counts = scorer.counts
    seen: set[frozenset[tuple[str, str | Words]]] = set()
    for pair, golds in zip(pairs, fitting, strict=True):
        contradicts = pair.alignment.relation is Relation.CONTRADICTION
        if golds:
            needed = any(not gold.optional for gold in golds)
            counts["al_ptp"] += needed
            if contradicts and needed:
                counts["con_pred"] += 1
                counts["con_ptp"] += any(Relation.CONTRADICTION in gold.relations for gold in golds)
            continue
        near = [_near(scorer, scorer.items[member]) for member in (pair.a, pair.b)]
        if _unscored(scorer, pair, near):
            counts["al_unscored"] += 1
            continue
        sides = frozenset(
            (scorer.items[member].article, found[0] if found else scorer.items[member].words)
            for member, found in zip((pair.a, pair.b), near, strict=True)
        )
        if sides not in seen:
            seen.add(sides)
            counts["al_fp"] += 1
            counts["con_pred"] += contradicts
            counts["conf_pred"] += pair.alignment.attribution_conflict
            what = f"alignment false ({pair.alignment.relation})"
            scorer.miss(scorer.story.name, what, f"{pair.a} ~ {pair.b}")


def _near(scorer: Scorer, item: Item) -> list[str]:
    return [name for name, gold in scorer.gold_items.items() if _fit(item, gold) >= SAME]


def _unscored(scorer: Scorer, pair: _Pair, near: Sequence[Sequence[str]]) -> bool:
    """Whether the gold cannot tell: it lists all quotes, but not all claims, and leaves optional quotes open."""
    if scorer.items[pair.a].quoted and scorer.items[pair.b].quoted:
        return any(found and all(scorer.gold_items[name].optional for name in found) for found in near)
    return not all(near)

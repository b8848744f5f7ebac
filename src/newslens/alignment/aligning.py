"""From articles to alignments: find neighbours, look closer, say how they stand to each other."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import attrs

from newslens.alignment.candidates import candidates, indexed
from newslens.alignment.contradictions import Conflicts, Stretch, conflicts, stretch
from newslens.alignment.items import Item, items, units
from newslens.alignment.lexicon import Lexicon, lexicon
from newslens.alignment.likeness import Likeness, likeness, weighed
from newslens.alignment.speech import Kinship, Voices
from newslens.alignment.words import Reader
from newslens.alignment.wording import Wording, changes, compared, stretches
from newslens.types import Alignment, Article, Difference, Kind, Relation, Speaker

_MOST = 400  # units that may hold a key which brings units together
_LEAST = 0.3
_CONTAINMENT = 0.15
# How telling words in common must be to be a quotation of the same words.
_TELLING = {Kinship.SAME: 0.9, Kinship.RELATED: 1.2, Kinship.UNKNOWN: 1.6, Kinship.DIFFERENT: 2.4}
_ABOUT_THE_SAME = 0.3  # how alike the surroundings of two numbers must be for the numbers to be of one thing
_FAR = 4.0
_CLOSE = 3  # pairs of stretches of two items that are looked at


@attrs.frozen(eq=False)
class Match:
    """Two items, compared.

    Attributes:
        a: The number of one item.
        b: The number of the other.
        pair: The stretches of the two that are most alike.
        likely: How alike they are.
        against: What speaks against both holding.
        wording: How their quoted words compare, or None where they have too little in common.
    """

    a: int
    b: int
    pair: Pair
    likely: Likeness
    against: Conflicts
    wording: Quoted | None


@attrs.frozen(eq=False)
class Quoted:
    """How the quoted words of two items compare.

    Attributes:
        same: Whether they are the same.
        score: 0 to 1.
        differences: The words that differ, in pairs.
        evidence: In a few words.
    """

    same: bool
    score: float
    differences: tuple[tuple[str, str], ...]
    evidence: str


@attrs.frozen(eq=False)
class _Verdict:
    """What was found out about two items."""

    a: int
    b: int
    relation: Relation
    score: float
    evidence: tuple[str, ...]
    differences: tuple[tuple[str, str], ...] = ()


def align(articles: Sequence[Article], speakers: Sequence[Speaker], *, threshold: float = 0.5) -> tuple[Alignment, ...]:
    """The alignments of a set of articles.

    Args:
        articles: Articles with quotes and claims.
        speakers: The speakers of the whole set.
        threshold: The score from which two stretches count as saying the same.

    Returns:
        One alignment for each pair of quotes or claims that was verified, sorted by members.
    """
    words = lexicon()
    voices = Voices(speakers)
    # Nothing may hang on the order in which the articles come.
    ordered = sorted({article.id: article for article in articles}.values(), key=lambda article: article.id)
    found = items(ordered, Reader(words), words)
    matched = matches(found, voices, words)
    verdicts = [
        verdict
        for match, outshone in zip(matched, rivals(found, matched), strict=True)
        if (verdict := _verdict(found, match, outshone, voices, threshold)) is not None
    ]
    made = {}
    for verdict in _kept(found, verdicts):
        alignment = _alignment(found[verdict.a], found[verdict.b], verdict, voices)
        made[alignment.members] = alignment
    return tuple(made[members] for members in sorted(made))


def matches(found: Sequence[Item], voices: Voices, words: Lexicon) -> list[Match]:
    """Compare the items of different articles that are near each other."""
    result = []
    for (a, b), pairs in close(found).items():
        one, other = found[a], found[b]
        kinship = voices.kinship(one.speaker, other.speaker)
        quotes = one.kind is not None and other.kind is not None
        quoted = _wording(one, other, kinship) if quotes and any(one.marked) and any(other.marked) else None
        best: Match | None = None
        for pair in pairs:
            against = conflicts(pair.a, pair.b, words)
            likely = likeness(pair.a, pair.b, kinship, against, pair.rank, float(quoted is not None))
            if best is None or likely.score > best.likely.score:
                best = Match(a, b, pair, likely, against, quoted)
        if best is not None:
            result.append(best)
    return result


def rivals(found: Sequence[Item], matched: Sequence[Match]) -> list[tuple[float, float]]:
    """For each match how far the best rival of each side outshines it: the smaller first.

    A rival of a match has the same words of one side, and another quote of the other side's article.
    """
    sides: dict[tuple[int, int], list[tuple[float, int, int, int]]] = {}

    def root(item: int) -> int:
        held = found[item].quote
        return item if held is None else held

    for match in matched:
        for stretch_, item, other in ((match.pair.a, match.a, match.b), (match.pair.b, match.b, match.a)):
            entry = (match.likely.logit, stretch_.start, stretch_.end, root(other))
            sides.setdefault((item, found[other].article), []).append(entry)
    result = []
    for match in matched:
        outshone = []
        for stretch_, item, other in ((match.pair.a, match.a, match.b), (match.pair.b, match.b, match.a)):
            best = max(
                (
                    logit
                    for logit, start, end, rival in sides[item, found[other].article]
                    if rival != root(other) and start < stretch_.end and stretch_.start < end
                ),
                default=-_FAR,
            )
            outshone.append(min(_FAR, max(0.0, best - match.likely.logit)))
        result.append((min(outshone), max(outshone)))
    return result


@attrs.frozen(eq=False)
class Pair:
    """Two stretches of different items that are near each other.

    Attributes:
        a: One.
        b: The other.
        rank: 1 where each item is the other's nearest of its article, 0 where neither is.
    """

    a: Stretch
    b: Stretch
    rank: float


def close(found: Sequence[Item]) -> dict[tuple[int, int], list[Pair]]:
    """The pairs of items of different articles that are near each other, with their nearest stretches."""
    cut = units(found)
    held = []
    for unit in cut:
        item = found[unit.item]
        keys: dict[str, float] = {}
        for key, weight in zip(item.keys[unit.start : unit.end], item.weights[unit.start : unit.end], strict=True):
            if key:
                keys[key] = weight
        held.append(keys)
    index = indexed(held, [found[unit.item].article for unit in cut])
    pairs = candidates(index, most=max(_MOST, len(cut) // 100), least=_LEAST, containment=_CONTAINMENT)
    bounds = [0]
    for keys in held:
        bounds.append(bounds[-1] + len(keys))
    weights = index.weights.tolist()
    known: dict[int, Stretch] = {}

    def read(number: int) -> Stretch:
        if number not in known:
            unit, keys = cut[number], held[number]
            weighed = dict(zip(keys, weights[bounds[number] : bounds[number + 1]], strict=True))
            known[number] = stretch(found[unit.item], unit.start, unit.end, weighed, keys)
        return known[number]

    closeness = pairs.shared / (index.totals[pairs.first] * index.totals[pairs.second]) ** 0.5
    grouped: dict[tuple[int, int], list[tuple[float, int, int]]] = {}
    for first, second, value in zip(pairs.first.tolist(), pairs.second.tolist(), closeness.tolist(), strict=True):
        grouped.setdefault((cut[first].item, cut[second].item), []).append((-value, first, second))
    best: dict[tuple[int, int], float] = {}
    for (a, b), group in grouped.items():
        value = -min(group)[0]
        for item, other in ((a, b), (b, a)):
            side = (item, found[other].article)
            best[side] = max(best.get(side, 0.0), value)
    result = {}
    for (a, b), group in grouped.items():
        group.sort()
        value = -group[0][0]
        rank = 0.5 * (value / best[a, found[b].article]) + 0.5 * (value / best[b, found[a].article])
        result[a, b] = [Pair(read(first), read(second), rank) for _, first, second in group[:_CLOSE]]
    return result


def _verdict(
    found: Sequence[Item], match: Match, outshone: tuple[float, float], voices: Voices, threshold: float
) -> _Verdict | None:
    a, b, likely, against, quoted = match.a, match.b, match.likely, match.against, match.wording
    one, other = found[a], found[b]
    score = weighed(likely, outshone)
    quotes = one.kind is not None and other.kind is not None
    if quoted is not None:
        if quoted.same:
            return _Verdict(a, b, Relation.VERBATIM, quoted.score, (quoted.evidence,))
        if not against.evidence:
            return _Verdict(a, b, Relation.REWORDED, max(quoted.score, score), (quoted.evidence,), quoted.differences)
    if score < threshold:
        return None
    shown = ", ".join(sorted(key.lstrip("=#") for key in likely.shared)[:8])
    evidence = (f"shared: {shown}", f"speakers: {voices.kinship(one.speaker, other.speaker).name.lower()}")
    if against.denied or against.negated or against.opposite or against.number > _ABOUT_THE_SAME:
        return _Verdict(a, b, Relation.CONTRADICTION, score, (*against.evidence, *evidence), _all_changes(one, other))
    if quotes and _in_marks(match.pair, likely):
        return _Verdict(a, b, Relation.REWORDED, score, evidence, _all_changes(one, other))
    return _Verdict(a, b, Relation.PARAPHRASE, score, evidence)


def _in_marks(pair: Pair, likely: Likeness) -> bool:
    inside_a, inside_b = (
        {side.item.keys[index] for index in range(side.start, side.end) if side.item.marked[index]}
        for side in (pair.a, pair.b)
    )
    total = sum(likely.shared.values())
    return sum(weight for key, weight in likely.shared.items() if key in inside_a and key in inside_b) > 0.5 * total


def _wording(a: Item, b: Item, kinship: Kinship) -> Quoted | None:
    least = _TELLING[kinship]
    same: list[Wording] = []
    near: list[tuple[Wording, tuple[int, int], tuple[int, int]]] = []
    inside_a, inside_b = stretches(a), stretches(b)
    if len(inside_a) * len(inside_b) > 400:
        inside_a, inside_b = inside_a[:20], inside_b[:20]
    for left in inside_a:
        a_words = a.words.words[left[0] : left[1]]
        for right in inside_b:
            b_words = b.words.words[right[0] : right[1]]
            wording = compared(a_words, b_words)
            if wording.strength < least:
                continue
            if wording.same:
                same.append(wording)
            elif wording.ratio >= 0.6 and wording.strength >= least:
                near.append((wording, left, right))
    if near:
        wording, left, right = max(near, key=lambda entry: entry[0].strength)
        differing = tuple(
            (
                " ".join(a.words.forms[left[0] + change.a_start : left[0] + change.a_end]),
                " ".join(b.words.forms[right[0] + change.b_start : right[0] + change.b_end]),
            )
            for change in wording.changes
        )
        return Quoted(False, min(1.0, 0.5 + 0.5 * wording.ratio), differing, f"in marks: {wording.ratio:.2f} the same")
    if same:
        power = max(wording.strength for wording in same)
        return Quoted(True, min(1.0, 0.7 + 0.1 * power), (), f"in marks: the same words, {power:.1f} telling")
    return None


def _all_changes(a: Item, b: Item) -> tuple[tuple[str, str], ...]:
    found = changes([word.exact for word in a.words.words], [word.exact for word in b.words.words])
    return tuple(
        (" ".join(a.words.forms[change.a_start : change.a_end]), " ".join(b.words.forms[change.b_start : change.b_end]))
        for change in found
    )


def _kept(found: Sequence[Item], verdicts: Sequence[_Verdict]) -> list[_Verdict]:
    """Without what a claim says again that its quote has said."""

    def quote(item: int) -> int:
        held = found[item].quote
        return item if held is None else held

    contradictions = {
        (quote(v.a), quote(v.b))
        for v in verdicts
        if v.relation == Relation.CONTRADICTION and v.a == quote(v.a) and v.b == quote(v.b)
    }
    kept = []
    for verdict in verdicts:
        whole = (quote(verdict.a), quote(verdict.b))
        if (verdict.a, verdict.b) != whole and (verdict.relation != Relation.CONTRADICTION or whole in contradictions):
            continue
        kept.append(verdict)
    return kept


def _alignment(a: Item, b: Item, verdict: _Verdict, voices: Voices) -> Alignment:
    if b.id < a.id:
        a, b = b, a
        verdict = attrs.evolve(verdict, differences=tuple((right, left) for left, right in verdict.differences))
    members = (a.id, b.id)
    digest = hashlib.sha1("\n".join(members).encode(), usedforsecurity=False).hexdigest()
    return Alignment(
        id=f"a-{digest[:10]}",
        members=members,
        relation=verdict.relation,
        attribution_conflict=verdict.relation != Relation.CONTRADICTION and voices.conflict(a.speaker, b.speaker),
        differences=tuple(Difference(a.id, b.id, left, right) for left, right in verdict.differences),
        score=round(max(0.0, min(1.0, verdict.score)), 4),
        evidence=verdict.evidence,
    )

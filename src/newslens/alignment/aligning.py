"""From articles to alignments: find neighbours, look closer, say how they stand to each other."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import attrs

from newslens.alignment.diff.edits import Edit
from newslens.alignment.differences import difference, whole_edits
from newslens.alignment.items import Item, items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.likeness import Likeness, weighed
from newslens.alignment.matching import Match, matches, rivals
from newslens.alignment.neighbours import Pair
from newslens.alignment.opinions import Opinion, reconsidered
from newslens.alignment.speech import Kinship, Voices
from newslens.types import Alignment, Article, Relation, Speaker

_ABOUT_THE_SAME = 0.15  # how alike the surroundings of two numbers must be for the numbers to be of one thing
_SURELY_THE_SAME = 0.32
# How much of what is denied or negated the other side must say, and how much where the two share but one key.
_DENIED = 0.45
_NEGATED = 0.6
_IN_ONE_KEY = 0.7
_APART = (Kinship.DIFFERENT, Kinship.UNKNOWN)
_LIKELY = 0.5  # the score from which two people who share one key can be on one matter
_ALL = 0.9
_FIRM = (
    0.76  # the score from which one key is enough for people who contradict each other, and how much it must be then
)
_PARTLY = 0.4
_RARE = 0.7  # and how rare the key
_COUNTED = (
    0.55  # the score from which two stretches with one number each are of one thing, so that the numbers must agree
)
_TOUCHED = 0.2
_AFFIRMED = 0.45  # how much of the other side it must be then
_SHORT = 4  # keys of a stretch of which one in common is much
_CAUTION = 0.05  # added to the threshold for each claim: outlets tell the same in their own voice all the time
_SURE = 0.88  # the score from which what they have in common may be less
_PLAINLY = 0.9  # the score from which a paraphrase is of what the other said
_FEWEST = 2  # keys that different speakers must have in common to say the same


@attrs.frozen(eq=False)
class _Verdict:
    """What was found out about two items."""

    a: int
    b: int
    relation: Relation
    score: float
    evidence: tuple[str, ...]
    differences: tuple[Edit, ...] = ()


def align(
    articles: Sequence[Article], speakers: Sequence[Speaker], *, threshold: float = 0.5, opinion: Opinion | None = None
) -> tuple[Alignment, ...]:
    """The alignments of a set of articles.

    Args:
        articles: Articles with quotes and claims.
        speakers: The speakers of the whole set.
        threshold: The score from which two stretches count as saying the same.
        opinion: Asked about the pairs that words leave open.

    Returns:
        One alignment for each pair of quotes or claims that was verified, sorted by members.
    """
    # Nothing may hang on the order in which the articles come.
    ordered = sorted({article.id: article for article in articles}.values(), key=lambda article: article.id)
    if len(ordered) < 2:
        return ()
    words = lexicon()
    voices = Voices(speakers)
    found = items(ordered, words)
    crowd = len(found)
    # What an opinion may lift over the threshold must not be left out before it is asked.
    matched = matches(found, voices, words, threshold if opinion is None else min(threshold, opinion.low))
    if opinion is not None:
        matched = reconsidered(matched, opinion)
    verdicts = [
        verdict
        for match, outshone in zip(matched, rivals(found, matched), strict=True)
        if (verdict := _verdict(found, match, outshone, crowd, voices, threshold)) is not None
    ]
    made = {}
    for verdict in _kept(found, verdicts):
        alignment = _alignment(found[verdict.a], found[verdict.b], verdict, voices, ordered)
        made[alignment.members] = alignment
    return tuple(made[members] for members in sorted(made))


def _verdict(
    found: Sequence[Item], match: Match, outshone: float, crowd: int, voices: Voices, threshold: float
) -> _Verdict | None:
    a, b, likely, against, quoted = match.a, match.b, match.likely, match.against, match.wording
    one, other = found[a], found[b]
    score = weighed(likely, outshone, crowd)
    kinship = voices.kinship(one.speaker, other.speaker)
    quotes = one.kind is not None and other.kind is not None
    if quoted is not None:
        if quoted.same:
            return _Verdict(a, b, Relation.VERBATIM, quoted.score, (quoted.evidence,))
        score = max(score, quoted.score)
        if not against.evidence:
            return _Verdict(a, b, Relation.REWORDED, score, (quoted.evidence,), quoted.differences)
    sound = _sound(match, kinship, score) or (against.lone and not against.clash and score >= _COUNTED)
    least = threshold + _CAUTION * ((one.kind is None) + (other.kind is None))
    if score < least:
        return None
    shown = ", ".join(sorted(key.lstrip("=#") for key in likely.shared)[:8])
    evidence = (f"shared: {shown}", f"speakers: {kinship.name.lower()}")
    if sound:
        differing = whole_edits(one, other) if quoted is None else quoted.differences
        return _Verdict(a, b, Relation.CONTRADICTION, score, (*against.evidence, *evidence), differing)
    if against.clash or against.opposite or (not _told(match) and score < _SURE):
        return None
    if quoted is not None:
        return _Verdict(a, b, Relation.REWORDED, score, (quoted.evidence,), quoted.differences)
    if kinship != Kinship.SAME and sum(key[0] != "#" for key in likely.shared) < _FEWEST:
        rare = max(likely.shared.values(), default=0.0) >= _RARE
        if kinship == Kinship.DIFFERENT or not rare or score < _SURE:
            return None
    if quotes and _in_marks(match.pair, likely):
        differing = whole_edits(one, other)
        return _Verdict(a, b, Relation.REWORDED if differing else Relation.VERBATIM, score, evidence, differing)
    return _Verdict(a, b, Relation.PARAPHRASE, score, evidence)


def _sound(match: Match, kinship: Kinship, score: float) -> bool:
    """Whether what speaks against both holding is said of one thing."""
    against = match.against
    if against.clash:
        return _restated(match, kinship, score)
    if against.opposite:
        return _opposed(match)
    # Who speaks of the same thing twice may well count something else.
    return against.number > (_ABOUT_THE_SAME if kinship != Kinship.SAME else _SURELY_THE_SAME)


def _told(match: Match) -> bool:
    """Whether more is in common than what is counted."""
    counted = {number.unit for side in (match.pair.a, match.pair.b) for number in side.numbers} | {"percent"}
    return match.wording is not None or any(key[0] != "#" and key not in counted for key in match.likely.shared)


def _restated(match: Match, kinship: Kinship, score: float) -> bool:
    """Whether one side says enough of what the other denies or negates."""
    against = match.against
    if sum(key[0] != "#" for key in match.likely.shared) == 1 and not against.number:
        # Who contradicts himself in one word says the whole of it again; of two people one may only touch on it.
        if kinship == Kinship.DIFFERENT and score >= _LIKELY and against.negated >= _IN_ONE_KEY:
            return against.affirmed >= _TOUCHED
        enough = against.denied >= _ALL if kinship in _APART else max(against.denied, against.negated) >= _IN_ONE_KEY
        rare = max(match.likely.shared.values(), default=0.0) >= _RARE
        beside = (
            kinship == Kinship.DIFFERENT and score >= _FIRM and rare and max(against.denied, against.negated) >= _PARTLY
        )
        return beside or (enough and against.affirmed >= _AFFIRMED)
    return against.denied >= _DENIED or against.negated >= _NEGATED


def _opposed(match: Match) -> bool:
    """Whether opposite words are said of the same thing: what is not a name must be much the same."""
    names = match.pair.a.item.names | match.pair.b.item.names
    told = sum(key not in names and key[0] != "#" for key in match.likely.shared)
    return told >= _FEWEST or (told > 0 and min(len(match.pair.a.plain), len(match.pair.b.plain)) <= _SHORT)


def _in_marks(pair: Pair, likely: Likeness) -> bool:
    inside_a, inside_b = (
        {side.item.keys[index] for index in range(side.start, side.end) if side.item.marked[index]}
        for side in (pair.a, pair.b)
    )
    total = sum(likely.shared.values())
    return sum(weight for key, weight in likely.shared.items() if key in inside_a and key in inside_b) > 0.5 * total


def _kept(found: Sequence[Item], verdicts: Sequence[_Verdict]) -> list[_Verdict]:
    """Without what a claim says again that its quote has said."""

    def quote(item: int) -> int:
        held = found[item].quote
        return item if held is None else held

    told = {
        (v.a, v.b) for v in verdicts if v.relation != Relation.PARAPHRASE and v.a == quote(v.a) and v.b == quote(v.b)
    }
    kept = []
    for verdict in verdicts:
        whole = (quote(verdict.a), quote(verdict.b))
        if (verdict.a, verdict.b) != whole and (verdict.relation != Relation.CONTRADICTION or whole in told):
            continue
        kept.append(verdict)
    return kept


def _alignment(a: Item, b: Item, verdict: _Verdict, voices: Voices, articles: Sequence[Article]) -> Alignment:
    if b.id < a.id:
        a, b = b, a
        verdict = attrs.evolve(verdict, differences=tuple(edit.inverse() for edit in verdict.differences))
    members = (a.id, b.id)
    digest = hashlib.sha1("\n".join(members).encode(), usedforsecurity=False).hexdigest()
    return Alignment(
        id=f"a-{digest[:10]}",
        members=members,
        relation=verdict.relation,
        attribution_conflict=_in_two_mouths(a, b, verdict, voices),
        differences=tuple(
            difference(a, b, (articles[a.article], articles[b.article]), edit) for edit in verdict.differences
        ),
        score=round(max(0.0, min(1.0, verdict.score)), 4),
        evidence=verdict.evidence,
    )


def _in_two_mouths(a: Item, b: Item, verdict: _Verdict, voices: Voices) -> bool:
    """Whether the same is put into the mouths of two; of what is no quotation more must be the same."""
    if verdict.relation == Relation.CONTRADICTION:
        return False
    quoted = verdict.relation != Relation.PARAPHRASE
    return (quoted or verdict.score >= _PLAINLY) and voices.conflict(a.speaker, b.speaker, quoted=quoted)

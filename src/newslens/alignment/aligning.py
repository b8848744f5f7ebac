"""From articles to alignments: find neighbours, look closer, say how they stand to each other."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import attrs

from newslens.alignment.attributed import attributed
from newslens.alignment.common_ground import common_ground
from newslens.alignment.diff.edits import Edit
from newslens.alignment.differences import differences, whole_edits
from newslens.alignment.echoes import echoes
from newslens.alignment.incompatible import evidence, incompatibility, spoken_against
from newslens.alignment.items import Item, items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.likeness import NAMES, Likeness, Scale, weighed
from newslens.alignment.matching import Match, Quoted, matches, rivals
from newslens.alignment.neighbours import Pair
from newslens.alignment.opinions import Opinion, reconsidered
from newslens.alignment.qualified import told_apart
from newslens.alignment.sequence import reversed_order
from newslens.alignment.speech import Kinship, Voices
from newslens.alignment.strangers import another
from newslens.alignment.turned import swapped, turned_alone
from newslens.alignment.updates import updated
from newslens.alignment.weights import Weights, shipped
from newslens.alignment.wording import in_order
from newslens.types import Alignment, Article, Relation, Speaker

# How sure it must be that two cannot both hold, as a share of the threshold. The probability is somewhat low: real articles,
# all of whose pairs count as no contradiction when it is learned, hold some.
_CONTRADICTED = 0.8
_DOUBTED = 0.25  # how sure it may be that what speaks against both holding says nothing
_LOWEST = (
    0.15  # the score from which two stretches are looked at closely: who contradicts the other shares less with it
)
_CAUTION = 0.05  # added to the threshold for each claim: outlets tell the same in their own voice all the time
_RARE = 0.7  # how much the one key must say then that two have in common
_SURE = 0.88  # the score from which what they have in common may be less
_PART = 0.15  # of the lighter of two must be in common where that is a word or two in one mouth
_CONTAINMENT, _BALANCE = NAMES.index("containment"), NAMES.index("balance")
_ALIKE = 0.4  # how much two stretches must have in common for all but an actor or a place to be the same
_NAMED = 8  # words in common that are named as evidence
_SPOKEN = 12  # words from which two quotations tell by their words whether they are of one utterance
_RETOLD = 0.35  # of the words of the shorter must then stand in the longer in the same order
_FEWEST = 2  # keys that different speakers must have in common to say the same


@attrs.frozen(eq=False)
class _Verdict:
    """What was found out about two items.

    Attributes:
        a: The number of one item.
        b: The number of the other.
        relation: How they stand to each other.
        score: How sure that is, 0 to 1.
        evidence: What speaks for it, in a few words each.
        differences: What differs; None for the edits of all their words, which are made only for what is kept.
    """

    a: int
    b: int
    relation: Relation
    score: float
    evidence: tuple[str, ...]
    differences: tuple[Edit, ...] | None = ()


@attrs.frozen(eq=False)
class _Known:
    """What is known of the set of articles.

    Attributes:
        articles: The articles, in order.
        found: Their quotes and claims.
        threshold: The score from which two stretches count as saying the same.
        scale: What features weigh.
    """

    articles: Sequence[Article]
    found: Sequence[Item]
    threshold: float
    scale: Scale


def align(
    articles: Sequence[Article],
    speakers: Sequence[Speaker],
    *,
    threshold: float = 0.4,
    opinion: Opinion | None = None,
    weights: Weights | None = None,
) -> tuple[Alignment, ...]:
    """The alignments of a set of articles.

    Args:
        articles: Articles with quotes and claims.
        speakers: The speakers of the whole set.
        threshold: The score from which two stretches count as saying the same.
        opinion: Asked about the pairs that words leave open.
        weights: What alignment has learned; what comes with the package if None.

    Returns:
        One alignment for each pair of quotes or claims that was verified, sorted by members.
    """
    # Nothing may hang on the order in which the articles come.
    ordered = sorted({article.id: article for article in articles}.values(), key=lambda article: article.id)
    if len(ordered) < 2:
        return ()
    words, learned = lexicon(), weights or shipped()
    voices = Voices(speakers)
    found = items(ordered, words)
    known = _Known(ordered, found, threshold, learned.scale)
    # What an opinion may lift over the threshold, or what contradicts, must not be left out before it is looked at.
    matched = matches(found, voices, words, learned.scale, min(threshold, _LOWEST if opinion is None else opinion.low))
    grounds = common_ground(found, matched)
    if opinion is not None:
        matched = reconsidered(matched, opinion)
    outshone, echoed = rivals(found, matched), echoes(found, matched)
    told = [evidence(*each) for each in zip(matched, outshone, grounds, echoed, strict=True)]
    sure = incompatibility(told, len(found), learned.trees)
    verdicts = [
        verdict
        for each in zip(matched, outshone, grounds, sure, strict=True)
        if (verdict := _verdict(known, *each)) is not None
    ]
    made = {}
    for verdict in _kept(found, verdicts):
        alignment = _alignment(found[verdict.a], found[verdict.b], verdict, ordered)
        made[alignment.members] = alignment
    return attributed([made[members] for members in sorted(made)], ordered, speakers)


def _verdict(known: _Known, match: Match, outshone: float, ground: float, sure: float) -> _Verdict | None:
    a, b, against, quoted = match.a, match.b, match.against, match.wording
    if quoted is not None and quoted.same:
        return _Verdict(a, b, Relation.VERBATIM, quoted.score, (quoted.evidence,))
    likely = weighed(match.likely, outshone, ground, len(known.found), known.scale)
    score = max(likely, 0.0 if quoted is None else quoted.score)
    if quoted is not None and not against.evidence:
        return _Verdict(a, b, Relation.REWORDED, score, (quoted.evidence,), quoted.differences)
    found = _opposed(known, match, score, sure) or _agreeing(known, match, score, sure)
    # Words in quotation marks that are nearly the same are one quotation, whatever they are of.
    if found is not None and quoted is None and told_apart(match.pair.a, match.pair.b, against):
        return None
    return found


def _agreeing(known: _Known, match: Match, score: float, sure: float) -> _Verdict | None:
    """What says the same."""
    a, b, quoted = match.a, match.b, match.wording
    one, other = known.found[a], known.found[b]
    if score < known.threshold + _CAUTION * ((one.kind is None) + (other.kind is None)):
        return None
    if quoted is not None:
        return _Verdict(a, b, Relation.REWORDED, score, (quoted.evidence,), quoted.differences)
    if (score < _SURE and not _plain(match, sure)) or not _possible(match, sure):
        return None
    if _two_utterances(match.pair):
        return None
    if one.kind is not None and other.kind is not None and _in_marks(match.pair, match.likely):
        differing = whole_edits(one, other)
        return _Verdict(a, b, Relation.REWORDED if differing else Relation.VERBATIM, score, _shown(match), differing)
    return _Verdict(a, b, Relation.PARAPHRASE, score, _shown(match))


def _opposed(known: _Known, match: Match, score: float, sure: float) -> _Verdict | None:
    """What cannot both hold, and what is but brought up to date."""
    a, b, against, quoted = match.a, match.b, match.against, match.wording
    if max(sure, score) < _CONTRADICTED * known.threshold:
        return None
    reason = spoken_against(match)
    if (
        _flipped(quoted)
        if quoted is not None
        else turned_alone(match.pair.a, match.pair.b, against) and not _asked(match)
    ):
        sure = max(sure, score)
    if not reason and not _asked(match) and (exchanged := _exchanged(match)):
        reason, sure = (exchanged,), max(score, sure)
    if sure < _CONTRADICTED * known.threshold:
        return None
    if updated(match, *(known.articles[known.found[item].article] for item in (a, b))):
        return _Verdict(a, b, Relation.PARAPHRASE, max(score, sure), (f"update: {against.numbers}", *_shown(match)))
    differing = None if quoted is None else quoted.differences
    return _Verdict(a, b, Relation.CONTRADICTION, sure, (*reason, *_shown(match)), differing)


def _exchanged(match: Match) -> str:
    """What one has in the stead of what the other has, where all else is the same: who or where, what came first, whom."""
    a, b = match.pair.a, match.pair.b
    if match.likely.features[_BALANCE] >= _ALIKE and (told := another(a, b)):
        return f"instead: {told}"
    if told := reversed_order(a, b):
        return f"order: {told}"
    return f"parts: {told}" if (told := swapped(a, b)) else ""


def _shown(match: Match) -> tuple[str, ...]:
    return _shared(match), f"speakers: {match.kinship.name.lower()}"


def _shared(match: Match) -> str:
    """The words that two stretches have in common, as the first prints them, those that weigh most before the others."""
    side, shared = match.pair.a, match.likely.shared
    places = {
        key: place for place in range(side.end - 1, side.start - 1, -1) if (key := side.item.keys[place]) in shared
    }
    heaviest = sorted(places, key=lambda key: (-shared[key], places[key]))[:_NAMED]
    told = dict.fromkeys(side.item.words.forms[places[key]] for key in heaviest)
    return f"shared: {', '.join(told) or ('a number' if shared else 'no words, the meaning')}"


def _asked(match: Match) -> bool:
    return match.pair.a.item.asked or match.pair.b.item.asked


def _flipped(quoted: Quoted) -> bool:
    """Whether quoted words are the same but for a negation."""
    return any(edit.kind == "negation" for edit in quoted.differences)


def _plain(match: Match, sure: float) -> bool:
    """Whether what two stretches have in common is enough where the score is not high: more than one key or a number."""
    against = match.against
    if against.clash or against.opposite:
        return False
    if against.pair is not None and not against.agreed and sure <= _DOUBTED:
        return False  # numbers of different things
    return _told(match) and (match.kinship == Kinship.SAME or _keys_in_common(match) >= _FEWEST)


def _possible(match: Match, sure: float) -> bool:
    """Whether two stretches can say the same at all, however high the score."""
    if (match.against.clash or match.against.opposite) and sure > _DOUBTED:
        return False
    common = _keys_in_common(match)
    if match.kinship == Kinship.SAME:
        return common > _FEWEST or match.likely.features[_CONTAINMENT] >= _PART
    if common >= _FEWEST:
        return True
    return match.kinship != Kinship.DIFFERENT and max(match.likely.shared.values(), default=0.0) >= _RARE


def _keys_in_common(match: Match) -> int:
    return sum(key[0] != "#" for key in match.likely.shared)


def _told(match: Match) -> bool:
    """Whether more is in common than who it is about and what is counted."""
    names = match.pair.a.item.names | match.pair.b.item.names
    counted = {number.unit for side in (match.pair.a, match.pair.b) for number in side.numbers} | {"percent"}
    return match.wording is not None or any(
        key[0] != "#" and key not in counted and key not in names for key in match.likely.shared
    )


def _in_marks(pair: Pair, likely: Likeness) -> bool:
    inside_a, inside_b = (
        {side.item.keys[index] for index in range(side.start, side.end) if side.item.marked[index]}
        for side in (pair.a, pair.b)
    )
    total = sum(likely.shared.values())
    return sum(weight for key, weight in likely.shared.items() if key in inside_a and key in inside_b) > 0.5 * total


def _two_utterances(pair: Pair) -> bool:
    """Whether both are quotations, and in other words than quotations of one utterance can be."""
    if not all(all(side.item.marked[side.start : side.end]) for side in (pair.a, pair.b)):
        return False
    a, b = (side.item.words.words[side.start : side.end] for side in (pair.a, pair.b))
    return min(len(a), len(b)) >= _SPOKEN and in_order(a, b) < _RETOLD


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


def _alignment(a: Item, b: Item, verdict: _Verdict, articles: Sequence[Article]) -> Alignment:
    edits = whole_edits(a, b) if verdict.differences is None else verdict.differences
    if b.id < a.id:
        a, b = b, a
        edits = tuple(edit.inverse() for edit in edits)
    members = (a.id, b.id)
    digest = hashlib.sha1("\n".join(members).encode(), usedforsecurity=False).hexdigest()
    return Alignment(
        id=f"a-{digest[:10]}",
        members=members,
        relation=verdict.relation,
        differences=differences(a, b, (articles[a.article], articles[b.article]), edits),
        score=round(max(0.0, min(1.0, verdict.score)), 4),
        evidence=verdict.evidence,
    )

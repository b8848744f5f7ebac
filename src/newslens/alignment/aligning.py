"""From articles to alignments: find neighbours, look closer, say how they stand to each other."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter
from typing import Final

import attrs

from newslens.alignment.attributed import attributed
from newslens.alignment.closer import Judgement, judged, looks
from newslens.alignment.contradictions import NEGATED
from newslens.alignment.diff.edits import Edit
from newslens.alignment.differences import differences, whole_edits
from newslens.alignment.incompatible import spoken_against
from newslens.alignment.items import Item, items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.likeness import NAMES, Likeness
from newslens.alignment.matching import Match, Quoted, matches
from newslens.alignment.neighbours import Pair
from newslens.alignment.noncommittal import noncommittal
from newslens.alignment.opinions import Opinion, reconsidered, reread
from newslens.alignment.qualified import told_apart
from newslens.alignment.sequence import reversed_order
from newslens.alignment.speech import Kinship, Voices
from newslens.alignment.strangers import another
from newslens.alignment.stretches import NEGATORS, overlap
from newslens.alignment.turned import partly, recounted, swapped, turned_alone, turned_anyhow, turned_within
from newslens.alignment.twinned import apart, twinned
from newslens.alignment.updates import updated
from newslens.alignment.verdicts import Verdict, kept
from newslens.alignment.weights import Weights, shipped
from newslens.alignment.wording import in_order
from newslens.alignment.words import read
from newslens.alignment.wordwise import left_over, told_in_full
from newslens.types import Alignment, Article, Relation, Speaker

# How sure it must be that two cannot both hold, as a share of the threshold. The probability is somewhat low: real articles,
# all of whose pairs count as no contradiction when it is learned, hold some.
_CONTRADICTED = 0.8
_SURER = 0.5  # how sure it must be, as a share of how sure it is that they belong together, where nothing can be named
_LOWEST = (
    0.15  # the score from which two stretches are looked at closely: who contradicts the other shares less with it
)
_BALANCE = NAMES.index("balance")
_ALIKE = 0.4  # how much two stretches must have in common for all but an actor or a place to be the same
_NAMED = 8  # words in common that are named as evidence
_FEWEST = 2  # keys that different speakers must have in common to say the same
_COPIED = "copied: the same words"
_SPOKEN = 12  # words from which two quotations tell by their words whether they are of one utterance
_RETOLD = 0.35  # of the words of the shorter must then stand in the longer in the same order
_TOLD = 0.35  # and so much of what the shorter tells: "I want him to" is said of many things
_CLAUSE = 5  # words from which a quotation tells by one word in common that it is no piece of the other
_SIDES: Final = (attrgetter("a_words"), attrgetter("b_words"))
_MARKS: Final = (",", ";", "–", "—", "-")


@attrs.frozen(eq=False)
class _Known:
    """What is known of the set of articles.

    Attributes:
        articles: The articles, in order.
        found: Their quotes and claims.
        threshold: The score from which two stretches count as saying the same.
        unlike: Pairs of items that are two utterances.
    """

    articles: Sequence[Article]
    found: Sequence[Item]
    threshold: float
    unlike: AbstractSet[tuple[int, int]]


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
        opinion: Asked about the pairs that words leave open, and for a reading of those that were looked at closely.
        weights: What alignment has learned; what comes with the package if None.

    Returns:
        One alignment for each pair of quotes or claims that was verified, sorted by members. What copies of one text have
        word for word is aligned with the article that had it first, and that article with all others.
    """
    # Nothing may hang on the order in which the articles come.
    ordered = sorted({article.id: article for article in articles}.values(), key=lambda article: article.id)
    if len(ordered) < 2:
        return ()
    words, learned = lexicon(), weights or shipped()
    voices = Voices(speakers)
    found = twinned(items(ordered, words), ordered)
    # What an opinion may lift over the threshold, or what contradicts, must not be left out before it is looked at.
    matched = matches(found, voices, words, learned.scale, min(threshold, _LOWEST if opinion is None else opinion.low))
    if opinion is not None:
        matched = reconsidered(matched, opinion)
    looked = list(looks(found, matched, learned.scale))
    judgements = judged(looked, apart(found), learned.together, learned.opposed)
    if opinion is not None:
        judgements = reread(matched, judgements, opinion)
    unlike = {(match.a, match.b) for match in matched if _two_utterances(match.pair)}
    known = _Known(ordered, found, threshold, unlike)
    verdicts = [
        verdict
        for match, judgement in zip(matched, judgements, strict=True)
        if (verdict := _verdict(known, match, judgement)) is not None
    ]
    verdicts += (_copied(found, number) for number, item in enumerate(found) if item.twin is not None)
    made = {}
    for verdict in kept(found, verdicts, unlike):
        alignment = _alignment(found[verdict.a], found[verdict.b], verdict, ordered)
        made[alignment.members] = alignment
    return attributed([made[members] for members in sorted(made)], ordered, speakers)


def _verdict(known: _Known, match: Match, judgement: Judgement) -> Verdict | None:
    a, b, against, quoted = match.a, match.b, match.against, match.wording
    if quoted is not None and quoted.same:
        return Verdict(a, b, Relation.VERBATIM, quoted.score, (quoted.evidence,))
    score = max(judgement.together, 0.0 if quoted is None else quoted.score)
    if quoted is not None and not against.evidence and (against.undone or not _flipped(quoted)):
        return Verdict(a, b, Relation.REWORDED, score, (quoted.evidence,), quoted.differences)
    found = _opposed(known, match, score, judgement) or _agreeing(known, match, score)
    if found is not None and quoted is None and noncommittal(match.pair.a, match.pair.b, match.likely.shared):
        return _silent(match, found.score)
    # Words in quotation marks that are nearly the same are one quotation, whatever they are of.
    if found is not None and quoted is None and told_apart(match.pair.a, match.pair.b, against):
        return None
    return found


def _copied(found: Sequence[Item], number: int) -> Verdict:
    """What a copy has word for word, beside what stands for it."""
    item = found[number]
    first = number if item.twin is None else item.twin
    quoted = item.kind is not None and bool(item.quoted)
    relation = Relation.VERBATIM if quoted else Relation.PARAPHRASE
    return Verdict(min(first, number), max(first, number), relation, 1.0, (_COPIED,))


def _agreeing(known: _Known, match: Match, score: float) -> Verdict | None:
    """What says the same."""
    if score < known.threshold:
        return None
    a, b, quoted = match.a, match.b, match.wording
    one, other = known.found[a], known.found[b]
    if quoted is not None:
        return Verdict(a, b, Relation.REWORDED, score, (quoted.evidence,), quoted.differences)
    if _commonplace(match) or (a, b) in known.unlike:
        return None
    if _denied_outright(match):
        return _silent(match, score)
    if one.kind is not None and other.kind is not None and _in_marks(match.pair, match.likely):
        differing = whole_edits(one, other)
        return Verdict(a, b, Relation.REWORDED if differing else Relation.VERBATIM, score, _shown(match), differing)
    return Verdict(a, b, Relation.PARAPHRASE, score, (*_updated(known, match), *_shown(match)))


def _silent(match: Match, score: float) -> Verdict:
    """That two are of one matter, and neither say the same nor contradict each other."""
    return Verdict(match.a, match.b, Relation.PARAPHRASE, score, (), shown=False)


def _updated(known: _Known, match: Match) -> tuple[str, ...]:
    """That one brings the other up to date, if it does."""
    told = updated(match, *(known.articles[known.found[item].article] for item in (match.a, match.b)))
    return (f"update: {told}",) if told else ()


def _opposed(known: _Known, match: Match, score: float, judgement: Judgement) -> Verdict | None:
    """What cannot both hold, and what is but brought up to date."""
    a, b, against, quoted, sure = match.a, match.b, match.against, match.wording, judgement.opposed
    if max(sure, score) < _CONTRADICTED * known.threshold:
        return None
    reason = spoken_against(match)
    if against.undone or (not reason and _unnamed(match, judgement)):
        sure = 0.0
    if _turned(quoted, match) if quoted is not None else not _asked(match) and _all_but_one(match):
        sure = max(sure, score)
        reason = reason or (NEGATED,)
    if not reason and not _asked(match) and (exchanged := _exchanged(match)):
        reason, sure = (exchanged,), max(score, sure)
    if sure < _CONTRADICTED * known.threshold:
        return None
    if grown := _updated(known, match):
        return Verdict(a, b, Relation.PARAPHRASE, max(score, sure), (*grown, *_shown(match)))
    differing = None if quoted is None else quoted.differences
    reason = reason or (_only_in_one(match),)
    return Verdict(a, b, Relation.CONTRADICTION, sure, (*reason, *_shown(match)), differing)


def _unnamed(match: Match, judgement: Judgement) -> bool:
    """Whether nothing that could be named need speak against both holding: more speaks for it, or one says all the other does."""
    more = judgement.opposed < _SURER * judgement.together
    return more or told_in_full(match.pair.a, match.pair.b, lexicon())


def _all_but_one(match: Match) -> bool:
    """Whether all is the same, but that one negates it or has another number; or that the one goes on."""
    a, b, against = match.pair.a, match.pair.b, match.against
    if turned_alone(a, b, against) or recounted(a, b, against):
        return True
    return not against.undone and turned_within(a, b, one_voice=match.kinship is Kinship.SAME)


def _exchanged(match: Match) -> str:
    """What one has in the stead of what the other has, where all else is the same: who or where, what came first, whom."""
    a, b = match.pair.a, match.pair.b
    if match.likely.features[_BALANCE] >= _ALIKE and (told := another(a, b)):
        return f"instead: {told}"
    if told := reversed_order(a, b):
        return f"order: {told}"
    if told := partly(a, b):
        return f"of all or some: {told}"
    return f"parts: {told}" if (told := swapped(a, b)) else ""


def _only_in_one(match: Match) -> str:
    """What each side says that the other does not, in the order of the sides."""
    told = (", ".join(words) or "nothing" for words in left_over(match.pair.a, match.pair.b, lexicon()))
    return f"only in one: {' / '.join(told)}"


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


def _turned(quoted: Quoted, match: Match) -> bool:
    """Whether quoted words are the same but for a negation or a number."""
    return _flipped(quoted) or recounted(match.pair.a, match.pair.b, match.against)


def _flipped(quoted: Quoted) -> bool:
    """Whether quoted words are the same but for a negation.

    "Without any cause" and "with no cause" negate alike, and "a step, not a peace" negates nothing of "a step".
    """
    turns = [edit for edit in quoted.differences if edit.kind == "negation" and not _contrasts(edit)]
    sides = [{word.lemma for edit in turns for word in read(told(edit)).words} & NEGATORS for told in _SIDES]
    return bool(turns) and not all(sides)


def _contrasts(edit: Edit) -> bool:
    """Whether only one side of an edit has words, which set something of their own against what stands before: ", not a peace"."""
    told = edit.a_words or edit.b_words
    if (edit.a_words and edit.b_words) or not told.startswith(_MARKS):
        return False
    return any(word.key and word.lemma not in NEGATORS for word in read(told).words)


def _in_marks(pair: Pair, likely: Likeness) -> bool:
    inside_a, inside_b = (
        {side.item.keys[index] for index in range(side.start, side.end) if side.item.marked[index]}
        for side in (pair.a, pair.b)
    )
    total = sum(likely.shared.values())
    return sum(weight for key, weight in likely.shared.items() if key in inside_a and key in inside_b) > 0.5 * total


def _commonplace(match: Match) -> bool:
    """Whether two different speakers have but a word in common: anybody says "no comment"."""
    return match.kinship == Kinship.DIFFERENT and sum(key[0] != "#" for key in match.likely.shared) < _FEWEST


def _denied_outright(match: Match) -> bool:
    """Whether one denies or negates all that the other says, or what it begins with."""
    against = match.against
    return against.outright or (not against.undone and turned_anyhow(match.pair.a, match.pair.b))


def _two_utterances(pair: Pair) -> bool:
    """Whether both are quotations, and in other words than quotations of one utterance can be."""
    if not all(all(side.item.marked[side.start : side.end]) for side in (pair.a, pair.b)):
        return False
    a, b = (side.item.words.words[side.start : side.end] for side in (pair.a, pair.b))
    shared = overlap(pair.a.plain, pair.b.plain)
    told = sum(shared.values()) / min(pair.a.plain_total, pair.b.plain_total)
    if min(len(a), len(b)) < _SPOKEN:
        return min(len(a), len(b)) >= _CLAUSE and len(shared) < _FEWEST and told < _TOLD
    return in_order(a, b) < _RETOLD or told < _TOLD


def _alignment(a: Item, b: Item, verdict: Verdict, articles: Sequence[Article]) -> Alignment:
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

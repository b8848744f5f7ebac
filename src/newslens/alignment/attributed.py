"""One thing in two mouths: which alignments put the same into the mouths of speakers who do not speak for each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import attrs

from newslens.alignment.figures import numbers
from newslens.alignment.speech import Voices
from newslens.alignment.words import read
from newslens.types import Alignment, Article, Quote, Relation, Speaker, SpeakerKind

_PLAINLY = 0.63  # the score from which what is not verbatim is of what the other said
_ONE_PERSON = frozenset("he she him her his hers himself herself".split())
_FIRST_PERSON = frozenset("i me my mine we us our ours".split())
_WORD = re.compile(r"[^\W_]+")


@attrs.frozen
class _Said:
    """Who says something.

    Attributes:
        speaker: The speaker's id, or None.
        mention: The words that stand for them there, in lower case.
        raw: The raw text of the article.
        start: Where these words begin in it.
        told: What they say.
    """

    speaker: str | None
    mention: frozenset[str] = frozenset()
    raw: str = attrs.field(default="", repr=False)
    start: int = 0
    told: str = attrs.field(default="", repr=False)


def attributed(
    alignments: Iterable[Alignment], articles: Sequence[Article], speakers: Sequence[Speaker]
) -> tuple[Alignment, ...]:
    """The alignments, each with its `attribution_conflict`.

    A conflict is of two speakers known by different names, neither of whom speaks for the other. None is seen where the
    speaker cannot be right: an outlet of the story, which was told something rather than said it, an organisation that
    goes by "she", or "the chairman and I" inside a quotation; nor where "he" may be the one whom the other article names, since
    that person is named last in front of it; nor where what one says names the other, whom it quotes: `Holm called it a
    scandal, according to the Courier`. Of paraphrases and rewordings only the surest count, and of paraphrases those that tell no
    other figures: "at least 212 were killed" and "at least 230 were killed" are two statements.

    Args:
        alignments: Alignments of quotes and claims.
        articles: The articles in which these stand.
        speakers: The speakers of the whole set.
    """
    voices = Voices(speakers)
    known = {speaker.id: speaker for speaker in speakers}
    said = _said(articles)
    outlets = {name for article in articles for name in _names_of(article)}

    def sure(told: _Said) -> bool:
        speaker = known.get(told.speaker or "")
        if speaker is None or _plain(speaker.name) in outlets or _FIRST_PERSON & told.mention:
            return False
        return speaker.kind is SpeakerKind.PERSON or not _ONE_PERSON & told.mention

    def may_be(told: _Said, other: _Said) -> bool:
        """Whether it may be the other speaker's: one that no name stands for, or whom the words themselves name."""
        one, another = (known[each.speaker or ""] for each in (told, other))
        if _words(another.name) <= told.mention or _is_named(another, told.told):
            return True
        if told.mention & _words(one.name):
            return False
        return _last_named(told, another) > _last_named(told, one)

    def two_mouths(alignment: Alignment) -> bool:
        if alignment.relation is Relation.CONTRADICTION:
            return False
        if alignment.relation is not Relation.VERBATIM and alignment.score < _PLAINLY:
            return False
        told = [said[member] for member in alignment.members if member in said]
        told = [one for one in told if sure(one)]
        worded = alignment.relation is not Relation.PARAPHRASE
        return any(
            voices.conflict(one.speaker, other.speaker)
            and not may_be(one, other)
            and not may_be(other, one)
            and (worded or not _other_figures(one.told, other.told))
            for one, other in combinations(told, 2)
        )

    return tuple(
        attrs.evolve(alignment, attribution_conflict=conflict)
        if (conflict := two_mouths(alignment)) != alignment.attribution_conflict
        else alignment
        for alignment in alignments
    )


def _said(articles: Iterable[Article]) -> Mapping[str, _Said]:
    found: dict[str, _Said] = {}
    for article in articles:
        for quote in article.quotes:
            found[quote.id] = _speaker(quote, article.raw)
        for claim in article.claims:
            inside = found.get(claim.quote or "")
            same = inside is not None and inside.speaker == claim.claimant
            found[claim.id] = inside if same and inside is not None else _Said(claim.claimant)
    return found


def _speaker(quote: Quote, raw: str) -> _Said:
    if quote.speaker is None:
        return _Said(None)
    return _Said(
        quote.speaker.id,
        _words(quote.speaker.mention),
        raw,
        min((span.start for span in quote.speaker.spans), default=0),
        quote.text,
    )


def _other_figures(one: str, other: str) -> bool:
    """Whether two texts tell how much there is of one thing, and no figure of the one is one of the other."""
    ours, theirs = (
        [number for number in numbers(read(text)) if number.amounts and number.unit != "?"] for text in (one, other)
    )
    pairs = [(mine, yours) for mine in ours for yours in theirs if mine.comparable(yours)]
    return bool(pairs) and not any(mine.agrees(yours) for mine, yours in pairs)


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold()))


def _is_named(speaker: Speaker, text: str) -> bool:
    """Whether the last word of a speaker's name stands in a text, if it is written like a name."""
    last = _last_word(speaker)
    return last[:1].isupper() and last in _WORD.findall(text)


def _last_named(told: _Said, speaker: Speaker) -> int:
    """Where the last word of a speaker's name stands last in front of a mention, or -1."""
    last = _last_word(speaker)
    return told.raw.rfind(last, 0, told.start) if last else -1


def _last_word(speaker: Speaker) -> str:
    return next(iter(_WORD.findall(speaker.name)[-1:]), "")


def _names_of(article: Article) -> set[str]:
    """What the outlet of an article is called; files are often named by it."""
    names = {_plain(article.publisher or ""), _plain(article.id.rpartition("/")[2])}
    return names - {""}


def _plain(name: str) -> str:
    words = _WORD.findall(name.casefold())
    return " ".join(words[1:] if words[:1] == ["the"] else words)

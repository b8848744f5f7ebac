"""What stages over the whole set may give back: the resolve and align slots; and what a report is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from newslens.contracts.articles import check_speaker
from newslens.contracts.basics import Types, check_rows, check_score, check_types, check_unique, check_words
from newslens.errors import ContractError
from newslens.spans import Span
from newslens.stages import Resolution
from newslens.types import Alignment, Article, Difference, Relation, Speaker

_ALIGNMENT: Types = (("id", str), ("relation", Relation), ("attribution_conflict", bool))
_DIFFERENCE: Types = tuple((name, str) for name in ("a", "b", "a_words", "b_words", "kind"))
_OF_A_PAIR: Final = 2 * len(Relation)


def check_resolution(stage: str, articles: Sequence[Article], resolution: Resolution) -> None:
    """Hold a resolver to its slot: every speaker of every article became one that is there.

    Raises:
        ContractError: Where it did not.
    """
    if not isinstance(resolution, Resolution):
        raise ContractError(f"must return a Resolution, not {type(resolution).__name__}", stage=stage)
    check_types(stage, "Resolution", resolution, (("merged", Mapping),))
    check_rows(stage, "speakers", resolution.speakers, Speaker)
    check_unique(stage, "speakers", [speaker.id for speaker in resolution.speakers])
    for speaker in resolution.speakers:
        check_speaker(stage, speaker)
    known = {speaker.id for speaker in resolution.speakers}
    for article in articles:
        for speaker in article.speakers:
            if resolution.merged.get(speaker.id) not in known:
                raise ContractError(f"{speaker.id!r} of {article.id} became no speaker", stage=stage)


def most_alignments(articles: Sequence[Article]) -> int:
    """How many alignments there can be at most: some for each pair of quotes or claims."""
    rows = sum(len(article.quotes) + len(article.claims) for article in articles)
    return rows * rows * _OF_A_PAIR


def check_alignments(stage: str, articles: Sequence[Article], alignments: Sequence[Alignment]) -> None:
    """Hold an aligner to its slot: members are quotes or claims of at least two articles, differences in range.

    Raises:
        ContractError: Where they are not.
    """
    check_rows(stage, "alignments", tuple(alignments), Alignment)
    home = {quote.id: article.id for article in articles for quote in article.quotes}
    home |= {claim.id: article.id for article in articles for claim in article.claims}
    size = {article.id: len(article.raw) for article in articles}
    check_unique(stage, "alignments", [alignment.id for alignment in alignments])
    for alignment in alignments:
        _check_alignment(stage, alignment, home, size)


def _check_alignment(stage: str, alignment: Alignment, home: Mapping[str, str], size: Mapping[str, int]) -> None:
    name = alignment.id
    check_types(stage, name, alignment, _ALIGNMENT)
    check_score(stage, f"{name}: score", alignment.score)
    check_words(stage, f"{name}: members", alignment.members)
    check_words(stage, f"{name}: evidence", alignment.evidence)
    check_rows(stage, f"{name}: differences", alignment.differences, Difference)
    named = {*alignment.members, *(member for found in alignment.differences for member in (found.a, found.b))}
    if foreign := named - home.keys():
        raise ContractError(f"{name}: {min(foreign)!r} is no quote or claim", stage=stage)
    for found in alignment.differences:
        check_types(stage, name, found, _DIFFERENCE)
        check_words(stage, f"{name}: touches", found.touches)
        for member, spans in ((found.a, found.a_spans), (found.b, found.b_spans)):
            check_rows(stage, f"{name}: the spans of a difference", spans, Span)
            if any(span.end > size[home[member]] for span in spans):
                raise ContractError(f"{name}: a difference ends after the raw text of {member}", stage=stage)
    if len({home[member] for member in alignment.members}) < 2:
        raise ContractError(f"{name}: its members are of one article", stage=stage)


def check_report(stage: str, result: bytes) -> None:
    """Hold a reporter to its slot.

    Raises:
        ContractError: Where it gives no bytes.
    """
    if not isinstance(result, bytes):
        raise ContractError(f"must return bytes, not {type(result).__name__}", stage=stage)

"""Raw news of the corpora, as words in paragraphs, for the teacher to annotate."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from training.packed import unpacked

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 180
SEESAW = "seesaw/triples.jsonl.gz"
ECB = "ecbplus/docs.jsonl.gz"


@attrs.frozen
class Token:
    """A word of running text, and whether a blank follows it."""

    text: str
    space: bool


Paragraph = tuple[Token, ...]


def articles(corpora: Path, *, restricted: bool = True) -> Iterator[str]:
    """The articles of SEESAW, of the training parts of ECB+ and of PolNeAR, each once.

    Args:
        corpora: The folder of the corpora.
        restricted: Whether SEESAW (not for commercial use) and PolNeAR (no terms stated) are among them.
    """
    return each_once(_all(corpora, restricted))


def each_once(texts: Iterable[str]) -> Iterator[str]:
    """Texts without those that came before."""
    yield from dict.fromkeys(texts)


def seesaw(corpora: Path, left_out: Collection[str] = ()) -> Iterator[str]:
    """The articles of SEESAW, but for some events."""
    for event in unpacked(corpora / SEESAW):
        if event["id"] not in left_out:
            yield from (article["text"] for article in event["articles"])


def ecb(corpora: Path) -> Iterator[str]:
    """The articles of the training part of ECB+."""
    yield from (row["text"] for row in unpacked(corpora / ECB) if row["split"] == "train")


def _all(corpora: Path, restricted: bool) -> Iterator[str]:
    if restricted:
        yield from seesaw(corpora)
    yield from ecb(corpora)
    if restricted:
        yield from (row["text"] for row in unpacked(corpora / "polnear" / "train.jsonl.gz"))


def paragraphs(nlp: Language, text: str) -> list[Paragraph]:
    """The words of the paragraphs of an article; long paragraphs are cut where they must be."""
    found: list[Paragraph] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        tokens = tuple(Token(token.text, bool(token.whitespace_)) for token in nlp.make_doc(line.strip()))
        tokens = tuple(token for token in tokens if not token.text.isspace())
        found += [tokens[start : start + LONGEST] for start in range(0, len(tokens), LONGEST)]
    return found


def windows(found: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, ...]]:
    """Runs of paragraphs that the teacher reads at once."""
    run: list[Paragraph] = []
    size = 0
    for paragraph in found:
        if run and size + len(paragraph) > LONGEST:
            yield tuple(run)
            run, size = [], 0
        run.append(paragraph)
        size += len(paragraph)
    if run:
        yield tuple(run)

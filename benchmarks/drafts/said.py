"""What people say in a story: the quotations that drafts are made of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from newslens.evaluation.gold import GoldArticle, GoldQuote, read_story
from newslens.types import Article

FEWEST = 5  # words of a quotation; with fewer an altered one may well be another
_MARKS = " \t\r\n\"'“”‘’«»`´„"
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_SAID = frozenset(("said", "says", "added", "told", "insisted", "claimed"))


@attrs.frozen
class Voice:
    """Somebody who is known by name.

    Attributes:
        key: The key of the speaker in the gold.
        name: The full name.
        house: The keys of those for whom the speaker speaks, and the speaker's own.
    """

    key: str
    name: str
    house: frozenset[str]


@attrs.frozen
class Said:
    """A quotation as an article has it, cleaned.

    Attributes:
        id: The id of the gold quote.
        article: The article.
        place: Which quote of the article it is.
        voice: Who says it.
        text: The words, without the marks around them.
        direct: Whether they stand inside quotation marks; else they are the article's own after "said".
    """

    id: str
    article: str
    place: int
    voice: Voice
    text: str
    direct: bool

    @property
    def sentences(self) -> list[str]:
        """Its sentences."""
        return _SENTENCE.split(self.text)


@attrs.frozen
class Story:
    """A story, ready for drafts to be made of it.

    Attributes:
        name: Its name.
        said: What people who are known by name say in it.
        voices: These people, by key.
        texts: The words of each article, for what must not stand there.
    """

    name: str
    said: tuple[Said, ...]
    voices: tuple[Voice, ...]
    texts: tuple[tuple[str, ...], ...]

    def has(self, text: str, room: int = 0) -> bool:
        """Whether an article has some words in this order, with at most so many others between two of them."""
        wanted = words(text)
        return any(_within(wanted, held, room) for held in self.texts)


def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, apostrophes made one."""
    return tuple(match.group().casefold().replace("’", "'") for match in _WORD.finditer(text))


def _within(wanted: tuple[str, ...], held: tuple[str, ...], room: int) -> bool:
    for start in (place for place, word in enumerate(held) if wanted and word == wanted[0]):
        at = start
        for word in wanted[1:]:
            at = next((place for place in range(at + 1, min(at + 2 + room, len(held))) if held[place] == word), -1)
            if at < 0:
                break
        else:
            return True
    return False


def story(folder: Path, articles: Iterable[Article]) -> Story:
    """The story in a folder.

    Args:
        folder: With a `gold.json`.
        articles: Its articles, cleaned.
    """
    articles = tuple(articles)
    gold = read_story(folder)
    voices = _voices(folder)
    cleaned = {Path(article.path or article.id).stem: article for article in articles}
    said = [one for each in gold.articles for one in _said(each, cleaned[each.id], voices)]
    return Story(
        gold.name,
        tuple(said),
        tuple(voice for key, voice in sorted(voices.items()) if any(one.voice.key == key for one in said)),
        tuple(words(article.text) for article in articles),
    )


def _voices(folder: Path) -> dict[str, Voice]:
    """The persons whose forename and surname are known; who is only described may be anybody."""
    speakers = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["speakers"]
    return {
        key: Voice(key, who["name"], frozenset({key, *who["speaks_for"]}))
        for key, who in speakers.items()
        if who["kind"] == "person" and _full(who["name"])
    }


def _full(name: str) -> bool:
    parts = name.split()
    return len(parts) > 1 and all(part[:1].isupper() for part in parts)


def _said(gold: GoldArticle, article: Article, voices: dict[str, Voice]) -> Iterator[Said]:
    for place, quote in enumerate(gold.quotes):
        if quote.optional or quote.speaker not in voices:
            continue
        if quote.kind == "direct" or (quote.kind == "indirect" and _reported(gold, quote)):
            pieces = [span.of(article.text).strip(_MARKS) for span in article.to_text(quote.spans)]
            text = _joined(piece for piece in pieces if piece)
            if len(words(text)) >= FEWEST:
                direct = quote.kind == "direct"
                yield Said(quote.id, gold.id, place, voices[quote.speaker], text, direct)


def _reported(gold: GoldArticle, quote: GoldQuote) -> bool:
    """Whether "said that" may stand before its words."""
    return len(quote.spans) == 1 and " ".join(span.of(gold.raw) for span in quote.cue) in _SAID


def _joined(pieces: Iterable[str]) -> str:
    """Pieces as a draft prints them in one, with inner quotation marks made single."""
    text = ""
    for piece in pieces:
        if text.endswith(",") and piece[:1].isupper():
            text = text[:-1] + "."
        text = f"{text} {piece}".strip()
    text = re.sub(r"\s+", " ", text)
    return re.sub(r"[“”\"]", "’", re.sub(r"(^|\s)[“\"]", r"\1‘", text)).rstrip(",;:")

"""Stories with gold annotation, as they stand in a `gold.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from newslens.errors import InputError
from newslens.evaluation.names import GoldNames
from newslens.spans import Span, Spans


@attrs.frozen
class Mark:
    """A place in an article and why it is marked."""

    text: str
    spans: Spans
    reason: str


@attrs.frozen
class GoldQuote:
    """A quote to be found; an optional one is neither rewarded nor punished.

    Attributes:
        pronoun: Whether the mention is a pronoun, so that any other mention of the speaker is as good.
    """

    id: str
    text: str
    spans: Spans
    kind: str
    cue: Spans
    mention: Spans
    pronoun: bool
    speaker: str | None
    optional: bool


@attrs.frozen
class GoldClaim:
    """One of the claims that matter most; there are others."""

    id: str
    text: str
    spans: Spans
    claimant: str | None
    stances: frozenset[str]
    quantities: tuple[tuple[str, Spans], ...]


@attrs.frozen
class GoldAlignment:
    """Two quotes or claims that belong together.

    Attributes:
        relation: How they stand to each other.
        relations: What else is right to say, `relation` included.
        conflict: Whether they are put into different mouths; None where that is not judged.
    """

    id: str
    members: tuple[str, str]
    relation: str
    relations: frozenset[str]
    conflict: bool | None
    optional: bool


@attrs.frozen
class GoldArticle:
    """One article of a story."""

    id: str
    raw: str
    boilerplate: tuple[Mark, ...]
    quotes: tuple[GoldQuote, ...]
    claims: tuple[GoldClaim, ...]
    not_quotes: tuple[Mark, ...]
    garbled: tuple[Mark, ...]


@attrs.frozen
class GoldStory:
    """What several outlets wrote about one event, annotated.

    Attributes:
        files: The files of the articles, in order.
    """

    name: str
    files: tuple[Path, ...]
    articles: tuple[GoldArticle, ...]
    names: GoldNames
    alignments: tuple[GoldAlignment, ...]


def story_folders(path: Path) -> list[Path]:
    """The folders below a path (or the path itself) that hold a `gold.json`, in order of name.

    Raises:
        InputError: Where there is none.
    """
    if (path / "gold.json").is_file():
        return [path]
    found = sorted(gold.parent for gold in path.glob("*/gold.json"))
    if not found:
        raise InputError("no folder with a gold.json", path=str(path))
    return found


def read_story(folder: Path) -> GoldStory:
    """The story in a folder.

    Raises:
        InputError: Where the gold cannot be read or lacks a field.
    """
    path = folder / "gold.json"
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
        return GoldStory(
            name=folder.name,
            files=tuple(folder / article["file"] for article in tree["articles"]),
            articles=tuple(_article(folder, article) for article in tree["articles"]),
            names=GoldNames.of({key: (who["name"], who["aliases"]) for key, who in tree["speakers"].items()}),
            alignments=tuple(map(_alignment, tree["alignments"])),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"no gold annotation: {type(error).__name__}: {error}", path=str(path)) from error


def _article(folder: Path, tree: Mapping[str, Any]) -> GoldArticle:
    return GoldArticle(
        id=tree["id"],
        raw=(folder / tree["file"]).read_bytes().decode("utf-8-sig"),
        boilerplate=tuple(map(_mark, tree["boilerplate"])),
        quotes=tuple(map(_quote, tree["quotes"])),
        claims=tuple(map(_claim, tree["key_claims"])),
        not_quotes=tuple(map(_mark, tree["not_quotes"])),
        garbled=tuple(map(_mark, tree["garbled"])),
    )


def _spans(tree: Mapping[str, Any] | None) -> Spans:
    return () if tree is None else tuple(Span(start, end) for start, end in tree["spans"])


def _mark(tree: Mapping[str, Any]) -> Mark:
    return Mark(tree["text"], _spans(tree), tree["reason"])


def _quote(tree: Mapping[str, Any]) -> GoldQuote:
    return GoldQuote(
        id=tree["id"],
        text=tree["text"],
        spans=_spans(tree),
        kind=tree["kind"],
        cue=_spans(tree["cue"]),
        mention=_spans(tree["mention"]),
        pronoun=bool(tree.get("mention_pronoun")),
        speaker=tree["speaker"],
        optional=tree["optional"],
    )


def _claim(tree: Mapping[str, Any]) -> GoldClaim:
    return GoldClaim(
        id=tree["id"],
        text=tree["text"],
        spans=_spans(tree),
        claimant=tree["claimant"],
        stances=frozenset({tree["stance"], *tree.get("stance_alts", ())}),
        quantities=tuple((quantity["text"], _spans(quantity)) for quantity in tree["quantities"]),
    )


def _alignment(tree: Mapping[str, Any]) -> GoldAlignment:
    one, other = tree["members"]
    return GoldAlignment(
        id=tree["id"],
        members=(one, other),
        relation=tree["relation"],
        relations=frozenset({tree["relation"], *tree["relation_alts"]}),
        conflict=tree["attribution_conflict"],
        optional=tree["optional"],
    )

"""A tiny story with gold, and analyses of it that are right, wrong or empty."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from newslens.spans import Span, Spans
from newslens.types import (
    Alignment,
    Analysis,
    Article,
    Claim,
    Cue,
    Difference,
    Kind,
    Mode,
    Quantity,
    Quote,
    Relation,
    Removal,
    RemovalReason,
    Speaker,
    SpeakerMention,
    TextWarning,
)

TEXTS = {
    "ferry": "“We had no choice,” Ada Brunn said. The “old lady” is shut. Forty vans cross each hour. Read more about bridges.",
    "herald": "“We had no other choice,” said Ms. Brunn. Sixty vans cross each hour. They is was shut.",
}
NAMES = {"brunn": {"name": "Ada Brunn", "aliases": ["Brunn"], "roles": [], "kind": "person", "speaks_for": []}}


def at(article: str, words: str) -> Spans:
    start = TEXTS[article].index(words)
    return (Span(start, start + len(words)),)


def _marked(article: str, words: str, **more: Any) -> dict[str, Any]:
    return {"text": words, "spans": [[span.start, span.end] for span in at(article, words)], **more}


def _gold_quote(article: str, words: str, cue: str, mention: str) -> dict[str, Any]:
    return _marked(
        article,
        words,
        id=f"{article}.q1",
        kind="direct",
        cue=_marked(article, cue),
        mention=_marked(article, mention),
        mention_pronoun=False,
        speaker="brunn",
        optional=False,
    )


def _gold_claim(article: str, words: str, number: str) -> dict[str, Any]:
    quantities = [_marked(article, number)]
    return _marked(
        article, words, id=f"{article}.c1", claimant=None, stance="asserted", stance_alts=[], quantities=quantities
    )


def _alignment(number: int, item: str, relation: str, *, conflict: bool | None = None) -> dict[str, Any]:
    return {
        "id": f"a{number}",
        "members": [f"ferry.{item}", f"herald.{item}"],
        "relation": relation,
        "relation_alts": [],
        "attribution_conflict": conflict,
        "optional": False,
    }


GOLD = {
    "story": "bridge",
    "articles": [
        {
            "id": "ferry",
            "file": "ferry.txt",
            "title": "",
            "boilerplate": [_marked("ferry", "Read more about bridges.", reason="boilerplate")],
            "quotes": [_gold_quote("ferry", "“We had no choice,”", "said", "Ada Brunn")],
            "key_claims": [_gold_claim("ferry", "Forty vans cross each hour", "Forty vans")],
            "not_quotes": [_marked("ferry", "“old lady”", reason="scare")],
            "garbled": [],
        },
        {
            "id": "herald",
            "file": "herald.txt",
            "title": "",
            "boilerplate": [],
            "quotes": [_gold_quote("herald", "“We had no other choice,”", "said", "Ms. Brunn")],
            "key_claims": [_gold_claim("herald", "Sixty vans cross each hour", "Sixty vans")],
            "not_quotes": [],
            "garbled": [_marked("herald", "They is was shut.", reason="grammar")],
        },
    ],
    "speakers": NAMES,
    "alignments": [_alignment(1, "q1", "reworded", conflict=False), _alignment(2, "c1", "contradiction")],
}


def write(folder: Path, gold: object = GOLD) -> Path:
    story = folder / "bridge"
    story.mkdir(parents=True, exist_ok=True)
    for name, text in TEXTS.items():
        (story / f"{name}.txt").write_text(text, encoding="utf-8")
    (story / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def _article(name: str, quote: str, mention: str, claim: str, number: str) -> Article:
    boilerplate = [words for words in ("Read more about bridges.",) if words in TEXTS[name]]
    garbled = [words for words in ("They is was shut.",) if words in TEXTS[name]]
    return Article(
        id=name,
        raw=TEXTS[name],
        text=TEXTS[name].removesuffix(" Read more about bridges."),
        removed=tuple(Removal(at(name, words), RemovalReason.BOILERPLATE) for words in boilerplate),
        warnings=tuple(TextWarning(at(name, words), "grammar") for words in garbled),
        quotes=(
            Quote(
                id=f"{name}.1",
                kind=Kind.DIRECT,
                mode=Mode.SPEECH,
                text=quote,
                spans=at(name, quote),
                cue=Cue("said", at(name, "said")),
                speaker=SpeakerMention("s1", mention, at(name, mention)),
            ),
        ),
        claims=(
            Claim(id=f"{name}.2", text=claim, spans=at(name, claim), quantities=(Quantity(number, at(name, number)),)),
        ),
    )


PERFECT = Analysis(
    articles=(
        _article("ferry", "“We had no choice,”", "Ada Brunn", "Forty vans cross each hour", "Forty vans"),
        _article("herald", "“We had no other choice,”", "Ms. Brunn", "Sixty vans cross each hour", "Sixty vans"),
    ),
    speakers=(Speaker("s1", "Ada Brunn"),),
    alignments=(
        Alignment(
            "x",
            ("ferry.1", "herald.1"),
            Relation.REWORDED,
            differences=(Difference("ferry.1", "herald.1", "", "other"),),
        ),
        Alignment("y", ("ferry.2", "herald.2"), Relation.CONTRADICTION),
    ),
)


def always(analysis: Analysis) -> Callable[[Sequence[Path]], Analysis]:
    return lambda _: analysis

"""What newslens found in a Doc: kept as JSON in its `user_data`, read as frozen values, shown as spaCy Spans."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any, Final

import attrs
from newslens.errors import InputError
from newslens.serialize import article_from_dict, article_to_dict
from newslens.spans import Span
from newslens.types import Article, Claim, Quote, Speaker
from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as SpacySpan

KEY: Final = "newslens"
"""Where in `doc.user_data` the JSON stands."""
_NAMES: Final = ("article", "quotes", "claims", "speakers")


def write(doc: Doc, article: Article) -> None:
    """Keep an article in a Doc.

    Args:
        doc: The Doc that was made of `article.raw`.
        article: What is known of it.

    Raises:
        InputError: Where the article has another text than the Doc.
    """
    raw = doc.text
    if article.raw != raw:
        raise InputError(f"the article {article.id!r} has another text than the Doc: make the Doc of article.raw")
    tree = article_to_dict(article)
    del tree["raw"]  # the Doc has it
    if article.text == raw:
        del tree["text"]
    # Escapes carry whatever stands in a title or an id through msgpack.
    doc.user_data[KEY] = json.dumps({"size": len(raw), "article": tree})


def read(doc: Doc) -> Article | None:
    """The article that `write` kept, its offsets those of `doc.text`; None where there is none.

    Raises:
        InputError: Where the text of the Doc is no longer the one that was read, or something else was kept.
    """
    kept = doc.user_data.get(KEY)
    return None if kept is None else _read(kept, doc.text)


@lru_cache(maxsize=16)  # doc._.quotes is asked for many times in a row
def _read(kept: str, raw: str) -> Article:
    try:
        found = json.loads(kept)
        size, tree = found["size"], found["article"]
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"doc.user_data[{KEY!r}] was not written by newslens") from error
    if size != len(raw):
        raise InputError(f"the Doc has {len(raw)} characters, and newslens read {size}: run the component on it again")
    return article_from_dict({"raw": raw, "text": raw, **tree})


def quotes(doc: Doc) -> tuple[Quote, ...]:
    """The quotes of a Doc, in order of appearance; none where newslens has not read it."""
    article = read(doc)
    return () if article is None else article.quotes


def claims(doc: Doc) -> tuple[Claim, ...]:
    """The claims of a Doc, in order of appearance; none where newslens has not read it."""
    article = read(doc)
    return () if article is None else article.claims


def speakers(doc: Doc) -> tuple[Speaker, ...]:
    """Who speaks in a Doc; none where newslens has not read it."""
    article = read(doc)
    return () if article is None else article.speakers


_GETTERS: Final[dict[str, Callable[[Doc], Any]]] = {
    "article": read,
    "quotes": quotes,
    "claims": claims,
    "speakers": speakers,
}


def register(prefix: str = "") -> None:
    """Add `doc._.article`, `doc._.quotes`, `doc._.claims` and `doc._.speakers` to all Docs of the process.

    The component does so itself; call this where Docs are only read back (from a `DocBin`).

    Args:
        prefix: Stands in front of each name, for programs in which one of them is taken: "newslens_".

    Raises:
        InputError: Where somebody else has registered one of the names.
    """
    for name in _NAMES:
        full, getter = prefix + name, _GETTERS[name]
        if Doc.has_extension(full):
            if Doc.get_extension(full)[2] is not getter:
                raise InputError(f"doc._.{full} is taken by something else: give newslens another `prefix`")
            continue
        Doc.set_extension(full, getter=getter, setter=write if name == "article" else partial(_refused, full))


def _refused(name: str, _doc: Doc, _value: object) -> None:
    raise AttributeError(f"doc._.{name} is made by newslens and cannot be set")


def spans_of(doc: Doc, spans: Iterable[Span]) -> list[SpacySpan]:
    """Offsets as spaCy Spans: of quotes, cues, mentions of speakers, claims, quantities.

    Args:
        doc: The Doc in which they were found.
        spans: Offsets in `doc.text`.

    Returns:
        One Span for each; it holds every token that has a character in the range, so it may be a little longer where the
        tokenizer leaves words together.
    """
    found = (doc.char_span(span.start, span.end, alignment_mode="expand") for span in spans)
    return [span for span in found if span is not None]


def group(doc: Doc, article: Article, key: str) -> None:
    """Put what was found into `doc.spans`, for displaCy, rules and training.

    Args:
        doc: The Doc.
        article: What was found in it.
        key: `doc.spans[key]` gets the quotes, labelled SOURCE, CUE and CONTENT; `doc.spans[f"{key}_claims"]` the claims.
            The `id_` of a Span is the id of its quote or claim.
    """
    parts: list[SpacySpan] = []
    for quote in article.quotes:
        parts += _labelled(doc, quote.speaker.spans if quote.speaker else (), "SOURCE", quote.id)
        parts += _labelled(doc, quote.cue.spans if quote.cue else (), "CUE", quote.id)
        parts += _labelled(doc, quote.spans, "CONTENT", quote.id)
    doc.spans[key] = SpanGroup(doc, name=key, spans=parts)
    stated = [part for claim in article.claims for part in _labelled(doc, claim.spans, "CLAIM", claim.id)]
    doc.spans[f"{key}_claims"] = SpanGroup(doc, name=f"{key}_claims", spans=stated)


def _labelled(doc: Doc, spans: Iterable[Span], label: str, name: str) -> list[SpacySpan]:
    return [SpacySpan(doc, span.start, span.end, label=label, span_id=name) for span in spans_of(doc, spans)]


def cleared(article: Article) -> Article:
    """An article without what a run before this one found in it."""
    return attrs.evolve(article, quotes=(), claims=(), speakers=())

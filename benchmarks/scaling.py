"""How time grows when the input doubles, for everything that reads text, on ordinary and on hostile shapes.

    python -m benchmarks.scaling [--only NAME] [--shape NAME]

A size is sought at which a measure takes long enough to be timed; then the time of twice as much is held against it. What is
linear doubles; what is quadratic takes four times as long.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from time import process_time
from typing import Any, cast

import attrs
import click

import newslens
from benchmarks.goals import Figure, show
from benchmarks.texts import texts
from newslens import language
from newslens.attribution.marks import scan
from newslens.claims import quantities
from newslens.errors import InputError
from newslens.pipeline import Pipeline
from newslens.reading.encoding import decode
from newslens.reading.fragment import fragment_text
from newslens.stages import Aligner, ArticleStage, Context, Reader, Resolver, Slot, Source
from newslens.types import Article, Claim, Kind, Mode, Quote, SpeakerMention

MOST = 2.3
_TRIES = 5
_RUNS = 2
_LONG_ENOUGH = 0.08
_TOO_QUICK = 0.04

Shape = Callable[[int], str]


@attrs.frozen
class Measure:
    """Something to time.

    Attributes:
        name: What it is called.
        prepare: From a text to what is timed; its own time does not count.
        smallest: The size to begin with, in code points.
        largest: The size at which to stop looking for one that takes long enough.
    """

    name: str
    prepare: Callable[[str], Callable[[], object]]
    smallest: int = 20_000
    largest: int = 1_000_000


@attrs.frozen
class Growth:
    """How the time of one measure grew on one shape."""

    ratio: float
    size: int
    seconds: float


def shapes() -> dict[str, Shape]:
    """Texts of any length: news, and what somebody might send who wants to see a parser hang."""
    repeated = {
        "one letter": "a",
        "blanks": " ",
        "empty lines": "\n",
        "double openers": "“",
        "single openers": "‘",
        "straight marks": '"',
        "apostrophes": "'",
        "guillemets": "«",
        "words in marks": "“a” ",
        "openers at words": " “a",
        "closers at words": "a” ",
        "reopened paragraphs": "“A b c.\n\n",
        "quotes with cues": "“No,” he said. ",
        "quotes without cues": "“It was late.” Rain fell. ",
        "chained cues": "he said that ",
        "angle brackets": "<",
        "open tags": "<p ",
        "tags": "<p>",
        "ampersands": "&",
        "references": "&#",
        "mojibake": "â€",
        "more mojibake": "Ã\x83Â",
        "invisible": "\u00ad\u200b",
        "combining": "e\u0301",
        "figures": "1,",
        "amounts": "$1 million ",
        "numbers in words": "twenty ",
        "magnitudes": "-million",
        "initials": "A. ",
        "stops": ".",
        "dashes": "— ",
        "brackets": "(",
        "closed brackets": ") ",
        "braces": '{"a":',
        "square brackets": "[",
        "short lines": "Share\n",
        "names": "Ada Brunn ",
    }
    made: dict[str, Shape] = {name: _repeated(piece) for name, piece in repeated.items()}
    return {"news": _news, **made}


def _repeated(piece: str) -> Shape:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


@cache
def _paragraphs() -> tuple[str, ...]:
    return tuple(part for text in texts() for part in text.split("\n\n"))


def _news(size: int) -> str:
    draw = random.Random(1)  # noqa: S311 - a text, not a secret
    parts: list[str] = []
    length = 0
    while length < size:
        # A number makes each paragraph another one, or cleaning would drop most as said twice.
        parts.append(f"{draw.choice(_paragraphs())} This was on day {len(parts)}.")
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)[:size]


def measures(pipeline: Pipeline, context: Context) -> Iterator[Measure]:
    """Everything that is timed over one text."""
    yield Measure("decoding", lambda text: _call(_decoded, text.encode()))
    yield Measure("decoding, legacy", lambda text: _call(_decoded, text.encode("cp1252", "replace") + b"\x93\x94 \xe9"))
    for step in pipeline.steps:
        if step.spec.slot is Slot.READ:
            yield Measure(step.spec.name, _reader(cast("Reader", step.stage), step.spec.handles[-1]))
    yield Measure("HTML in a record", lambda text: _call(fragment_text, text))
    for step in pipeline.steps:
        if step.spec.slot is Slot.CLEAN:
            yield Measure(step.spec.name, _stage(cast("ArticleStage", step.stage), context))
    yield Measure("quotation marks", lambda text: _call(scan, text))
    yield Measure("quantities", lambda text: _call(quantities.find, text))
    yield Measure("parse", lambda text: _call(language.parse, context.nlp, text), 4_000, 200_000)
    for step in pipeline.steps:
        if step.spec.slot in {Slot.ATTRIBUTE, Slot.CLAIM}:
            stage = cast("ArticleStage", step.stage)
            yield Measure(step.spec.name, _parsed_stage(stage, pipeline, context, step.spec.slot), 4_000, 200_000)


def sets(pipeline: Pipeline, context: Context) -> Iterator[Measure]:
    """What is timed over sets of articles; a size is a number of code points over all of them."""
    for step in pipeline.steps:
        if step.spec.slot is Slot.RESOLVE:
            resolver = cast("Resolver", step.stage)
            yield Measure(step.spec.name, lambda text, run=resolver: _call(run, _set(len(text)), context), 40_000)  # type: ignore[misc]
        if step.spec.slot is Slot.ALIGN:
            aligner = cast("Aligner", step.stage)
            yield Measure(step.spec.name, lambda text, run=aligner: _call(run, _set(len(text)), (), context), 40_000)  # type: ignore[misc]


def _call(function: Callable[..., object], *arguments: Any) -> Callable[[], object]:
    return lambda: function(*arguments)


def _decoded(data: bytes) -> object:
    try:
        return decode(data)
    except InputError as error:
        return error


def _reader(reader: Reader, suffix: str) -> Callable[[str], Callable[[], object]]:
    def prepare(text: str) -> Callable[[], object]:
        if suffix.startswith(".json") or suffix == ".ndjson":
            lines = "\n".join(json.dumps({"text": part}) for part in text.split("\n\n"))
            sources = [Source("a.json", "a", text.encode()), Source("a.jsonl", "a", f"{lines}\n{text}".encode())]
        elif suffix.endswith("html"):
            paragraphs = text.replace("\n\n", "</p>\n<p>")
            sources = [Source(f"a{suffix}", "a", f"<html><body><article><p>{paragraphs}</p></article></html>".encode())]
        else:
            sources = [Source(f"a{suffix}", "a", text.encode())]
        return lambda: [_read(reader, source) for source in sources]

    return prepare


def _read(reader: Reader, source: Source) -> object:
    try:
        return list(reader(source))
    except InputError as error:
        return error


def _stage(stage: ArticleStage, context: Context) -> Callable[[str], Callable[[], object]]:
    return lambda text: _call(stage, Article("a", text), context)


def _parsed_stage(
    stage: ArticleStage, pipeline: Pipeline, context: Context, slot: Slot
) -> Callable[[str], Callable[[], object]]:
    def prepare(text: str) -> Callable[[], object]:
        article = Article("a", text)
        context.doc(article)
        for step in pipeline.steps:
            if slot is Slot.CLAIM and step.spec.slot is Slot.ATTRIBUTE:
                article = cast("ArticleStage", step.stage)(article, context)
        return _call(stage, article, context)

    return prepare


@cache
def _set(size: int) -> tuple[Article, ...]:
    """Articles of three outlets each on many events, told in words of their own."""
    draw = random.Random(2)  # noqa: S311 - texts, not secrets
    words = [
        f"{a}{b}{c}" for a in ("ba", "ke", "li", "mo") for b in ("ran", "sel", "tin", "vor", "dun") for c in "aeiou"
    ]
    articles: list[Article] = []
    length = 0
    while length < size:
        said = [" ".join(draw.choices(words, k=12)) for _ in range(4)]
        who = " ".join(word.title() for word in draw.choices(words, k=2))
        for outlet in range(3):
            articles.append(_told(f"e{len(articles)}", who, said[outlet : outlet + 2]))
            length += len(articles[-1].raw)
    return tuple(articles)


def _told(name: str, who: str, said: Sequence[str]) -> Article:
    """An article in which somebody says some sentences."""
    raw = "\n\n".join(f"“{sentence},” {who} said." for sentence in said)
    speaker = newslens.Speaker(f"{name}#s1", who)
    quotes, claims = [], []
    place = 0
    for number, sentence in enumerate(said):
        start = raw.index("“", place)
        place = start + len(sentence) + 3
        mention = (newslens.Span(place + 1, place + 1 + len(who)),)
        quote = Quote(
            f"{name}.q{number}",
            Kind.DIRECT,
            Mode.SPEECH,
            raw[start:place],
            (newslens.Span(start, place),),
            speaker=SpeakerMention(speaker.id, who, mention),
        )
        quotes.append(quote)
        claims.append(
            Claim(f"{name}.c{number}", sentence, (newslens.Span(start + 1, place - 2),), speaker.id, quote.id)
        )
    return Article(name, raw, quotes=tuple(quotes), claims=tuple(claims), speakers=(speaker,))


def growth(measure: Measure, shape: Shape) -> Growth:
    """How much longer a measure takes for twice as much: the least of several tries, since noise only adds."""
    size = measure.smallest
    seconds = _seconds(measure, shape, size)
    while seconds < _LONG_ENOUGH and size < measure.largest:
        size *= 2
        seconds = _seconds(measure, shape, size)
    if seconds < _TOO_QUICK:
        return Growth(0.0, size, seconds)
    ratios = []
    for _ in range(_TRIES):
        ratios.append(_seconds(measure, shape, 2 * size) / _seconds(measure, shape, size))
        if ratios[-1] <= MOST:
            break
    return Growth(min(ratios), size, seconds)


def _seconds(measure: Measure, shape: Shape, size: int) -> float:
    run = measure.prepare(shape(size))
    times = []
    for _ in range(_RUNS):
        began = process_time()
        run()
        times.append(process_time() - began)
    return min(times)


@click.command()
@click.option("--only", help="Measures with this in their name.")
@click.option("--shape", "only_shape", help="Shapes with this in their name.")
@click.option("--all", "every", is_flag=True, help="One row for each shape, not only for the worst.")
def main(only: str | None, only_shape: str | None, *, every: bool) -> None:
    """Time twice as much against once as much."""
    nlp = language.load()
    pipeline = newslens.load()
    context = Context(lambda: nlp, language.parse)
    chosen = {name: shape for name, shape in shapes().items() if (only_shape or "") in name}
    figures: list[Figure] = []
    for measure in measures(pipeline, context):
        if (only or "") in measure.name:
            figures += _figures(measure, chosen, every=every)
    for measure in sets(pipeline, context):
        if (only or "") in measure.name:
            figures += _figures(measure, {"many articles": _repeated("a")}, every=every)
    sys.exit(show("Time for twice as much over time for once as much, on the worst shape", figures))


def _figures(measure: Measure, chosen: Mapping[str, Shape], *, every: bool) -> list[Figure]:
    found = {name: growth(measure, shape) for name, shape in chosen.items()}
    ordered = sorted(found.items(), key=lambda item: -item[1].ratio)
    click.echo(f"{measure.name}: {ordered[0][1].ratio:.2f} on {ordered[0][0]}", err=True)
    return [
        Figure(
            measure.name,
            grown.ratio,
            MOST,
            note=f"{name}, {grown.size / grown.seconds / 1e6:.3g} MB/s" if grown.seconds else name,
        )
        for name, grown in (ordered if every else ordered[:1])
    ]


if __name__ == "__main__":
    main()

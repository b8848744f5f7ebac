"""What a stage of each slot is tried on: news, messy text, nothing at all, and more of the same for timing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

import attrs
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from newslens.spans import Span
from newslens.stages import Resolution, Slot, Source, StageSpec
from newslens.testing.news import news_prose, stories
from newslens.testing.strategies import analyses, articles, messy_text, sources
from newslens.testing.subject import Input, Sample
from newslens.types import Analysis, Article, Cue, Kind, Mode, Quote, Speaker, SpeakerMention

_STATEMENT: Final = "“We will not reopen a quay that frightens our own pilots,” said Mara Lind, the harbour master."
_PARAGRAPH: Final = f"The north quay stays shut until May. {_STATEMENT} Four people were hurt on 3 March.\n\n"
_ODD: Final = (
    "", " ", "\n\n", "\u00a0\u200b", "a", ".", "“", "”“", "\ufeff", "\ud800", "\x00", "\u0301", "\U0001f600" * 3,
    "“" * 40, "Die Brücke ist „sicher“, sagte Mara Lind.", "「橋は安全だ」と市長は述べた。", "«الجسر آمن»، قالت مارا ليند.",
    "a\r\n\r\n\r\nb\r", "&amp;<p>", "1,000,000 " * 5, "said said said", "\u202e“abc” said he\u202c",
)  # fmt: skip


def drawn(spec: StageSpec, count: int) -> list[Input]:
    """A plain input of the slot of a stage, on which most have something to do, and so many drawn ones: always the same."""
    found: list[Input] = [_plain(spec)]

    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(_STRATEGIES[spec.slot](spec))
    def keep(item: Input) -> None:
        found.append(item)

    keep()
    return found


def _plain(spec: StageSpec) -> Input:
    """Articles that say the same, with furniture between their paragraphs."""
    if spec.slot not in {Slot.RESOLVE, Slot.ALIGN, Slot.REPORT}:
        item = more(spec, 2)
        if spec.slot is Slot.CLEAN:
            return Article(
                "a1", f"  {item.raw}Advertisement\n\n— The Harbour Gazette\n", publisher="The Harbour Gazette"
            )
        return item
    sample = resolved([_attributed(f"a{number}", number) for number in (1, 2, 3)])
    if spec.slot is Slot.REPORT:
        return Analysis(tuple(sample.articles), tuple(sample.speakers), newslens="0.1")
    return sample if spec.slot is Slot.ALIGN else tuple(_attributed(f"a{number}", number) for number in (1, 2, 3))


def _bare(article: Article) -> Article:
    return attrs.evolve(article, quotes=(), speakers=(), claims=())


def _raw(raw: str) -> Article:
    return Article("a1", raw)


def resolved(found: Sequence[Article]) -> Sample:
    """Articles as an aligner gets them: their speakers brought together by name."""
    speakers = {speaker.name: attrs.evolve(speaker, id=f"s:{speaker.name}") for a in found for speaker in a.speakers}
    merged = {speaker.id: f"s:{speaker.name}" for article in found for speaker in article.speakers}
    resolution = Resolution(tuple(speakers[name] for name in sorted(speakers)), merged)
    return Sample(tuple(map(resolution.applied, found)), resolution.speakers)


@st.composite
def _sets(draw: st.DrawFn) -> tuple[Article, ...]:
    if draw(st.integers(0, 3)):
        return draw(stories())
    return tuple(draw(articles(name=f"a{number}")) for number in range(draw(st.integers(0, 3))))


def _any_analysis() -> st.SearchStrategy[Analysis]:
    news = (
        stories()
        .map(resolved)
        .map(lambda sample: Analysis(tuple(sample.articles), tuple(sample.speakers), newslens="0.1"))
    )
    return analyses() | news


_STRATEGIES: Final[dict[Slot, Any]] = {
    Slot.READ: lambda spec: st.sampled_from(spec.handles or (".txt",)).flatmap(lambda suffix: sources(suffix=suffix)),
    Slot.CLEAN: lambda _: news_prose().map(_bare) | messy_text().map(_raw) | articles().map(_bare),
    Slot.ATTRIBUTE: lambda _: news_prose().map(_bare) | messy_text().map(_raw) | articles().map(_bare),
    Slot.CLAIM: lambda _: news_prose() | articles().map(lambda article: attrs.evolve(article, claims=())),
    Slot.RESOLVE: lambda _: _sets(),
    Slot.ALIGN: lambda _: _sets().map(resolved),
    Slot.REPORT: lambda _: _any_analysis(),
}


def odd(spec: StageSpec) -> list[Input]:
    """Empty, blank, broken and foreign inputs."""
    if spec.slot is Slot.READ:
        data = [text.encode("utf-8", "surrogatepass") for text in _ODD]
        data += [b"\xff\xfe", b"\xff\xfea", b"\x80\x81", b"{}", b"[]", b"{", b"null", b"<", b"<html>", b"\x00" * 40]
        return [Source(None, "odd", item) for item in data]
    found = [Article(f"a{number}", text) for number, text in enumerate(_ODD)]
    if spec.slot is Slot.RESOLVE:
        return [(), *((article,) for article in found), tuple(found)]
    if spec.slot is Slot.ALIGN:
        return [Sample((), ()), *(Sample((article,), ()) for article in found), Sample(tuple(found), ())]
    if spec.slot is Slot.REPORT:
        return [Analysis(), *(Analysis((article,)) for article in found), Analysis(tuple(found))]
    return list(found)


def more(spec: StageSpec, times: int) -> Input:
    """An input that grows with a number: a longer text, or an analysis of more articles."""
    if spec.slot is Slot.READ:
        suffix = (spec.handles or (".txt",))[0]
        return Source(f"long{suffix}", "long", _file(suffix, times).encode())
    if spec.slot is Slot.REPORT:
        return Analysis(tuple(_attributed(f"a{number}", 1) for number in range(times)))
    article = _attributed("a1", times)
    return article if spec.slot is Slot.CLAIM else _bare(article)


def _file(suffix: str, times: int) -> str:
    if suffix in {".jsonl", ".ndjson"}:
        return f"{json.dumps({'title': 'Quay', 'text': _PARAGRAPH})}\n" * times
    if "json" in suffix:
        return json.dumps({"title": "Quay", "text": _PARAGRAPH * times})
    if "htm" in suffix:
        return f"<html><body><article>{f'<p>{_PARAGRAPH}</p>' * times}</article></body></html>"
    return _PARAGRAPH * times


def _attributed(name: str, times: int) -> Article:
    """The same paragraph over and over, each with its quote."""
    speaker = Speaker(f"{name}#s1", "Mara Lind", roles=("harbour master",))
    content = _PARAGRAPH.index("“"), _PARAGRAPH.index("”") + 1
    cue, mention = (_PARAGRAPH.index(words) for words in ("said", "Mara Lind"))
    quotes = []
    for number in range(times):
        at = number * len(_PARAGRAPH)
        spans = (Span(at + content[0], at + content[1]),)
        quotes.append(
            Quote(
                f"{name}#q{number + 1}",
                Kind.DIRECT,
                Mode.SPEECH,
                _PARAGRAPH[content[0] : content[1]],
                spans,
                Cue("said", (Span(at + cue, at + cue + 4),)),
                SpeakerMention(speaker.id, "Mara Lind", (Span(at + mention, at + mention + 9),)),
            )
        )
    return Article(name, _PARAGRAPH * times, quotes=tuple(quotes), speakers=(speaker,))

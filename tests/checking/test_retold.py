"""What somebody said by another's account, in drafts and in sources."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslens
from newslens.checking.check import check_quotes
from newslens.checking.retold import carriers
from newslens.pipeline import Pipeline
from newslens.spans import Span
from newslens.types import Cue, Kind, Mode, Quote, SpeakerMention

REST = "\n\nJonas Brekke, a docker, was there too. The hall was full.\n"
OPENS = "Mara Lind said a new quay will be built at Northgate"


@cache
def _pipeline() -> Pipeline:
    return newslens.load()


def _verdicts(draft: str, source: str) -> list[tuple[str | None, str]]:
    found = check_quotes(draft, [newslens.Article("gazette", source + REST)], _pipeline()).quotes
    return [(quote.speaker, str(quote.status)) for quote in found]


@pytest.mark.parametrize(
    "draft",
    [
        f"{OPENS}.",
        f"According to the Herald, {OPENS}.",
        f"{OPENS}, according to the Herald.",
        f"{OPENS}, the Herald reported.",
        f"The Herald reported that {OPENS}.",
        "According to the Herald, Mara Lind said: “A new quay will be built at Northgate.”",
        "“A new quay will be built at Northgate,” Mara Lind said, the Herald reported.",
    ],
)
@pytest.mark.parametrize("source", [f"{OPENS}.", f"The Post reported that {OPENS}.", f"{OPENS}, according to a memo."])
def test_who_is_told_to_have_said_it_is_checked(draft: str, source: str) -> None:
    assert _verdicts(draft, source) == [("Mara Lind", "exact")]
    other = draft.replace("Mara Lind", "Jonas Brekke")
    assert _verdicts(other, f"{source} Mara Lind is the harbour master.") == [("Jonas Brekke", "misattributed")]


def test_somebody_who_tells_it_is_checked_too() -> None:
    assert _verdicts(f"According to Jonas Brekke, {OPENS}.", f"{OPENS}.") == [
        ("Jonas Brekke", "misattributed"),
        ("Mara Lind", "exact"),
    ]


@pytest.mark.parametrize("by", ["a recording of the call", "court documents", "a copy of the letter"])
def test_a_document_that_has_the_words_does_not_hide_who_said_them(by: str) -> None:
    source = f"“I am worried about the timing of the deal,” Mara Lind said, according to {by}."
    assert _verdicts("“I am worried about the timing of the deal,” said Jonas Brekke.", source) == [
        ("Jonas Brekke", "misattributed")
    ]
    assert _verdicts("“I am worried about the timing of the deal,” said Mara Lind.", source) == [("Mara Lind", "exact")]


_SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda one: Span(one[0], one[0] + one[1]))


@st.composite
def _quotes(draw: st.DrawFn) -> tuple[Quote, ...]:
    made = []
    for number, (content, cue, speaker) in enumerate(draw(st.lists(st.tuples(_SPANS, _SPANS, _SPANS), max_size=6))):
        name = f"q{number}"
        said = Cue("said", (cue,))
        who = SpeakerMention(name, name, (speaker,))
        made.append(Quote(name, Kind.INDIRECT, Mode.SPEECH, "x", (content,), said, who))
    return tuple(made)


@given(_quotes())
def test_what_carries_a_quote_has_all_of_it(quotes: tuple[Quote, ...]) -> None:
    def inside(inner: Quote, outer: Quote) -> bool:
        assert inner.cue
        assert inner.speaker
        (all_of,) = outer.spans
        pieces = (*inner.spans, *inner.cue.spans, *inner.speaker.spans)
        return all(all_of.start <= one.start and one.end <= all_of.end for one in pieces)

    found = carriers(quotes)
    for number, outer in enumerate(quotes):
        others = [one for one in quotes if one is not outer and one.spans != outer.spans]
        same = any(inside(one, outer) for one in quotes if one is not outer and one.spans == outer.spans)
        assert same or (number in found) == any(inside(one, outer) for one in others)

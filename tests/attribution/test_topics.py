"""Who is spoken of by name in what is said is not the one who says it, while anybody else can be."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from newslens.attribution.entities import Mention, cluster

BEFORE = "“No,” said Otis Bell.\n\nCouncil leader Ralph Moss was not there. "


@cache
def english() -> Language:
    return spacy.blank("en")


def who(text: str, said: str, mention: str = "he", behind: str = "") -> str | None:
    """The speaker of what is said in a text, of which the last such words are the mention."""
    doc = english()(text)
    begin = text.index(said)
    outside = text.rindex(f" {mention} ") + 1 if mention.islower() else text.index(mention, len(BEFORE))
    span = doc.char_span(outside, outside + len(mention))
    assert span is not None
    found = None
    if behind:
        place = doc.char_span(text.rindex(behind), text.rindex(behind) + len(behind))
        assert place is not None
        found = (place.start, place.end)
    quoted = [(begin, begin + len(said))] if said.startswith("“") else []
    clustering = cluster(doc, [Mention(span.start, span.end, ((begin, begin + len(said)),), found)], quoted)
    number = clustering.assigned[0]
    return None if number is None else clustering.speakers[number].name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“If Mr. Moss will not fight, out with him,” he said Friday.", "“If Mr. Moss will not fight, out with him,”"),
        ("Then he said that Moss has lost the way.", "that Moss has lost the way"),
        ("Then he attacked Moss for his silence.", "Moss for his silence"),
    ],
)
def test_who_is_named_in_what_is_said_does_not_say_it(text: str, said: str) -> None:
    assert who(BEFORE + text, said) == "Otis Bell"
    other = said.replace("Mr. Moss", "the mayor").replace("Moss", "the mayor")
    assert who(BEFORE + text.replace(said, other), other) == "Ralph Moss"


def test_who_is_named_says_it_where_nobody_else_can() -> None:
    text = "Ralph Moss was there. Then he said that Moss had won."
    assert who(text, "that Moss had won") == "Ralph Moss"


@pytest.mark.parametrize("said", ["“I am Ralph Moss,”", "“My name is Ralph Moss,”", "“I, Ralph Moss, resign,”"])
def test_who_gives_the_own_name_speaks(said: str) -> None:
    assert who(f"{BEFORE}{said} he began Friday.", said) == "Ralph Moss"


def test_who_is_addressed_in_words_repeated_speaks() -> None:
    said = "“My wife told me, ‘Ralph Moss, be quiet,’ and I was,”"
    assert who(f"{BEFORE}{said} he said Friday.", said) == "Ralph Moss"


def test_a_state_speaks_of_itself() -> None:
    text = "Norway waited.\n\nChile objected, and Chile went. “No,” said Chile. Then it said that Chile was ready."
    assert who(text, "that Chile was ready", "it") == "Chile"


def test_relative_pronoun_is_what_the_parse_says_it_stands_for() -> None:
    text = "Ralph Moss spoke to officials of the port, who said it was shut."
    assert who(text, "it was shut", "who", behind="officials of the port") == "officials of the port"
    assert who("Ralph Moss, who said it was shut, left.", "it was shut", "who", behind="Moss") == "Ralph Moss"
    assert who("Ralph Moss (Tarn), who said it was shut, left.", "it was shut", "who") == "Ralph Moss"


@given(st.lists(st.tuples(st.integers(-5, 200), st.integers(-5, 200)), max_size=4))
def test_whatever_is_said_somebody_is_found(said: list[tuple[int, int]]) -> None:
    text = BEFORE + "Then he said that Moss and Bell have lost the way."
    doc = english()(text)
    at = next(token.i for token in doc if token.text == "he")
    found = cluster(doc, [Mention(at, at + 1, tuple(said))])
    assert [speaker.name for speaker in found.speakers] in (["Otis Bell"], ["Ralph Moss"])

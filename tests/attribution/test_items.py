"""Lists of who said what, and lines that only name who said what stands above them."""

from __future__ import annotations

from functools import cache

import pytest

from newslens import language
from newslens.attribution.stage import ModelAttribution, RuleAttribution
from newslens.stages import Context
from newslens.types import Article

ROTTEN = "“They knew that the pier was rotten.”"
SPENT = "“Nobody told us what the paint had cost.”"
STAGES = [ModelAttribution(), RuleAttribution()]
LEAD = "The council met on Monday in the old hall.\n\n"


@cache
def _context() -> Context:
    return Context(language.load, language.parse)


def _said(stage: ModelAttribution | RuleAttribution, text: str) -> list[tuple[str, str | None]]:
    article = stage(Article("a", text), _context())
    names = {speaker.id: speaker.name for speaker in article.speakers}
    return [(quote.text, names[quote.speaker.id] if quote.speaker else None) for quote in article.quotes]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("- Meg Tarrow: ", "- Kurt Dahl: "),
        ("* Meg Tarrow, a retired cook: ", "* Kurt Dahl, the driver: "),
        ("• Meg Tarrow (mayor): ", "• Kurt Dahl (driver): "),
        ("- Meg Tarrow said: ", "- Kurt Dahl said: "),
        ("- Meg Tarrow – ", "- Kurt Dahl – "),
        ("1. Meg Tarrow (mayor) – ", "2. Kurt Dahl (driver) – "),
        ("Meg Tarrow – ", "Kurt Dahl, the driver – "),
    ],
)
def test_an_item_has_its_own_speaker(stage: ModelAttribution | RuleAttribution, first: str, second: str) -> None:
    found = _said(stage, f"{LEAD}{first}{ROTTEN}\n\n{second}{SPENT}\n")
    assert found == [(ROTTEN, "Meg Tarrow"), (SPENT, "Kurt Dahl")]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    ("sign", "between", "first", "second"),
    [
        ("", "\n\n", "— Meg Tarrow", "— Kurt Dahl, the driver"),
        ("", "\n\n", "- Meg Tarrow, the mayor.", "- Kurt Dahl"),
        ("> ", "\n\n", "— Meg Tarrow", "— Kurt Dahl"),
        ("> ", "\n\n>\n\n", "– Meg Tarrow", "– Kurt Dahl"),
    ],
)
def test_a_line_with_a_dash_names_who_speaks_above_it(
    stage: ModelAttribution | RuleAttribution, sign: str, between: str, first: str, second: str
) -> None:
    text = f"{LEAD}{sign}{ROTTEN}{between}{sign}{first}\n\n{sign}{SPENT}{between}{sign}{second}\n\nThe hall was full.\n"
    assert _said(stage, text) == [(ROTTEN, "Meg Tarrow"), (SPENT, "Kurt Dahl")]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    "behind",
    [
        "- Meg Tarrow\n\n- Kurt Dahl\n\n- Ida Roth",  # who was there
        "- Meg Tarrow left the hall.",
        "- the roof of the pier",
    ],
)
def test_a_list_below_a_quotation_does_not_name_who_speaks_in_it(
    stage: ModelAttribution | RuleAttribution, behind: str
) -> None:
    assert _said(stage, f"{LEAD}{ROTTEN}\n\n{behind}\n\nThe hall was full.\n") == [(ROTTEN, "the council")]


@pytest.mark.parametrize(
    "text",
    [
        "Meg Tarrow – “the queen of the pier” – was born in Rade.",
        "Meg Tarrow – “the queen of the pier”.",
        "Rade – “the town that never sleeps on a Monday” – has a pier.",
    ],
)
def test_a_dash_within_a_sentence_is_no_cue(text: str) -> None:
    assert not any(name for _, name in _said(ModelAttribution(), f"{LEAD}{text}\n"))

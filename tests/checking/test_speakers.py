"""Who says it in the sources: known, not known, or a voice of another."""

from __future__ import annotations

from functools import cache

import pytest

import newslens
from newslens.checking.check import check_quotes
from newslens.checking.verdicts import Status
from newslens.pipeline import Pipeline
from tests.checking.texts import BREKKE, LIND, Page, only

MOURNED = "“It breaks my heart to close the baths,”"


@cache
def _pipeline() -> Pipeline:
    return newslens.load()


def _status(draft: str, *sources: str) -> str:
    articles = [newslens.Article(f"s{number}", text) for number, text in enumerate(sources)]
    (quote,) = check_quotes(draft, articles, _pipeline()).quotes
    return str(quote.status)


@pytest.mark.parametrize("more", ["", " “I swam there as a child”"])
def test_who_is_known_to_say_it_goes_before_nobody_in_particular(more: str) -> None:
    known = Page("a").say(MOURNED + more, BREKKE)
    headline = Page("b").say(MOURNED + more, None)
    draft = Page("draft").say(MOURNED + more, LIND)
    assert only(draft, known, headline).status is Status.MISATTRIBUTED
    assert only(draft, headline).status is Status.EXACT
    assert only(draft, known, headline, Page("c").say(MOURNED + more, LIND)).status is Status.EXACT
    assert only(Page("draft").say(MOURNED + more, BREKKE), known, headline).status is Status.EXACT


@pytest.mark.parametrize(
    ("draft", "speaker", "status"),
    [
        ("“If he asks me to go, I’ll go,”", BREKKE, Status.EXACT),
        ("“If he asks me to go, I’ll go,”", LIND, Status.MISATTRIBUTED),
        ("“If he asks me to go, I will go,”", BREKKE, Status.ALTERED),
        ("“If he asks me to go, I will go,”", LIND, Status.MISATTRIBUTED),
        ("“If she asks him to, he may,”", LIND, Status.NOT_FOUND),
        ("“So we may,”", BREKKE, Status.EXACT),
        ("“So we may,”", LIND, Status.NOT_FOUND),
    ],
)
def test_a_whole_sentence_of_common_words_is_the_speakers(
    draft: str, speaker: newslens.Speaker, status: Status
) -> None:
    source = Page("a").say("“If he asks me to go, I’ll go,”", BREKKE).say("“So we may,”", BREKKE)
    assert only(Page("draft").say(draft, speaker), source).status is status


CONTEXT = "“The letters have been taken out of context,”"


@pytest.mark.parametrize("role", ["a spokeswoman", "a lawyer"])
def test_who_speaks_for_somebody_is_not_that_person(role: str) -> None:
    source = f"{CONTEXT} said Clara Dunn, {role} for Mara Lind. It rained all day.\n"
    assert _status(f"{CONTEXT} said Mara Lind.\n", source) == "misattributed"
    assert _status(f"{CONTEXT} said Clara Dunn, {role} for Mara Lind.\n", source) == "exact"
    assert _status(f"{CONTEXT} a {role.split()[1]} for Mara Lind said.\n", source) == "exact"


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("Clara Dunn, a spokeswoman for Tarn Energy, said", "exact"),
        ("a spokeswoman, Clara Dunn, said", "exact"),
        ("Clara Dunn, a spokeswoman for Brell Water, said", "misattributed"),
        ("Clara Dunn, a swimmer, said", "misattributed"),
    ],
)
def test_who_speaks_for_a_body_is_its_voice(who: str, status: str) -> None:
    source = f"Tarn Energy was the sponsor, and Brell Water was not.\n\n{CONTEXT} {who}.\n"
    assert _status(f"Tarn Energy said: {CONTEXT.strip(',')}\n", source) == status


@pytest.mark.parametrize("yes", ["Yes", "No"])
def test_an_answer_is_a_sentence(yes: str) -> None:
    source = Page("a").say(f"“{yes}. I serve at the pleasure of the harbour master,”", LIND)
    draft = Page("draft").say("“I serve at the pleasure of the harbour master,”", LIND)
    assert only(draft, source).status is Status.EXACT
    numbered = Page("a").say("“We live at No. 5 on the quay of the harbour master,”", LIND)
    assert only(Page("draft").say("“We live at No. 5 on the quay of the harbour master,”", LIND), numbered).parts == ()

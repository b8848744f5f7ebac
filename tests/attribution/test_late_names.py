"""Who a noun stands for where a name comes before or after it: the skater who was named, the chief who is named later, and others."""

from __future__ import annotations

import pytest

from .test_entities import names
from .test_whose import quoted


def speakers(text: str) -> list[str | None]:
    """The speakers of the quotes of an article, in order."""
    return [speaker for speaker, _ in quoted(text)]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Ann Moss fell. “Rest,” [the skater] said. [Otis Bell] said it was over.", ["Ann Moss", "Otis Bell"]),
        ("Ann Moss wrote a book. “Rest,” [the novelist] said. [Otis Bell] left.", ["Ann Moss", "Otis Bell"]),
        ("Ann Moss, a pop star, is ill. “Rest,” [the singer] wrote. [Otis Bell] left.", ["Ann Moss", "Otis Bell"]),
        # Those who are told to be something else are not meant.
        ("Ann Moss wrote a song. Mayor Otis Bell came. “Rest,” [the singer] said.", ["Ann Moss"]),
        ("Mayor Otis Bell came. “Rest,” [the singer] said. [Ann Moss] left.", ["the singer", "Ann Moss"]),
        ("Otis Bell, Kit Moss’s husband, came. “Rest,” [the singer] said.", ["the singer"]),
        ("Otis Bell spoke. [A skater] fell. “Rest,” [the skater] said.", ["a skater"] * 2),
        ("Otis Bell spoke. “Rest,” [the doctor] said.", ["the doctor"]),
        ("Otis Bell spoke. “Rest,” [the actress] said.", ["the actress"]),
    ],
)
def test_a_calling_is_that_of_who_was_named(text: str, called: list[str]) -> None:
    assert names(text) == called


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("[A prosecutor] said so.\n\n[Defense attorney Ruth Moss] said it was weak.", ["a prosecutor", "Ruth Moss"]),
        ("[The prosecutor] said so.\n\n[Defense attorney Ruth Moss] said no.", ["the prosecutor", "Ruth Moss"]),
        ("[The defense attorney] said so.\n\n[Prosecutor Ruth Moss] said no.", ["the defense attorney", "Ruth Moss"]),
        ("[A judge] ruled so.\n\n[Ruth Moss] said she would appeal.", ["a judge", "Ruth Moss"]),
        ("[A juror] said so.\n\n“Never,” [Ruth Moss] said.", ["a juror", "Ruth Moss"]),
        ("[The coach] said so.\n\n“Never,” [Ruth Moss] said.", ["the coach", "Ruth Moss"]),
        ("[The fire chief] said so.\n\n[Ruth Moss] said not.", ["the fire chief", "Ruth Moss"]),
        ("[A judge] ruled so.\n\n[Judge Ruth Moss] said more.", ["Ruth Moss"] * 2),
        ("[The fire chief] read a page.\n\n“Never,” [Ruth Moss] vowed.", ["Ruth Moss"] * 2),
        ("[The fire chief] read a page. [Ruth Moss] also vowed to go.", ["Ruth Moss"] * 2),
    ],
)
def test_a_noun_is_somebody_named_later_only_where_more_speaks_for_it(text: str, called: list[str]) -> None:
    assert names(text) == called


def test_a_promoter_is_a_firm() -> None:
    assert speakers("Promoter StagePoint said tickets would be refunded.") == ["StagePoint"]


def test_general_secretary_is_no_other_secretary() -> None:
    text = "[The environment secretary] said so.\n\n[Ann Pugh, the general secretary of the Workers’ Union], said it was not."
    assert names(text) == ["the environment secretary", "Ann Pugh"]

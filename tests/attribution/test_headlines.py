"""Headlines and headings with words in marks, through the shipped pipeline: who says them, and what of the line they say."""

from __future__ import annotations

import pytest
from spacy.lang.en import English

from newslens.attribution.found import HEADING, Found
from newslens.attribution.marks import scan
from newslens.attribution.marks.paragraphs import paragraphs
from newslens.attribution.parse.headings import half, is_heading
from newslens.attribution.parse.tree import Tree, build
from newslens.attribution.quotations.quoted import offsets
from newslens.attribution.quotations.repeated import said_again

from .test_whose import quoted

BODY = "Ivo Kell said the mill must close. Mayor Ann Tarrow spoke on Tuesday."


def _lines(*lines: str) -> Tree:
    """The tree of some paragraphs, without a parse."""
    text = "\n\n".join(lines)
    top = [quotation for quotation in scan(text) if quotation.depth == 0]
    return build(English()(text), text, paragraphs(text), offsets(top))


def told(headline: str, body: str = BODY) -> list[tuple[str | None, str]]:
    """Who says what in a headline, by the name the whole article has for them; what the body says first ends it."""
    found = quoted(f"{headline}\n\n{body}")
    return found[: next((i for i, (_, text) in enumerate(found) if text == "the mill must close"), None)]


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        (
            "'No option left': Kell says mill must close",
            [("Ivo Kell", "'No option left'"), ("Ivo Kell", "mill must close")],
        ),
        (
            "'Kick in the guts': Kell warns of job losses",
            [("Ivo Kell", "'Kick in the guts'"), ("Ivo Kell", "job losses")],
        ),
        ("'Not good enough': Mayor attacks mill closure", [("Ann Tarrow", "'Not good enough'")]),
        ("'We never lied' – Tarrow on mill deal", [("Ann Tarrow", "'We never lied'")]),
        ("'We never lied' - mayor on mill deal", [("Ann Tarrow", "'We never lied'")]),
        ("'How could we?': Kell quits", [("Ivo Kell", "'How could we?'")]),
        ("'I was wrong': Kell quits", [("Ivo Kell", "'I was wrong'")]),
        ("'A real disgrace': Kell quits", [(None, "'A real disgrace'")]),
        ("'I was framed here': Kell jailed for life", [(None, "'I was framed here'")]),
        ("'A true gentleman': Flowers laid for miller", [(None, "'A true gentleman'")]),
        ("'Get out now': Mayor's plea to mill workers", [("Ann Tarrow", "'Get out now'")]),
        ("'Enough is enough': why mill nurses are on strike", [(None, "'Enough is enough'")]),
        ("'The Long Pier': Kell's new novel wins prize", []),
        ("'Long stop': what the term means", []),
    ],
)
def test_words_that_open_a_headline_are_said_by_who_speaks_behind_the_colon_or_dash(
    headline: str, wanted: list[tuple[str | None, str]]
) -> None:
    assert [
        (who, words) for who, words in told(headline) if "'" in words or "must" in words or "job" in words
    ] == wanted


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("Firm to shut mill; Kell: 'No option left'", ("Ivo Kell", "'No option left'")),
        ("Minister rejects claims; union: 'We were lied to'", ("union", "'We were lied to'")),
        ("Firm to shut mill – Kell: 'No option left'", ("Ivo Kell", "'No option left'")),
        ("Shares fall as Tamra exits: 'No option left', says Kell", ("Ivo Kell", "'No option left'")),
        ("Kell quits after backlash: 'It is time to go'", ("Ivo Kell", "'It is time to go'")),
        ("Ann Tarrow interview: 'We never lied'", ("Ann Tarrow", "'We never lied'")),
        ("Ann Tarrow trial: 'He never lied'", (None, "'He never lied'")),
        ("Mayor's message to town: 'Stay home'", ("Ann Tarrow", "'Stay home'")),
        ("Mill to close: 'No option left'", (None, "'No option left'")),
        ("Shares fall: 'No option left'", (None, "'No option left'")),
        ("Watch: 'We never lied'", (None, "'We never lied'")),
        ("Mayor: 'We never lied'", ("Ann Tarrow", "'We never lied'")),
        ("Kell: 'We had no choice' as mill shuts", ("Ivo Kell", "'We had no choice'")),
        ("Kell: 'No option left' but to close", ("Ivo Kell", "'No option left' but to close")),
    ],
)
def test_the_name_right_before_the_colon_speaks_or_who_stands_behind_the_marks(
    headline: str, wanted: tuple[str | None, str]
) -> None:
    assert [one for one in told(headline) if "'" in one[1]] == [wanted]


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("We never lied, says mayor as inquiry opens", ("Ann Tarrow", "We never lied")),
        ("Mill must close, warns union as losses mount", ("union", "Mill must close")),
        ("Tamra to close mill, says report", ("report", "Tamra to close mill")),
        ("Tamra to close mill – sources", ("sources", "Tamra to close mill")),
        ("Kell says 'we never lied' as inquiry opens", ("Ivo Kell", "'we never lied'")),
        ("Kell says risk 'as high' as it ever was", ("Ivo Kell", "risk 'as high' as it ever was")),
    ],
)
def test_what_a_headline_tells_ends_where_the_outlet_goes_on(headline: str, wanted: tuple[str, str]) -> None:
    assert told(headline) == [wanted]


@pytest.mark.parametrize("headline", ["Mill to close – what we know so far", "Mill reopens - report by Friday"])
def test_what_stands_behind_a_dash_and_says_nothing_is_no_source(headline: str) -> None:
    assert told(headline) == []


def test_who_says_the_words_below_says_them_in_the_headline() -> None:
    body = "“We have no option left,” the manager, Tom Hale, said. Ivo Kell agreed."
    assert told("'No option left': why the mill must close", body)[0] == ("Tom Hale", "'No option left'")
    assert told("'No option left': mill workers wary of plan", body)[0] == ("Tom Hale", "'No option left'")
    assert told("'No option left': Kell says mill must close", body)[0] == ("Ivo Kell", "'No option left'")


@pytest.mark.parametrize(
    ("below", "wanted"),
    [
        ("The town is dark. “Not a single phone call,” Tom Hale said.", "Tom Hale"),
        ("Tom Hale has been without power since Monday.", "Tom Hale"),
        ("The town has been without power since Monday.", None),
    ],
)
def test_a_heading_in_marks_is_not_by_who_spoke_above_it(below: str, wanted: str | None) -> None:
    text = f"Floods in Rade\n\nMeg Tarrow said: “They failed us.”\n\n“Not a single phone call”\n\n{below}"
    assert (wanted, "“Not a single phone call”") in quoted(text)


def test_a_paragraph_with_a_full_stop_is_by_who_spoke_above_it() -> None:
    text = (
        "Floods in Rade\n\nMeg Tarrow said: “They failed us.”\n\n“Not a single phone call came.”\n\nThe town is dark."
    )
    assert quoted(text)[-1] == ("Meg Tarrow", "“Not a single phone call came.”")


@pytest.mark.parametrize("said", ["“Have they all lost their minds?”", "“The pumps failed, the gates failed....”"])
def test_a_question_or_what_goes_on_is_by_who_spoke_above_it(said: str) -> None:
    text = f"Floods in Rade\n\n“They failed us,” Meg Tarrow said.\n\n{said}\n\n“We will sue,” she said."
    assert quoted(text)[1] == ("Meg Tarrow", said)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Holm quits", True),
        ("“Holm quits”", True),
        ("Will Holm quit ?", False),
        ("Holm quits .", False),
        ("“ Holm quits . ”", False),
        ("Holm said :", False),
    ],
)
def test_a_heading_has_no_full_stop(line: str, *, heading: bool) -> None:
    assert is_heading(_lines(line, "It was late ."), 0) is heading
    assert not is_heading(_lines("It was late .", line), 1)


def test_a_semicolon_or_the_dash_of_a_headline_parts_halves() -> None:
    assert half(_lines("Firm shuts ; Holm : It hurts", "It was late ."), 0, 4) == 3
    assert half(_lines("Firm shuts – Holm : It hurts", "It was late ."), 0, 4) == 3
    assert half(_lines("Holm – a farmer – said : It hurts .", "It was late ."), 0, 6) == 0
    assert half(_lines("Firm-Holm : It hurts", "It was late ."), 0, 1) == 0


def test_a_single_word_may_be_anybodys() -> None:
    tree = _lines("Broken", "It is broken by storms now .")
    heading = Found((), (), ((0, 6),), -1, HEADING, 0.5, "none", "marks")
    below = Found(((2, 3),), ((1, 2),), ((14, 34),), 2, "clause", 0.9, "verb", "clause")
    assert said_again(tree, [heading], [below]) == {}


@pytest.mark.parametrize(
    "headline",
    [
        "Kell Mills 450 jobs cut, shares plunge",
        "UK shares edge lower, Kell Mills sinks",
        "Kell Mills shares jump on record order from Tarn",
    ],
)
def test_shares_that_rise_or_fall_attribute_nothing(headline: str) -> None:
    assert told(headline) == []


def test_who_shares_a_view_attributes_it() -> None:
    assert told("Mayor Tarrow shares ‘fears’ for mill") == [("Ann Tarrow", "‘fears’ for mill")]


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("Ruth Moss: Body found in search for missing mother", []),
        ("Ruth Moss: 120 join search as bag found near river", []),
        ("Ruth Baker: Family gathers at mill", []),
        ("HUNT FOR RUTH: Cops quiz man, 34, over missing student", []),
        ("Ruth Moss: US will take over the mill", []),
        ("Ruth Moss: We must act now on the mill", [("Ruth Moss", "We must act now on the mill")]),
        ("Ruth Moss: 'Act now on the mill'", [("Ruth Moss", "'Act now on the mill'")]),
        ("Police: Two killed in crash on bridge", [("police", "Two killed in crash on bridge")]),
        ("Ivo Kell: Mill to close in the spring", [("Ivo Kell", "Mill to close in the spring")]),
    ],
)
def test_a_name_before_a_colon_speaks_where_its_bearer_says_more(
    headline: str, wanted: list[tuple[str | None, str]]
) -> None:
    assert told(headline) == wanted


@pytest.mark.parametrize(
    ("headline", "spoke"),
    [
        ("Fire guts depot in Tarn and mayor vows to rebuild", ("Ann Tarrow", "to rebuild")),
        ("Bell and Hale says profits will fall", ("Bell and Hale", "profits will fall")),
    ],
)
def test_one_who_speaks_in_the_second_half_of_a_headline_is_no_pair(headline: str, spoke: tuple[str, str]) -> None:
    assert told(headline) == [spoke]

"""Who the speakers of one article are, phenomenon by phenomenon; sources stand in square brackets."""

from __future__ import annotations

import re
from functools import cache

import pytest
import spacy
from spacy.language import Language

from newslens.attribution.entities import Clustering, Mention, cluster
from newslens.types import Speaker, SpeakerKind


@cache
def english() -> Language:
    return spacy.blank("en")


def resolved(marked: str) -> tuple[Clustering, list[str | None]]:
    """The clustering of a text, and for each bracketed source the name of its speaker."""
    text = ""
    places = []
    for piece in re.split(r"(\[[^\]]*\])", marked):
        if piece.startswith("["):
            places.append((len(text), len(text) + len(piece) - 2))
            piece = piece[1:-1]  # noqa: PLW2901
        text += piece
    doc = english()(text)
    mentions = []
    for start, end in places:
        span = doc.char_span(start, end, alignment_mode="expand")
        assert span is not None
        mentions.append(Mention(span.start, span.end))
    quoted = [match.span() for match in re.finditer(r"“[^”]*”", text)]
    found = cluster(doc, mentions, quoted)
    return found, [None if n is None else found.speakers[n].name for n in found.assigned]


def names(marked: str) -> list[str | None]:
    return resolved(marked)[1]


def speaker(marked: str, name: str) -> Speaker:
    found, _ = resolved(marked)
    return next(one for one in found.speakers if one.name == name)


def test_short_name_finds_full_name() -> None:
    assert names("“No,” said [Ruth Adeyemi]. [Ms. Adeyemi] left. “Never,” [Adeyemi] said.") == ["Ruth Adeyemi"] * 3


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[President-elect Ruth Adeyemi] spoke. [Ms. Adeyemi] left.", "Ruth Adeyemi"),
        ("[The Tarn Police Department] met. [The police] said two men were held.", "the Tarn Police Department"),
        (
            "[The Centers for Ferry Safety and Rescue] met. [The Centers for Ferry Safety and Rescue] spoke.",
            "the Centers for Ferry Safety and Rescue",
        ),
        ("[Moderva Inc.] met. [Moderva] said it was late.", "Moderva Inc."),
    ],
)
def test_whole_names(marked: str, name: str) -> None:
    assert names(marked) == [name] * 2


def test_full_name_may_come_later() -> None:
    assert (
        names("[Adeyemi] quits over bridge\n\nThe end came fast. “Enough,” said [Ruth Adeyemi].")
        == ["Ruth Adeyemi"] * 2
    )


def test_two_of_one_surname_by_forename() -> None:
    text = "[Ruth Adeyemi] spoke. [Paul Adeyemi] disagreed. [Ruth Adeyemi] left."
    assert names(text) == ["Ruth Adeyemi", "Paul Adeyemi", "Ruth Adeyemi"]


def test_two_of_one_surname_by_title() -> None:
    text = (
        "[Ruth Adeyemi] and her brother Paul Adeyemi fell out. “Never,” said [Mr. Adeyemi]. “Soon,” said [Ms. Adeyemi]."
    )
    assert names(text) == ["Ruth Adeyemi", "Paul Adeyemi", "Ruth Adeyemi"]


def test_initial_finds_forename() -> None:
    assert names("[R. Adeyemi] wrote it. [Ruth Adeyemi] denied that.") == ["Ruth Adeyemi"] * 2


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("“No,” said Tarn Council spokesman [Otis Bell].", "Otis Bell", "Tarn Council spokesman"),
        ("“No,” said [Otis Bell], a doctor at Tarn Hospital, on Monday.", "Otis Bell", "doctor at Tarn Hospital"),
        ("“No,” said Norway’s trade minister, [Otis Bell], on Monday.", "Otis Bell", "Norway’s trade minister"),
        ("[Otis Bell] is the mayor of Tarn. [Bell] said no.", "Otis Bell", "mayor of Tarn"),
        ("UK Trade Secretary [Otis Bell] said no.", "Otis Bell", "UK Trade Secretary"),
        ("Mayor [Otis Bell] said no.", "Otis Bell", "Mayor"),
        ("[Otis Bell], who chairs the Harbour Trust, said no.", "Otis Bell", "chair of the Harbour Trust"),
        ("[Otis Bell], 43, a baker from Tarn, said no.", "Otis Bell", "baker from Tarn"),
        ("Secretary of State [Otis Bell] said no.", "Otis Bell", "Secretary of State"),
    ],
)
def test_roles(text: str, name: str, role: str) -> None:
    assert role in speaker(text, name).roles


def test_role_is_made_whole_with_whose_it_is() -> None:
    text = "[Ferrow Foods] shut a plant. The company’s chief executive, [Otis Bell], was sorry. “Sad,” said [his wife], Ada Bell."
    found, _ = resolved(text)
    roles = {one.name: one.roles for one in found.speakers}
    assert roles["Otis Bell"] == ("Ferrow Foods’s chief executive",)


def test_no_role_from_a_preposition() -> None:
    assert speaker("A spokesman for Ruth Adeyemi was silent. [Adeyemi] was not.", "Ruth Adeyemi").roles == ()


def test_title_in_front_is_no_part_of_the_name() -> None:
    assert names("National Parks Board spokeswoman [Ida Moss] agreed.") == ["Ida Moss"]
    assert names("[National Parks Board spokeswoman Ida Moss] agreed. [Moss] left.") == ["Ida Moss"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Ida Moss met Otis Bell. “Fine,” [she] said.",
        "“Fine,” said [Ida Moss]. Otis Bell frowned. “Really,” [she] added.",
        "[Ida Moss] spoke first.\n\n“Really,” [she] added.",
        "The spokeswoman, Ida Moss, met Otis Bell. “Fine,” [she] said.",
    ],
)
def test_she(text: str) -> None:
    assert names(text)[-1] == "Ida Moss"


def test_he_prefers_who_was_quoted_last() -> None:
    text = "“One,” said [Otis Bell].\n\n“Two,” [he] said."
    assert names(text) == ["Otis Bell"] * 2


def test_gender_of_a_role_noun_decides() -> None:
    text = "Council spokeswoman Sandy Moss and council spokesman Sandy Bell came. “Fine,” [she] said."
    assert names(text) == ["Sandy Moss"]


def test_pronoun_without_candidate_is_nobody() -> None:
    assert names("It rained. “Fine,” [he] said.") == [None]


def test_names_in_quotation_marks_are_weak() -> None:
    text = "“Ask Ruth Adeyemi,” said [Ida Moss]. “Really,” [she] added."
    assert names(text)[-1] == "Ida Moss"


def test_it_is_an_organisation() -> None:
    assert names("[Tarn Council] met Otis Bell. [It] said no.") == ["Tarn Council"] * 2


def test_they_are_a_group() -> None:
    assert names("[Two officials] met Otis Bell. [They] said no.") == ["two officials"] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The trade minister, Otis Bell, met the health minister, Ida Moss. “No,” said [the trade minister].",
            "Otis Bell",
        ),
        ("Sen. Otis Bell met Dr. Ida Moss. “No,” said [the senator].", "Otis Bell"),
        ("Sen. Otis Bell met Mayor Ida Moss. “No,” said [the lawmaker].", "Otis Bell"),
        ("Otis Bell, a lawyer, met Ida Moss, a surgeon. “No,” said [the doctor].", "Ida Moss"),
        ("Labour leader Otis Bell met Green leader Ida Moss. “No,” said [the Labour leader].", "Otis Bell"),
        ("[Mayor] in tears\n\nOtis Bell, the mayor of Tarn, wept.", "Otis Bell"),
        ("Otis Bell, a juror, was ill. “No,” said [the woman].", "the woman"),
    ],
)
def test_role_nouns(text: str, name: str) -> None:
    assert names(text) == [name]


def test_two_offices_of_two_states_are_kept_apart() -> None:
    text = "Norway’s trade minister, [Otis Bell], spoke. [The Chilean trade minister] did not agree."
    assert names(text) == ["Otis Bell", "the Chilean trade minister"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ferrow Foods shut a plant in Tarn. “Sad,” said [the company].", "Ferrow Foods"),
        ("The Dockers’ Federation met Ferrow Foods. “Sad,” said [the union].", "Dockers’ Federation"),
        ("Tarn Council met Ferrow Foods. “Sad,” said [the council].", "Tarn Council"),
        ("The retailer Ferrow Foods met Brell Bank. “Sad,” said [the retailer].", "Ferrow Foods"),
    ],
)
def test_organisation_nouns(text: str, name: str) -> None:
    assert names(text) == [name]


def test_same_words_are_the_same_group() -> None:
    text = "[Western officials] said so. [Two people familiar with the talks] denied it. [Western officials] insisted."
    assert names(text) == ["Western officials", "two people familiar with the talks", "Western officials"]


def test_the_engineers_are_those_of_before() -> None:
    text = "[Two engineers familiar with the dam] spoke. [The engineers] gave no names."
    assert names(text) == ["two engineers familiar with the dam"] * 2


def test_bare_plural_takes_up_nobody() -> None:
    assert names("[Western officials] spoke. [Officials] in Tarn did not.") == ["Western officials", "officials"]


def test_several_sources_are_one_group() -> None:
    found, called = resolved("[The United States and outside experts] agree.")
    assert called == ["the United States and outside experts"]
    assert found.speakers[0].kind is SpeakerKind.UNNAMED


def test_state_and_its_government_are_one() -> None:
    assert len(set(names("[Chile] denied it. [The Chilean government] was angry. [Santiago] said so."))) == 1


def test_acronym_and_long_name_are_one() -> None:
    text = "The National Parks Board (NPB) was silent. [The NPB] said no. [The National Parks Board] said yes."
    assert len(set(names(text))) == 1


def test_report_by_an_organisation_speaks_for_it() -> None:
    assert names("[A report by the Tarn Institute] found rust.") == ["Tarn Institute"]


def test_report_without_author_is_its_own() -> None:
    assert names("[An internal memo] warned of rust. [The memo] was ignored.") == ["an internal memo"] * 2


def test_delayed_name() -> None:
    text = "[The fire chief] read from a page. “We searched.”\n\n“Again,” [Samuel Brandt] vowed."
    found, called = resolved(text)
    assert called == ["Samuel Brandt"] * 2
    assert "fire chief" in found.speakers[0].roles


def test_how_an_unnamed_source_knows_is_part_of_its_name() -> None:
    assert names("[A person] briefed on the inquiry said so.") == ["a person briefed on the inquiry"]


def test_what_is_told_of_an_unnamed_source_besides_is_no_part_of_its_name() -> None:
    _, names = resolved(
        "[Analysts at Brightwater, who rated the price low,] sold. [Officials who saw the plan] did not."
    )
    assert names == ["analysts at Brightwater", "officials who saw the plan"]


def test_one_of_several_officials_is_not_who_is_named_later() -> None:
    text = "It rained. [An official] close to the talks said so.\n\n“Yes,” said [the official who cannot speak].\n\nPolice Chief [Otis Bell] was there."
    assert names(text) == ["an official close to the talks"] * 2 + ["Otis Bell"]
    assert names("“Yes,” said [the official].\n\nPolice Chief [Otis Bell] was there.") == ["Otis Bell"] * 2


def test_spokesmen_of_two_are_two() -> None:
    text = (
        "Ida Moss came.\n\n[Moss’s spokeswoman] said yes.\n\n“Yes,” said spokeswoman [Ruth Adeyemi].\n\n"
        "Mr. Bell left, according to [his spokeswoman]."
    )
    assert names(text) == ["Ruth Adeyemi", "Ruth Adeyemi", "Mr. Bell's spokeswoman"]


def test_an_office_that_is_cut_in_two() -> None:
    text = "“No,” said the attorney general, [Otis Bell]. “Never,” [the attorney] general said."
    assert names(text) == ["Otis Bell"] * 2


def test_name_in_a_relative_clause() -> None:
    assert names("“It was the mail,” said [a juror] who gave only her first name, Maude.") == ["Maude"]


def test_the_italian() -> None:
    assert names("[Otis Bell] spoke to the board. [The Italian] said no.") == ["Otis Bell"] * 2


def test_day_is_no_part_of_a_name() -> None:
    assert names("[Tarn Council yesterday] said no.") == ["Tarn Council"]


def test_whose() -> None:
    assert names("Otis Bell, [whose complaint] began it, said no.") == ["Otis Bell"]


def test_nobody_is_nobody() -> None:
    assert names("Otis Bell left. [No one] said so.") == [None]


def test_who() -> None:
    assert names("Ida Moss, [who] said no, left.") == ["Ida Moss"]


def test_first_person_in_quotation_marks_is_the_speaker() -> None:
    assert names("“And then [I] said no,” [Ida Moss] recalled.") == ["Ida Moss"] * 2


def test_whom_they_speak_for() -> None:
    text = "[Tarn Council] met. “No,” said Tarn Council spokesman [Otis Bell]. “Yes,” said [Ida Moss], a baker."
    found, _ = resolved(text)
    by_name = {one.name: one for one in found.speakers}
    assert by_name["Otis Bell"].speaks_for == (by_name["Tarn Council"].id,)
    assert by_name["Ida Moss"].speaks_for == ()


def test_unnamed_spokesman_speaks_for_his_office() -> None:
    text = "[The harbour ministry] was silent. [A spokesman for the harbour ministry] was not."
    found, _ = resolved(text)
    assert found.speakers[1].speaks_for == (found.speakers[0].id,)


def test_aliases_hold_no_pronoun_and_no_other_name() -> None:
    found, _ = resolved("[Otis Bell] spoke. “Fine,” [he] said. [Mr. Bell] left. [Ida Moss] stayed.")
    assert found.speakers[0].aliases == ("Bell", "Mr. Bell")


def test_no_mentions_no_speakers() -> None:
    assert cluster(english()("Otis Bell spoke."), []) == Clustering((), ())


def test_headline_in_title_case_makes_no_names() -> None:
    text = "Tarn Council Sacks Chief After Long Row\n\n[Tarn Council] sacked its chief. [The council] gave no reason."
    assert names(text) == ["Tarn Council"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Nine tenants left. [One of them, Ruth Wray], was glad.",
        "[The younger of the two, Ruth Wray], was glad.",
        "[Another, Ruth Wray], was glad.",
        "[The mediator, Ruth Wray], was glad.",
        "Mother-of-two [Ruth Wray] was glad.",
    ],
)
def test_name_behind_a_description(text: str) -> None:
    assert names(text) == ["Ruth Wray"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Guild of Tram Drivers met. “Sad,” said [the union].", "Guild of Tram Drivers"),
        ("The Ministry of Defence sent a map. “Sad,” said [the military department].", "Ministry of Defence"),
        ("Shares in Kestrel fell. Morland Bank was calm. “Sad,” said [the company].", "Kestrel"),
        ("Ashgrove Homes built it. “Sad,” he told Newsbeat. “Mad,” said [the company].", "Ashgrove Homes"),
        ("The Roads and Bridges Authority met. “Sad,” said [the regulator].", "Roads and Bridges Authority"),
    ],
)
def test_bodies_by_other_words(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Foreign Minister Irena Kolsk came. “Good,” said [the head of Orlish diplomacy].", "Irena Kolsk"),
        ("Foreign Minister Irena Kolsk came. “Good,” said [the top diplomat].", "Irena Kolsk"),
        (
            "Irena Kolsk, the foreign minister of Orland, met Davor Reen, a minister. [The Orlish minister] left.",
            "Irena Kolsk",
        ),
        (
            "The head of the Marnian delegation, Davor Reen, met Minister Irena Kolsk. [The Marnian minister] left.",
            "Davor Reen",
        ),
        ("Transport Minister Irena Kolsk met Prime Minister Davor Reen. [The minister] left.", "Irena Kolsk"),
    ],
)
def test_offices_by_other_words(text: str, name: str) -> None:
    assert names(text) == [name]


def test_source_without_a_name_goes_on_under_a_wider_noun() -> None:
    text = "Minister Dora Fenwick left. [A senior civil servant] was angry. “We wrote it down,” [the official] said."
    assert names(text) == ["a senior civil servant"] * 2


def test_official_who_was_brought_in_is_not_the_minister() -> None:
    assert names("Minister Dora Fenwick met an official from the weather office. [The official] was calm.") == [
        "the official"
    ]


@pytest.mark.parametrize("answer", ["replied", "answered", "texted back"])
def test_who_answers(answer: str) -> None:
    tagged = f"[Ruth Adeyemi] asked Otto Brenn for time. “Never,” [he] {answer}."
    assert names(tagged) == ["Ruth Adeyemi", "Otto Brenn"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Marlow Museum lost its roof. It is shut, says [a notice on the museum’s website].", "Marlow Museum"),
        ("Morland Bank is shut, says [a letter to its customers].", "Morland Bank"),
        ("It is shut, says [a post on the Northline Rail website].", "Northline Rail"),
        ("The bishop, Otto Brenn, is away. It is shut, says [a note from the bishop].", "Otto Brenn"),
        ("Morland Bank is shut, says [a letter to customers].", "a letter to customers"),
    ],
)
def test_who_put_a_text_out(text: str, name: str) -> None:
    assert names(text) == [name]


def test_no_role_from_a_subject_behind_a_comma() -> None:
    assert speaker("[Otis Bell], the mayor, was calm.", "Otis Bell").roles == ("mayor",)


def test_whose_somebody_is_by_office_too() -> None:
    text = "Prime Minister Ada Moss fell ill. [Moss’s spokesman] was calm."
    assert "prime minister's spokesman" in speaker(text, "Ada Moss's spokesman").roles


@pytest.mark.parametrize(
    "text",
    [
        "[Otto Brenn] ran the depot. “It was a good life,” [the retired librarian] said.",
        "[Otto Brenn] won. “It was close,” [the Dane] said.",
        "[Otto Brenn] won. “It was close,” [the 38-year-old] said.",
        "[Otto Brenn] lives in Tarn. “It was close,” [the grandfather of six] said.",
        "[Otto Brenn] told the court of a noise. “It was close,” [the witness] said.",
    ],
)
def test_epithet_of_who_was_just_named(text: str) -> None:
    assert names(text) == ["Otto Brenn"] * 2


def test_next_witness_is_the_witness() -> None:
    text = (
        "[Otto Brenn] told the court of a noise. [The witness] ran.\n\n"
        "[Ruth Adeyemi] told the court of a light. [The witness] had a torch."
    )
    assert names(text) == ["Otto Brenn", "Otto Brenn", "Ruth Adeyemi", "Ruth Adeyemi"]


def test_short_title_makes_an_officer() -> None:
    assert names("Sgt Otto Brenn met Ruth Adeyemi. [The officer] was calm.") == ["Otto Brenn"]


def test_counsel_by_whom_they_are_for() -> None:
    text = "Counsel for the port, Otto Brenn, spoke. Counsel for the family, Ruth Adeyemi, spoke. [Counsel for the port] sat."
    assert names(text) == ["Otto Brenn"]


def test_dairy_by_the_end_of_its_name() -> None:
    assert names("Hollow Lane Dairy shut on Friday. [The dairy] was sorry.") == ["Hollow Lane Dairy"]


def test_one_without_a_name_goes_on_as_the_woman() -> None:
    text = "Ruth Adeyemi left. [A saver] was angry. “I lost it all,” said [the woman]."
    assert names(text)[0] == names(text)[1] == "a saver"


def test_who_answers_a_question_in_marks() -> None:
    text = "[Ruth Adeyemi] spoke. “Why?” asked [Otto Brenn]. “There was no time,” [she] replied."
    assert names(text) == ["Ruth Adeyemi", "Otto Brenn", "Ruth Adeyemi"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "[The Orle Police] said in a statement on Monday that the van was found. [The statement] said no more.",
            "Orle Police",
        ),
        ("The Skating Tribunal banned her. [The ruling] said why.", "Skating Tribunal"),
        ("[A memo that was leaked and signed by Otis Bell] said so.", "Otis Bell"),
        ("Otis Bell rose at nine. “Enough,” [the finance minister] began.", "Otis Bell"),
        ("[Ida Moss, 26,] hit back. “No,” said [the furious plumber].", "Ida Moss"),
        ("The operator Orsa Rail lost money. [The state operator] said so.", "Orsa Rail"),
        ("[The Ministry of Fisheries] said no. [The Ministry] added nothing.", "Ministry of Fisheries"),
        ("The Minister of Fisheries, [Otis Bell], said no. A relief was paid, [the Minister] said.", "Otis Bell"),
        ("[The ombudsman, retired judge Ida Moss], said no. “Fine,” [she] said.", "Ida Moss"),
        ("[A close pal of the singer] said so. [The friend] said no more.", "a close pal of the singer"),
        ("[PM Otis Bell] said no.", "Otis Bell"),
    ],
)
def test_one_under_several_words(text: str, name: str) -> None:
    assert {found and found.removeprefix("the ") for found in names(text)} == {name}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Orle Police Union met. [The police] said two men were held.", "the police"),
        ("The federation met. [The federation’s number-crunchers] said no.", "the federation’s number-crunchers"),
        ("[Ida Moss] shouted. [The Speaker] said no.", "the Speaker"),
        ("The deputy for Orle, Otis Bell, spoke. Orle library will open. “Good,” [he] said.", "Otis Bell"),
        ("Dagmarine, the shipping line, cut fares. [The company] said so.", "Dagmarine"),
        ("[The Dockers' and Carters' Union] said so. [It] said no more.", "Dockers' and Carters' Union"),
    ],
)
def test_not_another(text: str, found: str) -> None:
    assert (names(text)[-1] or "").removeprefix("the ") == found.removeprefix("the ")


def test_an_office_at_the_head_of_a_line_is_its_holder_there() -> None:
    assert names("[Mayor] says mill will shut\n\nIt shuts in June, [the mayor, Ida Moss], said.") == ["Ida Moss"] * 2


def test_a_trade_is_no_part_of_the_name_of_a_firm() -> None:
    found = names("[Contractor Tarn Ltd] said it was late. [Tarn, the contractor], said steel was scarce.")
    assert found == ["Tarn Ltd"] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[The Tarn Ledger] reported it. “No,” [the Ledger] said.", "the Tarn Ledger"),
        ("[The Tarn Ledger] and the Holm Ledger met. “No,” [the Ledger] said.", "the Ledger"),
        ("[Harbour Wire] reported it. It was late, [the news outlet] said.", "Harbour Wire"),
        ("[Harbour Wire] reported it.\n\nIt rained.\n\nIt was late, [the news outlet] said.", "the news outlet"),
    ],
)
def test_outlets_in_short(text: str, name: str) -> None:
    assert names(text)[-1] == name


def test_the_republican_with_more_behind_it_is_whoever_spoke() -> None:
    text = "US lawmaker [Ann Berg] resigned.\n\n[The California Democrat, who denied it], said she was tired."
    assert names(text) == ["Ann Berg"] * 2

"""Who a noun stands for where a name comes before or after it: the skater who was named, the chief who is named later, and others."""

from __future__ import annotations

import pytest

from .test_entities import names, speaker
from .test_whose import quoted


def speakers(text: str) -> list[str | None]:
    """The speakers of the quotes of an article, in order."""
    return [name for name, _ in quoted(text)]


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
        # Who is known for something of the same field is meant, for something else not.
        ("Novelist Ann Moss won. “Rest,” [the author] said.", ["Ann Moss"]),
        ("Novelist Ann Moss won. “Rest,” [the skater] said.", ["the skater"]),
        ("Presenter Ann Moss met the actor Otis Bell. “Rest,” [the star] said.", ["Otis Bell"]),
        # Two may be meant, and whoever spoke last no more than the other.
        ("Ann Moss fell. [Ruth Bell] wept. “Rest,” [the singer] said.", ["Ruth Bell", "the singer"]),
        (
            "Ann Moss fell. [Her rival, the soprano Ruth Bell], wept. “Rest,” [the singer] said.",
            ["Ruth Bell", "the singer"],
        ),
        ("Ann Moss fell. [Otis Bell] wept. “Rest,” [the actress] said.", ["Otis Bell", "Ann Moss"]),
        # No champion has lost.
        ("Ann Moss beat Ruth Bell. [Bell] wept. “Rest,” [the champion] said.", ["Ruth Bell", "Ann Moss"]),
        ("Ruth Bell was beaten by Ann Moss. [Ruth Bell] wept. “Rest,” [the champion] said.", ["Ruth Bell", "Ann Moss"]),
        ("Ruth Bell lost to Ann Moss. [Ruth Bell] wept. “Rest,” [the champion] said.", ["Ruth Bell", "Ann Moss"]),
        ("Ann Moss beat Ruth Bell. [Bell] wept. “Rest,” [the player] said.", ["Ruth Bell", "the player"]),
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


MET = "Ministers met in Tarn.\n\n"


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("[The fire chief] said so. [Ruth Moss] said cuts were to blame.", ["Ruth Moss"] * 2),
        ("[The fire chief] said so. [She] wept.\n\n[Ruth Moss] said cuts were to blame.", ["Ruth Moss"] * 3),
        ("Fires on the rise\n\n[The fire chief] said so.\n\n[Ruth Moss] said it was bad.", ["Ruth Moss"] * 2),
        ("[The leader of the union] said so.\n\n[Ruth Moss] said cuts were to blame.", ["Ruth Moss"] * 2),
        ("[The widow of a sailor] said so. [Ruth Moss, 43], said she was ill.", ["Ruth Moss"] * 2),
        (MET + "[The fire chief] said so. [Ruth Moss] said cuts were to blame.", ["Ruth Moss"] * 2),
        (MET + "[The fire chief] said so.\n\n[Ruth Moss] said no more.", ["the fire chief", "Ruth Moss"]),
        ("“No,” [the fire chief] said. [Ruth Moss] said cuts were to blame.", ["the fire chief", "Ruth Moss"]),
        ("[A fire chief] said so. [Ruth Moss] said cuts were to blame.", ["a fire chief", "Ruth Moss"]),
        ("[The chief] said so. [Ruth Moss] said cuts were to blame.", ["the chief", "Ruth Moss"]),
        ("[The widow of a sailor] said so. [Otis Bell] said he was ill.", ["the widow of a sailor", "Otis Bell"]),
        ("[The fire chief] said he was ill. [Ruth Moss] said no more.", ["the fire chief", "Ruth Moss"]),
        ("[The fire chief] said so. [Ruth Moss, the mayor], said more.", ["the fire chief", "Ruth Moss"]),
        ("[The fire chief] said so. [Ruth Moss, 43], said more.", ["the fire chief", "Ruth Moss"]),
        ("[The chief constable] said so. [Ruth Moss, 43], said more.", ["the chief constable", "Ruth Moss"]),
        ("[The fire chief] said so. But [Ruth Moss] said more.", ["the fire chief", "Ruth Moss"]),
        ("[The fire chief] said so. [Ruth Moss] disagreed.", ["the fire chief", "Ruth Moss"]),
        ("[The fire spokesman] said so. [Ruth Moss] said more.", ["the fire spokesman", "Ruth Moss"]),
        ("Ann Kell fled. [The fire chief] said so. [Ruth Moss] said more.", ["the fire chief", "Ruth Moss"]),
        ("Ann Kell fled.\n\n[The fire chief] said so. [Ruth Moss] said more.", ["the fire chief", "Ruth Moss"]),
    ],
)
def test_who_opens_by_an_office_is_named_next(text: str, called: list[str]) -> None:
    assert names(text) == called


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("[Kit Moss] said he was ill. [The home secretary] said she was sad.", ["Kit Moss", "the home secretary"]),
        ("[Otis Bell] said so. [The home secretary] said she was sad.", ["Otis Bell", "the home secretary"]),
        ("[Kit Moss] said so. [The home secretary] said she disagreed.", ["Kit Moss", "the home secretary"]),
        ("[Otis Bell] said so. [The minister] said he was sad.", ["Otis Bell"] * 2),
        ("[Otis Bell] said so. [The minister] said she was sad.", ["Otis Bell", "the minister"]),
        ("[Otis Bell] said so. [The minister] said Ann Kell knew she was ill.", ["Otis Bell"] * 2),
        ("[Otis Bell] said so. [The minister] said a nurse knew she was ill.", ["Otis Bell"] * 2),
        ("[Otis Bell] said so. [The minister] said more. She was ill.", ["Otis Bell"] * 2),
        ("[The fire chief] said so. [Ruth Moss] said more. [The mayor] wept.", ["Ruth Moss", "Ruth Moss", "the mayor"]),
    ],
)
def test_an_office_is_not_that_of_who_is_told_apart_by_a_pronoun(text: str, called: list[str]) -> None:
    assert names(text) == called


@pytest.mark.parametrize(
    ("text", "called"),
    [
        # An office that there is one of needs nobody named before it.
        ("[Otis Bell] said so. [The home secretary] said he was sad.", ["Otis Bell", "the home secretary"]),
        ("[Otis Bell] said so.\n\n[The mayor] said no more.", ["Otis Bell", "the mayor"]),
        ("[Otis Bell] said so. [The home secretary] also said so.", ["Otis Bell", "the home secretary"]),
        ("Ann Moss died on Monday. “It is sad,” [the mayor] said.", ["the mayor"]),
        ("Ann Moss died on Monday. [The home secretary] said it was sad.", ["the home secretary"]),
        ("[Otis Bell] said so. “He is wrong,” [the home secretary] said.", ["Otis Bell", "the home secretary"]),
        ("[Otis Bell] said so. “Bell is wrong,” said [the mayor].", ["Otis Bell", "the mayor"]),
        # Who goes on is the same.
        ("[Otis Bell] said so. [The home secretary] added that he was sad.", ["Otis Bell"] * 2),
        ("[Otis Bell] said so. “It is wrong,” [the home secretary] said.", ["Otis Bell"] * 2),
        ("[Otis Bell] said so. “She is wrong,” said [the mayor].", ["Otis Bell"] * 2),
        ("Otis Bell rose. “It is wrong,” [the home secretary] began.", ["Otis Bell"]),
        # "The minister" is one of several, and means who was named, unless that is somebody brought in by an age.
        ("Ann Berg came to the port. [The minister] said it was shut.", ["Ann Berg"]),
        ("Ann Berg, 34, came to the port. [The minister] said it was shut.", ["the minister"]),
    ],
)
def test_an_office_that_nobody_is_told_to_hold_is_that_of_who_goes_on_speaking(text: str, called: list[str]) -> None:
    assert names(text) == called


@pytest.mark.parametrize(
    "told",
    [
        "Otis Bell is home secretary.",
        "Otis Bell became home secretary in May.",
        "Otis Bell was appointed home secretary.",
        "Otis Bell, who was named as home secretary in May, came.",
        "As home secretary, Otis Bell signed it.",
        "Otis Bell, the home secretary, came.",
        "Home Secretary Otis Bell came.",
    ],
)
def test_an_office_is_that_of_who_is_told_to_hold_it(told: str) -> None:
    assert names(f"{told} [The home secretary] said he was sad.") == ["Otis Bell"]


@pytest.mark.parametrize(
    "told",
    [
        "Otis Bell was named by the home secretary.",
        "Otis Bell was made the target of a home secretary.",
        "Otis Bell is captain material.",
        "As a nurse, Otis Bell saw the home secretary.",
    ],
)
def test_an_office_is_not_that_of_who_is_told_something_else(told: str) -> None:
    assert names(f"{told} [The home secretary] said he was sad.") != ["Otis Bell"]


def test_when_somebody_came_into_an_office_is_no_part_of_it() -> None:
    assert speaker("[Otis Bell], the mayor of Tarn in 2019, spoke.", "Otis Bell").roles == ("mayor of Tarn",)
    assert speaker("[Otis Bell] became the mayor in May.", "Otis Bell").roles == ("mayor",)
    assert speaker("[Otis Bell], the head of the school in Tarn, spoke.", "Otis Bell").roles == (
        "head of the school in Tarn",
    )


def test_an_office_behind_a_quotation_in_single_marks_is_that_of_who_goes_on_speaking() -> None:
    text = "Otis Bell said the tax would rise. 'It is time,' the finance minister promised."
    assert speakers(text) == ["Otis Bell"] * 2


def test_a_promoter_is_a_firm() -> None:
    assert speakers("Promoter StagePoint said tickets would be refunded.") == ["StagePoint"]


def test_general_secretary_is_no_other_secretary() -> None:
    text = "[The environment secretary] said so.\n\n[Ann Pugh, the general secretary of the Workers’ Union], said it was not."
    assert names(text) == ["the environment secretary", "Ann Pugh"]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("It fell, [a spokeswoman] said. [The spokeswoman, Ann Moss], said more.", ["Ann Moss"] * 2),
        ("[A passenger] wept. [The passenger, Otis Bell], had waited.", ["Otis Bell"] * 2),
        # The latest one of two.
        (
            "[A police spokesman] wept. [A port spokesman] left. [The port spokesman, Otis Bell], ran.",
            ["a police spokesman", "Otis Bell", "Otis Bell"],
        ),
        ("[A passenger] wept. [A passenger, Otis Bell], had waited.", ["a passenger", "Otis Bell"]),
        ("[A police spokesman] wept. [The port spokesman, Otis Bell], ran.", ["a police spokesman", "Otis Bell"]),
        ("[A spokeswoman] wept. [The spokesman, Otis Bell], ran.", ["a spokeswoman", "Otis Bell"]),
        (
            "[Otis Bell] ran. [A spokesman] wept. [The spokesman, Otis Bell], left.",
            ["Otis Bell", "a spokesman", "Otis Bell"],
        ),
    ],
)
def test_who_was_brought_in_is_named(text: str, called: list[str]) -> None:
    assert names(text) == called


@pytest.mark.parametrize(
    "text",
    [
        "[His attorney, former Judge Otis Bell], spoke. “It fails,” [Bell] said.",
        "[The group’s director, the Rev. Otis Bell], spoke. “It fails,” [Bell] said.",
        "[A former supervisor, retired Lt Otis Bell], spoke. “It fails,” [Bell] said.",
        "[The Garda Commissioner, Otis Bell], spoke. [Mr Bell] wept.",
        "[The Tánaiste, Otis Bell], spoke. [Mr Bell] wept.",
        "[The Provost, Otis Bell], spoke. [Mr Bell] wept.",
        "[The Vice-Chancellor, Dr Otis Bell], spoke. [Dr Bell] wept.",
        "[The Moderator, Rev Otis Bell], spoke. [Mr Bell] wept.",
        "But [the Lord Mayor, Otis Bell], spoke. [Mr Bell] wept.",
    ],
)
def test_an_office_beside_a_name_is_its_bearers(text: str) -> None:
    assert names(text) == ["Otis Bell"] * 2


def test_an_office_that_no_list_has_is_that_of_who_is_named_beside_it() -> None:
    text = "The Ceann Comhairle, Sean Doran, said it was over. Mr Doran said it was sad."
    assert speakers(text) == ["Sean Doran"] * 2


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("The Tarn Council, Ann Berg said, was wrong.", "Ann Berg"),
        ("The Harbour Bank, Tarn Holdings, said it was over.", "Harbour Bank"),
    ],
)
def test_a_body_in_front_of_a_name_is_no_office(text: str, called: str) -> None:
    assert called in str(speakers(text)[0])


def test_roles_in_front_of_a_title_are_kept() -> None:
    roles = speaker("[His attorney, former Judge Otis Bell], spoke.", "Otis Bell").roles
    assert "attorney" in roles


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Otis Moss ran. [Ruth Moss, Otis's mother], said so. “No,” [Moss] said.", ["Ruth Moss"] * 2),
        ("Otis Moss ran. [Ruth Moss, Otis Moss's elder sister], said so. “No,” [Moss] said.", ["Ruth Moss"] * 2),
        ("Otis Moss ran. [Ruth Moss, his sister], said so. “No,” [Moss] said.", ["Ruth Moss"] * 2),
        ("[Ruth Moss] ran. [Otis Moss] spoke up. “No,” [Moss] said.", ["Ruth Moss", "Otis Moss", "Otis Moss"]),
        ("[Ruth Moss] ran. Otis Moss's shop burned. “No,” [Moss] said.", ["Ruth Moss", "Otis Moss"]),
    ],
)
def test_whose_mother_somebody_is_says_no_more_of_the_child(text: str, called: list[str]) -> None:
    assert names(text) == called


@pytest.mark.parametrize(
    ("text", "called"),
    [
        (
            "Norway, whose foreign minister, Ruth Moss, told it, spoke. “Go,” [she] said. [Chile's foreign minister, Ann Bell], left.",
            ["Ruth Moss", "Ann Bell"],
        ),
        ("Norway, whose foreign minister left, spoke. [Chile's foreign minister, Ann Bell], agreed.", ["Ann Bell"]),
    ],
)
def test_whose_minister_is_named(text: str, called: list[str]) -> None:
    assert names(text) == called


def test_a_role_behind_whose_is_in_full() -> None:
    text = "Norway, whose foreign minister, Ruth Moss, announced it, spoke. “Go,” [she] said."
    assert speaker(text, "Ruth Moss").roles == ("Norway's foreign minister",)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        (
            "[Ann Moss and Otis Bell] won a prize for their work on steel. “No,” [Bell and Moss] said on Friday.",
            ["Ann Moss and Otis Bell"] * 2,
        ),
        ("Ann Moss and Otis Bell won. “No,” [both] said. “No,” [the two] said.", ["Ann Moss and Otis Bell"] * 2),
        ("[Ann Moss and her colleague Otis Bell] spoke. “No,” [Bell] said.", ["Ann Moss and Otis Bell", "Otis Bell"]),
        ("Ann Moss and Otis Bell won. [Both sides] spoke.", ["both sides"]),
        ("Ann Moss, Ruth Kell and Otis Bell won. “No,” [both] said.", ["both"]),
        ("Ann Moss won. “No,” [both] said.", ["both"]),
        (
            "[Officials and residents] spoke. [Residents and officials] spoke.",
            ["officials and residents", "residents and officials"],
        ),
        ("[Ann Moss and officials] spoke.", ["Ann Moss and officials"]),
    ],
)
def test_several_who_speak_as_one(text: str, called: list[str]) -> None:
    assert [str(name).lower() for name in names(text)] == [name.lower() for name in called]


def test_dean_is_a_forename_unless_there_is_a_dean() -> None:
    assert names("[Dean Castellaw] spoke. “No,” [Castellaw] said.") == ["Dean Castellaw"] * 2
    assert names("[Dean Castellaw] spoke. “No,” [the dean] said.") == ["Castellaw"] * 2


@pytest.mark.parametrize(
    ("text", "called"),
    [
        # Who was named last and is told to be one, not whom "a" brought in further up.
        ("[A teacher] spoke. [Otis Bell, the teacher], wept. “No,” [the teacher] said.", "Otis Bell"),
        ("[A rower] spoke. Rower Otis Bell wept. “No,” [the rower] said.", "Otis Bell"),
        ("Teacher Otis Bell wept. [A teacher] spoke. “No,” [the teacher] said.", "a teacher"),
        ("[A teacher] spoke. [Otis Bell, a former teacher], wept. “No,” [the teacher] said.", "a teacher"),
        ("[A teacher] spoke. [Otis Bell, the mayor], wept. “No,” [the teacher] said.", "a teacher"),
        ("[A woman] spoke. [Ann Bell, a woman of means], wept. “No,” [the woman] said.", "a woman"),
    ],
)
def test_a_noun_is_that_of_who_was_named_last(text: str, called: str) -> None:
    assert names(text)[-1] == called


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("[A judge] said so. Judge Ann Berg came. “No,” [the judge] said.", "Ann Berg"),
        ("[A coroner] said so. [Ann Berg, the senior coroner], came.", "Ann Berg"),
        # Two are named; or it is no office that a case has one of; or it stands further down.
        ("[A coroner] said so. [Ann Berg, the Tarn coroner], met Otis Bell, the Moss coroner.", "a coroner"),
        ("[A baker] said so. [Ann Berg, the senior baker], came.", "a baker"),
        ("Rain fell on Tarn and the fair was off.\n\nSo it was.\n\n[A judge] said so. Judge Ann Berg came.", "a judge"),
    ],
)
def test_the_one_judge_of_a_story(text: str, called: str) -> None:
    assert names(text)[0] == called


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("[The embassy in Tarn] spoke.\n\n[Kadara's embassy in London] left.", 2),
        ("[Kadara's embassy in London] left.\n\n[The embassy in Tarn] spoke.", 2),
        ("[The embassy] spoke.\n\n[Kadara's embassy in London] left.", 1),
        ("[Kadara's embassy in London] left.\n\n[The embassy] spoke.", 1),
        ("[Kadara's embassy in London] left.\n\n[The embassy in London] spoke.", 1),
    ],
)
def test_a_body_elsewhere_is_another(text: str, called: int) -> None:
    assert len(set(names(text))) == called


def test_one_brought_in_with_a_is_nobody_by_a_narrower_noun() -> None:
    text = "Harbia's ambassador was summoned on Monday. A European diplomat in Moss was glad. “No,” the diplomat said."
    assert speakers(text) == ["a European diplomat"]

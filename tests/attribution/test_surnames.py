"""Which of several people of one family name a short name means, and which of several states "its army" is of."""

from __future__ import annotations

import pytest

from .test_late_names import speakers

CAME = "Ruth Moss came at nine. Robin Moss left. "
BOTH = "Ruth Moss said trade was bad. Otis Moss said it was good."


@pytest.mark.parametrize(
    ("text", "called"),
    [
        # What the title, the office or the pronoun beside it says.
        (CAME + "Ms Moss said the shop was shut.", "Ruth Moss"),
        (CAME + "Mr Moss said the shop was shut.", "Robin Moss"),
        (CAME + "Moss said she was ill.", "Ruth Moss"),
        (CAME + "Moss said he was ill.", "Robin Moss"),
        (CAME + "Moss said the shop was shut.", "Robin Moss"),
        (BOTH + " Moss said she was ill.", "Ruth Moss"),
        (BOTH + " Moss said he was ill.", "Otis Moss"),
        ("Robin Moss said she was ill. Otis Moss left. Moss said she was better.", "Robin Moss"),
        ("Police Chief Ruth Moss came. Her victim Robin Moss left. Chief Moss said more would come.", "Ruth Moss"),
        # Whom the sentence is about, or else who was named last.
        ("Ruth Moss met her brother Otis Moss. Moss said the shop was shut.", "Ruth Moss"),
        ("Ruth Moss said her brother Otis Moss left. Moss said the shop was shut.", "Otis Moss"),
        ("Ruth Moss said trade was bad. Her brother Otis Moss left. Moss said it was late.", "Otis Moss"),
        # The family name may stand in front, and then who was named last is meant; not where it is a forename.
        ("Officials mourned Zhang Li. Premier Li Guodong spoke. “It is late,” Li said.", "Li Guodong"),
        ("Officials mourned Omar Hassan. Minister Hassan Ibrahim spoke. “It is late,” Hassan said.", "Hassan Ibrahim"),
        ("Officials met Paul Ryan. Minister Ryan James spoke. “It is late,” Ryan said.", "Paul Ryan"),
        ("Officials mourned Ruth Otis. Minister Otis Moss spoke. “It is late,” Otis said.", "Ruth Otis"),
        ("Li Guodong spoke. Zhang Li came. “It is late,” Li said.", "Zhang Li"),
        ("Zhang Li said trade was bad. Li Guodong said it was good. Li said it was late.", "Li"),
        ("Cho Min-han was freed. Envoy Han Soo-jin spoke. “It is late,” Han said.", "Han Soo-jin"),
        ("Envoy Han Soo-jin spoke. Cho Min-han was freed. “It is late,” Han said.", "Han Soo-jin"),
        # The first of two family names is somebody's whose only one it is.
        ("Otis Ruiz Campo spoke. “It is late,” Mr Ruiz said.", "Otis Ruiz Campo"),
        ("Otis Ruiz came. Kit Ruiz Campo spoke. “It is late,” Ruiz said.", "Otis Ruiz"),
        # Who goes on speaking.
        (BOTH + " “It is late,” Moss said.", "Otis Moss"),
        (BOTH + " Moss added that it was late.", "Otis Moss"),
        (BOTH.replace(". ", ".\n\n") + "\n\nMoss said it was late.", "Otis Moss"),
        # It cannot be told.
        (BOTH + " Moss said it was late.", "Moss"),
        (BOTH + "\n\nMoss said it was late.", "Moss"),
        (BOTH + " Moss said it was late. “It is late,” Moss said.", "Moss"),
        (BOTH + " Moss said it was late.\n\nMoss said the shop was shut.", "Moss"),
        (BOTH + " Moss said it was late.\n\nRuth Moss said it was not. Moss said the shop was shut.", "Ruth Moss"),
    ],
)
def test_who_is_meant_by_a_family_name_of_two(text: str, called: str) -> None:
    assert speakers(text)[-1] == called


def test_a_short_name_that_cannot_be_told_is_no_name_of_either() -> None:
    text = BOTH + " Moss said it was late. Otis Moss said he was ill. Ruth Moss said she was ill."
    assert speakers(text) == ["Ruth Moss", "Otis Moss", "Moss", "Otis Moss", "Ruth Moss"]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        # One word that nothing makes a person of is a state's name where "its army" follows what it did.
        ("Kadara fired missiles at Velinia. Its army said it had hit a depot.", "Kadara's army"),
        (
            "Kadara shelled two towns in Velinia. Its defence ministry said it had hit a depot.",
            "Kadara's defence ministry",
        ),
        ("Ukraine fired missiles at Russia. Its army said it had hit a depot.", "Ukraine's army"),
        # Somebody with a title or a forename is none.
        ("President Kadar visited Poland. Its army said it had hit a depot.", "Poland's army"),
        ("Ann Berg visited Poland. Its army said it had hit a depot.", "Poland's army"),
    ],
)
def test_whose_army_acts(text: str, called: str) -> None:
    assert speakers(text)[-1] == called

"""Pairs of short statements of which nobody would doubt how they stand to each other."""

from __future__ import annotations

import pytest

from newslens.types import Relation
from tests.alignment.texts import claim, pair


def _relation(a: str, b: str) -> Relation | None:
    one, other = (pair(claim("a.k1", left), claim("b.k1", right)) for left, right in ((a, b), (b, a)))
    relations = {None if alignment is None else alignment.relation for alignment in (one, other)}
    assert len(relations) == 1, "the order of the articles matters"
    return relations.pop()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The council voted 7-2 to close the pier", "The council voted 6-3 to close the pier"),
        ("The council closed the pier by 41 votes to 36", "The council closed the pier by just nine votes"),
        ("The judge granted the driver bail", "The judge refused the driver bail"),
        ("The meeting took place in Kelby", "The meeting took place in Marlow"),
        ("The fire began in the kitchen", "The fire began in the attic"),
        ("The fire was caused by a faulty heater", "The fire was caused by a cigarette"),
        ("The fire was an accident", "The fire was started on purpose"),
        ("The strike lasted three days", "The strike lasted a week"),
        ("Half of the members voted for the leader", "A quarter of the members voted for the leader"),
        ("The union is in favour of the merger", "The union is against the merger"),
        ("The mayor attended the talks", "The mayor stayed away from the talks"),
        ("The bank will cut 300 jobs", "The bank will create 300 jobs"),
        ("The hostages have been released", "The hostages are still being held"),
        ("The road is still blocked", "The road has been cleared"),
        ("The storm weakened overnight", "The storm grew stronger overnight"),
        ("The factory will be sold to a French firm", "The factory will be sold to a Chinese firm"),
        ("The letter was anonymous", "The letter was signed by the chairman"),
        ("Clashes left 12 police officers injured", "Clashes left nine policemen injured"),
        ("The firm will cut 850 jobs in Tarn", "The firm will cut 1,200 jobs in Tarn"),
        ("The firm will cut 2,400 jobs worldwide", "The firm will cut 1,900 jobs around the world"),
        ("Nine people including three children died in the fire", "Twelve people died in the fire"),
        ("The school has 300 pupils", "The school has 450 students"),
        ("Most residents want the bridge", "Only a third of residents want the bridge"),
        ("Half the members voted for the plan", "A third of the members voted for the plan"),
        ("Few patients recovered", "Most patients recovered"),
        ("Fewer than 10 people came to the meeting", "Some 40 people came to the meeting"),
        ("All 12 miners were rescued", "One of the 12 miners was rescued"),
        ("All the hostages were freed", "Only three of the hostages were freed"),
        ("Every school in the city will close", "Some of the schools in the city will close"),
        ("All of the money was paid back", "Half of the money was paid back"),
        ("The election was valid", "The election was invalid"),
        ("The plant will cost $1.2 billion", "The plant will cost $1.2 million"),
        ("Vesta bought the shipyard for €3bn last year", "Vesta paid €3m for the shipyard last year"),
        ("The loan is worth 5 crore rupees", "The loan is worth 5 lakh rupees"),
    ],
)
def test_both_cannot_hold(a: str, b: str) -> None:
    assert _relation(a, b) is Relation.CONTRADICTION


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The vote on the pier was 7-2", "The council closed the pier by 7 votes to 2"),
        ("Bay City beat Marlow 3-2", "Marlow lost 3-2 to Bay City"),
        ("The jury acquitted the driver", "The driver was found not guilty by the jury"),
        (
            "The company did not warn the regulator until August",
            "The company only warned the regulator in August",
        ),
        ("The minister turned down the offer", "The minister rejected the offer"),
    ],
)
def test_both_say_the_same(a: str, b: str) -> None:
    assert _relation(a, b) is Relation.PARAPHRASE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The patient is alive", "Another patient died on Sunday"),
        ("The first witness said the light was red", "The second witness said the light was green"),
        ("The price of bread will rise", "The price of milk will fall"),
        ("Bay City won the first round 3-2", "Bay City won the second round 4-1"),
        ("Four passengers died in the crash", "Two crew members died in the crash"),
        ("The factory employs 400 men", "The factory employs 250 women"),
        ("Clashes left 12 police officers injured", "Clashes left 30 protesters injured"),
        ("The firm will cut 850 jobs at its Tarn plant", "The firm will cut 2,400 jobs worldwide"),
        ("The storm killed three people in Kelby", "The storm killed nine people across the region"),
        ("Three hundred jobs will go in Tarn", "In all, 1,100 jobs will go"),
        ("Seven children were among the dead", "Nineteen people died in the fire"),
    ],
)
def test_they_are_of_two_things(a: str, b: str) -> None:
    assert _relation(a, b) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The $5 billion company reported its results", "The company will pay $5 million to its former head"),
        ("The state gives $3 billion to schools", "The state gives $3 million to theatres"),
        ("The bank lost $5 billion", "The bank fired a trader who lost $5 million"),
    ],
)
def test_the_same_digits_of_two_things_exclude_nothing(a: str, b: str) -> None:
    assert _relation(a, b) is not Relation.CONTRADICTION


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("All of the miners were rescued", "One of the miners was taken to hospital"),
        ("Nearly all of the miners were rescued", "Ten of the miners were rescued"),
        ("Every day one of the boats is lost", "One of the boats is lost"),
        ("A few residents want the bridge", "Most residents want the bridge"),
        ("Few residents want the bridge", "A fifth of residents want the bridge"),
        ("At least half the fleet was lost", "Most of the fleet was lost"),
        ("The election was not valid", "The election was invalid"),
    ],
)
def test_a_part_and_what_is_said_of_all_can_both_hold(a: str, b: str) -> None:
    assert _relation(a, b) is not Relation.CONTRADICTION

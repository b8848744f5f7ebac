"""The invented events that alignment is learned from."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslens.types import Relation
from training.alignment_events import read_events, score

TEXT = """# a comment
== kite race
@ ode Ada Ode > club
@ club [org] the Kite Club

ode said | forty kites flew
- | 40 kites were in the air
! club denied | kites had flown

ode said | the wind was kind
"""


def test_an_event_is_read_with_its_pairs(tmp_path: Path) -> None:
    path = tmp_path / "events.txt"
    path.write_text(TEXT, encoding="utf-8")
    (event,) = read_events(path)
    assert event.wanted == {("a.0", "b.0"): False, ("a.0", "c.0"): True, ("b.0", "c.0"): True}
    assert [quote.text for article in event.articles for quote in article.quotes if quote.id == "b.1"] == [
        "the wind was kind"
    ]
    told = score(event, {("a.0", "c.0"): Relation.CONTRADICTION, ("a.0", "b.1"): Relation.PARAPHRASE})
    assert told == {"align": (1, 2, 3), "contradiction": (1, 1, 2)}


@pytest.mark.parametrize(
    ("old", "new"), [("ode said |", "ode said"), ("club denied", "clubb denied"), ("@ ode", "ode")]
)
def test_a_faulty_event_is_refused(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "events.txt"
    path.write_text(TEXT.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=r"no|unknown"):
        read_events(path)


def test_the_events_of_the_project_can_be_read() -> None:
    events = read_events()
    assert len(events) > 20
    assert len({event.name for event in events}) == len(events)

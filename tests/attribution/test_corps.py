"""Bodies that go by a noun for one of their people: who the coast guard is, and who its spokesman."""

from __future__ import annotations

import pytest

from newslens.types import SpeakerKind

from .test_entities import names, resolved, speaker


@pytest.mark.parametrize(
    ("text", "called"),
    [
        (
            "[The coast guard] said nine were saved.\n\n“It was dark,” [Otis Bell] said.",
            ["the coast guard", "Otis Bell"],
        ),
        ("It sank, according to [the coastguard]. “It was dark,” [Otis Bell] said.", ["the coastguard", "Otis Bell"]),
        (
            "[The national guard] spoke. [The national guard spokesman, Otis Bell], wept.",
            ["the national guard", "Otis Bell"],
        ),
        ("[The coast guard] came. [It] said no more.", ["the coast guard"] * 2),
        ("[The coast guard] came. [The guard] said no more.", ["the coast guard"] * 2),
        ("Otis Bell of the National Guard came. [The guard] said no more.", ["National Guard"]),
        # One of its people is a person.
        ("[A border guard] came. [The border guard] said he was ill.", ["a border guard"] * 2),
        ("[The security guard] spoke. “Again,” [Otis Bell] vowed.", ["Otis Bell"] * 2),
        ("[A security guard] came. [The guard] said he was ill.", ["a security guard"] * 2),
        ("[The prison guard, Otis Bell], came. [The guard] said he was ill.", ["Otis Bell"] * 2),
        ("[The National Guard] came. [The old guard] said no.", ["the National Guard", "the old guard"]),
    ],
)
def test_a_body_that_goes_by_a_noun_for_one_of_its_people(text: str, called: list[str]) -> None:
    assert names(text) == called


def test_the_coast_guard_is_an_organisation_and_coast_guards_are_people() -> None:
    kinds = {
        text: resolved(text)[0].speakers[0].kind
        for text in (
            "[The coast guard] said so.",
            "A coast guard cutter came. [The coast guard] said so.",
            "[A coast guard] said so.",
            "[The coast guards] said so.",
        )
    }
    assert list(kinds.values()) == [SpeakerKind.ORGANIZATION] * 2 + [SpeakerKind.UNNAMED] * 2


def test_a_body_in_front_of_a_name_is_nobodys_role() -> None:
    assert speaker("According to the coast guard, [Otis Bell] wept.", "Otis Bell").roles == ()
    assert speaker("A coast guard, [Otis Bell], wept.", "Otis Bell").roles == ("coast guard",)

"""What is handed to the kit by mistake is told of as such, and not as a fault of the stage."""

from __future__ import annotations

from typing import Any

import pytest

from newslens.errors import InputError
from newslens.stages import Slot, Source
from newslens.testing import check_stage, registry_of, run_stage
from newslens.testing.subject import check_input
from newslens.types import Analysis, Article

REGISTERED = registry_of().stages["newslens.wrapping.v1"]
ARTICLE = Article("a", "The quay is shut.")


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ("newslens.wrapping.v1", r"not a str, as in registry_of\(\).stages\[NAME\].spec"),
        (REGISTERED, "not a Registered: take its .spec"),
        (REGISTERED.spec.factory, "a StageSpec is expected"),
    ],
)
def test_what_is_no_spec_is_told_of(spec: Any, told: str) -> None:
    with pytest.raises(InputError, match=told):
        run_stage(spec, ARTICLE)
    with pytest.raises(InputError, match=told):
        check_stage(spec, examples=1)


@pytest.mark.parametrize("item", ["The quay is shut.", (ARTICLE,), Analysis((ARTICLE,)), Source(None, "a", b"No.")])
def test_what_no_stage_of_the_slot_gets_is_told_of(item: Any) -> None:
    with pytest.raises(InputError, match="a stage of the clean slot gets an Article, not a"):
        run_stage(REGISTERED.spec, item)
    with pytest.raises(InputError, match="a stage of the clean slot gets an Article, not a"):
        check_stage(REGISTERED.spec, examples=1, inputs=[item])


def test_a_resolver_gets_articles_in_any_sequence() -> None:
    check_input(Slot.RESOLVE, [ARTICLE])
    check_input(Slot.RESOLVE, ())
    for item in ("text", [ARTICLE, "b"], ARTICLE, iter([ARTICLE])):
        with pytest.raises(InputError, match="gets a tuple of articles"):
            check_input(Slot.RESOLVE, item)

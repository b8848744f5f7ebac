"""A slip in the registration of a stage is told where it stands."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.declaring import OWN_WORDS
from newslens.stages import Slot, StageSpec


def _spec(name: Any = "acme.stage.v1", slot: Any = "clean", factory: Any = lambda _: None, **more: Any) -> StageSpec:
    return StageSpec(name, slot, factory, **more)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": "acme"}, r"name must be vendor\.name\.v1, .* not 'acme'$"),
        ({"name": "acme.stage"}, r"name must be vendor\.name\.v1"),
        ({"name": "Acme.stage.v1"}, r"name must be vendor\.name\.v1"),
        ({"name": None}, r"name must be vendor\.name\.v1"),
        ({"slot": "cleen"}, r"no slot 'cleen' \(did you mean clean\?\); the slots are read, clean"),
        ({"slot": None}, "no slot None"),
        ({"factory": "acme:make"}, "factory must be what makes the stage"),
        ({"provides": {"qoutes"}}, r"provides has 'qoutes' \(did you mean quotes\?\)"),
        ({"provides": {"quote"}}, "did you mean quotes"),
        ({"requires": {"Claims"}}, r"requires has 'Claims' \(did you mean claims\?\)"),
        ({"requires": {"spaekers"}}, "did you mean speakers"),
        ({"requires": {"alignment"}}, "did you mean alignments"),
        ({"provides": "quotes"}, "several words are expected"),
        ({"provides": {""}}, "words are expected"),
        ({"slot": "read"}, "must say which suffixes it handles"),
        ({"slot": "read", "handles": (".txt", "md")}, "'md': a suffix has its dot"),
        ({"slot": "read", "handles": (".TXT",)}, "small letters"),
        ({"slot": "read", "handles": ".txt"}, "several words are expected"),
        ({"slot": "report"}, "must say which format it handles"),
        ({"languages": {"english"}}, "'english': a language is two or three small letters"),
        ({"languages": "en"}, "several words are expected"),
    ],
)
def test_a_slip_is_told_in_one_line(wrong: dict[str, Any], told: str) -> None:
    with pytest.raises((ValueError, TypeError), match=told) as caught:
        _spec(**wrong)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("word", ["dates", "tokens", "notes", "topics", "claimants", "quotable_lines", "Städte"])
def test_words_of_ones_own_are_legal(word: str) -> None:
    assert _spec(provides=[word]).provides == {word}


@given(st.lists(st.sampled_from(OWN_WORDS)), st.sampled_from(sorted(Slot)))
def test_words_of_newslens_are_legal(words: list[str], slot: Slot) -> None:
    made = _spec(slot=slot, requires=words, provides=words, handles=[".txt"], languages={"en", "de"})
    assert made.requires == made.provides == frozenset(words)
    assert made.handles == (".txt",)

from __future__ import annotations

from pathlib import Path

import pytest
from newslens.errors import ModelError
from newslens.stages import Slot
from newslens.types import Alignment, Article, Kind, Mode, Quote, Speaker, SpeakerMention

import tiny
from newslens_minilm import judging, newslens_stages, stage
from newslens_minilm.judging import Blend, Weighed
from newslens_minilm.model import load_model
from newslens_minilm.reader import QUESTIONS

SPEAKERS = [Speaker("ray", "Ann Ray"), Speaker("dunn", "Tom Dunn")]
SAID = [
    ("ray", "The old mill on the quay will be closed for repairs until May."),
    ("ray", "We lost three boats in the storm and nobody has paid for them."),
    ("dunn", "The council never asked the owners of the shops what they want."),
    ("dunn", "A bridge that moves in the wind is safe, whatever it looks like."),
    ("dunn", "Ferries run every hour as soon as the harbour is free of ice."),
    ("ray", "Schools open late because the buses have no winter tyres."),
]
TOLD = [
    ("ray", "Until May the mill by the water stays shut while it is being repaired."),
    ("ray", "Three boats sank and no one has given us any money for the loss."),
    ("dunn", "Shop owners were never heard by the council about their wishes."),
    ("dunn", "The bridge may move in strong wind and is still safe to cross."),
    ("dunn", "Every hour a ferry will leave once there is no more ice."),
    ("ray", "The buses lack winter tyres, so pupils come to school late."),
]


def _article(name: str, said: list[tuple[str, str]]) -> Article:
    quotes = tuple(
        Quote(f"{name}.q{place}", Kind.INDIRECT, Mode.SPEECH, text, (), None, SpeakerMention(who, who, ()))
        for place, (who, text) in enumerate(said)
    )
    return Article(name, "x", quotes=quotes)


ARTICLES = [_article("a", SAID), _article("b", TOLD)]


def _aligned(
    made: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch, articles: list[Article], **options: float
) -> tuple[Alignment, ...]:
    folder, hashes = made
    monkeypatch.setattr(stage, "load_model", lambda path: load_model(path, hashes, tiny.HEADS))
    monkeypatch.setattr(stage, "tensors", lambda: tiny.relearned(len(QUESTIONS)))
    (spec,) = newslens_stages()
    made_stage = spec.factory(spec.options(model=str(folder), **options))
    return tuple(made_stage(articles, SPEAKERS, None))


def test_the_plugin_brings_one_stage_of_the_align_slot() -> None:
    (spec,) = newslens_stages()
    assert (spec.name, spec.slot) == ("newslens.minilm.v1", Slot.ALIGN)


def test_a_missing_model_is_told_when_the_pipeline_is_built(tmp_path: Path) -> None:
    (spec,) = newslens_stages()
    with pytest.raises(ModelError, match=r"no model\.safetensors"):
        spec.factory(spec.options(model=str(tmp_path)))


def test_the_order_of_articles_does_not_matter(
    made: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "_FEWEST_TEXTS", 2)
    found = _aligned(made, monkeypatch, ARTICLES, low=0.0, high=1.0)
    assert found
    assert _aligned(made, monkeypatch, ARTICLES[::-1], low=0.0, high=1.0) == found
    read = _aligned(made, monkeypatch, ARTICLES, low=0.0, high=1.0, doubt=0.0)
    assert _aligned(made, monkeypatch, ARTICLES[::-1], low=0.0, high=1.0, doubt=0.0) == read


def test_vectors_have_a_say_in_the_band_and_nowhere_else(
    made: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whatever the small model says, these weights part every pair that it is asked about.
    monkeypatch.setattr(judging, "blends", lambda: (Blend(-9.0, 0.0, 0.0), Blend(-9.0, 0.0, 0.0)))
    monkeypatch.setattr(judging, "_FEWEST_TEXTS", 2)
    everywhere = {each.members for each in _aligned(made, monkeypatch, ARTICLES, low=0.0, high=1.0)}
    nowhere = {each.members for each in _aligned(made, monkeypatch, ARTICLES, low=1.0, high=0.0)}
    assert everywhere < nowhere


def test_the_pairs_outside_the_band_are_those_of_the_built_in_stage(
    made: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from newslens.alignment.aligning import align

    assert _aligned(made, monkeypatch, ARTICLES, low=1.0, high=0.0, read=False) == align(ARTICLES, SPEAKERS)


def test_the_reader_has_a_say_in_what_was_looked_at_and_nowhere_else(
    made: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whatever the small reader says, these weights part every pair that it reads.
    monkeypatch.setattr(stage, "weighed", lambda: (Weighed(-9.0, 0.0, 0.0), Weighed(-9.0, 0.0, 0.0)))
    alone = _aligned(made, monkeypatch, ARTICLES, low=1.0, high=0.0, read=False)
    assert alone
    assert not _aligned(made, monkeypatch, ARTICLES, low=1.0, high=0.0)
    assert _aligned(made, monkeypatch, ARTICLES, low=1.0, high=0.0, doubt=1.0) == alone

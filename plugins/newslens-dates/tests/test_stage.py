from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from newslens import Article, Claim, Config, Pipeline, Registry, Slot, Span
from newslens.config import StageConfig, build
from newslens.registry import Plugin, Registered
from newslens.testing import check_stage
from newslens.testing.growth import grows_linearly

from newslens_dates import newslens_stages, read_stamp
from newslens_dates.stage import ClaimDates, ClaimDatesOptions

PUBLISHED, CLAIMS = newslens_stages()
README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def _article(text: str) -> Article:
    return Article("a", text, published="2031-03-12", claims=(Claim("a#c1", text, (Span(0, len(text)),)),))


def test_the_plugin_brings_two_stages() -> None:
    assert [(spec.name, spec.slot) for spec in newslens_stages()] == [
        ("newslens.dates-published.v1", Slot.CLEAN),
        ("newslens.dates-claims.v1", Slot.CLAIM),
    ]


def test_every_promise_of_the_stage_of_the_clean_slot_holds() -> None:
    given = [Article("a", "x", published=text) for text in ("12 March 2031, 9.14 am", "03/12/31", "?")]
    lines = [Article("a", "Quay\n12 March 2031\nIt is shut."), Article("a", "x", url="https://a.example/2031/03/12/")]
    options = {"languages": ["en", "de"], "date_order": "DMY", "timezone": "Europe/Berlin"}
    check_stage(PUBLISHED, options, examples=15, inputs=[*given, *lines]).raise_if_failed()


def test_every_promise_of_the_stage_of_the_claim_slot_holds() -> None:
    texts = ["It shut three weeks ago.", "It will open on Friday, she said yesterday.", "last Tuesday " * 40]
    options = {"languages": ["en", "fr"], "timezone": "Europe/Paris", "never_future": True}
    check_stage(CLAIMS, options, examples=15, inputs=list(map(_article, texts))).raise_if_failed()


@pytest.mark.parametrize("words", ["last Tuesday ", "3 weeks ", "will on 12 March "])
def test_time_grows_with_the_text(words: str) -> None:
    stage = ClaimDates(ClaimDatesOptions())

    def prepare(times: int) -> Callable[[], object]:
        article = _article(words * (20 * times))
        return lambda: stage(article, None)  # type: ignore[arg-type]

    assert grows_linearly(prepare)


def test_claims_of_the_built_in_stage_are_dated() -> None:
    built_in = Registry.discover()
    added = {spec.name: Registered(spec, Plugin("p", "p", "0")) for spec in newslens_stages()}
    registry = attrs.evolve(built_in, stages={**built_in.stages, **added})
    config = Config(
        stage={
            PUBLISHED.name: StageConfig(before="newslens.unicode.v1"),
            CLAIMS.name: StageConfig({"never_future": True}, after="newslens.claims.v1"),
        }
    )
    text = "Quay closed\n\n12 March 2031\n\nThe harbour board closed the old quay three weeks ago. “We will open the quay on Friday,” said Mara Lind, the harbour master."
    analysis = Pipeline(build(config, registry), registry).analyze([Article("a", text)])
    assert not analysis.problems
    (article,) = analysis.articles
    assert article.published == "2031-03-12"
    dates = {(q.text, q.value) for claim in article.claims for q in claim.quantities if q.unit == "date"}
    assert {("three weeks ago", "2031-W08"), ("Friday", "2031-03-14")} <= dates
    assert not any(q.value == "P3W" for claim in article.claims for q in claim.quantities)


ROWS = re.findall(r"^\| `(.+?)` \| (.+?) \|$", README, re.MULTILINE)


@pytest.mark.parametrize(("text", "value"), ROWS)
def test_the_tables_of_the_readme_hold(text: str, value: str) -> None:
    place = README.index(f"| `{text}` |")
    if place < README.index("## Dates in claims"):
        found = read_stamp(text)
        assert found == (None if value.startswith("as it stands") else value.strip("`"))
        return
    (claim,) = ClaimDates(ClaimDatesOptions())(_article(text), None).claims  # type: ignore[arg-type]
    assert [quantity.value for quantity in claim.quantities] == ([] if value == "no date" else [value.strip("`")])


def test_there_are_rows_of_both_tables() -> None:
    assert len(ROWS) > 18

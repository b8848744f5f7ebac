"""Fixtures for the tests of plugins; imports no spaCy, and nothing of newslens that a test does not ask for.

Loaded by itself where newslens is installed; elsewhere by `pytest_plugins = ["newslens.testing.pytest_plugin"]` in the
`conftest.py` at the root of the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from newslens.registry import Registry
    from newslens.stages import StageSpec
    from newslens.types import Article


@pytest.fixture
def newslens_registry() -> Callable[..., Registry]:
    """Makes a registry of some stages and the built-in ones, whatever else is installed.

    `newslens_registry(SPEC)` is what `newslens.load(config, registry=…)` takes.
    """
    from newslens.testing.running import registry_of  # noqa: PLC0415 - only tests that ask for it pay for it

    return registry_of


@pytest.fixture
def make_article() -> Callable[..., Article]:
    """Makes an article of a text: `make_article("“No,” said Mara Lind.", publisher="Gazette")`."""
    from newslens.types import Article  # noqa: PLC0415 - as above

    def make(raw: str, *, id: str = "a1", **fields: Any) -> Article:  # noqa: A002 - the name of the field
        return Article(id, raw, **fields)

    return make


@pytest.fixture
def run_stage() -> Callable[..., Any]:
    """Runs one stage on one input as a pipeline would, parse included, and holds the result to the contract.

    `run_stage(SPEC, article, {"signature": "— The Echo"})`; for a reader the input is a `Source`, for a resolver a tuple of
    articles, for an aligner a `newslens.testing.Sample`, for a reporter an `Analysis`.
    """
    from newslens.testing import running  # noqa: PLC0415 - as above

    return running.run_stage


@pytest.fixture
def check_stages() -> Callable[..., None]:
    """Checks every promise of some stages and fails with one line for each that does not hold.

    `check_stages(plugin.newslens_stages())`.
    """
    from newslens.testing.conformance import check_stage  # noqa: PLC0415 - as above

    def check(specs: Iterable[StageSpec], **more: Any) -> None:
        for spec in specs:
            check_stage(spec, **more).raise_if_failed()

    return check


def pytest_configure() -> None:
    """Register the strategies where Hypothesis is in use already; its own entry point does it where it comes later."""
    import sys  # noqa: PLC0415 - for one look

    if "hypothesis" in sys.modules:
        from newslens.testing.registration import register  # noqa: PLC0415 - as above

        register()

"""What plugin authors test with: `check_stage`, and Hypothesis strategies whose every value holds what the types promise.

Nothing is imported before it is asked for, so that the pytest plugin costs next to nothing and imports no spaCy. Needs the
extra `newslens[testing]`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newslens.testing.conformance import CHECKS, check_stage
    from newslens.testing.news import news_prose, stories
    from newslens.testing.registration import register
    from newslens.testing.report import Outcome, Report, Result
    from newslens.testing.running import registry_of, run_stage
    from newslens.testing.strategies import analyses, articles, edits, messy_text, quotes, sources, spans, texts
    from newslens.testing.subject import Sample

__all__ = [
    "CHECKS",
    "Outcome",
    "Report",
    "Result",
    "Sample",
    "analyses",
    "articles",
    "check_stage",
    "edits",
    "messy_text",
    "news_prose",
    "quotes",
    "register",
    "registry_of",
    "run_stage",
    "sources",
    "spans",
    "stories",
    "texts",
]

_HOME = {
    "CHECKS": "conformance",
    "Outcome": "report",
    "Report": "report",
    "Result": "report",
    "Sample": "subject",
    "analyses": "strategies",
    "articles": "strategies",
    "check_stage": "conformance",
    "edits": "strategies",
    "messy_text": "strategies",
    "news_prose": "news",
    "quotes": "strategies",
    "register": "registration",
    "registry_of": "running",
    "run_stage": "running",
    "sources": "strategies",
    "spans": "strategies",
    "stories": "news",
    "texts": "strategies",
}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"newslens.testing.{_HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

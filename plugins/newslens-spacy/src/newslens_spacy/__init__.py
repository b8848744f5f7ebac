"""newslens as a spaCy component, and any spaCy pipeline as an attribution stage of newslens."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from newslens.hookspecs import hookimpl
from newslens.stages import StageSpec

from newslens_spacy.attribution.stage import SPECS

if TYPE_CHECKING:
    from newslens_spacy.articles import docs_of, together
    from newslens_spacy.component import Newslens
    from newslens_spacy.values import register, spans_of

__all__ = ["Newslens", "docs_of", "newslens_stages", "register", "spans_of", "together"]

# What needs spaCy is imported when asked for: newslens imports this package only to see which stages it brings.
_LATER = {
    "Newslens": "component",
    "docs_of": "articles",
    "register": "values",
    "spans_of": "values",
    "together": "articles",
}


@hookimpl
def newslens_stages() -> Iterable[StageSpec]:
    """The stage `newslens.spacy.v1`."""
    return SPECS


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(f"newslens_spacy.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

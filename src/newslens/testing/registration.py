"""Tells Hypothesis which strategy belongs to which type, so that `from_type(Article)` gives articles that hold.

Without this it would put together spans that end before they begin and quotes by speakers that nobody knows.
"""

# ruff: noqa: PLC0415 - Hypothesis imports this module while it is itself being imported, and every program with it pays

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from newslens.spans import OffsetMap, Span
from newslens.stages import Resolution, Source
from newslens.types import Alignment, Analysis, Article, Claim, Quote, Speaker

if TYPE_CHECKING:
    from hypothesis import strategies as st


def register() -> None:
    """Register the strategies of newslens; to do it twice changes nothing.

    The entry point `hypothesis` of newslens calls this as soon as Hypothesis is imported, and the pytest plugin does too.
    """
    from hypothesis import strategies as st

    for kind, strategy in _strategies().items():
        st.register_type_strategy(kind, strategy)


def _strategies() -> dict[type[Any], Callable[[type[Any]], st.SearchStrategy[Any]]]:
    from hypothesis import strategies as st

    return {
        Article: lambda _: _home().articles(),
        Analysis: lambda _: _home().analyses(),
        Source: lambda _: _home().sources(),
        Span: lambda _: st.tuples(st.integers(0, 10**6), st.integers(0, 10**4)).map(lambda n: Span(n[0], n[0] + n[1])),
        OffsetMap: lambda _: _home().articles().map(lambda article: article.offsets),
        Quote: lambda _: _one_of("quotes"),
        Claim: lambda _: _one_of("claims"),
        Speaker: lambda _: _one_of("speakers"),
        Alignment: lambda _: _rows(_home().analyses(), "alignments"),
        Resolution: lambda _: _home().articles().map(_alone),
    }


def _home() -> Any:
    from newslens.testing import strategies

    return strategies


def _one_of(field: str) -> st.SearchStrategy[Any]:
    return _rows(_home().articles(), field)


def _rows(whole: st.SearchStrategy[Any], field: str) -> st.SearchStrategy[Any]:
    from hypothesis import strategies as st

    return whole.filter(lambda found: getattr(found, field)).flatmap(
        lambda found: st.sampled_from(getattr(found, field))
    )


def _alone(article: Article) -> Resolution:
    return Resolution(article.speakers, {speaker.id: speaker.id for speaker in article.speakers})

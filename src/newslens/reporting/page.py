"""An analysis as one self-contained page: no script, and no request to anywhere."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final
from urllib.parse import quote

import attrs
from jinja2 import Environment, StrictUndefined, Template

from newslens.reporting.highlight import Highlighter, Segment
from newslens.reporting.topics import topics
from newslens.reporting.view import THOUGHT, View
from newslens.reporting.words import line
from newslens.types import Article

_PLACE: Final = re.compile(r"a-[0-9a-f]{10}")  # the id of an alignment that a page can name a place by


@attrs.frozen
class _Shown:
    """An article, as the page shows it."""

    outlet: str
    title: str
    published: str
    url: str
    segments: tuple[Segment, ...]


def render_page(view: View) -> str:
    """An analysis as HTML, in the order of the table, with the articles and what was found in them below.

    Every text is escaped; a policy in the page itself forbids scripts, forms and whatever would be loaded.
    """
    style = _read("page.css")
    highlighter = Highlighter.of(view)
    return _template().render(
        view=view,
        articles=[_article(article, view, highlighter) for article in view.analysis.articles],
        anchors=highlighter.anchors,
        hues=highlighter.hues,
        contents=list(_contents(view)),
        thought=THOUGHT,
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


def _contents(view: View) -> Iterator[tuple[str, str, int]]:
    """The sections that there are: the name of each, what it has, and how many."""
    sections = (
        ("contradictions", "contradiction", "contradictions", view.contradictions),
        ("updates", "update", "updates", view.updates),
        ("conflicts", "attribution conflict", "attribution conflicts", view.conflicts),
        ("rewordings", "reworded quote", "reworded quotes", view.rewordings),
        ("utterances", "quotation put together", "quotations put together", view.spoken),
        ("copies", "copy", "copies", view.copied),
        ("voices", "voice", "voices", view.voices),
    )
    for name, one, many, found in sections:
        if found:
            yield name, one if len(found) == 1 else many, len(found)


@cache
def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["line"] = line
    environment.filters["topics"] = topics
    environment.filters["fragment"] = quote
    environment.filters["placed"] = _PLACE.fullmatch
    return environment.from_string(_read("page.html.j2"))


def _article(article: Article, view: View, highlighter: Highlighter) -> _Shown:
    url = line(article.url or "")
    return _Shown(
        outlet=view.outlets[article.id],
        title=line(article.title or article.id),
        published=line(article.published or ""),
        # Any other scheme ("javascript:") could do something when it is followed.
        url=url if url.startswith(("https://", "http://")) else "",
        segments=highlighter.segments(article),
    )

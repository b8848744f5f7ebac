"""What comes into a pipeline: articles, each with an id of its own, and the stages that work on its language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from newslens.errors import InputError, LanguageError
from newslens.ids import free
from newslens.language.identification import ENGLISH, is_english, language_of
from newslens.types import Article, Problem

if TYPE_CHECKING:
    from newslens.stages import StageSpec

_EXPECTED = "articles are expected, what `pipeline.read([path, …])` yields or `Article(id, text)` makes"


def articles(items: Iterable[Article | Problem]) -> Iterator[Article | Problem]:
    """The items, as they come.

    Raises:
        InputError: Where they are no articles and problems: a path, a text, a single article.
    """
    given: Any = items  # of whatever type it turns out to be
    if isinstance(given, str | bytes | Article | Problem) or not isinstance(given, Iterable):
        hint = "; put it into a list" if isinstance(given, Article | Problem) else ""
        raise InputError(f"{_EXPECTED}, not {_kind(given)}{hint}")
    return _each(given)


def _each(items: Iterable[Any]) -> Iterator[Article | Problem]:
    for item in items:
        if not isinstance(item, Article | Problem):
            raise InputError(f"{_EXPECTED}, not {_kind(item)} among them")
        yield item


def _kind(value: object) -> str:
    name = type(value).__name__
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def with_unique_ids(items: Iterable[Article | Problem]) -> list[Article | Problem]:
    """The items, with a second article of the same id renamed."""
    taken: Counter[str] = Counter()
    unique: list[Article | Problem] = []
    for item in items:
        if isinstance(item, Article):
            name = free(item.id, taken)
            unique.append(item if name == item.id else attrs.evolve(item, id=name))
        else:
            unique.append(item)
    return unique


def suits(spec: StageSpec, article: Article) -> bool:
    """Whether a stage works on the language of an article.

    That is the language that the article came with. Where it came with none, or says that it is English, its words tell
    whether it is; an article that is not English by its words suits each stage that works on some other language.
    """
    if not spec.languages:
        return True
    given = language_of(article.language)
    if given not in {None, ENGLISH}:
        return given in spec.languages
    if is_english(article.text):
        return ENGLISH in spec.languages
    return bool(spec.languages - {ENGLISH})


def left_out(article: Article, specs: Iterable[StageSpec]) -> Problem:
    """The problem of an article in a language that some stages do not work on."""
    specs = tuple(specs)
    given = language_of(article.language)
    told = "the text is not English" if given in {None, ENGLISH} else f"the language is given as {article.language!r}"
    without = ", ".join(dict.fromkeys(word for spec in specs for word in sorted(spec.provides)))
    # A file of records has many articles under one path.
    name = "" if article.path is None or article.id in article.path else f"{article.id}: "
    line = f"{name}{told}; it is kept{f' without {without}' if without else ''}"
    return Problem(article.path or article.id, specs[0].name, line, LanguageError.code)

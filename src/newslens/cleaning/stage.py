"""The stages of the clean slot, in the order in which they run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from newslens.cleaning import (
    attached,
    boilerplate,
    characters,
    damage,
    duplicates,
    embedded,
    escapes,
    links,
    markdown,
    markup,
    mojibake,
    repetition,
    wrapping,
)
from newslens.cleaning.furniture import plain
from newslens.cleaning.lines import Line, cut_lines, lines
from newslens.cleaning.title import headline
from newslens.spans import Edit
from newslens.stages import Context, NoOptions, Slot, StageSpec
from newslens.types import Article, Removal, RemovalReason, TextWarning

_ROUNDS = 4


@attrs.frozen
class UnicodeOptions:
    """The options of `newslens.unicode.v1`.

    Attributes:
        mojibake: Whether text decoded with the wrong encoding is repaired.
        markup: Whether left-over tags, character references, escapes of JSON, and links and emphasis of Markdown are resolved.
    """

    mojibake: bool = True
    markup: bool = True


@attrs.frozen
class Unicode:
    """Mojibake, left-over markup, invisible characters, blanks and line ends become plain text."""

    options: UnicodeOptions

    def __call__(self, article: Article, _: Context, /) -> Article:
        """Clean the characters of one article."""
        for _round in range(_ROUNDS):
            before = article.text
            article = self._round(article)
            if article.text == before:
                break
        return article

    def _round(self, article: Article) -> Article:
        if self.options.mojibake:
            article = _repaired(article)
        if self.options.markup:
            for written in (escapes.escapes, markup.entities):
                edits = written(article.text)
                blank = [(edit.start, edit.end) for edit in edits if not edit.replacement.strip()]
                article = _edited(article, edits, blank, RemovalReason.MARKUP)
            for left_over in (markdown.links, markdown.emphasis, markup.tags):
                edits = left_over(article.text)
                article = _edited(article, edits, [(edit.start, edit.end) for edit in edits], RemovalReason.MARKUP)
        edits, gone = characters.plain_characters(article.text)
        return _edited(article, edits, gone, RemovalReason.CONTROL)


def _repaired(article: Article) -> Article:
    repairs = mojibake.repairs(article.text)
    spans = [article.to_raw(edit.start, edit.end) for edit in repairs if edit.replacement.strip()]
    return (
        article.edited(repairs, warnings=[TextWarning(span, "mojibake") for span in spans if span])
        if repairs
        else article
    )


def _edited(
    article: Article,
    edits: list[Edit],
    gone: list[tuple[int, int]] | None = None,
    reason: RemovalReason = RemovalReason.CONTROL,
) -> Article:
    if not edits:
        return article
    spans = tuple(span for start, end in gone or () for span in article.to_raw(start, end))
    return article.edited(edits, removed=[Removal(spans, reason)] if spans else ())


def _cut(article: Article, edits: list[Edit], reason: RemovalReason) -> Article:
    """An article without what stands in the midst of its lines, each piece of which goes for itself."""
    removed = [Removal(spans, reason) for edit in edits if (spans := article.to_raw(edit.start, edit.end))]
    return article.edited(edits, removed=removed) if edits else article


@attrs.frozen
class Wrapping:
    """Each paragraph becomes one line, with one empty line between two."""

    options: NoOptions

    def __call__(self, article: Article, _: Context, /) -> Article:
        """Lay out one article."""
        return _edited(article, wrapping.paragraphs(article.text))


@attrs.frozen
class BoilerplateOptions:
    """The options of `newslens.boilerplate.v1`.

    Attributes:
        lines: Whole lines to take out besides those that the stage knows, as they stand in the text.
    """

    lines: tuple[str, ...] = ()


@attrs.frozen
class Boilerplate:
    """Lines that are no article text go, and so do datelines."""

    options: BoilerplateOptions

    def learn(self, articles: Sequence[Article], /) -> Boilerplate:
        """The same stage, knowing besides the lines that several articles of one outlet share."""
        lines = (*self.options.lines, *repetition.learn(articles))
        return attrs.evolve(self, options=attrs.evolve(self.options, lines=lines))

    def __call__(self, article: Article, _: Context, /) -> Article:
        """Take out what is no article text."""
        article = _cut(article, links.glued(article.text), RemovalReason.BOILERPLATE)
        article = _cut(article, embedded.notes_between(article.text), RemovalReason.BOILERPLATE)
        article = _cut(article, attached.credits_beside(article.text), RemovalReason.CAPTION)
        of = lines(article.text)
        found = boilerplate.page(of, frozenset(map(plain, self.options.lines)))
        return cut_lines(article, of, found.reasons, found.openings)


@attrs.frozen
class Duplicates:
    """Pull quotes and paragraphs that stand twice go."""

    options: NoOptions

    def __call__(self, article: Article, _: Context, /) -> Article:
        """Take out what stands twice."""
        of = lines(article.text)
        return cut_lines(article, of, dict.fromkeys(duplicates.repeated(of, article.text), RemovalReason.DUPLICATE))


@attrs.frozen
class Title:
    """The first paragraph becomes the title where it reads as a headline and the article has none."""

    options: NoOptions

    def __call__(self, article: Article, _: Context, /) -> Article:
        """Find the headline."""
        of = lines(article.text)
        if article.title is not None or (of and _had_dateline(article, of[0])):
            return article
        return attrs.evolve(article, title=headline(of))


def _had_dateline(article: Article, line: Line) -> bool:
    """Whether cleaning took a dateline out in front of a line, which then is no headline."""
    start = min((span.start for span in article.to_raw(line.start, line.end)), default=0)
    return any(
        span.end <= start and "\n" not in (between := article.raw[span.end : start]) and not between.strip()
        for removal in article.removed
        if removal.reason is RemovalReason.DATELINE
        for span in removal.spans
    )


@attrs.frozen
class Damage:
    """Places where the text looks damaged get a warning; nothing is changed."""

    options: NoOptions

    def __call__(self, article: Article, _: Context, /) -> Article:
        """Warn of damage."""
        warnings = []
        for start, end, reason in damage.damaged(article.text):
            spans = article.to_raw(start, end)
            # What cleaning itself brought together is no damage of the text.
            made = reason == "punctuation" and article.raw_text(spans) != article.text[start:end].strip()
            if spans and not made:
                warnings.append(TextWarning(spans, reason))
        return article.edited((), warnings=warnings) if warnings else article


SPECS: Final = (
    StageSpec(
        "newslens.unicode.v1", Slot.CLEAN, Unicode, UnicodeOptions, doc="mojibake, markup, invisible characters, blanks"
    ),
    StageSpec("newslens.wrapping.v1", Slot.CLEAN, Wrapping, doc="hard-wrapped lines to paragraphs"),
    StageSpec(
        "newslens.boilerplate.v1", Slot.CLEAN, Boilerplate, BoilerplateOptions, doc="lines that are no article text"
    ),
    StageSpec("newslens.duplicates.v1", Slot.CLEAN, Duplicates, doc="pull quotes and paragraphs that stand twice"),
    StageSpec("newslens.title.v1", Slot.CLEAN, Title, doc="the headline, where the article has no title"),
    StageSpec("newslens.damage.v1", Slot.CLEAN, Damage, doc="warnings where the text looks damaged"),
)

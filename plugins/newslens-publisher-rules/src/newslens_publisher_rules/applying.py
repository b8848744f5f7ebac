"""A rule applied to an article: lines, prefixes and words go, and offsets stay."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

import attrs
from newslens import Article, Edit, Removal, Span, TextWarning
from newslens.cleaning.lines import Line

from newslens_publisher_rules import patterns
from newslens_publisher_rules.lines import lines, paragraphs, without
from newslens_publisher_rules.patterns import one_line, same, sound
from newslens_publisher_rules.rules import Action, Condition, Occurrence, Rule

LEFT_NOTHING = "rule would leave nothing"


@attrs.frozen
class _Change:
    """What a rule wants changed: lines that go, and edits inside lines that stay, with what they take out."""

    gone: frozenset[int] = frozenset()
    edits: tuple[Edit, ...] = ()


def apply_rules(article: Article, rules: Iterable[Rule]) -> Article:
    """An article after some rules, one after the other.

    A rule that would take out all of the text is not applied; the article gets a warning instead.

    Args:
        article: Any article.
        rules: As `load_rules` gives them.
    """
    for rule in rules:
        article = _applied(article, rule)
    return article


def _applied(article: Article, rule: Rule) -> Article:
    of = lines(article.text)
    change = _change(article, rule, of)
    if not change.gone and not change.edits:
        return article
    if len(change.gone) == len(of):
        warning = TextWarning(article.to_raw(0, len(article.text)), LEFT_NOTHING)
        known = warning in article.warnings or not warning.spans
        return article if known else article.edited((), warnings=[warning])
    inside = [(edit.start, edit.end) for edit in change.edits if not edit.replacement.strip()]
    places = sorted([*((of[number].start, of[number].end) for number in change.gone), *inside])
    removed = [Removal(spans, rule.reason) for start, end in places if (spans := article.to_raw(start, end))]
    return article.edited([*without(article.text, of, change.gone), *change.edits], removed=removed)


def _change(article: Article, rule: Rule, of: Sequence[Line]) -> _Change:
    seen = _window(article, rule, of)
    match rule.action:
        case Action.DROP_LINE:
            return _Change(frozenset(number for number in seen if _holds(rule.when, of[number].words)))
        case Action.DROP_PARAGRAPH:
            within = set(seen)
            blocks = [block for block in paragraphs(of, article.text) if not within.isdisjoint(block)]
            hit = [b for b in blocks if _holds(rule.when, article.text[of[b[0]].start : of[b[-1]].end])]
            return _Change(frozenset(number for block in hit for number in block))
        case Action.DROP_BEFORE | Action.DROP_AFTER:
            return _Change(_beyond(rule, of, seen))
        case Action.KEEP_BETWEEN:
            return _Change(_outside(rule, of))
        case Action.STRIP_PREFIX | Action.STRIP_SUFFIX:
            return _stripped(rule, of, seen)
        case Action.REPLACE:
            return _replaced(rule, of, seen)


def _window(article: Article, rule: Rule, of: Sequence[Line]) -> Sequence[int]:
    """The numbers of the lines that a rule looks at; counted in the raw text, so that a second run sees the same."""
    if rule.first is None and rule.last is None:
        return range(len(of))
    starts = [line.start for line in lines(article.raw)]
    seen = []
    for number, line in enumerate(of):
        spans = article.offsets.to_raw(Span(line.start, line.end))
        place = bisect_right(starts, spans[0].end - 1) - 1 if spans else len(starts)
        at_top = rule.first is not None and place < rule.first
        at_bottom = rule.last is not None and place >= len(starts) - rule.last
        if spans and (at_top or at_bottom):
            seen.append(number)
    return seen


@lru_cache(maxsize=4096)
def _comparable(condition: Condition) -> Condition:
    """A condition with its words as lines are compared."""

    def plain(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one_line(text, ignore_case=condition.ignore_case) for text in texts)

    return attrs.evolve(
        condition,
        equals=plain(condition.equals),
        begins=plain(condition.begins),
        ends=plain(condition.ends),
        contains=plain(condition.contains),
    )


def _holds(condition: Condition, words: str) -> bool:
    condition = _comparable(condition)
    line = one_line(words, ignore_case=condition.ignore_case)
    return (
        line in condition.equals
        or line.startswith(condition.begins)
        or line.endswith(condition.ends)
        or any(text in line for text in condition.contains)
        or patterns.any_found(condition.matches, sound(words), ignore_case=condition.ignore_case)
    )


def _beyond(rule: Rule, of: Sequence[Line], seen: Sequence[int]) -> frozenset[int]:
    order = seen if rule.occurrence is Occurrence.FIRST else reversed(seen)
    marker = next((number for number in order if _holds(rule.when, of[number].words)), None)
    if marker is None:
        return frozenset()
    if rule.action is Action.DROP_BEFORE:
        return frozenset(range(marker if rule.keep_line else marker + 1))
    return frozenset(range(marker + 1 if rule.keep_line else marker, len(of)))


def _outside(rule: Rule, of: Sequence[Line]) -> frozenset[int]:
    """The lines outside every pair of markers; none where there is no whole pair, and so nothing is known."""
    kept: set[int] = set()
    begun: int | None = None
    for number, line in enumerate(of):
        if begun is None:
            begun = number if _holds(rule.when, line.words) else None
        elif _holds(rule.to, line.words):
            kept.update(range(begun, number + 1) if rule.keep_line else range(begun + 1, number))
            begun = None
    return frozenset(range(len(of))) - kept if kept else frozenset()


def _stripped(rule: Rule, of: Sequence[Line], seen: Iterable[int]) -> _Change:
    sought = patterns.seeker(rule.text, rule.matches)
    prefix = rule.action is Action.STRIP_PREFIX
    # One after the other, with what is blank between them, so that a second run finds nothing more.
    pattern = patterns.compiled(
        rf"\A(?:(?:{sought})[\s\p{{Z}}]*)+" if prefix else rf"(?:[\s\p{{Z}}]*(?:{sought}))+\z",
        ignore_case=rule.ignore_case,
    )
    gone, edits = [], []
    for number in seen:
        line = of[number]
        found = pattern.search(sound(same(line.words) if rule.text else line.words))
        if found is None or found.end() == found.start():
            continue
        if found.end() - found.start() == len(line.words):
            gone.append(number)
        else:
            edits.append(Edit(line.start + found.start(), line.start + found.end(), gap=True))
    return _Change(frozenset(gone), tuple(edits))


def _replaced(rule: Rule, of: Sequence[Line], seen: Iterable[int]) -> _Change:
    sought = patterns.seeker(rule.text, rule.matches)
    gone, edits = [], []
    for number in seen:
        line = of[number]
        inside = []
        words = same(line.words) if rule.text else line.words
        for found in patterns.finds(sought, words, ignore_case=rule.ignore_case):
            new = rule.replacement if rule.text else patterns.expanded(rule.replacement, found)
            if new != line.words[found.start() : found.end()]:
                inside.append(Edit(line.start + found.start(), line.start + found.end(), new))
        if _blank_after(line, inside):
            gone.append(number)
        else:
            edits += inside
    return _Change(frozenset(gone), tuple(edits))


def _blank_after(line: Line, edits: Sequence[Edit]) -> bool:
    if not edits or any(edit.replacement.strip() for edit in edits):
        return False
    ends = [line.start, *(edit.end for edit in edits)]
    starts = [*(edit.start for edit in edits), line.end]
    return not any(line.words[a - line.start : b - line.start].strip() for a, b in zip(ends, starts, strict=True))

"""The promises of a stage over its inputs, each a check with a name.

A check gives the number of inputs that it was tried on, raises `Broken` where the promise does not hold, and `Skipped`
where it says nothing about the slot.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any

import attrs

from newslens.errors import ContractError, named
from newslens.guarding import FAILURES
from newslens.stages import Learner, Slot, Source
from newslens.testing.inputs import odd
from newslens.testing.network import no_network
from newslens.testing.subject import Input, Sample, Subject
from newslens.testing.words import misplaced
from newslens.types import Analysis, Article

_LONGEST = 60


class Broken(Exception):  # noqa: N818 - a promise that does not hold, not an error of the kit
    """A promise does not hold; why, in one line."""


class Skipped(Exception):  # noqa: N818 - as above
    """A check says nothing here; why, in one line."""


def show(item: Input) -> str:
    """An input in a few words."""
    if isinstance(item, Source):
        return f"a source of {item.data[:_LONGEST]!r}"
    if isinstance(item, Article):
        return f"an article of {item.raw[:_LONGEST]!r}"
    return f"{len(_articles(item))} articles"


def _size(item: Input) -> int:
    if isinstance(item, Source):
        return len(item.data)
    if isinstance(item, Article):
        return len(item.raw)
    return sum(len(article.raw) + 1 for article in _articles(item))


def _articles(item: Input) -> Sequence[Article]:
    found: Sequence[Article] = item.articles if isinstance(item, Analysis | Sample) else item
    return found


def _each(items: Sequence[Input], fault_of: Callable[[Input], str]) -> int:
    """Try every input; where some fail, the smallest of them is told of."""
    faults = [(_size(item), place, fault) for place, item in enumerate(items) if (fault := fault_of(item))]
    if faults:
        _, place, fault = min(faults)
        raise Broken(f"{fault} (on {show(items[place])}; {len(faults)} of {len(items)} inputs)")
    return len(items)


def _fault(subject: Subject, stage: Any, item: Input) -> str:
    try:
        subject.hold(item, subject.give(stage, item))
    except ContractError as error:
        return " ".join(str(error).removeprefix(f"{subject.spec.name}: ").split())
    except FAILURES as error:  # a stranger's code may raise anything
        return f"it raises {named(error)}"
    return ""


def contract(subject: Subject, items: Sequence[Input]) -> int:
    """It raises nothing on what its slot may get, but for the `InputError` of a reader, and gives what its slot allows."""
    stage = subject.made()
    return _each(items, lambda item: _fault(subject, stage, item))


def odd_input(subject: Subject, _: Sequence[Input]) -> int:
    """The same for nothing at all, blanks, broken characters and other languages."""
    stage = subject.made()
    return _each(odd(subject.spec), lambda item: _fault(subject, stage, item))


def offsets(subject: Subject, items: Sequence[Input]) -> int:
    """The words that it gives stand where its spans say."""
    if subject.spec.slot in {Slot.READ, Slot.RESOLVE, Slot.REPORT}:
        raise Skipped(f"a stage of the {subject.spec.slot} slot gives no spans")
    stage = subject.made()
    return _each(items, lambda item: next(misplaced(subject.spec.slot, item, subject.give(stage, item)), ""))


def deterministic(subject: Subject, items: Sequence[Input]) -> int:
    """The same input gives the same result, whoever asks."""

    def fault(item: Input) -> str:
        one, other = subject.give(subject.made(), item), subject.give(subject.made(), item)
        return "" if one == other else "two stages made from the same options give different results"

    return _each(items, fault)


def no_mutation(subject: Subject, items: Sequence[Input]) -> int:
    """Neither its input, its options nor the shared parse is changed in place."""
    stage, before = subject.made(), copy.deepcopy(subject.options)

    def fault(item: Input) -> str:
        kept = copy.deepcopy(item)
        subject.parses.docs.clear()
        handed = list(item) if isinstance(item, tuple) else item
        subject.give(stage, handed)
        if item != kept or (isinstance(item, tuple) and tuple(handed) != kept):
            return "its input is changed in place"
        if subject.parses.changed():
            return "the shared parse is changed in place"
        return "" if subject.options == before else "its options are changed in place"

    return _each(items, fault)


def idempotent(subject: Subject, items: Sequence[Input]) -> int:
    """What it has done once it does not do again."""
    fields = {Slot.CLEAN: ("text",), Slot.ATTRIBUTE: ("quotes", "speakers"), Slot.CLAIM: ("claims",)}
    if subject.spec.slot not in fields:
        raise Skipped(f"what a stage of the {subject.spec.slot} slot gives is not what it gets")
    stage = subject.made()

    def fault(item: Input) -> str:
        once = subject.give(stage, item)
        twice = subject.give(stage, once)
        changed = [name for name in fields[subject.spec.slot] if getattr(once, name) != getattr(twice, name)]
        return f"run on its own result it changes {' and '.join(changed)} again" if changed else ""

    return _each(items, fault)


def order_independent(subject: Subject, items: Sequence[Input]) -> int:
    """The order of the articles changes nothing of what it finds or learns."""
    slot, stage = subject.spec.slot, subject.made()
    if slot is Slot.RESOLVE:
        return _each(items, lambda item: _order_fault(_resolved(subject, item), _resolved(subject, item[::-1])))
    if slot is Slot.ALIGN:
        return _each(
            items,
            lambda item: _order_fault(
                set(subject.give(subject.made(), item)),
                set(subject.give(subject.made(), attrs.evolve(item, articles=item.articles[::-1]))),
            ),
        )
    if isinstance(stage, Learner):
        one, other = stage.learn(list(items)), stage.learn(list(reversed(items)))
        return _each(items, lambda item: _order_fault(subject.give(one, item), subject.give(other, item)))
    raise Skipped(f"a stage of the {slot} slot sees no set" if slot is not Slot.REPORT else "a report keeps the order")


def _resolved(subject: Subject, item: Input) -> Any:
    found = subject.give(subject.made(), item)
    return set(found.speakers), dict(found.merged)


def _order_fault(one: Any, other: Any) -> str:
    return "" if one == other else "the order of the articles changes the result"


def one_by_one(subject: Subject, items: Sequence[Input]) -> int:
    """It keeps nothing from one call to the next: many inputs in a row give what each gives alone."""
    stage = subject.made()
    row = {id(item): subject.give(stage, item) for item in items}

    def fault(item: Input) -> str:
        alone = subject.give(subject.made(), item)
        return "" if alone == row[id(item)] else "after other inputs it gives something else than alone"

    return _each(items, fault)


def network(subject: Subject, items: Sequence[Input]) -> int:
    """It does not reach for the network, neither when it is made nor when it runs."""
    with no_network() as attempts:
        try:
            stage = subject.made()
            for item in items:
                subject.give(stage, item)
        except OSError as error:
            if not attempts:
                raise Broken(f"it raises {named(error)}") from error
    if attempts:
        raise Broken(f"it reaches for the network: {attempts[0]}")
    return len(items)

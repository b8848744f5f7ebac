"""The promises of a stage beside its calls: its options, what carries it elsewhere, and how long it takes."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import attrs
import cattrs

from newslens.errors import ConfigError, InputError, named
from newslens.serialize import from_json, to_json
from newslens.stages import Learner, Slot
from newslens.testing.checks import Broken, Skipped
from newslens.testing.growth import FACTOR, grows_linearly
from newslens.testing.inputs import more
from newslens.testing.subject import Input, Subject, given, options_of
from newslens.testing.worker import WorkerError, elsewhere
from newslens.types import Analysis, Article

_SENT: Final = 5
_PATIENCE: Final = 300.0
# The modules of what was typed in, run as a script, or executed from a page.
_NOWHERE: Final = frozenset({"__main__", "builtins"})


@attrs.frozen
class _Foreign:
    """A value that no option may take."""


def check_options(subject: Subject, _: Sequence[Input]) -> int:
    """Its options are a frozen attrs class of typed fields with defaults; what is misspelt or of a wrong type is refused."""
    kind = subject.spec.options
    if not attrs.has(kind):
        raise Broken(f"the options must be an attrs class, not {kind!r}")
    fields = attrs.fields(kind)
    if lacking := [field.name for field in fields if field.default is attrs.NOTHING]:
        raise Broken(f"without a default: {', '.join(lacking)}")
    if loose := [field.name for field in fields if field.type in {None, Any, "Any"}]:
        raise Broken(f"without a type that a configuration can be held to: {', '.join(loose)}")
    if not _frozen(subject.options):
        raise Broken(f"{kind.__name__} is not frozen: use @attrs.frozen")
    if _taken(subject, {"no_such_option": 1}):
        raise Broken("an unknown option is not refused")
    for field in fields:
        if _taken(subject, {field.name: _Foreign()}):
            raise Broken(f"{field.name} takes a value of any type")
    if (again := options_of(subject.spec, _written(subject.options))) != subject.options:
        raise Broken(f"written down and read again {subject.options!r} becomes {again!r}")
    return len(fields) + 1


def _frozen(value: Any) -> bool:
    try:
        copy.copy(value).newslens_probe = 1
    except attrs.exceptions.FrozenInstanceError:
        return True
    except AttributeError:  # slots, but nothing that keeps the fields as they are
        return False
    return False


def _written(found: Any) -> dict[str, Any]:
    """Options as TOML would hold them, which has lists for tuples and nothing for None."""
    tree: dict[str, Any] = json.loads(json.dumps(cattrs.Converter().unstructure(found)))
    return {name: value for name, value in tree.items() if value is not None}


def _taken(subject: Subject, given_options: dict[str, Any]) -> bool:
    try:
        options_of(subject.spec, given_options)
    except ConfigError:
        return False
    return True


def check_json(subject: Subject, items: Sequence[Input]) -> int:
    """What it gives comes back from the JSON contract as it went in."""
    if subject.spec.slot is Slot.REPORT:
        raise Skipped("a report is bytes, not part of an analysis")
    stage = subject.made()
    for item in items:
        for analysis in _analyses(subject.spec.slot, item, subject.give(stage, item)):
            try:
                back = from_json(to_json(analysis))
            except (TypeError, ValueError, InputError) as error:
                raise Broken(f"JSON cannot hold what it gives: {named(error)}") from error
            if back != analysis:
                raise Broken("what it gives does not come back from JSON as it was")
    return len(items)


def _analyses(slot: Slot, item: Input, result: Any) -> Iterator[Analysis]:
    if slot is Slot.READ:
        yield Analysis(articles=tuple(found for found in result if isinstance(found, Article)))
    elif slot is Slot.RESOLVE:
        yield Analysis(speakers=tuple(result.speakers))
    elif slot is Slot.ALIGN:
        yield Analysis(item.articles, item.speakers, tuple(result))
    else:
        yield Analysis((result,))


def worker_process(subject: Subject, items: Sequence[Input]) -> int:
    """A worker process can make it from its factory and options, and gets the same results, whatever its hash seed."""
    home = getattr(subject.spec.factory, "__module__", "")
    if home in _NOWHERE:
        raise Skipped("it stands in a script or notebook, which no other process can import")
    stage = subject.made()
    try:
        recipe = pickle.dumps((subject.spec.factory, subject.options))
        if isinstance(stage, Learner):
            pickle.dumps(stage.learn(list(items)))
    except Exception as error:  # pickling runs a stranger's code
        raise Broken(f"it cannot be sent to a worker process: {named(error)}") from error
    sent = sorted(items, key=lambda item: len(repr(item)))[-_SENT:]
    here = [subject.give(stage, item) for item in sent]
    try:
        there = elsewhere(subject.spec.slot, recipe, sent, _PATIENCE)
    except WorkerError as error:
        raise Broken(f"in a worker process: {error}") from error
    except Exception as error:
        raise Broken(f"what it gives cannot be sent back: {named(error)}") from error
    if here != there:
        raise Broken("in a process with another hash seed it gives something else (the order of a set?)")
    return len(sent)


def linear_time(subject: Subject, _: Sequence[Input]) -> int:
    """Sixteen times the text takes about sixteen times as long."""
    slot = subject.spec.slot
    if slot in {Slot.RESOLVE, Slot.ALIGN}:
        raise Skipped("a stage over the set may compare articles with each other")
    stage = subject.made()

    def prepare(times: int) -> Callable[[], object]:
        item, context = more(subject.spec, times), subject.context()
        given(slot, stage, item, context)  # the parse is shared, and none of the work of this stage
        return lambda: given(slot, stage, item, context)

    growth = grows_linearly(prepare)
    if not growth:
        raise Broken(f"{FACTOR} times the text takes {growth.ratio:.0f} times as long")
    return 1

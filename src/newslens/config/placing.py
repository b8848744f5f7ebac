"""Which stages run, in which order: the pipeline as it is listed, with what is put in, exchanged and taken out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from newslens.config.faults import Fault, Path
from newslens.config.settings import Config, StageConfig
from newslens.errors import near

_REPLACES = "replaces"


@attrs.frozen
class Placed:
    """A stage in its place.

    Attributes:
        name: What it is called.
        path: Where the configuration puts it there: a member of `pipeline`, or the key that places it.
    """

    name: str
    path: Path


@attrs.frozen
class _Wish:
    """Where a stage is to stand that the pipeline does not list."""

    key: str
    anchor: str


def placed(config: Config) -> tuple[tuple[Placed, ...], tuple[Fault, ...]]:
    """The stages of a configuration that have a place, in their order, and what is wrong with the others.

    Stages that are put at one and the same place stand there in the order of their names; each is followed by what is put
    behind it before the next one comes. In which order a configuration has its tables does not matter.

    Args:
        config: The configuration.

    Examples:
        >>> config = Config(
        ...     pipeline=("a.read.v1", "a.quotes.v1"),
        ...     stage={"b.quotes.v1": StageConfig(replaces="a.quotes.v1"), "b.clean.v1": StageConfig(after="a.read.v1")},
        ... )
        >>> [stage.name for stage in placed(config)[0]]
        ['a.read.v1', 'b.clean.v1', 'b.quotes.v1']
    """
    listed: dict[str, Path] = {}
    faults: list[Fault] = []
    for place, name in enumerate(config.pipeline):
        if name in listed:
            faults.append(Fault(("pipeline", place), f"{name} stands there twice"))
        listed.setdefault(name, ("pipeline", place))
    entries = {name: config.stage[name] for name in sorted(config.stage)}
    wrong = dict(_alone(entries, listed))
    wishes = {name: wish for name, wish in _wishes(entries) if name not in listed and name not in wrong}
    wrong |= _together(wishes, entries, listed)
    kept = {name: wish for name, wish in wishes.items() if name not in wrong}
    order = tuple(_ordered((name for name in listed if _used(name, entries)), kept))
    faults += wrong.values()
    faults += _idle_tables(entries, listed, kept, order)
    paths = listed | {name: ("stage", name, wish.key) for name, wish in kept.items()}
    return tuple(Placed(name, paths[name]) for name in order), tuple(faults)


def _used(name: str, entries: Mapping[str, StageConfig]) -> bool:
    return name not in entries or entries[name].use


def _wishes(entries: Mapping[str, StageConfig]) -> Iterator[tuple[str, _Wish]]:
    for name, entry in entries.items():
        if entry.use:
            for key, anchor in entry.anchors.items():
                yield name, _Wish(key, anchor)


def _alone(entries: Mapping[str, StageConfig], listed: Mapping[str, Path]) -> Iterator[tuple[str, Fault]]:
    """What is wrong with the place of a stage, whatever the others say."""
    for name, entry in entries.items():
        keys = list(entry.anchors)
        if len(keys) > 1:
            told = f"{' and '.join(keys)} are said at once; a stage has one of before, after and replaces"
            yield name, Fault(("stage", name, keys[-1]), told)
        elif keys and name in listed:
            told = f"{name} stands in the pipeline already; list it there, or place it here"
            yield name, Fault(("stage", name, keys[0]), told)


def _together(
    wishes: Mapping[str, _Wish], entries: Mapping[str, StageConfig], listed: Mapping[str, Path]
) -> dict[str, Fault]:
    """What is wrong with places that stages have by others."""
    rivals: dict[str, list[str]] = {}
    for name, wish in wishes.items():
        if wish.key == _REPLACES:
            rivals.setdefault(wish.anchor, []).append(name)
    placeable = {*listed, *(name for name, entry in entries.items() if entry.anchors)}
    circles = {circle[0]: circle for circle in _circles(wishes)}

    def told(name: str, wish: _Wish) -> str | None:
        own, anchor = wish.key == _REPLACES, wish.anchor
        others = [rival for rival in rivals.get(anchor, ()) if rival != name]
        if anchor not in placeable:
            return f"{anchor!r} is not in the pipeline{near(anchor, placeable - {name})}"
        if not _used(anchor, entries):
            return f"{anchor} is taken out of the pipeline: `use = false`"
        if own and others:
            return f"{anchor} is replaced by {' and '.join(others)} too"
        if len(others) == 1:
            return f"{anchor} is not in the pipeline: {others[0]} replaces it"
        if name in circles:
            steps = (f"{one} {wishes[one].key} {wishes[one].anchor}" for one in circles[name])
            return f"{name} waits for itself: {', '.join(steps)}"
        return None

    found = ((name, wish.key, told(name, wish)) for name, wish in wishes.items())
    return {name: Fault(("stage", name, key), message) for name, key, message in found if message is not None}


def _circles(wishes: Mapping[str, _Wish]) -> Iterator[list[str]]:
    """Stages each of which has its place by the next, and the last by the first."""
    seen: set[str] = set()
    for start in wishes:
        way: list[str] = []
        at = start
        while at in wishes and at not in seen:
            seen.add(at)
            way.append(at)
            at = wishes[at].anchor
        if at in way:
            yield way[way.index(at) :]


def _ordered(base: Iterable[str], wishes: Mapping[str, _Wish]) -> Iterator[str]:
    """Names with all that is put beside them or in their place; without what hangs on a stage that has no place."""
    beside: dict[tuple[str, str], list[str]] = {}
    for name, wish in wishes.items():
        beside.setdefault((wish.key, wish.anchor), []).append(name)
    # A stack, since stages may be put behind one another without end: a name, and whether its turn has come.
    todo = [(name, False) for name in base][::-1]
    while todo:
        name, due = todo.pop()
        if due:
            yield name
        elif instead := beside.get((_REPLACES, name)):
            todo.append((instead[0], False))
        else:
            todo += [(other, False) for other in reversed(beside.get(("after", name), ()))]
            todo.append((name, True))
            todo += [(other, False) for other in reversed(beside.get(("before", name), ()))]


def _idle_tables(
    entries: Mapping[str, StageConfig], listed: Mapping[str, Path], kept: Mapping[str, _Wish], order: Iterable[str]
) -> Iterator[Fault]:
    """What is said of stages that are not in the pipeline."""
    running = set(order)
    replaced = {wish.anchor: name for name, wish in kept.items() if wish.key == _REPLACES}
    for name, entry in entries.items():
        if name in replaced:
            if attrs.evolve(entry, before=None, after=None, replaces=None) != StageConfig():
                yield Fault(("stage", name), f"not in the pipeline: {replaced[name]} replaces it")
        elif not entry.anchors and name not in listed:
            told = "; place it with before, after or replaces" if entry.use else ", so it cannot be taken out"
            yield Fault(("stage", name), f"not in the pipeline{near(name, running)}{told}")

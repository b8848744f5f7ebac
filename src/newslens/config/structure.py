"""Tables to attrs classes, strictly, with every fault and its place."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any, NewType, Union, get_args, get_origin

import attrs
import cattrs

from newslens.config.faults import Fault, Path
from newslens.errors import NewslensError, near, one_line

Structured = tuple[Any, list[Fault]]
"""What a value became, `NOTHING` where it does not hold, and what is wrong in it."""

NOTHING: Any = attrs.NOTHING

Seconds = NewType("Seconds", float)
"""A limit of time: more than 0."""


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    for kind in (str, int, float, bool):
        converter.register_structure_hook(kind, _exactly)
    converter.register_structure_hook_func(lambda kind: kind is Seconds, lambda value, _: _seconds(value))
    converter.register_structure_hook_func(
        _is_tuple,
        lambda value, kind: tuple(converter.structure(item, get_args(kind)[0]) for item in _exactly(value, list)),
    )
    return converter


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _exactly(value: Any, kind: type[Any]) -> Any:
    if issubclass(kind, Enum):  # one of strings is a str too
        choices = [str(one.value) for one in kind]
        if value not in choices:
            raise ValueError(f"expected one of {', '.join(choices)}, got {value!r}{near(str(value), choices)}")
        return kind(value)
    # cattrs would turn 3 into "3" and "no" into True; a configuration says what it means
    if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
        return value
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    raise TypeError(f"expected {kind.__name__}, got {value!r}")


def _seconds(value: Any) -> float:
    seconds: float = _exactly(value, float)
    if not seconds > 0:
        raise ValueError(f"expected more than 0 seconds, got {value!r}")
    return seconds


def structured(value: Any, kind: Any, path: Path) -> Structured:
    """What TOML gave as a value of a type.

    Args:
        value: What TOML gave, or what is of the type already.
        kind: An attrs class, an array of some type, a table of some type, or what cattrs can make.
        path: Where it stands.
    """
    if isinstance(kind, type) and attrs.has(kind):
        return (value, []) if isinstance(value, kind) else _record(value, kind, path)
    if _is_tuple(kind) and isinstance(value, list | tuple):
        return _array(value, get_args(kind)[0], path)
    if get_origin(kind) is Mapping:
        if not isinstance(value, Mapping):
            return NOTHING, [Fault(path, f"expected a table, got {value!r}")]
        if get_args(kind)[1] is not Any:
            return _table(value, get_args(kind)[1], path)
    if get_origin(kind) in (Union, types.UnionType) and len(others := set(get_args(kind)) - {type(None)}) == 1:
        return structured(value, others.pop(), path)
    try:
        return _converter().structure(value, kind), []
    except Exception as error:  # noqa: BLE001 - a stranger's type may raise anything
        return NOTHING, _faults(error, path)


def _array(value: Sequence[Any], kind: Any, path: Path) -> Structured:
    found = [structured(item, kind, (*path, place)) for place, item in enumerate(value)]
    faults = [fault for _, held in found for fault in held]
    return tuple(item for item, _ in found if item is not NOTHING), faults


def _table(value: Mapping[str, Any], kind: Any, path: Path) -> Structured:
    found = {key: structured(item, kind, (*path, key)) for key, item in value.items()}
    faults = [fault for _, held in found.values() for fault in held]
    return {key: item for key, (item, _) in found.items() if item is not NOTHING}, faults


def _record(value: Any, kind: type[Any], path: Path) -> Structured:
    """An attrs class: its fields one by one, so that one fault hides no other; what holds is kept."""
    if not isinstance(value, Mapping):
        return NOTHING, [Fault(path, f"expected a table, got {value!r}")]
    try:
        # Types written as strings are looked up once; a class that names what it does not import cannot be.
        fields = {field.alias: field for field in attrs.fields(attrs.resolve_types(kind)) if field.init}
    except Exception as error:  # noqa: BLE001 - the class of options of a stranger
        return NOTHING, _faults(error, path)
    faults = [Fault((*path, key), f"unknown key{near(key, fields)}") for key in value if key not in fields]
    given: dict[str, Any] = {}
    for key in (key for key in value if key in fields):
        made, wrong = structured(value[key], fields[key].type or Any, (*path, key))
        faults += wrong
        if made is not NOTHING:
            given[key] = made
    try:
        return kind(**given), faults
    except Exception as error:  # noqa: BLE001 - validators of options are a stranger's code
        wrong = _alone(kind, given, path)
        # What a fault has left out may be what is missed here.
        faults = [*faults, *wrong] or _faults(error, path)
    try:
        return kind(
            **{key: made for key, made in given.items() if all(fault.path != (*path, key) for fault in wrong)}
        ), faults
    except Exception:  # noqa: BLE001 - as above
        return NOTHING, faults


def _alone(kind: type[Any], given: Mapping[str, Any], path: Path) -> list[Fault]:
    """Which of the values of a class that does not hold do not even where all else is left out."""
    if any(field.init and field.default is attrs.NOTHING for field in attrs.fields(kind)):
        return []
    faults: list[Fault] = []
    for key, made in given.items():
        try:
            kind(**{key: made})
        except Exception as error:  # noqa: BLE001 - as above
            faults += _faults(error, (*path, key))
    return faults


def _faults(error: BaseException, path: Path) -> list[Fault]:
    if isinstance(error, cattrs.BaseValidationError):
        told = cattrs.transform_error(error, "", format_exception=_explain)
        return [Fault(path, one_line(line.removesuffix(" @ "))) for line in told]
    return [Fault(path, one_line(_explain(error, None)))]


def _explain(error: BaseException, kind: type[Any] | None) -> str:
    if isinstance(error, TypeError | ValueError | NewslensError | OSError) and str(error):
        return str(error.args[0]) if isinstance(error, TypeError) and len(error.args) > 1 else str(error)
    return f"{type(error).__name__}: {cattrs.v.format_exception(error, kind)}"

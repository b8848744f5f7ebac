"""Options that a configuration cannot be held to."""

from __future__ import annotations

from typing import Any

import attrs

from newslens.stages import Slot, StageSpec
from tests.conformance.good import Cleaner


@attrs.define
class Loose:
    """Not frozen: whoever holds it can change it."""

    times: int = 1


@attrs.frozen
class Untyped:
    times: Any = 1


@attrs.frozen
class Lacking:
    times: int


class Plain:
    times = 1


@attrs.frozen
class Raising:
    times: int = attrs.field(default=1, validator=lambda *_: 1 / 0)


def _more(times: int) -> int:
    return times + 1


@attrs.frozen
class Forgetful:
    """Gives back something else than was written."""

    times: int = attrs.field(default=1, converter=_more)


SPECS = tuple(
    StageSpec(f"broken.{kind.__name__.lower()}.v1", Slot.CLEAN, Cleaner, kind)
    for kind in (Loose, Untyped, Lacking, Plain, Raising, Forgetful)
)

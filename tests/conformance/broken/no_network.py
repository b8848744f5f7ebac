"""Stages that reach for the network, and catch the error when it is not there."""

from __future__ import annotations

import socket
from contextlib import suppress

import attrs

from newslens.stages import Context, Slot, StageSpec
from newslens.types import Analysis, Article
from tests.conformance.good import Attributor, Cleaner, Reporter

_NOWHERE = ("127.0.0.1", 9)


def _ask() -> None:
    with suppress(OSError), socket.create_connection(_NOWHERE, timeout=0.01):
        pass


@attrs.frozen
class Asks(Attributor):
    def __call__(self, article: Article, context: Context) -> Article:
        _ask()
        return super().__call__(article, context)


@attrs.frozen
class Fetches(Cleaner):
    """Fetches its rules when it is made."""

    def __attrs_post_init__(self) -> None:
        _ask()


@attrs.frozen
class Tells(Reporter):
    def __call__(self, analysis: Analysis) -> bytes:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            line.sendto(b"a report was made", _NOWHERE)
        return super().__call__(analysis)


SPECS = (
    StageSpec("broken.asks.v1", Slot.ATTRIBUTE, Asks),
    StageSpec("broken.fetches.v1", Slot.CLEAN, Fetches),
    StageSpec("broken.tells.v1", Slot.REPORT, Tells, handles=("told",)),
)

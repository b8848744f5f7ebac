"""Notices when a stage reaches for the network, also where it catches the error."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock


class NetworkError(OSError):
    """What a stage gets when it reaches for the network."""


@contextmanager
def no_network() -> Iterator[list[str]]:
    """Refuse every connection and every look-up of a name in this process.

    What a process that the stage starts does is not seen.

    Yields:
        A list that gets one line for each attempt.
    """
    attempts: list[str] = []

    def refuse(what: str) -> Any:
        def refused(*arguments: Any, **_: Any) -> None:
            target = next((item for item in arguments if isinstance(item, str | tuple)), "")
            attempts.append(f"{what} {target!r}")
            raise NetworkError(f"a stage may not use the network: {what} {target!r}")

        return refused

    with (
        mock.patch.object(socket.socket, "connect", refuse("connect")),
        mock.patch.object(socket.socket, "connect_ex", refuse("connect")),
        mock.patch.object(socket.socket, "sendto", refuse("send")),
        mock.patch.object(socket, "getaddrinfo", refuse("look up")),
        mock.patch.object(socket, "gethostbyname", refuse("look up")),
    ):
        yield attempts

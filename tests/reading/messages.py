from __future__ import annotations

from newslens.errors import InputError


def assert_line(error: InputError) -> None:
    assert str(error).strip()
    assert len(str(error).splitlines()) == 1

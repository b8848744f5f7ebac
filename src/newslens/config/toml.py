"""Values as TOML writes them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from newslens.config.faults import dotted


def toml_value(value: Any) -> str:
    """A value on one line, so that `tomllib` reads the same again.

    Args:
        value: What TOML knows: strings, numbers, booleans, dates, and sequences and mappings of these.

    Raises:
        TypeError: Where TOML has no such value.

    Examples:
        >>> toml_value({"lines": ("One “two”",), "share": 0.5})
        '{ lines = ["One “two”"], share = 0.5 }'
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for one control character that JSON lets through.
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else ("nan" if math.isnan(value) else f"{value:+}")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        held = ", ".join(f"{toml_key(str(key))} = {toml_value(item)}" for key, item in value.items())
        return f"{{ {held} }}" if held else "{}"
    if isinstance(value, Sequence | frozenset | set):
        items = sorted(value, key=str) if isinstance(value, frozenset | set) else value
        return f"[{', '.join(map(toml_value, items))}]"
    raise TypeError(f"TOML has no value of {type(value).__name__}")


def toml_key(key: str) -> str:
    r"""A key, in quotation marks where it needs them.

    Examples:
        >>> print(toml_key("model"), toml_key("newslens.text.v1"))
        model "newslens.text.v1"
    """
    bare = dotted((key,))
    return bare if bare == key else toml_value(key)

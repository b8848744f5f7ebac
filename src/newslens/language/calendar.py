"""Names of months and days of the week."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
"""The number of a month, from 1, by its name in lower case."""
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
"""The same, by what stands for the name in print."""
WEEKDAYS = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
"""The number of a day of the week, from Monday and 0, by its name in lower case."""

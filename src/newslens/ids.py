"""Ids that nothing before them has."""

from __future__ import annotations

from collections import Counter


def free(name: str, taken: Counter[str]) -> str:
    """A name that none before it has: itself, or with the next number behind it.

    Args:
        name: What it is to be called.
        taken: How often each name was asked for or given; the name given is noted in it.

    Examples:
        >>> from collections import Counter
        >>> taken: Counter[str] = Counter()
        >>> [free(name, taken) for name in ("echo", "echo", "echo-2", "echo")]
        ['echo', 'echo-2', 'echo-2-2', 'echo-3']
    """
    found = name
    while taken[found]:
        taken[name] += 1
        found = f"{name}-{taken[name]}"
    taken[found] += 1
    return found

"""Ids that nothing before them has."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from newslens.ids import free
from newslens.testing.growth import grows_linearly

_NAMES = st.lists(st.sampled_from(("a", "a-2", "a-2-2", "a-3", "b")))


@given(_NAMES)
def test_each_has_its_own_and_the_first_its_name(names: list[str]) -> None:
    taken: Counter[str] = Counter()
    given_ids = [free(name, taken) for name in names]
    assert len(set(given_ids)) == len(names)
    for name, found in zip(names, given_ids, strict=True):
        assert found == name or found.startswith(f"{name}-")
        assert name in given_ids


def test_time_grows_with_the_names() -> None:
    def ids(size: int) -> None:
        taken: Counter[str] = Counter()
        for _ in range(size):
            free("a", taken)

    assert grows_linearly(lambda size: lambda: ids(size), 2_000)

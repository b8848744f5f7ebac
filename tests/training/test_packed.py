"""Packed files: what is written is read, line by line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.packed import pack, unpacked

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(found=st.lists(PLAIN, max_size=6))
def test_what_is_packed_is_unpacked(found: list[object], tmp_path_factory: pytest.TempPathFactory) -> None:
    path: Path = tmp_path_factory.mktemp("packed") / "rows.jsonl.gz"
    assert pack(path, iter(found)) == len(found)
    assert list(unpacked(path)) == found

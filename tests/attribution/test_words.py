"""The tokens of a parse as the resolution of speakers reads them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from newslens.attribution.entities.words import read

from .parses import vocab


@given(st.data())
def test_what_hangs_on_a_clause_on_the_side_stands_in_it(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 12))
    heads = [data.draw(st.integers(0, max(0, i - 1))) if data.draw(st.booleans()) else i for i in range(size)]
    order = data.draw(st.permutations(range(size)))
    heads = [order[heads[order.index(place)]] for place in range(size)]
    deps = [data.draw(st.sampled_from(["nsubj", "advcl", "acl:relcl", "obj"])) for _ in range(size)]

    def aside(token: int) -> bool:
        if deps[token] in {"advcl", "acl:relcl"}:
            return True
        return heads[token] != token and aside(heads[token])

    doc = Doc(vocab(), words=["word"] * size, heads=heads, deps=deps)
    assert read(doc).aside == [aside(token) for token in range(size)]

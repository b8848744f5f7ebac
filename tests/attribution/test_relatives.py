"""What a relative pronoun stands for that is a source by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.attribution.marks.paragraphs import paragraphs
from newslens.attribution.parse.tree import Range, Tree, build
from newslens.attribution.sources.relatives import behind

from .parses import parsed


def tree_of(*rows: str) -> Tree:
    doc = parsed(*rows)
    return build(doc, doc.text, paragraphs(doc.text), [])


def words(tree: Tree, tokens: Range | None) -> str | None:
    return None if tokens is None else " ".join(tree.low[i] for i in range(*tokens))


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (("inmates NNS ROOT 0", "on IN case 3", "death NN compound 3", "row NN nmod 0", ", , punct 6"), "inmates on death row"),
        (("Ada NNP ROOT 0", "Holm NNP flat 0", ", , punct 4", "his PRP$ nmod:poss 4", "rival NN appos 0", ", , punct 7"), "ada holm , his rival"),
        (("They NNS nsubj 2", "are VBP cop 2", "inmates NNS ROOT 2", ", , punct 5"), "inmates"),
        (("interest NN ROOT 0", "to IN case 2", "investigators NNS nmod 0", ", , punct 5"), "investigators"),
        (("who WP nsubj 1", "buys VBZ ROOT 1"), None),
    ],
)  # fmt: skip
def test_what_stands_behind_who(rows: tuple[str, ...], wanted: str | None) -> None:
    at = len(rows)
    heads = [n for n, row in enumerate(rows) if row.split()[2] in {"ROOT", "appos"}]
    tree = tree_of(*rows, f"who WP nsubj {at + 1}", f"insist VBP acl:relcl {heads[-1]}")
    assert words(tree, behind(tree, ((at, at + 1),))) == wanted


def test_no_other_source_stands_for_anything() -> None:
    tree = tree_of("inmates NNS ROOT 0", "who WP nsubj 2", "insist VBP acl:relcl 0")
    assert behind(tree, ((0, 1),)) is None
    assert behind(tree, ((0, 2),)) is None
    assert behind(tree, ((0, 1), (1, 2))) is None


@given(st.data())
def test_what_stands_behind_stands_before(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 12))
    rows = []
    for _ in range(size):
        tag = data.draw(st.sampled_from(("NN", "NNP", "WP", "VBD", "IN", "CC", ",")))
        relation = data.draw(st.sampled_from(("acl:relcl", "acl", "appos", "nsubj", "nmod", "conj")))
        rows.append(f"{'who' if tag == 'WP' else 'officials'} {tag} {relation} {data.draw(st.integers(0, size - 1))}")
    tree = tree_of(*rows)
    at = data.draw(st.integers(0, size - 1))
    found = behind(tree, ((at, at + 1),))
    assert found is None or 0 <= found[0] < found[1] <= at

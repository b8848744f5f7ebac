"""Alignments merged into groups: nothing unlike is chained, and no order matters."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment.grouping import grouped
from newslens.spans import Span
from newslens.testing import strategies
from newslens.types import Alignment, Analysis, Article, Claim, Kind, Mode, Quote, Relation

NAMES = "abcdef"


def _claims() -> list[Article]:
    return [Article(name, "x", claims=(Claim(f"{name}.k", "x", ()),)) for name in NAMES]


def _quoting(**texts: str) -> list[Article]:
    return [
        Article(name, text, quotes=(Quote(f"{name}.q", Kind.DIRECT, Mode.SPEECH, text, (Span(0, len(text)),)),))
        for name, text in texts.items()
    ]


def _pair(a: str, b: str, relation: Relation = Relation.PARAPHRASE, score: float = 0.8) -> Alignment:
    return Alignment(f"{a}/{b}", (a, b), relation, score=score)


def test_what_hangs_together_pair_by_pair_is_one_group() -> None:
    found = grouped([_pair("a.k", "b.k"), _pair("a.k", "c.k"), _pair("b.k", "c.k")], _claims())
    assert found == (("a.k", "b.k", "c.k"),)


def test_a_chain_is_cut_at_its_weakest_link() -> None:
    chain = [_pair("a.k", "b.k", score=0.7), _pair("b.k", "c.k", score=0.9), _pair("c.k", "d.k", score=0.8)]
    assert grouped(chain, _claims()) == (("b.k", "c.k"),)


def test_what_contradicts_a_member_stays_out() -> None:
    links = [_pair("a.k", "b.k"), _pair("a.k", "c.k"), _pair("b.k", "c.k", Relation.CONTRADICTION)]
    assert grouped(links, _claims()) == (("a.k", "b.k"),)


def test_two_parts_of_one_quotation_share_no_word_and_stand_together() -> None:
    whole = "“The sluice stays shut until May, and the eels will have to wait for the ferry.”"
    articles = _quoting(
        a="“The sluice stays shut until May.”", b="“The eels will have to wait for the ferry.”", c=whole
    )
    links = [_pair("a.q", "c.q", Relation.VERBATIM), _pair("b.q", "c.q", Relation.VERBATIM)]
    assert grouped(links, articles) == (("a.q", "b.q", "c.q"),)


def test_two_that_only_mean_what_a_third_says_do_not() -> None:
    articles = _quoting(a="“Nobody opens that gate.”", b="“Fish can wait.”", c="“The sluice stays shut, eels or not.”")
    links = [_pair("a.q", "c.q", score=0.9), _pair("b.q", "c.q")]
    assert grouped(links, articles) == (("a.q", "c.q"),)


def test_the_same_words_need_no_link_of_their_own() -> None:
    text = "“The sluice stays shut until May.”"
    links = [_pair("a.q", "b.q", Relation.VERBATIM), _pair("b.q", "c.q", Relation.VERBATIM)]
    links.append(_pair("c.q", "d.q", Relation.VERBATIM))
    assert grouped(links, _quoting(a=text, b=text, c=text, d=text)) == (("a.q", "b.q", "c.q", "d.q"),)


members = st.sampled_from([f"{name}.k" for name in NAMES])
links = st.lists(
    st.tuples(members, members, st.sampled_from(list(Relation)), st.sampled_from([0.5, 0.7, 0.9])).filter(
        lambda link: link[0] != link[1]
    ),
    max_size=15,
)


@given(links, st.integers(0, 2**32))
def test_claims_of_a_group_are_all_alike_and_the_order_does_not_matter(
    drawn: list[tuple[str, str, Relation, float]], seed: int
) -> None:
    alignments = [_pair(min(a, b), max(a, b), relation, score) for a, b, relation, score in drawn]
    found = grouped(alignments, _claims())
    against = {alignment.members for alignment in alignments if alignment.relation is Relation.CONTRADICTION}
    alike = {alignment.members for alignment in alignments} - against
    assert all(pair in alike for group in found for pair in combinations(group, 2))
    held = [member for group in found for member in group]
    assert len(set(held)) == len(held)
    # As large as can be: no two groups, or a group and a single one, could be one.
    singles = [(member,) for pair in alike for member in pair if member not in held]
    for one, other in combinations([*found, *dict.fromkeys(singles)], 2):
        assert not all(tuple(sorted((a, b))) in alike for a in one for b in other)
    rng = random.Random(seed)  # noqa: S311 (an order that must repeat)
    assert grouped(rng.sample(alignments, len(alignments)), rng.sample(_claims(), len(NAMES))) == found


@given(strategies.analyses(), st.integers(0, 2**32))
def test_any_analysis_has_the_same_groups_in_any_order(analysis: Analysis, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 (an order that must repeat)
    articles = rng.sample(analysis.articles, len(analysis.articles))
    alignments = rng.sample(analysis.alignments, len(analysis.alignments))
    assert grouped(alignments, articles) == grouped(analysis.alignments, analysis.articles)

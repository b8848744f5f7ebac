"""Of many outlets that print one text, one stands for all: pairs grow with the outlets, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newslens.alignment.aligning import align
from newslens.alignment.copies.finding import find_copies
from newslens.alignment.copies.twins import twins
from newslens.queries.tellings import told
from newslens.spans import Span
from newslens.testing.growth import grows_linearly
from newslens.types import Analysis, Article, Claim, Cue, Kind, Mode, Quote, Relation, SpeakerMention
from tests.alignment.texts import SPEAKERS, VELA

WIRE = (
    "A crane fell across two berths of the north quay late on Friday night.",
    "The harbour office said that 40 dockers had been sent home until the divers were done.",
    "“Nobody sails before the last bolt has been checked,” Vela said.",
    "The timber on the quay was worth about six million crowns before the fire.",
    "No ferry has brought a single visitor to the old town since the accident.",
)
OWN = (
    "Sixty people were injured when a crane came down at the harbour, the Tarn Herald has learned.",
    "Some 40 dockers were sent home by the harbour office.",
    "The timber was worth nine million crowns.",
)


def article(name: str, sentences: Sequence[str], published: str | None = None) -> Article:
    """An article, each of its sentences a claim of its own, or a quote of Vela where it has quotation marks."""
    raw, quotes, claims = "", [], []
    for place, sentence in enumerate(sentences):
        start = len(raw)
        raw += sentence + " "
        if sentence.startswith("“"):
            text = sentence[: sentence.index("”") + 1]
            spans = (Span(start, start + len(text)),)
            mention = SpeakerMention(VELA.id, "Vela", ())
            quotes.append(Quote(f"{name}.q{place}", Kind.DIRECT, Mode.SPEECH, text, spans, Cue("said", ()), mention))
        else:
            claims.append(Claim(f"{name}.k{place}", sentence, (Span(start, start + len(sentence)),)))
    return Article(name, raw, published=published, quotes=tuple(quotes), claims=tuple(claims))


def analysed(*articles: Article) -> Analysis:
    return Analysis(articles=articles, speakers=SPEAKERS, alignments=align(articles, SPEAKERS))


def pairs(*articles: Article) -> dict[tuple[str, ...], Relation]:
    return {alignment.members: alignment.relation for alignment in align(articles, SPEAKERS)}


def test_copies_of_one_text_are_aligned_with_the_first_and_stand_in_one_group() -> None:
    names = [f"c{number}" for number in range(9)]
    found = analysed(*(article(name, WIRE, f"2031-05-0{9 - place}") for place, name in enumerate(names)))
    assert len(found.alignments) == len(WIRE) * (len(names) - 1)
    assert all(any(member.startswith("c8.") for member in alignment.members) for alignment in found.alignments)
    relations = {alignment.relation for alignment in found.alignments if alignment.members[0].endswith("q2")}
    assert relations == {Relation.VERBATIM}
    groups = found.groups()
    assert [len(group.tellings) for group in groups] == [len(names)] * len(WIRE)
    assert {group.outlets for group in groups} == {("c8",)}


def test_what_is_no_copy_is_aligned_with_each() -> None:
    # Three reporters in one room print the same words of a speaker, and no prose that is alike.
    line = WIRE[2]
    found = pairs(*(article(name, (line, own)) for name, own in zip("abc", (WIRE[0], WIRE[3], OWN[0]), strict=True)))
    assert {("a.q0", "b.q0"), ("a.q0", "c.q0"), ("b.q0", "c.q0")} <= found.keys()


def test_another_outlet_is_aligned_with_the_first_of_the_copies_alone() -> None:
    copied = [article(name, WIRE) for name in "abcd"]
    found = analysed(*copied, article("x", OWN))
    of_x = {alignment.members for alignment in found.alignments if alignment.members[1].startswith("x.")}
    assert ("a.k1", "x.k1") in of_x
    assert all(members[0].startswith("a.") for members in of_x)
    dockers = next(group for group in found.groups() if group.tellings[-1].item.id == "x.k1")
    assert [telling.article for telling in dockers.tellings] == ["a", "b", "c", "d", "x"]
    assert dockers.outlets == ("a", "x")


def test_what_contradicts_copies_contradicts_all_of_them_once() -> None:
    found = analysed(*(article(name, WIRE) for name in "abcd"), article("x", OWN))
    (worth,) = (one for one in found.disagreements() if "six" in one.sides[0][0].text)
    assert [[telling.article for telling in side] for side in worth.sides] == [["a", "b", "c", "d"], ["x"]]
    assert len(worth.alignments) == 1


@pytest.mark.parametrize(("printed", "changed"), [("about six", "about nine"), ("was worth", "was not worth")])
def test_where_copies_differ_it_is_told_of_each_version_once(printed: str, changed: str) -> None:
    edited = tuple(sentence.replace(printed, changed) for sentence in WIRE)
    found = pairs(*(article(name, WIRE) for name in "abc"), *(article(name, edited) for name in "xyz"))
    against = [members for members, relation in found.items() if relation is Relation.CONTRADICTION]
    assert against == [("a.k3", "x.k3")]
    assert ("x.k3", "y.k3") in found
    assert ("y.k3", "z.k3") not in found


def test_a_copy_with_another_speaker_is_no_twin() -> None:
    one, other = article("a", WIRE), article("b", WIRE)
    mention = SpeakerMention("s-brandis", "Brandis", ())
    turned = attrs.evolve(other, quotes=tuple(attrs.evolve(quote, speaker=mention) for quote in other.quotes))
    origins = find_copies([one, turned]).origins([one, turned])
    assert set(origins.values()) == {"a"}
    found = twins([one, turned], origins)
    assert "b.q2" not in found
    assert found["b.k0"] == "a.k0"
    conflicts = {alignment.members for alignment in align([one, turned], SPEAKERS) if alignment.attribution_conflict}
    assert conflicts == {("a.q2", "b.q2")}


def test_who_prints_a_sentence_twice_has_the_second_beside_the_second() -> None:
    twice = (*WIRE, WIRE[0])
    found = pairs(article("a", twice), article("b", twice))
    assert {members for members in found if {members[0][-2:], members[1][-2:]} <= {"k0", "k5"}} == {
        ("a.k0", "b.k0"),
        ("a.k5", "b.k5"),
    }


changes = st.dictionaries(st.integers(0, len(WIRE) - 1), st.sampled_from((*OWN, "", "The quay is shut.")), max_size=3)


@settings(max_examples=40, deadline=None)
@given(st.lists(changes, min_size=2, max_size=4), st.permutations(range(5)))
def test_the_order_of_copies_does_not_matter(edits: list[dict[int, str]], order: list[int]) -> None:
    versions = [[edit.get(place, line) for place, line in enumerate(WIRE)] for edit in edits]
    articles = [article(name, list(filter(None, lines))) for name, lines in zip("abcd", versions, strict=False)]
    articles.append(article("x", OWN))
    found = analysed(*articles)
    again = analysed(*(articles[place] for place in order if place < len(articles)))
    assert again.alignments == found.alignments
    assert again.groups() == found.groups()


@settings(max_examples=40, deadline=None)
@given(st.lists(changes, min_size=1, max_size=3), st.data())
def test_one_more_copy_changes_nothing_of_the_others(edits: list[dict[int, str]], data: st.DataObject) -> None:
    versions = [[edit.get(place, line) for place, line in enumerate(WIRE)] for edit in edits] + [list(OWN)]
    articles = [article(name, list(filter(None, lines))) for name, lines in zip("abcd", versions, strict=False)]
    copied = data.draw(st.integers(0, len(articles) - 1))
    more = article("z", list(filter(None, versions[copied])))
    before = analysed(*articles)
    after = analysed(*articles, more)
    tellings = told(after)
    assume(all(name in tellings.twins for name in tellings.tellings if name.startswith("z.")))  # no loose short line
    own = [one for one in after.alignments if not any(member.startswith("z.") for member in one.members)]
    assert tuple(own) == before.alignments
    left = [[each.item.id for each in group.tellings if each.article != "z"] for group in after.groups()]
    groups = {tuple(members) for members in left if len(members) > 1}
    assert groups == {tuple(each.item.id for each in group.tellings) for group in before.groups()}


def test_alignments_grow_with_the_number_of_copies() -> None:
    def prepare(size: int) -> Callable[[], object]:
        articles = [article(f"a{number:04d}", WIRE) for number in range(size)]
        return lambda: align(articles, SPEAKERS)

    assert grows_linearly(prepare, 4)

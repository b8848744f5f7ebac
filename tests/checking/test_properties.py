"""What holds of the check whatever the texts say."""

from __future__ import annotations

import random

import attrs
from hypothesis import example, given
from hypothesis import strategies as st

from newslens.alignment.diff.edits import Kind as EditKind
from newslens.checking.check import checked
from newslens.checking.fitting import best_stretch
from newslens.checking.verdicts import CheckedQuote, Status
from newslens.testing import strategies
from newslens.testing.growth import grows_linearly
from newslens.types import Analysis, Kind, Speaker
from tests.checking.texts import BREKKE, LIND, Page, check, noise, only, words

# Seeds do not shrink to texts of one word over and over, in which everything stands everywhere.
randoms = st.integers(0, 2**32).map(random.Random)
SUBJECTS = ["I", "we", "you", "they", "nobody"]
TURNS = ["did", "did not", "will", "will never", "can", "cannot"]
DEEDS = [
    "see the quay in the fog",
    "open the quay",
    "shut the quay",
    "lose nine men",
    "lose 11 men at sea",
    "lie about it",
]
clauses = st.tuples(*map(st.sampled_from, (SUBJECTS, TURNS, DEEDS, [", and", ",", ".", ", but"]))).map(
    lambda clause: "{} {} {}{}".format(*clause)
)
"""Few words, over and over: each clause is the opposite of another, but for a word."""


@given(randoms, st.integers(4, 40), st.booleans(), st.booleans())
def test_a_quotation_copied_from_a_source_is_exact(
    rng: random.Random,
    count: int,
    part: bool,  # noqa: FBT001
    attributed: bool,  # noqa: FBT001
) -> None:
    said = words(rng, count)
    source = noise(rng, "a").say(f"“{' '.join(said)}”", LIND if attributed else None)
    if not attributed:
        source.quotes.pop()  # newslens missed it; the text has it all the same
    start = rng.randint(0, len(said) - 4) if part else 0
    copied = " ".join(said[start : start + rng.randint(4, 40)] if part else said)
    quote = only(Page("draft").say(f"“{copied}”", LIND), noise(rng, "b"), source)
    assert (quote.status, quote.score, quote.alterations) == (Status.EXACT, 1.0, ())
    assert quote.place is not None
    assert (quote.place.article, quote.place.marked) == ("a", True)
    assert quote.place.text.strip("“”") == copied
    assert quote.place.spans[0].of(source.text) == quote.place.text
    assert quote.place.speaker == (LIND.name if attributed else None)


@given(st.lists(clauses, min_size=1, max_size=5), st.integers(0, 50), st.integers(2, 60))
@example(["I did not see the quay in the fog, and", "I will lie about it."], 0, 9)
@example(["nobody can shut the quay, and", "nobody will lie about it."], 0, 5)
@example(
    ["I cannot open the quay, but", "you cannot open the quay, and", "I cannot open the quay.", "I will go."], 12, 6
)
def test_a_run_of_words_of_a_source_is_never_told_to_turn_it_round(told: list[str], start: int, length: int) -> None:
    said = " ".join(told).split()
    start %= len(said) - 1
    run = " ".join(said[start : start + length])
    source = Page("a").say(f"“{' '.join(said)}”", LIND)
    quote = only(Page("draft").say(f"“{run}”", LIND), source)
    assert not {one.kind for one in quote.alterations} & {EditKind.NEGATION, EditKind.NUMBER, EditKind.OPPOSITE}, quote


@given(randoms, st.integers(5, 40), st.sampled_from(["turnip", "saxophone", "not"]))
def test_a_word_changed_is_altered_with_exactly_that_change(rng: random.Random, count: int, other: str) -> None:
    said = words(rng, count)
    place = rng.randrange(count)
    changed = [*said[:place], other, *said[place + 1 :]]
    source = noise(rng, "a").say(f"“{' '.join(said)}”", LIND)
    quote = only(Page("draft").say(f"“{' '.join(changed)}”", LIND), source, noise(rng, "b"))
    assert quote.status is Status.ALTERED
    assert 0.5 < quote.score < 1.0
    # What is another thing for a reader, a negation, is told by itself.
    assert "".join(one.draft for one in quote.alterations) == other
    assert "".join(one.source for one in quote.alterations) == said[place]


@given(randoms, st.integers(5, 40))
def test_a_word_left_out_or_put_in_is_altered(rng: random.Random, count: int) -> None:
    said = words(rng, count)
    place = rng.randrange(1, count - 1)
    source = noise(rng, "a").say(f"“{' '.join(said)}”", LIND)
    fewer = only(Page("draft").say(f"“{' '.join([*said[:place], *said[place + 1 :]])}”", LIND), source)
    more = only(Page("draft").say(f"“{' '.join([*said[:place], 'turnip', *said[place:]])}”", LIND), source)
    assert fewer.status is more.status is Status.ALTERED
    assert [found.source for found in fewer.alterations if not found.draft] == [said[place]]
    assert [(one.draft, one.source) for one in more.alterations] == [("turnip", "")]


@given(randoms, st.integers(8, 40))
def test_in_the_mouth_of_another_it_is_misattributed(rng: random.Random, count: int) -> None:
    said = f"“{' '.join(words(rng, count))}”"
    source = noise(rng, "a").say(said, LIND)
    quote = only(Page("draft").say(said, BREKKE), source, noise(rng, "b"))
    assert quote.status is Status.MISATTRIBUTED
    assert quote.place is not None
    assert (quote.speaker, quote.place.speaker) == (BREKKE.name, LIND.name)
    # Whoever said it too was not misquoted, whichever source is read first.
    for name in ("0", "z"):
        assert only(Page("draft").say(said, BREKKE), source, Page(name).say(said, BREKKE)).status is Status.EXACT


@given(randoms, st.integers(1, 40))
def test_an_invented_quotation_is_not_found(rng: random.Random, count: int) -> None:
    quote = only(Page("draft").say(f"“{' '.join(words(rng, count))}”", LIND), noise(rng, "a"), noise(rng, "b"))
    assert (quote.status, quote.place, quote.score) == (Status.NOT_FOUND, None, 0.0)


@given(randoms)
def test_neither_the_order_of_the_draft_nor_that_of_the_sources_matters(rng: random.Random) -> None:
    said = [" ".join(words(rng, 12)) for _ in range(3)]
    sources = [noise(rng, name).say(f"“{text}”", LIND) for name, text in zip("abc", said, strict=True)]
    quotes = [
        (f"“{said[0]}”", LIND),
        (f"“{said[1]} turnip”", LIND),
        (f"“{said[2]}”", BREKKE),
        ("“Not a word of it”", LIND),
    ]

    def verdicts(order: list[tuple[str, Speaker]]) -> set[CheckedQuote]:
        draft = Page("draft")
        for text, speaker in order:
            draft.say(text, speaker)
        return {attrs.evolve(one, spans=(), line=1) for one in check(draft, *rng.sample(sources, 3)).quotes}

    found = verdicts(quotes)
    assert verdicts(rng.sample(quotes, 4)) == verdicts(quotes[::-1]) == found
    assert {one.status for one in found} == {
        Status.EXACT, Status.ALTERED, Status.MISATTRIBUTED, Status.NOT_FOUND,
    }  # fmt: skip


@given(strategies.analyses().filter(lambda analysis: analysis.articles))
def test_any_analysis_is_checked_without_fault(analysis: Analysis) -> None:
    draft = analysis.articles[0]
    result = checked(analysis, draft.id)
    assert [quote.spans for quote in result.quotes] == sorted(quote.spans for quote in result.quotes)
    assert {quote.text for quote in result.quotes} <= {quote.text for quote in draft.quotes} | {
        quote.text for quote in result.quotes if quote.kind is Kind.DIRECT and quote.speaker is None
    }
    raw = {article.id: article.raw for article in analysis.articles}
    for quote in result.quotes:
        assert 0.0 <= quote.score <= 1.0
        if quote.place is not None:
            assert all(span.end <= len(raw[quote.place.article]) for span in quote.place.spans)


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=6), st.lists(st.sampled_from("abcd"), max_size=12))
def test_no_stretch_is_nearer_than_the_best(sought: list[str], text: list[str]) -> None:
    from rapidfuzz.distance import Levenshtein

    start, end = best_stretch(sought, text)
    least = min(
        Levenshtein.distance(sought, text[first:last])
        for first in range(len(text) + 1)
        for last in range(first, len(text) + 1)
    )
    assert 0 <= start <= end <= len(text)
    assert Levenshtein.distance(sought, text[start:end]) == least


def test_time_grows_with_the_length_of_the_sources() -> None:
    rng = random.Random(5)  # noqa: S311 (a test that must repeat)
    pages = [noise(rng, f"a{number}", 80, 80) for number in range(320)]
    draft = Page("draft")
    for page in pages[:10]:
        start, end, speaker, _ = page.quotes[0]
        draft.say(page.text[start:end], speaker)
    articles = [page.article() for page in pages]
    one = draft.article()
    assert grows_linearly(
        lambda size: lambda: checked(Analysis((one, *articles[:size]), (LIND, BREKKE)), "draft"), 20, 20
    )

"""Drafts as people write them, checked with the default pipeline."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest

import newslens
from newslens.alignment.diff.edits import Kind as EditKind
from newslens.checking.check import check_quotes
from newslens.checking.verdicts import CheckedQuote, Status
from newslens.errors import InputError

GAZETTE = newslens.Article(
    "gazette",
    "Quay to stay shut until May\n\n"
    "The north quay will stay shut until May, the port authority said on Friday. Four people were hurt when a crane fell.\n\n"
    "“We will not reopen a quay that frightens our own pilots,” said Mara Lind, the harbour master. “Safety comes first, and "
    "if it takes a year, it takes a year.”\n\n"
    "Jonas Brekke, who leads the dockers' union, said the owners had ignored three warnings. “They never once came down,” "
    "Brekke said, “to look at the crane.”\n",
)
ECHO = newslens.Article(
    "echo",
    "Harbour row\n\n"
    "Six people were hurt when a crane fell on the north quay.\n\n"
    "The port would lose half a million euros a week, Ms Lind told reporters. A banner at the gate read “Nobody goes under "
    "the hook again”.\n",
)


@pytest.fixture(scope="module")
def verdict() -> Callable[[str], CheckedQuote]:
    """The verdict on the last quotation of a draft."""
    pipeline = newslens.load()
    return lambda draft: check_quotes(draft, [GAZETTE, ECHO], pipeline).quotes[-1]


@pytest.mark.parametrize(
    ("draft", "status", "alterations"),
    [
        ("“Safety comes first,” said Mara Lind.", Status.EXACT, []),
        ("“SAFETY comes first”, Ms. Lind said.", Status.EXACT, []),
        ("“They never once came down to look at the crane,” said Jonas Brekke.", Status.EXACT, []),
        ("“We will not reopen a quay that … our own pilots,” said Mara Lind.", Status.EXACT, []),
        ("“[The port] will not reopen a quay that frightens our own pilots,” said Mara Lind.", Status.EXACT, []),
        (
            "“We … reopen a quay that frightens our own pilots,” said Mara Lind.",
            Status.ALTERED,
            [("swallowed", "will not", "…")],
        ),
        (
            "“We will reopen a quay that frightens our own pilots,” said Mara Lind.",
            Status.ALTERED,
            [("negation", "not", "")],
        ),
        ("“They never once came down to look at the crane,” said Mara Lind.", Status.MISATTRIBUTED, []),
        ("“The crane was rotten through and through,” said Jonas Brekke.", Status.NOT_FOUND, []),
        ("A banner read “Nobody goes under the hook again”.", Status.EXACT, []),
        ("Jonas Brekke said the owners had ignored three warnings.", Status.EXACT, []),
        ("Jonas Brekke said the owners ignored three warnings.", Status.PARAPHRASED, [("shift", "had", "")]),
        ("Jonas Brekke said the owners had ignored five warnings.", Status.ALTERED, [("number", "three", "five")]),
        ("Jonas Brekke said the mayor had bribed a judge in Oslo.", Status.NOT_FOUND, []),
        ("Mara Lind called the quay one “that frightens our own pilots”.", Status.EXACT, []),
        ("Mara Lind called the quay “a gift to the lawyers”.", Status.NOT_FOUND, []),
    ],
)
def test_verdicts(
    verdict: Callable[[str], CheckedQuote], draft: str, status: Status, alterations: list[tuple[str, str, str]] | None
) -> None:
    quote = verdict(draft)
    assert quote.status is status, quote
    if alterations is not None:
        assert [(one.kind.value, one.source, one.draft) for one in quote.alterations] == alterations


def test_a_quotation_over_a_cue_of_the_source_is_found_in_all_its_pieces(
    verdict: Callable[[str], CheckedQuote],
) -> None:
    place = verdict("“They never once came down to look at the crane,” said Jonas Brekke.").place
    assert place is not None
    assert [span.of(GAZETTE.raw).strip("“”,.") for span in place.spans] == [
        "They never once came down",
        "to look at the crane",
    ]
    assert place.speaker == "Jonas Brekke"


def test_a_draft_may_be_an_article_of_any_id() -> None:
    pipeline = newslens.load()
    draft = newslens.Article("gazette", "“Safety comes first,” said Mara Lind.")
    check = check_quotes(draft, [attrs.evolve(GAZETTE, id="gazette-draft"), GAZETTE], pipeline)
    assert check.draft not in check.sources
    assert check.sources == ("gazette", "gazette-draft")
    assert check.sound


def test_the_source_that_has_it_whole_says_what_an_ellipsis_leaves_out() -> None:
    whole = newslens.Article(
        "a", "“Not a crane will stir, not a barge, not a pilot before May,” said Mara Lind, the harbour master."
    )
    part = newslens.Article("b", "Mara Lind was firm. “Not a crane will stir, not a barge,” she said.")
    draft = "“Not a crane will stir, … not a pilot before May,” said Mara Lind."
    for sources in ([whole], [part, whole], [whole, attrs.evolve(part, id="0")]):
        (quote,) = check_quotes(draft, sources).quotes
        assert quote.status is Status.ALTERED
        assert [(str(one.kind), one.source) for one in quote.alterations] == [("swallowed", "not a barge")]


@pytest.mark.parametrize("negation", ["We cannot", "We don't", "We will never", "Nobody here can"])
def test_a_quotation_that_begins_behind_a_negation_is_altered(negation: str) -> None:
    rest = "keep the boats running with a door that leaks"
    source = newslens.Article("a", f"“{negation} {rest},” said Mara Lind, who leads the union.")
    (quote,) = check_quotes(f"Mara Lind said: “Keep{rest[4:]}.”", [source]).quotes
    assert quote.status is Status.ALTERED
    assert [(str(one.kind), one.source) for one in quote.alterations] == [("truncation_start", negation)]


@pytest.mark.parametrize(
    ("said", "goes_on"),
    [
        ("I did not see the crane on the quay", "and I heard nothing"),
        ("We did not see the crane on the quay", "and we heard nothing"),
        ("You do not shut a quay for a day", "and you do not lie about it"),
        ("Nobody is above the rules of this port", "and nobody is beneath them"),
    ],
)
def test_what_goes_on_in_the_same_words_turns_nothing_round(said: str, goes_on: str) -> None:
    source = newslens.Article("a", f"“{said}, {goes_on},” Jonas Brekke said.")
    turned = said.replace(" not", "").replace("Nobody", "Everybody")
    draft = f"“{said},” Jonas Brekke said.\n\n“{turned},” Jonas Brekke said.\n"
    word_for_word, altered = check_quotes(draft, [source]).quotes
    assert (word_for_word.status, word_for_word.score, word_for_word.alterations) == (Status.EXACT, 1.0, ())
    assert altered.status is Status.ALTERED
    assert EditKind.NEGATION in {one.kind for one in altered.alterations}


def test_what_a_source_has_goes_before_its_opposite() -> None:
    source = newslens.Article("a", "“The quay is open. The gate is shut. The quay is shut,” Jonas Brekke said.")
    for said in ("The quay is open", "The quay is shut"):
        (quote,) = check_quotes(f"“{said},” Jonas Brekke said.", [source]).quotes
        assert quote.status is Status.EXACT


@pytest.mark.parametrize(
    ("draft", "altering", "backing"),
    [
        ("eight people died on the quay", "nine people died on the quay", "there were eight dead on the quay"),
        (
            "the pilot was on paid leave",
            "the pilot is on unpaid leave",
            "the pilot had been put on paid leave by the port",
        ),
        ("the crane will open in May", "the crane will open in June", "the crane would be opened to the public in May"),
    ],
)
def test_where_sources_disagree_the_one_that_has_what_the_draft_has_decides(
    draft: str, altering: str, backing: str
) -> None:
    against = newslens.Article("a", f"Mara Lind said {altering}.")
    sources = [against, newslens.Article("b", f"Mara Lind, the harbour master, said that {backing}.")]
    (quote,) = check_quotes(f"Mara Lind said {draft}.", sources).quotes
    assert quote.status is Status.PARAPHRASED
    assert quote.place is not None
    assert quote.place.article == "b"
    assert [(one.article, one.text) for one in quote.disputed] == [("a", altering)]
    # Nobody else can back what she is said to have said, and where she says it nowhere it is altered.
    for others in ([], [newslens.Article("b", f"Jonas Brekke, a docker, said that {backing}.")]):
        (quote,) = check_quotes(f"Mara Lind said {draft}.", [against, *others]).quotes
        assert (quote.status, quote.disputed) == (Status.ALTERED, ())


def test_what_turns_the_sense_in_other_words_backs_nothing() -> None:
    sources = [
        newslens.Article("a", "Mara Lind said the pilot was not charged."),
        newslens.Article("b", "Mara Lind said the port had declined to bring charges against the pilot."),
    ]
    (quote,) = check_quotes("Mara Lind said the pilot was charged.", sources).quotes
    assert quote.status is Status.ALTERED


def test_what_is_exact_is_told_to_be_disputed() -> None:
    sources = [
        newslens.Article("a", "Mara Lind said six people were hurt on the quay. The rain fell."),
        newslens.Article("b", "Mara Lind said four people were hurt on the quay."),
    ]
    (quote,) = check_quotes("Mara Lind said six people were hurt on the quay.", sources).quotes
    assert quote.status is Status.EXACT
    assert [(one.article, one.text) for one in quote.disputed] == [("b", "four people were hurt on the quay")]
    (quote,) = check_quotes("Mara Lind said six people were hurt on the quay.", sources[:1]).quotes
    assert quote.disputed == ()


def test_without_sources_nothing_is_found() -> None:
    check = newslens.check_quotes("“Safety comes first,” said Mara Lind.", [])
    assert [quote.status for quote in check.quotes] == [Status.NOT_FOUND]
    assert not check.sound


def test_what_could_not_be_read_is_told() -> None:
    problem = newslens.Problem("gone.txt", "read", "no such file")
    check = newslens.check_quotes("“Safety comes first,” said Mara Lind.", [problem, GAZETTE])
    assert check.problems == (problem,)
    assert [quote.status for quote in check.quotes] == [Status.EXACT]
    assert not check.sound


def test_a_draft_that_was_not_fully_analysed_is_not_sound() -> None:
    german = "Die Stadt hat am Montag beschlossen, dass die Brücke bis Mai für alle gesperrt bleibt. Der Rat kennt die Kosten nicht."
    check = newslens.check_quotes(german, [GAZETTE])
    assert [problem.code for problem in check.problems] == ["NL104"]
    assert not check.quotes
    assert not check.sound


def test_a_draft_that_no_stage_can_work_on_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = newslens.load()
    monkeypatch.setattr(type(pipeline), "analyze", lambda *_: newslens.Analysis())
    with pytest.raises(InputError, match="draft: it could not be analysed"):
        check_quotes("“No.”", [], pipeline)


@pytest.mark.parametrize("name", ["a-wire", "wire"])
def test_what_a_draft_copies_is_disputed_as_what_it_copies(name: str) -> None:
    copied = (
        "The north quay will stay shut until May after a crane fell across two berths late on Friday night, and Mara Lind "
        "said six people were hurt on the quay. Divers searched the basin for hours before they were sent home."
    )
    sources = [
        newslens.Article(name, f"Harbour news.\n\n{copied}"),
        newslens.Article("b", "Mara Lind said four people were hurt on the quay."),
    ]
    (quote,) = check_quotes(copied, sources).quotes
    assert quote.status is Status.EXACT
    assert [(one.article, one.text) for one in quote.disputed] == [("b", "four people were hurt on the quay")]


@pytest.mark.parametrize("given", ["newslens.toml", newslens.Config(), newslens.load])
def test_what_is_no_pipeline_is_told_of(given: Any) -> None:
    with pytest.raises(InputError, match=r"the pipeline is what newslens.load gives, as in load\(config\), not a "):
        newslens.check_quotes("“No,” said Ann Berg.", [newslens.Article("a", "Ann Berg said no.")], given)

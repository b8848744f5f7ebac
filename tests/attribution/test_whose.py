"""To whom a source is brought where others stand near: the nameless, whoever goes on, and members of parties."""

from __future__ import annotations

from functools import cache

import attrs
import pytest
from spacy.tokens import Doc

from newslens import language
from newslens.attribution.found import Found
from newslens.attribution.lexicon import load
from newslens.attribution.marks.paragraphs import paragraphs
from newslens.attribution.parse.tree import build
from newslens.attribution.parse.turns import opens_statement
from newslens.attribution.quotations.adrift import with_speakers
from newslens.attribution.sources.neighbours import absolute
from newslens.attribution.sources.subjects import subject
from newslens.attribution.stage import ModelAttribution
from newslens.language.positions import is_abstract
from newslens.stages import Context
from newslens.types import Article

from .parses import parsed
from .test_entities import names

KELL = "Police held a boy, Ivo Kell. Ivo Kell, a pupil, was at the mill.\n\n"


@cache
def context() -> Context:
    return Context(language.load, language.parse)


def quoted(text: str) -> list[tuple[str | None, str]]:
    """The speaker and the content of each quote of an article."""
    article = ModelAttribution()(Article("a", text), context())
    called = {speaker.id: speaker.name for speaker in article.speakers}
    return [(called[quote.speaker.id] if quote.speaker else None, quote.text) for quote in article.quotes]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“He was odd,” [the pupil], who asked not to be named, said.", "the pupil"),
        ("“He was odd,” [the pupil], who declined to be identified, said.", "the pupil"),
        ("“He was odd,” [the pupil], speaking on condition of anonymity, said.", "the pupil"),
        ("Speaking on condition of anonymity, [the pupil] said so.", "the pupil"),
        ("“I am odd,” [the pupil], who spoke for an hour, said.", "Ivo Kell"),
        ("“I am odd,” [the pupil], who asked to be named, said.", "Ivo Kell"),
        ("“I am odd,” [the pupil], who was identified by the police, said.", "Ivo Kell"),
    ],
)
def test_who_asks_not_to_be_named_is_nobody_named(text: str, wanted: str) -> None:
    assert names(KELL + text) == [wanted]


def test_the_nameless_are_who_was_brought_in_right_before() -> None:
    text = (
        "[Another villager] saw Kell at the gate.\n\n[The man], who asked not to be identified, ran.\n\n[He] said so."
    )
    assert names(KELL + text) == ["another villager"] * 3
    far = "[Another villager] saw it.\n\nThe mill is old.\n\n[The man], who asked not to be identified, ran."
    assert names(KELL + far)[1] == "the man"
    woman = "[A spokeswoman] saw it. [The man], who asked not to be identified, ran."
    assert names(KELL + woman)[1] == "the man"


def test_the_man_goes_on_from_the_paragraph_before() -> None:
    assert names("[A villager] spoke of Ivo Kell, and of Kell’s den.\n\n[The man] left.") == ["a villager"] * 2
    assert names("[A villager] spoke.\n\nIvo Kell ran.\n\n[The man] left.") == ["a villager", "Ivo Kell"]


def test_no_he_for_what_is_done() -> None:
    text = "Otis Bell came. [An early closing of mills] would hurt. [He] said so."
    assert names(text)[1] == "Otis Bell"
    assert is_abstract("closing")
    assert not any(map(is_abstract, ("king", "sibling", "spokesman", "city")))


def test_plurals_take_up_plurals() -> None:
    assert names("[Chile and Peru] wrote of Brazil. “No,” [the countries] said.") == ["Chile and Peru"] * 2
    assert names("[Brazil] wrote. “No,” [the countries] said.") == ["Brazil", "the countries"]
    assert names("[Brazil] wrote. “No,” [the country] said.") == ["Brazil"] * 2


@pytest.mark.parametrize(
    ("last", "wanted"),
    [
        ("[He] added: “It is late.”", "Otis Bell"),
        ("[He] also said that it was late.", "Otis Bell"),
        ("“We left.\n\n“It rained.\n\n“Nobody came.”\n\n[He] added: “It is late.”", "Otis Bell"),
        ("It rained.\n\nNobody came.\n\n[He] added: “It is late.”", "Paul Adeyemi"),
        ("[She] added: “It is late.”", None),
        ("[He] left. “It is late.”", "Paul Adeyemi"),
    ],
)
def test_who_adds_spoke_last(last: str, wanted: str | None) -> None:
    before = "[Paul Adeyemi] wrote. “No,” [Mr. Adeyemi] said. [Mr. Adeyemi] left. [Mr. Adeyemi] ate.\n\n"
    said = "“No,” said [Otis Bell], of Paul Adeyemi. Mr. Adeyemi wept. Mr. Adeyemi hid. Mr. Adeyemi left. Mr. Adeyemi slept."
    text = f"{before}{said}\n\n{last}"
    assert names(text)[-1] == wanted


def test_who_is_told_does_not_speak() -> None:
    before = "[Tarn prosecutors] sued. The Moss Group paid.\n\n"
    assert names(f"{before}[They] told prosecutors of it.")[-1] == "Moss Group"
    assert names(f"{before}[They] told reporters of it.")[-1] == "Tarn prosecutors"


@pytest.mark.parametrize(
    ("first", "wanted"),
    [
        ("Sen. Otis Bell (R-Chile)", "Otis Bell"),
        ("Sen. Otis Bell", "Otis Bell"),
        ("Sen. Otis Bell (D-Chile)", "Paul Adeyemi"),
        ("Sen. Otis Bell (R-Peru)", "Paul Adeyemi"),
    ],
)
def test_a_party_and_a_state_fit(first: str, wanted: str) -> None:
    text = (
        f"Sen. Paul Adeyemi came. [{first}] said it was late.\n\n“Paul Adeyemi is late,” [the Chile Republican] said."
    )
    assert names(text)[-1] == wanted


def test_a_bracket_on_a_new_line_belongs_to_the_name_above() -> None:
    assert names("Mayor Otis Bell\n\n([D-Tarn]) came. [He] left.") == ["Otis Bell"] * 2
    assert names("Mayor Otis Bell came.\n\n([D-Tarn]) came.") == ["D-Tarn"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[The Tarn Governor’s Office] sued.", "the Tarn Governor’s Office"),
        ("[Moss County Sheriff’s Office Police] sued. [Police] won.", "Moss County Sheriff’s Office Police"),
        ("[Moss’s Press Office] sued.", "Press Office"),
    ],
)
def test_a_body_of_an_owner_is_no_name_by_itself(text: str, name: str) -> None:
    assert set(names(text)) == {name}


def test_adverbs_are_no_names() -> None:
    assert quoted("Perhaps Kell thinks that the mill is doomed.") == [("Kell", "that the mill is doomed")]
    assert quoted("Clearly Kell thinks that the mill is doomed.") == [("Kell", "that the mill is doomed")]
    assert quoted("Emily Kell thinks that the mill is doomed.") == [("Emily Kell", "that the mill is doomed")]


def test_who_does_something_is_named_behind_a_comma() -> None:
    text = "Another senator backing the toll, Sen. Otis Bell, came to the pier. He said the toll was fair."
    assert ("Otis Bell", "the toll was fair") in quoted(text)
    other = "A senator was backing the toll. Sen. Otis Bell came. A senator said the toll was fair."
    assert ("a senator", "the toll was fair") in quoted(other)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The lawyer for the couple who took her in after her father’s death said the house was cold.", "the lawyer"),
        ("Ada Holm, a former cook at a mill where Kell slept while he sought work, said the house was cold.", "Ada Holm"),
        ("It was asked of the alleged thief after police officials, speaking in Tarn, said the house was cold.", "police officials"),
        ("Briefing reporters on the royal yacht, deputy press secretary Ada Holm said the house was cold.", "Ada Holm"),
    ],
)  # fmt: skip
def test_the_head_of_a_phrase_speaks(text: str, speaker: str) -> None:
    [(name, _)] = [one for one in quoted(text) if "cold" in one[1]]
    assert name is not None
    assert name.startswith(speaker)


def test_with_somebody_urging() -> None:
    text = "Lawmakers wrote to the harbour director, with Sen. Ada Holm urging him to close the pier."
    assert quoted(text)[-1][0] == "Ada Holm"
    together = "The director, with Sen. Ada Holm, urged the town to close the pier."
    assert quoted(together)[-1][0] != "Ada Holm"


def test_what_many_dismiss_as_something() -> None:
    text = (
        "The plan of the council for the old pier was dismissed by many as vague promises rather than a serious offer."
    )
    assert [name for name, _ in quoted(text)] == ["many"]
    such = "The plan of the council for the old pier was dismissed by critics such as engineers."
    assert [name for name, _ in quoted(such)] == ["critics such as engineers"]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("he used to say, according to a neighbour interviewed by the Gazette.", "Otis Bell"),
        ("according to a neighbour.", "a neighbour"),
    ],
)
def test_a_quotation_goes_on_for_who_said_the_first(said: str, wanted: str) -> None:
    text = f"Otis Bell ran the mill.\n\n“I am the miller,” {said}\n\n“I never sleep.”"
    assert quoted(text)[-1] == (wanted, "“I never sleep.”")


def test_who_retells_does_not_go_on() -> None:
    told = parsed(
        "Dust NN nsubj 1", "kills VBZ ccomp 3", "unions NNS nsubj 3", "said VBD ccomp 5", "Gazette NNP nsubj 5",
        "reported VBD ROOT 5", ". . punct 5", "\n\n _SP dep 5",
    )  # fmt: skip
    doc = Doc.from_docs([told, parsed("We PRP nsubj 1", "stay VBP ROOT 1", ". . punct 1")])
    tree = build(doc, doc.text, paragraphs(doc.text), [])
    direct = Found(((3, 4),), ((2, 3),), (tree.span((0, 2)),), 3, "direct", 0.9, "", "marks", "subject")
    outer = Found(((5, 6),), ((4, 5),), (tree.span((0, 4)),), 5, "aside", 0.9, "", "aside", "subject")
    other = attrs.evolve(outer, content=(tree.span((3, 4)),))
    loose = Found((), (), (tree.span((8, 10)),), -1, "floating", 0.5, "none", "marks alone", "last speaker")
    assert with_speakers(tree, [direct, outer, loose], load())[-1].source == direct.source
    assert with_speakers(tree, [direct, other, loose], load())[-1].source == other.source


def test_a_colon_opens_what_a_name_says_at_the_beginning_of_a_line() -> None:
    def opens(*rows: str) -> bool:
        above = parsed("It PRP nsubj 1", "rained VBD ROOT 1", "\n\n _SP dep 1")
        doc = Doc.from_docs([above, parsed(*rows)])
        tree = build(doc, doc.text, paragraphs(doc.text), [])
        return opens_statement(tree, tree.low.index(":"), frozenset({"opinion"}))

    said = ("It PRP nsubj {}", "rained VBD ROOT {}")
    for label, wanted in (
        (("Ada NNP dep 0", "Holm NNP flat 0"), True),
        (("the DT det 1", "mayor NN dep 1"), True),
        (("Opinion NN dep 0",), False),
        (("Also RB dep 2", "on IN case 2", "Gazette NNP dep 2"), False),
        (("Ada NNP nsubj 1", "left VBD dep 1"), False),
    ):
        last = len(label) + 2
        assert opens(*label, f": : punct {last}", *(row.format(last) for row in said)) is wanted
    assert not opens("Ada NNP dep 0", ": : punct 0", "whether IN mark 3", "it PRP nsubj 4", "rained VBD ccomp 0")
    assert not opens("Ada NNP dep 0", ": : punct 0", "rain NN dep 0")


def test_the_farther_of_two_subjects_where_the_nearer_is_of_a_clause() -> None:
    def subject_of(opens: str) -> str:
        doc = parsed(
            "lawyer NN nsubj 6", "who WP nsubj 2", "helped VBD acl:relcl 0", f"{opens} IN mark 6", "his PRP$ nmod:poss 5",
            "death NN nsubj 6", "said VBD ROOT 6",
        )  # fmt: skip
        found = subject(build(doc, doc.text, paragraphs(doc.text), []), 6)
        assert found is not None
        return doc[found].text

    assert subject_of("after") == "lawyer"
    assert subject_of("that") == "death"


def test_with_somebody_doing_it() -> None:
    rows = ("premier NN dep 3", ", , punct 3", "with IN mark 3", "Ada NNP nsubj 4", "{} {} ROOT 4")
    for verb, tag, wanted in (("urging", "VBG", (3, 4)), ("urged", "VBD", (0, 4))):
        doc = parsed(*(row.format(verb, tag) for row in rows))
        tree = build(doc, doc.text, paragraphs(doc.text), [])
        assert absolute(tree, 4, 0, 4) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "SEPTEMBER 25: The town hall on Saturday, September 25, in Tarn.",
        "OPINION: Holm can survive this trip.",
        "( Also on Gazette: Will better engines save the pier?)",
        "He denied what was looked into by Judge Ada Holm: whether his mill paid the port.",
    ],
)
def test_what_stands_before_a_colon_and_speaks_not(line: str) -> None:
    said = [name for name, _ in quoted(f"Mill shuts in Tarn\n\nThe mill shut.\n\n{line}\n\nIt rained.")]
    assert not {"SEPTEMBER 25", "OPINION", "Gazette", "the Gazette", "Ada Holm"} & set(said)


def test_a_script_label_speaks() -> None:
    text = "Mill shuts in Tarn\n\nThe mill shut.\n\nADA HOLM: The mill will never open again.\n\nIt rained."
    assert ("ADA HOLM", "The mill will never open again") in [(str(n).upper(), t) for n, t in quoted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Holm called it “a disgrace” and late Friday said some would sue.", ["Ada Holm", "Ada Holm"]),
        ("“I am safe,” Ada Holm said, but moments later wrote that the pier was on fire.", ["Ada Holm", "Ada Holm"]),
        ("Ada Holm, in a televised address, asked Congress to authorize help for the port.", ["Ada Holm"]),
        ("“Why was the pier shut?”\nRep. Ada Holm, D-Tarn, asked at the hearing.", ["Ada Holm"]),
        (
            "Local police and port officials in a Saturday news conference said it was late.",
            ["local police and port officials"],
        ),
        ("Miss Ada Holm, 61, reckons a ‘jealous rival’ sank the ferry.", ["Ada Holm"]),
        (
            "There are some lawmakers in both the House and Senate who think the plan is too small.",
            ["some lawmakers in both the House and Senate"],
        ),
        (
            "Holm said she worries about “slow decay,” a sentiment also expressed by Representative Per Moss, who said he was tired.",
            ["Holm", "Per Moss"],
        ),
    ],
)
def test_who_says_it_where_a_parse_misleads(text: str, expected: list[str]) -> None:
    assert [name for name, _ in quoted(text)] == expected


@pytest.mark.parametrize(
    "line", ["Ada Holm murder: Tarn police to face new probe", "Mill fight: Congress to vote on aid"]
)
def test_a_topic_before_the_colon_of_a_headline_speaks_not(line: str) -> None:
    assert quoted(f"{line}\n\nThe mill was shut.") == []


def test_what_is_not_clear_nobody_says() -> None:
    assert quoted("It is not clear whether the driver was treated.") == []


def test_the_paper_that_prints_news_between_two_quotations_says_neither() -> None:
    text = "“It is shut,” said Ada Holm.\nThe pier will be sold on Friday, reports the Tarn Post.\n“I have no choice.”"
    assert quoted(text) == [
        ("Ada Holm", "“It is shut,”"),
        ("the Tarn Post", "The pier will be sold on Friday"),
        ("Ada Holm", "“I have no choice.”"),
    ]


WIFE = "Goran Pesic hugged his wife, Lucía Vega, who had flown in. "


@pytest.mark.parametrize(
    ("text", "called"),
    [
        # "His" and "he" tell of whom they are said, where nobody else can be meant.
        (WIFE + "“I knew,” she said.", "Lucía Vega"),
        ("Bailiff Ivo Maran said it rained.\n\n" + WIFE + "“I knew,” she said.", "Lucía Vega"),
        # Whom she is known to be comes before somebody of another paragraph.
        ("Joon Ho said it rained.\n\nRafael Vega hugged his wife, Lucía Vega. “I knew,” she said.", "Lucía Vega"),
        ("Goran Pesic said it rained. “I knew,” she said.", "Goran Pesic"),
        # One without a name who goes on speaking is "they".
        ("Nurses wept.\n\nA spokesperson for the trust said it rained. “We are sorry,” they said.", "a spokesperson"),
        ("A spokesperson for the trust said it rained. Nurses wept. “We are sorry,” they said.", "nurses"),
        ("Nurses wept.\n\nA spokesman for the trust said it rained. “We are sorry,” they said.", "nurses"),
        ("A spokesperson said it rained. Nurses said no. “We are sorry,” they said.", "nurses"),
    ],
)
def test_whom_a_pronoun_tells(text: str, called: str) -> None:
    assert (quoted(text)[-1][0] or "").startswith(called)


def test_whose_father_is_told() -> None:
    text = "Sergeant Fraser Moss said police sought Isla Bell. “We care,” he said.\n\nHer father, Otis Bell, said: “Come home.”"
    found = ModelAttribution()(Article("a", text), context()).speakers
    assert [one.roles for one in found if one.name == "Otis Bell"] == [("Isla Bell's father",)]

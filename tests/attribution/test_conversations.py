"""Transcripts and interviews: who says what turn by turn, and which articles are none."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens import language
from newslens.attribution.lexicon import load
from newslens.attribution.marks import scan
from newslens.attribution.marks.paragraphs import paragraphs
from newslens.attribution.parse.conversations import conversations
from newslens.attribution.parse.tree import build
from newslens.attribution.quotations.quoted import offsets
from newslens.attribution.stage import ModelAttribution
from newslens.stages import Context
from newslens.types import Article

INTRO = "Gil Thole has run the zoo since 2008. He spoke with the Tarn Post."


@cache
def _context() -> Context:
    return Context(language.load, language.parse)


def quotes(*lines: str) -> list[tuple[str | None, str]]:
    """The words that name the speaker and the content of each quote of an article made of paragraphs."""
    article = ModelAttribution()(Article("a", "\n\n".join(lines)), _context())
    return [(quote.speaker.mention if quote.speaker else None, quote.text) for quote in article.quotes]


def turns(*lines: str) -> list[tuple[str | None, str]]:
    """The words that name the speaker and what is said, of each turn of an article made of paragraphs."""
    text = "\n\n".join(lines)
    doc = language.parse(language.load(), text)
    top = [quotation for quotation in scan(text) if quotation.depth == 0]
    tree = build(doc, text, paragraphs(text), offsets(top))
    words = load()
    found = conversations(tree, words.asking, words.answering, words.labels | words.forms)
    names = [None if one.speaker is None else text[slice(*tree.span(one.speaker))] for one in found]
    return [(name, " … ".join(text[a:b] for a, b in one.said)) for name, one in zip(names, found, strict=True)]


def test_a_turn_is_whole_whatever_is_said_in_it() -> None:
    assert quotes(
        "The Tarn Hour",
        "LANG: Let's listen to what the team's owner, Otis Bell, said earlier today.",
        "OTIS BELL, OWNER, TARN ROVERS: We will move. “No way,” I told the mayor, and she said it was late.",
        "LANG: Senator Crane, thank you. Do you think that the team will stay?",
        "SEN. PER CRANE (R-KS): I think they will stay.",
    ) == [
        ("LANG", "Let's listen to what the team's owner, Otis Bell, said earlier today"),
        ("OTIS BELL", "We will move. “No way,” I told the mayor, and she said it was late"),
        ("LANG", "Senator Crane, thank you. Do you think that the team will stay"),
        ("SEN. PER CRANE", "I think they will stay"),
    ]


def test_who_is_named_in_a_turn_is_quoted_besides() -> None:
    lines = (
        "LANG: Is it shut?",
        "BELL: {} said, “It is shut for good.” I agree.",
        "LANG: Thank you.",
        "BELL: We left.",
    )
    named, unsure = [quotes("The Tarn Hour", *(line.format(who) for line in lines)) for who in ("Ada Holm", "She")]
    assert ("Ada Holm", "“It is shut for good.”") in named
    assert ("BELL", "Ada Holm said, “It is shut for good.” I agree") in named
    assert [name for name, _ in unsure] == ["LANG", "BELL", "LANG", "BELL"]


def test_what_happens_in_the_room_is_not_said() -> None:
    assert turns(
        "MASON: Did you read it?",
        "(CROSSTALK)",
        "CRANE: Yes. [crosstalk] It was long.",
        "[00:12:30] MASON: Thank you.",
        "(APPLAUSE)",
        "CRANE: (INAUDIBLE) We lost (ph) it.",
    ) == [
        ("MASON", "Did you read it"),
        ("CRANE", "Yes … It was long"),
        ("MASON", "Thank you"),
        ("CRANE", "We lost … it"),
    ]


def test_a_turn_goes_on_in_paragraphs_without_a_label() -> None:
    assert turns(
        "Vale: How cold is it?",
        "Holm: Very.",
        "It will be worse, the service says. We have no coal.",
        "Vale: What will you do?",
        "Holm: Burn the chairs.",
        "I have nine.",
        "The town has burned its doors. Holm left on Monday.",
    ) == [
        ("Vale", "How cold is it"),
        ("Holm", "Very … It will be worse, the service says. We have no coal"),
        ("Vale", "What will you do"),
        ("Holm", "Burn the chairs … I have nine"),
    ]


def test_who_is_told_of_by_name_does_not_go_on() -> None:
    lines = ("Vale: How cold is it?", "Holm: Very.", "{}", "Vale: What will you do?", "Holm: I will wait.")
    [goes_on, told] = [
        turns(*(line.format(between) for line in lines))[1]
        for between in ("The mill is shut.", "Holm shut the mill herself.")
    ]
    assert goes_on == ("Holm", "Very … The mill is shut")
    assert told == ("Holm", "Very")


def test_names_on_lines_of_their_own() -> None:
    assert turns(
        "Tarn Steel earnings call",
        "Ada Roe -- Chief Executive Officer",
        "Our revenue rose 12%.",
        "Otis Hale -- Bank of Rade -- Analyst",
        "Can you say more about the plants?",
        "Ada Roe -- Chief Executive Officer",
        "Sure. They will be in Tarn.",
    ) == [
        ("Ada Roe", "Our revenue rose 12%"),
        ("Otis Hale", "Can you say more about the plants"),
        ("Ada Roe", "Sure. They will be in Tarn"),
    ]


def test_initials_stand_for_those_who_were_named() -> None:
    found = turns(
        "Ada Berg leads the port. Otis Hale asked her about the ferry.",
        "OH: Will the ferry sail?",
        "AB: It will sail on Monday.",
        "OH: And the fares?",
        "AB: They will rise.",
    )
    assert [name for name, _ in found] == ["Otis Hale", "Ada Berg"] * 2


@pytest.mark.parametrize(
    ("first", "second", "asks"),
    [
        ("**Tarn Post: Why do they leave?**", "**Tarn Post: Do you feel betrayed?**", "Tarn Post"),
        ("Tarn Post: Why do they leave?", "Tarn Post: Do you feel betrayed?", "Tarn Post"),
        ("**Why do they leave?**", "**Do you feel betrayed?**", None),
        ("Why do they leave?", "Do you feel betrayed?", None),
        ("Q: Why do they leave?", "Q: Do you feel betrayed?", None),
    ],
)
def test_answers_without_a_label(first: str, second: str, asks: str | None) -> None:
    found = quotes(
        INTRO,
        first,
        "They need space. The new rules ask for 8,000 square metres.",
        "The mayor says so, too.",
        second,
        "I would say disappointed. My wife says I should retire.",
        "The zoo opened in 1931.",
    )
    said = [(asks, "Why do they leave"), (asks, "Do you feel betrayed")]
    assert [one for one in found if one in said] == said
    assert [one for one in found if one not in said] == [
        ("Gil Thole", "They need space. The new rules ask for 8,000 square metres … The mayor says so, too"),
        ("Gil Thole", "I would say disappointed. My wife says I should retire"),
    ]


@pytest.mark.parametrize("label", ["**Thole:** {}", "**Thole**: {}", "Thole: {}"])
def test_bold_questions_and_labelled_answers(label: str) -> None:
    found = quotes(
        INTRO,
        "**TP: Why do they leave?**",
        label.format("They need space."),
        "**TP: And you?**",
        label.format("I will retire in 2027."),
    )
    assert [text for name, text in found if name == "Thole"] == ["They need space", "I will retire in 2027"]


@pytest.mark.parametrize(
    "lines",
    [
        # questions for headings
        (INTRO, "Who will pay?", "Owners will pay.", "What should you do?", "You should wait. It is late."),
        (INTRO, "**Who will pay?**", "We asked. Thole said he would.", "**What should you do?**", "We will wait, Thole said."),
        ("Ada Berg sold me her house.", "Was it worth it?", "I think it was.", "Would I do it?", "I would."),
        ("The council met.", "Is it safe? Nobody knows.", "What now?", "Holm left. “I am tired,” she said.", "And you?"),
        # lists and forms
        ("WHAT: The fair", "WHEN: June 4", "WHAT: The other fair. Will you come?", "WHEN: June 5"),
        ("Price: $12", "Location: Rade", "Price: $14", "Location: Tarn, if you can find it?"),
        ("MOSS: It fell.", "THE FACTS: It rose, and we know it.", "THE FACTS: It rose.", "MYTH: You can fly."),
        # places
        ("LONDON: Three died.", "PARIS: Two bridges shut.", "ROME: Rain fell."),
        # people to watch
        ("Ada Berg -- Mayor of Tarn", "Berg wants a tram.", "Otis Bell -- Owner of the mill", "Bell bought it."),
        # a headline and one line of a script
        ("Holm: mill to close", "The mill will close in May.", "It rained on Monday."),
        ("The mill shut.", "ADA HOLM: The mill will never open again.", "It rained."),
    ],
)  # fmt: skip
def test_what_is_no_conversation(lines: tuple[str, ...]) -> None:
    assert turns(*lines) == []


def test_a_single_label_with_a_party_speaks() -> None:
    said = ("SEN. ADA HOLM", "The bill would have cost $900 million")
    assert said in quotes(
        "How they spoke", "SEN. ADA HOLM (R-KS): The bill would have cost $900 million.", "It rained."
    )


def test_a_colon_in_brackets_is_no_label() -> None:
    found = quotes("Tarn Foods (NYSE: TFCO) today reported revenue of $1.2 billion for the quarter, up 4%.")
    assert [text for _, text in found] == ["revenue of $1.2 billion for the quarter, up 4%"]


@given(
    st.lists(
        st.sampled_from(
            ["HOLM: I left.", "BELL: Did you?", "It rained.", "(APPLAUSE)", "Q: Why?", "**Why?**", "We met."]
        )
    )
)
def test_turns_lie_apart_and_in_order(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    doc = language.parse(language.load(), text)
    tree = build(doc, text, paragraphs(text), [])
    words = load()
    pieces = [piece for one in conversations(tree, words.asking, words.answering, words.forms) for piece in one.said]
    assert all(start < end for start, end in pieces)
    assert all(end <= start for (_, end), (start, _) in pairwise(pieces))
    assert not [piece for piece in pieces if "APPLAUSE" in text[slice(*piece)]]


@pytest.mark.parametrize("scene", ["(SOUNDBITE OF MUSIC)", "(SOUNDBITE OF ARCHIVED RECORDING)", "(Sound bite of film)"])
def test_what_was_played_is_nobodys_words(scene: str) -> None:
    assert turns(
        "The Tarn Hour",
        "LANG: Will the mill close?",
        "SEN. PER CRANE: It will, and we knew it.",
        scene,
        "LANG: Thank you.",
    ) == [
        ("LANG", "Will the mill close"),
        ("SEN. PER CRANE", "It will, and we knew it"),
        ("LANG", "Thank you"),
    ]


def test_words_in_brackets_are_those_of_who_speaks() -> None:
    assert turns("The Tarn Hour", "LANG: Will it?", "CRANE: It will (and it sounds bad) close.", "LANG: Thank you.")[
        1
    ] == (
        "CRANE",
        "It will (and it sounds bad) close",
    )


@pytest.mark.parametrize("kind", ["Interview", "Transcript", "Full transcript", "Q&A"])
def test_the_name_of_a_form_in_the_headline_says_nothing(kind: str) -> None:
    asked, answered = "Why did you cut the schools", "We had no money left, and I knew it"
    found = quotes(f"{kind}: Mayor Ilse Brandt on the budget", f"Q: {asked}?", f"A: {answered}.")
    assert found == [(None, asked), ("Ilse Brandt", answered)]


def test_a_body_in_the_headline_still_says_what_follows() -> None:
    assert quotes("Council: Mill will close in June", "It opened in 1931.")[0][0] == "Council"

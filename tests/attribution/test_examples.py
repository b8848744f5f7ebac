"""Sentences of our own through the shipped pipeline: one construction each."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslens import language
from newslens.attribution.stage import RuleAttribution, RuleOptions
from newslens.stages import Context
from newslens.types import Article, Quote

EXAMPLES = [
    # direct
    ("“We lost the harvest,” said Ada Holm.", ["Ada Holm | said | “We lost the harvest,”"]),
    ("“We lost the harvest,” the farmer told reporters on Friday.", ["the farmer | told | “We lost the harvest,”"]),
    ("“We lost the harvest,” Ada Holm, a farmer from Rade, said.", ["Ada Holm, a farmer from Rade | said | “We lost the harvest,”"]),
    ("“We lost the harvest,” Ada Holm, 71, told reporters.", ["Ada Holm, 71 | told | “We lost the harvest,”"]),
    ("“We lost the harvest,” Holm (71) told the Gazette.", ["Holm (71) | told | “We lost the harvest,”"]),
    ("“We lost the harvest,” Ada Holm, managing partner of a mill, told the court.", ["Ada Holm | told | “We lost the harvest,”"]),
    ("“We lost the harvest,” said two farmers from Rade.", ["two farmers from Rade | said | “We lost the harvest,”"]),
    ("Ada Holm said: “We lost the harvest.”", ["Ada Holm | said | “We lost the harvest.”"]),
    ("“We lost,” she said. “It hurts.”", ["she | said | “We lost,” … “It hurts.”"]),
    ("“We lost the harvest.” – Ada Holm, farmer", ["Ada Holm, farmer |  | “We lost the harvest.”"]),
    (
        "The mayor told the committee:\n\n“We lost the harvest and the mill.”",
        ["The mayor | told | “We lost the harvest and the mill.”"],
    ),
    (
        "“We lost the harvest.\n\n“We may lose the mill,” said Ada Holm.",
        ["Ada Holm | said | “We lost the harvest. … “We may lose the mill,”"],
    ),
    (
        '"We lost the harvest.\n\n“We may lose the mill,” said Ada Holm.',
        ['Ada Holm | said | "We lost the harvest. … “We may lose the mill,”'],
    ),
    (
        "“We lost the harvest,” Ada Holm said on Bay TV’s “Meet the Town.”",
        ["Ada Holm | said | “We lost the harvest,”"],
    ),
    ("“We lost the harvest,” Ada Holm told “Bay News Sunday.”", ["Ada Holm | told | “We lost the harvest,”"]),
    # a participle has the clause right behind it
    (
        "The mayor advised parents to stay home, saying that the mill was “unsafe.”",
        ["The mayor | advised | to stay home", "The mayor | saying | the mill was “unsafe.”"],
    ),
    (
        "The vote took the town by surprise, with some saying that the mayor had lied.",
        ["some | saying | the mayor had lied"],
    ),
    # "that" before a noun
    ("The mayor agreed with that view, ending months of talks that had worn out the town.", ["The mayor | agreed with | that view"]),
    # what a crowd calls out
    (
        "To cheers of “shut it down” from her supporters, Holm said the mill was a danger.",
        ["her supporters | cheers of | “shut it down”", "Holm | said | the mill was a danger"],
    ),
    ("Amid cries of “sell the pier” by local farmers, the mayor left.", ["local farmers | cries of | “sell the pier”"]),
    ("The crowd’s chants of “sell the pier” went on.", ["The crowd’s | chants of | “sell the pier”"]),
    ("The mill was the scene of “hard work” from many.", []),
    # beside a clause with "as"
    ("The mill will close, as the mayor said on Monday.", ["the mayor | said | The mill will close"]),
    ("As the mayor has promised, the mill will close.", ["the mayor | has promised | the mill will close"]),
    ("The town must, as Holm said, find the money.", ["Holm | said | The town must … find the money"]),
    ("The mill closed in May but, as Holm said, nobody missed it.", ["Holm | said | nobody missed it"]),
    ("The mill is safe, as Ada Holm told the paper in May.", ["Ada Holm | told | The mill is safe"]),
    ("The mill is “a gold mine,” as the mayor puts it, but nobody works there.", ["the mayor | puts | “a gold mine,”"]),
    ("He drained “the swamp,” as he calls it.", ["he | calls | “the swamp,”"]),
    ("He drained the swamp, as he calls it.", []),
    ("The boats sank, as officials said that the storm was near.", ["officials | said | the storm was near"]),
    ("The mayor is not as tall as the papers said.", []),
    (
        "Later, the mayor wept, but said the mill was shut, as he said again in June.",
        ["the mayor | said | the mill was shut, as he said again in June"],
    ),
    # a cue in a paragraph of its own
    ("“Who paid for the mill?”\n\nMs. Holm said on Friday.", ["Ms. Holm | said | “Who paid for the mill?”"]),
    (
        "“The mill is safe,”\n\nsaid Ada Holm, founder of a firm on the coast.",
        ["Ada Holm, founder of a firm on the coast | said | “The mill is safe,”"],
    ),
    (
        "“Who paid for the mill?”\n\nMs. Holm said the town had.",
        [" |  | “Who paid for the mill?”", "Ms. Holm | said | the town had"],
    ),
    (
        "The firm said: “Who paid for the mill?”\n\nMs. Holm wrote a letter.",
        ["The firm | said | “Who paid for the mill?”"],
    ),
    # mixed
    ("The mayor said the bridge was “a disgrace to the town.”", ["The mayor | said | the bridge was “a disgrace to the town.”"]),
    ("Ada Holm called the plan “a fairy tale.”", ["Ada Holm | called | the plan “a fairy tale.”"]),
    (
        "The minister told Bay Radio that the levy was “a mad idea,” adding, “Nobody will pay it.”",
        ["The minister | told | the levy was “a mad idea,”", "The minister | adding | “Nobody will pay it.”"],
    ),
    ("The mayor said the mill was “rotten,” referring to its roof.", ["The mayor | said | the mill was “rotten,”"]),
    (
        "The mayor said she liked “old mills,” including the one at Rade.",
        ["The mayor | said | she liked “old mills,” including the one at Rade"],
    ),
    (
        "The mayor hailed the deal as “historic,” telling reporters that it would last.",
        ["The mayor | hailed | the deal as “historic,”", "The mayor | telling | it would last"],
    ),
    ("Ada Holm told Bay TV’s “Meet the Town” that the mill would close.", ["Ada Holm | told | the mill would close"]),
    (
        "On Bay Radio’s “Breakfast Table,” Ada Holm said the mill would close.",
        ["Ada Holm | said | the mill would close"],
    ),
    (
        "“Everyone in the room,” Ada Holm said, knew what the vote meant.",
        ["Ada Holm | said | “Everyone in the room,” … knew what the vote meant"],
    ),
    (
        "“We lost the harvest,” said Ada Holm, annoyed that nobody had helped.",
        ["Ada Holm | said | “We lost the harvest,”"],
    ),
    (
        "“Every time you sell a mill,” Ada Holm said, pointing at the chart, “you lose a town.”",
        ["Ada Holm | said | “Every time you sell a mill,” … “you lose a town.”"],
    ),
    ("Holm: ‘Not A Good Day’ For The Council To Quit", ["Holm |  | ‘Not A Good Day’ For The Council To Quit"]),
    ("Ada Holm on Closing the Rade Mill: ‘I Think It Will Pass’", ["Ada Holm |  | ‘I Think It Will Pass’"]),
    (
        "“The mill,” says Ada Holm, is a death trap.",
        ["Ada Holm | says | “The mill,” … is a death trap"],
    ),
    (
        "The mill, argues Ada Holm, “was never safe” and should be closed.",
        ["Ada Holm | argues | The mill … “was never safe” and should be closed"],
    ),
    (
        "Ada Holm said that once the mill goes, “we will have no work.”",
        ["Ada Holm | said | once the mill goes, “we will have no work.”"],
    ),
    (
        "The vote angered many (“I want my dues back,” wrote Ada Holm, a miller).",
        ["Ada Holm, a miller | wrote | “I want my dues back,”"],
    ),
    ("Ada Holm fired back in a letter: “We lost the harvest.”", ["Ada Holm | fired | “We lost the harvest.”"]),
    # told again as a whole
    (
        "“We lost the harvest,” Ada Holm said, according to a court filing.",
        ["Ada Holm | said | “We lost the harvest,”", "a court filing | according to | “We lost the harvest,” Ada Holm said"],
    ),
    (
        "The mayor said the town lost a miller who told his men, “Nobody sails tonight.”",
        [
            "The mayor | said | the town lost a miller who told his men, “Nobody sails tonight.”",
            "a miller who | told | “Nobody sails tonight.”",
        ],
    ),
    # indirect
    ("The harbour, says Ada Holm, was never meant for ferries.", ["Ada Holm | says | The harbour … was never meant for ferries"]),
    ("The tax, said the mayor, would ruin small farms.", ["the mayor | said | The tax … would ruin small farms"]),
    ("The levy, according to Holm, was a mistake.", ["Holm | according to | The levy … was a mistake"]),
    ("The mill said in a statement it would reopen in May.", ["The mill | said | it would reopen in May"]),
    ("Ada Holm told the Gazette in an interview she would sell.", ["Ada Holm | told | she would sell"]),
    ("Ada Holm told members of the council that she would sell.", ["Ada Holm | told | she would sell"]),
    ("Ada Holm told the families of the drowned she was sorry.", ["Ada Holm | told | she was sorry"]),
    ("The mayor reminded voters in the north that rents had fallen.", ["The mayor | reminded | rents had fallen"]),
    ("Ada Holm told the paper last week the mill would close.", ["Ada Holm | told | the mill would close"]),
    ("Ada Holm told him she would sell.", ["Ada Holm | told | she would sell"]),
    ("The court was told by Ada Holm that the mill had burned.", ["Ada Holm | was told by | the mill had burned"]),
    ("The inquiry was told the valve had failed twice.", [" | was told | the valve had failed twice"]),
    ("Holm’s office said in an emailed statement that she had sold.", ["Holm’s office | said | she had sold"]),
    ("Ada Holm said on Monday the mill that feeds the town would close.", ["Ada Holm | said | the mill that feeds the town would close"]),
    ("Prices had fallen, the mayor announced on Monday, a claim that few believe.", ["the mayor | announced | Prices had fallen"]),
    ("Her lawyer, Per Holm, said there would be no appeal.", ["Her lawyer, Per Holm | said | there would be no appeal"]),
    ("The mayor was told by her own advisers that the mill had burned.", ["her own advisers | was told by | the mill had burned"]),
    ("The mayor said that the bridge would reopen in May.", ["The mayor | said | the bridge would reopen in May"]),
    ("The bridge will reopen in May, officials said.", ["officials | said | The bridge will reopen in May"]),
    ("Asked if he had read the note, Ada Holm said: “I never saw it.”", [" | Asked | if he had read the note", "Ada Holm | said | “I never saw it.”"]),
    ("According to the ministry, the bridge will reopen in May.", ["the ministry | According to | the bridge will reopen in May"]),
    (
        "The company said profits had fallen, adding that jobs were safe.",
        ["The company | said | profits had fallen", "The company | adding | jobs were safe"],
    ),
    ("The minister denied that the bridge was unsafe.", ["The minister | denied | the bridge was unsafe"]),
    ("The report found that the bridge was unsafe.", ["The report | found | the bridge was unsafe"]),
    # when, not who
    ("The mill will close in June, the owner, Ada Holm, said Monday.", ["the owner, Ada Holm | said | The mill will close in June"]),
    ("The mill lost money, Ada Holm, the owner, said Friday.", ["Ada Holm, the owner | said | The mill lost money"]),
    ("The mill is shut, the mill's owner, Ada Holm, said last week.", ["the mill's owner, Ada Holm | said | The mill is shut"]),
    ("The mill is shut, its head, Ada Holm, said March 3.", ["its head, Ada Holm | said | The mill is shut"]),
    ("Prime Minister Ada Holm on Tuesday said the levy would end.", ["Prime Minister Ada Holm | said | the levy would end"]),
    ('"Mills are mills," its president, Ada Holm, told the board.', ['its president, Ada Holm | told | "Mills are mills,"']),
    # asked, and what goes on behind it
    (
        "Ada Holm, asked whether the mill was safe, said it had been tested.",
        [" | asked | whether the mill was safe", "Ada Holm | said | it had been tested"],
    ),
    ("The mill, citing costs, said it would close.", ["The mill | citing | costs", "The mill | said | it would close"]),
    # labels
    ("BREAKING: Holm resigns, company says", ["company | says | Holm resigns"]),
    ("Mill safe, says mayor", ["mayor | says | Mill safe"]),
    ("RADE: Two men were arrested, the police said.", ["the police | said | Two men were arrested"]),
    (
        "Ada Holm runs the mill.\n\nQ: Is it safe?\n\nA: It was tested in May.",
        [" |  | Is it safe", "Ada Holm |  | It was tested in May"],
    ),
    # nobody
    ("No one said the mill was safe.", []),
    ("Nobody knows who shut the gate.", []),
    ("None of the owners said the mill was safe.", []),
    # none
    ("The mill on the river burned down in June.", []),
    ("The town, known as “Little Venice” for its canals, flooded again.", []),
]  # fmt: skip


@cache
def _context() -> Context:
    return Context(language.load, language.parse)


def _row(quote: Quote) -> str:
    mention = quote.speaker.mention if quote.speaker else ""
    return f"{mention} | {quote.cue.text if quote.cue else ''} | {quote.text}"


def _quotes(text: str, options: RuleOptions | None = None) -> tuple[Quote, ...]:
    return RuleAttribution(options or RuleOptions(thought=False))(Article("a", text), _context()).quotes


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_example(text: str, expected: list[str]) -> None:
    assert [_row(quote) for quote in _quotes(text)] == expected


def test_modes() -> None:
    text = "The mayor said it rained. The mayor wrote that it rained. The mayor hopes that it rains."
    assert [quote.mode for quote in _quotes(text, RuleOptions())] == ["speech", "writing", "thought"]
    assert [quote.mode for quote in _quotes(text)] == ["speech", "writing"]


def test_confidence_ranks_a_clear_cue_above_a_vague_one() -> None:
    clear, vague = _quotes("The mayor said that it rained. The mayor decided to leave.", RuleOptions())
    assert clear.confidence > vague.confidence


@settings(max_examples=20, deadline=None)
@given(
    office=st.sampled_from(["owner", "mayor", "coroner", "chief executive"]),
    name=st.sampled_from(["Ada Holm", "Per Quill", "Ines Berg"]),
    day=st.sampled_from(["Monday", "Tuesday", "Friday night", "yesterday", "last week", "June 3"]),
)
def test_a_day_behind_the_cue_is_never_the_source(office: str, name: str, day: str) -> None:
    (quote,) = _quotes(f"The mill has been shut for a year, the {office}, {name}, said {day}.")
    assert quote.speaker is not None
    assert quote.speaker.mention == f"the {office}, {name}"
    assert quote.text == "The mill has been shut for a year"


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("“I will go,” Holm wrote in a letter.\n\n“Nobody told me.”", ["writing", "writing"]),
        ("“I will go,” said Holm.\n\n“Nobody told me.”", ["speech", "speech"]),
        ("In her resignation letter, Holm said it was late.", ["writing"]),
        ("In her speech, Holm said it was late.", ["speech"]),
        ("Holm threatened to sue the city. Moss praised the police.", ["speech", "speech"]),
        ("Bill Holm said it was late.", ["speech"]),
        ("In online postings last month, Holm alleged that the mill cheated her.", ["writing"]),
        ("Holm identified the driver as Per Moss.", ["speech"]),
        ("According to The Tarn Chronicle, it was late.", ["writing"]),
        ("Holm issued a statement saying that it was late.", ["speech"]),
        ("“Nobody told me,” Holm squeaked.", ["speech"]),
    ],
)
def test_what_goes_on_and_where_it_stood_say_the_mode(text: str, modes: list[str]) -> None:
    assert [quote.mode for quote in _quotes(text)] == modes

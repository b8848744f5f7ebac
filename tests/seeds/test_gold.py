from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.compile import Source, misread
from seeds.gold import Article, GoldError, Speaker, alignment_gold, article_gold, story_gold
from seeds.markup import escape, read

SPEAKERS = {
    "hale": Speaker("Ana Hale", "person", aliases=("Ms Hale",), roles=("mayor",), speaks_for=("town",)),
    "town": Speaker("the Town of Wick", "organization"),
    "voss": Speaker("Rik Voss", "person", aliases=("O’Voss",)),
}
HEADLINE = "{t|Rain falls}\n\n"


def gold(body: str, name: str = "one", **head: Any) -> dict[str, Any]:
    source = Source(HEADLINE + body, **head)
    return article_gold(Article(name, read(source.body, source.spell)), SPEAKERS)


def faults(body: str) -> str:
    with pytest.raises(GoldError) as caught:
        gold(body)
    return "\n".join(caught.value.faults)


def test_a_quote_carries_its_pieces_cue_mention_and_speaker() -> None:
    (quote,) = gold("{q1 direct hale|“It rained,”} {c1|said} {m1|Ana Hale}. {q1|“All night.”}")["quotes"]
    assert quote["id"] == "one.q1"
    assert quote["text"] == "“It rained,” … “All night.”"
    assert quote["spans"] == [[12, 24], [40, 52]]
    assert (quote["cue"]["text"], quote["mention"]["text"], quote["speaker"]) == ("said", "Ana Hale", "hale")
    assert (quote["optional"], quote["mention_pronoun"], quote["mention_names"]) == (False, False, ["Ana Hale"])


def test_a_floating_quote_is_its_speakers_whom_the_text_named_last() -> None:
    quotes = gold(
        "{q1 direct hale|“One,”} {c1|said} {m1|Ana Hale}. {q2 direct voss|“Two,”} {m2|Rik Voss} {c2|said}. "
        "{q3 direct hale|“Three,”} {m3|she} {c3|said}.\n\n{q4 direct hale|“Four.”}\n\n{q5 direct voss|“Five.”}"
    )["quotes"]
    assert [quote["cue"] for quote in quotes[3:]] == [None, None]
    assert [quote["mention"]["text"] for quote in quotes[3:]] == ["she", "Rik Voss"]
    assert [quote["mention_pronoun"] for quote in quotes] == [False, False, True, True, False]


def test_claims_take_the_quantities_inside_them() -> None:
    (claim, other) = gold(
        "{k1 asserted/hedged -|{n|Four} died by {n|noon}}, {k2 denied hale|none drowned}, {n|7} said."
    )["key_claims"]
    assert (claim["claimant"], claim["stance"], claim["stance_alts"]) == (None, "asserted", ["hedged"])
    assert [quantity["text"] for quantity in claim["quantities"]] == ["Four", "noon"]
    assert (other["claimant"], other["quantities"]) == ("hale", [])


def test_invisible_characters_and_mojibake_are_annotated_by_themselves() -> None:
    done = gold("{b caption|Pho\\u00adto} of the {x|’weir’}, spill\\u00adway", mojibake=False)
    assert [(block["text"], block["reason"]) for block in done["boilerplate"]] == [
        ("Pho\u00adto", "caption"),
        ("\u00ad", "control"),
    ]
    damaged = gold("the {x|“weir”}", mojibake=True)
    assert [(place["text"], place["reason"]) for place in damaged["garbled"]] == [("â€œ … â€\x9d", "mojibake")]
    assert damaged["not_quotes"][0]["text"] == "â€œweirâ€\x9d"


def test_a_damaged_name_is_still_its_speakers() -> None:
    (quote,) = gold("{m1|O’Voss} {c1|said} {q1 indirect voss|it rained}", mojibake=True)["quotes"]
    assert quote["mention"]["text"] == "Oâ€™Voss"


@pytest.mark.parametrize("char", ["“", "”", "’", "—", "é", "\u00a0"])
def test_mojibake_is_undone_by_reading_it_back(char: str) -> None:
    raw = b"".join(c.encode("cp1252") if c.encode("cp1252", "ignore") else c.encode("latin-1") for c in misread(char))
    assert raw.decode() == char


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("{q1 direct hale|“A”}", "names no speaker"),
        ("{q1 spoken hale|“A”} {m1|Ana Hale}", "not a kind"),
        ("{q1 direct nobody|“A”} {m1|Ana Hale}", "known speaker"),
        ("{q1 direct hale|“A”} {m1|Rik Voss}", "does not answer"),
        ("{q1 direct hale|“A”} {q1 direct hale|“B”} {m1|she}", "twice"),
        ("{c7|said}", "cue of the missing quote 7"),
        ("{m7|she}", "mention of the missing quote 7"),
        ("{k1 sung -|A}", "unknown stance"),
        ("{k1 asserted nobody|A}", "not a stance and a claimant"),
        ("{b advert|A}", "unknown reason"),
        ("{b|A }", "a blank at the edge"),
        ("{t|Again}", "one headline"),
    ],
)
def test_what_contradicts_itself_is_named(body: str, reason: str) -> None:
    assert reason in faults(body)


def test_all_faults_of_a_story_come_at_once() -> None:
    articles = [Article(name, read(HEADLINE + "{c7|said}")) for name in ("one", "two")]
    speakers = {**SPEAKERS, "odd": Speaker("Odd", "ghost", speaks_for=("nobody",))}
    with pytest.raises(GoldError) as caught:
        story_gold("tale", articles, speakers, [])
    assert len(caught.value.faults) == 4


def aligned(*lines: str) -> list[dict[str, Any]]:
    body = "{q1 direct hale|“A”} {m1|she} {q2 direct town|“B”} {m2|it} {q3 direct voss|“C”} {m3|he} {k1 asserted -|D}"
    return alignment_gold("tale", lines, [gold(body, "one"), gold(body, "two")], SPEAKERS)


@pytest.mark.parametrize(
    ("line", "conflict"),
    [
        ("one.q1 two.q1 verbatim", False),
        ("one.q1 two.q3 verbatim", True),
        ("one.q1 two.q2 paraphrase", False),
        ("one.q2 two.q1 paraphrase", False),
        ("one.q1 two.q3 contradiction", None),
        ("one.q1 two.k1 paraphrase", None),
        ("one.q1 two.q3 paraphrase unjudged", None),
        ("one.q1 two.q3 paraphrase no-conflict", False),
        ("one.q1 two.q3 contradiction conflict", True),
    ],
)
def test_conflict_follows_from_who_speaks_for_whom(line: str, conflict: bool | None) -> None:  # noqa: FBT001
    assert aligned(line)[0]["attribution_conflict"] is conflict


def test_an_alignment_line_gives_relations_and_optionality() -> None:
    first, second = aligned("one.q1 two.q1 verbatim/reworded optional", "one.q2 two.q2 paraphrase")
    assert first["id"] == "tale.a1"
    assert (first["members"], first["relation"], first["relation_alts"]) == (
        ["one.q1", "two.q1"],
        "verbatim",
        ["reworded"],
    )
    assert (first["optional"], second["optional"]) == (True, False)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("one.q1 two.q9 verbatim", "no member"),
        ("one.q1 two.q1 same", "unknown relation"),
        ("one.q1 two.q1 verbatim maybe", "unknown flag"),
        ("one.q1 one.q2 verbatim", "of one article"),
        ("one.q1 two.q1", "are wanted"),
    ],
)
def test_an_alignment_that_cannot_be_read_is_named(line: str, reason: str) -> None:
    with pytest.raises(GoldError, match=reason):
        aligned(line)


def test_a_pair_stands_once() -> None:
    with pytest.raises(GoldError, match="twice"):
        aligned("one.q1 two.q1 verbatim", "two.q1 one.q1 paraphrase")


WORDS = st.text(st.sampled_from("abé“”‘’'{}\\|—1"), min_size=1, max_size=8)
KEYS = st.sampled_from(["hale", "town", "voss"])


@st.composite
def bodies(draw: st.DrawFn) -> str:
    parts = []
    for number in range(1, draw(st.integers(1, 6))):
        key = draw(KEYS)
        words = [escape(word) for word in draw(st.lists(WORDS, min_size=4, max_size=4))]
        kind = draw(st.sampled_from(["direct", "mixed", "indirect"]))
        rest = draw(st.sampled_from(["", f" {{q{number}|{words[1]}}}", f"\n\n{{q{number}|{words[1]}\n{words[2]}}}"]))
        parts.append(
            f"{words[3]} {{q{number}? {kind} {key}|{{k{number} hedged {key}|{words[0]} {{n|{words[2]}}}}}}} "
            f"{{m{number}|she}} {{c{number}|{words[1]}}}{rest} {{b|{words[2]}}} {{g|{words[0]}}}"
        )
    return draw(st.sampled_from([" ", "\n\n", "\u200b"])).join(parts)


@given(bodies(), st.sampled_from(["lf", "crlf", "cr"]), st.booleans())
def test_every_span_gives_its_text_back(body: str, newlines: str, mojibake: bool) -> None:  # noqa: FBT001
    source = Source(HEADLINE + body, newlines=newlines, mojibake=mojibake)
    marked = read(source.body, source.spell)
    done = article_gold(Article("one", marked), SPEAKERS)
    places = [place for part in ("boilerplate", "quotes", "key_claims", "garbled") for place in done[part]]
    places += [quote[part] for quote in done["quotes"] for part in ("cue", "mention")]
    places += [quantity for claim in done["key_claims"] for quantity in claim["quantities"]]
    assert done["n_chars"] == len(marked.text)
    assert len(places) >= 4 * len(done["quotes"])
    for place in places:
        assert " … ".join(marked.text[start:end] for start, end in place["spans"]) == place["text"]
        assert all(0 <= start < end for start, end in place["spans"])
    assert all(len(claim["quantities"]) == 1 for claim in done["key_claims"])

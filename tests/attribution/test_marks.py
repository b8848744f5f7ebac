from __future__ import annotations

import pytest

from newslens.attribution.marks import Quotation, scan


def words(text: str, quotation: Quotation) -> str:
    return " / ".join(text[piece.inner_start : piece.inner_end] for piece in quotation.pieces)


def found(text: str) -> list[str]:
    return [words(text, quotation) for quotation in scan(text)]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("“We are late,” she said.", "double-curly"),
        ('"We are late," she said.', "double-straight"),
        ("''We are late,'' she said.", "double-apostrophe"),
        ("’’We are late,’’ she said.", "double-apostrophe"),
        ("``We are late,'' she said.", "backtick"),
        ("`We are late,' she said.", "backtick"),
        ("‘We are late,’ she said.", "single-curly"),
        ("'We are late,' she said.", "single-straight"),
        ("«We are late,» she said.", "guillemet"),
        ("»We are late,« she said.", "guillemet"),
        ("‹We are late,› she said.", "guillemet"),
        ("„We are late,“ she said.", "low-high"),
        ("„We are late,” she said.", "low-high"),
        ("‚We are late,‘ she said.", "low-high"),
        ("「We are late,」 she said.", "corner"),
        ("”We are late,” she said.", "double-curly"),
        ("“We are late,“ she said.", "double-curly"),
        ('“We are late," she said.', "double-curly"),
        ('"We are late,” she said.', "double-straight"),
        ('""We are late,"" she said.', "double-straight"),
    ],
)
def test_every_style(text: str, style: str) -> None:
    [quotation] = scan(text)
    assert words(text, quotation) == "We are late,"
    assert (quotation.style, quotation.depth, quotation.parent, quotation.closed) == (style, 0, None, True)


def test_styles_mixed_in_one_article() -> None:
    text = "“One,” she said. \"Two,\" he said.\n\n''Three,'' said Holm. ‘Four,’ said Berg. « Five », said Dahl."
    assert [item.strip() for item in found(text)] == ["One,", "Two,", "Three,", "Four,", "Five"]


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ union can’t meet; James’ car won't start.",
        "In the ’90s rock ’n’ roll was dead, and in '05 it wasn't.",
        "’Tis late, he thought, 'twas later still, and tell 'em so.",
        "He is 6' 2\" tall, she is 5'10\" and the well lies at 51° 30' 26\" north.",
        "A 12\" pipe and a 6' beam.",
        "The Jones' dog, the boys' coats' buttons and Marx' beard.",
        "Goin’ home, nothin’ doin’, th’ end o’ the line.",
        "The café\u0301's owner and the cafe\u0301’s guests.",
        "It was 12′ 6″ long.",
        "",
    ],
)
def test_apostrophes_and_measures_are_not_marks(text: str) -> None:
    assert scan(text) == ()


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("‘The workers’ demands are just,’ he said.", ["The workers’ demands are just,"]),
        ("'The workers' demands are just,' he said.", ["The workers' demands are just,"]),
        ("‘We back the workers’, he said.", ["We back the workers"]),
        ("The ‘workers’ of the board met.", ["workers"]),
        ("‘It’s the ’80s again,’ he said, ‘and I don’t mind.’", ["It’s the ’80s again,", "and I don’t mind."]),
        ("The owners’ offer is ‘a poor one’ and the dockers’ is not.", ["a poor one"]),
        ("'She said \"no\" to the dockers' union,' he said.", ['She said "no" to the dockers\' union,', "no"]),
        ("The dockers’ vote, ‘a farce’, was the owners’ idea.", ["a farce"]),
        ("‘I’m 5’ 10” tall,’ he said.", ["I’m 5’ 10” tall,"]),
        ("\"He told 'em the dockers' tale,\" she said.", ["He told 'em the dockers' tale,"]),
        ("Holm runs a 'fish 'n' chips' shop.", ["fish 'n' chips"]),
        (
            "'No. Goin' home was never the plan.\n\n'It is now,' he said.",
            ["No. Goin' home was never the plan. / It is now,"],
        ),
        ("‘It is late. Goin' home is best.\n\n‘It is,’ he said.", ["It is late. Goin' home is best. / It is,"]),
        ('"The pipe is 6" wide," he said.', ['The pipe is 6" wide,']),
    ],
)
def test_apostrophes_beside_single_marks(text: str, inside: list[str]) -> None:
    assert found(text) == inside


def test_nesting() -> None:
    text = "“He told me ‘she said “no” to that’ and left,” Holm said."
    quotations = scan(text)
    assert [(words(text, q), q.depth, q.parent) for q in quotations] == [
        ("He told me ‘she said “no” to that’ and left,", 0, None),
        ("she said “no” to that", 1, 0),
        ("no", 2, 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“I read “Still Water” there,” Holm said.",
        "\"I read 'Still Water' there,\" Holm said.",
        "''I read 'Still Water' there,'' Holm said.",
        "‘I read “Still Water” there,’ Holm said.",
        "“I read 'Still Water' there,” Holm said.",
    ],
)
def test_nesting_styles(text: str) -> None:
    outer, inner = scan(text)
    assert (outer.depth, inner.depth, inner.parent) == (0, 1, 0)
    assert words(text, inner) == "Still Water"
    assert words(text, outer).endswith("there,")


@pytest.mark.parametrize(
    "text", ["''He told me 'no'''", "\"He told me 'no'\"", "“He told me ‘no’”", "“He told me ‘no’ ”"]
)
def test_marks_that_close_together(text: str) -> None:
    outer, inner = scan(text)
    assert (outer.start, outer.end) == (0, len(text))
    assert words(text, inner) == "no"


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n\r\n", "\n   \n", "\u2029"])
@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("''", "''"), ("‘", "’"), ("«", "»")])
def test_marks_reopened_at_each_paragraph(gap: str, opening: str, closing: str) -> None:
    text = gap.join(
        (
            f"{opening}One day passed.",
            f"{opening}Another did too.",
            f"{opening}Then it rained,{closing} said Holm.",
            f"{opening}It poured.{closing}",
        )
    )
    assert found(text) == ["One day passed. / Another did too. / Then it rained,", "It poured."]
    assert all(quotation.closed for quotation in scan(text))


def test_nested_marks_reopened_too() -> None:
    text = "“Holm wrote: ‘We wait.\n\n“‘And we sing,’ and that was it,” Berg said."
    assert found(text) == ["Holm wrote: ‘We wait. / ‘And we sing,’ and that was it,", "We wait. / And we sing,"]


def test_a_closed_quotation_does_not_go_on() -> None:
    assert found("“One,” he said.\n\n“Two.”\n\n“Three.”") == ["One,", "Two.", "Three."]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“It was late when Holm spoke.\n\nNobody came. “Not one,” he said."
    first, second = scan(text)
    assert (words(text, first), first.closed) == ("It was late when Holm spoke.", False)
    assert (words(text, second), second.closed) == ("Not one,", True)


def test_a_low_quotation_is_closed_by_the_mark_that_opens_elsewhere() -> None:
    assert found("„Late“, she said.\n\n“Dark,” he said.") == ["Late", "Dark,"]


def test_two_opening_marks_side_by_side_are_one_quotation() -> None:
    assert found('"“Go,” he said. He left.') == ["Go,"]


def test_an_unclosed_quotation_ends_before_the_next() -> None:
    text = "“It was late when Holm spoke. “But nobody came,” he added.\n\nThe end."
    first, second = scan(text)
    assert (words(text, first), first.closed) == ("It was late when Holm spoke.", False)
    assert (words(text, second), second.closed) == ("But nobody came,", True)


def test_an_unclosed_quotation_ends_before_the_next_also_where_another_follows() -> None:
    text = "“It was late, said Holm. “But nobody came,” he added.\n\n“It was dark.”"
    assert [quotation.closed for quotation in scan(text)] == [False, True, True]
    assert [quotation.depth for quotation in scan(text)] == [0, 0, 0]


def test_an_unclosed_single_mark_counts_where_the_article_quotes_in_single_marks() -> None:
    unclosed = "‘It was late, said Holm.\n\nThe end."
    assert [q.closed for q in scan(f"‘One,’ she said. ‘Two,’ he said.\n\n{unclosed}")] == [True, True, False]
    assert [q.closed for q in scan(f"“One,” she said. “Two,” he said.\n\n{unclosed}")] == [True, True]


@pytest.mark.parametrize(
    "stray",
    [
        'The harbour " was empty.',
        "The harbour,” it was written, was empty.",
        'The harbour," it was written, was empty.',
        "The harbour is ’ere.",
        "The harbour ’ is empty.",
        "The harbour » is empty.",
        'A plan for a 12" main.',
        'The harbour "" is empty.',
    ],
)
def test_a_stray_mark_spoils_nothing(stray: str) -> None:
    assert found(f'"One," she said.\n\n{stray}\n\n"Two," she said.\n\n“Three.”') == ["One,", "Two,", "Three."]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"We go, "he said. "But not now."', ["We go, ", "But not now."]),
        ('He said,"We go,"and left.', ["We go,"]),
        ('" We go , " he said . " Now . "', [" We go , ", " Now . "]),
        ('They wait—"for what?"—and sing.', ["for what?"]),
        ('"We were—" he began.', ["We were—"]),
        ('("No comment.")', ["No comment."]),
        ('"…and so on," he said.', ["…and so on,"]),
        ('The "pay-as-you-go"-scheme.', ["pay-as-you-go"]),
        ('<b>"Gone"</b>', ["Gone"]),
        ('He said:"Go."', ["Go."]),
    ],
)
def test_straight_marks_are_told_apart_by_what_stands_around(text: str, inside: list[str]) -> None:
    assert found(text) == inside


def test_hard_wrapped_text() -> None:
    text = "“It is late and\nnobody is here,” said\nHolm of the union.\n\n“It is\nearly,” said Berg."
    assert found(text) == ["It is late and\nnobody is here,", "It is\nearly,"]


def test_a_newline_after_each_sentence() -> None:
    text = "“It is late.\nNobody is here.\nI am going,” said Holm.\n“Not yet,” said Berg.\n\nThe end."
    assert found(text) == ["It is late.\nNobody is here.\nI am going,", "Not yet,"]


def test_rows_of_marks_are_no_quotation() -> None:
    assert scan('""""""""""""\n\n\'\'\'\'\'\'\'\'\'\'') == ()


def test_depth_is_bounded() -> None:
    depths = [quotation.depth for quotation in scan("“a ‘b " * 20 + "c’ d” " * 20)]
    assert 3 <= max(depths) <= 5


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“It is late,” she said.", "utterance"),
        ("She said: “It is late.”", "utterance"),
        ("‘It is late’, she said.", "utterance"),
        ("“Really?” she asked.", "utterance"),
        ("“Late,” she said, “and dark.”", "utterance"),
        ("“a long night for all of us on the quay”", "utterance"),
        ("“One evening.\n\n“Another.”", "utterance"),
        ("She called it “a long night for everybody” on Monday.", "phrase"),
        ("She said it was “reckless” spending.", "phrase"),
        ("It was a “full and frank talk,” warning of more.", "phrase"),
        ("James “Jimmy” Holm sang.", "nickname"),
        ("Astrid Berg, nicknamed “Ladybird”, sang.", "nickname"),
        ("She wrote “Still Water on the Quay” in a week.", "title"),
        ("The film “Quay” opens soon.", "title"),
        ("A song called “Quay” was heard.", "title"),
        ("She spoke on Bay TV’s “Meet the Town.”", "title"),
        ("She told “Bay News Sunday,” a talk show, of it.", "title"),
        ("It stood in the Gazette’s “Harbour,” too.", "title"),
        ("He gave an interview with “Good Morning, Rade.”", "title"),
        ("She relies on “gates that hold.”", "phrase"),
        ("On Monday she said “No.”", "utterance"),
        ("They cheered for “Harbour Days.”", "utterance"),
        ("The “gig” workers went home.", "scare"),
        ("The so-called “gig economy” is old.", "term"),
        ("The word “quay” is older.", "term"),
        ("Mayor Tells Critics ‘Enough’ As Quay Shuts", "phrase"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert scan(text)[0].role == role


def test_a_mark_left_behind_on_the_line_before_opens_the_next() -> None:
    lone = '"\n\nThe mill is ours. We shall keep it," Ada Holm said.'
    behind = '"The mill is ours," Ada Holm said in a note. "\n\nAnd nobody shall have it."'
    assert found(lone) == ["The mill is ours. We shall keep it,"]
    assert found(behind) == ["The mill is ours,", "And nobody shall have it."]
    first = scan(lone)[0].pieces[0]
    assert lone[first.start : first.end] == 'The mill is ours. We shall keep it,"'


@pytest.mark.parametrize(
    "text",
    [
        # The next line has its own marks, or none, or the mark closes what stands before it.
        '"\n\n"The mill is ours," Ada Holm said.',
        'She went home. "\n\nThe mill is "ours," Ada Holm said.',
        '"The mill is ours. "\n\nThe pier is "old," Ada Holm said.',
    ],
)
def test_a_mark_that_opens_nothing_on_the_next_line(text: str) -> None:
    assert not any("\n" in words(text, quotation) for quotation in scan(text))
    assert found(text)[-1] in {"The mill is ours,", "ours,", "old,"}

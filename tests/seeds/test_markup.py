from __future__ import annotations

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from seeds.markup import KINDS, NUMBERED, MarkupError, Tag, escape, read

TEXTS = st.text(st.sampled_from("ab|{}\\n“”‘’\"'`´ \n\u200b\u00ad€é.,1?"), max_size=12)


@frozen
class Node:
    """A piece of annotated text, and what it must give."""

    source: str
    text: str
    tags: tuple[tuple[str, int, int], ...]


def joined(nodes: list[Node]) -> Node:
    source, text = "", ""
    tags: list[tuple[str, int, int]] = []
    for node in nodes:
        tags += [(head, start + len(text), end + len(text)) for head, start, end in node.tags]
        source += node.source
        text += node.text
    return Node(source, text, tuple(tags))


@st.composite
def heads(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(sorted(KINDS)))
    keys = ",".join(draw(st.lists(st.from_regex(r"[0-9a-z]{1,3}", fullmatch=True), min_size=1, max_size=3)))
    optional = draw(st.sampled_from(["", "?"]))
    words = draw(st.sampled_from(["", " direct hale", " asserted/hedged -", " caption"]))
    return kind + (keys if kind in NUMBERED else "") + optional + words


def wrapped(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    def tagged(head: str, inside: list[Node]) -> Node:
        whole = joined([*inside, Node("x", "x", ())])
        return Node(f"{{{head}|{whole.source}}}", whole.text, (*whole.tags, (head, 0, len(whole.text))))

    return st.builds(tagged, heads(), st.lists(children, max_size=4))


LEAVES = TEXTS.map(lambda text: Node(escape(text), text, ()))
TREES = st.lists(st.recursive(LEAVES, wrapped, max_leaves=12), max_size=6).map(joined)


@given(TREES)
def test_markup_comes_off_and_every_tag_stands_where_its_text_stands(tree: Node) -> None:
    marked = read(tree.source)
    assert marked.text == tree.text
    found = sorted((tag.kind, tag.keys, tag.optional, tag.words, tag.start, tag.end) for tag in marked.tags)
    wanted = []
    for head, start, end in tree.tags:
        label, _, words = head.partition(" ")
        keys = tuple(key for key in label[1:].rstrip("?").split(",") if key)
        wanted.append((label[0], keys, label.endswith("?"), tuple(words.split()), start, end))
    assert found == sorted(wanted)


@given(TREES, st.sampled_from(["\r\n", "\r", "<br>\n"]))
def test_offsets_count_the_line_ends_as_they_are_written(tree: Node, newline: str) -> None:
    marked = read(tree.source, lambda text: text.replace("\n", newline))
    assert marked.text == tree.text.replace("\n", newline)
    texts = sorted(marked.text[tag.start : tag.end] for tag in marked.tags)
    assert texts == sorted(tree.text[start:end].replace("\n", newline) for _, start, end in tree.tags)


@given(st.text(st.sampled_from("{}|\\uq1 m,?kb0a\n"), max_size=60))
def test_any_source_is_read_or_refused_with_its_line(source: str) -> None:
    line, length = 1, 0
    tags: tuple[Tag, ...] = ()
    try:
        marked = read(source)
        tags, length = marked.tags, len(marked.text)
    except MarkupError as error:
        line = error.line
    assert 1 <= line <= source.count("\n") + 1
    assert all(0 <= tag.start < tag.end <= length for tag in tags)


def test_escapes_and_joined_lines() -> None:
    marked = read("a\\u200bb \\{c\\} \\\\ d\\\ne | f")
    assert marked.text == "a\u200bb {c} \\ de | f"


def test_labels_may_share_a_tag_and_pieces_a_label() -> None:
    marked = read("{q1 direct hale|“A,”} {c1|said} {m1,2|Hale}. {q1|“B.”}")
    assert [(tag.kind, tag.keys) for tag in marked.tags] == [
        ("q", ("1",)),
        ("c", ("1",)),
        ("m", ("1", "2")),
        ("q", ("1",)),
    ]


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ("one\n{q1 direct hale|two", 2, "not closed"),
        ("one}\n", 1, "closing brace"),
        ("\n\n{z|x}", 3, "unknown tag"),
        ("{q|x}", 1, "needs a label"),
        ("{b1|x}", 1, "takes no label"),
        ("{b|}", 1, "no text"),
        ("{no bar}", 1, "cannot read"),
        ("a\n\\x", 2, "cannot read"),
    ],
)
def test_a_fault_names_its_line(source: str, line: int, reason: str) -> None:
    with pytest.raises(MarkupError, match=reason) as caught:
        read(source)
    assert caught.value.line == line

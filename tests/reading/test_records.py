from __future__ import annotations

import io
import itertools
import json
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.errors import InputError, NoArticleError
from newslens.reading.fields import names
from newslens.reading.stage import RecordOptions, RecordReader
from newslens.serialize import article_to_json
from newslens.stages import Source
from newslens.types import Article, Problem
from tests.reading.messages import assert_line

BODY = "The bridge was closed on Monday.\n\n“It is unsafe,” Ada Brunn said."


def _read(
    document: Any, *, path: str = "feed.json", options: RecordOptions | None = None
) -> tuple[list[Article], list[Problem]]:
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    rows = list(RecordReader(options or RecordOptions())(Source(path, "feed", data)))
    return [row for row in rows if isinstance(row, Article)], [row for row in rows if isinstance(row, Problem)]


def _one(document: Any, *, options: RecordOptions | None = None) -> Article:
    (article,), problems = _read(document, options=options)
    assert problems == []
    return article


def test_the_fields_of_a_record_become_those_of_an_article() -> None:
    article = _one(
        {
            "id": 17,
            "headline": "Bridge closed",
            "articleBody": BODY,
            "url": "https://ferry.example/bridge",
            "datePublished": "Fri, 12 Mar 2021 09:14:00 GMT",
            "publisher": {"@type": "Organization", "name": "The Daily Ferry"},
            "inLanguage": "en_GB",
        }
    )
    assert article == Article(
        id="17",
        raw=BODY,
        path="feed.json",
        title="Bridge closed",
        publisher="The Daily Ferry",
        url="https://ferry.example/bridge",
        published="2021-03-12T09:14:00+00:00",
        language="en-GB",
    )


def _written(key: str) -> st.SearchStrategy[str]:
    ways = (key, key.upper(), key.title(), "_".join(key), f"@{key}", key.replace("article", "article-"))
    return st.sampled_from(ways)


@given(st.data())
def test_every_name_of_a_field_is_known(data: st.DataObject) -> None:
    body, title, url, published = (
        data.draw(st.sampled_from(names()[field]).flatmap(_written), label=field)
        for field in ("body", "title", "url", "published")
    )
    article = _one({title: "A title", body: BODY, url: "https://a.example/x", published: "2021-03-12"})
    assert (article.raw, article.title, article.url, article.published) == (
        BODY,
        "A title",
        "https://a.example/x",
        "2021-03-12",
    )


@pytest.mark.parametrize(
    "document",
    [
        [{"text": "One."}, {"text": "Two."}],
        {"articles": [{"text": "One."}, {"text": "Two."}]},
        {"status": "ok", "response": {"results": [{"fields": {"bodyText": "One."}}, {"fields": {"bodyText": "Two."}}]}},
        {"hits": {"total": 2, "hits": [{"_source": {"text": "One."}}, {"_source": {"text": "Two."}}]}},
        {
            "@graph": [
                {"@type": "WebSite", "name": "x"},
                {"@type": "NewsArticle", "articleBody": "One."},
                {"text": "Two."},
            ]
        },
        [{"content": {"rendered": "<p>One.</p>"}}, {"content": "<p>Two.</p>"}],
        {"items": [{"content_html": "<p>One.</p>"}, {"content_text": "Two."}]},
    ],
)
def test_records_are_found_where_others_put_them(document: Any) -> None:
    articles, problems = _read(document)
    assert [article.raw for article in articles] == ["One.", "Two."]
    assert problems == []


def test_paragraphs_in_a_list_are_joined() -> None:
    assert _one({"body": ["One.", "Two."]}).raw == "One.\n\nTwo."


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not text.isspace() and text))
def test_the_raw_text_is_the_body_as_it_stands(body: str) -> None:
    for escaped in (True, False):
        document = json.dumps({"text": "x " + body}, ensure_ascii=escaped).encode()
        if "</" not in body and "<br" not in body and "<p>" not in body:
            assert _one(document).raw == "x " + body


def test_the_headline_goes_in_front_only_where_asked_and_needed() -> None:
    record = {"title": "Bridge closed", "text": BODY}
    asked = RecordOptions(headline=True)
    assert _one(record).raw == BODY
    assert _one(record, options=asked).raw == "Bridge closed\n\n" + BODY
    assert _one({**record, "text": "BRIDGE CLOSED\n" + BODY}, options=asked).raw == "BRIDGE CLOSED\n" + BODY


def test_a_body_that_is_a_page_is_read_as_one() -> None:
    pytest.importorskip("trafilatura")
    words = "The bridge over the Aller was closed on Monday after engineers found a crack, the council said."
    html = f"<!doctype html><html lang=en><body><article><h1>Bridge</h1><p>{words}</p><p>{words[::-1]}</p></article></body></html>"
    article = _one({"id": "x", "title": "Bridge", "html": html})
    assert article.id == "x"
    assert article.language == "en"
    assert words in article.raw
    assert "<" not in article.raw


def test_names_without_an_id_count_up_and_equal_ids_part() -> None:
    articles, _ = _read(
        [{"text": "a"}, {"text": "b"}, {"id": "x", "text": "c"}, {"id": "x", "text": "d"}, {"id": "x-2", "text": "e"}]
    )
    assert [article.id for article in articles] == ["feed", "feed-2", "x", "x-2", "x-2-2"]


def test_bad_lines_are_problems_and_the_others_go_on() -> None:
    lines = [
        '{"text": "One."}',
        "",
        '{"text": ',
        '{"title": "no text"}',
        "7",
        '{"text": "Two."}',
        '{"text": "a", "text": "b"}',
    ]
    articles, problems = _read("\n".join(lines).encode(), path="feed.jsonl")
    assert [article.raw for article in articles] == ["One.", "Two."]
    assert [problem.error.split(":")[0] for problem in problems] == ["line 3", "line 4", "line 5", "line 7"]
    assert {problem.path for problem in problems} == {"feed.jsonl"}
    assert "given twice: text" in problems[-1].error


def test_lines_are_found_in_a_json_file_too() -> None:
    articles, problems = _read(b'{"text": "One."}\n{"text": "Two\xe2\x80\xa8."}')
    assert [article.raw for article in articles] == ["One.", "Two\u2028."]
    assert problems == []


@pytest.mark.parametrize(
    "behind", ["}", "]", ",", ", ", "]]}", "7", '"more"', "null", "{", '[{"text": "Three.",]', "\0", "\u00a0"]
)
@pytest.mark.parametrize("indent", [None, 2])
def test_what_stands_behind_a_document_is_told_once_and_with_its_place(behind: str, indent: int | None) -> None:
    document = json.dumps([{"text": "One."}, {"text": "Two."}], indent=indent) + " " + behind
    articles, (problem,) = _read(document.encode())
    assert [article.raw for article in articles] == ["One.", "Two."]
    lines = document.split("\n")
    assert problem.error.startswith(f"line {len(lines)}, column {len(lines[-1]) - len(behind) + 1}: not JSON")


def test_documents_one_behind_the_other_are_all_read() -> None:
    one, two, three = ({"text": word} for word in ("One.", "Two.", "Three."))
    document = f"\n {json.dumps(one, indent=2)}\n{json.dumps([two], indent=2)} {json.dumps(three)}\n\n"
    articles, problems = _read(document.encode())
    assert [(article.id, article.raw) for article in articles] == [
        ("feed", "One."),
        ("feed-2", "Two."),
        ("feed-3", "Three."),
    ]
    assert problems == []


@given(
    st.lists(st.dictionaries(st.sampled_from(["text", "title", "id"]), st.text(st.characters(codec="ascii")))),
    st.sampled_from([None, 0, 2]),
    st.sampled_from(["", "\n", " \n\n"]),
)
def test_documents_are_read_alike_in_a_list_and_one_behind_the_other(
    records: list[dict[str, str]], indent: int | None, between: str
) -> None:
    def found(document: str) -> list[str]:
        try:
            return [article.raw for article in _read(document.encode())[0]]
        except InputError:
            return []

    row = between.join(json.dumps(record, indent=indent) for record in records)
    assert found(row) == found(json.dumps(records))


def test_a_bad_line_among_others_costs_that_line() -> None:
    lines = ['{"text": "One."}', "no JSON", '{"text": "Two."},', "", '{"text": "Three."}']
    articles, problems = _read("\n".join(lines).encode())
    assert [article.raw for article in articles] == ["One.", "Three."]
    assert [problem.error.split(":")[0] for problem in problems] == ["line 2", "line 3"]


@pytest.mark.parametrize(
    "document", [{}, [], 7, "text", None, {"a": 1}, [{"title": "x"}], {"articles": [{"file": "a.txt"}]}]
)
def test_json_without_articles_is_told_apart(document: Any) -> None:
    with pytest.raises(NoArticleError):
        _read(document)


def test_an_analysis_is_not_an_article() -> None:
    with pytest.raises(NoArticleError, match="newslens wrote"):
        _read({"schema": 1, "newslens": "0.1", "articles": [{"id": "a", "text": "One."}]})


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b'{"text": "One."', "not JSON: .*line 1"),
        (b'"Never," she said.', r"not JSON: Extra data \(line 1, column 10\)"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_json_is_an_input_error(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as error:
        _read(data)
    assert error.value.path == "feed.json" or what == "empty"
    assert not isinstance(error.value, NoArticleError)


def test_numbers_that_are_none_are_missing() -> None:
    article = _one(b'{"title": NaN, "text": "One.", "date": Infinity, "n": ' + b"9" * 10_000 + b"}")
    assert (article.title, article.published) == (None, None)


def test_half_a_character_does_not_cost_the_article() -> None:
    article = _one(rb'{"title": "a\ud83d", "text": "One \ud83d two \ud83d\ude00."}')
    assert article.raw == "One \ufffd two \U0001f600."
    assert article.title == "a\ufffd"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([name for known in names().values() for name in known]) | st.text(), inner, max_size=6
        )
    ),
    max_leaves=20,
)


@given(JSON, st.sampled_from(["a.json", "a.jsonl"]))
def test_any_json_is_articles_problems_or_an_input_error(tree: Any, path: str) -> None:
    try:
        articles, problems = _read(json.dumps(tree).encode(), path=path)
    except InputError as error:
        assert_line(error)
    else:
        assert all(article.raw.strip() for article in articles)
        assert len({article.id for article in articles}) == len(articles)
        assert articles or problems


@given(
    st.binary() | st.text(st.sampled_from('{}[]",:\n\\ud8tex01')).map(str.encode),
    st.sampled_from(["a.json", "a.jsonl"]),
)
def test_any_bytes_are_articles_problems_or_an_input_error(data: bytes, path: str) -> None:
    try:
        articles, problems = _read(data, path=path)
    except InputError as error:
        assert_line(error)
    else:
        assert articles or problems


def _lines(*rows: str, path: str = "feed.jsonl") -> list[str]:
    return [problem.error for problem in _read("\n".join([json.dumps({"body": BODY}), *rows]).encode(), path=path)[1]]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("[1, 2]", ["line 2: not an object but a list"]),
        ('["a", null]', ["line 2: not an object but a list"]),
        ("[]", []),
        ("7", ["line 2: not an object but a number"]),
        ('[{"a": 1}, {"b": 2}]', [f"line 2, record {n}: no field with the text of an article" for n in (1, 2)]),
        (
            '[{"a": 1}, 7]',
            ["line 2, record 1: no field with the text of an article", "line 2, record 2: not an object but a number"],
        ),
        ('[{"a": 1}]', ["line 2: no field with the text of an article"]),
        ('{"body": "never ends', ["line 2: not JSON: Unterminated string starting (column 10)"]),
        ('{"body" "x"}', ["line 2: not JSON: Expecting ':' delimiter (column 9)"]),
    ],
)
@pytest.mark.parametrize("path", ["feed.jsonl", "feed.NDJSON", "feed.jsonl.gz"])
def test_each_line_that_is_none_is_told_once(line: str, told: list[str], path: str) -> None:
    assert _lines(line, path=path) == told


def test_a_document_tells_line_and_column() -> None:
    with pytest.raises(InputError, match=r"Expecting ',' delimiter \(line 2, column 3\)"):
        _read(b'{"body": "x"\n  "title": "y"}')


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2024-13-45", "'2024-13-45'"),
        (10**30, f"'{10**30}'"),
        ("yesterday", "'yesterday'"),
        (["x"], "'x'"),
        ({"day": "1"}, "\"{'day': '1'}\""),
        ("long\nago " * 30, "…' cannot be read"),
    ],
)
def test_a_date_that_nobody_can_read_is_told_and_the_article_goes_on(date: object, told: str) -> None:
    for path in ("feed.json", "feed.jsonl"):
        (article,), (problem,) = _read({"body": BODY, "date": date, "id": 7}, path=path)
        assert (article.id, article.published) == ("7", None)
        assert (problem.path, problem.code) == (path, "NL105")
        assert told in problem.error
        assert len(problem.error.splitlines()) == 1
        assert len(problem.error) < 120


@pytest.mark.parametrize("date", [None, "", "n/a", "unknown", 0, [], "03/12/31", "March 12, 2031", "2 hours ago"])
def test_no_date_and_a_date_of_another_form_are_no_problem(date: object) -> None:
    article = _one({"body": BODY, "published": date})
    assert article.published == (date if isinstance(date, str) and any(map(str.isdigit, date)) else None)


def test_of_two_dates_the_one_that_can_be_read_is_taken() -> None:
    assert _one({"body": BODY, "published": "today", "date": "2031-04-02"}).published == "2031-04-02"


@pytest.mark.parametrize("path", ["feed.jsonl", "feed.json", "-"])
def test_each_line_has_an_encoding_of_its_own(path: str) -> None:
    bodies = ["“One,” she said.", "“Two,” he said.", "“Three,” said Zoë.", "“Four,” they said."]
    names = ["utf-8", "utf-8", "cp1252", "mac_roman"]
    rows = [
        json.dumps({"text": body}, ensure_ascii=False).encode(name) for body, name in zip(bodies, names, strict=True)
    ]
    rows.insert(2, json.dumps({"text": "“Five,” I said."}).encode())
    articles, problems = _read(b"\n".join([*rows, b"\xff\xfe junk"]), path=path)
    assert [article.raw for article in articles] == [*bodies[:2], "“Five,” I said.", *bodies[2:]]
    assert [problem.error.split(":")[0] for problem in problems] == ["line 6"]


@pytest.mark.parametrize("first", ["{bad", '{"text": "cut o', "{}}", '{"text": "One."},'])
def test_a_broken_first_line_costs_no_other(first: str) -> None:
    rows = [first, '{"id": "b", "text": "Two."}', "", '{"id": "c", "text": "Three."}']
    articles, problems = _read("\n".join(rows).encode(), path="-")
    assert [article.id for article in articles] == ["b", "c"]
    assert [problem.error.split(":")[0] for problem in problems] == ["line 1"]


@pytest.mark.parametrize(
    "document",
    [
        '[\n{"text": "One."},\n{"text": "Two."}',
        '{\n "articles": [\n  {"text": "One."},\n  {"text": "Two."}\n',
        '{"text": "One." "title": "Two."}',
    ],
)
def test_a_broken_document_is_told_once_and_not_for_each_line(document: str) -> None:
    with pytest.raises(InputError, match="not JSON"):
        _read(document.encode())


@given(st.lists(st.dictionaries(st.sampled_from(["text", "id", "title"]), st.text(max_size=9), max_size=3), max_size=6))
def test_lines_are_read_alike_one_by_one_and_from_the_whole(rows: list[dict[str, str]]) -> None:
    data = "".join(f"{json.dumps(row)}\n" for row in rows).encode()

    def found(lines: Iterable[bytes] | None) -> list[Article | Problem] | str:
        try:
            return list(RecordReader().read(Source("feed.jsonl", "feed", b"" if lines else data), lines))
        except InputError as error:
            return str(error)

    assert found(io.BytesIO(data)) == found(None)


def test_one_line_is_in_memory_at_a_time() -> None:
    drawn = 0

    def lines() -> Iterator[bytes]:
        nonlocal drawn
        for number in itertools.count():
            drawn += 1
            yield json.dumps({"id": number, "text": BODY * 99}).encode() + b"\n"

    items = RecordReader().read(Source("feed.jsonl", "feed", b""), lines())
    for number in range(50):
        item = next(items)
        assert isinstance(item, Article)
        assert item.id == str(number)
        assert drawn == number + 1


def test_what_breaks_off_is_read_up_to_there() -> None:
    def lines() -> Iterator[bytes]:
        yield b'{"text": "One."}\n'
        yield b'{"text": "Two."}\n'
        raise InputError("not sound gzip: cut")

    one, two, problem = RecordReader().read(Source("feed.jsonl.gz", "feed", b""), lines())
    assert [item.raw for item in (one, two) if isinstance(item, Article)] == ["One.", "Two."]
    assert isinstance(problem, Problem)
    assert (problem.path, problem.code) == ("feed.jsonl.gz", "NL101")
    assert problem.error == "broke off after line 2: not sound gzip: cut"


def test_what_newslens_wrote_is_no_article() -> None:
    own = article_to_json(Article("a", "One.")).encode()
    for data in (own, own + b"\n" + own, b"[" + own + b"]"):
        for path in ("a.jsonl", "a.json"):
            with pytest.raises(NoArticleError, match="newslens has analysed"):
                _read(data, path=path)
    articles, problems = _read(b'{"text": "One.", "quotes": [], "raw": "x"}\n' + own, path="a.jsonl")
    assert [article.raw for article in articles] == ["One."]
    assert len(problems) == 1

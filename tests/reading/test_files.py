from __future__ import annotations

import gzip
import io
import os
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.errors import InputError
from newslens.reading.files import File, unread, walk
from newslens.types import Problem

HANDLED = frozenset({".txt", ".json"})
PACKED = gzip.compress(b"text" * 99, mtime=0)


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def _names(*paths: Path | str) -> list[str]:
    return [entry.name for entry in walk(paths, HANDLED) if isinstance(entry, File)]


def _problems(*paths: Path | str) -> list[Problem]:
    return [entry for entry in walk(paths, HANDLED) if isinstance(entry, Problem)]


def test_folders_are_walked_in_order_of_name(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a.txt", "c/e.TXT", "c/d.json", ".hidden.txt", ".git/x.txt", "notes.toml", "c/.x/y.txt")
    found = [entry for entry in walk([tmp_path], HANDLED) if isinstance(entry, File)]
    assert [Path(entry.path or "").relative_to(tmp_path).as_posix() for entry in found] == [
        "a.txt",
        "b.txt",
        "c/d.json",
        "c/e.TXT",
    ]
    assert [entry.suffix for entry in found] == [".txt", ".txt", ".json", ".txt"]
    assert all(entry.walked for entry in found)
    assert found[0].read() == b"a.txt"
    assert _problems(tmp_path) == []


def test_named_inputs_keep_their_order_and_come_once(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a.txt")
    assert _names(tmp_path / "b.txt", tmp_path, tmp_path / "a.txt") == ["b", "a"]


def test_parents_tell_equal_stems_apart(tmp_path: Path) -> None:
    _write(tmp_path, "x/one/report.txt", "y/one/report.txt", "z/report.txt", "z/other.txt")
    assert _names(tmp_path) == ["x/one/report", "y/one/report", "other", "z/report"]


def test_a_suffix_tells_files_of_one_folder_apart(tmp_path: Path) -> None:
    _write(tmp_path, "x/a.txt", "x/a.json", "y/a.txt", "y/a.json", "z/a.txt")
    assert _names(tmp_path) == ["x/a.json", "x/a.txt", "y/a.json", "y/a.txt", "a"]


def test_names_grow_only_where_needed(tmp_path: Path) -> None:
    _write(tmp_path, "x/report.txt", "y/report.txt", "y/other.txt")
    assert _names(tmp_path) == ["x/report", "other", "y/report"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "a", "b", "a/a", "b/a"]), st.sampled_from("ab"), st.sampled_from(sorted(HANDLED))
        )
    )
)
def test_names_are_unique(tmp_path_factory: pytest.TempPathFactory, wanted: list[tuple[str, str, str]]) -> None:
    folder = tmp_path_factory.mktemp("walk")
    _write(folder, *{f"{parent}/{stem}{suffix}".lstrip("/") for parent, stem, suffix in wanted})
    names = _names(folder)
    assert len(set(names)) == len(names) == len(set(wanted))
    assert all(name.split("/")[-1][0] in "ab" for name in names)


def test_what_is_named_and_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "table.xlsx", "plain")
    os.mkfifo(tmp_path / "pipe.txt")
    rows = _problems(
        tmp_path / "missing.txt", tmp_path / "table.xlsx", tmp_path / "plain", tmp_path / "pipe.txt", "nul\0.txt"
    )
    assert [Path(row.path or "").name for row in rows] == [
        "missing.txt",
        "table.xlsx",
        "plain",
        "pipe.txt",
        "nul\0.txt",
    ]
    assert rows[0].error == "no such file or folder"
    assert rows[1].error == "no reader for .xlsx; there are readers for .json, .txt"
    assert "without a suffix" in rows[2].error
    assert rows[3].error == "not a file or folder"
    assert all("\n" not in row.error for row in rows)


def test_links_that_loop_or_lead_nowhere_do_no_harm(tmp_path: Path) -> None:
    _write(tmp_path, "a/one.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "a" / "self.txt").symlink_to(tmp_path / "a" / "self.txt")
    (tmp_path / "a" / "twin.txt").symlink_to(tmp_path / "a" / "one.txt")
    assert _names(tmp_path) == ["one"]
    assert _problems(tmp_path) == []


def test_a_file_that_is_gone_by_then_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        File(path=str(tmp_path / "gone.txt"), name="gone", suffix=".txt").read()


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"A plain text.", ".txt"),
        (b'\xef\xbb\xbf {"text": "x"}', ".json"),
        (b"\n[1]", ".json"),
        (b"<!DOCTYPE html><p>x", ".html"),
        (b"", ".txt"),
        (b"<p>no page</p>", ".txt"),
    ],
)
def test_standard_input_is_what_it_looks_like(monkeypatch: pytest.MonkeyPatch, data: bytes, suffix: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (entry,) = walk(["-", "-"], HANDLED | {".html"})
    assert isinstance(entry, File)
    assert (entry.path, entry.name, entry.suffix, entry.read()) == (None, "stdin", suffix, data)


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b'{"a": 1}\n{"b": 2}\n{"c"', ".jsonl"),
        (b'\xef\xbb\xbf{"a": 1}\r\n\n{"b": 2', ".jsonl"),
        (b'{"a": 1}\n', ".json"),
        (b'{"a": 1,\n"b": {}}', ".json"),
        (b'{"a": 1}\n[2]', ".json"),
        (b'{"a": 1}}\n"b"', ".json"),
    ],
)
def test_lines_of_standard_input_need_not_be_read_before(
    monkeypatch: pytest.MonkeyPatch, data: bytes, suffix: str
) -> None:
    def given() -> File:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        (entry,) = walk(["-"], HANDLED | {".jsonl"})
        assert isinstance(entry, File)
        return entry

    whole, entry = given().read(), given()
    assert (whole, entry.suffix) == (data, suffix)
    left = sys.stdin.buffer.tell()
    assert left == len(data) or suffix == ".jsonl"
    assert list(entry.lines()) == list(io.BytesIO(data))


@pytest.mark.parametrize(
    ("data", "handled", "told"),
    [
        (b"A plain text.", {".json", ".html"}, ".txt: no reader for .txt; there are readers for .html, .json"),
        (b"[1]", {".txt"}, ".json: no reader for .json; there are readers for .txt"),
        (b"", set[str](), "there are readers for nothing"),
    ],
)
def test_standard_input_that_no_reader_handles_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, data: bytes, handled: set[str], told: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (problem,) = walk(["-"], frozenset(handled))
    assert isinstance(problem, Problem)
    assert problem.path is None
    assert told in problem.error


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), "an empty folder"),
        ((".hidden.txt",), "an empty folder"),
        (("a.dat", "b.md"), "holds no file of a known suffix (2 files passed over: .dat, .md)"),
        (("deep/a.dat", "deep/er/b.dat", "README"), "(3 files passed over: .dat, without a suffix)"),
        (("a.MD",), "(1 file passed over: .md)"),
        (tuple(f"a.x{number}" for number in range(9)), "(9 files passed over: .x"),
        (("a.warc.gz",), "(1 file passed over: .warc.gz)"),
    ],
)
def test_a_folder_without_a_file_to_read_is_a_problem(tmp_path: Path, names: tuple[str, ...], told: str) -> None:
    _write(tmp_path, *names)
    (problem,) = _problems(tmp_path)
    assert problem.path == str(tmp_path)
    assert told in problem.error
    assert len(problem.error) < 120


def test_a_folder_whose_files_came_already_is_none(tmp_path: Path) -> None:
    _write(tmp_path, "a/x.txt", "b.md")
    assert _problems(tmp_path / "a", tmp_path, tmp_path / "a" / "x.txt", tmp_path) == []


@given(data=st.binary(max_size=200))
def test_what_is_compressed_is_read_as_what_is_inside(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("packed") / "feed.TXT.gz"
    path.write_bytes(gzip.compress(data))
    (found,) = walk([path], HANDLED)
    assert isinstance(found, File)
    assert (found.name, found.suffix, found.read()) == ("feed", ".txt", data)


def test_a_reader_that_unpacks_for_itself_gets_the_file_as_it_is(tmp_path: Path) -> None:
    _write(tmp_path, "feed.txt.gz")
    (found,) = walk([tmp_path / "feed.txt.gz"], HANDLED | {".gz"})
    assert isinstance(found, File)
    assert (found.suffix, found.read()) == (".gz", b"feed.txt.gz")


@pytest.mark.parametrize(
    "data", [b"text", b"\x1f\x8b", PACKED[:-6], PACKED[:14] + b"x" * 40], ids=["none", "head", "cut", "junk"]
)
def test_damaged_compression_is_an_input_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(data)
    with pytest.raises(InputError, match="not sound gzip"):
        File(str(path), "a", ".txt").read()


@pytest.mark.parametrize("cut", [0, 9, 200])
@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_the_lines_before_a_break_are_given(tmp_path: Path, suffix: str, cut: int) -> None:
    rows = [b"%d %d\n" % (number, number**9) for number in range(400)]
    packed = gzip.compress(b"".join(rows), mtime=0) if suffix.endswith(".gz") else b"".join(rows)
    path = tmp_path / f"feed{suffix}"
    path.write_bytes(packed[: len(packed) - cut])
    found: list[bytes] = []
    told = pytest.raises(InputError, match="not sound gzip") if cut and suffix.endswith(".gz") else nullcontext()
    with told:
        found.extend(File(str(path), "feed", ".jsonl").lines())
    whole = [row for row in found if row.endswith(b"\n")]
    assert whole == rows[: len(whole)]
    assert len(whole) == 400 if not cut else 300 < len(whole) < 400 or cut == 9


@given(st.binary(max_size=300))
def test_lines_are_the_bytes_of_the_file(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("lines") / "feed.jsonl.gz"
    path.write_bytes(gzip.compress(data))
    assert b"".join(File(str(path), "feed", ".jsonl").lines()) == data
    assert list(File(None, "stdin", ".jsonl", data=data).lines()) == list(io.BytesIO(data))


def test_a_file_that_is_gone_has_no_lines(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(File(str(tmp_path / "gone.jsonl"), "gone", ".jsonl").lines())


def test_what_is_left_out_of_a_folder_is_read_where_it_is_named(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "x/b.txt")
    without = [tmp_path / "x" / ".." / "a.txt", tmp_path / "gone.txt"]
    assert [entry.name for entry in walk([tmp_path], HANDLED, without) if isinstance(entry, File)] == ["b"]
    named = walk([tmp_path / "a.txt", tmp_path], HANDLED, without)
    assert [entry.name for entry in named if isinstance(entry, File)] == ["a", "b"]
    (problem,) = walk([tmp_path / "x"], HANDLED, [tmp_path / "x" / "b.txt"])
    assert isinstance(problem, Problem)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), []),
        (("a.md",), ["1 file passed over, which no reader handles: .md"]),
        (("a.md", "deep/b.MD", "README"), ["3 files passed over, which no reader handles: .md, without a suffix"]),
        ((".git/a.md", "out.csv"), []),
        (tuple(f"a.x{number}" for number in range(9)), ["9 files passed over, which no reader handles: .x"]),
    ],
)
def test_what_no_reader_handles_is_told_beside_what_is_read(
    tmp_path: Path, names: tuple[str, ...], told: list[str]
) -> None:
    _write(tmp_path, "one.txt", *names)
    found = list(unread([tmp_path, tmp_path], HANDLED, [tmp_path / "out.csv"]))
    assert [line[: len(f"{tmp_path}: {known}")] for line, known in zip(found, told, strict=True)] == [
        f"{tmp_path}: {known}" for known in told
    ]


def test_a_folder_of_nothing_else_is_told_of_once(tmp_path: Path) -> None:
    _write(tmp_path, "a.md")
    assert len(_problems(tmp_path)) == 1
    assert list(unread([tmp_path, tmp_path / "gone"], HANDLED)) == []


@pytest.mark.parametrize(
    "given", ["https://example.org/a.html", "HTTP://example.org", Path("https://example.org/a.html")]
)
def test_an_address_is_told_of_as_such(given: Path | str) -> None:
    (problem,) = _problems(given)
    assert problem.path == str(given)
    assert problem.error == "an address is not fetched; save the page, and name its file"


def test_a_folder_may_be_called_as_addresses_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "https:/a.txt", "http/b.txt")
    monkeypatch.chdir(tmp_path)
    assert _names("https:/a.txt", "http/b.txt", "https:/") == ["a", "b"]
    assert _problems("https:", "httpd.txt")[0].error == "no such file or folder"

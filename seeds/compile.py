"""Compile the marked sources under ``seeds/src`` into article files and gold: ``python -m seeds.compile [--check]``."""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from seeds.gold import Article, GoldError, Speaker, story_gold
from seeds.markup import MarkupError, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HERE: Final = Path(__file__).resolve().parent
NEWLINES: Final = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
_FENCE: Final = "+++\n"
_HEAD_KEYS: Final = {"options", "newlines", "bom", "final_newline", "mojibake"}


class SourceError(ValueError):
    """A story that cannot be compiled; the message names the file."""


@frozen
class Source:
    """One article's source: its head and the marked text below it."""

    body: str
    options: tuple[str, ...] = ()
    newlines: str = "lf"
    bom: bool = False
    final_newline: bool = True
    mojibake: bool = False

    def spell(self, text: str) -> str:
        """How the article's file writes a piece of text."""
        if self.mojibake:
            text = "".join(char if char.isascii() else misread(char) for char in text)
        return text.replace("\n", NEWLINES[self.newlines])


@frozen
class Story:
    """A compiled story: file name to bytes."""

    name: str
    files: Mapping[str, bytes]


def misread(text: str) -> str:
    """UTF-8 read as Windows-1252, the bytes which that leaves undefined as Latin-1: the mojibake of most scraped pages.

    Examples:
        >>> misread("’")
        'â€™'
    """
    out = []
    for byte in text.encode():
        raw = bytes((byte,))
        try:
            out.append(raw.decode("cp1252"))
        except UnicodeDecodeError:
            out.append(raw.decode("latin-1"))
    return "".join(out)


def read_source(text: str) -> Source:
    """Split a source into its TOML head, between lines of ``+++``, and its body.

    Raises:
        ValueError: the head is missing, is not TOML or has an unknown key.
    """
    if not text.startswith(_FENCE) or _FENCE not in text[len(_FENCE) :]:
        raise ValueError("the head between two lines of +++ is missing")
    head, body = text[len(_FENCE) :].split(_FENCE, 1)
    values: dict[str, Any] = tomllib.loads(head)
    if unknown := values.keys() - _HEAD_KEYS:
        raise ValueError(f"unknown in the head: {', '.join(sorted(unknown))}")
    if values.get("newlines", "lf") not in NEWLINES:
        raise ValueError(f"newlines is one of {', '.join(NEWLINES)}")
    return Source(body=body, **{**values, "options": tuple(values.get("options", ()))})


def compile_story(folder: Path) -> Story:
    """Compile the story whose sources lie in a folder.

    Raises:
        SourceError: a source cannot be read, or its annotation contradicts itself.
    """
    articles, files = [], {}
    for path in sorted(folder.glob("*.nls")):
        try:
            source = read_source(path.read_text(encoding="utf-8"))
            body = source.body.rstrip("\n") + ("\n" if source.final_newline else "")
            marked = read(body, source.spell)
        except (MarkupError, ValueError) as error:
            raise SourceError(f"{path}: {error}") from error
        articles.append(Article(path.stem, marked, source.options))
        files[f"{path.stem}.txt"] = marked.text.encode("utf-8-sig" if source.bom else "utf-8")
    table = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))
    try:
        speakers = {key: Speaker(**row) for key, row in table["speakers"].items()}
        gold = story_gold(folder.name, articles, speakers, table["alignments"])
    except (GoldError, KeyError, TypeError) as error:
        raise SourceError(f"{folder}: {error}") from error
    files["gold.json"] = (json.dumps(gold, ensure_ascii=False, indent=1) + "\n").encode()
    return Story(folder.name, files)


def stale(story: Story, root: Path = HERE) -> list[str]:
    """The files of a story that are missing, differ from what its sources give, or have no source any more."""
    folder = root / story.name
    there = {path.name: path.read_bytes() for path in folder.glob("*")} if folder.is_dir() else {}
    return sorted(name for name in there.keys() | story.files.keys() if there.get(name) != story.files.get(name))


def write(story: Story, root: Path = HERE) -> None:
    """Write a story's files into its folder, and take out those that have no source."""
    folder = root / story.name
    folder.mkdir(exist_ok=True)
    for name in stale(story, root):
        if name in story.files:
            (folder / name).write_bytes(story.files[name])
        else:
            (folder / name).unlink()


def counts(story: Story) -> str:
    """One line about a story: how many articles, quotes of each kind, claims and alignments it has."""
    gold = json.loads(story.files["gold.json"])
    quotes = [quote for article in gold["articles"] for quote in article["quotes"]]
    kinds = ", ".join(f"{sum(q['kind'] == kind for q in quotes)} {kind}" for kind in ("direct", "mixed", "indirect"))
    claims = sum(len(article["key_claims"]) for article in gold["articles"])
    return (
        f"{story.name}: {len(gold['articles'])} articles, {len(quotes)} quotes ({kinds}), {claims} claims, "
        f"{len(gold['alignments'])} alignments"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Compile all stories, or with ``--check`` only say which files are not up to date (exit status 1)."""
    parser = argparse.ArgumentParser(prog="python -m seeds.compile", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a compiled file is out of date")
    parser.add_argument("stories", nargs="*", help="the stories to compile; all without")
    options = parser.parse_args(arguments)
    status = 0
    for folder in sorted(path.parent for path in (HERE / "src").glob("*/story.toml")):
        if options.stories and folder.name not in options.stories:
            continue
        try:
            story = compile_story(folder)
        except SourceError as error:
            print(error, file=sys.stderr)
            status = 1
            continue
        if options.check:
            for name in stale(story):
                print(f"{story.name}/{name} is out of date: run python -m seeds.compile", file=sys.stderr)
                status = 1
        else:
            write(story)
        print(counts(story))
    return status


if __name__ == "__main__":
    raise SystemExit(main())

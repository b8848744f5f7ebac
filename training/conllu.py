"""Reading CoNLL-U files: sentences as frozen values, comments kept, multiword ranges used for spacing only."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import attrs


@attrs.frozen
class Row:
    """One syntactic word. ``head`` counts from 1 inside the sentence, 0 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    misc: tuple[str, ...]
    space_after: bool

    def value(self, key: str) -> str | None:
        """The value of ``key=`` in the MISC column, or None."""
        for field in self.misc:
            if field.startswith(key) and field[len(key) : len(key) + 1] == "=":
                return field[len(key) + 1 :]
        return None


@attrs.frozen
class Sentence:
    """One tree. ``new_document`` is the document's name where this sentence opens one."""

    rows: tuple[Row, ...]
    new_document: str | None
    new_paragraph: bool


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, plain or gzipped.

    A multiword token (``19-20 don't``) gives its words no space between them; the space after the range counts for
    its last word. Empty nodes (``8.1``) are left out.

    Args:
        path: The file.

    Yields:
        One `Sentence` a tree.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        block: list[str] = []
        for line in map(str.rstrip, lines):
            if line:
                block.append(line)
            elif block:
                yield _sentence(block)
                block = []
        if block:
            yield _sentence(block)


def _sentence(block: list[str]) -> Sentence:
    rows: list[Row] = []
    document: str | None = None
    paragraph = False
    range_end, range_space = 0, True
    for line in block:
        if line.startswith("#"):
            if line.startswith("# newdoc"):
                document = line.partition("=")[2].strip()
            elif line.startswith("# newpar") and not line.startswith("# newpar_"):
                paragraph = True
            continue
        fields = line.split("\t")
        number = fields[0]
        misc = () if fields[9] == "_" else tuple(fields[9].split("|"))
        space = "SpaceAfter=No" not in misc
        if "-" in number:
            range_end, range_space = int(number.split("-")[1]), space
            continue
        if "." in number:
            continue
        position = int(number)
        if position <= range_end:
            space = range_space if position == range_end else False
        rows.append(Row(fields[1], fields[2], fields[3], fields[4], int(fields[6]), fields[7], misc, space))
    return Sentence(tuple(rows), document, paragraph)

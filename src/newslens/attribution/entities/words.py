"""The tokens of a parse, read once into plain lists."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from spacy.tokens import Doc

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
"""What stands behind an owner."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "nsubjpass"})
_ASIDES = frozenset({"acl", "acl:relcl", "advcl", "relcl"})
_END = frozenset({".", "!", "?"})
_CLOSERS = frozenset({'"', "”", "’", "'", "''", "»", ")"})
_ENDS = frozenset(".!?\"”’'»)")
_PROPER = "PROPN"
_VERBS = ("AUX", "VERB")


@attrs.frozen(eq=False)
class Words:
    """Parallel lists over the tokens of a document that are not blank.

    Attributes:
        text: The words.
        lower: The words in lower case.
        start: Where each begins, in code points of the document.
        end: Where each ends.
        proper: Whether each is tagged as part of a name.
        verb: Whether each is tagged as a verb or auxiliary.
        subject: Whether each is the head of a subject.
        aside: Whether each stands in a clause about a noun, or about when, why or against what something is so.
        entity: The label of the named entity that each is part of, or an empty string.
        begins_entity: Whether each begins a named entity.
        sentence: The number of the sentence of each.
        paragraph: The number of the paragraph of each.
        position: For each token of the document, blanks counted, the number of the first word at or after it.
        tagged: Whether the document has tags at all.
    """

    text: list[str]
    lower: list[str]
    start: list[int]
    end: list[int]
    proper: list[bool]
    verb: list[bool]
    subject: list[bool]
    aside: list[bool]
    entity: list[str]
    begins_entity: list[bool]
    sentence: list[int]
    paragraph: list[int]
    position: list[int]
    tagged: bool

    def __len__(self) -> int:
        return len(self.text)

    def starts_sentence(self, at: int) -> bool:
        """Whether a token is the first of its sentence, or of what somebody says in quotation marks."""
        if at == 0 or self.sentence[at - 1] != self.sentence[at]:
            return True
        return self.text[at - 1] in _OPENERS

    def phrase(self, start: int, end: int) -> str:
        """The words from one token to another as they stand in the text, blanks made one."""
        pieces: list[str] = []
        last = -1
        for at in range(start, end):
            if pieces and self.start[at] != last:
                pieces.append(" ")
            pieces.append(self.text[at])
            last = self.end[at]
        return " ".join("".join(pieces).split())


_OPENERS = frozenset({'"', "“", "‘", "'", "''", "``", "«", "„", ":", "•", "-", "–", "—", "("})


def read(doc: Doc) -> Words:
    """Read what resolution needs of a document; what a parse lacks is left empty."""
    columns = doc.to_array(["ORTH", "TAG", "POS", "DEP", "ENT_TYPE", "ENT_IOB", "SPACY", "HEAD"])
    orth, tags, universal, deps, labels, iob, spaces = columns[:, :-1].T.tolist()
    strings = doc.vocab.strings
    word = {number: strings[number] for number in set(orth)}
    lower = {number: text.lower() for number, text in word.items()}
    blank = {number for number, text in word.items() if text.isspace()}
    tag = {number: strings[number] for number in set(tags)}
    tagged = any(tag.values())
    if tagged:
        proper = {number for number, name in tag.items() if name.startswith("NNP") or name == "PROPN"}
        verb = {number for number, name in tag.items() if name[:2] in {"VB", "MD"}}
        classes = tags
    else:
        proper, verb = {strings[_PROPER]}, {strings[part] for part in _VERBS}
        classes = universal
        tagged = any(universal)
    asides = {number for number in set(deps) if strings[number] in _ASIDES}
    subject = {number for number in set(deps) if strings[number] in _SUBJECTS}
    aside = _aside(columns[:, -1].astype("int64").tolist(), [number in asides for number in deps])
    label = {number: strings[number] for number in set(labels)}
    text = [word[number] for number in orth]
    end = list(accumulate(map(int.__add__, map(len, text), spaces)))
    start = [0, *end[:-1]]
    sentence, paragraph = _blocks(text, orth, {number for number in word if word[number] in _END}, blank)
    kept = [at for at, number in enumerate(orth) if number not in blank] if blank else range(len(orth))
    position: list[int] = []
    if blank:
        for number, at in enumerate(kept):
            position += [number] * (at + 1 - len(position))
        position += [len(kept)] * (len(text) + 1 - len(position))
    else:
        position += range(len(text) + 1)
    return Words(
        text=[text[at] for at in kept],
        lower=[lower[orth[at]] for at in kept],
        start=[start[at] for at in kept],
        end=[start[at] + len(text[at]) for at in kept],
        proper=[classes[at] in proper for at in kept],
        verb=[classes[at] in verb for at in kept],
        subject=[deps[at] in subject for at in kept],
        aside=[aside[at] for at in kept],
        entity=[label[labels[at]] for at in kept],
        begins_entity=[iob[at] == 3 for at in kept],
        sentence=[sentence[at] for at in kept],
        paragraph=[paragraph[at] for at in kept],
        position=position,
        tagged=tagged,
    )


def _aside(offsets: Sequence[int], opens: Sequence[bool]) -> list[bool]:
    """Whether each token hangs, at however many steps, on one that heads a clause on the side.

    Args:
        offsets: How far from each token its head stands; 0 for a root.
        opens: Whether each token heads such a clause.
    """
    known: list[bool | None] = [None] * len(offsets)
    for token in range(len(offsets)):
        way: list[int] = []
        at = token
        while known[at] is None and not opens[at] and offsets[at]:
            known[at] = False  # a circle ends here
            way.append(at)
            at += offsets[at]
        inside = opens[at] or bool(known[at])
        known[at] = inside
        for one in way:
            known[one] = inside
    return [bool(inside) for inside in known]


def _blocks(text: list[str], orth: list[int], stops: set[int], blank: set[int]) -> tuple[list[int], list[int]]:
    """The number of the sentence and of the paragraph of each token.

    Full stops decide, not the parse: a tokeniser that knows "Mr." leaves few of them ambiguous, and a parser that splits at a
    comma would part a name from its apposition.
    """
    sentence: list[int] = []
    paragraph: list[int] = []
    number = block = 0
    for at, what in enumerate(orth):
        if what in stops:
            after = at + 1
            while after < len(text) and text[after] in _CLOSERS:
                after += 1
            sentence += [number] * (after - len(sentence))
            paragraph += [block] * (after - len(paragraph))
            number += 1
        elif what in blank and "\n" in text[at]:
            # In hard-wrapped text a single newline says nothing, unless a sentence ends there.
            before = text[at - 1] if at else ""
            sentence += [number] * (at + 1 - len(sentence))
            paragraph += [block] * (at + 1 - len(paragraph))
            if text[at].count("\n") > 1 or before[-1:] in _ENDS:
                block += 1
                number += 1
    sentence += [number] * (len(text) - len(sentence))
    paragraph += [block] * (len(text) - len(paragraph))
    return sentence, paragraph

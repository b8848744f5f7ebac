"""The tokens of a parse, read once into plain lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "nsubjpass"})
_END = frozenset({".", "!", "?"})
_ENDS = frozenset(".!?\"”’'»)")


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
    text = [token.text for token in doc]
    columns = doc.to_array(["TAG", "POS", "DEP", "ENT_TYPE", "ENT_IOB", "SENT_START", "SPACY"]).tolist()
    strings = doc.vocab.strings
    tags = {row[0]: strings[row[0]] for row in columns}
    universal = {row[1] for row in columns}
    deps = {row[2]: strings[row[2]] for row in columns}
    labels = {row[3]: strings[row[3]] for row in columns}
    tagged = any(tags.values())
    parsed = any(deps.values())
    if tagged:
        is_proper = {number: tag.startswith("NNP") or tag == "PROPN" for number, tag in tags.items()}
        is_verb = {number: tag[:2] in {"VB", "MD"} for number, tag in tags.items()}
        proper = [is_proper[row[0]] for row in columns]
        verb = [is_verb[row[0]] for row in columns]
    else:
        names = {number: strings[number] if number > 100 else _POS.get(number, "") for number in universal}
        proper = [names[row[1]] == "PROPN" for row in columns]
        verb = [names[row[1]] in {"VERB", "AUX"} for row in columns]
        tagged = any(names.values())
    is_subject = {number: dep in _SUBJECTS for number, dep in deps.items()}
    starts = [row[5] == 1 for row in columns]
    sentence, paragraph = _blocks(text, starts if parsed or any(starts[1:]) else None)
    start: list[int] = []
    at = 0
    for word, row in zip(text, columns, strict=True):
        start.append(at)
        at += len(word) + (1 if row[6] else 0)
    kept = [at for at, word in enumerate(text) if not word.isspace()]
    position: list[int] = []
    for number, at in enumerate(kept):
        position += [number] * (at + 1 - len(position))
    position += [len(kept)] * (len(text) + 1 - len(position))
    return Words(
        text=[text[at] for at in kept],
        lower=[text[at].lower() for at in kept],
        start=[start[at] for at in kept],
        end=[start[at] + len(text[at]) for at in kept],
        proper=[proper[at] for at in kept],
        verb=[verb[at] for at in kept],
        subject=[is_subject[columns[at][2]] for at in kept],
        entity=[labels[columns[at][3]] for at in kept],
        begins_entity=[columns[at][4] == 3 for at in kept],
        sentence=[sentence[at] for at in kept],
        paragraph=[paragraph[at] for at in kept],
        position=position,
        tagged=tagged,
    )


_POS = {96: "PROPN", 100: "VERB", 87: "AUX"}
"""spaCy's numbers for the universal parts of speech that matter here (`spacy.symbols`)."""


def _blocks(text: list[str], starts: list[bool] | None) -> tuple[list[int], list[int]]:
    """The number of the sentence and of the paragraph of each token."""
    sentence: list[int] = []
    paragraph: list[int] = []
    number = block = 0
    new_sentence = new_block = False
    before = ""
    for at, word in enumerate(text):
        if new_block:
            block += 1
            number += 1
        elif at and (starts[at] if starts is not None else new_sentence):
            number += 1
        sentence.append(number)
        paragraph.append(block)
        # In hard-wrapped text a single newline says nothing, unless a sentence ends there.
        new_block = "\n" in word and (word.count("\n") > 1 or before[-1:] in _ENDS)
        new_sentence = word in _END
        if not word.isspace():
            before = word
    return sentence, paragraph

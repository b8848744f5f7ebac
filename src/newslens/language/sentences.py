"""Sentences that survive quotation marks: where one must and must not begin, told to the parser beforehand.

A parser trained on treebanks breaks ``“We are done,” said Ms Vale.`` at the closing mark, or leaves the mark to the next
sentence, and everything after it goes wrong. spaCy's parser keeps to sentence starts that were set before it ran; so
a small component in front of it sets those that typography decides and leaves the others open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "newslens_sentences"

_OPENING = frozenset({"“", "‘", "«", "„", "‟", "``", "("})
_CLOSING = frozenset({"”", "’", "»", ")", "]"})
_STRAIGHT = frozenset({'"', "''"})
_NEVER_FIRST = frozenset({",", ";", "%", "'s", "’s", "n't", "n’t", "?", "!", "."})
_FINAL = frozenset({".", "?", "!", "…", "...", "?!", "!?", "!!", "??", "!!!", "???"})
# Behind a closing mark these end what was quoted, but not the sentence around it.
_SUSPENDING = frozenset({",", "—", "–", "--", "-", ";", ":"})
# A quotation of fewer words ending in a full stop may be an abbreviation or a nickname.
_SHORTEST_SENTENCE = 3
# No sentence of prose has more tokens. Of a longer one the parser makes a tree so deep that it takes cubic time.
LONGEST = 400

# Short for a word that a figure, or a name, must follow: "Rs. 40", "Art. 7", "Adv. Rao". Tokenizers tear the stop off these.
_NUMBERED = frozenset("art ca ch cl ext fig flt kr no nos para pkg pp reg rs sec sh tel tk vol".split())
_TITLES = frozenset("ald adv const dy er mlle mme mx pfc pte rt shri smt spc ven".split())

_MARKS = _CLOSING | _STRAIGHT
_ENDING = _FINAL | _MARKS
_BINDING = frozenset({",", "("})
_TELLING = _OPENING | _CLOSING | _STRAIGHT | _NEVER_FIRST | _FINAL | _SUSPENDING

MUST, MUST_NOT, MAY = 1, -1, 0


def sentence_starts(words: Sequence[str], spaces: Sequence[bool]) -> list[int]:
    r"""Where a sentence must begin (`MUST`), must not (`MUST_NOT`) or may (`MAY`), by typography alone.

    Where no sentence must begin for `LONGEST` tokens, one must behind the last full stop among them, else behind them.

    Args:
        words: The tokens; white space of more than one blank is a token, as spaCy has it.
        spaces: Whether a blank follows each.

    Returns:
        One value a token.

    Examples:
        >>> sentence_starts(["“", "Go", ",", "”", "said", "Ann", "."], [False, False, False, True, True, False, False])
        [1, -1, -1, -1, -1, 0, -1]
        >>> sentence_starts(["Gone", "\n\n", "“", "Go"], [False, False, False, True])
        [1, -1, 1, -1]
    """
    starts = [MAY] * len(words)
    inside = False  # between straight marks of one paragraph
    opened = -2  # the last opening mark
    broken = True  # a paragraph begins here
    near = True  # something before the token tells whether a sentence begins
    gap = False  # white space that is more than a blank stands before the token
    loose = True  # a blank, white space or the beginning stands before the token
    before, before_that = "", ""
    for index, word in enumerate(words):
        telling = word in _TELLING
        if not telling and word.isspace():
            starts[index] = MUST_NOT
            lines = word.count("\n")
            if lines > 1 or (lines and before in _ENDING):
                broken, inside, before, before_that = True, False, "", ""
            loose = gap = near = True
            continue
        if telling or near:
            opening = word in _OPENING
            closing = word in _CLOSING
            if word in _STRAIGHT:
                followed = spaces[index] or index + 1 == len(words) or words[index + 1].isspace()
                opening = not inside if loose == followed else loose
                closing = not opening
                inside = opening
            if broken:
                starts[index] = MUST
            elif (
                closing
                or before in _BINDING
                or word in _NEVER_FIRST
                or opened == index - 1
                or (gap and word[:1].islower() and before not in _ENDING)
                or (before == ":" and opening)
                or (before == "." and abbreviates(words, index - 1))
            ):
                starts[index] = MUST_NOT
            elif before in _MARKS:
                starts[index] = _behind_closing(word, before, before_that, index - opened, opening=opening)
            elif opening and loose and before in _FINAL:
                starts[index] = MUST
            if opening:
                opened = index
            broken = gap = False
            near = telling
        before_that, before, loose = before, word, spaces[index]
    if len(words) > LONGEST:
        _bound(starts, words)
    return starts


def _bound(starts: list[int], words: Sequence[str]) -> None:
    """Makes a sentence begin wherever none must for `LONGEST` tokens."""
    stops = [index for index, start in enumerate(starts) if start == MUST]
    first = 0
    for stop in [*stops, len(words)]:
        while stop - first > LONGEST:
            last = first + LONGEST
            ends = (at for at in range(last, first, -1) if starts[at] == MAY and _stands_first(words, at))
            first = next(ends, last)
            starts[first] = MUST
        first = stop


def _stands_first(words: Sequence[str], at: int) -> bool:
    return words[at - 1] in _FINAL and not words[at][:1].islower()


def abbreviates(words: Sequence[str], stop: int) -> bool:
    """Whether a full stop that is a token of its own belongs to the word before it: `Rs. 40`, `Art. 7`, `Adv. Rao`.

    Args:
        words: The tokens, in any case.
        stop: The index of the full stop.

    Examples:
        >>> abbreviates(["a", "loss", "of", "Rs", ".", "40"], 4), abbreviates(["He", "said", "no", ".", "Rain", "fell"], 3)
        (True, False)
    """
    if not 0 < stop < len(words) - 1:
        return False
    word, following = words[stop - 1].lower(), words[stop + 1]
    if word in _NUMBERED:
        return following[:1].isdigit() and stop > 1 and words[stop - 2] not in _ENDING
    return word in _TITLES and following[:1].isalpha()


def _behind_closing(word: str, mark: str, ending: str, length: int, *, opening: bool) -> int:
    if ending in _SUSPENDING or word[:1].islower():
        return MUST_NOT
    if ending not in _FINAL or mark in {")", "]", "’"}:
        return MAY
    if opening or (ending == "." and word[:1].isupper() and length > _SHORTEST_SENTENCE + 2):
        return MUST
    return MAY


def mark(doc: Doc) -> Doc:
    """Sets the sentence starts of a document that typography decides; a spaCy component.

    In front of a parser it binds the parser; behind a component that only sets sentence starts it corrects them.
    """
    from numpy import array, where

    if not len(doc):
        return doc
    starts = array(sentence_starts([token.text for token in doc], [bool(token.whitespace_) for token in doc]))
    # Setting ``token.is_sent_start`` one by one would look at all tokens each time.
    kept = doc.to_array("SENT_START").astype("int64")
    doc.from_array(["SENT_START"], where(starts == MAY, kept, starts).astype("uint64").reshape(-1, 1))  # type: ignore[arg-type]
    return doc


def add_to(nlp: Language) -> None:
    """Puts the component into a pipeline.

    It goes in front of the parser. A pipeline without one gets it last, behind whatever sets its sentences, or behind
    spaCy's rule-based ``sentencizer`` where nothing does.
    """
    from spacy.language import Language as Registry

    if not Registry.has_factory(NAME):
        Registry.component(NAME, func=mark)
    if "parser" in nlp.pipe_names:
        nlp.add_pipe(NAME, before="parser")
        return
    if not {"senter", "sentencizer"} & set(nlp.pipe_names):
        nlp.add_pipe("sentencizer")
    nlp.add_pipe(NAME)

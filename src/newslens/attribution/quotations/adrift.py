"""Whose a quotation without a cue is, once it is known who else spoke before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from newslens.attribution.found import HEADING, Found
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Ranges, Tree
from newslens.attribution.quotations.direct import BEHIND, LAST_SPEAKER, SUBJECT_BEFORE, speaker_without_cue
from newslens.attribution.quotations.introduced import is_one_person, opens_behind
from newslens.attribution.quotations.repeated import AGAIN, said_again
from newslens.types import Mode

_NEAR: Final = 8  # attributions back that a sentence may hold
_BETWEEN: Final = 2  # sentences from a quotation to the news that a paper is named for
_TERM: Final = 2  # words that may be no more than a term
_UNSURE: Final = frozenset((LAST_SPEAKER, SUBJECT_BEFORE, ""))


def with_speakers(tree: Tree, standing: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """The attributions of an article, those without a cue given to whoever spoke last before them.

    Quotation marks are bound before it is known who is quoted without any; only now does it show that somebody else spoke
    in between: `Ada Holm said it was cold. … "I shall go home."`. A group goes on only from the sentence before: `The railway
    replied, saying it had checked the line. "We found nothing."`.

    Args:
        tree: The parse.
        standing: The attributions, in the order of the text.
        lexicon: Word lists and rates.
    """
    out: list[Found] = []
    last: Found | None = None
    again = said_again(tree, [one for one in standing if one.frame == HEADING], standing)
    for one in standing:
        if one.frame == HEADING:
            headed = _headed(tree, one, again)
            if headed is not None:
                out.append(headed)
            if headed is None or not one.source:
                continue
        elif one.anchor < 0 and one.source_rule in _UNSURE:
            tokens = tree.touched(one.content[0][0], one.content[-1][1])
            start = tree.sentences[tree.sentence[tokens[0]]][0]
            near = _right_before(tree, out, start, lexicon)
            near = last if near is None or (last is not None and _merely_prints(tree, near, last, lexicon)) else near
            source, _, rule = speaker_without_cue(tree, start, tokens[-1] + 1, near)
            out.append(attrs.evolve(one, source=source, source_rule=rule) if source else one)
        else:
            out.append(one)
        goes_on = out[-1].source and (one.frame in {"direct", "floating"} or is_one_person(tree, one.source[0]))
        if goes_on and not (last is not None and _retells(tree, one, last)):
            last = out[-1]
    return out


def _headed(tree: Tree, heading: Found, again: Mapping[Ranges, Found]) -> Found | None:
    """Words in marks that are a heading or open one, by whom it names, who says them below, or who is about to speak there.

    None where they are a word or two that nobody says, which may be no more than a term: `'Long stop': what it means`.
    """
    below = again.get(heading.content)
    named = any(tree.pos[end - 1] == "PROPN" for _, end in heading.source)
    if below is not None and not named:
        return attrs.evolve(heading, source=below.source, source_rule=AGAIN)
    if heading.source:
        return heading
    tokens = tree.touched(heading.content[0][0], heading.content[-1][1])
    behind = opens_behind(tree, tokens[-1] + 1) if heading.cue_rule == "none" else None
    if behind is not None:
        return attrs.evolve(heading, source=(behind,), source_rule=BEHIND)
    return heading if sum(not tree.punct[i] for i in tokens) > _TERM else None


def _retells(tree: Tree, outer: Found, told: Found) -> bool:
    """Whether what is attributed has the words in marks of another in it, with its cue: `"…," Holm said, the paper reported`."""
    if not told.is_direct or not told.cue or outer.is_direct:
        return False
    return outer.holds([*map(tree.span, told.cue), *told.content])


def _merely_prints(tree: Tree, near: Found, last: Found, lexicon: Lexicon) -> bool:
    """Whether a paper is named for news between two quotations of one speaker: `"…," said Holm. The pier is shut, reports the Post. "…"`."""
    prints = lexicon.verbs.get(tree.lemma[near.anchor]) is Mode.WRITING and not is_one_person(tree, near.source[0])
    return prints and last.is_direct and tree.sentence[near.anchor] - tree.sentence[last.anchor] <= _BETWEEN


def _right_before(tree: Tree, told: Sequence[Found], start: int, lexicon: Lexicon) -> Found | None:
    """What is told by a cue in the sentence before a token, outside of quotations; the last of several."""
    sentence = tree.sentence[start - 1] if start else -1
    near = [
        one
        for one in told[-_NEAR:]
        if one.source
        and one.anchor >= 0
        and tree.sentence[one.anchor] == sentence
        and tree.quoted[one.anchor] < 0
        and lexicon.reports(tree.lemma[one.anchor])
    ]
    first = (one for one in near if not any(_retells(tree, one, told) for told in near))
    return max(first, key=lambda one: one.anchor, default=None)

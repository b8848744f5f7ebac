"""Every attribution that a word outside quotation marks may make, with its rate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newslens.attribution.cues.below import below
from newslens.attribution.cues.headlines import headline_cues, inverted_cues
from newslens.attribution.cues.nominals import adjective, noun
from newslens.attribution.cues.prepositions import according, hearsay, lines
from newslens.attribution.cues.stated import called_out, stated
from newslens.attribution.cues.verbs import verb
from newslens.attribution.found import Found
from newslens.attribution.page import Page, cover, proposal
from newslens.attribution.parse.verbs import is_verb

_CLASSES: Final = {"VB": "v", "NN": "n", "JJ": "a"}
_RULES: Final = (
    (according, "preposition"),
    (hearsay, "adverb"),
    (lines, "mark"),
    (below, "verb"),
    (headline_cues, "headline"),
    (inverted_cues, "headline"),
    (stated, "noun"),
    (called_out, "noun"),
)


def propose(page: Page, taken: frozenset[int]) -> Iterator[Found]:
    """Attributions proposed for words outside quotation marks.

    Args:
        page: The article.
        taken: Tokens that are cues already.
    """
    tree = page.tree
    yield from (found for found in _others(page) if found.anchor not in taken)
    for token in range(len(tree)):
        kind = _CLASSES.get(tree.tag[token][:2])
        if kind is None or tree.quoted[token] >= 0 or token in taken:
            continue
        if page.floor and f"{tree.lemma[token]}/{kind}" not in page.lexicon.promising:
            continue
        if kind == "v":
            if is_verb(tree, token):
                yield from verb(page, token)
        elif kind == "n":
            if tree.right[token] > token + 1:
                yield from noun(page, token)
        elif any(tree.dep[kid] == "cop" for kid in tree.kids[token]):
            yield from adjective(page, token)


def _others(page: Page) -> Iterator[Found]:
    """Cues that are no verbs, nouns or adjectives."""
    for rule, name in _RULES:
        for anchor, cue, option, source, score in rule(page.tree, page.lexicon):
            content, frame = cover(page, option, cue)
            if content:
                yield proposal(page, anchor, cue, option, content, frame, score, source, name)

"""What stands without marks below a cue and its colon, as block quotations are printed: `The judge wrote in the ruling:`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newslens.attribution.contents.complements import Complement
from newslens.attribution.found import Source
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.verbs import FINITE, cue_range
from newslens.attribution.sources.finding import source_of

Proposal = tuple[int, Range, Complement, Source | None, float]

# Verbs that hold nothing of what was said themselves; "explained how it works:" may lead up to what the outlet tells.
_SAYING: Final = frozenset(("add", "conclude", "continue", "declare", "post", "reply", "rule", "say", "state", "write"))
_HELD: Final = frozenset(("ccomp", "csubj", "obj", "xcomp"))
_SCORE: Final = 0.75


def below(tree: Tree, lexicon: Lexicon) -> Iterator[Proposal]:
    """What the paragraph below a cue with a colon tells, where it has no marks.

    Args:
        tree: The parse.
        lexicon: Word lists.
    """
    for paragraph, following in zip(tree.paragraphs, tree.paragraphs[1:], strict=False):
        low, high = tree.trim(*paragraph)
        said = tree.trim(*following)
        if low >= high or said[0] >= said[1] or tree.low[high : high + 1] != [":"] or tree.quoted[following[0]] >= 0:
            continue
        if not tree.text[tree.start[following[0]]].isupper() or not any(tree.tag[i] in FINITE for i in range(*said)):
            continue  # a list, or words that fill in what is told
        first = tree.sentences[tree.sentence[high - 1]][0]
        verb = next((i for i in range(high - 1, first - 1, -1) if tree.tag[i] in FINITE), None)
        if verb is None or tree.lemma[verb] not in _SAYING or any(tree.dep[kid] in _HELD for kid in tree.kids[verb]):
            continue
        cue = cue_range(tree, verb)
        source = source_of(tree, verb, *cue, lexicon)
        if source is not None:
            yield verb, cue, Complement("line", (said,)), source, _SCORE

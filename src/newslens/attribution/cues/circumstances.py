"""How far the words around a cue make an attribution less likely: nobody named, said by nobody yet, said in passing."""

from __future__ import annotations

from typing import Final

from newslens.attribution.contents.as_said import AS_SAID
from newslens.attribution.found import Source
from newslens.attribution.parse.tree import Range, Tree

# Shares of the rates of all cues that were right on PolNeAR train, rounded.
_NOBODY: Final = 0.4
_POSSIBLE: Final = 0.5
_GOVERNED: Final = 0.65
_IN_PASSING: Final = 0.8
_ANYBODY: Final = 0.5
# Frames whose source is never named beside them, or whose cue stands apart from what governs it. Words in quotation marks
# are somebody's wherever they stand.
_APART: Final = ("raised", "aside", AS_SAID, "gap")


def likelihood(tree: Tree, verb: int, cue: Range, frame: str, source: Source | None) -> float:
    """A factor for the rate of a verb in the active, 0 to 1.

    Args:
        tree: The parse.
        verb: The cue's verb.
        cue: The tokens of the cue.
        frame: How the content hangs on it.
        source: Who says it.
    """
    if frame.startswith(_APART) or frame.endswith('"'):
        return 1.0
    if source is None:
        return _NOBODY
    factor = _ANYBODY if tree.low[source.head] == "you" else 1.0
    tag, before = tree.tag[verb], range(cue[0], verb)
    if tag == "VB":
        if cue[0] and "to" in tree.low[cue[0] - 1 : verb]:
            return factor * _GOVERNED
        if any(tree.tag[i] == "MD" for i in before):
            return factor * (_POSSIBLE if frame.startswith("clause") else _IN_PASSING)
    elif tag == "VBG" and not any(tree.lemma[i] == "be" for i in before) and not tree.punct[cue[0] - 1]:
        return factor * _IN_PASSING
    return factor

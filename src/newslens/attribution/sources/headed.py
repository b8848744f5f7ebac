"""Names before the colon of a headline that say of whom it is rather than who speaks: `Ada Holm: Body found in search`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from newslens.attribution.found import TURN, Found
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.headings import is_heading
from newslens.attribution.parse.tree import Ranges, Tree
from newslens.language.positions import noun

_FIRST_PERSON: Final = frozenset(("i", "me", "my", "mine", "we", "us", "our", "ours"))


def silent(tree: Tree, found: Sequence[Found], speakers: Mapping[Ranges, str], lexicon: Lexicon) -> list[Found]:
    """Attributions to a name before the colon of a headline whose bearer says nothing else in the article.

    `Holm: Pier to close` tells what Holm said where the article has more of it; offices and bodies speak wherever they
    stand there, and so does whoever says "I".

    Args:
        tree: The parse.
        found: The attributions of an article.
        speakers: The speaker of each source.
        lexicon: Word lists.
    """
    headed = [one for one in found if _is_headed(tree, one, lexicon)]
    others = {speakers[one.source] for one in found if one.source and one not in headed} if headed else set()
    return [one for one in headed if speakers[one.source] not in others]


def _is_headed(tree: Tree, found: Found, lexicon: Lexicon) -> bool:
    """Whether words without marks stand behind a bare name and the colon of a headline with something printed below it."""
    colon = found.anchor
    if colon < 0 or tree.low[colon] != ":" or found.frame == TURN or tree.paragraph[colon] or not is_heading(tree, 0):
        return False
    if not found.source or found.source[-1][1] > colon:
        return False
    named = [i for start, end in found.source for i in range(start, end) if tree.ent[i] != "PERSON"]  # "Ada Baker"
    if any(noun(tree.low[i]) is not None or tree.low[i] in lexicon.headline_sources for i in named):
        return False
    told = [token for piece in found.content for token in tree.touched(*piece)]
    return not any(tree.quoted[i] >= 0 or (tree.low[i] in _FIRST_PERSON and tree.pos[i] == "PRON") for i in told)

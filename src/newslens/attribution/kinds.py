"""What a quote is: how much of it stands in quotation marks, and whether it was said, written or thought."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newslens.attribution.contents.as_said import AS_SAID
from newslens.attribution.found import DIRECT, Found
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Range, Ranges, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.attribution.quotations.quoted import Quoted
from newslens.types import Kind, Mode

_NEGATIONS: Final = frozenset(("not", "n't", "never"))
# What studies and bodies put on paper, and people come to in their heads.
_FINDING: Final = frozenset(("conclude", "estimate", "find"))
_GUESSED: Final = frozenset(("apparently", "evidently", "presumably", "seemingly", "supposedly"))
# What outlets say of their own reporting, and what they call themselves.
_FOUND_OUT: Final = frozenset(("learn", "understand"))
_OUTLETS: Final = frozenset(("broadcaster", "magazine", "newspaper", "paper"))
_REACH: Final = 12


def kind_of(tree: Tree, quotes: Sequence[Quoted | None], content: Sequence[Range]) -> Kind:
    """How much of a content stands inside quotation marks; titles and nicknames do not count.

    Args:
        tree: The parse.
        quotes: The top-level quotations.
        content: Offset ranges.
    """
    inside = outside = 0
    for start, end in content:
        for token in tree.touched(start, end):
            if tree.punct[token]:
                continue
            number = tree.quoted[token]
            quote = quotes[number] if number >= 0 else None
            if quote is not None and not quote.named:
                inside += 1
            else:
                outside += 1
    if not inside:
        return Kind.INDIRECT
    return Kind.MIXED if outside else Kind.DIRECT


def mode_of(tree: Tree, found: Found, lexicon: Lexicon) -> Mode:
    """What an attribution represents, by its cue, by what the source is, and by where the words appeared.

    What somebody did not say was neither said nor written; it counts as thought.
    """
    if found.anchor < 0:
        return Mode.SPEECH
    lemma = tree.lemma[found.anchor]
    tag = tree.tag[found.anchor][:2]
    if tag == "NN" and found.frame != "line":
        return lexicon.nouns.get(lemma, Mode.THOUGHT)
    if tag == "JJ":
        return Mode.THOUGHT
    mode = _told(tree, found, lexicon) if tag == "VB" and lemma != "accord" else Mode.SPEECH
    if _is_own_report(tree, found, lexicon):
        mode = Mode.SPEECH
    if mode is Mode.THOUGHT and not found.frame.startswith((DIRECT, AS_SAID)):
        return mode
    if any(tree.low[token] in _NEGATIONS for a, b in found.cue for token in range(a, b)) and lemma != "deny":
        return Mode.THOUGHT
    heads = (token for a, b in found.source[:1] for token in _heads(tree, a, b))
    if any(tree.lemma[token] in lexicon.documents and tree.ent[token] != "PERSON" for token in heads):  # not Bill
        return Mode.WRITING
    if lemma in _FINDING and _is_judged(tree, found.anchor, lexicon):
        return Mode.THOUGHT
    for kid in tree.kids[found.anchor]:
        if kid - found.anchor > _REACH:
            break
        opens = tree.left[kid] == tree.sentences[tree.sentence[kid]][0]
        if (
            (opens or kid > found.anchor)
            and tree.lemma[kid] in lexicon.media
            and tree.case(kid) in {"in", "on", "via", "by"}
        ):
            return Mode.WRITING
    return Mode.SPEECH if mode is Mode.THOUGHT else mode


def _is_own_report(tree: Tree, found: Found, lexicon: Lexicon) -> bool:
    """Whether an outlet tells what it found out itself: `the Sentinel understands that …`, `the PA has learned`."""
    if tree.lemma[found.anchor] not in _FOUND_OUT or not found.source:
        return False
    verbs = (tree.tag[token] in FINITE for a, b in found.content for token in tree.touched(a, b))
    named = any(
        tree.low[token] in lexicon.outlets and tree.ent[token] != "PERSON" and _is_named(tree, token)
        for token in range(*found.source[0])
    )
    return named and any(verbs)


def _is_named(tree: Tree, token: int) -> bool:
    """Whether a word for an outlet is part of a name, or says by itself what it is."""
    return tree.low[token] in _OUTLETS or tree.text[tree.start[token]].isupper()


def _told(tree: Tree, found: Found, lexicon: Lexicon) -> Mode:
    """What a verb represents; of one that no list has the last word of the cue does that some list has: `started by | pointing out`.

    With neither, what stands in quotation marks as a whole is speech, and anything else thought.
    """
    lemmas = [tree.lemma[found.anchor]]
    lemmas += [tree.lemma[token] for a, b in reversed(found.cue) for token in range(b - 1, a - 1, -1)]
    for lemma in lemmas:
        mode = lexicon.verbs.get(lemma) or lexicon.now_and_then.get(lemma) or lexicon.nouns.get(lemma)
        if mode is not None:
            return mode
    words = [token for a, b in found.content for token in tree.touched(a, b) if not tree.punct[token]]
    return Mode.SPEECH if words and all(tree.quoted[token] >= 0 for token in words) else Mode.THOUGHT


def modes_of(tree: Tree, found: Sequence[Found], lexicon: Lexicon) -> list[Mode]:
    """What each of the attributions of an article represents; a quotation without a cue goes on as its source began.

    Args:
        tree: The parse.
        found: The attributions, in the order of the text.
        lexicon: Word lists.
    """
    modes: list[Mode] = []
    latest: dict[Ranges, Mode] = {}
    for one in found:
        mode = mode_of(tree, one, lexicon)
        if one.anchor < 0 and one.source:
            mode = latest.get(one.source, mode)
        elif one.anchor >= 0 and mode is not Mode.THOUGHT:
            latest[one.source] = mode
        modes.append(mode)
    return modes


def _is_judged(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Whether a finding was put nowhere: `found it odd`, `has apparently concluded that …`; jurors who `found him guilty` say so."""
    it = verb + 1 < len(tree) and tree.low[verb + 1] == "it"
    odd = it and any(kid > verb and tree.dep[kid] == "xcomp" for kid in tree.kids[verb])
    guessed = any(kid < verb and tree.low[kid] in {*lexicon.hearsay, *_GUESSED} for kid in tree.kids[verb])
    return odd or guessed


def _heads(tree: Tree, start: int, end: int) -> list[int]:
    return [token for token in range(start, end) if not start <= tree.head[token] < end]

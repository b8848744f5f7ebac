"""Attributions in which nothing is said: by nobody, a pronoun alone, those spoken to, a length of time, "nothing", a text that was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newslens.attribution.contents.accused import is_verdict
from newslens.attribution.contents.addressees import OPENS
from newslens.attribution.contents.anonymity import is_anonymity
from newslens.attribution.found import Found
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.attribution.sources.subjects import is_passive
from newslens.language.positions import Sort, noun

_PRONOUNS: Final = frozenset("he her him i it me she them they us we you".split())
UNITS: Final = frozenset("second minute hour day week month year decade century while".split())
_ADDRESSED: Final = frozenset(("accuse", "advise", "alert", "caution", "thank", "warn"))
# Verbs that tell nobody, so that "to" stands before those who heard it.
_VOICING: Final = frozenset(("convey", "express", "voice"))
# Prepositions and nouns of the occasion on which something is said.
_ON: Final = frozenset(("at", "during", "in", "on"))
_OCCASIONS: Final = frozenset(
    "answer appearance briefing call ceremony conference debate dinner event hearing interview meeting moment outset point rally reaction "
    "reply request response speech stage stop television time".split()
)
_NAMES: Final = frozenset(("PROPN", "DET", "PRON"))
_COMMON: Final = frozenset(("NOUN", "ADJ", "NUM"))
# What firms post and teams post, beside messages: "posted a loss of 4 million".
_RESULTS: Final = frozenset(
    "deficit earnings fall gain growth increase loss profit record result revenue rise sale score surplus turnover win".split()
)
_ABOUT: Final = frozenset(("about", "on", "over"))
_POLLS: Final = frozenset(("poll", "study", "survey"))
_EXPECTING: Final = frozenset(("estimate", "expect", "forecast", "predict", "project"))
_UNIT_WITHIN: Final = 3
_READ: Final = frozenset(("obtain", "read", "review", "see", "view"))
_BUT: Final = frozenset("beyond but else except less other short".split())  # "nothing less than"
_DO_SO: Final = ["to", "do", "so"]
_NOBODY: Final = frozenset(("nobody", "none", "nothing", "neither", "noone"))


def hollow(tree: Tree, found: Found, lexicon: Lexicon) -> bool:
    """Whether the content of an attribution says nothing; words in quotation marks always do.

    Args:
        tree: The parse.
        found: The attribution.
        lexicon: Word lists.
    """
    if found.anchor < 0:
        return False
    words = [token for start, end in found.content for token in tree.touched(start, end) if not tree.punct[token]]
    if not words or any(tree.quoted[token] >= 0 for token in words):
        return False
    if all(tree.low[token] in _PRONOUNS for token in words) or (found.source and _is_nobody(tree, found.source[0])):
        return True
    if (
        is_verdict(tree, found.anchor)
        or _retold(tree, found, words, lexicon)
        or _points_back(tree, words)
        or _is_seen(tree, found.anchor, lexicon)
        or _is_expected(tree, found.anchor)
        or _is_acquaintance(tree, found.anchor, words)
    ):
        return True
    lemma = tree.lemma[found.anchor]
    spoken_to = _NAMES | _COMMON if lemma == "alert" else _NAMES
    addresses = lemma in lexicon.addressing or lemma in _ADDRESSED
    if addresses and (all(tree.pos[token] in spoken_to for token in words) or _is_audience(tree, found.anchor, words)):
        return True
    if _is_spoken_to(tree, found.anchor, words, lexicon) or _is_occasion(tree, found, words, lexicon):
        return True
    first = words[0]
    if is_anonymity(tree, found, words) or _is_nothing(tree, found.anchor, words, lexicon):
        return True
    if first and tree.low[first - 1] == "for" and any(tree.lemma[token] in UNITS for token in words[:_UNIT_WITHIN]):
        return True
    return lemma == "post" and any(tree.lemma[token] in _RESULTS for token in words if tree.head[token] == found.anchor)


def _is_nothing(tree: Tree, anchor: int, words: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether somebody said nothing: `said nothing about the mill`, but not `said nothing had changed`, `nothing less than`."""
    first = words[0]
    if tree.low[first] != "nothing" or not lexicon.reports(tree.lemma[anchor]):
        return False
    object_ = tree.dep[first] == "obj" and tree.head[first] == anchor
    return object_ and (len(words) == 1 or tree.low[words[1]] not in _BUT)


def _is_seen(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Whether somebody has but read a text, which others wrote: `The Herald has seen a letter in which …`."""
    thing = tree.child(verb, "obj")
    if tree.lemma[verb] not in _READ or thing is None or tree.lemma[thing] not in lexicon.documents:
        return False
    kids = tree.kids[verb]
    judged = any(tree.dep[kid] in {"ccomp", "xcomp"} or tree.case(kid) == "as" for kid in kids if kid > verb)
    return any(tree.lemma[kid] == "have" and tree.dep[kid] == "aux" for kid in kids) and not judged


def _is_expected(tree: Tree, anchor: int) -> bool:
    """Whether a poll tells only of what was expected: `below the 95 million | expected by analysts in a poll`."""
    poll = tree.head[anchor]
    if tree.low[anchor] != "in" or tree.dep[anchor] != "case" or tree.lemma[poll] not in _POLLS:
        return False
    verb = tree.head[poll]
    return tree.tag[verb] == "VBN" and tree.dep[verb] == "acl" and tree.lemma[verb] in _EXPECTING


def _is_acquaintance(tree: Tree, anchor: int, words: Sequence[int]) -> bool:
    """Whether a content is but whom somebody knows: `people who know | the mayor`, but not `know | the mayor to be ill`."""
    whom = tree.child(anchor, "obj")
    if tree.lemma[anchor] != "know" or whom is None or whom not in words:
        return False
    if any(tree.pos[token] in {"AUX", "VERB"} for token in words):
        return False
    called = noun(tree.low[whom])
    return tree.ent[whom] == "PERSON" or (called is not None and called.sort in {Sort.PERSON, Sort.GROUP})


def _is_audience(tree: Tree, anchor: int, words: Sequence[int]) -> bool:
    """Whether a content is but the people or body before whom something was said: `told | the assembly`."""
    heads = [token for token in words if not words[0] <= tree.head[token] <= words[-1]]
    if len(heads) != 1 or tree.head[heads[0]] != anchor or tree.tag[heads[0]] not in {"NN", "NNS"}:
        return False
    if any(tree.pos[token] not in _NAMES | _COMMON for token in words):
        return False  # "accused | the council of sloth": of what stands with it
    known = noun(tree.low[heads[0]])
    return known is not None and known.sort is not Sort.DOCUMENT


def _is_spoken_to(tree: Tree, anchor: int, words: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether a content is but those to whom something was said: `has voiced in private | to aides`.

    What may be said with "to" was counted: `objected to the plan`.
    """
    first = words[0]
    lemma = tree.lemma[anchor]
    if tree.low[first] != "to" or tree.dep[first] != "case" or not (lexicon.reports(lemma) or lemma in _VOICING):
        return False
    whom = tree.head[first]
    _, objected = lexicon.rates.get((f"{lemma}/v", "p:to"), (0, 0))
    return not objected and tree.head[whom] == anchor and words[-1] < tree.right[whom]


def _is_occasion(tree: Tree, found: Found, words: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether a content is but where or when something was said: `is stressing in | response to the report`."""
    if not found.cue or not lexicon.reports(tree.lemma[found.anchor]) or is_passive(tree, found.anchor):
        return False
    case = found.cue[-1][1] - 1
    noun = tree.head[case]
    if case <= found.anchor or tree.low[case] not in _ON or tree.dep[case] != "case" or tree.head[noun] != found.anchor:
        return False
    if any(tree.low[token] in OPENS or (tree.low[token] in _ABOUT and tree.dep[token] == "case") for token in words):
        return False  # "agree in a poll on the mill"
    inside = case < words[0] and words[-1] < tree.right[noun]
    alone = noun in words and all(tree.tag[token] not in FINITE for token in words)
    return tree.lemma[noun] in _OCCASIONS | lexicon.documents | lexicon.media and (inside or alone)


def _points_back(tree: Tree, words: Sequence[int]) -> bool:
    """Whether a content only points at what was told before: `declined to do so`, `a sentiment that Ada Holm voiced as well`."""
    told = [tree.low[token] for token in words[: len(_DO_SO)]]
    return told == _DO_SO or told == _DO_SO[1:] or (len(words) < len(_DO_SO) and tree.low[words[-1]] == "sentiment")


def _is_nobody(tree: Tree, source: Range) -> bool:
    """Whether a source is that nobody says it: `no one`, `none of the officials`, `neither Holm nor Berg`."""
    first, after = source[0], source[0] + 1
    if tree.low[first] in _NOBODY:
        return True
    # "No 10" is an address, and what goes on with a capital a name.
    plain = after < source[1] and not tree.low[after].isdigit() and not tree.text[tree.start[after]].isupper()
    return tree.low[first] == "no" and plain


def _retold(tree: Tree, found: Found, words: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether a passive only passes on who says it: `Ada Holm is said to have told him that …` is what she told him."""
    if tree.tag[found.anchor] != "VBN" or found.source:
        return False
    for at, have, verb in zip(words, words[1:], words[2:], strict=False):
        if tree.low[at] == "to" and tree.low[have] == "have" and tree.tag[verb] == "VBN":
            return lexicon.reports(tree.lemma[verb]) and any(
                tree.low[token] == "that" for token in words if token > verb
            )
    return False

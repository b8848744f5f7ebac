"""Where whoever tells the news goes on behind a content: `…, sparking a debate`, `…, although he has not said when`."""

from __future__ import annotations

from typing import Final

from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.headings import half, is_heading
from newslens.attribution.parse.tree import Range, Ranges, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.attribution.sources.subjects import subject

_JOINING: Final = frozenset(("and", "but", "yet"))
_CONTRASTS: Final = frozenset(("although", "though", "but", "yet", "while", "whereas"))
_DASHES: Final = frozenset(("-", "–", "—", "--"))
_SUBJECTS: Final = frozenset(("nsubj", "nsubj:pass", "expl", "csubj"))
_NEGATIONS: Final = frozenset(("not", "n't", "never"))
_COMPARING: Final = frozenset(("as", "same", "so", "such"))
_HEADLINE_TAILS: Final = frozenset(("as", "amid", "while"))
_NARRATED: Final = frozenset(("he", "she", "they", "it"))
_NEAR: Final = 8
# A verb whose object attributes so much less often than its clause hardly has any: "say", "claim".
_OF_CLAUSES: Final = 0.5


def narrated(tree: Tree, start: int, end: int, lexicon: Lexicon) -> int:
    """The end of a content before the words that whoever tells the news says of it; what stands in marks is never left out.

    Only grammar that tells: a participle of what a statement brings about, what the speaker did not say, and a clause of its
    own behind an object.

    Args:
        tree: The parse.
        start: The first token of the content, which stands behind its cue.
        end: One past its last token.
        lexicon: Word lists.
    """
    last_quoted = max((i for i in range(start, end) if tree.quoted[i] >= 0), default=start)
    for token in range(max(start + 1, last_quoted + 1), end):
        if (
            _effect(tree, start, token, lexicon)
            or _left_unsaid(tree, token, end, lexicon)
            or _told_by_others(tree, token, end, lexicon)
        ):
            return _closed(tree, start, token)
        if tree.low[token] in _JOINING and _opens_clause(tree, start, token, end, lexicon):
            return _closed(tree, start, token)
    return end


def headlined(tree: Tree, content: Ranges, behind: int) -> Ranges:
    """A content without the other half of a headline, which the outlet tells: `Gate was open, mayor says, | as toll rises`.

    A headline has no full stop, and something is printed below it.

    Args:
        tree: The parse.
        content: Offset ranges.
        behind: Where the cue and the source end, in offsets.
    """
    last = tree.end[tree.paragraphs[0][1] - 1]
    if not content or not is_heading(tree, 0) or not max(content[0][0], behind) < last:
        return content
    if content[0][0] < behind:
        return tuple(piece for piece in content if piece[0] < behind or not _is_tail(tree, tree.touched(*piece)[0]))
    told = (_before_tail(tree, *_before_half(tree, *piece)) for piece in content)
    return tuple(piece for piece in told if piece[0] < piece[1])


def _before_half(tree: Tree, start: int, end: int) -> Range:
    """What is said behind its cue, without the half that a colon ends: `rejects claims; | union: 'We were lied to'`."""
    tokens = tree.touched(start, end)
    for colon in tokens:
        opens = half(tree, tokens[0], colon) if tree.low[colon] == ":" and tree.quoted[colon] < 0 else tokens[0]
        if opens > tokens[0]:
            return start, tree.end[opens - 2] if opens - 2 >= tokens[0] else start
    return start, end


def _before_tail(tree: Tree, start: int, end: int) -> Range:
    """What is said behind its cue, without the clause behind the marks in it: `says 'we never lied' | as inquiry opens`.

    `says 'as safe' as it was` compares.
    """
    tokens = tree.touched(start, end)
    compares = False
    for token in tokens:
        if tree.quoted[token] >= 0:
            opens = token == tokens[0] or tree.quoted[token - 1] != tree.quoted[token]
            compares = tree.low[token] in _COMPARING or (compares and not opens)
        elif token > tokens[0] and tree.quoted[token - 1] >= 0 and tree.low[token] in _HEADLINE_TAILS and not compares:
            clause = any(tree.tag[i] in FINITE for i in range(token + 2, tokens[-1] + 1))
            if clause or tree.low[token] == "amid":
                return start, tree.end[token - 1]
    return start, end


def _is_tail(tree: Tree, token: int) -> bool:
    return tree.low[token] in _HEADLINE_TAILS and tree.quoted[token] < 0


def _closed(tree: Tree, start: int, token: int) -> int:
    """The end of a content before a token, without the comma or dash there; a mark that closes words in it stays."""
    while token - 1 > start and tree.punct[token - 1] and tree.quoted[token - 1] < 0:
        token -= 1
    return token


def _effect(tree: Tree, start: int, token: int, lexicon: Lexicon) -> bool:
    """Whether a participle behind a comma says what became of the statement: `said it was sold, | sparking outrage`."""
    if tree.tag[token] != "VBG" or tree.lemma[token] not in lexicon.effects or tree.dep[token] != "advcl":
        return False
    if tree.tag[token + 1 : token + 2] == ["PRP"]:
        return False  # "the firm has no money, leaving it unable to pay": who is meant stands in the content
    before = token - 1
    if tree.punct[before] and tree.quoted[before] >= 0:
        before -= 1
    set_off = tree.low[before] == "," or tree.low[before] in _DASHES
    # "said the ban could cost millions, raising prices": what may come has effects that may come.
    told = next((tree.tag[i] for i in range(before, start - 1, -1) if tree.tag[i] in FINITE), "MD")
    return set_off and told != "MD"


def _left_unsaid(tree: Tree, token: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a token opens what the speaker did not say: `nor would she say`, `but did not say`, `although he has not said`."""
    if tree.low[token] == "nor":
        asked = token + 2 < end and tree.tag[token + 1] in FINITE and tree.low[token + 2] in _NARRATED
        return asked and _tells(tree, tree.head[token + 2], lexicon)
    if tree.low[token] not in _CONTRASTS:
        return False
    for aux in range(token + 1, min(token + _NEAR, end)):
        if tree.tag[aux] not in FINITE:
            continue
        verb = tree.head[aux] if tree.dep[aux].startswith("aux") else aux
        negated = any(tree.low[kid] in _NEGATIONS for kid in tree.kids[verb])
        own = subject(tree, verb)
        alone = aux == token + 1 or (own is not None and token < own < aux)
        return negated and alone and verb < end and _tells(tree, verb, lexicon)
    return False


def _tells(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    return tree.tag[verb][:2] == "VB" and lexicon.reports(tree.lemma[verb])


def _told_by_others(tree: Tree, token: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a relative clause has a source and a cue of its own: `was found in a shed, | which police said was empty`."""
    if tree.tag[token] != "WDT" or tree.low[token - 1] != ",":
        return False
    for verb in range(token + 1, min(token + _NEAR, end - 1)):
        if tree.tag[verb] in FINITE:
            own = subject(tree, verb)
            told = own is not None and token < own < verb and tree.low[own] not in _NARRATED
            return told and lexicon.reports(tree.lemma[verb]) and tree.tag[verb + 1] in FINITE
    return False


def _opens_clause(tree: Tree, start: int, joint: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a clause of its own opens behind an object: `reported it to the guards and two men came`."""
    said = range(start, joint)
    if any(tree.low[i] == "," for i in range(start, joint - 1)):
        return False  # "repeated the claim, and both the mayor and the council were cross": what comes last is no joint
    if any(tree.tag[i] in FINITE or (tree.dep[i] in _SUBJECTS and tree.head[i] > joint) for i in said):
        return False
    objects = [tree.head[i] for i in said if tree.dep[i] == "obj" and tree.head[i] < start]
    if not any(_takes_objects(tree.lemma[verb], lexicon) for verb in objects):
        return False  # "said threats and slurs were common": trees take the first noun for an object
    for token in range(joint + 1, min(joint + _NEAR, end)):
        if tree.tag[token][:1] == "W" or tree.pos[token] == "SCONJ" or tree.low[token] == "that" or tree.punct[token]:
            return False
        if tree.tag[token] in FINITE:
            return any(tree.dep[i] in _SUBJECTS and tree.head[i] >= token for i in range(joint + 1, token))
    return False


def _takes_objects(lemma: str, lexicon: Lexicon) -> bool:
    return lexicon.rate(lemma, "v", "obj") >= _OF_CLAUSES * lexicon.rate(lemma, "v", "clause")

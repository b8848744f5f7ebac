"""Where the words that a model reads as content begin and end: with whole words and whole phrases, without when it was said."""

from __future__ import annotations

from typing import Final

from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.phrases import TIMES, says_when
from newslens.attribution.parse.tree import Ranges, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.attribution.sources.subjects import subject

_OPENS: Final = frozenset(("that", "whether", "if"))
_NEXT: Final = frozenset(("PRP", "PRP$", "DT", "EX", "NNP", "NNPS"))
_CIRCUMSTANCE: Final = 12
# Where something is said, and before whom.
_PLACES: Final = frozenset(("in", "on", "at", "before", "during", "to", "through", "via"))
# What is called for stands behind "on" with who is to do it: "a call on the town to pay".
_CALLING: Final = frozenset(("call", "prevail"))
_CLAUSES: Final = frozenset(("acl", "ccomp", "xcomp"))
_PAST: Final = frozenset(("VBD", "VBN"))
_TIES: Final = frozenset(("aux", "aux:pass", "cc", "mark", "nsubj", "nsubj:pass"))
_STEPS: Final = 6
_HANGS: Final = frozenset(
    ("amod", "aux", "aux:pass", "compound", "cop", "nmod:poss", "nsubj", "nsubj:pass", "nummod", "advmod")
)
# What a last word that is read has behind it where the rest of its phrase was not.
_GOES_ON: Final = frozenset(("acl", "acl:relcl", "ccomp", "nmod", "obj", "obl", "xcomp"))


def begins(tree: Tree, anchor: int, start: int, end: int, lexicon: Lexicon) -> int:
    """The first word of a content.

    Args:
        tree: The parse.
        anchor: The word that the cue turns on.
        start: The first word that was read as content.
        end: One past the last one.
        lexicon: Word lists.
    """
    if start > anchor:
        start = _behind_circumstance(tree, anchor, start, end, lexicon)
        start = _behind_place(tree, anchor, start, end, lexicon)
        start = _behind_day(tree, anchor, start, end)
        if tree.lemma[start] == "be" and start + 1 < end and tree.low[start + 1] == "that":
            start += 1  # "the excuse they have offered | is | that the alarm was off"
        if tree.lemma[anchor] not in lexicon.addressing:  # "told | Harbour Wire | Holm had left"
            start = _with_name(tree, anchor, start)
    elif _retells(tree, start, end, lexicon):
        start += 1
    while start > 1 and tree.low[start - 1] == "-" and _joined(tree, start - 1) and start - 2 != anchor:
        start -= 2  # "Seventy-two"
    return start


def _with_name(tree: Tree, anchor: int, start: int) -> int:
    """The start of a content that was read from the middle of a name: `said | Chief Executive Gordon | Fell had offered`."""
    if not _capital(tree, start) or tree.quoted[start] != tree.quoted[anchor]:
        return start
    first = start
    while first - 1 > anchor and tree.tag[first - 1] == "NNP" and _capital(tree, first - 1):
        first -= 1
    whole = first - 1 == anchor and not says_when(tree, first, start) and not says_when(tree, first, first + 1)
    return first if whole else start


def _capital(tree: Tree, token: int) -> bool:
    return tree.text[tree.start[token]].isupper()


def _retells(tree: Tree, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a content opens with the cue of another whose source stands before it: `The paper | reported that …, according to`."""
    who = subject(tree, start)
    cue = tree.tag[start] in FINITE and lexicon.reports(tree.lemma[start]) and who is not None and who < start
    return cue and start + 1 < end and tree.low[start + 1] == "that"


def _joined(tree: Tree, hyphen: int) -> bool:
    """Whether a hyphen has no blank on either side."""
    return tree.end[hyphen - 1] == tree.start[hyphen] and tree.end[hyphen] == tree.start[hyphen + 1]


def _behind_day(tree: Tree, anchor: int, start: int, end: int) -> int:
    """The start of a content behind the day on which it was said: `said | Wednesday | they are closing`."""
    token = start
    while token < end and tree.low[token] in TIMES and start == anchor + 1:
        token += 1
    if token == start or token >= end:
        return start
    return token if tree.tag[token] in _NEXT or tree.low[token] == "that" else start


def _behind_circumstance(tree: Tree, anchor: int, start: int, end: int, lexicon: Lexicon) -> int:
    """The start of a clause behind where and when it was said: `said before it was sold | that …`."""
    for token in range(start, min(end, start + _CIRCUMSTANCE)):
        if tree.quoted[token] >= 0:
            return start
        if tree.low[token] in _OPENS and tree.tag[token] == "IN":
            verb = tree.head[token]
            told = verb > token and tree.head[verb] == anchor and tree.dep[verb] == "ccomp"
            return token if told and tree.lemma[token - 1] not in lexicon.nouns else start
    return start


def _behind_place(tree: Tree, anchor: int, start: int, end: int, lexicon: Lexicon) -> int:
    """The start of a clause behind where or before whom it was said: `said in his | letter he would`, `a vow in Rade | to go`."""
    placed = [kid for kid in tree.kids[anchor] if start <= kid < end and _is_place(tree, anchor, kid, start)]
    if not placed:
        return start
    noun = placed[0]
    opens = [tree.left[kid] for kid in tree.kids[anchor] if kid > noun and tree.dep[kid] in _CLAUSES]
    tells = tree.tag[anchor][:2] == "NN" or lexicon.reports(tree.lemma[anchor])
    if tells and tree.lemma[noun] in lexicon.documents:
        # Trees hang "that …" on the noun: "said in a letter to the board that he would".
        hung = [kid for kid in tree.kids[noun] if tree.dep[kid] in {"acl", "acl:relcl"}]
        opens += [
            mark for kid in hung for mark in tree.kids[kid] if tree.low[mark] == "that" and tree.dep[mark] == "mark"
        ]
    begin = min((token for token in opens if noun < token < end and _opens(tree, token)), default=start)
    if tree.tag[begin] in _NEXT and tree.lemma[noun] not in lexicon.documents | lexicon.media | TIMES:
        return start  # "said in many towns the mills were shut" may say where they were shut
    return start if any(tree.punct[i] or tree.quoted[i] >= 0 for i in range(start, begin)) else begin


def _is_place(tree: Tree, anchor: int, noun: int, start: int) -> bool:
    """Whether a noun stands behind a preposition of place that opens before the content: `said | in his | letter`."""
    case = next((kid for kid in tree.kids[noun] if tree.dep[kid] == "case"), None)
    if case is None or not anchor < case <= start or tree.low[case] not in _PLACES:
        return False
    return tree.low[case] != "on" or tree.lemma[anchor] not in _CALLING


def _opens(tree: Tree, token: int) -> bool:
    """Whether a content can begin at the first word of a clause: `that`, `to`, or who does something."""
    return tree.low[token] in _OPENS or tree.tag[token] in {"TO", *_NEXT}


def closed(tree: Tree, anchor: int, cue: Ranges, content: Ranges) -> Ranges:
    """A cue without the preposition at its end whose noun is neither cue nor content: `said | in his`.

    Args:
        tree: The parse.
        anchor: The word that the cue turns on.
        cue: Token ranges.
        content: Offset ranges.
    """
    start, end = cue[-1]
    left = end
    while left - 1 > anchor and left - 1 > start and tree.head[left - 1] >= end:
        left -= 1
        noun = tree.head[left]
        if tree.dep[left] == "case" and tree.low[left] in _PLACES and noun >= end:
            told = any(a <= tree.start[noun] < b for a, b in content)
            return cue if told else (*cue[:-1], (start, left))
    return cue


def ends(tree: Tree, anchor: int, start: int, end: int, lexicon: Lexicon) -> int:
    """One past the last word of a content that breaks off in the middle of a phrase: with the rest of the phrase.

    Args:
        tree: The parse.
        anchor: The word that the cue turns on.
        start: The first word that was read as content.
        end: One past the last one.
        lexicon: Word lists.
    """
    high = tree.sentences[tree.sentence[end - 1]][1]
    given, end = end, _with_rest(tree, start, end, high)
    outer = tree.dep[anchor] == "nsubj:outer"  # "her claim is that the pier | sank": a clause is its predicate
    if tree.tag[anchor][:2] == "NN" and max(anchor, start) < end - 1 and not outer and _governs(tree, end - 1, anchor):
        return end - 1  # "the claim that the pier sank | drew shouts"
    if end >= high or tree.punct[end] or tree.tag[end] == "CC" or max(tree.quoted[end - 1 : end + 1]) >= 0:
        return end
    # Of a name that was read in part, the part tells where it hangs: "Ada | Holm".
    at = name = given - 1 if tree.dep[end - 1] == "flat" else end - 1
    for _ in range(_STEPS):
        if not (end <= tree.head[at] < high and tree.dep[at] in _HANGS):
            break
        at = tree.head[at]
    if at == name < end - 1:
        return end
    if at == end - 1 and not any(kid >= end and tree.dep[kid] in _GOES_ON for kid in tree.kids[at]):
        return end
    whole = min(tree.right[at], high)
    return end if end <= anchor < whole or _tells(tree, at, lexicon) else max(end, tree.trim(start, whole)[1])


def _goes_on_in_list(tree: Tree, start: int, second: int) -> bool:
    """Whether a verb behind a comma is the second of a list whose first one stands in a content: `took a bag, | slammed … and ran`."""
    first = tree.head[second]
    if tree.dep[second] != "conj" or not start <= first < second or tree.tag[first] != "VBD":
        return False
    if tree.tag[second] not in _PAST or any(tree.dep[kid] in _TIES for kid in tree.kids[second]):
        return False
    further = (kid for kid in tree.kids[second] if kid > second and tree.dep[kid] == "conj")
    return any(tree.dep[kid] == "cc" for third in further for kid in tree.kids[third])


def _with_rest(tree: Tree, start: int, end: int, high: int) -> int:
    """The end of a content behind the rest of a name or list, and behind the adverbs that close its clause: `did it | alone`."""
    while end < high and tree.dep[end] == "flat" and start <= tree.head[end] < end:
        end += 1
    second = end + 1
    if end > start and second < high and tree.low[end] == "," and _goes_on_in_list(tree, start, second):
        return min(tree.right[second], high)
    last = end
    while (
        tree.tag[end - 1] != "CC"
        and last < high
        and tree.pos[last] == "ADV"
        and start <= tree.head[last] < end
        and tree.quoted[last] < 0
    ):
        last += 1
    return last if last < high and tree.punct[last] and tree.quoted[last] < 0 else end


def _tells(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Whether a word is a verb of saying that has a content of its own, rather than a further verb."""
    alone = verb + 1 == len(tree) or tree.low[verb + 1] != "to"  # "the sea continues to rise"
    return tree.tag[verb] in FINITE and lexicon.reports(tree.lemma[verb]) and alone


def _governs(tree: Tree, verb: int, token: int) -> bool:
    """Whether a token hangs on a verb, over other words or not."""
    for _ in range(_STEPS):
        token = tree.head[token]
        if token == verb:
            return True
    return False

"""Whose the words in marks are that open a headline: `'No way': Holm defends the sale`, `'No way' – pier owners on sale`."""

from __future__ import annotations

from functools import partial
from typing import Final

from newslens.attribution.found import Source
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.headings import is_dash, is_heading
from newslens.attribution.parse.phrases import OCCASIONS
from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.turns import behind_label
from newslens.attribution.parse.verbs import TENSED
from newslens.attribution.quotations.quoted import Quoted
from newslens.language.positions import Sort, noun

_PARTS: Final = frozenset(("ADJ", "DET", "NOUN", "NUM", "PROPN"))
_PEOPLE: Final = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_FIRST_PERSON: Final = frozenset(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"))
# Behind these stands of what, and behind "of" and "for" of whom: "Mayor on deal", "Mayor of Rade on deal".
_ABOUT: Final = frozenset(("about", "after", "on", "over"))
_OF: Final = frozenset(("and", "at", "for", "from", "of"))
# Adverbs and nouns that make a verb one of saying: "hits back", "lashes out", "pays tribute".
_SPEAKING_OUT: Final = frozenset(("back", "out", "tribute", "tributes"))
_BY: Final = frozenset(("by", "for", "in", "over"))
_LONGEST: Final = 10
_SMALL: Final = 3  # letters of words that are written small in titles too
_FEWEST: Final = 2


def joint_behind(tree: Tree, quote: Quoted) -> int | None:
    """The colon or dash behind words in marks that open a headline; None for all other quotations.

    Args:
        tree: The parse.
        quote: A quotation.
    """
    number = tree.paragraph[quote.first]
    low, high = tree.paragraphs[number]
    if not is_heading(tree, number) or not _opens(tree, quote, low):
        return None
    token = quote.last
    while token < high and tree.pos[token] == "SPACE":
        token += 1
    if token + 1 >= high or not (tree.low[token] == ":" or (number == 0 and is_dash(tree, token))):
        return None  # inside an article a line with a dash is a quotation and whose it is
    # `'No way' – says Holm` has a cue like any other.
    return None if tree.tag[token + 1] in TENSED else token


def behind_joint(tree: Tree, joint: int, quote: Quoted, lexicon: Lexicon) -> Source | None:
    """Who stands behind the colon or dash and is said there to speak, react or think; of "I" and "we", who acts at all.

    `'A disgrace': Dole quits` tells nothing of who said so; `'I was wrong': Dole quits` does.

    Args:
        tree: The parse.
        joint: The colon or dash.
        quote: The words in marks before it.
        lexicon: Word lists and rates.
    """
    high = tree.paragraphs[tree.paragraph[joint]][1]
    low, high = tree.trim(joint + 1, high)
    named = somebody(tree, low, high, lexicon)
    if named is None:
        return None
    end = named[1]
    own = any(tree.low[i] in _FIRST_PERSON for i in range(quote.first, quote.last))
    if (
        end == high
        or tree.tag[end] == "POS"
        or tree.low[end] in _ABOUT
        or (tree.pos[end] == "ADJ" and tree.tag[end] != "VBN")
    ):
        speaks = True
    else:
        verb = _verb(tree, end, lexicon)
        speaks = own if verb is None else own or verb in lexicon.verbs or _speaks_out(tree, end, high)
    return Source((named,), end - 1, "name beside the mark") if speaks else None


def is_named(tree: Tree, quote: Quoted) -> bool:
    """Whether words in marks are written like the title of a work, and those around them are not: `'The Long Pier': a review`.

    Args:
        tree: The parse.
        quote: Words in marks that open a headline.
    """
    low, high = tree.paragraphs[tree.paragraph[quote.first]]
    around = (i for i in range(low, high) if not quote.first <= i < quote.last)
    within = range(quote.first, quote.last)
    capitals = sum(tree.text[tree.start[i]].isupper() for i in within)
    small = partial(_is_small, tree)
    return capitals > 1 and not any(map(small, within)) and any(map(small, around))


def _is_small(tree: Tree, token: int) -> bool:
    """Whether a word is written small that would have a capital in a title."""
    word = tree.text[tree.start[token] : tree.end[token]]
    return word[:1].islower() and len(word) > _SMALL


def somebody(tree: Tree, low: int, high: int, lexicon: Lexicon) -> Range | None:
    """The person or body with whom words begin, up to the verb, the adjective or the topic behind it.

    Args:
        tree: The parse.
        low: The first of the words.
        high: One past the last of them.
        lexicon: Word lists.
    """
    known = False
    for token in range(low, min(high, low + _LONGEST)):
        if known and (_ends(tree, token, high, lexicon) or _owns_words(tree, token, high, lexicon)):
            return low, token
        if tree.quoted[token] >= 0:
            return None
        if tree.tag[token] == "POS":
            known = False
        elif tree.low[token] in _OF:
            known = known and token > low
        elif tree.pos[token] in _PARTS and not tree.punct[token]:
            of = token > low and tree.low[token - 1] in _OF
            known = (known and of) or is_somebody(tree, token, lexicon)
        else:
            return None
    return (low, high) if known and high - low <= _LONGEST else None


def speaker_before(tree: Tree, tokens: Range, lexicon: Lexicon) -> Range | None:
    """Who speaks of the words before the colon of a headline: `Ada Holm interview: '…'`, not `Pier to close: '…'`, `Holm trial: '…'`.

    Args:
        tree: The parse.
        tokens: A nominal before the colon.
        lexicon: Word lists.
    """
    low, high = tokens
    last = high - 1
    if low < last and tree.low[last] in OCCASIONS:
        return somebody(tree, low, last - (tree.tag[last - 1] == "POS"), lexicon)
    owner = somebody(tree, low, high, lexicon)
    if owner is not None and tree.tag[owner[1]] == "POS":
        return owner
    if any(tree.low[i] == "to" and tree.tag[i + 1] == "VB" for i in range(low, last)):
        return None
    names = is_somebody(tree, last, lexicon) or tree.lemma[last] in lexicon.documents or tree.pos[last] != "NOUN"
    return tokens if names and tree.low[last] != "it" else None


def _opens(tree: Tree, quote: Quoted, low: int) -> bool:
    """Whether nothing but a label stands before a quotation: `LIVE: 'No way': …`."""
    first = quote.first
    behind = behind_label(tree, tree.paragraphs[tree.paragraph[first]], frozenset())
    return all(tree.punct[i] for i in range(low, first)) or (
        low < behind <= first and all(tree.punct[i] for i in range(behind, first))
    )


def _owns_words(tree: Tree, token: int, high: int, lexicon: Lexicon) -> bool:
    """Whether a token ends the owner of what is said or written: `Fire chief|'s plea`."""
    if tree.tag[token] != "POS":
        return False
    return any(
        tree.lemma[i] in lexicon.nouns or tree.low[i] in OCCASIONS for i in range(token + 1, min(high, token + 3))
    )


def _ends(tree: Tree, token: int, high: int, lexicon: Lexicon) -> bool:
    """Whether a name ends before a token: at a verb, at an adjective, or where it is said of what somebody speaks."""
    if tree.low[token] in _ABOUT or tree.pos[token] == "ADJ":
        return tree.low[token] in _ABOUT or token + 1 == high or tree.pos[token + 1] in {"ADP", "SCONJ", "PART"}
    return _verb(tree, token, lexicon) is not None


def _verb(tree: Tree, token: int, lexicon: Lexicon) -> str | None:
    """The lemma of a verb in the present, also where a tagger takes it for a noun: `Mayor | attacks | closure`.

    What ends in "-ed" was done to somebody in a headline: `Council slammed over sale`.
    """
    low = tree.low[token]
    if tree.tag[token] in {"VBZ", "VBP", "VB", "VBG", "MD"}:
        return tree.lemma[token]
    if tree.tag[token] == "VBD":
        behind = tree.low[token + 1 : token + 2]
        told = tree.lemma[token] in lexicon.verbs and behind and behind[0] not in _BY
        return tree.lemma[token] if told else None
    if tree.tag[token][:2] != "NN" or low[-1:] != "s":
        return None
    stems = [stem for stem in (low[:-1], low[:-2], low[:-3] + "y") if stem in lexicon.verbs]
    goes_on = token + 1 < len(tree) and tree.tag[token + 1] not in TENSED and tree.pos[token + 1] != "SPACE"
    return stems[0] if stems and goes_on else None


def _speaks_out(tree: Tree, verb: int, high: int) -> bool:
    return any(tree.low[i] in _SPEAKING_OUT for i in range(verb + 1, min(high, verb + 3)))


def is_somebody(tree: Tree, token: int, lexicon: Lexicon) -> bool:
    """Whether a word of a headline is a name, or a noun for a person, people or a body.

    Args:
        tree: The parse.
        token: The word.
        lexicon: Word lists.
    """
    found = noun(tree.low[token])
    if found is not None and found.sort is not Sort.DOCUMENT:
        return True
    if tree.low[token] in lexicon.headline_sources:
        return True
    return tree.pos[token] == "PROPN" and (tree.ent[token] in _PEOPLE or not tree.ent[token])

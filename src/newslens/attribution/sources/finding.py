"""Who says it: the source of a cue, from the parse, and from what stands beside the cue where the parse has nothing."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Final

from newslens.attribution.found import Source, merged
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.phrases import is_of_people, nominal, says_when
from newslens.attribution.parse.relays import relay
from newslens.attribution.parse.tree import STEPS, Tree
from newslens.attribution.parse.verbs import TENSED
from newslens.attribution.sources.appositions import between_commas
from newslens.attribution.sources.neighbours import NOT_NAMES, before, beside, beside_right, closing_comma
from newslens.attribution.sources.subjects import governor, is_passive, matrix, passes_on, subject

PRESENTED: Final = "apposition before the cue"
"""The rule for who stands with an apposition between what is said and the cue."""
ANTECEDENT: Final = "antecedent of the relative pronoun"
"""The rule for whom a relative clause is about."""
DOCUMENT: Final = "document before the relative clause"
"""The rule for what says something in a relative clause that trees hang on another noun."""
PEOPLE: Final = "people before the relative clause"
"""The rule for who does."""
QUOTED: Final = "quoted by another"
"""The rule for whose words somebody else passes on."""
_LOOSE: Final = frozenset(("advcl", "ccomp", "xcomp"))
_RELATIVE: Final = frozenset(("who", "which", "that", "whom"))
_EXPLETIVE: Final = frozenset(("it", "there", "what"))


def source_of(tree: Tree, verb: int, first: int, last: int, lexicon: Lexicon) -> Source | None:
    """The source of a verb.

    Args:
        tree: The parse.
        verb: The cue's verb.
        first: The first token of the cue.
        last: One past the last token of the cue.
        lexicon: Word lists and rates.
    """
    passed_on = relay(tree, verb)
    if passed_on is not None:
        return Source((passed_on.speaker,), passed_on.head, QUOTED)
    return _speaker(tree, verb, first, last, lexicon)


def _speaker(tree: Tree, verb: int, first: int, last: int, lexicon: Lexicon) -> Source | None:
    """The source of a verb that tells its own subject's words."""
    low, high = tree.sentences[tree.sentence[verb]]
    loose = tree.tag[verb] == "VBG" and first > low and tree.low[first - 1] == ","
    addressed = tree.lemma[verb] in lexicon.addressing
    own = subject(tree, verb)
    # "Ada Holm, the mayor, called the flood “a warning”": what is named stands behind the verb, not who names it.
    names = tree.lemma[verb] in lexicon.naming and own is not None and low <= own < first
    if not (loose or addressed or names) and _inverted(tree, verb, first, last, high):
        behind = beside_right(tree, last, high)
        if behind is not None:
            return behind
    pair = between_commas(tree, first)
    if pair is not None:
        return Source((pair,), pair[0], PRESENTED)
    at, rule = verb, "subject"
    if loose and (own is None or own > verb):
        at, rule = matrix(tree, verb, low, first), "subject of the governing verb"
    for _ in range(STEPS):
        found = _own(tree, verb, at, lexicon)
        if found is not None and found != verb and low <= found < high and tree.quoted[found] == tree.quoted[verb]:
            return _read(tree, found, at, first, last, rule, lexicon)
        if not loose and tree.dep[at] in {"acl", "acl:relcl"} and low <= tree.head[at] < first:
            if tree.dep[at] == "acl:relcl" or tree.tag[verb] not in {"VBG", "VBN"}:
                return None
            sender = _sender(tree, tree.head[at], lexicon)
            if sender is None:
                return _read(tree, tree.head[at], at, first, last, "noun before participle", lexicon)
            at, rule = sender, "sender of the document"
        elif (above := _above(tree, verb, at, first, lexicon)) is None:
            break
        else:
            at, rule = above, "subject of the governing verb"
    if loose:
        return beside(tree, at, at, at + 1) if at < first else None
    return before(tree, verb, first) if addressed else beside(tree, verb, first, last)


def _sender(tree: Tree, noun: int, lexicon: Lexicon) -> int | None:
    """The verb whose subject puts a document out: `the firm issued a statement saying …`."""
    verb = tree.head[noun]
    if tree.dep[noun] == "obj" and tree.lemma[noun] in lexicon.documents and subject(tree, verb) is not None:
        return verb
    return None


def _above(tree: Tree, verb: int, at: int, first: int, lexicon: Lexicon) -> int | None:
    """The verb above one in a chain whose subject both have; None where the chain ends."""
    clause = _told_of(tree, at, first)
    if clause is not None or tree.head[at] == at or not passes_on(tree, at):
        return clause
    return governor(tree, verb, at, tree.sentences[tree.sentence[verb]][0], lexicon)


def _told_of(tree: Tree, verb: int, first: int) -> int | None:
    """The verb of the relative clause that a verb goes on with: `Holm called Berg, who | drove to the jail and told them that …`.

    Parsers hang it on the main verb; a comma would close the clause about Berg.

    Args:
        tree: The parse.
        verb: A verb without a subject of its own.
        first: The first token of the cue.
    """
    begin = tree.head[verb]
    if tree.dep[verb] != "conj" or begin >= first - 1 or tree.low[first - 1] != "and":
        return None
    who = next((i for i in range(first - 2, begin, -1) if tree.low[i] == "who" or tree.low[i] == ","), begin)
    clause = tree.head[who]
    opens = tree.low[who] == "who" and tree.low[who - 1] == "," and tree.dep[who] == "nsubj"
    return clause if opens and who < clause < first and tree.dep[clause] == "acl:relcl" else None


def _own(tree: Tree, verb: int, at: int, lexicon: Lexicon) -> int | None:
    """The subject of a verb that a cue is chained to; of one that somebody is seen or heard at, who that is."""
    if at != verb and is_passive(tree, at):
        return tree.child(at, "nsubj:pass")
    found = subject(tree, at)
    return _shown(tree, at, lexicon) if found is None else found


def _shown(tree: Tree, participle: int, lexicon: Lexicon) -> int | None:
    """Who is shown or heard saying something: `the film shows | the owner | saying she was hurt`."""
    verb = tree.head[participle]
    if tree.tag[participle] != "VBG" or tree.dep[participle] not in _LOOSE or tree.lemma[verb] not in lexicon.featuring:
        return None
    if tree.low[participle - 1] == "," or any(tree.dep[kid] == "mark" for kid in tree.kids[participle]):
        return None
    return next((kid for kid in tree.kids[verb] if tree.dep[kid] == "obj" and verb < kid < participle), None)


def _inverted(tree: Tree, verb: int, first: int, last: int, high: int) -> bool:
    """Whether the subject stands behind the verb: `…, said Ada Holm, …`."""
    own = subject(tree, verb)
    if own is not None and own < first and any(tree.dep[kid] == "iobj" and kid >= last for kid in tree.kids[verb]):
        return False  # "Holm, in a speech, asked Congress to go on"
    return (
        first > 0
        and (tree.low[first - 1] in {",", "–", "—"} or tree.quoted[first - 1] >= 0)
        and tree.tag[verb] in TENSED
        and last < high
        and tree.pos[last] in {"PROPN", "DET", "NOUN", "ADJ", "NUM"}
        and tree.low[last] not in NOT_NAMES
        and (
            closing_comma(tree, last, high) is not None
            or not any(tree.dep[kid] in {"obj", "ccomp"} and kid > verb for kid in tree.kids[verb])
        )
    )


def _read(tree: Tree, found: int, verb: int, first: int, last: int, rule: str, lexicon: Lexicon) -> Source | None:
    low, high = tree.sentences[tree.sentence[verb]]
    if tree.low[found] in _RELATIVE and tree.dep[verb] == "acl:relcl" and tree.head[verb] < found:
        near = tree.head[verb]
        if tree.low[found] == "who":
            noun = _farther(
                tree, near, low, {"nmod", "conj"}, lambda at: is_of_people(tree, at) or tree.ent[at] == "PERSON"
            )
        elif lexicon.reports(tree.lemma[verb]):
            noun = _farther(
                tree, near, low, {"nmod"}, lambda at: tree.lemma[at] in lexicon.documents or tree.ent[at] != ""
            )
        else:
            noun = near
        antecedent = nominal(tree, noun, low, found)
        rule = ANTECEDENT if noun == near else PEOPLE if tree.low[found] == "who" else DOCUMENT
        return Source(merged([antecedent, (found, found + 1)]), noun, rule)
    if tree.low[found] in _EXPLETIVE and (tree.low[found] != "it" or tree.tag[verb][:2] == "JJ"):
        return None
    tokens = nominal(tree, found, last if found >= last else low, first if found < first else high)
    if tokens[0] >= tokens[1] or says_when(tree, *tokens):
        return None
    return Source((tokens,), found, rule)


def _farther(tree: Tree, noun: int, low: int, ties: AbstractSet[str], fits: Callable[[int], bool]) -> int:
    """What a relative clause is about that trees hang on a noun nearer by.

    `some lawmakers in both houses who think`, not the houses; `a comment on one of his films that said`, not his films.

    Args:
        tree: The parse.
        noun: What it hangs on, which is the answer where nothing fits.
        low: The first token of the sentence.
        ties: The relations by which a noun may hang on the one meant.
        fits: Whether it can be about a noun.
    """
    at = noun
    for _ in range(STEPS):
        if fits(at):
            return at
        above = tree.head[at]
        if tree.dep[at] not in ties or not low <= above < at:
            break
        at = above
    return noun

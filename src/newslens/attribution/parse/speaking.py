"""Who speaks where a parser takes the subject of a verb of saying for something else: the lists of a `Tree` in the making."""

from __future__ import annotations

from bisect import insort
from typing import Final

from newslens.attribution.parse.hanging import NO_OBJECT
from newslens.language.positions import noun

# Verbs behind whose comma a noun for people is who speaks, and those that may be done to people as well: "Police close
# the road, warn drivers" has the subject of the first verb. So has "Mills expand, add staff".
_SAYING: Final = (NO_OBJECT - {"add"}) | frozenset(
    "allege believe complain estimate hope predict reckon suggest think".split()
)
_TELLING: Final = frozenset(("confirm", "promise", "reveal", "warn"))
_INVERTED: Final = frozenset(("VB", "VBD", "VBP", "VBZ"))
_PARTS: Final = frozenset(("ADJ", "DET", "NOUN", "NUM", "PROPN"))
_NOUNS: Final = (["NN"], ["NNS"], ["NNP"], ["DT"], ["PRP$"], ["JJ"])
_SUBJECTS: Final = frozenset(("nsubj", "nsubj:outer", "nsubj:pass"))
_LIGHT: Final = frozenset(("aux", "aux:pass", "cop"))
# Verbs of saying that only those have who do something, not what they do: "Police visiting his home | meant he was held".
_OF_PEOPLE: Final = NO_OBJECT | frozenset(
    "accuse allege announce appeal ask believe call confirm declare deny describe fear hope promise tell think urge vow warn".split()
)
_PARTICIPLES: Final = frozenset(("JJ", "VBD", "VBG", "VBN"))
_HUNG: Final = frozenset(("advcl", "ccomp", "csubj"))
_BESIDE: Final = frozenset(("conj", "dep", "parataxis", "ROOT"))


def inverted(
    tag: list[str],
    pos: list[str],
    dep: list[str],
    lemma: list[str],
    low: list[str],
    head: list[int],
    kids: list[list[int]],
) -> None:
    """Take the name behind a verb of saying for its subject: `The tower was dark, adds Ada Holm, who flies there`.

    Args:
        tag: Fine tags.
        pos: Coarse tags.
        dep: Relations; changed.
        lemma: Lemmas.
        low: Each token in lower case.
        head: The token that each hangs on.
        kids: The tokens that hang on each.
    """
    for name, relation in enumerate(dep):
        verb = head[name]
        if relation != "obj" or pos[name] != "PROPN" or not 0 < verb < name:
            continue
        if lemma[verb] not in NO_OBJECT and dep[verb] != "parataxis":
            continue
        beside = all(pos[i] in {"DET", "PROPN", "NOUN"} for i in range(verb + 1, name))
        alone = not any(dep[kid].startswith("nsubj") for kid in kids[verb])
        if tag[verb] in {"VBD", "VBZ"} and low[verb - 1] == "," and beside and alone:
            dep[name], dep[verb] = "nsubj", "parataxis"


def spoken_behind(
    tag: list[str],
    pos: list[str],
    dep: list[str],
    lemma: list[str],
    low: list[str],
    head: list[int],
    kids: list[list[int]],
) -> None:
    """Take the noun behind a comma and a verb of saying for its subject: `Three men were hurt, say | police`.

    Parsers take it for what is said.

    Args:
        tag: Fine tags; changed.
        pos: Coarse tags.
        dep: Relations; changed.
        lemma: Lemmas.
        low: Each token in lower case.
        head: The token that each hangs on; changed.
        kids: The tokens that hang on each; changed.
    """
    for verb in range(2, len(tag) - 1):
        above = head[verb]
        if low[verb - 1] != "," or tag[verb] not in _INVERTED or above > verb:
            continue
        if any(dep[kid] in _SUBJECTS for kid in kids[verb] if kid < verb):
            continue
        told = above if above < verb else next((kid for kid in kids[verb] if dep[kid] == "ccomp"), verb)
        light = any(dep[kid] in _LIGHT for kid in kids[told])
        if told >= verb or not (lemma[verb] in _SAYING or (light and lemma[verb] in _TELLING)):
            continue
        end = next((i for i in range(verb + 1, len(tag)) if pos[i] not in _PARTS), len(tag))
        who = end - 1
        if who == verb or noun(low[who]) is None or head[who] not in {verb, above} or dep[who] in _SUBJECTS:
            continue
        if low[end : end + 1] in (["and"], ["or"]) and tag[end + 1 : end + 2] not in _NOUNS:
            continue  # "They knock, warn residents and leave"
        if head[who] != verb:
            kids[head[who]].remove(who)
            insort(kids[verb], who)
            head[who] = verb
        dep[who] = "nsubj"
        if tag[verb] == "VB":
            tag[verb] = "VBP"
        if above < verb:
            dep[verb] = "parataxis"


def occupied(
    tag: list[str],
    dep: list[str],
    lemma: list[str],
    low: list[str],
    head: list[int],
    kids: list[list[int]],
) -> None:
    """Hang who does something on the verb of saying behind it: `Police | searching the woods near Rade | said they …`.

    Parsers take them for the subject of the participle alone, and this for a clause, or for the main one.

    Args:
        tag: Fine tags.
        dep: Relations; changed.
        lemma: Lemmas.
        low: Each token in lower case.
        head: The token that each hangs on; changed.
        kids: The tokens that hang on each; changed.
    """
    for participle in range(1, len(tag) - 1):
        if tag[participle] not in _PARTICIPLES or any(dep[kid] in _LIGHT for kid in kids[participle]):
            continue
        who = next((kid for kid in kids[participle] if kid < participle and dep[kid] == "nsubj"), None)
        if who is None or noun(low[who]) is None or "," in low[who:participle]:
            continue
        over = dep[participle] in _HUNG and head[participle] > participle
        verb = (
            head[participle]
            if over
            else next((kid for kid in kids[participle] if _is_main(kid, participle, tag, dep)), -1)
        )
        if verb < 0 or lemma[verb] not in _OF_PEOPLE or not _tells(verb, tag[participle], dep, low, kids):
            continue
        if over:
            kids[verb].remove(participle)
        else:
            _lift(verb, participle, dep, head, kids)
        kids[participle].remove(who)
        insort(kids[verb], who)
        insort(kids[who], participle)
        head[who], head[participle], dep[participle] = verb, who, "acl"


def _is_main(verb: int, participle: int, tag: list[str], dep: list[str]) -> bool:
    """Whether a verb that a parser hangs on a participle before it is the main one."""
    return verb > participle and tag[verb] in _INVERTED and dep[verb] in _BESIDE


def _tells(verb: int, participle: str, dep: list[str], low: list[str], kids: list[list[int]]) -> bool:
    """Whether a verb without a subject goes on what stands before it with no pause: not `Fears growing, officials said`."""
    ties = [dep[kid] for kid in kids[verb]]
    first = min((kid for kid in kids[verb] if dep[kid] in _LIGHT), default=verb)
    if not low[first - 1][-1:].isalnum() or "cc" in ties or not _SUBJECTS.isdisjoint(ties):
        return False
    # "The men fled said police"
    return participle == "VBG" or any(dep[kid] == "ccomp" and kid > verb for kid in kids[verb])


def _lift(verb: int, below: int, dep: list[str], head: list[int], kids: list[list[int]]) -> None:
    """Put a verb where the one stands that it hangs on, with what follows it."""
    above = head[below]
    behind = [kid for kid in kids[below] if kid >= verb]
    kids[below] = [kid for kid in kids[below] if kid < verb]
    for kid in behind:
        if kid != verb:
            head[kid] = verb
            insort(kids[verb], kid)
    dep[verb] = dep[below]
    head[verb] = verb if above == below else above
    if above != below:
        kids[above].remove(below)
        insort(kids[above], verb)

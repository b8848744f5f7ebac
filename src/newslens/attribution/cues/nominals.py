"""Nouns and adjectives as cues: `the claim that …`, `his plan to …`, `is confident that …`."""

from __future__ import annotations

from collections.abc import Iterator

from newslens.attribution.contents.complements import complements
from newslens.attribution.found import Found, Source
from newslens.attribution.page import Page, cover, proposal
from newslens.attribution.parse.phrases import nominal
from newslens.attribution.parse.verbs import cue_range
from newslens.attribution.sources.finding import source_of
from newslens.attribution.sources.subjects import is_passive, subject


def noun(page: Page, head: int) -> Iterator[Found]:
    """What a noun may attribute.

    Args:
        page: The article.
        head: The noun.
    """
    source: Source | None = None
    asked = False
    for option in complements(page.tree, head, head + 1, page.lexicon):
        if option.frame in {"obj", "naming", "small"}:
            continue
        content, frame = cover(page, option, (head, head + 1))
        score = page.lexicon.rate(page.tree.lemma[head], "n", frame)
        if score < page.floor or not content:
            continue
        if not asked:
            source, asked = _owner(page, head), True
        yield proposal(page, head, (head, head + 1), option, content, frame, score, source, "noun")


def _owner(page: Page, head: int) -> Source | None:
    """Whose statement, claim or plan it is."""
    tree = page.tree
    _, high = tree.sentences[tree.sentence[head]]
    for kid in tree.kids[head]:
        tokens = None
        if tree.dep[kid] == "nmod:poss" and kid < head:
            tokens = nominal(tree, kid, tree.left[kid], head)
        elif kid > head and tree.dep[kid] in {"nmod", "obl"} and tree.case(kid) in {"by", "from"}:
            tokens = nominal(tree, kid, head + 1, high)
        if tokens is not None and tokens[0] < tokens[1]:
            return Source((tokens,), kid, "owner of the noun")
    verb = tree.head[head]
    if tree.dep[head] in {"obj", "obl"} and tree.tag[verb][:2] == "VB" and not is_passive(tree, verb):
        first, last = cue_range(tree, verb)
        return source_of(tree, verb, first, last, page.lexicon)
    return None


def adjective(page: Page, head: int) -> Iterator[Found]:
    """What a predicative adjective may attribute to its subject.

    Args:
        page: The article.
        head: The adjective.
    """
    tree = page.tree
    cop = tree.child(head, "cop")
    first = head if cop is None else min(cop, head)
    topic = subject(tree, head)
    source = None
    if topic is not None and topic < first and tree.low[topic] != "it":
        low, _ = tree.sentences[tree.sentence[head]]
        tokens = nominal(tree, topic, low, first)
        source = Source((tokens,), topic, "subject") if tokens[0] < tokens[1] else None
    for option in complements(tree, head, head + 1, page.lexicon):
        content, frame = cover(page, option, (head, head + 1))
        score = page.lexicon.rate(tree.lemma[head], "a", frame)
        if score >= page.floor and content:
            yield proposal(page, head, (first, head + 1), option, content, frame, score, source, "adjective")

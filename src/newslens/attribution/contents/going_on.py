"""Where a content ends because its speaker goes on: `…, | adding that …`, `… | and warned that …`."""

from __future__ import annotations

from typing import Final

from newslens.attribution.contents.narration import narrated
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.verbs import FINITE, TENSED
from newslens.attribution.sources.subjects import is_no_things, subject

# Reporting participles that go on after a content: "…, adding that …".
_CONTINUES: Final = frozenset(
    "accuse add announce argue assert call cite claim describe insist note say suggest tell warn".split()
)
# Participles that tell more of what stands in marks: "“old mills,” including the one at Rade".
_OF_THE_CONTENT: Final = frozenset(("give", "include"))
# The same as printed: behind a quotation they are taken for nouns now and then.
PARTICIPLES: Final = frozenset(f"{verb.removesuffix('e')}ing" for verb in _CONTINUES)
# What opens words about how and when a quotation before them was said.
_MEANWHILE: Final = frozenset(("as", "despite", "without"))
# What the words in marks are called by whoever tells of them: "“mission creep,” | a sentiment that others share".
_ARTICLES: Final = frozenset(("a", "an"))
_COMMENTS: Final = frozenset(
    "accusation allegation allusion argument assertion charge claim comment jab limit nod phrase position reference remark sentiment "
    "slogan stance swipe term view word".split()
)
_SAME_SPEAKER: Final = frozenset(("he", "i", "it", "she", "they", "we", "you"))
_RELATIVES: Final = frozenset(("that", "which"))
_NOUN_WITHIN: Final = 4
_VERB_WITHIN: Final = 12
_CONTRASTS: Final = frozenset(("while", "whereas", "though", "although", "but"))
# "could" and "might" are the past of what is told themselves.
_TO_COME: Final = frozenset(("will", "would", "'ll"))
_COMES: Final = "to come"


def goes_on_until(tree: Tree, start: int, end: int, lexicon: Lexicon) -> Range:
    """The words of a content before another cue of the same speaker.

    Args:
        tree: The parse.
        start: The first token of the content.
        end: One past its last.
        lexicon: Word lists.
    """
    end = narrated(tree, start, end, lexicon)
    contrast = -1
    for token in range(start + 1, end):
        if tree.low[token] in _CONTRASTS and tree.punct[token - 1]:
            contrast = token - 1
        tag, before = tree.tag[token], tree.low[token - 1]
        adds = tree.low[token] in _MEANWHILE or _comments(tree, token, end)
        if before == "," and _disputed(tree, token, end, lexicon):
            return start, token - 1
        if adds and (closed := _closed_before(tree, token, start)) is not None:
            return start, closed
        if tag == "VBG" or tree.low[token] in PARTICIPLES:
            if _behind_comma(tree, token, start) and (tag != "VBG" or _tells_more(tree, token, end, lexicon)):
                return start, token - 1
            aside = _behind_marks(tree, token, start)
            if aside is not None:
                return start, aside
        elif start < token - 1 and is_no_things(tree, token) and start <= tree.head[token]:
            return start, token - 1  # "said the plan was bad | and accused Berg of lying"
        elif (
            tag in TENSED
            and before in {"and", "but", ","}
            and tree.quoted[token] < 0
            and (_goes_on(tree, token, start, end, lexicon) or (before != "," and _steps_back(tree, start, token)))
        ):
            return start, token - 1
        elif contrast >= 0 and tag in TENSED and tree.quoted[token] < 0:
            if lexicon.reports(tree.lemma[token]) and subject(tree, token) is not None:
                return start, contrast
            contrast = -1
    return start, end


def _comments(tree: Tree, token: int, end: int) -> bool:
    """Whether an article opens what words are called: `| a sentiment that others share`."""
    return tree.low[token] in _ARTICLES and not _COMMENTS.isdisjoint(tree.lemma[token + 1 : min(token + 4, end)])


def _disputed(tree: Tree, token: int, end: int, lexicon: Lexicon) -> bool:
    """Whether an article opens what somebody else makes of what is told: `| a figure which Berg dismissed as “a fantasy”`."""
    if tree.low[token] not in _ARTICLES or tree.quoted[token] >= 0:
        return False
    relative = next((i for i in range(token + 1, min(token + _NOUN_WITHIN, end)) if tree.low[i] in _RELATIVES), end)
    if relative >= end or tree.pos[relative - 1] != "NOUN":
        return False
    near = range(relative + 1, min(relative + _VERB_WITHIN, tree.sentences[tree.sentence[token]][1]))
    verb = next((i for i in near if tree.tag[i] in FINITE), relative + 1)
    if verb == relative + 1 or any(tree.punct[i] for i in range(relative + 1, verb)):
        return False
    speaks = lexicon.reports(tree.lemma[verb]) or tree.lemma[verb] in lexicon.naming | lexicon.introducing
    return speaks and tree.low[relative + 1] not in _SAME_SPEAKER


def _tells_more(tree: Tree, participle: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a participle is of whoever told what stands before it: `…, adding that …`, `…, dismissing the idea`.

    What is quoted behind others than the commonest is left with what stands before it, since it may have no cue else.
    """
    if tree.lemma[participle] in _CONTINUES:
        return True
    quotes = any(tree.quoted[token] >= 0 for token in range(participle, end))
    bound = participle + 1 < end and tree.low[participle + 1] == "that"
    return lexicon.reports(tree.lemma[participle]) and (bound or not quotes)


def _behind_comma(tree: Tree, token: int, start: int) -> bool:
    """Whether a comma stands before a word, or before the mark that closes a quotation before it: `…,” adding`."""
    before = token - 1
    if before > start and tree.punct[before] and tree.quoted[before] >= 0 and tree.quoted[token] < 0:
        before -= 1
    return tree.low[before] == ","


def _behind_marks(tree: Tree, token: int, start: int) -> int | None:
    """Where words in marks that end with a comma close before a participle of who tells: `“a disgrace,” openly mocking`."""
    if tree.quoted[token] >= 0 or tree.lemma[token] in _OF_THE_CONTENT:
        return None
    end = token - (tree.tag[token - 1] == "RB")
    closes = end - 2 >= start and tree.punct[end - 1] and tree.quoted[end - 1] >= 0
    return end if closes and tree.low[end - 2] == "," else None


def _closed_before(tree: Tree, token: int, start: int) -> int | None:
    """Where words in marks close before a comma, or with one, right before a word: `“…”, | despite`, `“…,” | without`."""
    comma = token - 1
    mark = comma - (tree.low[comma] == ",")
    closes = mark > start and tree.punct[mark] and tree.quoted[mark] >= 0 and tree.quoted[token] < 0
    return mark + 1 if closes and (mark < comma or tree.low[mark - 1] == ",") else None


def _steps_back(tree: Tree, start: int, verb: int) -> bool:
    """Whether a verb leaves what is told in the present, or was to come, for what the teller did: `he has no plans and | made no promise`."""
    told = {_COMES if tree.low[i] in _TO_COME else tree.tag[i] for i in range(start, verb) if tree.quoted[i] < 0}
    # "have harmed the town and cost it dearly": participles look like the past.
    perfect = start <= tree.head[verb] and any(
        tree.lemma[kid] == "have" and tree.dep[kid] == "aux" for kid in tree.kids[tree.head[verb]]
    )
    if tree.tag[verb] != "VBD" or "VBD" in told or perfect:
        return False
    # "would bring new jobs, painted walls, and mended roads": the last of a list of things looks like a verb.
    return not told.isdisjoint(("VBZ", "VBP")) or (_COMES in told and tree.low[verb - 2] != ",")


def _goes_on(tree: Tree, verb: int, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a verb behind a conjunction is a cue again: `and warned that`, `and called it "…"`, `, and urged`."""
    lemma = tree.lemma[verb]
    if verb + 1 < end and tree.low[verb + 1] == "that" and lemma in lexicon.verbs:
        return True
    if not lexicon.reports(lemma):
        return False
    if (
        tree.low[verb - 1] == ","
    ):  # but "said the boy took a bag, slammed the door and ran" has a list inside the content
        return tree.dep[verb] != "conj" or not start <= tree.head[verb] < verb
    if tree.low[verb - 1] == "and" and tree.low[verb - 2] == ",":
        return True
    if tree.tag[verb] == "VBD" and any(tree.dep[kid] == "ccomp" and kid > verb for kid in tree.kids[verb]):
        return True  # "and denied any money had been paid"
    return any(tree.low[i] == "that" or tree.quoted[i] >= 0 for i in range(verb + 1, min(verb + 5, len(tree))))

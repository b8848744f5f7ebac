"""Whether what is told of a date is still to come: "will open on Wednesday", but "opened on Wednesday"."""

from __future__ import annotations

from collections.abc import Sequence

from newslens.language.numbers import Token, low

_MODALS = frozenset("will won't won’t shall must may might should can".split())
_CONTRACTED = ("'ll", "’ll")
_PLANNED = frozenset("due scheduled slated planned expected set".split())
_HOPES = frozenset("plans plan hopes hope aims aim intends intend wants want".split())
_WHO = frozenset("he she it they we who which".split())
_TO_BE = frozenset("is are be 's ’s 're ’re".split())
_WHEN = frozenset("on by in at for from before back".split())
_NO_PLAN = frozenset({"than", "as"})
_HAPPENED = frozenset("was were had been would".split())
"""What makes a plan one of the past: "was due on Friday"."""
_DONE = frozenset("have had has".split())
_PASSIVE = frozenset("be been being have".split())
_PAST = frozenset(
    "said told was were had did began met held came went made took gave found saw left became began brought built bought "
    "caught chose cut drew drove fell felt flew fought got grew heard hit kept knew led lost meant paid put ran rose sang sank "
    "sent shot shut sold spoke spent stood struck swore thought threw understood voted won wore wrote read has have".split()
)
_ARTICLES = frozenset("the a an its his her their our this that".split())
_STOPS = frozenset(".!?;")
_REACH = 24
"""So many words before or behind a date say what it is a date of."""
_OPENERS = frozenset('on by from until before after in but and since " “'.split())
"""What stands between the beginning of a sentence and a date that opens it."""


def lies_ahead(tokens: Sequence[Token], index: int, *, would: bool = False) -> bool:
    """Whether the verb that goes with a date tells what is still to come.

    It is the nearest one before it, or behind a date that opens its sentence: "On Wednesday she will leave".

    Args:
        tokens: The text's tokens.
        index: The first of the date.
        would: Whether "would" is of what is to come: "she said she would leave on Wednesday".

    Examples:
        >>> from newslens.language.numbers import tokenize
        >>> lies_ahead(tokenize("She will leave on Friday"), 4), lies_ahead(tokenize("She said on Friday she will"), 3)
        (True, False)
    """
    at = index - 1
    opens = True
    while at >= max(0, index - _REACH) and tokens[at].low not in _STOPS:
        ahead = _ahead(tokens, at, would=would)
        if ahead is not None:
            return ahead
        opens = opens and tokens[at].low in _OPENERS
        at -= 1
    if not opens:
        return False
    for at in range(index + 1, min(len(tokens), index + _REACH)):
        if tokens[at].low in _STOPS:
            break
        ahead = _ahead(tokens, at, would=would)
        if ahead is not None:
            return ahead
    return False


def _ahead(tokens: Sequence[Token], at: int, *, would: bool) -> bool | None:
    """Whether a word tells of what is to come, or of what was; None where it tells of neither."""
    word, before, after = tokens[at].low, low(tokens, at - 1), low(tokens, at + 1)
    modal = word in _MODALS and not tokens[at].capital and before not in _ARTICLES
    if modal or word.endswith(_CONTRACTED) or (would and word == "would"):
        return _DONE.isdisjoint((after, low(tokens, at + 2)))
    if word in _HOPES and before in _WHO:
        return True
    if word in _PLANNED and _is_plan(before, word, after):
        return _HAPPENED.isdisjoint((before, low(tokens, at - 2)))
    if before in _ARTICLES or not _PASSIVE.isdisjoint((before, low(tokens, at - 2))):
        return None  # "the flooded road", "will be opened"
    return False if word in _PAST or (len(word) > len("need") and word.endswith("ed")) else None


def _is_plan(before: str, word: str, after: str) -> bool:
    """Whether a word says that something is planned: "is due to open", "due on", but not "shut due to snow" or "as expected"."""
    if before in _NO_PLAN or (word == "set" and after not in {"to", "for"}):
        return False
    return word != "due" or before in _TO_BE | _HAPPENED or after in _WHEN

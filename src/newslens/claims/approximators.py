"""Words that widen or narrow a number and belong to it: "more than", "about"."""

from __future__ import annotations

from collections.abc import Sequence

from newslens.language.numbers import Token, low

# Longest first.
_APPROXIMATORS = (
    ("a", "total", "of"),
    ("a", "few"),
    ("several",),
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("at", "least"),
    ("at", "most"),
    ("as", "many", "as"),
    ("as", "much", "as"),
    ("up", "to"),
    ("no", "more", "than"),
    ("not", "more", "than"),
    ("about",),
    ("around",),
    ("roughly",),
    ("nearly",),
    ("almost",),
    ("approximately",),
    ("over",),
    ("under",),
    ("some",),
    ("only",),
    ("exactly",),
    ("just",),
)
_LAST = frozenset(words[-1] for words in _APPROXIMATORS)
# Words that have a topic behind their "about" or "over", and no number that is only near: "talked about 40 houses".
_TOPICS = {
    "about": frozenset(
        """
        talk talks talked talking speak speaks spoke spoken speaking chat chatted hear hears heard ask asks asking
        complain complains complained complaining complaint complaints worry worries worried worrying anxious nervous concerned
        concern concerns fears doubt doubts sceptical skeptical optimistic pessimistic happy unhappy angry upset excited sure unsure
        certain confident careful cautious forget forgot forgotten know knows knew knowing known think thinks thinking thought learn
        learned learnt question questions information details evidence misgivings reservations warn warned warns warning warnings joke
        joked boast boasted lie lied lying argue argued arguing what how story stories nothing something anything everything
        """.split()
    ),
    "over": frozenset(
        """
        argue argued arguing row rows clash clashed clashes dispute disputes quarrel quarrelled worry worries worried concern concerns
        fears anger outrage alarm fight fights battle controversy uncertainty doubt doubts
        """.split()
    ),
}


def starts(tokens: Sequence[Token], index: int, done: int) -> int:
    """Where an amount begins, what widens or narrows it included.

    Args:
        tokens: The text's tokens.
        index: Where its number or sign begins.
        done: Index of the token after the last amount.

    Examples:
        >>> from newslens.language.numbers import tokenize
        >>> starts(tokenize("some more than 40"), 3, 0), starts(tokenize("He talked about 40 houses"), 3, 0)
        (1, 3)
    """
    if low(tokens, index - 1) not in _LAST or index - 1 < done:
        return index
    for words in _APPROXIMATORS:
        start = index - len(words)
        if start >= done and all(low(tokens, start + n) == word for n, word in enumerate(words)):
            return index if low(tokens, start - 1) in _TOPICS.get(words[0], ()) else start
    return index

"""Lines that an outlet puts on every page, learnt from several of its articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from newslens.cleaning.furniture import plain
from newslens.cleaning.lines import lines
from newslens.cleaning.prose import attributed
from newslens.types import Article

_FEWEST = 3
_LONGEST = 240
_SENTENCE = 60


def repeated_lines(articles: Iterable[Article]) -> frozenset[str]:
    """The lines that at least three different articles of one outlet share, in the form of `furniture.plain`.

    Articles without a known outlet are left out, since a line that several outlets share is as likely agency copy. Of
    articles that begin alike, versions of one text, only one counts. Quotations and lines that attribute something are
    never learnt, nor are finished sentences unless five articles share them.
    """
    outlets: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for article in articles:
        if not article.publisher:
            continue
        of = [line.words for line in lines(article.text)]
        longest = max(of, key=len, default="")[:200]
        for words in of:
            if len(words) <= _LONGEST and not attributed(words):
                outlets[article.publisher][plain(words)].add(longest)
    return frozenset(
        line
        for seen in outlets.values()
        for line, texts in seen.items()
        if len(texts) >= (_FEWEST + 2 if len(line) > _SENTENCE else _FEWEST)
    )


def learn(articles: Iterable[Article]) -> tuple[str, ...]:
    """What `repeated_lines` finds, sorted, to be given to the boilerplate stage as its option `lines`."""
    return tuple(sorted(repeated_lines(articles)))

"""Raw news for the teachers to read: SEESAW, but for events that are held out of anything, and ECB+ train."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from training.alignment_judged import HELD_OUT, events
from training.teacher.texts import ECB, SEESAW, each_once, ecb, seesaw

NEEDED = (SEESAW, ECB)
# Events of which readers judge the quotes.
QUOTES_JUDGED = frozenset({"036", "065", "129", "160", "176", "229"})


def articles(corpora: Path) -> Iterator[str]:
    """The texts, each once.

    Args:
        corpora: The folder of the corpora.
    """
    return each_once(chain(seesaw(corpora, QUOTES_JUDGED | events(HELD_OUT)), ecb(corpora)))

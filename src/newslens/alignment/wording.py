"""The same words or not: what two stretches inside quotation marks have in common, word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import attrs
from rapidfuzz.distance import LCSseq, Levenshtein

from newslens.alignment.diff.diffing import diff
from newslens.alignment.diff.edits import COSMETIC, TRUNCATIONS, Edit, Kind
from newslens.alignment.diff.gaps import Gap
from newslens.alignment.lexicon import Word
from newslens.spans import Span

_PER_WORD = 0.15
# How telling words in common must be in any case, and which share of the weaker stretch they must be: what cannot come up to
# both is not laid out word by word. Who compares asks for no less.
_LEAST = 0.9
_SHARE = 0.5
_LITTLE = 1e-9  # sums of the same weights in another order
_KNOWN = 1 << 13  # edits of pairs of texts that are kept: articles on one event repeat the same sentences
_MARKS = " ,;:.!?-–—\t\n"
_OF_MARKS = frozenset((Kind.ELLIPSIS, Kind.SWALLOWED, Kind.PUNCTUATION))


@attrs.frozen
class Wording:
    """How two stretches of quoted words compare.

    Attributes:
        same: Whether one is printed word for word in the other.
        strength: How telling the words in common are: their weight, and a little for each.
        ratio: The share of the weaker stretch that is in common, from 0 to 1.
        telling: How many words in common are no function words.
        changes: What stands differently, without what only one of the two prints before or after.
    """

    same: bool
    strength: float
    ratio: float
    telling: int
    changes: tuple[Gap, ...] = ()


def strength(words: Sequence[Word]) -> float:
    """How telling a run of words is: the sum of their weights, and a little for each.

    Long runs of small words are telling too, but less so than rare words.
    """
    return sum(word.weight for word in words) + _PER_WORD * len(words)


def _differing(a: list[str], b: list[str]) -> list[Gap]:
    """The gaps of the alignment with the fewest words put in, left out or replaced.

    Small words scattered over two sentences count for less in it than in a longest common subsequence.
    """
    # Of alignments that are as good the same one is taken in both directions.
    if b < a:
        return [Gap(gap.b_start, gap.b_end, gap.a_start, gap.a_end) for gap in _differing(b, a)]
    found: list[Gap] = []
    for operation in Levenshtein.opcodes(a, b):
        if operation.tag == "equal":
            continue
        gap = Gap(operation.src_start, operation.src_end, operation.dest_start, operation.dest_end)
        if found and (found[-1].a_end, found[-1].b_end) == (gap.a_start, gap.b_start):
            gap = attrs.evolve(gap, a_start=found[-1].a_start, b_start=found[-1].b_start)
            found.pop()
        found.append(gap)
    return found


def _most(a: Sequence[Word], b: Sequence[Word]) -> float:
    """How telling the words that two stretches share are, in whatever order: what they have in common is no more telling."""
    free = Counter(word.exact for word in b)
    shared = []
    for word in a:
        if free[word.exact] > 0:
            free[word.exact] -= 1
            shared.append(word)
    return strength(shared)


def _may_go_on(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the end of one stretch can be the start of the other."""
    return bool(a) and bool(b) and ((a[-1] in b and b[0] in a) or (b[-1] in a and a[0] in b))


def compared(a: Sequence[Word], b: Sequence[Word]) -> Wording:
    """Compare two stretches of quoted words.

    Contractions and spellings are not differences. What one prints before or after the part in common is no difference
    either: papers print parts of what was said. Where the two can have too little in common to be a quotation of the same
    words, `strength` and `ratio` are what they have at most, and no words are counted.
    """
    a_exact = [word.exact for word in a]
    b_exact = [word.exact for word in b]
    a_line = f" {' '.join(a_exact)} "
    b_line = f" {' '.join(b_exact)} "
    if a_line in b_line or b_line in a_line:
        return Wording(True, min(strength(a), strength(b)), 1.0, min(_telling(a), _telling(b)))
    most = _most(a, b)
    weaker = min(strength(a), strength(b))
    if most < _LEAST - _LITTLE or (most < _SHARE * weaker - _LITTLE and not _may_go_on(a_exact, b_exact)):
        return Wording(False, most, most / weaker if weaker else 0.0, 0)
    found = _differing(a_exact, b_exact)
    common: list[Word] = []
    place = 0
    for change in found:
        common += a[place : change.a_start]
        place = change.a_end
    common += a[place:]
    power = strength(common)
    changes = [
        gap for gap in found if " ".join(a_exact[gap.a_start : gap.a_end]) != " ".join(b_exact[gap.b_start : gap.b_end])
    ]
    outer = [gap for gap in changes if _is_outer(gap, len(a), len(b))]
    if _moved(a, b, outer):
        outer = []
    inner = tuple(gap for gap in changes if gap not in outer)
    return Wording(not inner, power, power / weaker if weaker else 0.0, _telling(common), inner)


def _is_outer(gap: Gap, a_length: int, b_length: int) -> bool:
    """Whether only one of two stretches has words there, before or after all that they have in common."""
    opens, closes = (
        gap.a_start == 0 and gap.b_start == 0,
        gap.a_end == a_length and gap.b_end == b_length,
    )
    return (gap.a_start == gap.a_end or gap.b_start == gap.b_end) and (opens or closes)


def _moved(a: Sequence[Word], b: Sequence[Word], outer: Sequence[Gap]) -> bool:
    """Whether what one prints before the part in common stands behind it in the other: "for hours nobody came"."""
    ours = {word.exact for gap in outer for word in a[gap.a_start : gap.a_end] if word.key}
    return any(word.exact in ours for gap in outer for word in b[gap.b_start : gap.b_end])


def in_order(a: Sequence[Word], b: Sequence[Word]) -> float:
    """The share of the words of the shorter of two stretches that the other has in the same order, from 0 to 1."""
    shorter = min(len(a), len(b))
    return LCSseq.similarity([word.exact for word in a], [word.exact for word in b]) / shorter if shorter else 0.0


def _telling(words: Sequence[Word]) -> int:
    return sum(word.key != "" for word in words)


def altered(a: str, b: str, *, whole: bool = False) -> tuple[Edit, ...]:
    """The edits that say something else: not those of spelling and punctuation, nor what one prints before or after.

    Args:
        a: The words of one.
        b: The words of the other.
        whole: Whether what one prints before or after counts after all.

    Examples:
        >>> [(str(edit.kind), edit.a_words, edit.b_words) for edit in altered("We did, um, agree.", "And we did agree")]
        [('filler_dropped', ', um,', '')]
    """
    passed = COSMETIC if whole else COSMETIC | TRUNCATIONS
    return tuple(edit for edit in _edits(a, b) if edit.kind not in passed)


@lru_cache(maxsize=_KNOWN)
def _edits(a: str, b: str) -> tuple[Edit, ...]:
    return diff(a, b)


def in_words(edit: Edit) -> tuple[str, str]:
    """The words of both sides of an edit, without the marks around them unless the edit is one of marks."""
    a_span, b_span = worded(edit)
    a_words = edit.a_words[a_span.start - edit.a.start : a_span.end - edit.a.start]
    b_words = edit.b_words[b_span.start - edit.b.start : b_span.end - edit.b.start]
    return " ".join(a_words.split()), " ".join(b_words.split())


def worded(edit: Edit) -> tuple[Span, Span]:
    """Where the words of both sides of an edit stand, as `in_words` has them.

    Examples:
        >>> from newslens.alignment.diff.diffing import diff
        >>> (edit,) = diff("We did, um, agree.", "We did agree.")
        >>> edit.a, worded(edit)[0], in_words(edit)[0]
        (Span(start=6, end=11), Span(start=8, end=10), 'um')
    """
    if edit.kind in _OF_MARKS:
        return edit.a, edit.b
    return _bare(edit.a, edit.a_words), _bare(edit.b, edit.b_words)


def _bare(span: Span, words: str) -> Span:
    inner = words.lstrip(_MARKS)
    start = span.start + len(words) - len(inner)
    return Span(start, start + len(inner.rstrip(_MARKS))) if inner else Span(span.start, span.start)

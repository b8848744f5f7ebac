"""Where two runs of quoted words overlap: the words that they share, and what stands differently between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

import attrs
from rapidfuzz.distance import Levenshtein

from newslens.alignment.lexicon import Word
from newslens.alignment.wording import strength

_TELLING = 0.9  # how telling shared words must be: as for the same words of the same speaker
_NEAR = 0.6  # the share of the overlap that must be the same, by weight
_HALF = 0.5  # and by number of words
_JOINING = 1.5  # how telling words must be by which two runs go on in each other
_FEWEST = 3  # and how many they must be
_ENOUGH = 4  # so many in a row need not be as telling
_SLACK = 3  # words that one side may have more of within an overlap


@attrs.frozen
class Block:
    """Words of one run against words of another.

    Attributes:
        a_start: The first word of the one.
        a_end: One past its last.
        b_start: The first word of the other.
        b_end: One past its last.
        same: Whether they are the same.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    same: bool


@attrs.frozen
class Overlap:
    """How two runs overlap.

    Attributes:
        blocks: From the first shared word to the last, or to where the shorter one ends.
        strength: How telling the words in common are.
    """

    blocks: tuple[Block, ...]
    strength: float

    @property
    def a(self) -> tuple[int, int]:
        """From the first word of the one to one past its last."""
        return self.blocks[0].a_start, self.blocks[-1].a_end

    @property
    def b(self) -> tuple[int, int]:
        """The same of the other."""
        return self.blocks[0].b_start, self.blocks[-1].b_end

    def turned(self) -> Overlap:
        """The same, read from the other run."""
        return Overlap(tuple(map(_turned, self.blocks)), self.strength)


def overlap(a: Sequence[Word], b: Sequence[Word]) -> Overlap | None:
    """How two runs of words overlap; None where too little is the same to say that they are one.

    One may hold the other, or go on where the other ends. For the latter the words in common must be more telling, and stand
    in each only once: what somebody says again and again joins nothing.

    Examples:
        >>> from newslens.alignment.words import read
        >>> found = overlap(read("we will mend the old mole").words, read("the old mole in May").words)
        >>> found.a, found.b
        ((3, 6), (0, 3))
    """
    one, other = [word.exact for word in a], [word.exact for word in b]
    if other < one:  # of alignments that are as good the same one is taken in both directions
        found = overlap(b, a)
        return None if found is None else found.turned()
    anchor = _anchor(one, other, a)
    if anchor is None:
        return None
    i, j, size = anchor
    before = [_mirrored(block, i, j) for block in _beside(one[:i][::-1], other[:j][::-1])][::-1]
    after = [_moved(block, i + size, j + size) for block in _beside(one[i + size :], other[j + size :])]
    blocks = (*before, Block(i, i + size, j, j + size, same=True), *after)
    words = [word for block in blocks if block.same for word in a[block.a_start : block.a_end]]
    common = strength(words)
    found = Overlap(blocks, common)
    sides = (a[slice(*found.a)], b[slice(*found.b)])
    if common < _TELLING or common < _NEAR * min(map(strength, sides)) or len(words) < _HALF * min(map(len, sides)):
        return None
    if _within(found.a, a) or _within(found.b, b):
        return found
    run = one[i : i + size]
    return found if _joins(a[i : i + size]) and _times(run, one) == 1 and _times(run, other) == 1 else None


def holds(found: Overlap, end: int, words: Sequence[Word]) -> bool:
    """Whether words can be hung on an end of an overlap.

    Args:
        found: How two runs overlap.
        end: 0 for its beginning, -1 for its end.
        words: The words of the first run.
    """
    block = found.blocks[end]
    alike = all(each.same for each in found.blocks)
    return block.same and (alike or _joins(words[block.a_start : block.a_end]))


def _joins(words: Sequence[Word]) -> bool:
    """Whether words say by themselves that two runs go on in each other."""
    return len(words) >= _ENOUGH or (len(words) >= _FEWEST and strength(words) >= _JOINING)


def _anchor(a: list[str], b: list[str], words: Sequence[Word]) -> tuple[int, int, int] | None:
    """The most telling run of words that both have: where it stands in each, and how long it is."""
    where: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(b):
        where[word].append(place)
    sums = [0.0, *accumulate(strength([word]) for word in words)]
    best: tuple[float, int, int, int] | None = None
    lengths: dict[int, int] = {}
    for place, word in enumerate(a):
        following: dict[int, int] = {}
        for other in where.get(word, ()):
            size = following[other] = lengths.get(other - 1, 0) + 1
            found = (round(sums[place + 1] - sums[place + 1 - size], 6), size, size - place - 1, size - other - 1)
            best = found if best is None or found > best else best
        lengths = following
    return None if best is None else (-best[2], -best[3], best[1])


def _beside(a: list[str], b: list[str]) -> Iterator[Block]:
    """What follows on words in common, up to where one of the two ends."""
    room = min(len(a), len(b))
    if not room:
        return
    left, right = a[: room + _SLACK], b[: room + _SLACK]
    blocks: list[Block] = []
    for code in Levenshtein.opcodes(left, right):
        same = code.tag == "equal"
        block = Block(code.src_start, code.src_end, code.dest_start, code.dest_end, same=same)
        if blocks and not same and not blocks[-1].same:
            block = attrs.evolve(block, a_start=blocks[-1].a_start, b_start=blocks[-1].b_start)
            blocks.pop()
        blocks.append(block)
    if blocks and not blocks[-1].same:
        # What only one has after the other has ended is no part of the overlap.
        last = blocks.pop()
        both = min(last.a_end - last.a_start, last.b_end - last.b_start)
        if both:
            blocks.append(attrs.evolve(last, a_end=last.a_start + both, b_end=last.b_start + both))
    yield from blocks


def _turned(block: Block) -> Block:
    return Block(block.b_start, block.b_end, block.a_start, block.a_end, same=block.same)


def _moved(block: Block, a: int, b: int) -> Block:
    return Block(block.a_start + a, block.a_end + a, block.b_start + b, block.b_end + b, same=block.same)


def _mirrored(block: Block, a: int, b: int) -> Block:
    return Block(a - block.a_end, a - block.a_start, b - block.b_end, b - block.b_start, same=block.same)


def _within(part: tuple[int, int], words: Sequence[Word]) -> bool:
    return part == (0, len(words))


def _times(run: list[str], words: list[str]) -> int:
    return sum(words[place : place + len(run)] == run for place in range(len(words) - len(run) + 1))

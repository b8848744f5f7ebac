"""Word by word: which words of two stretches answer each other, and what is left over on either side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from newslens.alignment.lexicon import Lexicon
from newslens.alignment.stems import lemmas
from newslens.alignment.stretches import NEGATORS, Content, Stretch

NAMES: Final = (
    "left over, less",
    "left over, more",
    "names left over, less",
    "names left over, more",
    "numbers left over, less",
    "numbers left over, more",
    "answered by itself",
    "answered by its opposite",
    "answered by what is near",
    "negation in one",
    "negation in both",
    "narrowed otherwise",
    "narrowed",
    "only in one",
    "all in one",
    "fewer words",
    "more words",
    "answered of the fewer",
)
"""What `answers` tells, in order."""
_NEAR: Final = 0.35  # how alike in meaning two words must be for one to answer the other
_OPPOSITE: Final = 0.8  # opposites answer each other before what is but near
_NARROWING: Final = lemmas(
    "only just all every each sole single entire whole exactly everyone nobody none no most few any half both neither"
)
_ONLY: Final = frozenset(("only",))
_ALL: Final = frozenset(("all", "every"))
_HOW_MANY: Final = lemmas("only all every everyone most few half both neither nobody none")
_SHOWN: Final = 3  # words left over that are named on each side


@attrs.frozen(eq=False)
class _Answers:
    """Which words of two stretches answer each other, as places among their content words.

    Attributes:
        pairs: A word of the first and a word of the second, the most alike first.
        left: What is left over of each side, in order.
    """

    pairs: tuple[tuple[int, int], ...]
    left: tuple[tuple[int, ...], tuple[int, ...]]


def answers(a: Stretch, b: Stretch, lexicon: Lexicon) -> tuple[float, ...]:
    """How the words of two stretches answer each other, in the order of NAMES.

    Args:
        a: One.
        b: The other.
        lexicon: The word lists.
    """
    ours, theirs = a.content, b.content
    found = _answered(a, b, lexicon)
    itself = opposite = near = 0.0
    for one, other in found.pairs:
        weight = min(ours.weights[one], theirs.weights[other])
        if ours.keys[one] == theirs.keys[other]:
            itself += weight
        elif theirs.keys[other] in lexicon.opposites.get(ours.keys[one], ()):
            opposite += weight
        else:
            near += weight
    names = a.item.names | b.item.names
    sides = tuple(zip((ours, theirs), found.left, strict=True))
    sizes = sorted((len(ours.keys), len(theirs.keys)))
    return (
        *sorted(_weight(held, places) / held.total for held, places in sides),
        *sorted(_weight(held, [place for place in places if held.keys[place] in names]) for held, places in sides),
        *sorted(_weight(held, [place for place in places if held.keys[place][0] == "#"]) for held, places in sides),
        itself,
        opposite,
        near,
        *_particles(a.lemmas, b.lemmas),
        float(sizes[0]),
        float(sizes[1]),
        len(found.pairs) / max(1, sizes[0]),
    )


def left_over(a: Stretch, b: Stretch, lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of each of two stretches that the other does not answer, as printed: those that say most, in order.

    Args:
        a: One.
        b: The other.
        lexicon: The word lists.
    """
    one, other = _answered(a, b, lexicon).left
    return _printed(a, one), _printed(b, other)


def told_in_full(a: Stretch, b: Stretch, lexicon: Lexicon) -> bool:
    """Whether one of two stretches says nothing that the other does not say, too, and of no more or fewer: "all", "few".

    Args:
        a: One.
        b: The other.
        lexicon: The word lists.
    """
    return a.lemmas & _HOW_MANY == b.lemmas & _HOW_MANY and not all(_answered(a, b, lexicon).left)


def _answered(a: Stretch, b: Stretch, lexicon: Lexicon) -> _Answers:
    """Set each word of two stretches against the one of the other that is most like it, each word once.

    Aligning words greedily before reading off what is left over is how natural logic approaches whether one sentence
    follows from another (after MacCartney and Manning, 2008).
    """
    open_a, open_b = dict.fromkeys(range(len(a.content.keys))), dict.fromkeys(range(len(b.content.keys)))
    pairs = []
    for _, one, other in sorted(_candidates(a, b, lexicon), key=lambda each: (-each[0], each[1], each[2])):
        if one in open_a and other in open_b:
            del open_a[one], open_b[other]
            pairs.append((one, other))
    return _Answers(tuple(pairs), (tuple(open_a), tuple(open_b)))


def _candidates(a: Stretch, b: Stretch, lexicon: Lexicon) -> Iterator[tuple[float, int, int]]:
    """Words that can answer each other, and how alike they are."""
    likeness = (a.content.directions @ b.content.directions.T).tolist()
    for one, key in enumerate(a.content.keys):
        opposites = lexicon.opposites.get(key, ())
        for other, against in enumerate(b.content.keys):
            if key == against:
                yield 1.0, one, other
            elif against in opposites:
                yield _OPPOSITE, one, other
            elif likeness[one][other] >= _NEAR:
                yield likeness[one][other], one, other


def _weight(held: Content, places: Sequence[int]) -> float:
    return sum(held.weights[place] for place in places)


def _printed(side: Stretch, places: Sequence[int]) -> tuple[str, ...]:
    held = side.content
    heaviest = sorted(places, key=lambda place: (-held.weights[place], place))[:_SHOWN]
    return tuple(side.item.words.forms[held.places[place]] for place in sorted(heaviest))


def _particles(a: frozenset[str], b: frozenset[str]) -> tuple[float, ...]:
    """What negates and what narrows, in one and in both."""
    negated = [not NEGATORS.isdisjoint(side) for side in (a, b)]
    one, other = a & _NARROWING, b & _NARROWING
    return (
        float(negated[0] != negated[1]),
        float(all(negated)),
        float(len(one ^ other)),
        float(len(one | other)),
        *(float(listed.isdisjoint(a) != listed.isdisjoint(b)) for listed in (_ONLY, _ALL)),
    )

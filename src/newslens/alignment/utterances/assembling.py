"""The longest runs of words that pieces of what somebody said can be put together to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from newslens.alignment.utterances.overlaps import Overlap, holds, overlap
from newslens.alignment.utterances.pieces import Piece
from newslens.alignment.utterances.runs import Laid, Run, laid, order
from newslens.alignment.wording import strength

_TELLING = 0.9  # how telling a piece must be to be found in another by its words alone
_MOST = 60  # runs that are set against each other; those that fewest print are left as they are


def assemble(pieces: Iterable[Piece], origins: Mapping[str, str] | None = None) -> tuple[Laid, ...]:
    """Put pieces together on the words that they share.

    A piece that another holds is laid on it; two that overlap at their ends go on in each other. Pieces that only follow one
    another are left apart, since nobody knows what stood between them. Where pieces differ, the words that most sources
    print stand in the run and the others in its versions.

    Args:
        pieces: Pieces of quotes that were found to say the same, in any order.
        origins: For each quote that an article took over from another the id of that other, so that copies count once.

    Returns:
        The runs in the order in which the article that prints most of them has them; each piece lies on one.
    """
    ordered = sorted(pieces, key=lambda piece: (-len(piece.words), piece.exact, order(piece)))
    runs = _joined(_contained(ordered), origins or {})
    done: list[Laid] = []
    while runs:
        found = laid(runs.pop(0))
        done.append(found)
        if found.astray:
            done[-1] = laid(Run(found.run.sources, tuple(printing.piece for printing in found.printings)))
            runs.extend(_contained(found.astray))
    return tuple(_in_order(done))


def tells(piece: Piece) -> bool:
    """Whether the words of a piece are known again wherever they stand."""
    return strength(piece.words) >= _TELLING


def _contained(ordered: Iterable[Piece]) -> list[Run]:
    """A run of each piece that no longer one holds word for word."""
    held: list[tuple[str, list[Piece]]] = []
    for piece in ordered:
        line = f" {' '.join(piece.exact)} "
        found = tells(piece)
        home = next((there for whole, there in held if line == whole or (found and line in whole)), None)
        if home is None:
            held.append((line, [piece]))
        else:
            home.append(piece)
    return [Run(_sources(there[0]), tuple(there)) for _, there in held]


def _sources(piece: Piece) -> tuple[tuple[Piece, int], ...]:
    return tuple((piece, place) for place in range(len(piece.words)))


def _joined(runs: Sequence[Run], origins: Mapping[str, str]) -> list[Run]:
    """The runs, those that overlap put together, the surest first."""
    ranked = sorted(runs, key=lambda run: (-_told_by(run, origins), -len(run.sources), order(run.pieces[0])))
    live = dict(enumerate(ranked[:_MOST]))
    overlaps = {
        (a, b): found for a, b in combinations(live, 2) if (found := overlap(live[a].words, live[b].words)) is not None
    }
    number = len(live)
    while overlaps:
        a, b = max(overlaps, key=lambda pair: (round(overlaps[pair].strength, 6), -pair[0], -pair[1]))
        joined = _join(live.pop(a), live.pop(b), overlaps[a, b], origins)
        overlaps = {pair: found for pair, found in overlaps.items() if not {a, b} & set(pair)}
        for other, run in live.items():
            if (found := overlap(run.words, joined.words)) is not None:
                overlaps[other, number] = found
        live[number] = joined
        number += 1
    return [*live.values(), *ranked[_MOST:]]


def _join(one: Run, other: Run, found: Overlap, origins: Mapping[str, str]) -> Run:
    """Two runs as one: the words of that which more sources print, and what the other has before or after."""
    votes = _votes(one, other, found, origins)
    if (-votes[1], _rank(other, origins)) < (-votes[0], _rank(one, origins)):
        one, other, found = other, one, found.turned()
    (a_start, a_end), (b_start, b_end) = found.a, found.b
    # On words that differ nothing is hung, nor on few between them: nobody has said the one version with the other's end.
    before = other.sources[:b_start] if a_start == 0 and holds(found, 0, one.words) else ()
    after = other.sources[b_end:] if a_end == len(one.sources) and holds(found, -1, one.words) else ()
    return Run((*before, *one.sources, *after), _pieces(one, other))


def _votes(one: Run, other: Run, found: Overlap, origins: Mapping[str, str]) -> tuple[int, int]:
    """How many sources print the words of each run, each time that the two differ."""
    lines = [
        (f" {' '.join(piece.exact)} ", origins.get(piece.quote, piece.article.id)) for piece in _pieces(one, other)
    ]

    def sources(run: Run, start: int, end: int) -> int:
        words = " ".join(word.exact for word in run.words[max(0, start - 1) : end + 1])
        return len({source for line, source in lines if f" {words} " in line})

    differing = [block for block in found.blocks if not block.same]
    return (
        sum(sources(one, block.a_start, block.a_end) for block in differing),
        sum(sources(other, block.b_start, block.b_end) for block in differing),
    )


def _pieces(one: Run, other: Run) -> tuple[Piece, ...]:
    return (*one.pieces, *other.pieces)


def _rank(run: Run, origins: Mapping[str, str]) -> tuple[int, int, int, tuple[str, int, str]]:
    own = sum(piece.own[place] for piece, place in run.sources)
    return -_told_by(run, origins), own, -len(run.sources), min(map(order, run.pieces))


def _told_by(run: Run, origins: Mapping[str, str]) -> int:
    """How many print some of a run independently of each other."""
    return len({origins.get(piece.quote, piece.article.id) for piece in run.pieces})


def _in_order(runs: Sequence[Laid]) -> list[Laid]:
    places: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for number, found in enumerate(runs):
        for printing in found.printings:
            there = places[printing.piece.article.id]
            there[number] = min(there.get(number, printing.piece.places[0].start), printing.piece.places[0].start)
    ranked = sorted(places, key=lambda article: (-len(places[article]), article))
    wanted: dict[int, None] = {}
    for article in ranked:
        for number in sorted(places[article], key=places[article].__getitem__):
            wanted.setdefault(number)
    return [runs[number] for number in wanted]

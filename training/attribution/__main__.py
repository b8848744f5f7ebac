"""``python -m training.attribution all --corpora PATH``: from annotated articles to the model in the package.

Four stages, each of which is left out where its result is there already (``--force`` repeats it): ``examples`` reads the
articles with the shipped pipeline and the rules, ``train`` needs PyTorch (``pip install -e '.[train]'``), ``package``
fits the confidence on the development part and writes the model, ``evaluate`` prints the scores of what is shipped.
Before: ``python -m training.english`` and ``python -m training.attribution_rates``.
"""

from __future__ import annotations

import json
import pickle
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import numpy as np

from newslens.attribution.learned.confidence import EVIDENCE
from newslens.attribution.learned.model import Model
from newslens.attribution.learned.network import Network
from newslens.evaluation.calibration import Calibration
from training.attribution import calibration, examples
from training.attribution.evaluating import evaluate, moves

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "src" / "newslens" / "attribution" / "learned"
STAGES = ("examples", "train", "package", "evaluate")
EPOCHS = 8
SEED = 40
FLOOR = 0.3


def read(path: Path) -> list[examples.Example]:
    """The examples that a stage before left."""
    found: list[examples.Example] = pickle.loads(path.read_bytes())  # noqa: S301 - our own file
    return found


def model_of(
    arrays: Mapping[str, np.ndarray], confidence: np.ndarray, curve: list[tuple[float, float]], width: int
) -> Model:
    """The trained parts put together as the package does."""
    floats = {name: array.astype(np.float32) for name, array in arrays.items()}
    steps = floats.pop("moves")
    return Model(Network(floats), steps, confidence, tuple(curve), width)


def train(work: Path, epochs: int, threads: int) -> None:
    """Trains the network on the examples; the result is ``work/weights.npz``."""
    import torch

    from training.attribution.learning import Prepared, learn
    from training.attribution.network import weights

    torch.set_num_threads(threads)
    found = read(work / "train.pkl")
    network = learn([Prepared(one) for one in found if one.anchors], epochs, SEED)
    arrays: dict[str, Any] = {"moves": moves(found), **weights(network)}
    np.savez(work / "weights.npz", **arrays)


def package(work: Path, target: Path) -> None:
    """Fits the confidence on the development part and writes the model into the package."""
    dev = read(work / "dev.pkl")
    arrays: dict[str, Any] = dict(np.load(work / "weights.npz"))
    width = dev[0].tensor.shape[1]
    bare = model_of(arrays, np.zeros(len(EVIDENCE), dtype=np.float32), [], width)
    pairs = calibration.outcomes(bare, dev, FLOOR)
    weights = calibration.fit([calibration.judge(bare, example) for example in dev])
    measured = Calibration.of(pairs)
    settings = {
        "confidence": {name: round(float(value), 4) for name, value in zip(EVIDENCE, weights, strict=True)},
        "curve": calibration.curve(pairs),
        "width": width,
        "calibration error, cross-fitted": round(measured.error, 4),
        "made": time.strftime("%Y-%m-%d"),
    }
    np.savez_compressed(target / "model.npz", **arrays)
    (target / "model.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    click.echo(f"package: {(target / 'model.npz').stat().st_size / 1e6:.2f} MB, calibration error {measured.error:.3f}")


@click.command()
@click.argument("stage", type=click.Choice([*STAGES, "all"]))
@click.option(
    "--corpora",
    type=click.Path(path_type=Path),
    default=ROOT.parent / "shared" / "corpora",
    help="Where the corpora lie; or a folder with polnear/train.jsonl.gz and polnear/dev.jsonl.gz of your own.",
)
@click.option(
    "--work",
    type=click.Path(path_type=Path),
    default=ROOT / "build" / "attribution",
    help="Where results between stages go.",
)
@click.option("--target", type=click.Path(path_type=Path), default=SHIPPED, help="The folder to write the model to.")
@click.option("--epochs", type=int, default=EPOCHS, show_default=True)
@click.option("--threads", type=int, default=1, show_default=True)
@click.option("--force", is_flag=True, help="Repeat a stage whose result is there.")
def main(stage: str, corpora: Path, work: Path, target: Path, *, epochs: int, threads: int, force: bool) -> None:
    """Make the attribution model, or one STAGE of it."""
    wanted = STAGES if stage == "all" else (stage,)
    for part in ("train", "dev"):
        source = corpora / "polnear" / f"{part}.jsonl.gz"
        if "examples" in wanted and (force or not (work / f"{part}.pkl").is_file()):
            if not source.is_file():
                raise click.ClickException(f"missing: {source} (give the folder of the corpora with --corpora)")
            number = examples.store(work / f"{part}.pkl", examples.build(source, shipped_rates=part == "dev"))
            click.echo(f"examples: {number} articles of {part}")
    if "train" in wanted and (force or not (work / "weights.npz").is_file()):
        _require(work / "train.pkl", "examples")
        train(work, epochs, threads)
    if "package" in wanted:
        _require(work / "weights.npz", "train")
        package(work, target)
    if "evaluate" in wanted:
        _require(work / "dev.pkl", "examples")
        dev = read(work / "dev.pkl")
        arrays = dict(np.load(target / "model.npz"))
        alone = model_of(arrays, np.zeros(len(EVIDENCE), dtype=np.float32), [], dev[0].tensor.shape[1])
        figures = evaluate(alone, dev, 0.4)
        click.echo("\n".join(f"{name}\t{value:.3f}" for name, value in figures.items() if value is not None))


def _require(path: Path, stage: str) -> None:
    if not path.exists():
        raise click.ClickException(f"{path} is missing: run the stage {stage} first")


if __name__ == "__main__":
    main()

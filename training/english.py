"""``python -m training.english all --corpora PATH``: from corpora to the pipeline in ``newslens.language.english``.

Four stages, each of which is left out where its result is there already (``--force`` repeats it): ``data``, ``train``,
``package``, ``evaluate``. One thread is enough, and steadier than several: set ``OMP_NUM_THREADS=1``.
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from training.data import MissingCorporaError, build

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "src" / "newslens" / "language" / "english"
CONFIG = Path(__file__).with_name("english.cfg")
# The second run goes on from the first one, with the tokenizer of `training.tokens` and other names in the trees.
SECOND: dict[str, object] = {
    "training.dropout": 0.2,
    "training.max_steps": 3600,
    "training.optimizer.learn_rate.initial_rate": 0.0015,
    "training.optimizer.learn_rate.warmup_steps": 150,
    "training.batcher.size.start": 700,
    "corpora.train.shares": [0.8, 0.4],
    "corpora.train.epochs": 6,
    "corpora.train.renamed": 0.4,
    "system.seed": 21,
}
STAGES = ("data", "train", "package", "evaluate")


def train(work: Path, overrides: dict[str, object]) -> None:
    """Trains twice on what the data stage wrote; the result is ``model-best`` under ``work/train``."""
    from training.learning import learn

    paths = {"paths.gold": work / "data" / "gold.jsonl.gz", "paths.silver": work / "data" / "silver.jsonl.gz"}
    paths["paths.dev"] = work / "data" / "dev"
    given = {name: str(path) for name, path in paths.items()}
    learn(CONFIG, work / "first", {**given, **overrides})
    learn(CONFIG, work / "train", {**given, **SECOND, **overrides}, start=work / "first" / "model-best")


def package(work: Path, target: Path) -> None:
    """Writes the best checkpoint and the table of lemmas into the package."""
    from training import lemmas
    from training.packaging import ship
    from training.readers import read_trees

    silver = work / "data" / "silver.jsonl.gz"
    found = lemmas.table(read_trees(work / "data" / "gold.jsonl.gz"), read_trees(silver) if silver.exists() else [])
    lemmas.write(target / "lemmas.txt", found)
    size = ship(work / "train" / "model-best", target / "model")
    click.echo(f"package: {target / 'model'}, {size / 1e6:.1f} MB, {len(found)} irregular lemmas")


def evaluate(work: Path, target: Path) -> None:
    """Prints the scores of the shipped pipeline on the development documents and keeps them in ``work/scores.json``."""
    from training.scoring import report, scores

    found = scores(target / "model", work / "data" / "dev")
    (work / "scores.json").write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    click.echo(report(found))


@click.command()
@click.argument("stage", type=click.Choice([*STAGES, "all"]))
@click.option(
    "--corpora",
    type=click.Path(path_type=Path),
    default=ROOT.parent / "shared" / "corpora",
    help="Where the corpora lie.",
)
@click.option(
    "--work",
    type=click.Path(path_type=Path),
    default=ROOT / "build" / "english",
    help="Where results between stages go.",
)
@click.option(
    "--target", type=click.Path(path_type=Path), default=SHIPPED, help="The folder in the package to write to."
)
@click.option(
    "--silver/--no-silver", default=True, help="With PolNeAR's automatic trees, or with hand-made ones alone."
)
@click.option("--steps", type=int, help="Training steps in place of those in english.cfg.")
@click.option("--force", is_flag=True, help="Repeat a stage whose result is there.")
def main(stage: str, corpora: Path, work: Path, target: Path, *, silver: bool, steps: int | None, force: bool) -> None:
    """Make the English pipeline, or one STAGE of it."""
    wanted = STAGES if stage == "all" else (stage,)
    if "data" in wanted and (force or not (work / "data" / "dev").is_dir()):
        try:
            words = build(corpora, work / "data", silver=silver)
        except MissingCorporaError as error:
            raise click.ClickException(str(error)) from error
        click.echo("data: " + ", ".join(f"{count:,} words {name}" for name, count in words.items()))
    if "train" in wanted and (force or not (work / "train" / "done").is_file()):
        _require(work / "data" / "dev", "data")
        train(work, {"training.max_steps": steps} if steps else {})
        (work / "train" / "done").touch()
    if "package" in wanted:
        _require(work / "train" / "model-best", "train")
        package(work, target)
    if "evaluate" in wanted:
        _require(work / "data" / "dev", "data")
        evaluate(work, target)


def _require(path: Path, stage: str) -> None:
    if not path.exists():
        raise click.ClickException(f"{path} is missing: run the stage {stage} first")


if __name__ == "__main__":
    main()

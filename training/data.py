"""The first stage: corpora to trees for training (JSON lines) and development documents (spaCy's ``DocBin``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.readers import write_trees
from training.silver import read_silver
from training.treebanks import read_treebank
from training.trees import Tree, to_doc

GOLD = (("ud/ewt-{part}.conllu.gz", False), ("ud/gum-{part}.conllu.gz", True))


# Where names are scored by themselves: what is nearest to news.
NAMED = ("_news_", "_interview_", "_bio_")


class MissingCorporaError(Exception):
    """A file that the stage needs is not there."""


def require(corpora: Path, names: list[str]) -> None:
    """Raises `MissingCorporaError` with one line that names what is missing."""
    missing = [name for name in names if not (corpora / name).is_file()]
    if missing:
        raise MissingCorporaError(
            f"corpora missing under {corpora}: {', '.join(missing)} (give their folder with --corpora)"
        )


def gold(corpora: Path, part: str) -> Iterator[list[Tree]]:
    """The documents of both treebanks; ``part`` is ``train`` or ``dev``."""
    for name, entities in GOLD:
        yield from read_treebank(corpora / name.format(part=part), entities)


def build(corpora: Path, out: Path, silver: bool = True) -> dict[str, int]:
    """Writes the trees for training and development; returns the words in each.

    The files are ``gold.jsonl.gz``, ``silver.jsonl.gz``, ``dev.jsonl.gz`` (for the teacher), ``dev/*.spacy`` (for the
    training loop) and ``named.spacy`` (the genres of `NAMED`, for scores of names).
    """
    import spacy
    from spacy.tokens import DocBin

    needed = [name.format(part=part) for name, _ in GOLD for part in ("train", "dev")]
    polnear = ["polnear/corenlp/train.conllu.gz", "polnear/train.jsonl.gz"]
    require(corpora, needed + (polnear if silver else []))
    out.mkdir(parents=True, exist_ok=True)
    words = {"gold": write_trees(out / "gold.jsonl.gz", gold(corpora, "train"))}
    if silver:
        words["silver"] = write_trees(out / "silver.jsonl.gz", read_silver(*(corpora / name for name in polnear)))
    write_trees(out / "dev.jsonl.gz", gold(corpora, "dev"))
    (out / "dev").mkdir(exist_ok=True)
    nlp = spacy.blank("en")
    named = DocBin(store_user_data=False)
    for document in read_treebank(corpora / GOLD[1][0].format(part="dev"), entities=True, genres=NAMED):
        named.add(to_doc(nlp.vocab, document))
    named.to_disk(out / "named.spacy")
    for name, entities in GOLD:
        docs = DocBin(store_user_data=False)
        words["dev"] = words.get("dev", 0)
        for document in read_treebank(corpora / name.format(part="dev"), entities):
            docs.add(to_doc(nlp.vocab, document))
            words["dev"] += sum(len(tree.words) for tree in document)
        docs.to_disk(out / "dev" / (Path(name).name.split("-")[0] + ".spacy"))
    return words

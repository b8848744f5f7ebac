"""How well a second reader of the stories agrees with their gold: what a system could reach at most.

``python -m training.alignment_agreement`` scores the alignments of ``seeds/src/STORY/second.toml``, made by going through the
quotes and key claims of a story without a look at its gold, as if newslens had found them. Pairs that the second reader holds
for optional are left out. The stories held out are scored by themselves.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from newslens.evaluation.bootstrap import intervals
from newslens.evaluation.counts import Figures, total
from newslens.evaluation.gold import read_story
from newslens.evaluation.stories import score_story, story_figures
from newslens.types import Alignment, Analysis, Relation
from seeds import HELD_OUT
from training.alignment_stories import SEEDS, gold_articles

SECOND = "second.toml"
_SHOWN = ("align_P", "align_R", "align_F1", "relation_acc", "contradiction_P", "contradiction_R")


def second(folder: Path) -> Analysis:
    """A story by its gold, with the alignments of the second reader.

    Args:
        folder: The folder of the compiled story; the second reading stands beside its source.

    Raises:
        FileNotFoundError: Where no second reader went through the story.
        ValueError: Where a line names no two members of the story, or no relation.
    """
    articles, speakers, _ = gold_articles(folder)
    path = folder.parent / "src" / folder.name / SECOND
    lines = tomllib.loads(path.read_text(encoding="utf-8"))["alignments"]
    members = {quote.id for article in articles for quote in article.quotes}
    members |= {claim.id for article in articles for claim in article.claims}
    return Analysis(
        newslens=version("newslens"),
        articles=tuple(articles),
        speakers=tuple(speakers),
        alignments=tuple(_alignments(lines, members, path)),
    )


def _alignments(lines: Sequence[str], members: set[str], path: Path) -> Iterator[Alignment]:
    for number, line in enumerate(lines):
        one, other, relations, *flags = line.split()
        if unknown := {one, other} - members:
            raise ValueError(f"{path}: {line}: unknown {', '.join(sorted(unknown))}")
        if "optional" not in flags:
            relation = Relation(relations.partition("/")[0])
            yield Alignment(f"second-{number}", (one, other), relation)


def agreement(folders: Sequence[Path]) -> tuple[Figures, dict[str, tuple[float, float]]]:
    """The figures of the second reader against the gold of some stories, and their intervals."""
    counts = [score_story(read_story(folder), second(folder))[0] for folder in folders]
    return story_figures(total(counts)), intervals(counts, story_figures)


def main() -> None:
    """Print the agreement."""
    folders = sorted(path.parent for path in SEEDS.glob("*/gold.json"))
    for title, chosen in (
        ("stories that were read", [folder for folder in folders if folder.name not in HELD_OUT]),
        ("stories held out", [folder for folder in folders if folder.name in HELD_OUT]),
    ):
        figures, bounds = agreement(chosen)
        print(f"{len(chosen)} {title}")
        for name in _SHOWN:
            low, high = bounds[name]
            print(f"  {name:16} {figures[name]:.3f}  {low:.3f} to {high:.3f}")


if __name__ == "__main__":
    main()

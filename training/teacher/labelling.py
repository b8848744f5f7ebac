"""Raw news with the teacher's tags, trees and names, for the small pipeline to learn from."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import torch

from training.readers import write_trees
from training.teacher.learning import Inventory
from training.teacher.network import Encoder, Teacher, Window, within
from training.teacher.texts import Paragraph, articles, paragraphs, windows
from training.trees import Tree, Word

LONGEST = 70


def load(folder: Path) -> tuple[Teacher, Inventory]:
    """The teacher that `training.teacher.learning.learn` left in a folder."""
    known = json.loads((folder / "inventory.json").read_text(encoding="utf-8"))
    inventory = Inventory(**{name: tuple(labels) for name, labels in known.items()})
    teacher = Teacher(len(inventory.tags), len(inventory.coarse), len(inventory.relations), len(inventory.names))
    teacher.load_state_dict(torch.load(folder / "teacher.pt", weights_only=True))
    teacher.eval()
    return teacher, inventory


def window_of(run: Sequence[Paragraph]) -> Window:
    """What the teacher reads of some paragraphs."""
    tokens = [token for paragraph in run for token in paragraph]
    opens = [place == 0 for paragraph in run for place in range(len(paragraph))]
    spaces = [True, *[token.space for token in tokens]]
    return Window(
        tuple(token.text for token in tokens),
        tuple(before or opening for before, opening in zip(spaces, opens, strict=False)),
        tuple(opens),
    )


def annotate(
    teacher: Teacher, inventory: Inventory, encoder: Encoder, runs: Sequence[Sequence[Paragraph]]
) -> list[list[Tree]]:
    """The sentences of some runs of paragraphs; a sentence whose arcs make no tree is left out."""
    given = [window_of(run) for run in runs]
    batch = encoder.batch(given)
    with torch.no_grad():
        scores = teacher(batch)
        opening = scores["starts"].argmax(-1).bool()
        paragraph = torch.zeros_like(opening)
        for row, window in enumerate(given):
            paragraph[row, : len(window.opens)] = torch.tensor(window.opens)
        sentences = (opening | paragraph).long().cumsum(-1)
        sentences = sentences.masked_fill(~batch.real, -1)
        heads = within(scores["arcs"], sentences).argmax(-1)
        relations = teacher.relations(scores["vectors"], heads).argmax(-1).tolist()
        tags, coarse, names = (scores[name].argmax(-1).tolist() for name in ("tags", "coarse", "names"))
    found: list[list[Tree]] = []
    for row, run in enumerate(runs):
        tokens = [token for part in run for token in part]
        order, above = sentences[row].tolist(), heads[row].tolist()
        trees: list[Tree] = []
        start = 0
        for place in range(1, len(tokens) + 1):
            if place < len(tokens) and order[place] == order[start]:
                continue
            named = sound([inventory.names[label] for label in names[row][start:place]])
            words = tuple(
                Word(
                    tokens[i].text,
                    tokens[i].space,
                    inventory.tags[tags[row][i]],
                    inventory.coarse[coarse[row][i]],
                    "",
                    above[i] - start,
                    "ROOT" if above[i] == i else inventory.relations[relations[row][i]],
                    named[i - start],
                )
                for i in range(start, place)
            )
            if len(words) <= LONGEST and is_tree([word.head for word in words]):
                trees.append(Tree(words, given[row].opens[start]))
            elif trees:
                found.append(trees)
                trees = []
            start = place
        if trees:
            found.append(trees)
    return found


def sound(tags: Sequence[str]) -> list[str]:
    """IOB tags of a sentence, in which no name goes on that has not begun: spaCy refuses others.

    Args:
        tags: ``B-``, ``I-`` with a label, or ``O``.
    """
    found: list[str] = []
    for before, tag in pairwise(["O", *tags]):
        begins = tag.startswith("I-") and before[2:] != tag[2:]
        found.append(f"B{tag[1:]}" if begins else tag)
    return found


def is_tree(heads: Sequence[int]) -> bool:
    """Whether there is one root, and every word leads to it."""
    if sum(head == place for place, head in enumerate(heads)) != 1:
        return False
    reached = {place for place, head in enumerate(heads) if head == place}
    for place in range(len(heads)):
        path: list[int] = []
        at = place
        while at not in reached:
            path.append(at)
            reached.add(at)
            at = heads[at]
            if at in path:
                return False
    return True


def label(corpora: Path, folder: Path, out: Path, *, restricted: bool = True, threads: int = 2) -> int:
    """Annotates the raw news of the corpora; returns the number of words written."""
    from training.tokens import blank

    torch.set_num_threads(threads)
    teacher, inventory = load(folder)
    encoder, nlp = Encoder(), blank()
    began = time.time()

    def documents() -> Iterator[list[Tree]]:
        pending: list[tuple[Paragraph, ...]] = []
        done = 0
        for text in articles(corpora, restricted=restricted):
            pending += windows(paragraphs(nlp, text))
            while len(pending) >= 64:
                yield from _annotated(teacher, inventory, encoder, pending[:64])
                pending = pending[64:]
                done += 64
                print(f"label: {done} windows, {time.time() - began:.0f} s", flush=True)
        yield from _annotated(teacher, inventory, encoder, pending)

    return write_trees(out, documents())


def _annotated(
    teacher: Teacher, inventory: Inventory, encoder: Encoder, runs: Sequence[tuple[Paragraph, ...]]
) -> Iterator[list[Tree]]:
    order = sorted(range(len(runs)), key=lambda place: sum(map(len, runs[place])))
    for begin in range(0, len(order), 8):
        yield from annotate(teacher, inventory, encoder, [runs[place] for place in order[begin : begin + 8]])

"""Training the teacher on hand-made trees and names, and on the automatic names of PolNeAR."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import torch

from training.readers import read_trees, restyle
from training.renaming import rename
from training.teacher.network import IGNORED, Batch, Encoder, Teacher, Window, loss, within
from training.trees import Tree

EPOCHS = 3
BATCH = 8
SIZE = 170
WARMING = 90
HEADS_RATE = 1.5e-3
BASE_RATE = 2.5e-4


@attrs.frozen
class Inventory:
    """The labels of each head, in the order of its scores."""

    tags: tuple[str, ...]
    coarse: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, documents: Sequence[Sequence[Tree]]) -> Inventory:
        """Whatever the documents hold."""
        words = [word for document in documents for tree in document for word in tree.words]
        return cls(
            tags=tuple(sorted({word.tag for word in words} - {""})),
            coarse=tuple(sorted({word.pos for word in words} - {""})),
            relations=tuple(sorted({word.dep for word in words} - {""})),
            names=tuple(sorted({word.entity for word in words} - {""})),
        )


@attrs.frozen
class Lesson:
    """A window with what is known of it; `IGNORED` where nothing is."""

    window: Window
    tags: list[int]
    coarse: list[int]
    relations: list[int]
    names: list[int]
    heads: list[int]
    sentences: list[int]


def window_of(trees: Sequence[Tree]) -> Window:
    """What the teacher reads of neighbouring sentences."""
    words = [word for tree in trees for word in tree.words]
    opens = [tree.opens_paragraph and place == 0 for tree in trees for place in range(len(tree.words))]
    spaces = [True, *[word.space for word in words]]
    return Window(
        tuple(word.text for word in words),
        tuple(before or opening for before, opening in zip(spaces, opens, strict=False)),
        tuple(opens),
    )


def lesson(trees: Sequence[Tree], inventory: Inventory, names_only: bool = False) -> Lesson:
    """One window of neighbouring sentences."""
    words = [word for tree in trees for word in tree.words]
    heads: list[int] = []
    sentences: list[int] = []
    for number, tree in enumerate(trees):
        offset = len(heads)
        heads += [offset + word.head for word in tree.words]
        sentences += [number] * len(tree.words)

    def places(values: Sequence[str], known: Sequence[str]) -> list[int]:
        order = {label: place for place, label in enumerate(known)}
        return [order.get(value, IGNORED) for value in values]

    blank = [IGNORED] * len(words)
    return Lesson(
        window=window_of(trees),
        tags=blank if names_only else places([word.tag for word in words], inventory.tags),
        coarse=blank if names_only else places([word.pos for word in words], inventory.coarse),
        relations=blank if names_only else places([word.dep for word in words], inventory.relations),
        names=places([word.entity for word in words], inventory.names),
        heads=blank if names_only else heads,
        sentences=sentences,
    )


def cut(trees: Sequence[Tree], rng: random.Random) -> Iterator[list[Tree]]:
    """Runs of sentences of at most about `SIZE` words."""
    run: list[Tree] = []
    size, limit = 0, rng.randint(SIZE // 3, SIZE)
    for tree in trees:
        if len(tree.words) > 2 * SIZE:
            continue
        if run and size + len(tree.words) > limit:
            yield run
            run, size, limit = [], 0, rng.randint(SIZE // 3, SIZE)
        run.append(tree)
        size += len(tree.words)
    if run:
        yield run


def lessons(
    gold: Sequence[Sequence[Tree]], silver: Sequence[Sequence[Tree]], inventory: Inventory, rng: random.Random
) -> list[Lesson]:
    """One epoch: all gold trees, and names in as many silver words as make a third of the gold ones."""
    found: list[Lesson] = []
    wanted = sum(len(tree.words) for document in gold for tree in document) // 3
    parts = [(document, False) for document in gold]
    for document in rng.sample(list(silver), len(silver)):
        if wanted <= 0:
            break
        wanted -= sum(len(tree.words) for tree in document)
        parts.append((document, True))
    for document, names_only in parts:
        for run in cut(document, rng):
            trees = rename(run, rng) if rng.random() < 0.3 else run
            found.append(lesson(restyle(trees, rng), inventory, names_only))
    return found


def batches(found: Sequence[Lesson], rng: random.Random) -> list[list[Lesson]]:
    """Lessons of about one length together."""
    order = sorted(found, key=lambda one: len(one.window.words) + 20 * rng.random())
    groups: list[list[Lesson]] = []
    for one in order:
        if not groups or (len(groups[-1]) + 1) * len(one.window.words) > BATCH * SIZE:
            groups.append([])
        groups[-1].append(one)
    rng.shuffle(groups)
    return groups


def _target(rows: Sequence[Sequence[int]]) -> torch.Tensor:
    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *[IGNORED] * (width - len(row))] for row in rows])


def _starts(group: Sequence[Lesson]) -> torch.Tensor:
    rows = []
    for one in group:
        if one.heads[0] == IGNORED:
            rows.append([IGNORED] * len(one.heads))
        else:
            rows.append([1] + [int(a != b) for a, b in zip(one.sentences, one.sentences[1:], strict=False)])
    return _target(rows)


def step(teacher: Teacher, batch: Batch, group: Sequence[Lesson]) -> torch.Tensor:
    """The loss of one batch."""
    scores = teacher(batch)
    heads = _target([one.heads for one in group])
    arcs = within(scores["arcs"], _target([one.sentences for one in group]))
    relations = teacher.relations(scores["vectors"], heads.clamp(min=0))
    return (
        loss(scores["tags"], _target([one.tags for one in group]))
        + 0.5 * loss(scores["coarse"], _target([one.coarse for one in group]))
        + loss(scores["names"], _target([one.names for one in group]))
        + loss(scores["starts"], _starts(group))
        + loss(arcs, heads)
        + loss(relations, _target([one.relations for one in group]))
    )


def rate(done: int, steps: int, warming: int = WARMING) -> float:
    """The share of the full learning rate: half of it is left when the last of `EPOCHS` epochs begins, none at its end.

    Args:
        done: Steps done.
        steps: Steps of an epoch.
        warming: Steps until the rate is reached.
    """
    last = (EPOCHS - 1) * steps
    falling = 1 - 0.5 * done / max(1, last) if done < last else 0.5 * (1 - (done - last) / steps)
    return max(0.0, min((done + 1) / warming, falling))


def learn(data: Path, out: Path, seed: int = 30, threads: int = 2) -> None:
    """Trains the teacher on what the data stage wrote; leaves ``teacher.pt`` and ``inventory.json`` in a folder.

    An epoch that is finished is kept, and a training that was broken off goes on behind it.
    """
    torch.set_num_threads(threads)
    gold = read_trees(data / "gold.jsonl.gz")
    silver = read_trees(data / "silver.jsonl.gz") if (data / "silver.jsonl.gz").exists() else []
    inventory = Inventory.of(gold)
    out.mkdir(parents=True, exist_ok=True)
    (out / "inventory.json").write_text(json.dumps(attrs.asdict(inventory)) + "\n", encoding="utf-8")
    torch.manual_seed(seed)
    teacher = Teacher(*(len(labels) for labels in attrs.astuple(inventory)))
    encoder = Encoder()
    begun = 0
    if (out / "teacher.pt").exists():
        begun = int((out / "epochs").read_text(encoding="utf-8"))
        teacher.load_state_dict(torch.load(out / "teacher.pt", weights_only=True))
    for epoch in range(begun, EPOCHS):
        rng = random.Random(seed + epoch)
        _epoch(teacher, encoder, batches(lessons(gold, silver, inventory, rng), rng), epoch)
        torch.save(teacher.state_dict(), out / "teacher.pt")
        (out / "epochs").write_text(str(epoch + 1), encoding="utf-8")
        print(f"teacher: epoch {epoch + 1}: {evaluate(teacher, inventory, data / 'dev.jsonl.gz')}", flush=True)


def _epoch(teacher: Teacher, encoder: Encoder, groups: Sequence[Sequence[Lesson]], epoch: int) -> None:
    """One pass; the optimizer begins anew with each."""
    teacher.train()
    # Word pieces that the last epoch does not hold would only be forgotten in it.
    teacher.base.embeddings.word_embeddings.weight.requires_grad_(epoch + 1 < EPOCHS)
    base = [parameter for parameter in teacher.base.parameters() if parameter.requires_grad]
    known = {id(parameter) for parameter in teacher.base.parameters()}
    rest = [parameter for parameter in teacher.parameters() if id(parameter) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": base, "lr": BASE_RATE}, {"params": rest, "lr": HEADS_RATE}], weight_decay=0.01
    )
    began, running = time.time(), 0.0
    for done, group in enumerate(groups):
        share = min(rate(epoch * len(groups) + done, len(groups)), (done + 1) / 20)
        for part, full in zip(optimizer.param_groups, (BASE_RATE, HEADS_RATE), strict=True):
            part["lr"] = share * full
        value = step(teacher, encoder.batch([one.window for one in group]), group)
        optimizer.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_([*base, *rest], 1.0)
        optimizer.step()
        running = 0.98 * running + 0.02 * float(value.detach())
        if done % 50 == 49:
            print(
                f"teacher: step {done + 1} of {len(groups)}, loss {running:.3f}, {time.time() - began:.0f} s",
                flush=True,
            )


def evaluate(teacher: Teacher, inventory: Inventory, dev: Path) -> dict[str, float]:
    """Accuracy in per cent with gold sentences: tags, heads, labelled heads, sentence starts; F of names."""
    teacher.eval()
    encoder = Encoder()
    rng = random.Random(0)
    found = [lesson(run, inventory) for document in read_trees(dev) for run in cut(document, rng)]
    right: dict[str, int] = dict.fromkeys(("tag", "uas", "las", "words", "both", "starts", "wanted"), 0)
    names = [0, 0, 0]
    with torch.no_grad():
        for begin in range(0, len(found), 8):
            group = found[begin : begin + 8]
            batch = encoder.batch([one.window for one in group])
            scores = teacher(batch)
            heads = within(scores["arcs"], _target([one.sentences for one in group])).argmax(-1)
            relations = teacher.relations(scores["vectors"], heads).argmax(-1)
            for row, one in enumerate(group):
                for place in range(len(one.tags)):
                    right["words"] += 1
                    right["tag"] += int(scores["tags"][row, place].argmax()) == one.tags[place]
                    head = int(heads[row, place]) == one.heads[place]
                    right["uas"] += head
                    right["las"] += head and int(relations[row, place]) == one.relations[place]
                    opens = place == 0 or one.sentences[place] != one.sentences[place - 1]
                    guess = bool(scores["starts"][row, place].argmax())
                    right["both"] += opens and guess
                    right["starts"] += guess
                    right["wanted"] += opens
                known = [label for label in one.names if label != IGNORED]
                if known:
                    wanted = spans([inventory.names[label] for label in one.names])
                    guessed = spans(
                        [inventory.names[int(label)] for label in scores["names"][row, : len(one.names)].argmax(-1)]
                    )
                    names[0] += len(wanted & guessed)
                    names[1] += len(wanted)
                    names[2] += len(guessed)
    words = right["words"]
    return {
        "tag": round(100 * right["tag"] / words, 1),
        "uas": round(100 * right["uas"] / words, 1),
        "las": round(100 * right["las"] / words, 1),
        "sentences": round(200 * right["both"] / (right["starts"] + right["wanted"]), 1),
        "names": round(200 * names[0] / max(1, names[1] + names[2]), 1),
    }


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """Start, end and label of what a row of IOB tags marks."""
    found: set[tuple[int, int, str]] = set()
    start, label = -1, ""
    for place, tag in enumerate([*tags, "O"]):
        prefix, _, kind = tag.partition("-")
        if start >= 0 and (prefix != "I" or kind != label):
            found.add((start, place, label))
            start = -1
        if prefix == "B" or (prefix == "I" and start < 0):
            start, label = place, kind
    return found

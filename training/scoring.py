"""Scores of a pipeline on development documents: tags, trees, sentences, names, and words per second of one core."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.training import Example

SPEECH = ("ccomp", "parataxis", "nsubj", "nsubj:pass", "appos", "acl:relcl", "advcl", "obl", "conj")


def scores(model: Path, dev: Path) -> dict[str, dict[str, float]]:
    """Scores with and without the component that sets sentence starts.

    Args:
        model: A pipeline folder.
        dev: A folder of ``DocBin`` files.

    Returns:
        For ``with_sentences`` and ``bare``: accuracy or F in per cent by name, labelled attachment by relation under
        ``las:``, and ``words_per_second`` of processor time.
    """
    import spacy
    from spacy.training import Corpus

    from newslens.language import sentences
    from newslens.language.english import precision

    found: dict[str, dict[str, float]] = {}
    for name in ("bare", "with_sentences"):
        nlp = spacy.load(model)
        precision.cast(nlp, "float32")
        if name == "with_sentences":
            sentences.add_to(nlp)
        examples = [_of_words(example) for example in Corpus(dev)(nlp)]
        texts = [example.predicted.text for example in examples]
        words = sum(len(example.predicted) for example in examples)
        start = time.process_time()
        for _ in nlp.pipe(texts):
            pass
        seconds = time.process_time() - start
        found[name] = {**_flat(nlp.evaluate(examples)), "words_per_second": round(words / seconds)}
        near = dev.parent / "named.spacy"
        if near.is_file():
            names = _flat(nlp.evaluate([_of_words(example) for example in Corpus(near)(nlp)]))
            found[name] |= {f"near news, {label}": names[label] for label in names if label.startswith("ents")}
    return found


def _of_words(example: Example) -> Example:
    """The same text, of which only words are annotated.

    spaCy's scorer counts white space between paragraphs as a word that is to be found, and never as one that was.
    """
    from spacy.tokens import Doc
    from spacy.training import Example

    gold = example.reference
    words = [token for token in gold if not token.is_space]
    places = {token.i: place for place, token in enumerate(words)}
    annotated = any(token.ent_iob for token in words)
    reference = Doc(
        gold.vocab,
        words=[token.text for token in words],
        spaces=[bool(token.whitespace_) for token in words],
        tags=[token.tag_ for token in words],
        pos=[token.pos_ for token in words],
        heads=[places[token.head.i] for token in words],
        deps=[token.dep_ for token in words],
        ents=[f"{token.ent_iob_}-{token.ent_type_}".rstrip("-") or "O" for token in words] if annotated else None,
    )
    return Example(example.predicted, reference)


def _flat(result: Mapping[str, object]) -> dict[str, float]:
    names = ("tag_acc", "pos_acc", "dep_uas", "dep_las", "sents_p", "sents_r", "sents_f", "ents_p", "ents_r", "ents_f")
    flat = {name: _percent(result.get(name)) for name in names}
    for group, prefix in (("dep_las_per_type", "las:"), ("ents_per_type", "ents:")):
        by_type = result.get(group)
        if isinstance(by_type, Mapping):
            flat.update({prefix + str(label): _percent(values["f"]) for label, values in sorted(by_type.items())})
    return flat


def _percent(value: object) -> float:
    return round(100 * float(value), 1) if isinstance(value, float | int) else 0.0


def report(found: Mapping[str, Mapping[str, float]]) -> str:
    """The scores as a table in Markdown, the relations that attribution looks at included."""
    columns = list(found)
    rows = [name for name in next(iter(found.values())) if not name.startswith("las:") or name[4:] in SPEECH]
    lines = ["| | " + " | ".join(columns) + " |", "| --- |" + " --- |" * len(columns)]
    lines += [f"| {row} | " + " | ".join(f"{found[column].get(row, 0):g}" for column in columns) + " |" for row in rows]
    return "\n".join(lines)

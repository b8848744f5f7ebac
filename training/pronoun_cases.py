"""Pronouns whose antecedents are known, as the candidates that the library finds for them.

PolNeAR has chains made by a program, for the sources of its attributions; GUM has chains made by hand, for every mention in
news, interviews and biographies (all of them under Creative Commons licences that allow sharing what is made of them). Readers
said besides whom each "he" and "she" outside quotation marks stands for in 249 articles of PolNeAR and SEESAW, to measure by
(``pronouns_read.jsonl``: where the pronoun stands, and where the name does, in code points; no text).
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import attrs

from newslens import Article, Context, Pipeline, Span, language
from newslens.attribution.entities.pronouns import Choose, choose, likeliest
from newslens.attribution.entities.sweep import Sweep
from newslens.attribution.entities.words import read
from newslens.attribution.marks import scan
from training.conllu import Row, Sentence, read_conllu
from training.packed import unpacked
from training.teacher.texts import SEESAW
from training.treebanks import read_treebank
from training.trees import Tree, Word, to_doc

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


Range = tuple[int, int]

POLNEAR = ("polnear/{part}.jsonl.gz", "polnear/corenlp/{part}.conllu.gz", "polnear/corenlp/{part}.coref.jsonl.gz")
GUM = "ud/gum-{part}.conllu.gz"
FILES = [SEESAW, *(name.format(part=part) for name in (*POLNEAR, GUM) for part in ("train", "dev"))]
READ = Path(__file__).parent / "pronouns_read.jsonl"
GENRES = frozenset({"news", "interview", "bio"})
JUDGED = frozenset({"he", "she"})
SHARE = 0.3
"""An entity is right where it has at least this share of the names that the commonest entity of a chain has in it."""
_ENTITY_LABELS = {"PERSON": "PERSON", "ORGANIZATION": "ORG", "LOCATION": "GPE"}
_MENTION = re.compile(r"\((\d+)-[^()]*(\)?)|(\d+)\)")


@attrs.frozen(eq=False)
class Text:
    """An article whose chains are known, in tokens.

    Attributes:
        doc: The article.
        sources: What is to be resolved.
        chains: For each entity its mentions, and the head of each.
        said: Where what each source says stands, in code points.
    """

    doc: Doc
    sources: frozenset[Range]
    chains: tuple[Mapping[Range, int], ...]
    said: Mapping[Range, tuple[Range, ...]] = attrs.field(factory=dict)


@attrs.frozen(order=True)
class Case:
    """A pronoun.

    Attributes:
        candidates: The features of each candidate.
        right: The places of those that are right, at least one.
    """

    candidates: tuple[tuple[str, ...], ...]
    right: tuple[int, ...]


def polnear(corpora: Path, part: str, vocab: Vocab) -> Iterator[Text]:
    """PolNeAR's articles; what is to be resolved are the sources of attributions."""
    articles, trees, coreference = (corpora / name.format(part=part) for name in POLNEAR)
    chains = {row["id"]: row["chains"] for row in unpacked(coreference)}
    rows = {row["id"]: row for row in unpacked(articles)}
    for sentences in documents(trees):
        article = rows.get(sentences[0].new_document or "")
        if article is not None:
            yield _article(article, chains.get(article["id"], ()), sentences, vocab)


def by_readers(corpora: Path, part: Literal["train", "dev"], pipeline: Pipeline) -> Iterator[Text]:
    """The articles of ``pronouns_read.jsonl``, as the pipeline reads them; "dev" are those of PolNeAR's dev part."""
    context = Context(lambda: language.load(pipeline.model), language.parse)
    with READ.open(encoding="utf-8") as file:
        known = {row["id"]: row["who"] for row in map(json.loads, file)}
    wanted = {name: who for name, who in known.items() if name.startswith("polnear-dev/") == (part == "dev")}
    for name, raw in _raw(corpora):
        if name in wanted:
            for article in pipeline.stream([Article(id=name, raw=raw)]):
                if isinstance(article, Article):
                    yield _read(article, wanted[name], context.doc(article))


def _raw(corpora: Path) -> Iterator[tuple[str, str]]:
    for part in ("train", "dev"):
        for row in unpacked(corpora / POLNEAR[0].format(part=part)):
            yield f"polnear-{part}/{row['id']}", row["text"]
    for row in unpacked(corpora / SEESAW):
        for number, told in enumerate(row["articles"]):
            yield f"seesaw/{row['id']}/{number}", told["text"]


def _read(article: Article, who: Iterable[tuple[int, Range]], doc: Doc) -> Text:
    """An article with the sources that were found in it, and a chain for each name: where it stands, and its pronouns."""

    def span(spans: Iterable[Span]) -> Range:
        """The tokens under raw offsets; nothing where no token is."""
        pieces = article.to_text(spans)
        found = doc.char_span(pieces[0].start, pieces[-1].end, alignment_mode="expand") if pieces else None
        return (found.start, found.end) if found is not None else (0, 0)

    said: dict[Range, tuple[Range, ...]] = {}
    for quote in article.quotes:
        if quote.speaker is not None:
            source = span(quote.speaker.spans)
            said[source] = (*said.get(source, ()), *((at.start, at.end) for at in article.to_text(quote.spans)))
    chains: dict[str, dict[Range, int]] = {}
    for at, (start, end) in who:
        name = article.raw[start:end]
        chain = chains.setdefault(name, {})
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", article.raw):
            first, last = span([Span(*match.span())])
            chain[first, last] = last - 1
        word = re.match(r"\w+", article.raw[at:])
        first, last = span([Span(at, at + len(word[0]))]) if word else (0, 0)
        chain[first, last] = first
    for chain in chains.values():
        chain.pop((0, 0), None)
    return Text(doc, frozenset(said) - {(0, 0)}, tuple(chains.values()), said)


def gum(corpora: Path, part: str, vocab: Vocab) -> Iterator[Text]:
    """GUM's news, interviews and biographies; what is to be resolved are "he", "she" and names of one word."""
    path = corpora / GUM.format(part=part)
    for trees, sentences in zip(read_treebank(path, entities=True), documents(path), strict=True):
        if (sentences[0].new_document or "").split("_")[1] not in GENRES:
            continue
        doc = to_doc(vocab, trees)
        chains = _chains(sentences, _tokens(doc))
        short = {span for chain in chains for span in chain if span[1] - span[0] == 1}
        asking = {(at, end) for at, end in short if doc[at].text.lower() in JUDGED or doc[at].tag_ in {"NNP", "PROPN"}}
        yield Text(doc, frozenset(asking), chains)


def documents(path: Path) -> Iterator[list[Sentence]]:
    """The sentences of a CoNLL-U file, document by document."""
    document: list[Sentence] = []
    for sentence in read_conllu(path):
        if sentence.new_document is not None and document:
            yield document
            document = []
        document.append(sentence)
    if document:
        yield document


def _tokens(doc: Doc) -> list[int]:
    """Where each word of the corpus is in a document that has tokens between paragraphs besides."""
    return [token.i for token in doc if token.tag_ != "_SP"]


def _article(
    article: Mapping[str, Any], chains: Iterable[Mapping[str, Any]], sentences: Sequence[Sentence], vocab: Vocab
) -> Text:
    rows = [row for sentence in sentences for row in sentence.rows]
    starts, ends = ([int(row.value(key) or 0) for row in rows] for key in ("start", "end"))
    forms = [article["text"][start:end] for start, end in zip(starts, ends, strict=True)]
    trees: list[Tree] = []
    first = 0
    for sentence in sentences:
        opens = first > 0 and "\n" in article["text"][ends[first - 1] : starts[first]]
        trees.append(Tree(tuple(map(_word, sentence.rows, forms[first:], range(len(sentence.rows)))), opens))
        first += len(sentence.rows)
    doc = to_doc(vocab, trees)
    tokens = _tokens(doc)

    def span(start: int, end: int) -> Range:
        """The tokens under offsets; nothing where no token is."""
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        return (tokens[first], tokens[last - 1] + 1) if first < last else (0, 0)

    return Text(
        doc,
        frozenset(span(row["source"][0][0], row["source"][-1][1]) for row in article["attributions"] if row["source"])
        - {(0, 0)},
        tuple({span(m["start"], m["end"]): span(*m["head"])[0] for m in chain["mentions"]} for chain in chains),
    )


def _word(row: Row, form: str, index: int) -> Word:
    prefix, _, label = (row.value("NER") or "O").partition("-")
    entity = f"{prefix}-{_ENTITY_LABELS[label]}" if label in _ENTITY_LABELS else "O"
    head = row.head - 1 if row.head else index
    text = (form or row.form).replace(" ", "\u00a0")
    return Word(text, row.space_after, row.xpos, "", row.lemma, head, row.deprel, entity)


def _chains(sentences: Sequence[Sentence], tokens: Sequence[int]) -> tuple[Mapping[Range, int], ...]:
    """GUM's entities: the tokens of each mention, and its head."""
    chains: dict[str, dict[Range, int]] = {}
    first = 0
    for sentence in sentences:
        opened: dict[str, list[int]] = {}
        for index, row in enumerate(sentence.rows):
            for single, closed, closing in _MENTION.findall(row.value("Entity") or ""):
                if single and not closed:
                    opened.setdefault(single, []).append(index)
                    continue
                start = index if single else opened[closing].pop() if opened.get(closing) else -1
                if start >= 0:
                    span = tokens[first + start], tokens[first + index] + 1
                    head = first + _head(sentence.rows, start, index + 1)
                    chains.setdefault(single or closing, {})[span] = tokens[head]
        first += len(sentence.rows)
    return tuple(chains.values())


def _head(rows: Sequence[Row], start: int, end: int) -> int:
    return next((at for at in range(start, end) if not start <= rows[at].head - 1 < end), end - 1)


@attrs.frozen(eq=False)
class _Watched:
    """Chooses as the library does, by weights of its own, and keeps the candidates of sources."""

    weights: Mapping[str, float]
    found: dict[int, Sequence[tuple[int, Sequence[str]]]] = attrs.field(factory=dict)

    def __call__(self, found: Sequence[tuple[int, Sequence[str]]], at: int, source: bool, /) -> int:
        if source:
            self.found[at] = found
        return likeliest(found, self.weights)


def cases(texts: Iterable[Text], weights: Mapping[str, float]) -> list[Case]:
    """The sources "he" and "she" whose antecedent is named and among the candidates.

    Args:
        texts: Articles whose chains are known.
        weights: What the pronouns before each are resolved by, since they are among what it can take up.
    """
    return [case for text in texts for case in _cases(text, weights)]


def _cases(text: Text, weights: Mapping[str, float]) -> Iterator[Case]:
    watched = _Watched(weights)
    for at, _, votes in _asked(text, watched):
        found = watched.found.get(at, [])
        right = tuple(n for n, (entity, _) in enumerate(found) if _enough(votes, entity))
        if right:
            yield Case(tuple(tuple(names) for _, names in found), right)


def resolved(texts: Iterable[Text]) -> tuple[int, int]:
    """How many of the sources "he" and "she" the library brings to whom they stand for, and of how many that are named."""
    hits = [_enough(votes, entity) for text in texts for _, entity, votes in _asked(text, choose) if votes]
    return sum(hits), len(hits)


def _enough(votes: Counter[int], entity: int) -> bool:
    return votes[entity] >= max(SHARE * max(votes.values(), default=0), 1)


def _asked(text: Text, choosing: Choose) -> Iterator[tuple[int, int, Counter[int]]]:
    """Each source "he" or "she" of a chain: where it stands, its entity, and how many of the chain's names each entity has."""
    words = read(text.doc)
    place = words.position
    quoted = [(piece.start, piece.end) for quote in scan(text.doc.text) if not quote.depth for piece in quote.pieces]
    mentioned = frozenset(at for start, end in text.sources for at in range(place[start], place[end]))
    sweep = Sweep(words, quoted, mentioned, choosing)
    bearer = {at: number for number, entity in enumerate(sweep.entities) for at in entity.at}
    named = {at: bearer[name.start] for name in sweep.names for at in range(name.start, name.end)}
    entities = {
        (start, end): sweep.resolve(place[start], place[end], text.said.get((start, end), ()))
        for start, end in sorted(text.sources)
    }
    chain_of = {span: chain for chain in text.chains for span in chain}
    for span in sorted(text.sources & chain_of.keys()):
        at = place[span[0]]
        if span[1] - span[0] > 1 or words.lower[at] not in JUDGED:
            continue
        heads = [place[head] for other, head in chain_of[span].items() if other != span]
        yield at, entities[span], Counter(named[head] for head in heads if head in named)

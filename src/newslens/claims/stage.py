"""The claim stage: propositions in quotes and in the outlet's own voice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter

import attrs

from newslens.claims import clauses, embedding, lexicon, quantities, rows, stance
from newslens.claims.clauses import Clause, Tree
from newslens.language.shares import is_share
from newslens.spans import Span
from newslens.stages import Context, Slot, StageSpec
from newslens.types import Article, Claim, Kind, Mode, Quantity, Quote, Stance

_FEWEST_WORDS = 3
_WHOLLY = 0.9  # of the tokens of a quote that a clause must have to stand for it
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_PAST = frozenset(("VBD", "VBN"))
_BEFORE_PRONOUNS = frozenset("another any each every no that the this which".split())
_START = attrgetter("start")


@attrs.frozen
class ClaimOptions:
    """Options of the claim stage.

    Attributes:
        own_voice: Whether to take claims that the outlet makes in its own voice.
        thoughts: Whether the content of a thought ("hopes that …") is a claim.
    """

    own_voice: bool = True
    thoughts: bool = True


@attrs.frozen
class _Found:
    tokens: tuple[int, ...]
    stance: Stance
    quote: Quote | None
    confidence: float


@attrs.frozen
class Claims:
    """The claim stage.

    Attributes:
        options: Its options.
    """

    options: ClaimOptions = ClaimOptions()

    def __call__(self, article: Article, context: Context) -> Article:
        """The article with its claims, in the order of the text."""
        options = self.options
        tree = clauses.read(context.doc(article))
        stated = [quote for quote in article.quotes if _is_stated(article, tree, quote)]
        own = _in_own_voice(article, tree, stated) if options.own_voice else ()
        found = [*_in_quotes(article, tree, stated, options), *own]
        found.sort(key=lambda one: (tree.starts[one.tokens[0]], -one.tokens[-1], one.quote is None))
        amounts = quantities.find(article.text, _day(article.published))
        claims = [_claim(article, tree, one, f"{article.id}#c{number}", amounts) for number, one in enumerate(found, 1)]
        return attrs.evolve(article, claims=tuple(claims))


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _within(tree: Tree, span: Span) -> range:
    return range(bisect_left(tree.starts, span.start), bisect_left(tree.starts, span.end))


def _tokens(article: Article, tree: Tree, spans: Iterable[Span]) -> list[int]:
    return [index for span in article.to_text(spans) for index in _within(tree, span)]


def _cue(article: Article, tree: Tree, quote: Quote) -> list[int]:
    return [] if quote.cue is None else _tokens(article, tree, quote.cue.spans)


def _is_stated(article: Article, tree: Tree, quote: Quote) -> bool:
    """Whether the speaker of a quote states its content.

    That "58% of voters said they were unhappy" is what the outlet tells. Who "declined to say whether it was safe" states nothing. Of "They voted against the mine" and "They agreed to close it" the outlet tells that they did so. Only some cues make a
    statement of what has no finite verb: "They denied closing it".
    """
    if quote.kind is not Kind.INDIRECT:
        return True
    if _is_counted(quote):
        return False
    words = lexicon.load()
    said = _cue(article, tree, quote)
    if stance.withheld(tree, said, words):
        return False
    tags = {tree.tags[index] for index in _tokens(article, tree, quote.spans)}
    if tags & _FINITE:
        return True
    return not words.committing.isdisjoint(tree.lemmas[index] for index in said) and any(
        tag.startswith("VB") for tag in tags
    )


def _is_counted(quote: Quote) -> bool:
    """Whether a quote is what a share of many said, of which the share is the news."""
    return quote.speaker is not None and is_share(quote.speaker.mention)


def _in_quotes(article: Article, tree: Tree, quotes: Sequence[Quote], options: ClaimOptions) -> Iterator[_Found]:
    words = lexicon.load()
    for quote in quotes:
        if quote.mode is Mode.THOUGHT and not options.thoughts:
            continue
        tokens = _tokens(article, tree, quote.spans)
        cue = _cue(article, tree, quote)
        voiced = Stance.ASSERTED if quote.speaker is not None else embedding.of_cue(tree, cue, words)
        if voiced is None:
            continue
        shifted = quote.kind is not Kind.DIRECT and any(tree.tags[index] in _PAST for index in cue)
        inside = frozenset(tokens)
        inner = clauses.find(tree, tokens)
        whole = Clause(tokens[0], tuple(tokens), None, "root") if tokens else None
        # What "No" or "Perhaps" alone answers is not told.
        spoken = _words(tree, tokens) > 1
        if whole is not None and spoken and len(tokens) >= _FEWEST_WORDS and not _same(tree, inner, whole):
            tops = [clause for clause in inner if clause.governor not in inside]
            strongest, said = _strongest(tree, tops, whole)
            how = stance.of_clause(tree, said, cue, words, content=inside, shifted=shifted)
            how = embedding.under(embedding.of_clause(tree, strongest, words, inside) or Stance.HEDGED, how)
            yield _Found(whole.tokens, embedding.under(voiced, how), quote, quote.confidence)
        for clause in inner:
            if len(clause.tokens) < _FEWEST_WORDS or (clause.governor in inside and not stance.proposes(tree, clause)):
                continue
            standing = embedding.of_clause(tree, clause, words, inside)
            if standing is not None:
                how = stance.of_clause(tree, clause, cue, words, content=inside, shifted=shifted)
                how = embedding.under(voiced, embedding.under(standing, how))
                yield _Found(clause.tokens, how, quote, 0.9 * quote.confidence)


def _strongest(tree: Tree, tops: Sequence[Clause], whole: Clause) -> tuple[Clause, Clause]:
    """The clause that tells how a quote is put forward, and that with the words that it is put forward in.

    A quote of several sentences is a question only where nothing in it is stated.
    """
    if len({tree.sentences[index] for index in whole.tokens}) > 1:
        stated = next((clause for clause in tops if not stance.asks(tree, clause)), None)
        strongest = stated or next(iter(tops), whole)
        return strongest, strongest
    strongest = next(iter(tops), whole)
    return strongest, attrs.evolve(strongest, tokens=whole.tokens)


def _same(tree: Tree, inner: Sequence[Clause], whole: Clause) -> bool:
    """Whether a clause says all that a quote says, but for a "that" or a word of many: `that | the mill is shut`."""
    words = _words(tree, clauses.trimmed(tree, whole.tokens))
    return any(
        _words(tree, clause.tokens) == words or len(clause.tokens) > _WHOLLY * len(whole.tokens) for clause in inner
    )


def _words(tree: Tree, tokens: Iterable[int]) -> int:
    return sum(tree.words[index][:1].isalnum() for index in tokens)


def _in_own_voice(article: Article, tree: Tree, quotes: Sequence[Quote]) -> Iterator[_Found]:
    words = lexicon.load()
    attributed: set[int] = set()
    cues: set[int] = set()
    for quote in quotes:
        attributed.update(_tokens(article, tree, quote.spans))
        if quote.cue is not None:
            cues.update(_tokens(article, tree, quote.cue.spans))
    free = [index for index in range(len(tree.words)) if index not in attributed]
    counted = {index for quote in article.quotes if _is_counted(quote) for index in _tokens(article, tree, quote.spans)}
    found = [clause for clause in clauses.find(tree, free) if not counted.issuperset(clause.tokens)]
    for clause in found:
        # A clause around a cue says only that somebody said something.
        if (
            len(clause.tokens) < _FEWEST_WORDS
            or not cues.isdisjoint(clause.tokens)
            or not stance.proposes(tree, clause)
        ):
            continue
        standing = embedding.of_clause(tree, clause, words)
        if standing is not None:
            how = stance.of_clause(tree, clause, (), words)
            yield _Found(clause.tokens, embedding.under(standing, how), None, 0.6)
    covered = {index for clause in found for index in clause.tokens}
    for clause in chain(clauses.sentences(tree), rows.rows(article, tree)):
        # The parser lost its verb or its subject, or there is none: in nobody's mouth it says something all the same.
        free_of_others = attributed.isdisjoint(clause.tokens) and cues.isdisjoint(clause.tokens)
        if free_of_others and 2 * len(covered.intersection(clause.tokens)) < len(clause.tokens):
            yield _Found(clause.tokens, stance.of_clause(tree, clause, (), words), None, 0.4)


def _claim(article: Article, tree: Tree, found: _Found, name: str, amounts: Sequence[quantities.Found]) -> Claim:
    pieces = _pieces(article.text, tree, found.tokens)
    spans = tuple(span for start, end in pieces for span in article.to_raw(start, end))
    quote = found.quote
    speaker = None if quote is None else quote.speaker
    return Claim(
        id=name,
        text=article.raw_text(spans),
        spans=spans,
        claimant=None if speaker is None else speaker.id,
        quote=None if quote is None else quote.id,
        stance=found.stance,
        quantities=tuple(_quantities(article, tree, pieces, amounts)),
        confidence=round(found.confidence, 4),
    )


def _pieces(text: str, tree: Tree, tokens: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches of neighbouring tokens, from where the first begins to where the last ends; none that is only blank."""
    runs: list[list[int]] = []
    for index in tokens:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    pieces = []
    for run in runs:
        start, end = tree.starts[run[0]], tree.ends[run[-1]]
        if text[start:end].strip():
            pieces.append((start, end))
    return pieces


def _quantities(
    article: Article, tree: Tree, pieces: Sequence[tuple[int, int]], amounts: Sequence[quantities.Found]
) -> Iterator[Quantity]:
    for start, end in pieces:
        first, last = (bisect_left(amounts, place, key=_START) for place in (start, end))
        for amount in amounts[first:last]:
            spans = article.to_raw(amount.start, amount.end)
            if spans and (amount.sure or _counts(tree, amount)):
                unit = amount.unit or _counted(tree, amount)
                yield Quantity(article.raw_text(spans), spans, amount.value, unit)


def _counts(tree: Tree, amount: quantities.Found) -> bool:
    """Whether "one" is a number: `on one point`, `one, a nurse, was hurt`, `one of them`, but not `the red one`."""
    for index in _within(tree, Span(amount.start, amount.end)):
        if tree.words[index].lower() != "one":
            continue
        before = tree.words[index - 1].lower() if index else ""
        after = [word.lower() for word in tree.words[index + 1 : index + 4]]
        superlative = after[:2] == ["of", "the"] and tree.tags[index + 3 : index + 4] in (["JJS"], ["RBS"])
        described = any(kid < index and tree.deps[kid] == "amod" for kid in tree.children[index])
        return (
            tree.tags[index] == "CD"
            and not described
            and before not in _BEFORE_PRONOUNS
            and after[:1] != ["another"]
            and not superlative
        )
    return False


def _counted(tree: Tree, amount: quantities.Found) -> str | None:
    """What a plain number counts: the noun on which it hangs, or on which the other end of its range does."""
    start, end = amount.range or (amount.start, amount.end)
    for index in _within(tree, Span(start, end)):
        head = tree.heads[index]
        if tree.deps[index] == "nummod" and tree.starts[head] >= end:
            return tree.lemmas[head]
    return None


SPECS = (
    StageSpec(
        name="newslens.claims.v1",
        slot=Slot.CLAIM,
        factory=Claims,
        options=ClaimOptions,
        requires={"quotes"},
        provides={"claims"},
        doc="The propositions in quotes and in the outlet's own voice, with stance and quantities.",
        languages={"en"},
    ),
)

"""One article against its gold: cleaning, quotes, claims, warnings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from newslens.evaluation.counts import Tally
from newslens.evaluation.gold import GoldArticle, GoldQuote, GoldStory
from newslens.evaluation.words import SAME, WordIndex, Words, containment, jaccard, match, touches
from newslens.spans import Span, Spans
from newslens.types import Article, Claim, Mode, Quote, Speaker

_NOT_WORDS: Final = re.compile(r"\W+")
_BLANKS: Final = re.compile(r"\s+")
_MOSTLY: Final = 0.8
_SHORT: Final = 12
# A warning that covers more points at nothing.
_LONGEST_WARNING: Final = 600


@attrs.frozen
class Miss:
    """Something that was not found, or found where nothing is.

    Attributes:
        where: The article or story.
        what: What went wrong.
        text: The words that it went wrong with.
    """

    where: str
    what: str
    text: str


@attrs.frozen
class Item:
    """A quote or claim, as alignments are compared by it."""

    article: str
    words: Words
    quoted: bool
    optional: bool = False


@attrs.frozen
class Scorer:
    """Keeps the count of one story.

    Attributes:
        story: The gold.
        speakers: The speakers that were found, by id.
        counts: What was counted.
        misses: What went wrong.
        gold_items: Gold quotes and claims by id.
        items: Predicted quotes and claims by id.
        clusters: For each matched quote the gold speaker and the id of the one that was found.
    """

    story: GoldStory
    speakers: Mapping[str, Speaker]
    counts: Tally
    misses: list[Miss] = attrs.field(factory=list)
    gold_items: dict[str, Item] = attrs.field(factory=dict)
    items: dict[str, Item] = attrs.field(factory=dict)
    clusters: list[tuple[str | None, str | None]] = attrs.field(factory=list)

    def miss(self, where: str, what: str, text: str) -> None:
        """Note what went wrong."""
        self.misses.append(Miss(where, what, " ".join(text[:80].split())))

    def add(self, gold: GoldArticle, found: Article | None) -> None:
        """Count one article; one that was not analysed counts as one in which nothing was found."""
        article = Article(id=gold.id, raw=gold.raw, text="") if found is None else found
        index = WordIndex(gold.raw)
        self.counts["articles"] += 1
        self.counts["articles_found"] += found is not None
        self._cleaning(gold, article, index)
        quotes = _judged(gold, article, index)
        self._quotes(gold, quotes, index, analysed=found is not None)
        self._claims(gold, article.claims, index)
        found_items: list[Quote | Claim] = [*(quote for quote, _ in quotes), *article.claims]
        for item in found_items:
            if words := index.words(item.spans):
                self.items[item.id] = Item(gold.id, words, quoted=isinstance(item, Quote))
        self._offsets(gold, (quote for quote, _ in quotes))
        self._warnings(gold, article)

    def meant(self, speaker: str | None, key: str | None) -> bool:
        """Whether the id of a found speaker stands for the gold speaker of a key."""
        found = None if speaker is None else self.speakers.get(speaker)
        return found is not None and self.story.names.meant(key, found.name, found.aliases)

    def _cleaning(self, gold: GoldArticle, article: Article, index: WordIndex) -> None:
        counts = self.counts
        wanted = index.inked(span for block in gold.boilerplate for span in block.spans)
        removed = [(removal, index.inked(removal.spans)) for removal in article.removed]
        gone = frozenset().union(*(inked for _, inked in removed))
        every = index.inked([Span(0, len(gold.raw))])
        counts["clean_tp"] += len(wanted & gone)
        counts["clean_pred"] += len(gone)
        counts["clean_gold"] += len(wanted)
        counts["clean_lost"] += len(gone - wanted)
        counts["article_chars"] += len(every - wanted)
        kept = _flat("".join(" " if place in wanted else char for place, char in enumerate(gold.raw)))
        text = _flat(article.text)
        for block in gold.boilerplate:
            inked = index.inked(block.spans)
            hit = len(inked & gone) >= _MOSTLY * len(inked)
            counts["block_gold"] += 1
            counts["block_tp"] += hit
            counts["reason_n"] += hit
            if not hit:
                self.miss(gold.id, "boilerplate kept", block.text)
                continue
            counts["reason_ok"] += any(removal.reason == block.reason and inked & place for removal, place in removed)
            words = _flat(block.text)
            if len(words) >= _SHORT and words not in kept:
                counts["absent_n"] += 1
                counts["absent_ok"] += words not in text
        if lost := gone - wanted:
            self.miss(gold.id, f"article text removed ({len(lost)} chars)", gold.raw[min(lost) :])

    def _quotes(
        self, gold: GoldArticle, quotes: list[tuple[Quote, Words]], index: WordIndex, *, analysed: bool
    ) -> None:
        wanted = [index.words(quote.spans) for quote in gold.quotes]
        matched = match(wanted, [words for _, words in quotes], lambda i: gold.quotes[i].optional)
        mentions: defaultdict[str | None, list[Span]] = defaultdict(list)
        for quote, words in zip(gold.quotes, wanted, strict=True):
            self.gold_items[quote.id] = Item(gold.id, words, quoted=True, optional=quote.optional)
            mentions[quote.speaker] += quote.mention
        for i, quote in enumerate(gold.quotes):
            if quote.optional:
                continue
            self.counts["q_gold"] += 1
            self.counts[f"q_gold_{quote.kind}"] += 1
            if i in matched:
                self._matched_quote(gold.id, quote, quotes[matched[i]][0], mentions[quote.speaker])
            else:
                self.miss(gold.id, f"quote missed ({quote.kind})", quote.text)
        self._predicted_quotes(gold, quotes, {j: gold.quotes[i].optional for i, j in matched.items()})
        self._not_quotes(gold, quotes, set(matched.values()), index, analysed=analysed)
        needed = frozenset().union(*(w for w, q in zip(wanted, gold.quotes, strict=True) if not q.optional))
        free = frozenset().union(*(w for w, q in zip(wanted, gold.quotes, strict=True) if q.optional)) - needed
        got = frozenset().union(*(words for _, words in quotes)) - free
        self.counts["tok_tp"] += len(needed & got)
        self.counts["tok_gold"] += len(needed)
        self.counts["tok_pred"] += len(got)

    def _matched_quote(self, where: str, gold: GoldQuote, found: Quote, of_speaker: list[Span]) -> None:
        counts = self.counts
        counts["q_tp"] += 1
        counts[f"q_tp_{gold.kind}"] += 1
        counts["kind_ok"] += found.kind == gold.kind
        cue: Spans = () if found.cue is None else found.cue.spans
        if gold.cue:
            counts["cue_n"] += 1
            counts["cue_ok"] += touches(cue, gold.cue)
        else:
            counts["nocue_n"] += 1
            counts["nocue_ok"] += not cue
        speaker = found.speaker
        mentions = [*gold.mention, *(of_speaker if gold.pronoun or not gold.mention else ())]
        named = touches(() if speaker is None else speaker.spans, mentions)
        counts["mention_ok"] += named or (not gold.mention and speaker is None)
        identity = None if speaker is None else speaker.id
        right = self.meant(identity, gold.speaker)
        counts["speaker_ok"] += right
        if not right:
            other = self.speakers.get(identity or "")
            self.miss(where, f"speaker: want {gold.speaker}, got {other and other.name}", gold.text)
        self.clusters.append((gold.speaker, identity))

    def _predicted_quotes(
        self, gold: GoldArticle, quotes: list[tuple[Quote, Words]], optional: Mapping[int, bool]
    ) -> None:
        for j, (quote, _) in enumerate(quotes):
            if optional.get(j):
                continue
            self.counts["q_pred"] += 1
            self.counts[f"q_pred_{quote.kind}"] += 1
            if j in optional:
                self.counts[f"q_ptp_{quote.kind}"] += 1
            else:
                self.miss(gold.id, f"quote false ({quote.kind})", quote.text)

    def _not_quotes(
        self,
        gold: GoldArticle,
        quotes: list[tuple[Quote, Words]],
        matched: set[int],
        index: WordIndex,
        *,
        analysed: bool,
    ) -> None:
        taken = [words for j, (quote, words) in enumerate(quotes) if j not in matched and quote.kind != "indirect"]
        for mark in gold.not_quotes:
            inside = index.words(mark.spans)
            wrong = any(inside and len(words & inside) >= SAME * len(inside) for words in taken)
            self.counts["notq_n"] += 1
            self.counts["notq_ok"] += analysed and not wrong
            if wrong:
                self.miss(gold.id, "not a quote, extracted", mark.text)

    def _claims(self, gold: GoldArticle, claims: tuple[Claim, ...], index: WordIndex) -> None:
        counts = self.counts
        found = [index.words(claim.spans) for claim in claims]
        wanted = [index.words(claim.spans) for claim in gold.claims]
        matched = match(wanted, found, lambda _: False)
        counts["claim_pred"] += len(claims)
        for i, (claim, words) in enumerate(zip(gold.claims, wanted, strict=True)):
            self.gold_items[claim.id] = Item(gold.id, words, quoted=False)
            counts["claim_gold"] += 1
            counts["claim_len"] += any(
                jaccard(words, other) >= SAME or containment(words, other) >= _MOSTLY for other in found
            )
            near = [claims[j].quantities for j, other in enumerate(found) if other & words]
            for text, spans in claim.quantities:
                hit = any(touches(quantity.spans, spans) for quantities in near for quantity in quantities)
                counts["num_gold"] += 1
                counts["num_tp"] += hit
                if not hit:
                    self.miss(gold.id, "quantity missed", text)
            if i not in matched:
                self.miss(gold.id, "claim missed", claim.text)
                continue
            other = claims[matched[i]]
            counts["claim_tp"] += 1
            counts["stance_ok"] += other.stance in claim.stances
            if other.stance not in claim.stances:
                self.miss(gold.id, f"stance {other.stance} for {'/'.join(sorted(claim.stances))}", claim.text)
            counts["claimant_ok"] += (
                other.claimant is None if claim.claimant is None else self.meant(other.claimant, claim.claimant)
            )

    def _offsets(self, gold: GoldArticle, quotes: Iterable[Quote]) -> None:
        for quote in quotes:
            cue, speaker = quote.cue, quote.speaker
            said = [] if cue is None else [(cue.spans, cue.text)]
            said += [] if speaker is None else [(speaker.spans, speaker.mention)]
            for spans, text in said:
                if any(map(len, spans)):
                    there = "".join(span.of(gold.raw) for span in spans)
                    self.counts["off_n"] += 1
                    self.counts["off_ok"] += _NOT_WORDS.sub("", there) == _NOT_WORDS.sub("", text)

    def _warnings(self, gold: GoldArticle, article: Article) -> None:
        warnings = [warning.spans for warning in article.warnings if any(map(len, warning.spans))]
        limit = min(_LONGEST_WARNING, len(gold.raw) / 2)
        fine = [spans for spans in warnings if sum(map(len, spans)) <= limit]
        for mark in gold.garbled:
            hit = any(touches(spans, mark.spans) for spans in fine)
            self.counts["warn_gold"] += 1
            self.counts["warn_tp"] += hit
            if not hit:
                self.miss(gold.id, "garbled, no warning", mark.text)
        if not gold.garbled:
            self.counts["clean_articles"] += 1
            self.counts["warn_false"] += len(warnings)
            for spans in warnings:
                self.miss(gold.id, "false warning", gold.raw[spans[0].start : spans[0].end])


def _judged(gold: GoldArticle, article: Article, index: WordIndex) -> list[tuple[Quote, Words]]:
    """The quotes to be judged: the gold holds speech and writing alone, so thoughts count only where they match."""
    wanted = [index.words(quote.spans) for quote in gold.quotes]
    judged = []
    for quote in article.quotes:
        words = index.words(quote.spans)
        if quote.mode is not Mode.THOUGHT or any(jaccard(words, other) >= SAME for other in wanted):
            judged.append((quote, words))
    return judged


def _flat(text: str) -> str:
    return _BLANKS.sub("", text)

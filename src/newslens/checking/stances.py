"""How words are put forward by what governs them: said, denied, asked, backed or opposed, and whether that is negated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs

from newslens.alignment.diff.edits import Kind as EditKind
from newslens.alignment.diff.edits import Touch
from newslens.alignment.diff.lexicon import lists
from newslens.alignment.words import Words, read
from newslens.checking.lexicon import Force, load
from newslens.checking.verdicts import Alteration
from newslens.types import Article, Kind, Quote

_REACH = 6  # words before a quotation within its content that may govern it
_GOVERNED = 4  # words behind a negation that are surely what it negates
_NEAR = 2  # words before a cue that may negate it
_UNSAYING = 3  # words of the longest phrase behind which nothing is uttered
_OF_CUE = 3  # words of a cue, at the end of those that lead up to it and with it
_SO_FAR = (["so", "far", "as", "to"], ["as", "far", "as", "to"])
_BEFORE = 80  # code points before a cue that are looked at
_BOUNDS = re.compile(r"[,;:.!?…—–()\[\]\"“”«»\n]")  # what parts words from what stands behind it
_ASKING = frozenset(("if", "whether"))
_OPENING = " \t\n\"'“‘«‹„"  # what may stand between the words and what they govern
_CONCEDING = (["even"], ["as"])  # "even if" asks nothing
_QUESTIONS = _ASKING | {"who", "what", "when", "where", "why", "how", "which"}


_ATTITUDES = frozenset((Force.FOR, Force.AGAINST))


@attrs.frozen
class Stance:
    """What is done with some words.

    Attributes:
        force: What it is.
        negated: Whether it is said not to be done: "did not deny".
        words: The words that say so.
    """

    force: Force = Force.SAID
    negated: bool = False
    words: str = attrs.field(default="", eq=False)

    @property
    def plain(self) -> bool:
        """Whether it is no more than said."""
        return self.force is Force.SAID and not self.negated

    @property
    def against(self) -> bool:
        """Whether it speaks against the words, if it is an attitude or a denial."""
        return (self.force is not Force.FOR) != self.negated if self.force is not Force.SAID else self.negated

    def agrees(self, other: Stance) -> bool:
        """Whether both can be told of the same words.

        Examples:
            >>> Stance(Force.DENIED).agrees(Stance(Force.AGAINST)), Stance(Force.DENIED).agrees(Stance())
            (True, False)
        """
        if self.force is other.force:
            return self.negated == other.negated
        forces = {self.force, other.force}
        if Force.ASKED in forces or not forces & _ATTITUDES:
            return False
        return self.plain or other.plain or self.against == other.against


def negative(words: Words, at: int) -> bool:
    """Whether a word negates, also drawn together with another; "not only" and "No 10" do not."""
    form = plain(words, at)
    if form.endswith(("n't", "cannot")):
        return True
    following = words.words[at + 1] if at + 1 < len(words) else None
    if following is not None and (following.exact in load().only or (form == "no" and following.exact.isdigit())):
        return False
    return lists().classes.get((form,)) == "negation"


def turning(words: Words) -> int:
    """How many words turn round what is said: negations, and words behind which it is denied, refused or opposed.

    Examples:
        >>> turning(read("they declined to charge him")), turning(read("they charged him"))
        (1, 0)
    """
    held = load()
    turned = (Force.DENIED, Force.AGAINST)
    return sum(
        negative(words, at) or word.lemma in held.unwilling or held.forces.get(word.lemma) in turned
        for at, word in enumerate(words.words)
    )


def plain(words: Words, at: int) -> str:
    """A word in lower case with straight apostrophes."""
    return words.forms[at].casefold().replace("’", "'")


def of_cue(article: Article, quote: Quote) -> Stance:
    """What the cue of a quote does with its content; a quote without one is said.

    Args:
        article: The article that it stands in.
        quote: The quote.
    """
    if quote.cue is None:
        return Stance()
    cue = read(quote.cue.text)
    starts = [span.start for span in article.to_text(quote.cue.spans)]
    sentence = read(_BOUNDS.split(article.text[max(0, starts[0] - _BEFORE) : starts[0]])[-1]) if starts else read("")
    before = _last_clause(sentence)
    following = next((word.exact for word in read(quote.text[:_BEFORE]).words), "")
    lemmas = [word.lemma for word in cue.words]
    if _asked(before):
        return Stance(Force.ASKED, words=f"{before.text.strip()} {cue.text}")
    # Who asks a question word for word says it.
    if quote.kind is not Kind.DIRECT and following in _QUESTIONS and load().questioning & set(lemmas):
        return Stance(Force.ASKED, words=cue.text)
    force = _force(lemmas)
    unsaid = any(negative(cue, at) for at in range(len(cue)))
    words = cue.text
    if _short_of(read(f"{sentence.text} {cue.text}")):
        return Stance(Force.SAID, negated=True, words=f"{sentence.text.strip()} {cue.text}")
    if _unsaid(before):
        unsaid, words = True, f"{before.text.strip()} {cue.text}"
    if load().unwilling & set(lemmas):
        if following == "to" or "to" in lemmas:
            return Stance(Force.SAID, not unsaid, words)
        force = Force.AGAINST
    if unsaid and force is Force.SAID and load().believing & set(lemmas):
        return Stance(Force.DENIED, words=words)
    return Stance(force, unsaid, words)


def within(text: str, *, loose: bool = True) -> Stance:
    """What the words before a quotation, in the sentence that it stands in, do with it.

    Args:
        text: What stands before it.
        loose: Whether a negation of another word counts too: "it was not".

    Examples:
        >>> stance = within("they have not ruled out")
        >>> str(stance.force), stance.negated
        ('denied', True)
    """
    sentence = read(_BOUNDS.split(text.rstrip(_OPENING))[-1])
    if _short_of(sentence):
        return Stance(Force.DENIED, words=sentence.text.strip())
    words = _last_clause(sentence)
    lemmas = [word.lemma for word in words.words]
    if "whether" in lemmas[-_REACH:]:
        return Stance(Force.ASKED, words=words.text.strip())
    first = max(0, len(words) - _REACH)
    for at in reversed(range(first, len(words))):
        force = _force(lemmas[at : at + 2]) if at + 1 < len(words) else _force(lemmas[at:])
        if force is not Force.SAID:
            unsaid = any(negative(words, place) for place in range(max(0, at - _GOVERNED), at))
            return Stance(force, unsaid, words.text.strip())
        if lemmas[at : at + 2] and lemmas[at] in load().unwilling and lemmas[at + 1 : at + 2] == ["to"]:
            return Stance(Force.DENIED, words=words.text.strip())
    if loose and any(negative(words, at) for at in range(max(0, len(words) - _GOVERNED), len(words))):
        return Stance(Force.DENIED, words=words.text.strip())
    return Stance()


def at_odds(draft: Sequence[Stance], source: Sequence[Stance]) -> Alteration | None:
    """What the draft changed where what it does with some words cannot be what a source does with them; None where it can.

    Args:
        draft: What governs the words in the draft, from the outside in.
        source: The same in the source.

    Examples:
        >>> at_odds([Stance(Force.DENIED, words="denied")], [Stance(words="admitted")])
        Alteration(kind=<Kind.NEGATION: 'negation'>, draft='denied', source='admitted', touches=(<Touch.NEGATION: 'negation'>,))
    """
    ours, theirs = _telling(draft), _telling(source)
    if len(ours) != len(theirs):
        ours, theirs = ([one for one in side if one.force not in _ATTITUDES] for side in (ours, theirs))
    if len(ours) == len(theirs) and all(one.agrees(other) for one, other in zip(ours, theirs, strict=True)):
        return None
    words = " … ".join(one.words for one in draft if one.words), " … ".join(one.words for one in source if one.words)
    forces = {one.force for one in ours}, {one.force for one in theirs}
    if Force.ASKED in forces[0] ^ forces[1]:
        kind = EditKind.HEDGE_ADDED if Force.ASKED in forces[0] else EditKind.HEDGE_DROPPED
        return Alteration(kind, *words, (Touch.HEDGE,))
    if (forces[0] | forces[1]) <= _ATTITUDES and {one.negated for one in (*ours, *theirs)} == {False}:
        return Alteration(EditKind.OPPOSITE, *words)
    return Alteration(EditKind.NEGATION, *words, (Touch.NEGATION,))


def _telling(stances: Iterable[Stance]) -> list[Stance]:
    found: list[Stance] = []
    for one in stances:
        if not one.plain and not (one.force is Force.ASKED and found and found[-1].force is Force.ASKED):
            found.append(one)
    return found


def _last_clause(words: Words) -> Words:
    """The last words of some that no conjunction parts from what stands behind them."""
    if not len(words):
        return words
    first = words.clauses.index(words.clauses[-1])
    return read(words.text[words.places()[first][0] :])


def _force(lemmas: Sequence[str]) -> Force:
    held = load()
    for pair in pairwise(lemmas):
        if pair in held.pairs:
            return held.pairs[pair]
    return next((held.forces[lemma] for lemma in lemmas if lemma in held.forces), Force.SAID)


def _unsaid(before: Words) -> bool:
    """Whether the words before a cue negate it: "nobody at the yard", "did not", "refused to"."""
    count = len(before)
    near = {0, *range(max(0, count - _NEAR), count)} if count else ()
    if any(negative(before, at) for at in near):
        return True
    return count > 1 and before.words[-1].exact == "to" and before.words[-2].lemma in load().unwilling


def _short_of(words: Words) -> bool:
    """Whether somebody stopped before the cue that ends some words: "stopped short of accusing", "did not go so far as to accuse"."""
    lemmas = [word.lemma for word in words.words]
    exact = [word.exact for word in words.words]
    for end in range(max(1, len(words) - _OF_CUE), len(words)):
        if any(tuple(lemmas[max(0, end - count) : end]) in load().unsaying for count in range(1, _UNSAYING + 1)):
            return True
        far = end - len(_SO_FAR[0])
        if exact[max(0, far) : end] in _SO_FAR and any(negative(words, at) for at in range(max(0, far - _NEAR), far)):
            return True
    return False


def _asked(before: Words) -> bool:
    """Whether a cue stands in a question: "asked if she agreed"."""
    exact = [word.exact for word in before.words]
    return any(word in _ASKING and exact[at - 1 : at] not in _CONCEDING for at, word in enumerate(exact))

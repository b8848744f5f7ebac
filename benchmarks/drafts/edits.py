"""Edits of known kind of any quotation: what careless and careful writers, and language models, do to one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

import attrs

from newslens.alignment.diff.edits import Kind

AUXILIARIES = frozenset("will would is are was were can could should must has have had did does do".split())
NEGATIVE = frozenset("not never no nobody nothing none neither nor cannot without hardly".split())
COUNTS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve".split(),
        "three five seven nine two four twelve eleven six forty thirty fifty".split(),
        strict=True,
    )
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April June July August September October November December".split()
HEDGING = frozenset("perhaps probably likely possibly reportedly apparently maybe may might could".split())
CONDITIONAL = frozenset("if unless until provided when whether".split())
TURNED = {
    "can": "cannot", "cannot": "can", "always": "never", "never": "always", "everybody": "nobody", "nobody": "everybody",
    "everyone": "nobody", "nothing": "everything", "everything": "nothing", "all": "none of", "with": "without",
    "without": "with", "every": "no", "no": "every", "some": "no", "any": "no",
}  # fmt: skip
OPPOSITES = {
    "open": "closed", "closed": "open", "safe": "dangerous", "dangerous": "safe", "more": "less", "less": "more", "up": "down",
    "down": "up", "rise": "fall", "fall": "rise", "first": "last", "last": "first", "before": "after", "after": "before",
    "good": "bad", "bad": "good", "right": "wrong", "wrong": "right", "high": "low", "low": "high", "early": "late",
    "late": "early", "higher": "lower", "lower": "higher", "won": "lost", "lost": "won", "old": "new", "new": "old",
}  # fmt: skip
SYNONYMS = {
    "people": "persons", "ask": "request", "asked": "requested", "begin": "start", "big": "large", "buy": "purchase",
    "children": "kids", "company": "firm", "death": "demise", "end": "finish", "enough": "sufficient", "get": "obtain",
    "house": "home", "job": "post", "jobs": "posts", "keep": "retain", "lake": "reservoir", "let": "allow", "money": "cash",
    "need": "require", "road": "street", "said": "stated", "sell": "offload", "show": "demonstrate", "stop": "halt",
    "tell": "inform", "told": "informed", "town": "city", "try": "attempt", "use": "employ", "want": "wish", "wanted": "wished",
    "work": "labour", "workers": "employees", "years": "decades", "know": "understand", "think": "believe",
}  # fmt: skip
SHIFTS = {
    "we": "they", "our": "their", "us": "them", "i": "he", "my": "his", "me": "him", "will": "would", "is": "was", "are": "were",
    "has": "had", "have": "had", "can": "could", "you": "they", "your": "their",
}  # fmt: skip
SPELT = {
    "harbour": "harbor", "centre": "center", "labour": "labor", "honour": "honor", "favour": "favor", "colour": "color",
    "programme": "program", "neighbour": "neighbor", "neighbours": "neighbors", "towards": "toward", "grey": "gray",
}  # fmt: skip
STRANGE = "saxophone velvet marzipan walrus bagpipe paprika pewter zeppelin".split()
FILLERS = ("um,", "you know,", "I mean,")
HEDGES = ("perhaps", "probably", "apparently")
CONDITIONS = ("if the weather holds", "unless the bank objects", "provided the money is there")
PUT_IN = ("[the mayor]", "[the firm]", "[our people]")
_PLAIN = re.compile(r"^\W+|\W+$")


@attrs.frozen
class Edited:
    """A quotation after an edit.

    Attributes:
        kind: What was done, read from the source to the draft.
        text: The words now.
        flip: Whether a negation or a number is another.
    """

    kind: Kind
    text: str
    flip: bool = False


def plain(word: str) -> str:
    """A word without marks, in lower case."""
    return _PLAIN.sub("", word).casefold().replace("’", "'")


def negative(word: str) -> bool:
    """Whether a word negates."""
    return plain(word) in NEGATIVE or plain(word).endswith("n't")


def telling(word: str) -> bool:
    """Whether a word is of consequence: a negation, a hedge, a condition, a number."""
    bare = plain(word)
    return negative(word) or bare in HEDGING | CONDITIONAL | COUNTS.keys() or any(map(str.isdigit, bare))


def _put(words: Sequence[str], start: int, end: int, instead: str) -> str:
    """Other words for some, the marks behind them and a capital kept."""
    tail = words[end - 1][len(words[end - 1].rstrip(",;:.!?")) :] if end > start else ""
    if end > start and words[start][:1].isupper() and plain(words[start]) != "i":
        instead = instead[:1].upper() + instead[1:]
    text = " ".join([*words[:start], *([instead + tail] if instead + tail else []), *words[end:]])
    return re.sub(r" ([,;:.!?])", r"\1", text)


def _table(kind: Kind, table: dict[str, str], *, flip: bool = False) -> Callable[..., Iterator[Edited]]:
    def made(words: Sequence[str], _: random.Random) -> Iterator[Edited]:
        for place, word in enumerate(words):
            if instead := table.get(plain(word)):
                yield Edited(kind, _put(words, place, place + 1, instead), flip)

    return made


def _negations(words: Sequence[str], _: random.Random) -> Iterator[Edited]:
    yield from _table(Kind.NEGATION, TURNED, flip=True)(words, _)
    for place, word in enumerate(words[:-1]):
        bare = plain(word)
        if bare in AUXILIARIES and word == bare and not negative(words[place + 1]):
            yield Edited(Kind.NEGATION, _put(words, place + 1, place + 1, "not"), flip=True)
        elif bare in {"not", "never"}:
            yield Edited(Kind.NEGATION, _put(words, place, place + 1, ""), flip=True)
        elif bare.endswith("n't") and bare not in {"won't", "can't", "shan't"}:
            yield Edited(Kind.NEGATION, _put(words, place, place + 1, bare.removesuffix("n't")), flip=True)


def _numbers(words: Sequence[str], rng: random.Random) -> Iterator[Edited]:
    for place, word in enumerate(words):
        bare = plain(word)
        if bare in COUNTS:
            yield Edited(Kind.NUMBER, _put(words, place, place + 1, COUNTS[bare]), flip=True)
        elif any(map(str.isdigit, word)):
            digit = next(at for at, letter in enumerate(word) if letter.isdigit())
            other = rng.choice([one for one in "123456789" if one != word[digit]])
            changed = word[:digit] + other + word[digit + 1 :]
            yield Edited(Kind.NUMBER, " ".join([*words[:place], changed, *words[place + 1 :]]), flip=True)
        elif bare in {"million", "billion"}:
            instead = "billion" if bare == "million" else "million"
            yield Edited(Kind.NUMBER, _put(words, place, place + 1, instead), flip=True)
        for names in (DAYS, MONTHS):
            if word.strip(".,;:") in names:
                instead = rng.choice([name for name in names if name != word.strip(".,;:")])
                yield Edited(Kind.NUMBER, _put(words, place, place + 1, instead), flip=True)


def _hedges(words: Sequence[str], rng: random.Random) -> Iterator[Edited]:
    for place, word in enumerate(words[:-1]):
        bare = plain(word)
        if bare == "will":
            yield Edited(Kind.HEDGE_ADDED, _put(words, place, place + 1, rng.choice(("may", "might"))))
        if bare in AUXILIARIES and word == bare:
            yield Edited(Kind.HEDGE_ADDED, _put(words, place + 1, place + 1, rng.choice(HEDGES)))
        if bare in {"may", "might"} and word == bare:
            yield Edited(Kind.HEDGE_DROPPED, _put(words, place, place + 1, "will"))
        if bare in {"perhaps", "probably", "apparently"}:
            yield Edited(Kind.HEDGE_DROPPED, _put(words, place, place + 1, ""))


def _inserted(words: Sequence[str], rng: random.Random) -> Iterator[Edited]:
    for place in range(2, len(words) - 1):
        if words[place - 1][-1:].isalnum():
            yield Edited(Kind.FILLER_ADDED, _put(words, place, place, rng.choice(FILLERS)))
            yield Edited(Kind.CONDITION_ADDED, _put(words, place, place, f"— {rng.choice(CONDITIONS)} —"))
            yield Edited(Kind.INSERTION, _put(words, place, place, " ".join(rng.sample(STRANGE, rng.randint(1, 3)))))


def _content(word: str) -> bool:
    return len(plain(word)) > 4 and word.isalpha() and word.islower() and not telling(word)


def _changed(words: Sequence[str], rng: random.Random) -> Iterator[Edited]:
    for place, word in enumerate(words[1:-1], start=1):
        if _content(word):
            yield Edited(Kind.DELETION, _put(words, place, place + 1, ""))
            yield Edited(Kind.REPLACEMENT, _put(words, place, place + 1, rng.choice(STRANGE)))
            yield Edited(Kind.BRACKET, _put(words, place, place + 1, rng.choice(PUT_IN)))


def _left_out(words: Sequence[str], rng: random.Random) -> Iterator[Edited]:
    for start in range(2, len(words) - 4):
        end = start + rng.randint(2, 6)
        if end <= len(words) - 2:
            kind = Kind.SWALLOWED if any(map(telling, words[start:end])) else Kind.ELLIPSIS
            flip = any(map(negative, words[start:end]))
            yield Edited(
                kind,
                _put(words[:start], start, start, rng.choice(("…", "...", "[...]"))) + " " + " ".join(words[end:]),
                flip,
            )


def _cut(words: Sequence[str], _: random.Random) -> Iterator[Edited]:
    """Parts of a sentence that lose nothing of consequence at either end."""
    for start in range(1, len(words) - 6):
        if not any(map(telling, words[:start])):
            yield Edited(Kind.TRUNCATION_START, " ".join(words[start:]))
    for end in range(6, len(words) - 1):
        if not any(map(telling, words[end:])):
            yield Edited(Kind.TRUNCATION_END, " ".join(words[:end]).rstrip(",;:—– "))


def beheaded(text: str) -> Iterator[str]:
    """What is left of a quotation when it is cut behind a negation that governs it."""
    words = text.split()
    for place, word in enumerate(words[: len(words) - 7]):
        if negative(word) and not re.search(r"[^\w'’]$", word) and words[place + 1][-1:].isalnum():
            yield " ".join(words[place + 1 :])


def _cosmetic(words: Sequence[str], _: random.Random) -> Iterator[Edited]:
    for place, word in enumerate(words[:-1]):
        if word.endswith(","):
            yield Edited(Kind.PUNCTUATION, " ".join([*words[:place], word[:-1], *words[place + 1 :]]))
        elif place and word.isalpha() and word.islower() and len(word) > 4:
            yield Edited(Kind.PUNCTUATION, " ".join([*words[: place + 1], "—", *words[place + 1 :]]))
            yield Edited(Kind.SPELLING, " ".join([*words[:place], word.upper(), *words[place + 1 :]]))
    yield from _table(Kind.SPELLING, SPELT)(words, _)


MAKERS = (
    _negations, _numbers, _hedges, _inserted, _changed, _left_out, _cut, _cosmetic,
    _table(Kind.SYNONYM, SYNONYMS), _table(Kind.SHIFT, SHIFTS), _table(Kind.OPPOSITE, OPPOSITES),
)  # fmt: skip


def edited(text: str, rng: random.Random) -> dict[Kind, list[Edited]]:
    """Every edit that can be made of a quotation, by its kind, in a random order."""
    words = text.split()
    found: dict[Kind, list[Edited]] = {}
    for maker in MAKERS:
        for one in maker(words, rng):
            if one.text != text:
                found.setdefault(one.kind, []).append(one)
    for held in found.values():
        rng.shuffle(held)
    return found

"""Places where a text looks damaged: machine rewriting, sentences cut in two, stray punctuation, lost characters."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import pairwise

from newslens.cleaning import mojibake
from newslens.cleaning.furniture import shapes
from newslens.cleaning.lines import Line, lines
from newslens.cleaning.prose import finished

Found = tuple[int, int, str]

_PUNCTUATION = re.compile(
    r"(?<=\w) ,(?!\d)|,[ ]?,|(?<=[\w”\"’])[.] [.](?! ?[.])|(?<![.\s…])[.][.](?![.\w/])|(?<=[a-z]) [.](?! ?[.])(?=\s|\Z)|;[ ]?;|(?<=[a-z]{3});,|,[.](?!\w)"
    r"|[?][.](?=\s|\Z)"
)
# Looking for these first is fast; most texts have none.
_PAIRS = (" ,", ",,", ", ,", ". .", "..", " .", ";;", "; ;", ";,", ",.", "?.")
_STOP = re.compile(r"\.[”\"’)]? +(?P<next>[a-z][\w’'-]*)")
_WORD_BEFORE = re.compile(r"[\w.’'”\"@#(/–-]+\Z")
_MARK = re.compile(r"\?[a-z]{1,2}\b(?![=\w/])")
_LETTERS_BEFORE = re.compile(r"(?<![\w/=?.&])[A-Za-z]{2,}\Z")
_WORDS_END = re.compile(r"(?:\S+\s+){0,2}\S+\Z")
_WORDS_START = re.compile(r"\S+(?:\s+\S+){0,1}")
_LOWER_NAMES = re.compile(
    r"(?:de|van|von|der|den|bin|ibn|al|el|da|di|du|la|le)\b|al-|el-|[a-z][A-Z]|\w{1,30}\.(?:com|org|net)|www|https?|@|(?:pic|com|org|net|html?|php)\b"
)
_CLEFT = re.compile(
    r"\b(?:do|does|did|done|doing|can|could|should|to)\s*\Z|\b(?:what|all|whatever|the (?:best|only|first|next|last|worst|least|most)|step|goal|plan|option|advice)\b[^,.;:]{0,60}\Z",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:what|all|whatever|who|that|which|where|how|than|as|everything|anything|something|nothing|one|those|not|to|more|little|much|few|many|it)\b",
    re.IGNORECASE,
)
_NOUNS_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|his|her|their|its|our|my|your|free|good|ill|political|of|s|last|strong|own|no|iron|popular|people’s|people's|public|living|this|that)|[’']s?|[-–—])\s?\Z",
    re.IGNORECASE,
)
_MOST_LOWER = 2
_MOST_ALIKE = 5


def damaged(text: str) -> Iterator[Found]:
    """Where a text looks damaged, and how: "grammar", "cut", "punctuation" or "mojibake"; nothing twice.

    Examples:
        >>> list(damaged("Officials have would have seen it. It rained. all day."))
        [(10, 20, 'grammar'), (38, 49, 'cut')]
    """
    of = lines(text)
    found = [*_grammar(text), *_punctuation(text), *_lost(text)]
    found += _cuts(of)
    end = -1
    for place in sorted(found):
        if place[0] >= end:
            yield place
            end = place[1]


def _lost(text: str) -> Iterator[Found]:
    for start, end in mojibake.broken(text):
        yield start, end, "mojibake"
    for match in _MARK.finditer(text):
        before = _LETTERS_BEFORE.search(text, max(0, match.start() - 30), match.start())
        if before:
            yield before.start(), match.end(), "mojibake"


def _punctuation(text: str) -> Iterator[Found]:
    if any(pair in text for pair in _PAIRS):
        found = list(_PUNCTUATION.finditer(text))
        # What stands everywhere is somebody's style of setting references, not damage.
        count = Counter(match.group() for match in found)
        for match in found:
            if count[match.group()] <= _MOST_ALIKE:
                yield match.start(), match.end(), "punctuation"


@cache
def _table() -> dict[str, tuple[str, ...]]:
    data = tomllib.loads(resources.files(__package__).joinpath("damage.toml").read_text(encoding="utf-8"))
    return {name: tuple(words) for name, words in data.items()}


@cache
def _impossible() -> dict[tuple[str, str], str]:
    """Two words in a row that English does not have, and what is wrong with them."""
    table = _table()
    pairs = dict.fromkeys(((word, word) for word in table["doubled"]), "doubled")
    for kind, firsts, seconds in (
        ("modal", table["have"], table["modals"]),
        ("base", table["be"] + table["have"], table["bases"]),
        ("past", table["modals"] + table["have"], table["pasts"]),
        ("third", ("be", "been", "to"), table["thirds"]),
        ("past", table["modals"], table["thirds"]),
    ):
        pairs.update(dict.fromkeys(((first, second) for first in firsts for second in seconds), kind))
    for pair in table["pairs"]:
        first, second = pair.split()
        pairs[first, second] = "pair"
    return pairs | {(first, second + stop): kind for (first, second), kind in pairs.items() for stop in ',.;:?!”"'}


# Letters tell the sound for these; "u" and "h" do not.
_MISFIT = re.compile(r"(?:a (?!eu|ewe|one|once|oui)[aeio][a-z]+|an [bcdfgjklmnpqrtvwyz][a-z]+)[,.;:?!”\"’)]?\Z")

_TOKEN = re.compile(r"\S+")


def _grammar(text: str) -> Iterator[Found]:
    words = text.split()
    impossible = _impossible()
    beside = set(pairwise(words))
    misfits = {pair for pair in beside if pair[0] in ("a", "an") and _MISFIT.match(" ".join(pair))}
    if len(misfits) > _MOST_ALIKE:  # another language
        misfits = set()
    sought = (impossible.keys() & beside) | misfits
    if not sought:
        return
    # One walk for all pairs: a text may have thousands of different ones.
    for one, other in pairwise(_TOKEN.finditer(text)):
        first, second = one.group(), other.group()
        if (first, second) not in sought or text[one.end() : other.start()] != " ":
            continue
        kind = impossible.get((first, second), "article")
        start, end = one.start(), other.start() + len(second.rstrip(',.;:?!”"'))
        if not _excused(kind, first, second, text, start, end):
            yield start, end, "grammar"


def _excused(kind: str, first: str, second: str, text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 70) : start].rpartition("\n")[2]
    if kind == "base":
        return _CLEFT.search(before) is not None
    if kind == "modal" and not _VERB_AFTER.match(text, end):
        return True
    if second == "have" and first not in ("do", "does", "did"):
        return False
    if kind in ("pair", "past", "modal") and first not in _ARTICLES:
        return _NOUNS_BEFORE.search(before) is not None or _RELATIVE.search(before[-30:]) is not None
    return False


_VERB_AFTER = re.compile(r" (?:have|be|not|been|has|had)\b")
_ARTICLES = frozenset(("the", "a", "an"))


def _cuts(of: tuple[Line, ...]) -> Iterator[Found]:
    abbreviations = shapes()["abbreviations"]
    for line in of:
        stops = [place for match in _STOP.finditer(line.words) if (place := _cut_sentence(match, abbreviations))]
        if len(stops) <= _MOST_LOWER:
            for start, end in stops:
                yield line.start + start, line.start + end, "cut"
    ends = list(_cut_ends(of))
    # Where many paragraphs end so, the text is no prose: verse, a program, a table.
    if len(ends) <= max(_MOST_ALIKE, len(of) // 8):
        yield from ends


def _cut_ends(of: tuple[Line, ...]) -> Iterator[Found]:
    open_ends = shapes()["open_ends"]
    for number, line in enumerate(of):
        if number == 0 or finished(line.words) or line.words.endswith(";"):
            continue
        below = of[number + 1] if number + 1 < len(of) else None
        last = line.words.rsplit(None, 1)[-1]
        tail = _WORDS_END.search(line.words)
        start = line.start + (tail.start() if tail else 0)
        hanging = last.lower() in open_ends or last[-1] in ",–-"
        if (
            below is not None
            and below.words[0].islower()
            and not _LOWER_NAMES.match(below.words)
            and len(line.words) > 25
        ):
            head = _WORDS_START.match(below.words)
            yield start, below.start + (head.end() if head else 1), "cut"
        elif (hanging and last[0].islower() and len(line.words.split()) >= 8) or (
            len(line.words) > 160 and last[-1].isalnum()
        ):
            yield start, line.end, "cut"


def _cut_sentence(match: re.Match[str], abbreviations: frozenset[str]) -> tuple[int, int] | None:
    before = _WORD_BEFORE.search(match.string, max(0, match.start() - 40), match.start())
    word = re.split(r"[-–(/]", before.group().strip("”\"’'"))[-1] if before else ""
    if (
        "." in word
        or "@" in word
        or "#" in word
        or word.lower() in abbreviations
        or len(word) < 2
        or (word[0].isupper() and len(word) <= 5)
    ):
        return None
    return (
        None
        if before is None or _LOWER_NAMES.match(match.string, match.start("next"))
        else (before.start(), match.end())
    )

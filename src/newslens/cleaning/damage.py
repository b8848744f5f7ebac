"""Places where a text looks damaged: machine rewriting, sentences cut in two, stray punctuation, lost characters."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from newslens.cleaning import mojibake
from newslens.cleaning.furniture import shapes
from newslens.cleaning.lines import Line, lines
from newslens.cleaning.prose import finished

Found = tuple[int, int, str]

_PUNCTUATION = re.compile(r"(?<=\w) ,(?!\d)|,[ ]?,|(?<=[\w”\"’])\. \.(?![ ]?\.)|(?<![.\s…])\.\.(?![.\w/])|(?<=[a-z]) \.(?=\s|\Z)|;[ ]?;|(?<=[a-z]{3});,|,\.(?!\w)|\?\.(?!\.)(?=\s|\Z)")
_STOP = re.compile(r"(?P<word>[\w.’'-]+[”\"’)]?)\.[ ]+(?P<next>[a-z][\w’'-]*)")
_LOST_MARK = re.compile(r"\b[A-Za-z]{2,}\?[a-z]{1,2}\b(?![=\w/])")
_WORDS_END = re.compile(r"(?:\S+\s+){0,2}\S+\Z")
_WORDS_START = re.compile(r"\S+(?:\s+\S+){0,1}")
_LOWER_NAMES = re.compile(r"(?:de|van|von|der|den|bin|ibn|al|el|da|di|du|la|le)\b|al-|el-|[a-z][A-Z]|\w{1,30}\.(?:com|org|net)|www|https?|@")
_CLEFT = re.compile(r"\b(?:do|does|did|done|doing|what|all|thing|things|best|only|option|step|job|role|plan|goal|way|move|choice|idea|priority|point|to|if|is|has|task|aim|answer|solution|first|next|let|whatever)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:what|all|whatever|who|that|which|where|how|than|as|everything|anything|something|nothing|one|those|not|to|more|little|much|few|many|it)\b", re.IGNORECASE)
_NOUNS_BEFORE = re.compile(r"(?:\b(?:the|a|an|his|her|their|its|our|my|your|free|good|ill|political|of|s|last|strong|own|no|iron|popular|people’s|people's|public|living|this|that)|[’']s?|[-–—])\s?\Z", re.IGNORECASE)
_MOST_LOWER = 2


def damaged(text: str) -> Iterator[Found]:
    """Where a text looks damaged, and how: "grammar", "cut", "punctuation" or "mojibake"; nothing twice.

    Examples:
        >>> list(damaged("Officials have would have seen it. It rained. all day."))
        [(10, 20, 'grammar'), (39, 49, 'cut')]
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
    for match in _LOST_MARK.finditer(text):
        yield match.start(), match.end(), "mojibake"


def _punctuation(text: str) -> Iterator[Found]:
    for match in _PUNCTUATION.finditer(text):
        yield match.start(), match.end(), "punctuation"


@cache
def _table() -> dict[str, tuple[str, ...]]:
    data = tomllib.loads(resources.files(__package__).joinpath("damage.toml").read_text(encoding="utf-8"))
    return {name: tuple(words) for name, words in data.items()}


@cache
def _sequences() -> re.Pattern[str]:
    table = {name: "|".join(sorted(words, key=len, reverse=True)) for name, words in _table().items()}
    return re.compile(
        rf"\b(?:(?P<doubled>{table['doubled']}) (?P=doubled)(?![\w’'-])"
        rf"|(?P<pair>{table['pairs']})(?![\w’'-])"
        rf"|(?P<modal>{table['have']}) (?:{table['modals']}) (?:have|be|not|{table['bases']})\b"
        rf"|(?P<base>(?:{table['be']}|{table['have']}) (?:{table['bases']}))(?![\w’'-])"
        rf"|(?P<past>(?:{table['modals']}|{table['have']}) (?:{table['pasts']}))(?![\w’'-])"
        rf"|(?P<third>(?:be|been) (?:{table['thirds']}))(?![\w’'-]))"
    )


def _grammar(text: str) -> Iterator[Found]:
    for match in _sequences().finditer(text):
        start, end = match.span()
        before = text[max(0, start - 70) : start].rpartition("\n")[2]
        kind = match.lastgroup
        if kind == "base" and _CLEFT.search(before[-60:]):
            continue
        if kind in ("pair", "past", "modal") and (_NOUNS_BEFORE.search(before) or _RELATIVE.search(before[-30:])) and match.group().split()[0] not in _ARTICLES:
            continue
        yield start, end, "grammar"


_ARTICLES = frozenset(("the", "a", "an"))


def _cuts(of: tuple[Line, ...]) -> Iterator[Found]:
    abbreviations, open_ends = shapes()["abbreviations"], shapes()["open_ends"]
    for line in of:
        stops = [match for match in _STOP.finditer(line.words) if _cuts_sentence(match, abbreviations)]
        if len(stops) <= _MOST_LOWER:
            for match in stops:
                yield line.start + match.start(), line.start + match.end(), "cut"
    for number, line in enumerate(of):
        if number == 0 or finished(line.words):
            continue
        below = of[number + 1] if number + 1 < len(of) else None
        last = line.words.rsplit(None, 1)[-1]
        tail = _WORDS_END.search(line.words)
        start = line.start + (tail.start() if tail else 0)
        hanging = last.lower() in open_ends or last[-1] in ",–-"
        if below is not None and below.words[0].islower() and not _LOWER_NAMES.match(below.words) and len(line.words) > 25:
            head = _WORDS_START.match(below.words)
            yield start, below.start + (head.end() if head else 1), "cut"
        elif hanging and last[0].islower() and len(line.words.split()) >= 8 or len(line.words) > 160 and last[-1].isalnum():
            yield start, line.end, "cut"


def _cuts_sentence(match: re.Match[str], abbreviations: frozenset[str]) -> bool:
    word = match["word"].strip("”\"’)")
    low = word.lower()
    if "." in word or low in abbreviations or len(word) < 2 or (word[0].isupper() and len(word) <= 5):
        return False
    return not _LOWER_NAMES.match(match["next"]) and match.string[match.start() : match.start() + 1] not in "@#"

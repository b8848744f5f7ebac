"""Tagged text to the gold annotation that the scorers read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from seeds.markup import Marked, Tag

QUOTE_KINDS: Final = ("direct", "mixed", "indirect")
STANCES: Final = ("asserted", "denied", "hedged", "questioned")
RELATIONS: Final = ("verbatim", "reworded", "paraphrase", "contradiction")
SPEAKER_KINDS: Final = ("person", "organization", "unnamed")
REASONS: Final = ("boilerplate", "caption", "byline", "dateline", "duplicate", "markup", "control")
PRONOUNS: Final = frozenset(
    ("he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them", "his", "their", "its")
)
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")
_MOJIBAKE: Final = re.compile("(?:â(?:€.|\u0080.)|Ã.|Â.)+", re.DOTALL)
_ARTICLE: Final = re.compile(r"(?:the|a|an|its|his|her|their|our)\s+")

Json = dict[str, Any]


class GoldError(ValueError):
    """Annotation that contradicts itself; all faults of a file at once.

    Attributes:
        faults: one line each.
    """

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def _strings(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


@frozen
class Speaker:
    """One person, organisation or unnamed group of a story."""

    name: str
    kind: str
    aliases: tuple[str, ...] = field(default=(), converter=_strings)
    roles: tuple[str, ...] = field(default=(), converter=_strings)
    speaks_for: tuple[str, ...] = field(default=(), converter=_strings)

    def answers_to(self, mention: str) -> bool:
        """Whether the speaker's name, an alias or a role is this mention, but for case, article and blanks.

        Examples:
            >>> Speaker("Ana Hale", "person", roles=("mayor",)).answers_to("the mayor")
            True
        """
        return _plain(mention) in {_plain(known) for known in (self.name, *self.aliases, *self.roles)}


@frozen
class Article:
    """What the head of a source says about its article."""

    id: str
    marked: Marked
    options: tuple[str, ...] = ()


@frozen
class _Group:
    """The pieces that carry one label."""

    first: Tag
    spans: tuple[tuple[int, int], ...]


def _plain(name: str) -> str:
    words = " ".join(_MOJIBAKE.sub("'", _INVISIBLE.sub("", name)).replace("’", "'").casefold().split())
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words


def article_gold(article: Article, speakers: Mapping[str, Speaker]) -> Json:
    """The gold of one article, in the order of the text.

    Raises:
        GoldError: a label without its attributes, an unknown speaker, a mention that its speaker does not answer to.
    """
    text, tags = article.marked.text, article.marked.tags
    faults: list[str] = []
    for tag in tags:
        piece = text[tag.start : tag.end]
        if piece != piece.strip():
            faults.append(f"line {tag.line}: a blank at the edge of {piece[:40]!r}")
    quotes = _quotes(article, speakers, faults)
    claims = _claims(article, speakers, faults)
    titles = [text[tag.start : tag.end] for tag in tags if tag.kind == "t"]
    if len(titles) != 1:
        faults.append(f"one headline is wanted, there are {len(titles)}")
    gold: Json = {
        "id": article.id,
        "file": f"{article.id}.txt",
        "title": titles[0] if titles else "",
        "options": list(article.options),
        "n_chars": len(text),
        "boilerplate": _boilerplate(article, faults),
        "quotes": quotes,
        "key_claims": claims,
        "not_quotes": _reasoned(article, "x", "marks"),
        "garbled": _reasoned(article, "g", "grammar") + _mojibake(article),
    }
    if faults:
        raise GoldError([f"{article.id}: {fault}" for fault in faults])
    return gold


def _groups(article: Article, kind: str, faults: list[str]) -> dict[str, _Group]:
    groups: dict[str, _Group] = {}
    for tag in article.marked.tags:
        if tag.kind != kind:
            continue
        for key in tag.keys:
            before = groups.get(key)
            if before is not None and tag.words:
                faults.append(f"line {tag.line}: {kind}{key} has its attributes twice")
            first = before.first if before else tag
            groups[key] = _Group(first, (*(before.spans if before else ()), (tag.start, tag.end)))
    return groups


def _located(article: Article, spans: Iterable[tuple[int, int]]) -> Json:
    spans = list(spans)
    text = article.marked.text
    return {"text": " … ".join(text[start:end] for start, end in spans), "spans": [list(span) for span in spans]}


def _quotes(article: Article, speakers: Mapping[str, Speaker], faults: list[str]) -> list[Json]:
    quotes = _groups(article, "q", faults)
    cues, mentions = _groups(article, "c", faults), _groups(article, "m", faults)
    for name, group in (("cue", cues), ("mention", mentions)):
        faults += [
            f"line {group[key].first.line}: {name} of the missing quote {key}" for key in group.keys() - quotes.keys()
        ]
    attributes: dict[str, tuple[str, str]] = {}
    for key, quote in quotes.items():
        match quote.first.words:
            case (kind, speaker) if kind in QUOTE_KINDS and speaker in speakers:
                attributes[key] = kind, speaker
            case words:
                faults.append(
                    f"line {quote.first.line}: q{key} says {' '.join(words)!r}, not a kind and a known speaker"
                )
    named = {key: mention for key, mention in mentions.items() if key in attributes}
    out: list[Json] = []
    for key, (kind, speaker) in attributes.items():
        quote = quotes[key]
        mention = named.get(key) or _last_named(speaker, quote, named, attributes)
        if mention is None:
            faults.append(f"line {quote.first.line}: q{key} names no speaker, nor does anything before it")
            continue
        cue = cues.get(key)
        where = _located(article, mention.spans)
        pronoun = where["text"].casefold() in PRONOUNS
        if not pronoun and not speakers[speaker].answers_to(where["text"]):
            faults.append(f"line {mention.first.line}: {speaker} does not answer to {where['text']!r}")
        out.append(
            {
                "id": f"{article.id}.q{key}",
                **_located(article, quote.spans),
                "kind": kind,
                "cue": _located(article, cue.spans) if cue else None,
                "mention": where,
                "speaker": speaker,
                "optional": quote.first.optional,
                "mention_pronoun": pronoun,
                "mention_names": [where["text"]],
            }
        )
    return out


def _last_named(
    speaker: str, quote: _Group, mentions: Mapping[str, _Group], attributes: Mapping[str, tuple[str, str]]
) -> _Group | None:
    before = [
        mention
        for key, mention in mentions.items()
        if attributes[key][1] == speaker and mention.spans[0][0] < quote.spans[0][0]
    ]
    return max(before, key=lambda mention: mention.spans[0], default=None)


def _claims(article: Article, speakers: Mapping[str, Speaker], faults: list[str]) -> list[Json]:
    numbers = [(tag.start, tag.end) for tag in article.marked.tags if tag.kind == "n"]
    out: list[Json] = []
    for key, claim in _groups(article, "k", faults).items():
        match claim.first.words:
            case (stance, claimant) if claimant == "-" or claimant in speakers:
                stances = stance.split("/")
            case words:
                faults.append(f"line {claim.first.line}: k{key} says {' '.join(words)!r}, not a stance and a claimant")
                continue
        faults += [f"line {claim.first.line}: k{key} has the unknown stance {s}" for s in stances if s not in STANCES]
        inside = [n for n in numbers if any(start <= n[0] and n[1] <= end for start, end in claim.spans)]
        out.append(
            {
                "id": f"{article.id}.k{key}",
                **_located(article, claim.spans),
                "claimant": None if claimant == "-" else claimant,
                "stance": stances[0],
                "stance_alts": stances[1:],
                "quantities": [_located(article, [number]) for number in inside],
            }
        )
    return out


def _reasoned(article: Article, kind: str, default: str) -> list[Json]:
    return [
        _located(article, [(tag.start, tag.end)]) | {"reason": " ".join(tag.words) or default}
        for tag in article.marked.tags
        if tag.kind == kind
    ]


def _boilerplate(article: Article, faults: list[str]) -> list[Json]:
    blocks = _reasoned(article, "b", "boilerplate")
    faults += [f"unknown reason {b['reason']} for {b['text'][:40]!r}" for b in blocks if b["reason"] not in REASONS]
    taken = [tuple(span) for block in blocks for span in block["spans"]]
    invisible = [m.span() for m in _INVISIBLE.finditer(article.marked.text)]
    free = [s for s in invisible if not any(start <= s[0] and s[1] <= end for start, end in taken)]
    return blocks + ([_located(article, free) | {"reason": "control"}] if free else [])


def _mojibake(article: Article) -> list[Json]:
    spans = [match.span() for match in _MOJIBAKE.finditer(article.marked.text)]
    return [_located(article, spans) | {"reason": "mojibake"}] if spans else []


def alignment_gold(
    story: str, lines: Sequence[str], articles: Sequence[Json], speakers: Mapping[str, Speaker]
) -> list[Json]:
    """The gold of a story's alignments, from lines such as ``beacon.q1 courier.q3 verbatim/reworded optional``.

    Whether two mouths are in conflict follows from the speakers, unless the line says ``conflict``, ``no-conflict`` or
    ``unjudged``.

    Raises:
        GoldError: a line that cannot be read, or a member that is missing or of the same article as the other.
    """
    speaker = {item["id"]: item[who] for a in articles for part, who in _PARTS for item in a[part]}
    faults: list[str] = []
    out: list[Json] = []
    seen: set[frozenset[str]] = set()
    for number, line in enumerate(lines, 1):
        words = line.split()
        if len(words) < 3:
            faults.append(f"alignment {line!r}: two members and a relation are wanted")
            continue
        one, other, relation, *flags = words
        relations = relation.split("/")
        faults += [f"alignment {line!r}: no member {m}" for m in (one, other) if m not in speaker]
        faults += [f"alignment {line!r}: unknown relation {r}" for r in relations if r not in RELATIONS]
        faults += [f"alignment {line!r}: unknown flag {f}" for f in flags if f not in _FLAGS]
        if one.split(".")[0] == other.split(".")[0]:
            faults.append(f"alignment {line!r}: both members are of one article")
        if frozenset((one, other)) in seen:
            faults.append(f"alignment {line!r}: the pair is there twice")
        seen.add(frozenset((one, other)))
        judged = next((_CONFLICT[flag] for flag in flags if flag in _CONFLICT), None)
        if not _CONFLICT.keys() & set(flags):
            judged = _conflict(speaker.get(one), speaker.get(other), relations[0], speakers)
        out.append(
            {
                "id": f"{story}.a{number}",
                "members": [one, other],
                "relation": relations[0],
                "relation_alts": relations[1:],
                "attribution_conflict": judged,
                "optional": "optional" in flags,
            }
        )
    if faults:
        raise GoldError([f"{story}: {fault}" for fault in faults])
    return out


_PARTS: Final = (("quotes", "speaker"), ("key_claims", "claimant"))
_CONFLICT: Final[dict[str, bool | None]] = {"conflict": True, "no-conflict": False, "unjudged": None}
_FLAGS: Final = frozenset((*_CONFLICT, "optional"))


def _conflict(one: str | None, other: str | None, relation: str, speakers: Mapping[str, Speaker]) -> bool | None:
    if one is None or other is None:
        return None
    if one == other or other in speakers[one].speaks_for or one in speakers[other].speaks_for:
        return False
    return None if relation == "contradiction" else True


def story_gold(
    story: str, articles: Sequence[Article], speakers: Mapping[str, Speaker], alignments: Sequence[str]
) -> Json:
    """The gold of a whole story.

    Raises:
        GoldError: anything in it contradicts itself.
    """
    faults: list[str] = []
    for key, speaker in speakers.items():
        faults += [
            f"{story}: {key} speaks for the unknown {other}" for other in speaker.speaks_for if other not in speakers
        ]
        if speaker.kind not in SPEAKER_KINDS:
            faults.append(f"{story}: {key} is of the unknown kind {speaker.kind}")
    done: list[Json] = []
    for article in articles:
        try:
            done.append(article_gold(article, speakers))
        except GoldError as error:
            faults += error.faults
    if faults:
        raise GoldError(faults)
    return {
        "story": story,
        "articles": done,
        "speakers": {
            key: {
                "name": s.name,
                "aliases": list(s.aliases),
                "roles": list(s.roles),
                "kind": s.kind,
                "speaks_for": list(s.speaks_for),
            }
            for key, s in speakers.items()
        },
        "alignments": alignment_gold(story, alignments, done, speakers),
    }

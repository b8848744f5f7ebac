"""Speakers who go by the same words in several articles, or by one id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslens.language.bodies import body, government
from newslens.language.names import key
from newslens.language.positions import Sort, noun
from newslens.speakers.groups import Groups
from newslens.speakers.local import NUMBERS, Local
from newslens.types import SpeakerKind

_GENERIC = frozenset({"senior", "former", "local", "top", "anonymous", "unnamed"})
_ANYBODY = frozenset(
    "i we you he she it they who which that this these those one ones self someone somebody anyone anybody many some others most "
    "few several both all another each neither none".split()
)
"""Words that mean somebody else in each article."""
_FRESH = frozenset({"new", "latest", "recent", "released", "published", "conducted"})
"""What one article says of a text and another does not."""


def same_id(locals_: Sequence[Local], groups: Groups) -> None:
    """Join those with one id."""
    first: dict[str, int] = {}
    for n, local in enumerate(locals_):
        groups.join(first.setdefault(local.speaker.id, n), n)


def same_words(locals_: Sequence[Local], groups: Groups) -> None:
    """Join those who go by the same words, where these do not mean somebody else in each article."""
    first: dict[str, int] = {}
    for n, local in enumerate(locals_):
        for word in _words(local):
            groups.join(first.setdefault(word, n), n)


def _words(local: Local) -> Iterable[str]:
    """The words by which a speaker is one with whoever goes by the same."""
    kind = local.speaker.kind
    if kind is SpeakerKind.PERSON:
        if local.person is None:
            yield f"role {key(local.speaker.name)}"
        elif local.person.given:
            yield f"person {' '.join(local.person.words)}"
        return
    own = government(local.speaker.name)
    for name in local.names:
        state = government(name)
        if state:
            if own:
                yield f"state {state}"
        elif kind is SpeakerKind.ORGANIZATION:
            if name == local.speaker.name or _proper(name):
                yield f"body {body(name)}"
        elif name == local.speaker.name and not _bare(name) and key(name) not in _ANYBODY:
            words = [word for word in key(name).split() if word not in NUMBERS | _FRESH]
            # "Ann Berg and Otis Moss" are those whom another article names the other way round.
            yield f"group {' and '.join(sorted(' '.join(words).split(' and ')))}"


def _proper(name: str) -> bool:
    """Whether an alias names one organisation, as "the company" does not."""
    return any(word[:1].isupper() and noun(word) is None and key(word) != "the" for word in name.split())


def _bare(name: str) -> bool:
    """Whether a name is a single person's noun and nothing else ("a resident"): two articles may mean two of them."""
    words = [word for word in key(name).split() if word not in _GENERIC | NUMBERS]
    found = noun(words[-1]) if len(words) == 1 else None
    return found is not None and found.sort is Sort.PERSON and not found.plural

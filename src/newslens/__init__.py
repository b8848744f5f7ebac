"""Who said what, what each outlet claims, and where they agree, differ or contradict each other.

Examples:
    >>> import newslens
    >>> pipeline = newslens.load()
    >>> article = newslens.Article("a1", "“The bridge is safe,” said Mara Lind, the city engineer.")
    >>> analysis = pipeline.analyze([article])
    >>> [(quote.text, quote.cue.text) for quote in analysis.articles[0].quotes]
    [('“The bridge is safe,”', 'said')]
    >>> [(speaker.name, speaker.roles) for speaker in analysis.speakers]
    [('Mara Lind', ('city engineer',))]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from newslens.errors import (
    ConfigError,
    ConfigExistsError,
    ContractError,
    FieldError,
    InputError,
    LanguageError,
    MissingExtraError,
    ModelError,
    NewslensError,
    NoArticleError,
    PluginError,
    StageError,
    TimeLimitError,
    UnknownIdError,
)
from newslens.spans import Edit, OffsetMap, Span
from newslens.types import (
    Alignment,
    Analysis,
    Article,
    Claim,
    Cue,
    Difference,
    Kind,
    Mode,
    Problem,
    Quantity,
    Quote,
    Relation,
    Removal,
    RemovalReason,
    Speaker,
    SpeakerKind,
    SpeakerMention,
    Stance,
    TextWarning,
)

if TYPE_CHECKING:
    from newslens.alignment.copies.finding import Copies
    from newslens.checking.check import check_quotes
    from newslens.checking.verdicts import CheckedQuote, QuoteCheck, Status
    from newslens.config import Config, OnError, StageConfig
    from newslens.explaining.explain import explain
    from newslens.explaining.records import Explanation
    from newslens.hookspecs import hookimpl
    from newslens.pipeline import Pipeline, load
    from newslens.queries.causes import Cause
    from newslens.queries.disagreements import Disagreement, Over
    from newslens.queries.groups import Group
    from newslens.queries.singles import SingleSource
    from newslens.queries.tellings import Telling
    from newslens.queries.updates import Update
    from newslens.queries.utterances import Part, Stretch, Utterance
    from newslens.queries.voices import Saying, Voice
    from newslens.reading.mapping import article_from_record
    from newslens.registry import Registry
    from newslens.serialize import article_from_json, article_to_json, from_dict, from_json, to_dict, to_json
    from newslens.stages import Context, Resolution, Slot, Source, StageSpec

    __version__: str

__all__ = [
    "Alignment",
    "Analysis",
    "Article",
    "Cause",
    "CheckedQuote",
    "Claim",
    "Config",
    "ConfigError",
    "ConfigExistsError",
    "Context",
    "ContractError",
    "Copies",
    "Cue",
    "Difference",
    "Disagreement",
    "Edit",
    "Explanation",
    "FieldError",
    "Group",
    "InputError",
    "Kind",
    "LanguageError",
    "MissingExtraError",
    "Mode",
    "ModelError",
    "NewslensError",
    "NoArticleError",
    "OffsetMap",
    "OnError",
    "Over",
    "Part",
    "Pipeline",
    "PluginError",
    "Problem",
    "Quantity",
    "Quote",
    "QuoteCheck",
    "Registry",
    "Relation",
    "Removal",
    "RemovalReason",
    "Resolution",
    "Saying",
    "SingleSource",
    "Slot",
    "Source",
    "Span",
    "Speaker",
    "SpeakerKind",
    "SpeakerMention",
    "StageConfig",
    "StageError",
    "StageSpec",
    "Stance",
    "Status",
    "Stretch",
    "Telling",
    "TextWarning",
    "TimeLimitError",
    "UnknownIdError",
    "Update",
    "Utterance",
    "Voice",
    "article_from_json",
    "article_from_record",
    "article_to_json",
    "check_quotes",
    "explain",
    "from_dict",
    "from_json",
    "hookimpl",
    "load",
    "to_dict",
    "to_json",
]

# Where the names stand that not every program needs: importing newslens stays quick, and free of spaCy.
_LATER = {
    "Cause": "queries.causes",
    "CheckedQuote": "checking.verdicts",
    "Config": "config",
    "Context": "stages",
    "Copies": "alignment.copies.finding",
    "Disagreement": "queries.disagreements",
    "Explanation": "explaining.records",
    "Group": "queries.groups",
    "OnError": "config",
    "Over": "queries.disagreements",
    "Part": "queries.utterances",
    "Pipeline": "pipeline",
    "QuoteCheck": "checking.verdicts",
    "Registry": "registry",
    "Resolution": "stages",
    "Saying": "queries.voices",
    "SingleSource": "queries.singles",
    "Slot": "stages",
    "Source": "stages",
    "StageConfig": "config",
    "StageSpec": "stages",
    "Status": "checking.verdicts",
    "Stretch": "queries.utterances",
    "Telling": "queries.tellings",
    "Update": "queries.updates",
    "Utterance": "queries.utterances",
    "Voice": "queries.voices",
    "article_from_json": "serialize",
    "article_from_record": "reading.mapping",
    "article_to_json": "serialize",
    "check_quotes": "checking.check",
    "explain": "explaining.explain",
    "from_dict": "serialize",
    "from_json": "serialize",
    "hookimpl": "hookspecs",
    "load": "pipeline",
    "to_dict": "serialize",
    "to_json": "serialize",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - costs more than the rest of the import

        return version("newslens")
    if name in _LATER:
        return getattr(import_module(f"newslens.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

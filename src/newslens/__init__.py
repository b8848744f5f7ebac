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
    ContractError,
    InputError,
    MissingExtraError,
    ModelError,
    NewslensError,
    PluginError,
    StageError,
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
    from newslens.checking.check import check_quotes
    from newslens.config import Config
    from newslens.hookspecs import hookimpl
    from newslens.pipeline import Pipeline, load
    from newslens.registry import Registry
    from newslens.serialize import article_from_json, article_to_json, from_json, to_dict, to_json
    from newslens.stages import Context, Resolution, Slot, Source, StageSpec

    __version__: str

__all__ = [
    "Alignment",
    "Analysis",
    "Article",
    "Claim",
    "Config",
    "ConfigError",
    "Context",
    "ContractError",
    "Cue",
    "Difference",
    "Edit",
    "InputError",
    "Kind",
    "MissingExtraError",
    "Mode",
    "ModelError",
    "NewslensError",
    "OffsetMap",
    "Pipeline",
    "PluginError",
    "Problem",
    "Quantity",
    "Quote",
    "Registry",
    "Relation",
    "Removal",
    "RemovalReason",
    "Resolution",
    "Slot",
    "Source",
    "Span",
    "Speaker",
    "SpeakerKind",
    "SpeakerMention",
    "StageError",
    "StageSpec",
    "Stance",
    "TextWarning",
    "article_from_json",
    "article_to_json",
    "check_quotes",
    "from_json",
    "hookimpl",
    "load",
    "to_dict",
    "to_json",
]

# Where the names stand that not every program needs: importing newslens stays quick, and free of spaCy.
_LATER = {
    "Config": "config",
    "Context": "stages",
    "Pipeline": "pipeline",
    "Registry": "registry",
    "Resolution": "stages",
    "Slot": "stages",
    "Source": "stages",
    "StageSpec": "stages",
    "article_from_json": "serialize",
    "article_to_json": "serialize",
    "check_quotes": "checking.check",
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

"""The options of `newslens.spacy.v1`."""

from __future__ import annotations

import attrs

_WAYS = ("nearest", "id")


def _relation(_: object, __: object, value: str) -> None:
    if value not in _WAYS and not all(part.strip() for part in value.partition(":")):
        raise ValueError(
            f"relate must be {' or '.join(map(repr, _WAYS))} or a function 'package.module:name', not {value!r}"
        )


@attrs.frozen
class SpacyOptions:
    """Options of `newslens.spacy.v1`.

    Attributes:
        model: The spaCy pipeline that marks quotations: the name of an installed one, the path of a folder with a
            `config.cfg`, or "blank:en". If left out, the one that parses the run.
        modules: Python modules to import before it is loaded, for components that are registered nowhere else.
        components: spaCy components to add at its end, by the names of their factories; to `newslens-en` where `model` is
            left out.
        spans: Keys of `doc.spans` in which marked spans are found.
        entities: Whether entities (`doc.ents`) are marked spans too.
        extension: The name of an extension (`quotations` for `doc._.quotations`) that holds whole attributions: mappings or
            objects with `content`, `cue` and `source` (or `speaker`). "" for none.
        content: The labels of what is said.
        cue: The labels of cues.
        source: The labels of sources.
        relate: Which of them belong together: "nearest"; "id", where the component gives those of one attribution one
            `span.id_`; or a function "package.module:name", which gets a `Marked` and gives attributions as under
            `extension`.
        reach: For "nearest", how many characters may stand between.
        min_confidence: The least confidence of a quote that is kept, 0 to 1.
    """

    model: str = ""
    modules: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    spans: tuple[str, ...] = ("sc",)
    entities: bool = False
    extension: str = ""
    content: tuple[str, ...] = ("CONTENT",)
    cue: tuple[str, ...] = ("CUE",)
    source: tuple[str, ...] = ("SOURCE",)
    relate: str = attrs.field(default="nearest", validator=_relation)
    reach: int = attrs.field(default=200, validator=attrs.validators.ge(0))
    min_confidence: float = attrs.field(default=0.0, validator=[attrs.validators.ge(0.0), attrs.validators.le(1.0)])

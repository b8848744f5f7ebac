"""The stage of the resolve slot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from newslens.speakers.resolution import resolve
from newslens.stages import Context, NoOptions, Resolution, Slot, StageSpec
from newslens.types import Article


@attrs.frozen
class Speakers:
    """Brings the speakers of all articles together by name, role and organisation."""

    options: NoOptions

    def __call__(self, articles: Sequence[Article], context: Context, /) -> Resolution:
        """One entry for each person, organisation and unnamed group of the set."""
        del context  # names and roles say it all
        return resolve(articles)


SPECS: Final = (
    StageSpec(
        name="newslens.speakers.v1",
        slot=Slot.RESOLVE,
        factory=Speakers,
        requires={"speakers"},
        provides={"resolution"},
        doc="Bring the speakers of all articles together.",
    ),
)
"""What this folder registers."""

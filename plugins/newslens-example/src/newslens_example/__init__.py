"""Takes out the signatures that outlets put under their articles."""

from __future__ import annotations

import attrs
import newslens
from newslens import Article, Context, Edit, Removal, RemovalReason, Slot, StageSpec


@attrs.frozen
class SignatureOptions:
    """What the configuration may say.

    Attributes:
        signatures: Lines to take out, wherever they stand by themselves.
    """

    signatures: tuple[str, ...] = ("— The Harbour Gazette",)


@attrs.frozen
class Signatures:
    """The stage: an article in, the same article without its signatures out."""

    options: SignatureOptions

    def __call__(self, article: Article, context: Context) -> Article:
        """Take the signatures out, and record where they stood in the raw text."""
        known = {signature.strip() for signature in self.options.signatures}
        edits, removed, start = [], [], 0
        for line in article.text.splitlines(keepends=True):
            end = start + len(line)
            if line.strip() and line.strip() in known:
                edits.append(Edit(start, end, gap=True))
                removed.append(Removal(article.to_raw(start, end), RemovalReason.BOILERPLATE))
            start = end
        return article.edited(edits, removed=[removal for removal in removed if removal.spans])


SIGNATURES = StageSpec(
    name="example.signature.v1",
    slot=Slot.CLEAN,
    factory=Signatures,
    options=SignatureOptions,
    doc="Takes signatures out from under articles.",
)


@newslens.hookimpl
def newslens_stages() -> list[StageSpec]:
    """The stages of this plugin."""
    return [SIGNATURES]

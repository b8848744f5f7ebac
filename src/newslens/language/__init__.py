"""Everything that newslens knows of a language: the one place that imports spaCy, and only where it is called."""

from __future__ import annotations

from newslens.language.loading import SHIPPED, load
from newslens.language.parsing import parse

__all__ = ["SHIPPED", "load", "parse"]

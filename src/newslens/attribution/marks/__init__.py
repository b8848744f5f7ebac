"""Quotation marks: where quotations begin and end, whatever marks an article uses.

``scan`` finds quotations in curly, straight, doubled-apostrophe, single, low and angular marks, mixed in one
text, nested, and running over paragraphs; it tells marks from apostrophes and is not led astray by a mark too
many or too few.
"""

from __future__ import annotations

from newslens.attribution.marks.quotation import Piece, Quotation, Role, Style
from newslens.attribution.marks.scanner import scan

__all__ = ["Piece", "Quotation", "Role", "Style", "scan"]

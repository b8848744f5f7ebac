"""Marks that open the rows of a list."""

from __future__ import annotations

BULLETS = frozenset("*•·●○■□▪▫◆◦‣∙")
"""Signs that are a bullet where one opens a line. A dash may open what somebody says, and is none."""

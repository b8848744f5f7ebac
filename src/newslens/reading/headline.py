"""The headline as the first paragraph of an article that came without it."""

from __future__ import annotations

_LOOKED_AT = 2_000


def with_headline(title: str, text: str) -> str:
    r"""The text with its headline in front, unless it already begins with it.

    Examples:
        >>> with_headline("Bridge closed", "It is shut."), with_headline("Bridge closed", "BRIDGE CLOSED\nIt is shut.")
        ('Bridge closed\n\nIt is shut.', 'BRIDGE CLOSED\nIt is shut.')
    """
    return text if _letters(text[: len(title) + _LOOKED_AT]).startswith(_letters(title)) else f"{title}\n\n{text}"


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())

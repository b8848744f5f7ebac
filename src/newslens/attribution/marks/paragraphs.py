"""Where paragraphs begin and end, in text with blank lines, with single newlines, or hard-wrapped."""

from __future__ import annotations

import re

_BREAK = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]\s*")
_NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028]")
_ENDS_SENTENCE = frozenset(".!?…\"'”’»")
# A quarter of the lines going on in lower case: no run of headlines or list items does that.
_WRAPPED_SHARE = 0.25


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Find the paragraphs of a text, without the blanks around them.

    A blank line always separates. A single newline separates too, unless the text is hard-wrapped: at
    least a quarter of its single newlines are followed by a lower-case letter. In hard-wrapped text a
    single newline separates only where there are no blank lines at all, the line before ends a
    sentence and the line after does not begin in lower case. (``broken_lines`` sees to text with a
    newline after each sentence.)

    Args:
        text: Any text.

    Returns:
        Spans in code points, half-open, in order; none is empty.

    Examples:
        >>> paragraphs("One line.\nAnother.\n\n  A third. ")
        [(0, 9), (10, 18), (22, 30)]
        >>> paragraphs("This text is\nwrapped.\n\nTwice.")
        [(0, 21), (23, 29)]
    """
    if not text:
        return []
    breaks = [(m.start(), m.end(), is_line_break(m.group())) for m in _BREAK.finditer(text)]
    singles = [end for _, end, single in breaks if single]
    lower = sum(text[end : end + 1].islower() for end in singles)
    if singles and lower >= _WRAPPED_SHARE * len(singles):
        blank_lines = any(not single and start > 0 and end < len(text) for start, end, single in breaks)
        breaks = [b for b in breaks if not b[2] or (not blank_lines and _ends_paragraph(text, b[0], b[1]))]
    found: list[tuple[int, int]] = []
    start = 0
    for before, after, _ in [*breaks, (len(text), len(text), False)]:
        line = text[start:before]
        content = line.strip()
        if content:
            lead = start + len(line) - len(line.lstrip())
            found.append((lead, lead + len(content)))
        start = after
    return found


def is_line_break(gap: str) -> bool:
    """Whether the blanks between two lines hold a single newline, so that they may be one paragraph."""
    return "\u2029" not in gap and len(_NEWLINE.findall(gap)) == 1


def _ends_paragraph(text: str, before: int, after: int) -> bool:
    return text[before - 1 : before] in _ENDS_SENTENCE and not text[after : after + 1].islower()

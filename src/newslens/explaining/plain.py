"""What the short words of an analysis are for people: kinds of changes, evidence of alignments, normalised values."""

from __future__ import annotations

import re
from collections.abc import Mapping

CHANGES: Mapping[str, str] = {
    "": "other words",
    "negation": "a “not” or the like on one side only",
    "opposite": "words of which only one can hold",
    "number": "another number, day or month",
    "hedge_dropped": "more certain in the second",
    "hedge_added": "less certain in the second",
    "condition_dropped": "a condition is gone in the second",
    "condition_added": "a condition is new in the second",
    "swallowed": "words of weight left out behind an ellipsis",
    "ellipsis": "words left out behind an ellipsis",
    "shift": "another person or tense",
    "bracket": "the outlet's own words, in square brackets",
    "synonym": "a word of the same meaning",
    "filler_dropped": "a filler word is gone",
    "filler_added": "a filler word is new",
    "contraction": "drawn together or written out",
    "spelling": "spelt otherwise",
    "punctuation": "other marks",
    "truncation_start": "one begins earlier",
    "truncation_end": "one goes on longer",
    "insertion": "words put in",
    "deletion": "words left out",
    "replacement": "other words",
}
_EVIDENCE: Mapping[str, str] = {
    "copied: the same words": "the same words, in text that both have from one source",
    "denied by one": "one of the two is denied",
    "negated in one": "one of the two has a “not” or the like",
    "speakers: same": "said by the same speaker",
    "speakers: related": "the one speaker speaks for the other",
    "speakers: unknown": "at least one of the two names nobody",
    "speakers: different": "said by different speakers",
}
_SAME_SHARE = re.compile(r"in marks: ([01]\.\d\d) the same")
_UNITS: Mapping[str, str] = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])")


def change(kind: str) -> str:
    """What a kind of difference is, read from the first member to the second; the kind itself where it is not known.

    Examples:
        >>> change("truncation_start"), change("my_kind")
        ('one begins earlier', 'my kind')
    """
    return CHANGES.get(kind, kind.replace("_", " "))


def evidence(told: str) -> str:
    """What a piece of evidence of an alignment says.

    Examples:
        >>> evidence("in marks: 0.92 the same")
        'of the words inside quotation marks 92 in 100 are the same, by weight'
        >>> evidence("shared: toll, bridge"), evidence("numbers: £4.5m / £5m")
        ('words in common: toll, bridge', 'numbers: £4.5m / £5m')
    """
    if told in _EVIDENCE:
        return _EVIDENCE[told]
    share = _SAME_SHARE.fullmatch(told)
    if share is not None:
        return f"of the words inside quotation marks {round(100 * float(share[1]))} in 100 are the same, by weight"
    if told.startswith("in marks: the same words"):
        return "the same words inside quotation marks"
    return told.replace("shared: ", "words in common: ", 1) if told.startswith("shared: ") else told


def quantity(text: str, value: float | str | None, unit: str | None) -> str:
    """A quantity as it is printed, with what it comes down to where that says more.

    Examples:
        >>> quantity("two", 2.0, "worker"), quantity("five weeks", "P5W", "duration")
        ('two (2; counted: worker)', 'five weeks (duration: 5 weeks)')
        >>> quantity("£4.5m", 4500000.0, "GBP"), quantity("40", 40.0, None), quantity("dozens", None, None)
        ('£4.5m (4,500,000 GBP)', '40', 'dozens')
    """
    if value is None:
        return text
    if isinstance(value, str):
        return f"{text} ({unit}: {_duration(value)})" if unit else f"{text} ({value})"
    shown = f"{value:,.10g}" if abs(value) < 1e15 else f"{value:g}"
    if unit is None:
        return text if text == shown else f"{text} ({shown})"
    measured = unit.isupper() or unit in {"percent", "percentage point", "age", "ratio", "times"}
    return f"{text} ({shown} {unit})" if measured else f"{text} ({shown}; counted: {unit})"


def _duration(value: str) -> str:
    match = _DURATION.fullmatch(value)
    name = None if match is None else _UNITS.get(match[1] + match[3])
    if match is None or name is None:
        return value
    return f"{match[2]} {name}{'' if match[2] == '1' else 's'}"

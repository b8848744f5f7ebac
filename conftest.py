"""Documentation is tested: every example in a docstring, in docs/ and in the README runs."""

from __future__ import annotations

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

_EXAMPLES = Sybil(parsers=[DocTestParser()], pattern="*.py", path="src")
_PAGES = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=0)],
    patterns=["*.md"],
    excludes=["src/*", "training/*"],
)

pytest_collect_file = (_EXAMPLES + _PAGES).pytest()

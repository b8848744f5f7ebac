"""Ways in which a stranger's plugin can be broken, each as the module that the stranger would have written."""

from __future__ import annotations

from enum import StrEnum

import attrs

from newslens.stages import Slot

STAGE = "bad.stage.v1"
HEAD = """
import time, warnings
from collections.abc import Iterable
import attrs
import newslens
from newslens import *
from newslens import hookimpl
"""


class When(StrEnum):
    """When the fault shows."""

    LOADED = "loaded"
    BUILT = "built"
    RUN = "run"
    READ = "read"
    RENDERED = "rendered"
    WATCHED = "watched"
    TESTED = "tested"


@attrs.frozen
class Kind:
    """A broken plugin.

    Attributes:
        name: What is wrong with it.
        when: When that shows.
        source: Its module.
        blame: What the line says that tells of it.
        slot: The slot of its stage.
        limit: The time limit that is set, in seconds.
    """

    name: str
    when: When
    source: str
    blame: str
    slot: Slot = Slot.CLEAN
    limit: float | None = None


def _module(name: str, body: str, blame: str) -> Kind:
    return Kind(name, When.LOADED, HEAD + body, blame)


def _hook(name: str, result: str, blame: str, before: str = "") -> Kind:
    body = f"{before}\n@hookimpl\ndef newslens_stages():\n    {result}\n"
    return Kind(name, When.LOADED, HEAD + body, blame)


def _spec(slot: Slot, factory: str, more: str = "") -> str:
    return f"\n@hookimpl\ndef newslens_stages():\n    return [StageSpec({STAGE!r}, {slot.value!r}, {factory}{more})]\n"


def _built(name: str, factory: str, blame: str, before: str = "", more: str = "") -> Kind:
    return Kind(name, When.BUILT, HEAD + before + _spec(Slot.CLEAN, factory, more), blame)


def _run(name: str, body: str, blame: str, slot: Slot = Slot.CLEAN, limit: float | None = None) -> Kind:
    taken = {Slot.RESOLVE: "articles, context", Slot.ALIGN: "articles, speakers, context"}.get(slot, "article, context")
    source = f"{HEAD}\ndef stage({taken}):\n    {body}\n{_spec(slot, 'lambda options: stage')}"
    return Kind(name, When.RUN, source, blame, slot, limit)


def _read(name: str, body: str, blame: str, limit: float | None = None) -> Kind:
    more = ", handles=('.bad',)"
    source = f"{HEAD}\ndef stage(source):\n    {body}\n{_spec(Slot.READ, 'lambda options: stage', more)}"
    return Kind(name, When.READ, source, blame, Slot.READ, limit)


def _report(name: str, body: str, blame: str, limit: float | None = None) -> Kind:
    more = ", handles=('bad',)"
    source = f"{HEAD}\ndef stage(analysis):\n    {body}\n{_spec(Slot.REPORT, 'lambda options: stage', more)}"
    return Kind(name, When.RENDERED, source, blame, Slot.REPORT, limit)


def _watch(name: str, body: str, blame: str) -> Kind:
    return Kind(name, When.WATCHED, HEAD + body, blame)


_QUOTE = 'Quote(article.id + "#q1", Kind.DIRECT, Mode.SPEECH, "x", {spans})'


def _quoting(quotes: str) -> str:
    return f"return attrs.evolve(article, quotes={quotes}, speakers=())"


_GOOD_QUOTE = _QUOTE.format(spans="(Span(0, 1),)")
_MISSPELT = "\n@hookimpl\ndef newslens_stagse():\n    return []\n"
_ARGUMENTS = "\n@hookimpl\ndef newslens_run_start(run, colour):\n    pass\n"
_TWICE = f"[StageSpec({STAGE!r}, 'clean', lambda _: None)] * 2"
_OPTIONS = "\n@attrs.frozen\nclass Options:\n    times: int = attrs.field(default=1, validator=lambda *_: 1 / 0)\n"
_ODD = "\n    class Odd(Exception):\n        def __str__(self): raise ValueError\n    raise Odd"

LOADED = (
    _module("import error", "import no_such_module_anywhere", "ModuleNotFoundError"),
    _module("syntax error", "def newslens_stages(:", "SyntaxError"),
    _module("no Python at all", "\x00", "SyntaxError"),
    _module("error at import", "1 / 0", "ZeroDivisionError"),
    _module("exit at import", "raise SystemExit('good bye')", "SystemExit: good bye"),
    _module("warning as error at import", "warnings.warn('old')", "UserWarning: old"),
    _module("unknown hook", _MISSPELT, "newslens_stagse"),
    _module("hook with unknown arguments", _ARGUMENTS, "colour"),
    _module("no hook", "def newslens_stages():\n    return []", "@newslens.hookimpl"),
    _hook("no stages", "return None", "NoneType"),
    _hook("no spec", "return ['stage']", "must return StageSpec objects, not str"),
    _hook("error in the hook", "raise KeyError('stage')", "KeyError"),
    _hook("error halfway", "yield StageSpec('bad.a.v1', 'clean', lambda _: None); raise OSError('half')", "half"),
    _hook("stages without end", "while True: yield StageSpec('bad.a.v1', 'clean', lambda _: None)", "more than 1000"),
    _hook("recursion in the hook", "return newslens_stages()", "RecursionError"),
    _hook("name without a version", "return [StageSpec('bad.stage', 'clean', lambda _: None)]", "name must be"),
    _hook("unknown slot", f"return [StageSpec({STAGE!r}, 'tidy', lambda _: None)]", "there is no slot 'tidy'"),
    _hook("api too new", f"return [StageSpec({STAGE!r}, 'clean', lambda _: None, api=99)]", "api 99"),
    _hook("one name twice", f"return {_TWICE}", "twice"),
    _hook(
        "the name of another's stage", "return [StageSpec('newslens.json.v1', 'clean', lambda _: None)]", "by newslens"
    ),
)
BUILT = (
    _built("factory that raises", "lambda options: 1 / 0", "ZeroDivisionError"),
    _built("factory that exits", "lambda options: exit(1)", "SystemExit"),
    _built("factory without arguments", "lambda: None", "positional argument"),
    _built("options that raise", "lambda options: None", "ZeroDivisionError", _OPTIONS, ", Options"),
    _built("options that are no attrs class", "lambda options: None", "int", "", ", int"),
)
RUN = (
    _run("exception", "raise RuntimeError('two\\nlines')", "RuntimeError: two lines"),
    _run("exception without a message", _ODD, "Odd"),
    _run("unicode trouble in the message", "raise ValueError('\\ud800\\u202e\\x00')", "ValueError: \ud800"),
    _run("exit", "raise SystemExit", "SystemExit"),
    _run("warning as error", "warnings.warn('old')", "UserWarning: old"),
    _run("recursion", "return stage(article, context)", "RecursionError"),
    _run("no memory", "raise MemoryError", "MemoryError"),
    _run("None", "return None", "must return an Article, not NoneType"),
    _run("wrong type", "return article.text", "must return an Article, not str"),
    _run("generator", "yield article", "must return an Article, not generator"),
    _run("wrong slot", "return attrs.evolve(article, text='mine')", "may not change Article.text", Slot.CLAIM),
    _run("another article", "return Article('mine', 'x')", "may not change Article.id"),
    _run("text that its map does not give back", "return attrs.evolve(article, text='mine')", "does not give back"),
    _run("text that is no text", "return attrs.evolve(article, text=None)", "text may not be a NoneType"),
    _run("date for a string", "import datetime as d; return attrs.evolve(article, published=d.date.today())", "date"),
    _run("mutation by force", "object.__setattr__(article, 'raw', 'mine'); return article", "in place"),
    _run("mutation, then exception", "object.__setattr__(article, 'raw', ''); raise KeyError", "in place"),
    _run("edit out of range", "return article.edited([Edit(0, 10**6)])", "ValueError"),
    _run("bad spans", _quoting(f"({_QUOTE.format(spans='(Span(0, 999),)')},)"), "outside the raw", Slot.ATTRIBUTE),
    _run("spans that end before they begin", "Span(5, 2)", "ValueError: a span starts", Slot.ATTRIBUTE),
    _run(
        "spans out of order",
        _quoting(f"({_QUOTE.format(spans='(Span(2, 3), Span(0, 1))')},)"),
        "begins before the one in front of it ends",
        Slot.ATTRIBUTE,
    ),
    _run("spans that are pairs", _quoting(f"({_QUOTE.format(spans='((0, 1),)')},)"), "must hold Span", Slot.ATTRIBUTE),
    _run("a list for a tuple", _quoting(f"[{_GOOD_QUOTE}]"), "must be a tuple of Quote", Slot.ATTRIBUTE),
    _run("duplicate ids", _quoting(f"({_GOOD_QUOTE},) * 2"), "stands twice", Slot.ATTRIBUTE),
    _run(
        "ids that another article may have",
        _quoting(f"(attrs.evolve({_GOOD_QUOTE}, id='q1'),)"),
        "must begin with that of its article",
        Slot.ATTRIBUTE,
    ),
    _run(
        "foreign ids",
        "return attrs.evolve(article, claims=(Claim(article.id + '#c', 'x', (Span(0, 1),), claimant='nobody'),))",
        "no speaker of the article",
        Slot.CLAIM,
    ),
    _run(
        "huge output",
        f"quote = {_GOOD_QUOTE}; "
        + _quoting("tuple(attrs.evolve(quote, id=f'{article.id}#{n}') for n in range(10**5))"),
        "100000 of them, where",
        Slot.ATTRIBUTE,
    ),
    _run("hang in Python", "while True: pass", "longer than 0.2 seconds", limit=0.2),
    _run("hang in sleep", "time.sleep(60)", "longer than 0.2 seconds", limit=0.2),
    _run("hang in a pattern", "import re; re.match('(a|a)*b', 'a' * 99)", "longer than 0.2 seconds", limit=0.2),
    _run(
        "hang that catches what it can",
        "\n    while True:\n        try: time.sleep(60)\n        except Exception: pass",
        "longer than 0.2 seconds",
        limit=0.2,
    ),
    _run("resolver of nothing", "return Resolution((), {})", "became no speaker", Slot.RESOLVE),
    _run("resolver that sorts in place", "articles.sort()", "no attribute 'sort'", Slot.RESOLVE),
    _run("hang of a resolver", "while True: pass", "longer than 0.2 seconds", Slot.RESOLVE, 0.2),
    _run("aligner of foreign ids", "return [Alignment('l', ('x', 'y'), 'verbatim')]", "may not be a str", Slot.ALIGN),
    _run("aligner without end", "while True: yield Alignment('l', (), 'verbatim')", "gives more than", Slot.ALIGN),
)
READ = (
    _read("reader that raises", "raise RuntimeError('unreadable')", "RuntimeError: unreadable"),
    _read("reader that raises halfway", "yield Article('b', 'x'); raise RuntimeError('half')", "RuntimeError: half"),
    _read("reader of None", "return None", "TypeError"),
    _read("reader of words", "return source.data.decode()", "must give articles and problems, not str"),
    _read("reader of a foreign quote", f"article = Article('b', 'x'); {_quoting(f'({_GOOD_QUOTE},)')}", "not iterable"),
    _read("reader without end", "while True: yield Article('b', 'x')", "gives more than"),
    _read("hang of a reader", "while True: pass", "longer than 0.2 seconds", limit=0.2),
)
RENDERED = (
    _report("reporter that raises", "raise RuntimeError('no ink')", "RuntimeError: no ink"),
    _report("reporter that exits", "raise SystemExit", "SystemExit"),
    _report("reporter of text", "return 'text'", "must return bytes, not str"),
    _report("hang of a reporter", "time.sleep(60)", "longer than 0.2 seconds", limit=0.2),
)
WATCHED = (
    _watch(
        "observer that raises", "@hookimpl\ndef newslens_stage_done(stage): raise OSError('disk full')", "disk full"
    ),
    _watch("observer that exits", "@hookimpl\ndef newslens_run_start(run): exit()", "SystemExit"),
)
TESTED = (
    attrs.evolve(
        _run("results by chance", "import random; return attrs.evolve(article, title=str(random.random()))", ""),
        when=When.TESTED,
        blame="deterministic",
    ),
    attrs.evolve(_run("what no worker can get", "return article", ""), when=When.TESTED, blame="worker_process"),
)
KINDS = (*LOADED, *BUILT, *RUN, *READ, *RENDERED, *WATCHED, *TESTED)

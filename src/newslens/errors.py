"""One root error; the data is on the exception, and the message says what to do.

Each class has a code that stays the same from version to version, for scripts and for people who look it up.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any, ClassVar

SYSTEM = "NL001"
"""The code of what the operating system refused."""


_LONGEST = 120
AT_START = 500
"""So many code points may say why something cannot start: it is read once, before the work, and may hold a path."""


class NewslensError(Exception):
    """The root of every error that newslens raises on purpose.

    Attributes:
        code: What kind of error it is: "NL" and three digits. A plugin's own subclass may have a code of its own form.
    """

    code: ClassVar[str] = "NL000"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as it is: what is raised in another process is made there from other arguments than the message."""
        return _as_it_was, (type(self), self.args), self.__dict__


def _as_it_was(kind: type[NewslensError], args: tuple[Any, ...]) -> NewslensError:
    return kind.__new__(kind, *args)


class InputError(NewslensError):
    """An input could not be read.

    Attributes:
        path: The file it came from, or None.
    """

    code = "NL101"

    def __init__(self, message: str, *, path: str | None = None) -> None:
        super().__init__(message)
        self.path = path


class NoArticleError(InputError):
    """A file that is sound, but holds no article: settings, annotations, or what newslens itself wrote.

    Somebody who names the file wants to hear of it; in a folder that is walked such files just lie about.
    """

    code = "NL102"


class UnknownIdError(InputError):
    """An analysis has no quote, claim or alignment of a given id.

    Attributes:
        name: The id that was asked for.
        near: The ids that look most like it, the nearest first.
    """

    code = "NL103"

    def __init__(self, name: str, near: tuple[str, ...] = (), *, path: str | None = None) -> None:
        where = "the analysis" if path is None else path
        hint = f" (did you mean {' or '.join(near)}?)" if near else "; its JSON has the ids"
        super().__init__(f"{where}: no quote, claim or alignment is called {name!r}{hint}", path=path)
        self.name = name
        self.near = near


class LanguageError(InputError):
    """An article is in a language that stages of the pipeline do not work on.

    It is not raised: its code stands on the problem of an article that is kept without what those stages would find.
    """

    code = "NL104"


class FieldError(InputError):
    """A field of a record cannot be read: its date.

    It is not raised: its code stands on a problem beside the article, which is kept without that field.
    """

    code = "NL105"


class MissingExtraError(NewslensError):
    """A feature needs a package that is not installed, or that is and cannot be imported.

    Attributes:
        extra: The extra of newslens that brings it.
    """

    code = "NL501"

    def __init__(self, feature: str, *, extra: str, why: str = "") -> None:
        told = f"{feature} needs an extra: pip install 'newslens[{extra}]'"
        super().__init__(f"{told}; what it brings is there, but does not import: {why}" if why else told)
        self.extra = extra


class ModelError(NewslensError):
    """A language model cannot be found or loaded.

    Attributes:
        model: The name or path that was asked for.
    """

    code = "NL502"

    def __init__(self, message: str, *, model: str) -> None:
        super().__init__(message)
        self.model = model


class ConfigError(NewslensError):
    """A configuration does not hold; all its faults come at once.

    Attributes:
        faults: One line each, with the place in the configuration in front.
    """

    code = "NL201"

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class ConfigExistsError(ConfigError):
    """A configuration would be written over one that is there.

    Attributes:
        path: The file.
    """

    code = "NL202"

    def __init__(self, path: str) -> None:
        super().__init__((f"{path}: there is a configuration already; remove it, or name another file",))
        self.path = path


class PluginError(NewslensError):
    """A plugin could not be loaded, or two plugins claim one name.

    Attributes:
        distribution: The installed distribution to blame.
    """

    code = "NL301"

    def __init__(self, message: str, *, distribution: str) -> None:
        super().__init__(message)
        self.distribution = distribution


class ContractError(NewslensError):
    """A stage returned something that its slot does not allow.

    Attributes:
        stage: The name of the stage to blame.
    """

    code = "NL401"

    def __init__(self, message: str, *, stage: str) -> None:
        super().__init__(f"{stage}: {message}")
        self.stage = stage


class StageError(NewslensError):
    """A stage failed and its policy is to raise.

    Attributes:
        stage: The name of the stage that failed.
        article: The id of the article it was working on, or None.
    """

    code = "NL402"

    def __init__(self, message: str, *, stage: str, article: str | None = None) -> None:
        super().__init__(f"{stage}: {message}" if article is None else f"{stage} on {article}: {message}")
        self.stage = stage
        self.article = article


class TimeLimitError(NewslensError):
    """A stage took longer than it may.

    Attributes:
        seconds: How long it may take on one article, or on the set.
    """

    code = "NL403"

    def __init__(self, seconds: float) -> None:
        super().__init__(f"it took longer than {seconds:g} seconds")
        self.seconds = seconds


def near(name: str, known: Iterable[str], *, least: float = 0.6) -> str:
    """A hint at the names that look most like one, or nothing.

    Args:
        name: What was given.
        known: The names that there are.
        least: How much alike they must be, 0 to 1.

    Examples:
        >>> near("modle", ["model", "pipeline"])
        ' (did you mean model?)'
    """
    close = difflib.get_close_matches(name, known, n=3, cutoff=least)
    return f" (did you mean {' or '.join(close)}?)" if close else ""


def one_line(text: str, longest: int | None = None) -> str:
    r"""A message without line ends, cut where it is longer than so many code points.

    Examples:
        >>> one_line("two\nlines"), one_line("far too long", 8)
        ('two lines', 'far too…')
    """
    line = " ".join(text.split())
    return line if longest is None or len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def named(error: BaseException, longest: int = _LONGEST) -> str:
    """An error in one line, with its class in front: what somebody else's code raised, cut where it goes on and on."""
    try:
        text = f"{type(error).__name__}: {error}"
    except Exception:  # noqa: BLE001 - the message of a stranger's error may itself raise
        text = type(error).__name__
    return one_line(text, longest)


def code_of(error: BaseException) -> str:
    """The code of an error: its own, or that of what the system refused, or that of a stage that failed.

    Examples:
        >>> code_of(InputError("empty")), code_of(FileNotFoundError()), code_of(ZeroDivisionError())
        ('NL101', 'NL001', 'NL402')
    """
    if isinstance(error, NewslensError):
        return error.code
    return SYSTEM if isinstance(error, OSError) else StageError.code

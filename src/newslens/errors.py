"""One root error; the data is on the exception, and the message says what to do."""

from __future__ import annotations


class NewslensError(Exception):
    """The root of every error that newslens raises on purpose."""


class InputError(NewslensError):
    """An input could not be read.

    Attributes:
        path: The file it came from, or None.
    """

    def __init__(self, message: str, *, path: str | None = None) -> None:
        super().__init__(message)
        self.path = path


class NoArticleError(InputError):
    """A file that is sound, but holds no article: settings, annotations, or what newslens itself wrote.

    Somebody who names the file wants to hear of it; in a folder that is walked such files just lie about.
    """


class MissingExtraError(NewslensError):
    """A feature needs a package that is not installed.

    Attributes:
        extra: The extra of newslens that brings it.
    """

    def __init__(self, feature: str, *, extra: str) -> None:
        super().__init__(f"{feature} needs an extra: pip install 'newslens[{extra}]'")
        self.extra = extra


class ModelError(NewslensError):
    """A language model cannot be found or loaded.

    Attributes:
        model: The name or path that was asked for.
    """

    def __init__(self, message: str, *, model: str) -> None:
        super().__init__(message)
        self.model = model


class ConfigError(NewslensError):
    """A configuration does not hold; all its faults come at once.

    Attributes:
        faults: One line each, with the place in the configuration in front.
    """

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class PluginError(NewslensError):
    """A plugin could not be loaded, or two plugins claim one name.

    Attributes:
        distribution: The installed distribution to blame.
    """

    def __init__(self, message: str, *, distribution: str) -> None:
        super().__init__(message)
        self.distribution = distribution


class ContractError(NewslensError):
    """A stage returned something that its slot does not allow.

    Attributes:
        stage: The name of the stage to blame.
    """

    def __init__(self, message: str, *, stage: str) -> None:
        super().__init__(f"{stage}: {message}")
        self.stage = stage


class StageError(NewslensError):
    """A stage failed and its policy is to raise.

    Attributes:
        stage: The name of the stage that failed.
        article: The id of the article it was working on, or None.
    """

    def __init__(self, message: str, *, stage: str, article: str | None = None) -> None:
        super().__init__(f"{stage}: {message}" if article is None else f"{stage} on {article}: {message}")
        self.stage = stage
        self.article = article


def named(error: BaseException) -> str:
    """An error in one line, with its class in front: what somebody else's code raised."""
    return " ".join(f"{type(error).__name__}: {error}".split())

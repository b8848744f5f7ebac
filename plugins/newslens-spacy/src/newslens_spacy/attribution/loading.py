"""The spaCy pipeline and the function that options name: looked for when a pipeline is built, loaded when first needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, distribution
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from newslens import language
from newslens.errors import ModelError, named
from newslens.language import SHIPPED

from newslens_spacy.attribution.options import SpacyOptions
from newslens_spacy.attribution.relating import Relate, by_id, nearest

if TYPE_CHECKING:
    from spacy.language import Language

_BLANK = "blank:"


def find(model: str) -> None:
    """Look whether there is a spaCy pipeline.

    Args:
        model: A name, a path, "blank:" with a language, or "" for that of the run.

    Raises:
        ModelError: Where there is none.
    """
    if not model or model == SHIPPED or model.startswith(_BLANK):
        return
    if (Path(model).expanduser() / "config.cfg").is_file():
        return
    try:
        distribution(model)
    except (PackageNotFoundError, ValueError):
        raise ModelError(
            f"no spaCy pipeline {model!r}: install the package that brings it (pip install, or python -m spacy download), "
            "or name in `model` the path of a folder with a config.cfg",
            model=model,
        ) from None


def load(options: SpacyOptions) -> Language:
    """The spaCy pipeline of some options, as it is: newslens adds no sentence rules to it.

    Raises:
        ModelError: Where it cannot be loaded, or a component is not known.
    """
    import spacy

    find(options.model)
    try:
        nlp = language.load() if options.model in {"", SHIPPED} else spacy.load(_path_or_name(options.model))
        for component in options.components:
            nlp.add_pipe(component)
    except ModelError:
        raise
    except Exception as error:
        raise ModelError(
            f"the spaCy pipeline {options.model!r} does not load ({named(error)[:300]}): it may be made for another version "
            "of spaCy, or need a module that registers its components; name it in `modules`",
            model=options.model,
        ) from error
    return nlp


def _path_or_name(model: str) -> str | Path:
    path = Path(model).expanduser()
    return path if (path / "config.cfg").is_file() else model


def import_modules(names: Sequence[str]) -> None:
    """Import modules for the components that they register.

    Raises:
        ModelError: Where one cannot be imported.
    """
    for name in names:
        try:
            import_module(name)
        except Exception as error:  # a stranger's code
            raise ModelError(f"modules: {name!r} cannot be imported ({named(error)})", model=name) from error


def relation(options: SpacyOptions) -> Relate:
    """What `relate` names.

    Raises:
        ModelError: Where there is no such function.
    """
    if options.relate == "nearest":
        return partial(nearest, reach=options.reach)
    if options.relate == "id":
        return by_id
    module, _, name = options.relate.partition(":")
    try:
        found: Relate = attrgetter(name)(import_module(module))
    except Exception as error:  # a stranger's code
        raise ModelError(f"relate: no function {options.relate!r} ({named(error)})", model=options.relate) from error
    if not callable(found):
        raise ModelError(f"relate: {options.relate!r} is no function", model=options.relate)
    return found

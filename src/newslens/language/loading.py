"""Loading a spaCy pipeline: the one that ships with newslens, or any that is installed or lies at a path."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from newslens.errors import ModelError
from newslens.language import sentences
from newslens.language.english import lemmas, precision

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = "newslens-en"


def load(name: str | None = None) -> Language:
    """A spaCy pipeline whose sentences survive quotation marks.

    Args:
        name: ``None`` or ``"newslens-en"`` for the shipped English pipeline; else the name of an installed spaCy
            pipeline or the path of one.

    Returns:
        The pipeline. Another pipeline than the shipped one gets the component ``newslens_sentences`` in front of
        its parser, or behind whatever else sets its sentences.

    Raises:
        ModelError: Where there is no such pipeline, or it cannot be loaded.
    """
    import spacy

    shipped = name is None or name == SHIPPED
    if shipped:
        source: str | Path = Path(str(files("newslens.language.english").joinpath("model")))
        if not Path(source).is_dir():
            raise ModelError(
                "the shipped English pipeline is missing: reinstall newslens, or build it with python -m training.english",
                model=SHIPPED,
            )
    else:
        source = name or ""
    try:
        nlp = spacy.load(source)
    except OSError as error:
        raise ModelError(
            f"no spaCy pipeline {str(source)!r}: give the name of an installed one (pip list), the path of a folder "
            f"with a config.cfg, or leave the name out for {SHIPPED}",
            model=str(source),
        ) from error
    except Exception as error:
        raise ModelError(
            f"the spaCy pipeline {str(source)!r} does not load ({type(error).__name__}: {_first_line(error)}): "
            "it may be made for another version of spaCy or need a package that registers its components",
            model=str(source),
        ) from error
    if sentences.NAME not in nlp.pipe_names:
        sentences.add_to(nlp)
    if shipped:
        precision.cast(nlp, "float32")
        lemmas.add_to(nlp)
    return nlp


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [""])[0]

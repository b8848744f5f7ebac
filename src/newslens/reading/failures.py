"""How reading fails beyond what every input can suffer."""

from __future__ import annotations

from newslens.errors import InputError


class NoArticleError(InputError):
    """A file that is sound, but holds no article: settings, annotations, or what newslens itself wrote.

    Somebody who names the file wants to hear of it; in a folder that is walked such files just lie about.
    """

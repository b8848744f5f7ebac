"""Two stages: one of the clean slot for dates of publication, one of the claim slot for relative dates."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

import attrs
from newslens import Article, Context, Slot, StageSpec

from newslens_dates.parsing import local
from newslens_dates.resolving import Prefer, dated, resolve
from newslens_dates.stamps import Manner, published
from newslens_dates.vocabulary import order_of, vocabulary

_ORDERS: Final = ("", "DMY", "MDY", "YMD")


def _known_languages(_: object, __: object, value: tuple[str, ...]) -> None:
    if not value:
        raise ValueError("name at least one language")
    try:
        vocabulary(value)
    except (ValueError, ImportError, KeyError, AttributeError):
        raise ValueError(f"dateparser knows not all of {', '.join(value)}") from None


def _known_order(_: object, __: object, value: str) -> None:
    if value not in _ORDERS:
        raise ValueError(f"date_order is DMY, MDY, YMD or empty, not {value!r}")


def _known_zone(_: object, __: object, value: str) -> None:
    if not value:
        return
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"no time zone is called {value!r} (IANA names: Europe/Berlin)") from None


@attrs.frozen
class PublishedOptions:
    """Options of `newslens.dates-published.v1`.

    Attributes:
        languages: The languages that dates may be in, as dateparser calls them, in order of trust.
        date_order: How to read 03/12/2031: "DMY", "MDY" or "YMD". If left out, as the language of the article says where
            it says so (en-GB, de), and otherwise not at all.
        timezone: The IANA name of the time zone of a time without one. If left out, the time stays without one.
        text: Whether the first and last lines of the raw text are searched where neither metadata nor address say.
        address: Whether the address of the article is ("/2031/03/12/").
    """

    languages: tuple[str, ...] = attrs.field(default=("en",), validator=_known_languages)
    date_order: str = attrs.field(default="", validator=_known_order)
    timezone: str = attrs.field(default="", validator=_known_zone)
    text: bool = True
    address: bool = True


@attrs.frozen
class Published:
    """Makes the date of publication of an article ISO 8601, and finds it where there is none."""

    options: PublishedOptions

    def __call__(self, article: Article, _: Context, /) -> Article:
        """Date one article."""
        options = self.options
        order = options.date_order or order_of(article.language, options.languages)
        manner = Manner(options.languages, order, options.timezone)
        found = published(article, manner, text=options.text, address=options.address)
        return article if found == article.published else attrs.evolve(article, published=found)


@attrs.frozen
class ClaimDatesOptions:
    """Options of `newslens.dates-claims.v1`.

    Attributes:
        languages: The languages that dates may be in, as dateparser calls them, in order of trust.
        date_order: As for `newslens.dates-published.v1`.
        timezone: The IANA name of the time zone whose calendar days are meant. If left out, that of the date of
            publication itself.
        prefer: Where a weekday, or a day without its year, lies when its own words do not say: "wording" (the future where
            the sentence tells of it), "past" or "future".
        never_future: Whether a date after publication is left out where nothing in its sentence tells of the future.
    """

    languages: tuple[str, ...] = attrs.field(default=("en",), validator=_known_languages)
    date_order: str = attrs.field(default="", validator=_known_order)
    timezone: str = attrs.field(default="", validator=_known_zone)
    prefer: Prefer = Prefer.WORDING
    never_future: bool = False


@attrs.frozen
class ClaimDates:
    """Gives claims the dates that their words mean."""

    options: ClaimDatesOptions

    def __call__(self, article: Article, _: Context, /) -> Article:
        """Date the claims of one article."""
        if not article.claims:
            return article
        options = self.options
        order = options.date_order or order_of(article.language, options.languages)
        manner = Manner(options.languages, order, options.timezone)
        base = local(article.published, options.timezone)
        found = resolve(article, base, manner, options.prefer, never_future=options.never_future)
        starts = [each.start for each in found]
        claims = tuple(dated(article, claim, found, starts) for claim in article.claims)
        return article if claims == article.claims else attrs.evolve(article, claims=claims)


SPECS: tuple[StageSpec, ...] = (
    StageSpec(
        name="newslens.dates-published.v1",
        slot=Slot.CLEAN,
        factory=Published,
        options=PublishedOptions,
        doc="The date of publication as ISO 8601, read in many styles and languages.",
    ),
    StageSpec(
        name="newslens.dates-claims.v1",
        slot=Slot.CLAIM,
        factory=ClaimDates,
        options=ClaimDatesOptions,
        requires={"claims"},
        provides={"dates"},
        doc="Relative dates in claims, resolved against the date of publication.",
    ),
)

"""Currencies by the signs, codes and words that stand for them."""

from __future__ import annotations

from collections.abc import Sequence

from newslens.language.numbers import Token, adjacent, low

SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH"}
"""The ISO 4217 code of a currency, by its sign."""
SHORT_SIGNS = {"rs": "INR", "tk": "BDT"}
"""The same, by what is written before a figure with a full stop or without: "Rs. 63 crore"."""
PREFIXES = {"us": "USD", "usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF", "aud": "AUD", "a": "AUD", "c": "CAD"}
"""The same, by the letters before a sign or figure."""
CURRENCIES = {
    "dollar": "USD",
    "buck": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee": "INR",
    "rouble": "RUB",
    "ruble": "RUB",
    "franc": "CHF",
    "krona": "SEK",
    "krone": "NOK",
    "zloty": "PLN",
    "lira": "TRY",
    "peso": "MXN",
    "rand": "ZAR",
    "shekel": "ILS",
    "hryvnia": "UAH",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
}
"""The same, by a word in the singular."""
HUNDRED = 100
"""Cents of a euro, pence of a pound."""
WITH_CENTS = frozenset(("USD", "EUR", "AUD", "CAD", "ZAR"))
"""Currencies of which a hundredth is a cent."""


def sign(tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    """The currency that is written before a figure, and the index of the token after its sign.

    Examples:
        >>> from newslens.language.numbers import tokenize
        >>> [sign(tokenize(text), 0) for text in ("US$5bn", "Rs. 63 crore", "Rs. Berg")]
        [('USD', 2), ('INR', 2), None]
    """
    word = low(tokens, index)
    if word in SHORT_SIGNS and tokens[index].capital:
        stop = low(tokens, index + 1) == "." and adjacent(tokens, index + 1)
        return (SHORT_SIGNS[word], index + 1 + stop) if low(tokens, index + 1 + stop)[:1].isdigit() else None
    if word in SIGNS:
        return SIGNS[word], index + 1
    if word in PREFIXES:
        if low(tokens, index + 1) in SIGNS and adjacent(tokens, index + 1):
            return PREFIXES[word], index + 2
        if len(word) == 3 and tokens[index].capital and low(tokens, index + 1)[:1].isdigit():
            return PREFIXES[word], index + 1
    return None

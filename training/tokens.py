"""The tokenizer: spaCy's for English, with what the treebanks and news do otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

# These stand before names and numbers, so that a full stop behind them ends no sentence.
ABBREVIATIONS = (
    "Lt. Col. Capt. Sgt. Cpl. Maj. Cmdr. Brig. Supt. Insp. Det. Hon. Pres. Cllr. Atty. Amb. Asst. Dept. Ft. Mt. Fr. Sr. "
    "Pvt. Adj. Msgr. Gens. Reps. Sens. Govs. Profs. Drs. Esq. Assn. Univ. Ave. Blvd. Rd. Bldg. al. etc. approx. est. cf."
).split()
# Without an apostrophe these are words of their own, not contractions; and a colon behind a bracket is no face.
WORDS = ("Wed", "wed", "Id", "id", "and/or", "):", ")-:")
CONTRACTIONS = {
    "wanna": ("wan", "na"),
    "Wanna": ("Wan", "na"),
    "lets": ("let", "s"),
    "Lets": ("Let", "s"),
    "arnt": ("ar", "nt"),
    "CANT": ("CA", "NT"),
    "DONT": ("DO", "NT"),
    "WONT": ("WO", "NT"),
}
# The treebanks leave these prefixes joined to what follows their hyphen.
PREFIXES = (
    *("non", "pro", "anti", "ex", "re", "co", "pre", "post", "multi", "mis", "counter", "semi", "e"),
    *("mid", "cross", "over", "socio", "sub"),
)
_RUNS = (r"[!?]{2,}", "={2,}", r"\*{2,}", "_{2,}", "<{2,}", ">{2,}", r"\${2,}")
_OPENING = (r"--?(?=[A-Za-z])", r"@(?=[0-9])")
_CLOSING = (
    r"(?<=[0-9])(?:AM|PM|[AaPp]m|bn|mn|[KkBbMm])",
    r"(?<=[A-Za-z])[Nn]['’][Tt]",
    r"(?<=[A-Za-z0-9])-",
)
_BETWEEN = (
    r"[()\[\]{}]",
    r'["“”]',
    r"--+",
    r"(?<=[A-Za-z])[:;](?=[A-Za-z0-9<])",
    r"(?<=[0-9]),(?=[0-9]{1,2}(?![0-9]))",
    r"(?<=[0-9])–(?=[0-9])",
    r"(?<=[0-9a-z])-(?=\$)",
    r"(?<=[A-Za-z])#(?=[0-9])",
    r"(?<=\b[A-Z])-(?=[0-9])|(?<=\b[A-Z]{2})-(?=[0-9])",
)
# Telephone numbers and dates in figures stay whole.
_WHOLE = r"(?:(?:\d+[-/])?\d{3}[-/]\d{3}-\d{4}|\d{3}-\d{4}|\d{1,2}-\d{1,2}-\d{2,4})\Z"


def adapt(nlp: Language) -> None:
    """Changes the tokenizer of an English pipeline in place; it is stored with the pipeline."""
    from spacy.symbols import ORTH
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    tokenizer = cast("Tokenizer", nlp.tokenizer)
    tokenizer.rules = {form: pieces for form, pieces in tokenizer.rules.items() if form not in WORDS}
    for form, pieces in {**{form: (form,) for form in ABBREVIATIONS}, **CONTRACTIONS}.items():
        tokenizer.add_special_case(form, [{ORTH: piece} for piece in pieces])
    infixes, prefixes, suffixes = (
        [str(pattern) for pattern in patterns or ()]
        for patterns in (nlp.Defaults.infixes, nlp.Defaults.prefixes, nlp.Defaults.suffixes)
    )
    guard = "".join(rf"(?<!\b{form})" for prefix in PREFIXES for form in (prefix, prefix.title()))
    guarded = [guard + infix if "|—|--|" in infix else infix for infix in infixes]
    tokenizer.infix_finditer = compile_infix_regex([*guarded, *_BETWEEN]).finditer
    tokenizer.prefix_search = compile_prefix_regex([*_RUNS, *prefixes, *_OPENING]).search
    tokenizer.suffix_search = compile_suffix_regex([*_RUNS, *suffixes, *_CLOSING]).search
    tokenizer.token_match = re.compile(_WHOLE).match


def blank() -> Language:
    """A pipeline that does nothing but cut text into words as the trained one does."""
    import spacy

    nlp = spacy.blank("en")
    adapt(nlp)
    return nlp

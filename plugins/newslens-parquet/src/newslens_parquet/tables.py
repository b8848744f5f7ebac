"""The tables: their names, columns, types, units and keys. The README describes them in the words that stand here."""

from __future__ import annotations

from typing import Final

from newslens_parquet.columns import Column, Table

_WHERE: Final = "in raw code points, half-open"


def _place(of: str) -> Column:
    return Column("place", "BIGINT", f"its place among {of}, from 0")


def _part(of: str) -> Column:
    return Column("place", "BIGINT", f"its place among {of}, from 0", key="primary")


def _spans(about: str) -> tuple[Column, Column, Column]:
    return (
        Column("raw_start", "BIGINT", f"where {about} begins: the first code point in `articles.raw`"),
        Column("raw_end", "BIGINT", f"where {about} ends: one past the last code point in `articles.raw`"),
        Column("spans", "SPAN[]", f"each piece of {about}, {_WHERE}"),
    )


_ARTICLE: Final = Column("article", "VARCHAR", "the article it stands in", key="articles.id")
_HOME: Final = Column("article", "VARCHAR", "the article it stood in", key="primary, articles.id")
_CONFIDENCE: Final = Column("confidence", "DOUBLE", "how sure newslens is, from 0 to 1")

TABLES: Final = (
    Table(
        "about",
        "One row: what made the tables",
        (
            Column("schema", "INTEGER", "the number of the JSON contract"),
            Column("newslens", "VARCHAR", "the version of newslens, empty in a stream"),
            Column("tables", "INTEGER", "the version of these tables"),
        ),
    ),
    Table(
        "articles",
        "One article",
        (
            Column("id", "VARCHAR", "the id", key="primary"),
            _place("the articles, in the order they came"),
            Column("path", "VARCHAR", "the file it was read from", null=True),
            Column("title", "VARCHAR", "the headline", null=True),
            Column("publisher", "VARCHAR", "the outlet", null=True),
            Column("url", "VARCHAR", "where it was published", null=True),
            Column("published", "VARCHAR", "when, as ISO 8601 where that could be read", null=True),
            Column(
                "published_day", "DATE", "the day of `published` as written there, where that is ISO 8601", null=True
            ),
            Column("language", "VARCHAR", "a BCP 47 tag", null=True),
            Column("raw", "VARCHAR", "the text as it was read; every `raw_start` and `raw_end` counts its code points"),
            Column("text", "VARCHAR", "the cleaned text"),
            Column("offsets", "CHANGE[]", "where `raw` and `text` differ, in code points of each, half-open"),
        ),
    ),
    Table(
        "removals",
        "A piece of raw text that cleaning took out",
        (
            _HOME,
            _part("those of the article"),
            Column("reason", "VARCHAR", "boilerplate, caption, byline, dateline, duplicate, markup or control"),
            *_spans("the piece"),
        ),
    ),
    Table(
        "warnings",
        "A place where the text looks damaged",
        (
            _HOME,
            _part("those of the article"),
            Column("reason", "VARCHAR", "what looks wrong, in a few words"),
            *_spans("the place"),
        ),
    ),
    Table(
        "quotes",
        "Something that an article attributes to a source",
        (
            Column("id", "VARCHAR", "the id", key="primary"),
            _ARTICLE,
            _place("the quotes of the article"),
            Column("kind", "VARCHAR", "direct, mixed or indirect"),
            Column("mode", "VARCHAR", "speech, writing or thought"),
            Column("text", "VARCHAR", "the content, the pieces joined by ` … `"),
            *_spans("the content, quotation marks included,"),
            Column("cue", "VARCHAR", "the words that signal the attribution", null=True),
            Column("cue_spans", "SPAN[]", f"where the cue stands, {_WHERE}", null=True),
            Column("speaker", "VARCHAR", "who said it; empty where nobody is named", null=True, key="speakers.id"),
            Column("mention", "VARCHAR", "the words that name the speaker here", null=True),
            Column("mention_spans", "SPAN[]", f"where these words stand, {_WHERE}", null=True),
            _CONFIDENCE,
            Column("evidence", "VARCHAR[]", "the rules that decided, in order"),
        ),
    ),
    Table(
        "claims",
        "A proposition that can be true or false",
        (
            Column("id", "VARCHAR", "the id", key="primary"),
            _ARTICLE,
            _place("the claims of the article"),
            Column("text", "VARCHAR", "the proposition"),
            *_spans("the proposition"),
            Column("claimant", "VARCHAR", "who makes it; empty where the outlet does", null=True, key="speakers.id"),
            Column("quote", "VARCHAR", "the quote it stands in", null=True, key="quotes.id"),
            Column("stance", "VARCHAR", "asserted, denied, hedged or questioned"),
            _CONFIDENCE,
        ),
    ),
    Table(
        "quantities",
        "A number, amount of money, date or duration in a claim",
        (
            Column("claim", "VARCHAR", "the claim", key="primary, claims.id"),
            _part("those of the claim"),
            Column("text", "VARCHAR", "the words"),
            *_spans("the words"),
            Column("number", "DOUBLE", "the normalised value where it is a number, in `unit`", null=True),
            Column("iso", "VARCHAR", "the normalised value where it is an ISO 8601 date or duration", null=True),
            Column("unit", "VARCHAR", "what it counts or measures: EUR, percent, date, P1D, people …", null=True),
        ),
    ),
    Table(
        "speakers",
        "A person, organisation or unnamed group that says things",
        (
            Column("id", "VARCHAR", "the id", key="primary"),
            Column(
                "article",
                "VARCHAR",
                "in a stream the article whose own speaker it is; empty once speakers were brought together",
                null=True,
                key="articles.id",
            ),
            _place("the speakers of the article or the analysis"),
            Column("name", "VARCHAR", "the fullest name found"),
            Column("kind", "VARCHAR", "person, organization or unnamed"),
            Column("aliases", "VARCHAR[]", "the other mentions"),
            Column("roles", "VARCHAR[]", "what they are said to be"),
        ),
    ),
    Table(
        "speaks_for",
        "That a speaker speaks for another",
        (
            Column("speaker", "VARCHAR", "the one who speaks", key="primary, speakers.id"),
            _part("those for whom they speak"),
            Column("party", "VARCHAR", "the one spoken for", key="speakers.id"),
        ),
    ),
    Table(
        "alignments",
        "Quotes or claims of several articles that say the same, or cannot both hold",
        (
            Column("id", "VARCHAR", "the id", key="primary"),
            _place("the alignments"),
            Column("relation", "VARCHAR", "verbatim, reworded, paraphrase or contradiction"),
            Column("attribution_conflict", "BOOLEAN", "whether they are put into the mouths of different speakers"),
            Column("score", "DOUBLE", "how sure newslens is, from 0 to 1"),
            Column("evidence", "VARCHAR[]", "what decided"),
        ),
    ),
    Table(
        "alignment_members",
        "That a quote or claim is a member of an alignment",
        (
            Column("alignment", "VARCHAR", "the alignment", key="primary, alignments.id"),
            _part("the members"),
            Column("member", "VARCHAR", "the quote or claim", key="statements.id"),
            Column("quote", "VARCHAR", "`member` where it is a quote", null=True, key="quotes.id"),
            Column("claim", "VARCHAR", "`member` where it is a claim", null=True, key="claims.id"),
        ),
    ),
    Table(
        "differences",
        "Words of one member of an alignment that stand differently in another",
        (
            Column("alignment", "VARCHAR", "the alignment", key="primary, alignments.id"),
            _part("the differences of the alignment"),
            Column("a", "VARCHAR", "one member", key="statements.id"),
            Column("b", "VARCHAR", "the other", key="statements.id"),
            Column("a_words", "VARCHAR", "the words of `a`; empty text where `b` adds some"),
            Column("b_words", "VARCHAR", "the words of `b`; empty text where `a` has more"),
            Column("kind", "VARCHAR", "what the change does, from `a` to `b`; empty text where that is not known"),
            Column("a_spans", "SPAN[]", f"where `a_words` stand, {_WHERE}; no span where that is not known"),
            Column("b_spans", "SPAN[]", f"where `b_words` stand, {_WHERE}; no span where that is not known"),
            Column("touches", "VARCHAR[]", "condition, hedge, negation or number where one side has none or another"),
        ),
    ),
    Table(
        "problems",
        "An input that could not be read, or was only partly analysed",
        (
            _part("the problems"),
            Column("path", "VARCHAR", "the file or the article's id; empty where the whole set is meant", null=True),
            Column("stage", "VARCHAR", "the stage that failed"),
            Column("error", "VARCHAR", "what went wrong"),
            Column("code", "VARCHAR", "which sort of problem it is, as `newslens` numbers its errors: NL101, …"),
        ),
    ),
)
"""Every table, each after those that its keys name as far as they are not circular."""

STATEMENTS: Final = """
CREATE VIEW statements AS
SELECT q.id, 'quote' AS what, q.article, coalesce(nullif(a.publisher, ''), a.id) AS outlet, q.text, q.speaker, s.name AS who,
       q.kind, NULL AS stance, q.raw_start, q.raw_end, q.confidence
FROM quotes q JOIN articles a ON a.id = q.article LEFT JOIN speakers s ON s.id = q.speaker
UNION ALL
SELECT c.id, 'claim', c.article, coalesce(nullif(a.publisher, ''), a.id), c.text, c.claimant, s.name,
       NULL, c.stance, c.raw_start, c.raw_end, c.confidence
FROM claims c JOIN articles a ON a.id = c.article LEFT JOIN speakers s ON s.id = c.claimant
""".strip()
"""The view that brings quotes and claims together with their outlets and speakers, for questions over alignments."""

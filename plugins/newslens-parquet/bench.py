"""How much memory and time an export takes: `python bench.py parquet 40000`, or `duckdb`; each in a process of its own."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from newslens.spans import Span
from newslens.types import Article, Claim, Cue, Kind, Mode, Quote, Speaker, SpeakerMention

sys.path.insert(0, str(Path(__file__).parent / "src"))

SENTENCE = "“We will not reopen the quay,” the harbour master said on Monday. "
SENTENCES, SAID = 90, 8


def article(number: int) -> Article:
    """An article of 6,000 characters with eight quotes and claims."""
    size, speaker = len(SENTENCE), f"a{number}#s1"
    content, who, cue = (Span(0, 30), Span(31, 49), Span(50, 54))
    quotes, claims = [], []
    for place in range(SAID):
        spans, mention, verb = (
            (Span(place * size + span.start, place * size + span.end),) for span in (content, who, cue)
        )
        name = f"a{number}#q{place + 1}"
        quotes.append(
            Quote(
                name,
                Kind.DIRECT,
                Mode.SPEECH,
                content.of(SENTENCE),
                spans,
                Cue("said", verb),
                SpeakerMention(speaker, "the harbour master", mention),
                0.9,
                ("cue: verb said",),
            )
        )
        claims.append(Claim(f"a{number}#c{place + 1}", content.of(SENTENCE), spans, speaker, name))
    text = SENTENCE * SENTENCES + str(number)
    return Article(
        f"a{number}",
        text,
        quotes=tuple(quotes),
        claims=tuple(claims),
        speakers=(Speaker(speaker, "the harbour master"),),
    )


def articles(count: int) -> Iterator[Article]:
    """So many of them, one after another."""
    return (article(number) for number in range(count))


def main() -> None:
    """Export, and print what it took."""
    from newslens_parquet import write_duckdb, write_parquet

    form, count = sys.argv[1], int(sys.argv[2])
    write = {"parquet": write_parquet, "duckdb": write_duckdb}[form]
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        write(articles(count), Path(folder) / "out")
        took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{form}: {count} articles, {took:.1f} s of processor time, {peak} MB at most")


if __name__ == "__main__":
    main()

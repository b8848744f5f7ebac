"""Stories of several outlets against their gold: everything that newslens does, in one report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from newslens.errors import InputError
from newslens.evaluation.alignments import score_alignments, score_clusters
from newslens.evaluation.articles import Miss, Scorer
from newslens.evaluation.bootstrap import REPETITIONS, intervals
from newslens.evaluation.counts import Counts, Figures, precision_recall, ratio, tally, total
from newslens.evaluation.gold import GoldStory, read_story, story_folders
from newslens.evaluation.report import Report
from newslens.types import Analysis, Article, Kind, Relation


def evaluate_stories(
    path: Path,
    analyze: Callable[[Sequence[Path]], Analysis],
    *,
    only: Sequence[str] = (),
    repetitions: int = REPETITIONS,
) -> Report:
    """Analyse stories and hold the result against their gold.

    Args:
        path: A folder of stories; a story is a folder with a `gold.json` and one file for each article.
        analyze: Analyses the files of one story.
        only: The names of the stories to take; all if empty.
        repetitions: How often to draw stories again for the intervals.

    Raises:
        InputError: Where there is no story, or one cannot be read.
    """
    counts: dict[str, Counts] = {}
    misses: list[Miss] = []
    notes: list[str] = []
    folders = story_folders(path)
    if unknown := sorted(set(only) - {folder.name for folder in folders}):
        raise InputError(f"no story is called {unknown[0]!r}", path=str(path))
    for folder in folders:
        if only and folder.name not in only:
            continue
        story = read_story(folder)
        analysis = analyze(story.files)
        notes += [f"{story.name}: {problem.stage}: {problem.error}" for problem in analysis.problems]
        counts[story.name], missed = score_story(story, analysis)
        misses += missed
    summed = total(counts.values())
    return Report(
        title=f"{len(counts)} stories, {summed['articles']:.0f} articles",
        figures=story_figures(summed),
        intervals=intervals(list(counts.values()), story_figures, repetitions=repetitions),
        counts=dict(summed),
        units={name: story_figures(each) for name, each in counts.items()},
        misses=tuple(misses),
        notes=tuple(notes),
    )


def score_story(story: GoldStory, analysis: Analysis) -> tuple[Counts, list[Miss]]:
    """Count what an analysis of one story has right."""
    found: dict[str, Article] = {}
    for article in analysis.articles:
        for name in (article.id.split("/")[-1], PurePath(article.path or "").stem):
            if name:
                found.setdefault(name, article)
    scorer = Scorer(story, {speaker.id: speaker for speaker in analysis.speakers}, tally())
    for gold in story.articles:
        scorer.add(gold, found.get(gold.id))
    score_clusters(scorer)
    score_alignments(scorer, analysis.alignments)
    return dict(scorer.counts), scorer.misses


def story_figures(counts: Counts) -> Figures:
    """The figures of some counts, in the order in which things are done to a text."""
    c = total([counts])
    figures: Figures = {}

    def triple(name: str, right: str, predicted: str, found: str, gold: str) -> None:
        figures[f"{name}_P"], figures[f"{name}_R"], figures[f"{name}_F1"] = precision_recall(
            c[right], c[predicted], c[found], c[gold]
        )

    triple("clean", "clean_tp", "clean_pred", "clean_tp", "clean_gold")
    figures["clean_blocks_R"] = ratio(c["block_tp"], c["block_gold"])
    figures["clean_reason_acc"] = ratio(c["reason_ok"], c["reason_n"])
    figures["removed_absent_from_text"] = ratio(c["absent_ok"], c["absent_n"])
    figures["article_text_kept"] = 1 - c["clean_lost"] / c["article_chars"] if c["article_chars"] else None
    figures["article_chars_lost"] = c["clean_lost"]
    triple("quote", "q_tp", "q_pred", "q_tp", "q_gold")
    for kind in Kind:
        triple(kind, f"q_ptp_{kind}", f"q_pred_{kind}", f"q_tp_{kind}", f"q_gold_{kind}")
    triple("quote_words", "tok_tp", "tok_pred", "tok_tp", "tok_gold")
    figures["scare_quotes_left_alone"] = ratio(c["notq_ok"], c["notq_n"])
    figures["kind_acc"] = ratio(c["kind_ok"], c["q_tp"])
    figures["cue_acc"] = ratio(c["cue_ok"], c["cue_n"])
    figures["no_cue_acc"] = ratio(c["nocue_ok"], c["nocue_n"])
    figures["mention_acc"] = ratio(c["mention_ok"], c["q_tp"])
    figures["speaker_acc"] = ratio(c["speaker_ok"], c["q_tp"])
    figures["quote_and_speaker_R"] = ratio(c["speaker_ok"], c["q_gold"])
    triple("cluster", "bc_p", "bc_n", "bc_r", "bc_n")
    figures["claim_R"] = ratio(c["claim_tp"], c["claim_gold"])
    figures["claim_R_lenient"] = ratio(c["claim_len"], c["claim_gold"])
    figures["claimant_acc"] = ratio(c["claimant_ok"], c["claim_tp"])
    figures["stance_acc"] = ratio(c["stance_ok"], c["claim_tp"])
    figures["quantity_R"] = ratio(c["num_tp"], c["num_gold"])
    figures["align_P"], figures["align_R"], figures["align_F1"] = precision_recall(
        c["al_ptp"], c["al_ptp"] + c["al_fp"], c["al_tp"], c["al_gold"]
    )
    figures["relation_acc"] = ratio(c["rel_ok"], c["al_tp"])
    for relation in Relation:
        figures[f"right_{relation}_R"] = ratio(c[f"rel_ok_{relation}"], c[f"rel_n_{relation}"])
    triple("conflict", "conf_tp", "conf_pred", "conf_tp", "conf_gold")
    triple("contradiction", "con_ptp", "con_pred", "con_tp", "con_gold")
    figures["reworded_difference"] = ratio(c["diff_ok"], c["diff_n"])
    figures["warning_R"] = ratio(c["warn_tp"], c["warn_gold"])
    figures["false_warnings_per_clean_article"] = ratio(c["warn_false"], c["clean_articles"])
    figures["offsets_consistent"] = ratio(c["off_ok"], c["off_n"])
    figures["articles_found"] = ratio(c["articles_found"], c["articles"])
    return figures

from newslens import Article
from newslens.testing import check_stage, run_stage

from newslens_example import SIGNATURES

SIGNED = Article("a", "The quay reopens.\n\n— The Harbour Gazette\n")


def test_every_promise_of_a_stage() -> None:
    report = check_stage(SIGNATURES, inputs=[SIGNED])
    print(report)
    report.raise_if_failed()


def test_a_signature_goes_and_is_recorded() -> None:
    article = run_stage(SIGNATURES, SIGNED)
    assert article.text == "The quay reopens.\n\n"
    assert article.removed[0].spans[0].of(article.raw) == "— The Harbour Gazette"


def test_what_only_holds_a_signature_stays() -> None:
    article = Article("a", "“— The Harbour Gazette” is painted over the door.")
    assert run_stage(SIGNATURES, article) == article


def test_the_configuration_names_the_signatures() -> None:
    options = {"signatures": ["The Echo, Sundhaven"]}
    assert run_stage(SIGNATURES, Article("a", "Rain.\nThe Echo, Sundhaven"), options).text == "Rain.\n"

"""What the scores of the pipeline count."""

from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.scorer import Scorer
from spacy.training import Example

from training.scoring import _of_words
from training.trees import Tree, Word, to_doc


def sentence(*, opens: bool) -> Tree:
    words = [("Rain", "NN", "NOUN", 1, "nsubj"), ("fell", "VBD", "VERB", 1, "ROOT"), (".", ".", "PUNCT", 1, "punct")]
    return Tree(tuple(Word(form, True, tag, pos, "", head, dep, "O") for form, tag, pos, head, dep in words), opens)


@given(st.lists(st.booleans(), min_size=1, max_size=8))
def test_a_pipeline_without_a_mistake_scores_a_hundred_whatever_stands_between_paragraphs(opening: list[bool]) -> None:
    vocab = spacy.blank("en").vocab
    trees = [sentence(opens=opens) for opens in opening]
    predicted, gold = to_doc(vocab, trees), to_doc(vocab, trees)
    example = _of_words(Example(predicted, gold))
    assert [token.text for token in example.reference] == [word.text for tree in trees for word in tree.words]
    assert Scorer.score_token_attr([example], "tag")["tag_acc"] == 1
    found = Scorer.score_deps([example], "dep", getter=lambda token, _: token.dep_)
    assert found["dep_uas"] == found["dep_las"] == 1
    assert Scorer.score_spans([example], "sents", getter=lambda doc, _: doc.sents)["sents_f"] == 1

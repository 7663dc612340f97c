from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from summarize.analysis import Analysis, analyse
from summarize.evaluation.article_scores import score_article
from summarize.evaluation.figures import reading_of
from summarize.evaluation.gold import load_event
from summarize.evaluation.types import GoldFrames
from tests.evaluation.making import labels, write_event

if TYPE_CHECKING:
    from pathlib import Path

    from summarize.evaluation.types import GoldArticle


@pytest.fixture
def ledger(tmp_path: Path) -> GoldArticle:
    return load_event(write_event(tmp_path)).articles[0]


@pytest.fixture
def analysis(ledger: GoldArticle) -> Analysis:
    return analyse(ledger.article)


def test_what_is_found_of_every_layer_is_scored(ledger: GoldArticle, analysis: Analysis) -> None:
    scores = score_article(ledger, analysis).scores
    assert scores["claim_recall"] == 1.0
    assert scores["quantities_exact"] == 1.0
    assert scores["attribution_accuracy"] == 1.0
    assert scores["sources_f1"] == 1.0
    assert scores["loaded_f1"] == 1.0
    assert scores["evidence_found"] == 1.0
    assert scores["boilerplate_findings"] == 0.0


def test_a_layer_that_nobody_labelled_has_no_score(tmp_path: Path) -> None:
    post = load_event(write_event(tmp_path)).articles[1]
    scores = score_article(post, analyse(post.article)).scores
    assert "claim_f1" in scores
    assert not {"loaded_f1", "quantities_exact", "frame_f1", "attribution_accuracy"} & set(scores)


def test_an_empty_output_scores_zero_and_does_not_crash(
    ledger: GoldArticle, analysis: Analysis
) -> None:
    nothing = replace(
        analysis,
        summary=(),
        claims=(),
        names=(),
        sourcing=(),
        framing=replace(analysis.framing, frames=(), loaded_language=(), tone=()),
    )
    for empty in (nothing, None):
        scores = score_article(ledger, empty).scores
        scored = ("claim_f1", "quantities_exact", "loaded_f1", "frame_f1", "attribution_accuracy")
        assert [scores[name] for name in scored] == [0.0] * 5
        assert scores["evidence_found"] == 0.0


def test_an_output_that_repeats_one_good_claim_ten_times_scores_worse(
    ledger: GoldArticle, analysis: Analysis
) -> None:
    once = score_article(ledger, replace(analysis, claims=analysis.claims[:1])).scores
    ten = score_article(ledger, replace(analysis, claims=analysis.claims[:1] * 10)).scores
    assert ten["claim_recall"] == once["claim_recall"]
    assert ten["claim_f1"] < once["claim_f1"]


def test_a_figure_with_another_role_is_not_exact_and_is_shown_beside_its_label(
    tmp_path: Path,
) -> None:
    form = labels()
    form["articles"]["ledger"]["quantities"][0]["role"] = "wounded"
    article = load_event(write_event(tmp_path, form)).articles[0]
    found = score_article(article, analyse(article.article))
    assert found.scores["quantities_exact"] == 0.0
    (miss,) = [each for each in found.misses if each.layer == "quantities"]
    assert miss.kind == "wrong"
    assert miss.gold == "wounded 3 people: Three people drowned"
    assert (miss.output or "").startswith("killed 3 people")


def test_a_statement_credited_to_nobody_where_a_source_says_it_is_wrong(
    ledger: GoldArticle, analysis: Analysis
) -> None:
    unattributed = tuple(replace(claim, attribution=None) for claim in analysis.claims)
    found = score_article(ledger, replace(analysis, claims=unattributed))
    whole = score_article(ledger, analysis)
    assert found.scores["attribution_accuracy"] < whole.scores["attribution_accuracy"]
    assert found.scores["claim_f1"] == whole.scores["claim_f1"]
    (miss,) = [each for each in found.misses if each.layer == "attributions"]
    assert miss.gold == "the union: The company knew of the danger"


def test_rejections_for_evidence_lower_the_share_that_was_found(
    ledger: GoldArticle, analysis: Analysis
) -> None:
    from summarize.analysis.types import Rejection

    refused = Rejection("claim", "Four drowned", "quote_not_found")
    broken = Rejection("claim", "", "schema")
    some = score_article(ledger, replace(analysis, rejected=(refused, broken))).scores
    assert 0.5 < some["evidence_found"] < 1.0


def test_frames_count_as_a_set_and_the_primary_one_by_itself(
    ledger: GoldArticle, analysis: Analysis
) -> None:
    shown = [use.frame for use in analysis.framing.frames]
    gold = replace(ledger, frames=GoldFrames("Morality", tuple(shown)))
    scores = score_article(gold, analysis).scores
    assert scores["frame_primary"] == 0.0
    assert scores["frame_f1"] == pytest.approx(2 * len(shown) / (2 * len(shown) + 1))


def test_a_finding_on_boilerplate_is_counted(tmp_path: Path) -> None:
    form = labels()
    form["articles"]["ledger"]["boilerplate"] = ["Three people drowned on Monday when the pumps"]
    article = load_event(write_event(tmp_path, form)).articles[0]
    assert score_article(article, analyse(article.article)).scores["boilerplate_findings"] > 0


def test_a_figure_reads_as_people_write_it(ledger: GoldArticle) -> None:
    assert ledger.quantities is not None
    label = replace(ledger.quantities[0], role="paid", unit="dollars")
    for bounds, told in (
        ((2_000_000, 2_000_000), "2,000,000"),
        ((0.25, 3_000_000.5), "0.25 to 3,000,000.5"),
        ((60_000, None), "60,000 to -"),
    ):
        low, high = bounds
        assert reading_of(replace(label, low=low, high=high)) == f"paid {told} dollars"

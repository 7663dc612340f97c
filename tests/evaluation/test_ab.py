from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from summarize.errors import UsageError
from summarize.evaluation.ab import compare_arms
from summarize.evaluation.report_types import ArmReport, ArticleReport, EventReport
from summarize.jsonform import to_json
from summarize.schemas import check_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.evaluation.ab_types import AbReport

BASE = [0.60, 0.70, 0.65, 0.55, 0.72, 0.66, 0.58, 0.69]
BETTER = [0.08, 0.07, 0.09, 0.06, 0.08, 0.10, 0.07, 0.08]
MIXED = [0.08, -0.07, 0.09, -0.06, 0.01, -0.02, 0.03, -0.05]


def arm(name: str, values: Sequence[float], score: str = "claim_f1", **more: Any) -> ArmReport:
    """An arm of one event a value, two articles each, whose mean is the value."""
    events = tuple(
        EventReport(
            event=f"e{number}",
            kind=None,
            held_out=False,
            scores={score: value},
            counts={},
            articles=tuple(
                ArticleReport(f"a{k}", {score: value + shift}, (), ())
                for k, shift in enumerate((-0.05, 0.05))
            ),
            misses=(),
            missed=0,
            failed=None,
        )
        for number, value in enumerate(values)
    )
    made = ArmReport(name, {"name": "llm"}, "words", None, None, 1, {}, {}, events, None)
    return replace(made, **more)


def added(differences: Sequence[float]) -> list[float]:
    return [value + difference for value, difference in zip(BASE, differences, strict=True)]


def compared(differences: Sequence[float], **options: Any) -> AbReport:
    first, second = arm("one", BASE), arm("two", added(differences))
    return compare_arms(first, second, (), **{"primary": "claim_f1", **options})


def test_a_difference_that_all_events_agree_on_is_better_or_worse() -> None:
    assert compared(BETTER).verdict == "better"
    assert compared([-each for each in BETTER]).verdict == "worse"


def test_a_difference_that_events_do_not_agree_on_is_inconclusive() -> None:
    report = compared(MIXED)
    assert report.verdict == "inconclusive"
    assert "That is not to say that they are equal." in report.words[0]
    assert report.more_events is None or report.more_events > 0


def test_five_events_are_too_few_for_a_verdict_whatever_they_say() -> None:
    first, second = arm("one", BASE[:5]), arm("two", added(BETTER)[:5])
    report = compare_arms(first, second, (), primary="claim_f1")
    assert report.differences["claim_f1"].low is not None
    assert report.differences["claim_f1"].low > 0
    assert report.verdict == "inconclusive"


def test_the_order_of_the_arms_turns_the_verdict_round() -> None:
    first, second = arm("one", BASE), arm("two", added(BETTER))
    assert compare_arms(second, first, (), primary="claim_f1").verdict == "worse"


def test_of_findings_on_boilerplate_fewer_are_better() -> None:
    fewer = arm("two", [0.0] * 8, "boilerplate_findings")
    more = arm("one", [3, 2, 4, 3, 2, 5, 3, 2], "boilerplate_findings")
    assert compare_arms(more, fewer, (), primary="boilerplate_findings").verdict == "better"


def test_not_worse_holds_only_if_the_interval_s_lower_end_is_above_the_margin() -> None:
    for margin, passed in ((0.01, False), (0.10, True)):
        required = compared(MIXED, require="not-worse", margin=margin).required
        assert required is not None
        assert required.passed == passed


def test_not_worse_says_how_many_more_events_would_show_it() -> None:
    report = compared(MIXED, require="not-worse", margin=0.01)
    assert report.more_events is not None
    assert any(f"About {report.more_events} more event" in each for each in report.words)


def test_better_is_required_of_the_verdict() -> None:
    for differences, passed in ((BETTER, True), (MIXED, False)):
        required = compared(differences, require="better").required
        assert required is not None
        assert required.passed == passed


def test_an_arm_that_invents_conflicts_where_there_are_none_is_worse() -> None:
    nothing = {"right": 0.0, "shown": 0, "labelled": 0, "found": 0.0}
    invented = {"right": 0.0, "shown": 2, "labelled": 0, "found": 0.0}

    def showing(name: str, conflicts: dict[str, float]) -> ArmReport:
        made = arm(name, BASE)
        scores = {"relation_f1_conflict": 0.0} if conflicts["shown"] else {}
        counts = {"alignment": nothing, "conflict": conflicts}
        return replace(
            made,
            events=tuple(
                replace(event, counts=counts, scores={**event.scores, **scores})
                for event in made.events
            ),
        )

    report = compare_arms(
        showing("one", nothing), showing("two", invented), (), primary="relation_f1_conflict"
    )
    assert report.verdict == "worse"
    assert (report.differences["relation_f1_conflict"].events, report.articles) == (8, ())


def test_the_differences_of_simulated_evaluations_cover_the_truth() -> None:
    rng, hits, runs = np.random.default_rng(6), 0, 400
    for _ in range(runs):
        events = rng.normal(0.03, 0.05, 12)
        first = arm("one", [0.5] * 12)
        second = arm("two", (0.5 + events).tolist())
        noisy = tuple(
            replace(
                event,
                articles=tuple(
                    replace(a, scores={"claim_f1": a.scores["claim_f1"] + rng.uniform(-0.1, 0.1)})
                    for a in event.articles
                ),
            )
            for event in second.events
        )
        report = compare_arms(first, replace(second, events=noisy), (), primary="claim_f1")
        found = report.differences["claim_f1"]
        assert found.low is not None
        assert found.high is not None
        hits += found.low <= 0.03 <= found.high
    assert 0.93 <= hits / runs <= 0.97


def test_few_events_are_said_to_show_nothing() -> None:
    first, second = arm("one", BASE[:3]), arm("two", added(BETTER)[:3])
    report = compare_arms(first, second, (), primary="claim_f1")
    assert "Fewer than 6 events can show nothing, whatever they say." in report.words
    assert report.more_events == 3


def test_one_event_says_nothing_of_how_many_would_decide() -> None:
    first, second = arm("one", BASE[:1]), arm("two", added(BETTER)[:1])
    for require in (None, "not-worse", "better"):
        report = compare_arms(first, second, (), primary="claim_f1", require=require)
        told = " ".join(report.words)
        assert report.more_events is None
        assert "this one event does not show" in told
        assert "more event" not in told
        assert "10,000" not in told
        if require == "not-worse":
            assert report.required is not None
            assert report.required.detail.startswith("one event gives no interval")


@pytest.mark.parametrize(
    ("repeats", "told"),
    [
        ((1, 1), "Each arm read every article once; replies vary, so that more readings"),
        ((3, 3), "Each arm read every article three times; the score of several"),
        ((2, 4), "one read every article twice, two 4 times; the score of several"),
    ],
)
def test_how_often_each_article_was_read_is_told(repeats: tuple[int, int], told: str) -> None:
    first, second = arm("one", BASE, repeats=repeats[0]), arm("two", BASE, repeats=repeats[1])
    report = compare_arms(first, second, (), primary="claim_f1")
    assert any(each.startswith(told) for each in report.words)


def test_without_a_margin_the_bound_is_nothing() -> None:
    required = compared(MIXED, require="not-worse").required
    assert required is not None
    assert required.detail.endswith("and has to be above 0")


def test_wins_losses_and_ties_are_the_second_arm_s_by_article() -> None:
    report = compared([0.08, -0.07, 0.0, *[0.0] * 5])
    assert (report.wins, report.losses, report.ties) == (2, 2, 12)


def test_other_scores_are_corrected_for_their_number_and_the_primary_is_not() -> None:
    first, second = arm("one", BASE), arm("two", added(BETTER))

    def with_more(report: ArmReport) -> ArmReport:
        events = tuple(
            replace(
                event,
                articles=tuple(
                    replace(
                        a, scores={**a.scores, "loaded_f1": a.scores["claim_f1"], "frame_f1": 0.5}
                    )
                    for a in event.articles
                ),
            )
            for event in report.events
        )
        return replace(report, events=events)

    found = compare_arms(with_more(first), with_more(second), (), primary="claim_f1").differences
    assert found["claim_f1"].p_holm is None
    assert found["loaded_f1"].p is not None
    assert found["loaded_f1"].p_holm == pytest.approx(2 * found["loaded_f1"].p)
    assert found["frame_f1"].p_holm == 1.0


def test_an_article_that_only_one_arm_has_is_left_out() -> None:
    first, second = arm("one", BASE), arm("two", added(BETTER))
    short = replace(second, events=second.events[1:])
    report = compare_arms(first, short, (), primary="claim_f1")
    assert report.differences["claim_f1"].events == 7
    assert len(report.articles) == 14


def test_a_primary_score_that_no_event_has_is_refused() -> None:
    with pytest.raises(UsageError, match="no event has the score names_f1"):
        compared(MIXED, primary="names_f1")
    with pytest.raises(UsageError, match="no score is called 'accuracy'"):
        compared(MIXED, primary="accuracy")


def test_the_report_is_valid_against_its_schema() -> None:
    assert check_document(to_json(compared(MIXED, require="better")), "ab-report.v1") == ()

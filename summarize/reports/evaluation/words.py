"""The words of the reports on evaluations: headings, verdicts, layers, and what each says."""

from __future__ import annotations

from typing import Final

GATES: Final = "Gates"
GATES_MEAN: Final = (
    "A gate is a condition that its owners set beforehand; one that fails fails the run."
)
SCORES: Final = "Scores"
EVENTS: Final = "Event by event"
EVENTS_MEAN: Final = (
    "The scores to look at first, event by event; “–” where an event has nothing to score."
)
BOTH_SCORES: Final = "Both arms’ scores"
BOTH_EVENTS: Final = "Both arms, event by event"
MET: Final = "Requirement met"
NOT_MET: Final = "Requirement not met"
COSTS: Final = "Costs"
CONFIDENCE: Final = "How far the levels of confidence can be relied on"
CONFIDENCE_MEANS: Final = (
    "The program says how sure it is of what it puts together. Of what it showed at each level,"
    " so many were right."
)
MEANINGS: Final = "What each score says"
MISSES: Final = "Where labels and output part"
MISSES_MEAN: Final = (
    "Labels are what annotators marked; who they were is said beside the gold. Output is what the"
    " arm showed; of several repeats the first is shown."
)
PAIRS_MEAN: Final = (
    "Each dot is an event: the second arm’s score less the first’s, on the same articles. The last"
    " row is their mean with its 95 % interval."
)
MARGIN_MEANS: Final = "The dashed line is the margin: an interval that reaches it is not enough."
HOLLOW: Final = "Hollow dots are held-out events."
ARTICLES_MEAN: Final = "Claims that only one of them shows stand out; what both show is grey."
MADE: Final = "What was run"
DIFFERENCES: Final = "Score by score"
PAIRS: Final = "Event by event"
ARTICLES: Final = "Article by article"

ARM_MEANS: Final = "An arm is one thing that was scored: an engine, or a model with a prompt."
SHARE_MEANS: Final = (
    "A score runs from 0 (worst) to 1 (best) unless it is a count. The brackets hold its 95 %"
    " interval: going by how much it varies from event to event, the score over very many events"
    " like these may well be anything in it."
)
SOME_EVENTS: Final = "(1/3): only one of the three events has the score."
REPEATS_MEAN: Final = (
    "“Repeats ±” is how far the repeats of one article lie apart (standard deviation)."
)
DIFFERENCE_MEANS: Final = (
    "The difference is the second arm’s score less the first’s, on the same articles. The brackets"
    " hold its 95 % interval. “By chance” says how often a difference as large as this, or larger,"
    " would come up if the two were equally good; it is raised where several scores are tested at"
    " once, since the more one looks, the more one finds. “Noticeable” is the smallest difference"
    " that so many events would probably have shown (four times out of five)."
)
NO_MODEL: Final = "No model was asked, nothing was sent anywhere."
TOKENS_COUNTED: Final = "≈ counted afterwards, since the recordings name no tokens"
LOWER: Final = "lower is better"
FAILED_ARTICLES: Final = "Articles without an analysis"

GROUPS: Final = {
    "all": "All {}",
    "development": "Events for development",
    "held_out": "Held-out events",
}
HELD_OUT: Final = "held out"
FOR_DEVELOPMENT: Final = "development"
GROUP_NAMES: Final = {"all": "all", "development": FOR_DEVELOPMENT, "held_out": HELD_OUT}
HELD_OUT_BESIDE: Final = "Held-out events beside those for development"
HELD_OUT_MEANS: Final = (
    "Held-out events are never looked at while the program is changed, so that their scores say"
    " how it does on what is new to it."
)

NOT_TESTED: Final = "not tested"
VERDICTS_MEAN: Final = {
    "better": "The second arm does better, by more than chance would explain.",
    "worse": "The second arm does worse, by more than chance would explain.",
    "inconclusive": (
        "These events do not show which arm is better. That is not to say that they are equal."
    ),
    NOT_TESTED: "Shown for orientation only: no verdict was asked for, so none is given.",
}
VERDICT_NEEDS: Final = (
    "“Better” and “worse” need both: an interval that leaves out 0, and a difference that chance"
    " would bring about in 5 % of cases at most, after the correction for several scores."
)
UNTESTED_MEAN: Final = "Scores without a verdict are shown for orientation."
BY_EVENT: Final = (
    "Scores of the comparison (alignment, relations, told by one outlet) are taken event by event"
    " here and pooled over events in an evaluation, so that the two differ."
)
OUTCOMES: Final = {"win": "the second is better", "loss": "the first is better", "tie": "alike"}

MISS_KINDS_MEAN: Final = {
    "missed": "labelled, and not shown",
    "extra": "shown, and not labelled",
    "wrong": "shown otherwise than labelled",
}
LAYERS: Final = {
    "claims": "claims",
    "quantities": "figures",
    "attributions": "attributions",
    "sources": "sources",
    "loaded": "loaded phrases",
    "names": "contested names",
    "frames": "frames",
    "alignment": "alignment",
    "relation": "relations",
    "single": "told by one outlet",
    "copies": "copies",
}
OTHER: Final = "other"  # a layer without words here
OF_COMPARISON: Final = "the comparison"
NOT_SHOWN: Final = "not shown: held out"
LEVELS: Final = {"high": "high", "medium": "medium", "low": "low"}
CONFIDENT_IN: Final = {
    "alignment": "two articles tell one fact",
    "single": "one outlet alone tells a fact",
}

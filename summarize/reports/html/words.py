"""The words that only a page needs: switches, explanations, what was measured and what was not."""

from __future__ import annotations

from typing import Final

from summarize.reports.validated import FINDINGS, NOT_VALIDATED, OWN_FINDINGS, unmeasured

__all__ = [  # with what a page takes from the table of what was scored
    "FINDINGS",
    "NOT_VALIDATED",
    "OWN_FINDINGS",
    "unmeasured",
]

FACTS: Final = "Facts, outlet by outlet"
ARTICLES: Final = "The articles, side by side"
ARTICLE: Final = "The article"
ABOUT: Final = "How this page was made"
CHARTS: Final = "In figures"

KINDS: Final = {  # what can be marked in the text: (switch, what it shows, kind of finding)
    "loaded": ("Loaded phrases", "words that carry a judgement", "loaded language"),
    "name": ("Names", "what the article calls someone or something", "names"),
    "quantity": ("Quantities", "numbers, and what they count", "quantities"),
    "source": ("Sources", "on whose word something is told", "attribution"),
}
LOADED_MEANS: Final = {
    "intensifier": "it heightens what the sentence tells",
    "victory_defeat": "it tells an outcome as triumph or rout",
    "scare_quotes": "quotation marks that keep a word at a distance",
    "loaded_verb": "a verb that judges the act it tells of",
    "label": "a name that judges whom it names",
    "speculation": "a guess told in the article’s own voice",
    "editorial": "a judgement in the article’s own voice",
}
QUOTATION: Final = {
    "direct": "quoted directly",
    "indirect": "quoted indirectly",
    "mixed": "partly in the source’s words",
}
SENTENCE_KINDS: Final = {  # what a line outside the reporting is
    "title": "title",
    "caption": "caption",
    "link": "link",
    "social": "social media",
    "byline": "byline",
    "dateline": "dateline",
}
POSITIONS: Final = {"lead": "in the opening", "middle": "in the middle", "end": "near the end"}

NOT_VALIDATED_MEANS: Final = (
    "Findings marked “not validated” come without a score: nobody has yet measured them for this"
    " engine, or this prompt, against labelled articles. Read the passage before you rely on one."
    " The scores of language models are of one model; another may do better or worse."
)
LIMITS_OF_ALL: Final = (
    "A quote proves that the article says so, not that it is so.",
    "“Not found” means that the search found no such passage, not that the article has none;"
    " the passage that came nearest stands beside it.",
    "Counts depend on an article’s length; a rate per 1,000 words of a short text rests on few"
    " words.",
)

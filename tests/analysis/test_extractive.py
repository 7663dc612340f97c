"""The extractive engine: nothing without evidence, nothing from what is not reporting."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.analysis import Analysis, analyse
from summarize.jsonform import from_json, to_json
from summarize.schemas import check_document
from tests.analysis.making import FLOOD, article
from tests.spans import evidence_in, misplaced, outside_prose

SCHEMA = "article-analysis.v1"

# What newsrooms' texts are made of, and what breaks readers of them.
FRAGMENTS = (
    "Nine people were killed",
    "at least 32",
    "more than 200 wounded",
    "according to Mayor Ida Rooke",
    "she said",
    "denied that",
    "“",
    "”",
    '"',
    "‘",
    "’",
    "'s",
    ",",
    ".",
    ";",
    "?",
    "—",
    "(",
    ")",
    "$3 million",
    "10-20",
    "1,2,3",
    "½",
    "in the U.S.",
    "on Thursday",
    "31 February 2024",
    "between",
    "and",
    "but",
    "so-called",
    "resounding triumph",
    "the city of",
    "Jose\u0301",
    "\u00adsoft",
    "\u200b",
    "\u202e",
    "😀",
    "\x00",
    "İstanbul",
    "aİ-b",
    "al-İ\u00adb’İ",
    "ﬁre",
    "日本",
    "\n",
    "\n\n",
    "\u2028",
    "<< Follow us",
    "Read more:",
    "( Photo: AFP )",
    "date 2024-05-13",
)
NEWS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=40).map(" ".join)


def test_every_part_of_the_analysis_is_found_in_an_ordinary_article() -> None:
    found = analyse(article(FLOOD))
    assert found.summary
    assert found.claims
    assert found.framing.loaded_language
    assert {use.source for use in found.sourcing} >= {"Mara Lund", "the Red Cross"}
    roles = {q.role: q.value for claim in found.claims for q in claim.quantities}
    assert (roles["killed"], roles["wounded"]) == (9, 40)


def test_every_quote_is_the_slice_at_its_offsets() -> None:
    document = to_json(analyse(article(FLOOD)))
    assert len(list(evidence_in(document))) > 10
    assert misplaced(document) == []


def test_nothing_is_found_in_captions_bylines_and_links() -> None:
    document = to_json(analyse(article(FLOOD)))
    assert {s["kind"] for s in document["article"]["sentences"]} > {"prose"}
    assert outside_prose(document) == []


def test_claims_and_summary_are_the_articles_own_words() -> None:
    found = analyse(article(FLOOD))
    told = [(each.text, each.evidence) for each in found.claims]
    told += [(each.text, each.evidence) for each in found.summary]
    for text, evidence in told:
        assert [each.quote for each in evidence] == [text]


def test_the_analysis_keeps_to_its_schema() -> None:
    assert check_document(to_json(analyse(article(FLOOD))), SCHEMA) == ()


def test_the_engine_names_itself_and_no_model() -> None:
    engine = analyse(article(FLOOD)).engine
    assert engine.name == "extractive"
    assert (engine.model, engine.prompt, engine.usage) == (None, None, None)


def test_words_and_characters_are_counted() -> None:
    head = analyse(article("Nine people fled.\n\nRead more:")).article
    assert head.characters == len("Nine people fled.\n\nRead more:")
    assert head.words == 3


DUTCH = (
    "De brand in het gebied was gebied voor gebied geblust, zei burgemeester Ida Rooke. Er"
    " verbrandde 40 km bos. “Een ramp,” zei zij. Het water was by de dijk. Zij was blessed."
)


def test_another_language_gives_a_warning_claims_and_figures_and_nothing_of_word_lists() -> None:
    found = analyse(article(DUTCH, language="nl"))
    assert "'nl'" in found.warnings[0]
    assert len(found.warnings) == 1
    assert found.claims
    assert 40 in [q.value for claim in found.claims for q in claim.quantities]
    assert found.names == ()
    assert found.sourcing == ()
    assert (found.framing.frames, found.framing.loaded_language, found.framing.tone) == ((), (), ())
    assert {claim.attribution for claim in found.claims} == {None}
    assert {claim.agency for claim in found.claims} == {None}
    assert check_document(to_json(found), SCHEMA) == ()


def test_a_text_of_unknown_language_is_tried_as_english_with_a_warning() -> None:
    found = analyse(article(FLOOD, language="und"))
    assert "unknown" in found.warnings[0]
    assert found.sourcing == analyse(article(FLOOD)).sourcing


@pytest.mark.parametrize("language", ["en", "en-GB", "EN-us"])
def test_english_of_any_country_is_read_without_a_warning(language: str) -> None:
    assert analyse(article(FLOOD, language=language)).warnings == ()


@pytest.mark.parametrize("text", ["", "Read more:", "<< Follow us on Facebook >>", "\n\n", "…"])
def test_an_article_with_nothing_to_read_gives_an_empty_analysis(text: str) -> None:
    found = analyse(article(text))
    assert found.claims == ()
    assert check_document(to_json(found), SCHEMA) == ()


def check(text: str) -> None:
    found = analyse(article(text))
    document = json.loads(json.dumps(to_json(found)))
    assert misplaced(document) == []
    assert outside_prose(document) == []
    assert from_json(Analysis, document) == found
    assert check_document(document, SCHEMA) == ()


@settings(max_examples=200, deadline=None)
@given(NEWS)
def test_any_mixture_of_news_and_rubbish_is_analysed_with_exact_evidence(text: str) -> None:
    check(text)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_analysed_with_exact_evidence(text: str) -> None:
    check(text)


@settings(max_examples=50, deadline=None)
@given(NEWS)
def test_any_text_in_another_language_is_analysed_with_exact_evidence(text: str) -> None:
    found = analyse(article(text, language="de"))
    assert misplaced(to_json(found)) == []
    assert found.sourcing == ()

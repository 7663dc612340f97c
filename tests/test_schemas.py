"""The schemas: sound themselves, one with the types, and told apart by what documents declare."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from summarize.analysis import types as analysis
from summarize.articles.types import SentenceKind
from summarize.comparison import types as comparison
from summarize.errors import UsageError
from summarize.schemas import check_document, load_schema, schema_for, schema_names
from summarize.text import types as text

ANALYSIS, COMPARISON = "article-analysis.v1", "comparison.v1"


@pytest.mark.parametrize("name", schema_names())
def test_every_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(load_schema(name))


@pytest.mark.parametrize(
    ("schema", "definition", "literal"),
    [
        (ANALYSIS, "sentenceKind", SentenceKind),
        (ANALYSIS, "role", text.Role),
        (ANALYSIS, "stance", text.Stance),
        (ANALYSIS, "quotationForm", text.QuotationForm),
        (ANALYSIS, "sourceKind", text.SourceKind),
        (ANALYSIS, "loadedCategory", text.LoadedCategory),
        (ANALYSIS, "polarity", text.Polarity),
        (ANALYSIS, "frame", text.Frame),
        (ANALYSIS, "rejectionReason", analysis.RejectionReason),
        (COMPARISON, "relation", comparison.Relation),
        (COMPARISON, "pairRelation", comparison.PairRelation),
        (COMPARISON, "similarity", comparison.Similarity),
        (COMPARISON, "confidence", comparison.Confidence),
        (COMPARISON, "section", comparison.Section),
    ],
)
def test_a_closed_list_is_the_same_in_schema_and_types(
    schema: str, definition: str, literal: Any
) -> None:
    assert load_schema(schema)["$defs"][definition]["enum"] == list(get_args(literal))


@pytest.mark.parametrize("reply", ["analysis-reply.v1", "analysis-reply.v2"])
@pytest.mark.parametrize(
    ("definition", "field", "literal"),
    [
        ("claim", "stance", text.Stance),
        ("loadedPhrase", "category", text.LoadedCategory),
        ("source", "kind", text.SourceKind),
        ("source", "quotation", text.QuotationForm),
        ("frame", "frame", text.Frame),
        ("tone", "polarity", text.Polarity),
    ],
)
def test_a_model_chooses_from_the_same_closed_lists(
    reply: str, definition: str, field: str, literal: Any
) -> None:
    choices = load_schema(reply)["$defs"][definition]["properties"][field]["enum"]
    assert [choice for choice in choices if choice is not None] == list(get_args(literal))


def test_a_document_names_its_schema() -> None:
    assert schema_for({"schema": "comparison/1"}) == COMPARISON
    assert schema_for({"schema": "comparison/99"}) is None
    assert schema_for({"schema": 1}) is None
    assert schema_for([]) is None


def test_a_problem_says_where_it_is() -> None:
    (problem, *_) = check_document({"input": "x"}, COMPARISON)
    assert problem.path == "$"
    paths = {p.path for p in check_document({"schema": "comparison/2"}, COMPARISON)}
    assert "$.schema" in paths


def test_an_unknown_schema_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"there are: .*article-analysis\.v1"):
        load_schema("analysis.v9")

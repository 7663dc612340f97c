"""The JSON form of dataclasses, there and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.analysis.types import Claim, ClaimAttribution
from summarize.evidence import Evidence
from summarize.jsonform import from_json, to_json
from summarize.text.types import Quantity, TimeMention

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
evidence = st.builds(
    Evidence, text, st.integers(0, 99), st.integers(0, 99), st.none() | text, st.just("exact")
)
number = st.none() | st.integers(0, 10**9) | st.floats(0, 1e9, allow_nan=False)
quantity = st.builds(
    Quantity,
    value=number,
    low=number,
    high=number,
    low_open=st.booleans(),
    high_open=st.booleans(),
    approximator=st.none() | text,
    unit=st.none() | text,
    role=st.sampled_from(["killed", "other"]),
    group=st.none() | text,
    scope=st.none() | text,
    as_of=st.none() | text,
    certainty=st.sampled_from(["high", "low"]),
    evidence=evidence,
)
claim = st.builds(
    Claim,
    id=text,
    text=text,
    evidence=st.lists(evidence, max_size=2).map(tuple),
    attribution=st.none()
    | st.builds(ClaimAttribution, st.none() | text, text, st.just("denied"), evidence),
    quantities=st.lists(quantity, max_size=2).map(tuple),
    time=st.none() | st.builds(TimeMention, st.none() | text, st.none() | text, text),
    salience=st.floats(0, 1),
    position=st.sampled_from(["lead", "end"]),
    agency=st.none() | st.just("passive"),
)


@given(claim)
def test_a_record_comes_back_from_its_json_text_as_it_was(record: Claim) -> None:
    assert from_json(Claim, json.loads(json.dumps(to_json(record)))) == record


def test_an_unknown_value_is_null_and_never_an_absent_key() -> None:
    form = to_json(TimeMention(None, None, "on Thursday"))
    assert form == {"earliest": None, "latest": None, "text": "on Thursday"}


def test_keys_of_a_later_version_are_passed_over() -> None:
    form = {"earliest": None, "latest": None, "text": "now", "calendar": "Gregorian"}
    assert from_json(TimeMention, form) == TimeMention(None, None, "now")


def test_what_has_no_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no JSON form"):
        to_json({1, 2})

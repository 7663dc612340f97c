from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.reports import wording
from summarize.schemas import load_schema
from tests.reports.making import attribution, quantity

TEXT = "dozens of people said at least 32 no one denied"


def figure(value: float | None, role: str, quote: str = "at least 32", **more: Any) -> str:
    return wording.figure(quantity(TEXT, quote, value, role, **more))


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (32.0, "32"),
        (1200, "1,200"),
        (2.5, "2.5"),
        (1_200_000, "1.2 million"),
        (3_000_000_000, "3 billion"),
        (1_234_567, "1,234,567"),
        (0, "0"),
    ],
)
def test_numbers_are_written_as_people_write_them(number: float, written: str) -> None:
    assert wording.number_words(number) == written


def test_a_figure_names_what_it_counts() -> None:
    assert figure(32, "killed", approximator="at least") == "at least 32 people killed"
    assert figure(1, "missing") == "1 person missing"
    assert figure(1, "missing", group="men") == "1 man missing"
    assert figure(1, "killed", group="police officers") == "1 police officer killed"
    assert figure(1, "duration", unit="hours") == "1 hour"
    assert figure(3, "killed", group="nurses") == "3 nurses killed"
    assert figure(40, "distance", unit="km") == "40 km"
    assert figure(12.5, "share", unit="percent") == "12.5%"
    assert figure(12, "share", unit="percent", group="voters") == "12% voters"
    assert figure(5e6, "paid", unit="USD") == "5 million USD paid"
    assert (
        figure(9, "missing", scope="in the north", as_of="2024-05-03")
        == "9 people missing in the north, as of 3 May 2024"
    )


def test_a_vague_figure_shows_its_words_and_their_bounds() -> None:
    assert figure(None, "killed", "dozens", low=24, high=None) == "“dozens” (24 or more)"
    assert figure(None, "killed", "dozens", low=2, high=9) == "“dozens” (2 to 9)"
    assert figure(None, "killed", "dozens", low=None, high=9) == "“dozens” (up to 9)"
    assert figure(None, "killed", "dozens", low=None, high=None) == "“dozens”"


def test_a_credit_says_on_whose_word() -> None:
    assert wording.credit(None) == "in its own voice"
    said = attribution(TEXT, "Ana Ruiz", "said")
    assert wording.credit(said) == "credited to Ana Ruiz (“said”)"
    denied = attribution(TEXT, "Ana Ruiz", "denied", "denied")
    assert wording.credit(denied) == "denied by Ana Ruiz (“denied”)"
    nobody = attribution(TEXT, None, "said")
    assert wording.credit(nobody) == "no source named (“said”)"
    someone = attribution(TEXT, "A police officer", "said")
    assert wording.credit(someone) == "credited to a police officer (“said”)"
    name = attribution(TEXT, "The Chamber of Commerce", "said")
    assert wording.credit(name) == "credited to The Chamber of Commerce (“said”)"


def test_quotation_marks_within_a_quotation_become_single_ones() -> None:
    assert wording.nested("plain, the drivers' own") == "plain, the drivers' own"
    assert wording.nested('she said "no"') == "she said ‘no’"
    assert wording.nested('"Go." ("Now!" he said.)') == "‘Go.’ (‘Now!’ he said.)"
    assert wording.nested("“so-called” «fair» „pay”") == "‘so-called’ ‘fair’ ‘pay’"


@given(st.text())
def test_nesting_keeps_every_place_in_a_quotation(text: str) -> None:
    inner = wording.nested(text)
    assert len(inner) == len(text)
    assert not set(inner) & set('“”„«»"')


def test_a_topic_is_what_the_figures_have_in_common() -> None:
    killed = quantity(TEXT, "dozens", 4, "killed")
    nurses = quantity(TEXT, "dozens", 4, "killed", group="nurses")
    tonnes = quantity(TEXT, "dozens", 4, "other", unit="tonnes")
    assert wording.topic([killed, killed]) == "killed"
    assert wording.topic([nurses]) == "killed (nurses)"
    assert wording.topic([killed, nurses]) == "killed"
    assert wording.topic([tonnes, tonnes]) == "tonnes"
    walk = quantity(TEXT, "dozens", 4, "distance", unit="km")
    ride = quantity(TEXT, "dozens", 4, "distance", unit="miles")
    assert wording.topic([walk]) == "km"
    assert wording.topic([walk, ride]) == "distance"
    assert wording.topic([]) == ""


def test_dates_are_written_out_and_what_is_none_stays() -> None:
    assert wording.long_date("2023-09-21T08:00:00Z") == "21 September 2023"
    assert wording.long_date("2023-02-31") == "2023-02-31"


def test_names_are_listed_as_a_sentence_lists_them() -> None:
    assert wording.listed(["A", "B", "C"]) == "A, B and C"
    assert wording.listed(("A", "B")) == "A and B"
    assert wording.listed(["A"]) == "A"
    assert wording.listed([]) == ""


def test_every_word_that_a_schema_allows_has_a_wording() -> None:
    analysis = load_schema("article-analysis.v1")["$defs"]
    comparison = load_schema("comparison.v1")["$defs"]
    assert set(wording.RELATIONS) == set(comparison["relation"]["enum"])
    assert set(wording.GRAVITY) == set(comparison["pairRelation"]["enum"])
    assert set(wording.BRIEF) == set(comparison["section"]["enum"])
    assert set(wording.CATEGORIES) == set(analysis["loadedCategory"]["enum"])
    assert set(wording.REASONS) == set(analysis["rejectionReason"]["enum"])
    frame_use = json.dumps(analysis["frameUse"])
    assert all(json.dumps(basis) in frame_use for basis in wording.BASIS)
    assert set(wording.LIMITS) == set(analysis["engine"]["properties"]["name"]["enum"])

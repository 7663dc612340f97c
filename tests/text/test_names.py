from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.entities import find_entities
from summarize.text.names import find_names
from summarize.text.reading import read
from tests.text.making import article_of

if TYPE_CHECKING:
    from summarize.text.types import NameUse


def uses(text: str) -> tuple[NameUse, ...]:
    reading = read(article_of(text))
    return find_names(reading, find_entities(reading))


def labels(text: str) -> list[tuple[str, str]]:
    return [(use.entity, use.label) for use in uses(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells hit breakaway Abkhazia.", [("Abkhazia", "breakaway")]),
        ("The breakaway region of Abkhazia voted.", [("Abkhazia", "breakaway")]),
        ("The long-disputed, Russian-backed Abkhazia voted.", None),
        ("The far-right leader Jana Toth won.", [("Jana Toth", "far-right")]),
        ("The hard-line Ohio Sen. Mark Dunne won.", [("Mark Dunne", "hard-line")]),
        ("Mark Dunne, a populist lawyer, won.", [("Mark Dunne", "populist")]),
        ("The embattled governor Mark Dunne resigned.", [("Mark Dunne", "embattled")]),
        ("The Iran-backed Houthis fired.", [("Houthis", "Iran-backed")]),
        ("Rebels took the town.", [("armed group", "rebels")]),
        ("The anti-government rebels left.", [("armed group", "anti-government rebels")]),
        ("Serbian fighters left.", [("Serbian forces", "Serbian fighters")]),
        ("The pro-Serbian forces left.", [("Serbian forces", "pro-Serbian forces")]),
        ("Pro-Serbian forces left.", [("Serbian forces", "pro-Serbian forces")]),
        (
            "The pro-Serbian separatists left.",
            [("pro-Serbian armed group", "pro-Serbian separatists")],
        ),
        ("The Syrian regime denied it.", [("Syrian government", "Syrian regime")]),
        ("The regime denied it.", [("government", "regime")]),
        ("Ethnic Serb militias left.", [("Serbian forces", "ethnic Serb militias")]),
        ("Illegal aliens were held.", [("people on the move", "illegal aliens")]),
        ("Police faced rioters.", [("people protesting", "rioters")]),
        ("Pro-life groups and abortion rights groups met.", None),
        ("Troops began their offensive.", [("military operation", "offensive")]),
        ("Soldiers left Artsakh.", [("Nagorno-Karabakh", "Artsakh")]),
    ],
)
def test_labels_are_put_on_what_they_name(
    text: str, expected: list[tuple[str, str]] | None
) -> None:
    several = {
        "The long-disputed, Russian-backed Abkhazia voted.": [
            ("Abkhazia", "long-disputed"),
            ("Abkhazia", "Russian-backed"),
        ],
        "Pro-life groups and abortion rights groups met.": [
            ("opponents of abortion", "pro-life"),
            ("supporters of abortion rights", "abortion rights"),
        ],
    }
    assert labels(text) == (several[text] if expected is None else expected)


@pytest.mark.parametrize(
    "text",
    [
        "Russia annexed the valley.",
        "Troops occupied Abkhazia in spring.",
        "The security forces arrived.",
        "The government met.",
        "Republican leadership met.",
        "The offensive remarks hurt.",
        "Surgeons finished the operation.",
        "A fighter jet crashed.",
        "The mountainous region of Abkhazia is cold.",
        "The hotly contested Senate race goes on.",
        "An anti-virus program ran.",
        "Louise M. Slaughter of Lund came.",
        "The crews will strike and the army plans to massacre nobody.",
        "They prosecuted mob figures.",
    ],
)
def test_plain_words_are_no_labels(text: str) -> None:
    assert labels(text) == []


def test_an_alternative_name_is_a_label_beside_its_modifier() -> None:
    text = "They hold the self-proclaimed “Republic of Zelmar” (the Orvan name for Kestria)."
    found = uses(text)
    assert [(use.entity, use.label) for use in found] == [
        ("Kestria", "self-proclaimed"),
        ("Kestria", "Republic of Zelmar"),
    ]
    assert not any(use.in_quote for use in found)


def test_an_unnamed_contested_place_is_the_one_that_is_named_so() -> None:
    text = "They left breakaway Abkhazia.\nTalks on the disputed territory failed."
    assert labels(text)[-1] == ("Abkhazia", "disputed")


def test_an_unnamed_contested_place_has_a_heading_where_two_could_be_meant() -> None:
    text = "Breakaway Abkhazia and breakaway Somaliland met.\nThe disputed territory is calm."
    assert labels(text)[-1] == ("disputed territory", "disputed")


def test_a_label_in_a_quotation_is_the_sources_own() -> None:
    (use,) = uses("“We will fight the terrorists to the end,” the mayor said.")
    assert use.in_quote
    assert use.evidence.quote == "terrorists"


def test_evidence_takes_in_what_the_label_is_put_on() -> None:
    (use,) = uses("The breakaway region of Abkhazia voted.")
    assert use.evidence.quote == "breakaway region of Abkhazia"


_PIECES = st.sampled_from(
    ["breakaway ", "Abkhazia", " the ", "“", "”", ", ", "rebels", "pro-Serbian ", ". ", "\n", "Mr"]
)


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=80))
def test_labels_are_exact_sorted_and_the_same_every_time(text: str) -> None:
    found = uses(text)
    assert found == uses(text)
    assert all(text[u.evidence.start : u.evidence.end] == u.evidence.quote for u in found)
    assert [u.evidence.start for u in found] == sorted(u.evidence.start for u in found)

"""Kinds of sources: what somebody's own words and offices prove, and who is no source at all."""

from __future__ import annotations

import pytest

from summarize.text.attribution import find_attributions
from summarize.text.descriptions import described_kind
from summarize.text.entities import find_entities
from summarize.text.reading import read
from summarize.text.source_kinds import kind_of_words
from tests.text.making import article_of


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("union secretary", "party"),
        ("the general secretary of the dockers ' union", "party"),
        ("the federation 's president", "party"),
        ("the parties ' general secretaries", "party"),
        ("union officials", "party"),
        ("an official at the company", "party"),
        ("a representative of the drivers ' union", "party"),
        ("the chair of the alliance", "party"),
        ("a spokeswoman for the campaign", "party"),
        ("the transport workers ' alliance", "party"),
        ("the drivers ' forum", None),
        ("the chair of the council", "official"),
        ("an official familiar with the company 's plans", "official"),
        ("the secretary of state for transport", "official"),
        ("the european union commissioner for transport", "official"),
        ("ministers of the ruling party", "official"),
        ("the chief of police", "official"),
        ("one of them", "anonymous"),
        ("one of the residents", "witness"),
    ],
)
def test_an_office_is_of_the_kind_of_its_body(phrase: str, kind: str | None) -> None:
    assert kind_of_words(phrase.split()) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ines Falk, who runs a bakery. Engineers came later.", None),
        ("Ines Falk, who runs a bakery by the old bridge; engineers came later.", None),
        ("It was left to the bank. Ines Falk was late.", None),
        ("The rooms were full of police\nInes Falk was late.", None),
        ("Ines Falk, who met the minister, was late.", None),
        ("Ines Falk, who said she would vote for the candidate, was late.", None),
        ("Ines Falk, who leads the union, was late.", "party"),
        ("Ines Falk, who is an engineer, was late.", "expert"),
        ("We asked analyst Ines Falk.", "expert"),
        ("We asked Gov. Ines Falk.", "official"),
        ("Ines Falk, general secretary of the dockers’ union, left.", "party"),
        ("We met Ines Falk, police, and the crew of the boat.", None),
    ],
)
def test_a_name_is_described_within_its_own_sentence(text: str, kind: str | None) -> None:
    mentions = find_entities(read(article_of(text))).mentions
    assert described_kind(text, [m for m in mentions if m.name == "Ines Falk"]) == kind


@pytest.mark.parametrize(
    "text",
    [
        "A grieving city demands answers.",
        "Grieving city demands answers.",
        "The grieving city of Lund demanded that the mayor resign.",
        "An angry crowd demanded that the mayor resign.",
        "The weary night shift said the water rose at three.",
    ],
)
def test_a_place_or_crowd_with_an_adjective_is_no_source(text: str) -> None:
    assert find_attributions(read(article_of(text))) == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The city said the bridge was safe.", "The city"),
        ("The night shift said the water rose at three.", "The night shift"),
        ("The city council demanded answers.", "The city council"),
        ("Angry residents demanded that the mayor resign.", "Angry residents"),
    ],
)
def test_a_body_or_people_speak_with_or_without_one(text: str, source: str) -> None:
    assert [a.source for a in find_attributions(read(article_of(text)))] == [source]

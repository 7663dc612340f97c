"""One name for one thing: its parts, what a body is called for short, and the people of a place."""

from __future__ import annotations

import pytest

from summarize.comparison.columns import column_of
from summarize.comparison.shared_names import share_names
from tests.comparison.making import analysis_of


@pytest.mark.parametrize(
    ("first", "second", "name", "shared"),
    [
        ("Ilham Aliyev spoke.", "Later Aliyev left for home.", "Aliyev", "Ilham Aliyev"),
        (
            "The firm Parvane Logistics builds a depot.",
            "The depot of Parvane was damaged.",
            "Parvane",
            "Parvane Logistics",
        ),
        (
            "Troops of Velmora crossed the river.",
            "The Velmoran troops crossed at dawn.",
            "Velmoran",
            "Velmora",
        ),
    ],
)
def test_a_shorter_name_stands_for_the_longer_one(
    first: str, second: str, name: str, shared: str
) -> None:
    columns = [column_of(analysis_of("anvil", first)), column_of(analysis_of("beacon", second))]
    assert share_names(columns)[name] == shared


def test_the_first_word_of_a_place_is_not_the_place() -> None:
    columns = [
        column_of(analysis_of("anvil", "The court sat in Port Essan.")),
        column_of(analysis_of("beacon", "Helen Port was not in court.")),
    ]
    names = share_names(columns)
    assert names["Port Essan"] == "Port Essan"


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("The flood hit Orvale.", "Orvale Water closed the pumps.", "Orvale"),
        ("Mila Strand spoke in Milan.", "Mila left.", "Milan"),
    ],
)
def test_a_town_is_neither_its_water_works_nor_a_person(first: str, second: str, name: str) -> None:
    columns = [column_of(analysis_of("anvil", first)), column_of(analysis_of("beacon", second))]
    assert share_names(columns)[name] == name

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.articles import slugify
from summarize.articles.identity import unique_id


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Fox News", "fox-news"),
        ("Le Monde (Café)", "le-monde-cafe"),
        ("../../etc", "etc"),
        (".hidden", "hidden"),
        ("Новости", "article"),
        ("", "article"),
        ("a" * 200, "a" * 80),
    ],
)
def test_a_slug_is_a_safe_file_name(name: str, slug: str) -> None:
    assert slugify(name) == slug


@given(st.text())
def test_any_name_has_a_slug_of_safe_characters(name: str) -> None:
    assert set(slugify(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(slugify(name)) <= 80


@given(st.lists(st.sampled_from(["a", "b", "a-2", "a-3", "a-9"]), max_size=60))
def test_ids_are_never_given_twice(wanted: list[str]) -> None:
    taken: set[str] = set()
    given_ids = [unique_id(name, taken) for name in wanted]
    assert len(set(given_ids)) == len(wanted)
    assert taken == set(given_ids)


def test_numbers_go_up_one_by_one() -> None:
    taken: set[str] = set()
    assert [unique_id("a", taken) for _ in range(40)] == ["a", *(f"a-{n}" for n in range(2, 41))]

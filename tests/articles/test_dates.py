from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.articles.dates import iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-03-04", "2024-03-04"),
        ("2024-03-04T10:30:00Z", "2024-03-04T10:30:00+00:00"),
        ("2024-03-04 10:30:00+0200", "2024-03-04T10:30:00+02:00"),
        ("21 September 2023", "2023-09-21"),
        ("21st of September 2023", "2023-09-21"),
        ("Sept. 21, 2023", "2023-09-21"),
        ("Thursday, September 21, 2023 at 10:30 a.m. EDT", "2023-09-21"),
        ("Thu, 21 Sep 2023 10:30:00 +0200", "2023-09-21T10:30:00+02:00"),
        ("2023/9/21", "2023-09-21"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("21.09.2023", "2023-09-21"),
        ("4/4/2024", "2024-04-04"),
    ],
)
def test_a_date_as_newsrooms_write_it_becomes_iso(written: str, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "03/04/2023",
        "yesterday",
        "2023",
        "2023-09",
        "2023-13-01",
        "31 February 2023",
        "",
        "٢٠٢٣-٠٩-٢١",
        "2023-09-21 and later",
        "99/99/2023",
        "21 September",
        "2023-09-21T25:00",
    ],
)
def test_what_is_ambiguous_or_no_date_is_not_guessed(written: str) -> None:
    assert iso_date(written) is None


@given(st.text() | st.from_regex(r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}.{0,9}"))
def test_no_text_raises(written: str) -> None:
    assert iso_date(written) is None or iso_date(written)[:4].isdigit()  # type: ignore[index]


@given(st.dates())
def test_an_iso_date_is_its_own_form(day: object) -> None:
    assert iso_date(str(day)) == str(day)

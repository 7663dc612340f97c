from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarize.reports.parts import passage
from summarize.reports.quoting import CUT, places, quoted, shortened
from summarize.reports.views import Passage
from tests.reports.making import evidence, quantity

LONG = ("It rained. " * 40) + "In all 32 people were killed on the road. " + ("It rained. " * 40)


def test_a_short_quote_is_whole() -> None:
    assert quoted(Passage("It rained.", "s1", 0, 10)).plain == "“It rained.”"


def test_a_long_quote_is_cut_at_a_word_and_says_so() -> None:
    shown = shortened(Passage(LONG, "s1", 0, len(LONG)), 60).text
    assert shown == f"{'It rained. ' * 5}It {CUT}"


def test_a_long_quote_is_cut_around_its_figure() -> None:
    killed = quantity(LONG, "32 people", 32, "killed")
    shown = shortened(passage(evidence(LONG, LONG), [killed]), 60)
    ((start, end),) = shown.marks
    assert shown.text[start:end] == "32 people"
    assert shown.text.startswith(CUT)
    assert shown.text.endswith(CUT)


def test_figures_stay_marked_where_white_space_was_folded() -> None:
    text = "Rain\n\n fell; 32\n people\tdied and\x07 nine hurt"
    found = passage(
        evidence(text, text),
        [quantity(text, "nine", 9, "wounded"), quantity(text, "32\n people", 32, "killed")],
    )
    assert [found.text[a:b] for a, b in found.marks] == ["32 people", "nine"]


def test_overlapping_figures_are_marked_once() -> None:
    text = "more than 32 people"
    found = passage(
        evidence(text, text),
        [quantity(text, "32 people", 32, "killed"), quantity(text, text, 32, "killed")],
    )
    assert len(found.marks) == 1


def test_many_places_are_not_all_listed() -> None:
    assert places(["s1", "s2"]).plain == "[s1, s2]"
    assert places(["s1", "s2", "s3", "s4", "s5", "s6"]).plain == "[s1, s2, s3, s4, …]"


@given(st.text(), st.integers(0, 80), st.integers(0, 80), st.integers(30, 60))
def test_cutting_keeps_marks_on_the_same_words(text: str, a: int, b: int, limit: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    whole = Passage(text, None, 0, len(text), ((start, end),) if start < end else ())
    shown = shortened(whole, limit)
    assert all(shown.text[x:y] == text[start:end] for x, y in shown.marks)
    assert len(shown.text) <= max(limit, 0) + 2 * len(f"{CUT} ")

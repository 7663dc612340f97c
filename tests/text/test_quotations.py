"""Quotations: which marks open, which close, and which are only apostrophes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in find_quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('She called it "a start".', ["a start"]),
        ("She called it “a start”.", ["a start"]),
        ("She called it ‘a start’.", ["a start"]),
        ("She called it 'a start'.", ["a start"]),
        ("Sie nannte es „einen Anfang“.", ["einen Anfang"]),
        ("Elle parle d’un «début».", ["début"]),
        ("“He said ‘no’ to us,” she said.", ["He said ‘no’ to us,"]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ('(“inside”) and "out"', ["inside", "out"]),
        ('an empty "" one', [""]),
    ],
)
def test_what_stands_between_marks_is_a_quotation(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


@pytest.mark.parametrize(
    "text",
    [
        "The workers' union and the dockers' union met.",
        "It won't, it can’t, it isn't Lund's.",
        "’Twas a cold May.",
        "the spirit of the '90s and the players' strike",
        "a board 5'10\" long and 6'2\" wide",
        "A stray ‘ mark, and another ' one.",
        "ends on an opening “",
        "'",
    ],
)
def test_an_apostrophe_or_a_stray_mark_opens_no_quotation(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("‘The players’ union will not go,’ he said.", ["The players’ union will not go,"]),
        ("'The players' union will not go,' he said.", ["The players' union will not go,"]),
        ("They passed ‘reforms’ and ‘cuts,’ he said.", ["reforms", "cuts,"]),
        ("The ‘reforms’ hit the unions’ funds.", ["reforms"]),
    ],
)
def test_a_plural_possessive_closes_no_utterance(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


def test_a_quotation_that_is_never_closed_runs_to_the_end_of_its_paragraph() -> None:
    text = 'She said: "We went on\n\nand "on" again'
    (first,) = find_quotations(text, 0, text.index("\n"))
    assert not first.closed
    assert (first.end, first.inner_end) == (text.index("\n"), text.index("\n"))


def test_marks_outside_the_paragraph_are_not_seen() -> None:
    text = '"a" b "c"'
    assert [q.start for q in find_quotations(text, 3, 6)] == []


@given(st.text(alphabet="“”„«»‘’\"' as.,\n0", max_size=60), st.data())
def test_quotations_are_in_order_disjoint_and_inside_their_paragraph(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    position = start
    for quotation in find_quotations(text, start, end):
        assert position <= quotation.start < quotation.inner_start
        assert quotation.inner_start <= quotation.inner_end <= quotation.end <= end
        assert quotation.closed == (quotation.inner_end < quotation.end)
        assert quotation.covers(quotation.inner_start, quotation.inner_end)
        position = quotation.end

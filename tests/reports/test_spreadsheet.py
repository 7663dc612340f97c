from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.reports.spreadsheet import COLUMNS, facts_csv, harmless
from tests.reports.making import LEDGER, LEDGER_ID, POST_ID, Document, comparison, quantity


def rows(of: Document) -> list[dict[str, str]]:
    """The sheet as a reader of RFC 4180 sees it."""
    text = facts_csv(of)
    assert text.startswith("\ufefffact,relation,")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_a_row_for_each_fact_and_article_that_tells_it() -> None:
    sheet = rows(comparison())
    assert [(row["fact"], row["article"]) for row in sheet] == [
        *(("f1", LEDGER_ID), ("f1", POST_ID), ("f2", LEDGER_ID), ("f2", POST_ID)),
        *(("f3", LEDGER_ID), ("f3", POST_ID), ("f4", LEDGER_ID), ("f4", POST_ID)),
        *(("f5", LEDGER_ID), ("f6", POST_ID)),
    ]


def test_a_row_holds_the_quote_the_figure_and_on_whose_word() -> None:
    assert rows(comparison())[2] == {
        "fact": "f2",
        "relation": "conflict",
        "figures": "differ",
        "confidence": "high",
        "fact_text": "At least 32 people were killed when the Brackwater dam gave way on Tuesday",
        "outlet": "Brackwater Ledger",
        "article": LEDGER_ID,
        "quote": "At least 32 people were killed when the Brackwater dam gave way on Tuesday",
        "figure": "at least 32 people killed",
        "low": "32",
        "high": "",
        "value": "32",
        "unit": "people",
        "source": "the health ministry",
        "verb": "said",
        "texts": "2",
        "explanation": "Both say how many were killed, and the figures exclude each other.",
    }


def test_what_is_not_stated_is_empty_and_an_article_without_outlet_goes_by_its_id() -> None:
    meeting = rows(comparison())[-1]
    absent = ("figures", "figure", "low", "high", "value", "unit", "source", "verb", "explanation")
    assert [meeting[column] for column in absent] == [""] * len(absent)
    assert meeting["outlet"] == POST_ID


def test_several_figures_of_a_statement_stand_in_one_order_in_all_their_columns() -> None:
    event = comparison()
    event["facts"][0]["claims"][0]["quantities"] = [
        quantity(LEDGER, "nine villagers", 9, "rescued", group="villagers"),
        quantity(LEDGER, "About 1,200 people", 1200.5, "rescued", low=None, unit=None),
    ]
    row = rows(event)[0]
    assert row["figure"] == "9 villagers rescued; 1,200.5 rescued"
    assert [row[name] for name in ("low", "high", "value", "unit")] == [
        "9; ",
        "9; 1200.5",
        "9; 1200.5",
        "people; ",
    ]


def test_large_figures_are_bare_numbers() -> None:
    event = comparison()
    event["facts"][0]["claims"][0]["quantities"] = [
        quantity(LEDGER, "nine villagers", 190_000_000.0, "paid", unit="EUR")
    ]
    assert rows(event)[0]["value"] == "190000000"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('=HYPERLINK("http://x.example","y")', '\'=HYPERLINK("http://x.example","y")'),
        ("+1", "'+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\tquiet", "'\tquiet"),
        ("\rquiet", "' quiet"),
        ("   =1", "'   =1"),
        ("\n=1", "'\n=1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\u200b=1", "'\u200b=1"),
        ("\u202e=1", "'⟨U+202E⟩=1"),
        ("＝1", "'＝1"),
        ("2 + 2 = 4", "2 + 2 = 4"),
        ("“=1”", "“=1”"),
        ("one\ntwo, “three”", "one\ntwo, “three”"),
        ("bell\x07", "bell␇"),
        ("half \ud800", "half ⟨U+D800⟩"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula_or_hides_a_character(cell: str, shown: str) -> None:
    assert harmless(cell) == shown


def test_hostile_words_are_harmless_in_every_column() -> None:
    event = comparison()
    evil = '=cmd|"/C calc"!A1,\r\n@x'
    event["articles"][0] |= {"outlet": evil}
    fact = event["facts"][1] | {"text": evil, "explanation": evil}
    event["facts"] = [fact]
    claim = fact["claims"][0]
    claim["evidence"][0]["quote"] = evil
    claim["attribution"] = {"source": evil, "verb": evil, "stance": "reported", "evidence": None}
    claim["quantities"][0] |= {"unit": evil, "group": evil, "approximator": evil}
    row = rows(event)[0]
    hostile = {name for name, cell in row.items() if "cmd" in cell}
    assert hostile == {
        *("fact_text", "outlet", "quote", "figure", "unit", "source", "verb", "explanation"),
    }
    assert all(row[name].startswith("'=") for name in hostile)


@given(st.text())
def test_every_text_survives_the_reader_and_utf_8(cell: str) -> None:
    event = comparison()
    event["facts"] = event["facts"][:1]
    event["facts"][0]["text"] = cell
    event["facts"][0]["claims"] = event["facts"][0]["claims"][:1]
    (row,) = rows(event)
    assert row["fact_text"] == harmless(cell)
    assert tuple(row) == COLUMNS
    assert not row["fact_text"].lstrip().startswith(("=", "+", "-", "@"))
    facts_csv(event).encode()

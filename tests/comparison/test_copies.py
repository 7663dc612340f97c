"""One text or many."""

from __future__ import annotations

from tests.comparison.making import comparison_of

WIRE = """The government declared three days of mourning and ordered all flags to half-mast.

Residents of the harbour quarter were allowed to return home once the air had been tested."""


def test_two_reprints_of_one_wire_text_are_one_text() -> None:
    comparison = comparison_of(
        anvil=f"{WIRE}\n\nBy Jane Roe, with AFP", beacon=f"Flags fell at noon.\n\n{WIRE}"
    )
    (copies,) = comparison.copies
    assert (copies.articles, copies.agency) == (("anvil", "beacon"), "AFP")
    assert len(copies.passages) == 2
    mourning = next(f for f in comparison.facts if "mourning" in f.claims[0].text)
    assert (len(mourning.claims), mourning.texts) == (2, 1)


def test_a_lightly_edited_reprint_is_still_one_text() -> None:
    edited = WIRE.replace("all flags", "flags").replace("home once", "home after")
    assert comparison_of(anvil=WIRE, beacon=edited).copies


def test_two_reporters_who_quote_one_statement_copy_nobody() -> None:
    said = "we will not rest until every family in this town knows what happened that night"
    comparison = comparison_of(
        anvil=f'"{said.capitalize()}," the mayor said.\n\n"{said.capitalize()}," she said again.',
        beacon=f'"{said.capitalize()}," said the mayor.\n\nShe said: "{said.capitalize()}."',
    )
    assert comparison.copies == ()


def test_the_same_facts_in_other_words_are_no_copy() -> None:
    comparison = comparison_of(
        anvil=WIRE, beacon="Three days of mourning were declared by ministers, with flags lowered."
    )
    assert comparison.copies == ()
    assert all(fact.texts == len(fact.claims) for fact in comparison.facts)


def test_of_forty_reprints_each_is_found() -> None:
    comparison = comparison_of(**{f"a{n:03}": WIRE for n in range(40)})
    assert [len(copies.articles) for copies in comparison.copies] == [40]
    assert {fact.texts for fact in comparison.facts} == {1}

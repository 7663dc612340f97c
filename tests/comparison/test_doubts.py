"""What another outlet may tell in other words is undecided, not one outlet's own."""

from __future__ import annotations

import pytest

from tests.comparison.making import comparison_of

FILLER = "\n\n".join(
    f"{what} closed for the day." for what in ("Bakers", "Smiths", "Tailors", "Cobblers", "Grocers")
)


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("Police arrested seven strikers at the gate.", "Nine dockers were detained on the pier."),
        ("The army flew in 14 helicopters.", "Its 14 gunships stood on the meadow."),
        (
            "Barns in the meadow took six shells.",
            "A further 300 shells came down at dusk.",
        ),
        ("The company denied that the wall had cracks.", "A gust took down the crane."),
    ],
)
def test_a_figure_of_a_kind_that_another_gives_or_a_denial_is_undecided(
    own: str, other: str
) -> None:
    comparison = comparison_of(anvil=own, beacon=other)
    assert own in {u.text for u in comparison.undecided}
    assert own not in {fact.text for fact in comparison.facts}


def test_the_lead_of_a_longer_article_is_not_called_its_own() -> None:
    lead = "The knives fell silent at the slaughterhouse."
    rest = "Eels were sold at the harbour wall. Anglers mended nets by the lock."
    comparison = comparison_of(
        anvil=f"{lead}\n\n{FILLER}\n\n{rest}", beacon=f"{FILLER}\n\n{FILLER}"
    )
    assert lead in {u.text for u in comparison.undecided}


def test_what_nothing_speaks_against_is_one_outlets_own() -> None:
    own = "The town council will put up a memorial in the autumn."
    comparison = comparison_of(anvil=f"{FILLER}\n\n{own}", beacon=FILLER)
    (fact,) = [fact for fact in comparison.facts if fact.relation == "single"]
    assert fact.text == own

"""Claims: whole statements with their own source, figures, time, agency and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarize.analysis import analyse
from summarize.analysis.findings import gather
from tests.analysis.making import article

if TYPE_CHECKING:
    from summarize.analysis.types import Claim


def claims(text: str) -> tuple[Claim, ...]:
    return analyse(article(text)).claims


def test_a_claim_is_credited_to_the_source_that_covers_it() -> None:
    (claim,) = claims("The old bridge is safe for lorries, the mayor of Ansby said on Friday.")
    assert claim.attribution is not None
    assert claim.attribution.source == "the mayor of Ansby"
    assert claim.attribution.verb == "said"
    assert claim.attribution.stance == "asserted"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The company denied that the wall had been in poor repair.", "denied"),
        ("The company claimed that the wall had been in good repair.", "hedged"),
        ("The company said that the wall had been in good repair.", "asserted"),
    ],
)
def test_a_claim_keeps_how_its_source_stands_to_it(text: str, stance: str) -> None:
    (claim,) = claims(text)
    assert claim.attribution is not None
    assert claim.attribution.stance == stance


def test_a_claim_with_no_source_is_in_the_outlets_own_voice() -> None:
    (claim,) = claims("The old bridge over the Lenna was closed on Friday.")
    assert claim.attribution is None


def test_a_few_credited_words_do_not_credit_the_whole_claim() -> None:
    text = (
        "The bank, which reportedly owes millions, closed its doors in Ansby on Monday and left"
        " its customers without a word in front of a locked hall and two tired guards."
    )
    findings = gather(article(text))
    assert findings.attributions
    (claim,) = analyse(article(text)).claims
    assert claim.attribution is None


def test_a_claim_inside_a_quotation_of_several_sentences_is_credited() -> None:
    found = claims(
        "“The water came over the wall in minutes,” said Mara Lund. “Nobody had warned us.” The"
        " town lies below the wall."
    )
    sources = [claim.attribution and claim.attribution.source for claim in found]
    assert sources == ["Mara Lund", "Mara Lund", None]


def test_a_contrast_is_two_claims_each_with_its_own_source_and_figure() -> None:
    union, police = claims(
        "The union said that 18,000 people marched on Monday, but police put the crowd at 7,000."
    )
    assert union.text.endswith("on Monday")
    assert police.text.startswith("police")
    assert [q.value for q in union.quantities] == [18_000]
    assert [q.value for q in police.quantities] == [7_000]
    assert union.attribution is not None
    assert union.attribution.source == "The union"


def test_a_source_named_at_the_end_of_a_statement_is_not_that_of_the_next() -> None:
    union, police = claims(
        "The march drew 18,000 people, according to the union; the mayor saw only 7,000 there."
    )
    assert union.attribution is not None
    assert police.attribution is None or police.attribution.source != "the union"


def test_quantities_lie_inside_their_claim() -> None:
    for claim in claims(
        "Nine people died, but 40 were saved from the roof. The fire, which cost $3 million, was"
        " out by noon; 200 firemen had fought it for two days."
    ):
        (span,) = claim.evidence
        assert all(span.start <= q.evidence.start < q.evidence.end <= span.end
                   for q in claim.quantities)  # fmt: skip


def test_a_claim_says_when() -> None:
    (claim,) = claims("The parliament in Edrin approved the budget on Monday.")
    assert claim.time is not None
    assert (claim.time.earliest, claim.time.latest) == ("2024-05-13", "2024-05-13")


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Shelling killed nine people in the market.", "active"),
        ("Nine people were killed by shelling in the market.", "passive"),
        ("Nine people were killed in the market.", "agentless"),
        ("Nine people were in the market.", None),
    ],
)
def test_a_claim_says_whether_anybody_acts(text: str, agency: str | None) -> None:
    (claim,) = claims(text)
    assert claim.agency == agency


@pytest.mark.parametrize("text", ["Who will pay for the bridge now?", "More soon.", "12 May"])
def test_questions_and_scraps_claim_nothing(text: str) -> None:
    assert claims(text) == ()


def test_the_first_and_the_last_fifth_of_the_sentences_are_lead_and_end() -> None:
    lines = [f"The council of the town of Ansby met for session {n}." for n in range(10)]
    positions = [claim.position for claim in claims(" ".join(lines))]
    assert positions == ["lead"] * 2 + ["middle"] * 6 + ["end"] * 2


@pytest.mark.parametrize("count", range(1, 8))
def test_every_article_has_a_lead(count: int) -> None:
    lines = [f"The council of the town of Ansby met for session {n}." for n in range(count)]
    positions = [claim.position for claim in claims(" ".join(lines))]
    assert positions[0] == "lead"
    assert positions == sorted(positions, key=["lead", "middle", "end"].index)


def test_claims_are_numbered_in_the_order_of_the_text() -> None:
    found = claims("The bank failed on Monday, but the state paid its debts. Nobody was charged.")
    assert [claim.id for claim in found] == [f"c{n}" for n in range(1, len(found) + 1)]
    starts = [claim.evidence[0].start for claim in found]
    assert starts == sorted(set(starts))

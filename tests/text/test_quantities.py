from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.dates import find_dates
from summarize.text.quantities import find_quantities
from summarize.text.reading import read
from tests.text.making import article_of
from tests.text.quantity_cases import Case, cases, found_in

if TYPE_CHECKING:
    from summarize.text.types import Quantity


def quantities(text: str, published: str | None = "2023-09-21") -> tuple[Quantity, ...]:
    article = article_of(text, published)
    reading = read(article)
    return tuple(
        quantity
        for sentence in reading.sentences
        for quantity in find_quantities(sentence, article, find_dates(sentence, published))
    )


def only(text: str) -> Quantity:
    (quantity,) = quantities(text)
    return quantity


@cache
def f1(aside: bool) -> float:
    hits = found = stated = 0
    for case in cases(aside=aside):
        read_here = found_in(case.text)
        hits += sum((Counter(read_here) & Counter(case.stated)).values())
        found, stated = found + len(read_here), stated + len(case.stated)
    return 2 * hits / (found + stated)


def test_the_cases_the_rules_were_written_with_are_read_right() -> None:
    assert f1(aside=False) >= 0.97


def test_the_cases_kept_aside_are_read_as_well() -> None:
    assert f1(aside=True) >= 0.97


@pytest.mark.parametrize(
    "case", [c for c in cases(aside=False) if not c.stated], ids=lambda c: c.text
)
def test_numbers_that_count_nothing_are_no_quantities(case: Case) -> None:
    assert found_in(case.text) == ()


@pytest.mark.parametrize(
    ("words", "low", "high", "low_open", "high_open"),
    [
        ("200", 200, 200, False, False),
        ("at least 200", 200, None, False, False),
        ("no fewer than 200", 200, None, False, False),
        ("200 or more", 200, None, False, False),
        ("more than 200", 200, None, True, False),
        ("upwards of 200", 200, None, True, False),
        ("up to 200", 0, 200, False, False),
        ("no more than 200", 0, 200, False, False),
        ("as many as 200", 0, 200, False, False),
        ("fewer than 200", 0, 200, False, True),
        ("nearly 200", 180, 200, False, True),
        ("about 200", 180, 220, False, False),
        ("an estimated 200", 180, 220, False, False),
        ("200 or so", 180, 220, False, False),
        ("between 180 and 200", 180, 200, False, False),
        ("180 to 200", 180, 200, False, False),
        ("180-200", 180, 200, False, False),
        ("dozens of", 24, None, False, False),
        ("hundreds of", 200, None, False, False),
        ("tens of thousands of", 20_000, None, False, False),
        ("several", 3, None, False, False),
        ("half a dozen", 6, 6, False, False),
        ("two hundred and fifty thousand", 250_000, 250_000, False, False),
        ("twenty-three", 23, 23, False, False),
        ("1.5 million", 1_500_000, 1_500_000, False, False),
        ("two and a half million", 2_500_000, 2_500_000, False, False),
        ("1,200", 1200, 1200, False, False),
        ("1\u202f200", 1200, 1200, False, False),
        ("12\u00a0345\u00a0678", 12_345_678, 12_345_678, False, False),
    ],
)
def test_a_figure_and_its_approximator_become_an_interval(
    words: str, low: float, high: float | None, low_open: bool, high_open: bool
) -> None:
    found = only(f"Officials said {words} people were killed in the town.")
    assert (found.low, found.high, found.low_open, found.high_open) == (
        low, high, low_open, high_open,
    )  # fmt: skip
    assert (found.role, found.unit) == ("killed", "people")


def test_two_roles_of_one_sentence_are_two_quantities() -> None:
    killed, wounded = quantities("About 80 people were killed and an additional 150 injured.")
    assert (killed.role, killed.value, killed.low, killed.high) == ("killed", 80, 72, 88)
    assert (wounded.role, wounded.value, wounded.approximator) == ("wounded", 150, "an additional")
    assert killed.evidence.quote == "About 80 people were killed"
    assert wounded.evidence.quote == "an additional 150 injured"


def test_vague_words_and_hedges_have_low_certainty() -> None:
    assert only("Dozens were killed.").certainty == "low"
    assert only("Perhaps 40 people were killed.").certainty == "low"
    assert only("About 40 people were killed.").certainty == "high"


def test_a_part_takes_the_role_of_its_whole() -> None:
    whole, part = quantities("The blaze killed at least 12 people, including three children.")
    assert (whole.role, whole.low, whole.high) == ("killed", 12, None)
    assert (part.role, part.value, part.group) == ("killed", 3, "children")


def test_a_passive_over_an_aside_still_gives_its_role() -> None:
    whole, part = quantities("Nine people, among them two nurses, were killed.")
    assert (whole.role, part.role, part.group) == ("killed", "killed", "nurses")


def test_the_doer_of_a_killing_is_not_killed() -> None:
    doers, victims = quantities("Two gunmen killed five people.")
    assert doers.role == "other"
    assert victims.role == "killed"


def test_nobody_is_an_exact_nought() -> None:
    assert [
        (q.role, q.low, q.high) for q in quantities("No one was killed and nobody was hurt.")
    ] == [
        ("killed", 0, 0),
        ("wounded", 0, 0),
    ]


def test_a_negated_role_is_not_stated() -> None:
    assert [q.role for q in quantities("The 12 men were not killed.")] != ["killed"]


def test_a_rise_from_one_figure_to_another_states_the_new_one() -> None:
    found = only("The death toll rose from 45 to 61.")
    assert (found.value, found.role) == (61, "killed")
    assert "death toll" in found.evidence.quote


def test_as_of_is_the_day_the_toll_held() -> None:
    assert only("The death toll stood at 45 as of Tuesday.").as_of == "2023-09-19"
    assert only("The death toll stood at 45.").as_of is None


def test_the_scope_is_the_place_or_cause_said_with_the_figure() -> None:
    killed, wounded = quantities(
        "The ministry said 32 people were killed and 60 wounded by the shelling in Vardon."
    )
    assert killed.scope == wounded.scope == "by the shelling in Vardon"
    assert only("Nine people were killed in Orvale on Monday.").scope == "in Orvale"
    assert only("Nine people were killed on Monday.").scope is None


def test_groups_are_plural_lower_case_and_never_say_just_people() -> None:
    assert only("Several of its peacekeepers were killed.").group == "peacekeepers"
    assert only("A soldier was wounded.").group == "soldiers"
    assert only("Nine people were killed.").group is None
    assert only("Thousands of protesters blocked a road.").group is None


def test_how_many_live_in_a_place_is_no_toll() -> None:
    for text in (
        "A city of two million cannot be held hostage.",
        "The town of about 40,000 people was hit by the flood.",
        "A nation of 5 million was displaced.",
    ):
        assert (only(text).role, only(text).unit) == ("other", "people")


@pytest.mark.parametrize(
    "text",
    [
        "The leak could kill 300 people.",
        "The strike would leave 5,000 stranded.",
        "If the dam breaks, 200 people might be killed.",
        "They will march if 40 people are arrested.",
        "The fire may have killed 12 people.",
    ],
)
def test_a_toll_that_is_only_supposed_has_low_certainty(text: str) -> None:
    assert only(text).role != "other"
    assert only(text).certainty == "low"


def test_a_toll_told_beside_a_supposed_one_keeps_its_certainty() -> None:
    killed, missing = quantities("Police said 40 people were killed, and 12 may still be missing.")
    assert (killed.certainty, missing.certainty) == ("high", "low")


def test_what_cannot_be_is_no_toll() -> None:
    assert [q.role for q in quantities("The 12 men could not be rescued.")] in ([], ["other"])


def test_of_those_says_what_the_counts_after_it_are_of() -> None:
    one, other = quantities(
        "Of those moved out of the valley, 1,500 came from Orvale and 900 from Vardon."
    )
    assert (one.role, one.value, one.scope) == ("displaced", 1500, "from Orvale")
    assert (other.role, other.value, other.scope) == ("displaced", 900, "from Vardon")


def test_a_date_may_stand_between_a_count_and_its_noun() -> None:
    found = only("Fifteen of the 19 Sept. 11 hijackers held passports of one state.")
    assert (found.value, found.group) == (15, "hijackers")


def test_three_in_four_is_a_share_but_two_in_three_days_is_none() -> None:
    assert only("Three in four voters agree.").value == 75
    assert [q.role for q in quantities("Police shot two in four days.")] == ["wounded", "duration"]


def test_points_group_thousands_only_where_the_article_does_so() -> None:
    point = quantities("The fund has 2.500.000 members.\nPolice arrested 1.200 people.")
    assert [q.value for q in point] == [2_500_000, 1200]
    assert [q.value for q in quantities("It weighed 1.200 kg.")] == [1.2]


@pytest.mark.parametrize(
    ("words", "unit", "value"),
    [
        ("$1.5 billion", "USD", 1_500_000_000),
        ("US$2m", "USD", 2_000_000),
        ("A$300", "AUD", 300),
        ("€300,000", "EUR", 300_000),
        ("£40bn", "GBP", 40_000_000_000),
        ("5 million euros", "EUR", 5_000_000),
        ("CHF 900", "CHF", 900),
    ],
)
def test_money_is_an_iso_code_and_a_plain_value(words: str, unit: str, value: float) -> None:
    found = only(f"The firm was fined {words} on Monday.")
    assert (found.unit, found.value, found.role) == (unit, value, "paid")


@pytest.mark.parametrize("words", ["5 %", "5%", "5 percent", "5 per cent", "five percent"])
def test_percent_is_one_unit_however_it_is_written(words: str) -> None:
    found = only(f"Prices rose {words} over the year.")
    assert (found.unit, found.value, found.role) == ("percent", 5, "share")


def test_a_vote_is_two_quantities_and_its_evidence_shows_both() -> None:
    yes, no = quantities("The Senate passed the bill 52-48.")
    assert [(q.role, q.value, q.unit) for q in (yes, no)] == [
        ("voted", 52, "votes"),
        ("voted", 48, "votes"),
    ]
    assert yes.evidence.quote == no.evidence.quote == "52-48"


def test_a_score_is_no_quantity() -> None:
    assert quantities("Rovers beat United 3-1.") == ()


@given(st.text(max_size=300), st.sampled_from([None, "2023-09-21", "2023-09-21T10:00:00Z", "x"]))
def test_any_text_is_read_without_error_and_evidence_is_verbatim(
    text: str, published: str | None
) -> None:
    check(text, published)


_TELLING = """
200 1,200 1.200 3-1 20 to 30 - – $ £ % . , ; : ( ) ' " and or of the a an one no none dozens
hundred thousand million half third in five people were killed wounded injuring 12 dead including
three children who said Monday May 2019 September as of by at least more than nearly 7th 14:30
year-old twenty-three two-thirds percent km hours after toll rose from votes vote Senate Boeing
737 them whom cases virus ٣ ½ 000
"""
_WORDS = st.sampled_from(_TELLING.split())


@given(st.lists(_WORDS, max_size=60))
def test_any_order_of_telling_words_is_read_without_error(words: list[str]) -> None:
    check(" ".join(words), "2023-09-21")


def check(text: str, published: str | None) -> None:
    article = article_of(text, published)
    for sentence in read(article).sentences:
        for q in find_quantities(sentence, article, find_dates(sentence, published)):
            assert article.text[q.evidence.start : q.evidence.end] == q.evidence.quote
            assert q.evidence.sentence == sentence.sentence.id
            assert q.low is None or q.high is None or q.low <= q.high
            assert q.value is not None or q.low is not None
            assert q.approximator is None or q.approximator == q.approximator.lower()


def test_a_hundred_thousand_characters_on_one_line_are_read() -> None:
    for line in (
        "12 people killed and ",
        "in 2019 5 cases of the ",
        "1\u00a0000 ",
        "about a ",
        "20-",
    ):
        text = line * (100_000 // len(line))
        check(text, "2023-09-21")


def test_a_place_that_one_figure_has_is_not_the_place_of_the_figure_before() -> None:
    first, second = quantities(
        "Fifty people were taken to hospital and 22 were treated at the gate."
    )
    assert (first.scope, second.scope) == (None, "at the gate")
    shared = quantities("At least 32 people were killed and 200 wounded in Gaza.")
    assert [quantity.scope for quantity in shared] == ["in Gaza", "in Gaza"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("By Tuesday noon 1,800 hectares of forest had burnt.", "2023-09-19"),
        ("By 21.00 on Tuesday, 23 people had been freed from the wreck.", "2023-09-19"),
        ("By noon on Tuesday some 40 tents stood on the square.", "2023-09-19"),
        ("The company will send 40 lorries by Tuesday.", None),
    ],
)
def test_a_count_so_far_holds_for_its_day_and_a_plan_for_none(text: str, day: str | None) -> None:
    assert only(text).as_of == day


def test_a_large_number_is_a_count_though_it_is_told_as_known() -> None:
    assert only("Its 41,000 shareholders will receive nothing.").value == 41_000
    assert quantities("The four suspects were silent.") == ()


def test_one_of_those_counted_is_no_count() -> None:
    assert quantities("He was one of the eleven prisoners who escaped.") == ()

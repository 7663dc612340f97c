"""Names, framing, sourcing, the brief and the warnings of a comparison."""

from __future__ import annotations

import pytest

from summarize import ArticleError, compare
from summarize.errors import UsageError
from tests.comparison.making import analysis_of, comparison_of

TRIUMPH = """The army won a resounding triumph in the breakaway region of Ostria on Monday.

The operation killed 12 people, the army said."""

DOUBT = """Monday brought a “victory” for the army in the self-proclaimed Republic of Ostria.

At least nine people were killed, Norland said.

Norland's foreign minister denied that its soldiers had fired on the town."""

BAKERS = "Bakers in the old quarter sold bread by candlelight."


def test_fewer_than_two_articles_are_no_comparison() -> None:
    with pytest.raises(UsageError, match="two articles or more, not 1"):
        compare([analysis_of("anvil", TRIUMPH)])


def test_two_analyses_with_one_id_are_refused() -> None:
    with pytest.raises(UsageError, match="the id 'anvil'"):
        compare([analysis_of("anvil", TRIUMPH), analysis_of("anvil", DOUBT)])


def test_inputs_that_failed_are_listed() -> None:
    comparison = compare(
        [analysis_of("anvil", TRIUMPH), analysis_of("beacon", DOUBT)],
        failures=[ArticleError("lost.txt", "is empty")],
    )
    assert [(f.input, f.reason) for f in comparison.failures] == [("lost.txt", "is empty")]


def test_each_outlets_labels_stand_in_one_row_an_entity() -> None:
    comparison = comparison_of(anvil=TRIUMPH, beacon=DOUBT)
    rows = {row.entity: {(x.article, x.label) for x in row.labels} for row in comparison.names}
    labels = set().union(*rows.values())
    assert ("anvil", "breakaway") in labels
    assert ("beacon", "self-proclaimed") in labels


def test_loaded_language_is_counted_per_thousand_words_of_the_outlets_own_voice() -> None:
    comparison = comparison_of(anvil=TRIUMPH, beacon=DOUBT)
    profile = comparison.framing.loaded_language["anvil"]
    words = next(a.article.words for a in comparison.analyses if a.article.id == "anvil")
    assert "resounding triumph" in {item.phrase for item in profile.items}
    assert profile.per_1000_words == round(1000 * profile.count / words, 1)
    scare = [i for i in comparison.framing.loaded_language["beacon"].items if i.phrase == "victory"]
    assert [item.category for item in scare] == ["scare_quotes"]


def test_each_common_fact_says_who_acts_and_where_it_stands_in_each_article() -> None:
    comparison = comparison_of(
        anvil="The shelling of the town killed 32 people.",
        beacon="Bakers stayed at home.\n\nMeadows lay empty.\n\nAbout 30 people were killed.",
    )
    (telling,) = comparison.framing.tellings
    assert telling.fact == next(f.id for f in comparison.facts if len(f.claims) > 1)
    told = {each.article: (each.position, each.agency) for each in telling.claims}
    assert told == {"anvil": ("lead", "active"), "beacon": ("end", "agentless")}


def test_sourcing_counts_credited_and_uncredited_claims() -> None:
    sourcing = comparison_of(anvil=TRIUMPH, beacon=DOUBT).sourcing
    assert (sourcing["anvil"].attributed_claims, sourcing["anvil"].unattributed_claims) == (1, 1)
    assert sourcing["beacon"].verbs == {"denied": 1, "said": 1}


def test_the_brief_goes_from_agreed_to_differing_to_single_and_names_its_facts() -> None:
    comparison = comparison_of(
        anvil=f"{TRIUMPH}\n\nTalks on a truce begin on Thursday in Tresk.",
        beacon=f"{DOUBT}\n\nThe truce talks begin in Tresk on Thursday.\n\n{BAKERS}",
    )
    sections = [sentence.section for sentence in comparison.brief]
    assert sections == sorted(sections, key=["agreed", "differing", "single"].index)
    assert set(sections) == {"agreed", "differing", "single"}
    known = {fact.id for fact in comparison.facts}
    assert all(set(sentence.facts) <= known and sentence.facts for sentence in comparison.brief)


def test_a_loaded_phrase_stands_in_the_brief_only_in_quotation_marks() -> None:
    for sentence in comparison_of(anvil=TRIUMPH, beacon=DOUBT).brief:
        outside = "".join(part.partition("”")[2] for part in ("”" + sentence.text).split("“"))
        assert "resounding" not in outside
        assert "breakaway" not in outside


def test_an_article_on_another_event_is_named_in_a_warning() -> None:
    other = """The national team won the rowing cup on Lake Brenn after a tie in the last race.

    Coach Ada Lund praised her young crew, which trained through the winter on rollers."""
    comparison = comparison_of(anvil=TRIUMPH, beacon=DOUBT, courier=other)
    assert comparison.warnings == ("courier: seems to tell another event than the others",)


def test_articles_on_two_events_are_said_to_be_mixed() -> None:
    race = "The national team won the rowing cup on Lake Brenn after a tie in the last race."
    crew = "Coach Ada Lund praised her young rowing crew, which trained on Lake Brenn."
    comparison = comparison_of(
        anvil=TRIUMPH, beacon=DOUBT, courier=f"{race} {crew}", dispatch=f"{crew} {race}"
    )
    told = "the articles seem to tell 2 events, which should not be mixed:"
    assert any(warning.startswith(told) for warning in comparison.warnings)


def test_no_claim_is_lost_that_no_fact_shows() -> None:
    comparison = comparison_of(
        anvil=TRIUMPH + "\n\nIts last inspection was in 2021. The pumps were new.", beacon=DOUBT
    )
    shown = {(claim.article, claim.claim) for fact in comparison.facts for claim in fact.claims} | {
        (each.article, each.claim) for each in comparison.undecided
    }
    told = {(a.article.id, claim.id) for a in comparison.analyses for claim in a.claims}
    assert told <= shown


def test_what_is_agreed_is_told_without_a_figure_that_is_contested() -> None:
    comparison = comparison_of(
        anvil="Four people were killed when the Tern footbridge collapsed on Saturday.",
        beacon="Six people are now known to have died as the Tern footbridge collapsed.",
    )
    agreed = [each.text for each in comparison.brief if each.section == "agreed"]
    assert not [text for text in agreed if "Six" in text or "Four" in text]


def test_nothing_that_we_write_rates_or_suspects_an_outlet() -> None:
    comparison = comparison_of(anvil=TRIUMPH, beacon=DOUBT)
    written = " ".join(
        [fact.explanation for fact in comparison.facts]
        + [pair.reason for fact in comparison.facts for pair in fact.pairs]
        + [sentence.text for sentence in comparison.brief]
    ).lower()
    assert not [word for word in ("omit", "hid ", "hides", "bias", "failed to") if word in written]


def test_a_breakaway_territory_without_a_name_is_the_one_that_another_article_names() -> None:
    comparison = comparison_of(
        anvil="Talks on the breakaway territory begin in Tresk on Monday.",
        beacon="The self-proclaimed Republic of Ostria has sent nobody to the talks in Tresk.",
    )
    rows = {row.entity: {(x.article, x.label) for x in row.labels} for row in comparison.names}
    (row,) = [labels for labels in rows.values() if ("anvil", "breakaway") in labels]
    assert ("beacon", "self-proclaimed") in row

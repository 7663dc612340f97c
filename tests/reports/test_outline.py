from __future__ import annotations

from summarize.reports.comparison_outline import comparison_view, display_names
from summarize.reports.html.making import costs
from summarize.reports.markdown import comparison_markdown
from summarize.reports.reading_outline import reading_view
from summarize.schemas import check_document
from tests.reports import making


def test_the_invented_event_is_valid() -> None:
    assert check_document(making.comparison(), "comparison.v1") == ()
    assert check_document(making.ledger(), "article-analysis.v1") == ()


def test_facts_stand_where_their_relation_puts_them() -> None:
    view = comparison_view(making.comparison())
    assert [fact.id for fact in view.agreed] == ["f1"]
    assert [(fact.id, fact.word) for fact in view.differing] == [
        ("f2", "conflict"),
        ("f3", "disputed"),
        ("f4", "shared, figures differ"),
    ]
    assert [(group.article, [f.id for f in group.facts]) for group in view.single] == [
        ("Brackwater Ledger", ["f5"]),
        ("coast-post", ["f6"]),
    ]


def test_a_match_of_low_confidence_is_not_said_to_be_agreed() -> None:
    comparison = making.comparison()
    comparison["facts"][0]["confidence"] = "low"
    view = comparison_view(comparison)
    assert ([f.id for f in view.agreed], [f.id for f in view.perhaps]) == ([], ["f1"])
    assert not {"f1"} & {fact.id for fact in view.differing}
    whole = comparison_markdown(comparison)
    assert whole.index("Where they differ") < whole.index("Perhaps the same: read both")
    assert "What they agree on" not in whole


def test_outlets_stand_in_the_order_of_the_articles_in_every_fact() -> None:
    comparison = making.comparison()
    for fact in comparison["facts"]:
        fact["claims"].reverse()
    for fact in comparison_view(comparison).differing:
        assert [each.article for each in fact.statements] == ["Brackwater Ledger", "coast-post"]


def test_the_gravest_difference_comes_first() -> None:
    comparison = making.comparison()
    comparison["facts"].reverse()
    assert [fact.id for fact in comparison_view(comparison).differing] == ["f2", "f3", "f4"]


def test_an_article_without_an_outlet_goes_by_its_id() -> None:
    view = comparison_view(making.comparison())
    assert view.title == "Brackwater Ledger and coast-post, side by side"


def test_two_articles_of_one_outlet_are_told_apart() -> None:
    headings = making.comparison()["articles"]
    for each in headings:
        each["outlet"] = "Morning Sun"
    assert list(display_names(headings).values()) == [
        "Morning Sun (brackwater-ledger)",
        "Morning Sun (coast-post)",
    ]


def test_reprints_and_doubt_are_noted() -> None:
    by_id = {fact.id: fact for fact in comparison_view(making.comparison()).differing}
    assert by_id["f4"].notes == ("2 articles, 1 independent text",)
    assert by_id["f3"].doubt == "medium confidence in the match"
    assert by_id["f2"].doubt == ""


def test_doubtful_matches_come_last_in_their_section() -> None:
    comparison = making.comparison()
    comparison["facts"][1]["confidence"] = "low"
    assert [fact.id for fact in comparison_view(comparison).differing] == ["f3", "f4", "f2"]


def test_what_could_not_be_decided_stands_beside_what_comes_near_it() -> None:
    (claim,) = comparison_view(making.comparison()).undecided
    assert claim.article == "Brackwater Ledger"
    assert claim.passages[0].text == "The disastrous failure followed a week of rain."
    assert [(article, near.text) for article, near in claim.near] == [
        ("coast-post", "Critics slammed the power giant.")
    ]


def test_two_claims_near_each_other_are_one_pair() -> None:
    comparison = making.comparison()
    (claim,) = comparison["undecided"]
    (near,) = claim["near"]
    mirrored = {"article": making.LEDGER_ID, "nearest": claim["evidence"][0], "similarity": "weak"}
    other = {"article": near["article"], "evidence": [near["nearest"]], "near": [mirrored]}
    comparison["undecided"].append(claim | other)
    view = comparison_view(comparison)
    assert [each.article for each in view.undecided] == ["Brackwater Ledger"]
    assert view.undecided_claims == 2


def test_many_articles_are_counted_in_the_title() -> None:
    comparison = making.comparison()
    for number in range(7):
        comparison["articles"].append(comparison["articles"][1] | {"id": f"a{number}"})
    assert comparison_view(comparison).title == "9 articles, side by side"


def test_claims_are_read_by_weight() -> None:
    first, *_, last = reading_view(making.ledger()).claims
    assert first.passages[0].text.startswith("At least 32 people")
    assert last.passages[0].text == "The dam was built in 1961."


def test_words_in_quotation_are_counted_apart() -> None:
    view = reading_view(making.post())
    assert view.wording.rate == "1 loaded phrase, 17.9 per 1,000 words; 1 more inside quotations"
    assert [phrase.phrase for phrase in view.wording.own] == ["slammed"]
    assert [phrase.phrase for phrase in view.wording.quoted] == ["power giant"]


def test_an_article_without_words_has_no_rate_to_divide_by() -> None:
    empty = making.post()
    empty["article"]["words"] = 0
    assert reading_view(empty).wording.rate.startswith("1 loaded phrase, 0.0 per")


def test_an_article_without_loaded_phrases_has_no_rate_of_them() -> None:
    plain = making.post()
    quoted = plain["framing"]["loaded_language"] = plain["framing"]["loaded_language"][1:]
    assert reading_view(plain).wording.rate == "no loaded phrase; 1 inside quotations"
    quoted.clear()
    assert reading_view(plain).wording.rate == "no loaded phrase"


def test_the_footer_names_the_engine_once() -> None:
    view = comparison_view(making.comparison())
    assert view.footer[0] == "summarize 0.1.0, extractive engine"
    assert len(view.footer) == 3


def test_the_footer_names_the_kinds_of_finding_that_nobody_has_scored() -> None:
    comparison = making.comparison()
    told = "Not validated, since nobody has scored them against labels: "
    assert comparison_view(comparison).footer[-1] == told + "tone, agency, salience, source kinds."
    comparison["analyses"][1]["engine"] |= {"name": "llm", "prompt": "mine@1"}
    assert comparison_view(comparison).footer[-1].startswith(told + "alignment, relations, claims")


def test_the_footer_names_model_prompt_and_cost() -> None:
    analysis = making.ledger()
    analysis["engine"] |= {
        "name": "llm",
        "model": "m-1",
        "prompt": "analysis@2",
        "prompt_sha256": "ab" * 32,
        "usage": {
            "requests": 1,
            "input_tokens": 900,
            "cached_input_tokens": 0,
            "output_tokens": 100,
            "cost_usd": 0.0021,
        },
    }
    assert reading_view(analysis).footer[0] == (
        "summarize 0.1.0, llm engine, model m-1, prompt analysis@2 (abababababab),"
        " 1,000 tokens, US$ 0.0021"
    )
    analysis["engine"]["usage"] |= {"input_tokens": 0, "output_tokens": 0, "cost_usd": None}
    assert reading_view(analysis).footer[0].endswith("(abababababab), tokens not recorded")
    assert costs([analysis]) == "1 request, tokens not recorded, cost unknown."

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from summarize.reports import (
    comparison_markdown,
    print_comparison,
    print_reading,
    reading_markdown,
)
from tests.reports import making

NEVER = re.compile(r"(?i)\b(omit\w*|hid|hidden|biase?d?|bias score)\b")


def printed(document: dict[str, Any], width: int = 80, **options: Any) -> str:
    everything = options.pop("everything", False)
    stream = io.StringIO()
    console = Console(file=stream, width=width, highlight=False, emoji=False, **options)
    show = print_comparison if "facts" in document else print_reading
    show(document, console, everything=everything)
    return stream.getvalue()


@pytest.mark.parametrize("width", [20, 40, 80, 140, 200])
@pytest.mark.parametrize("make", [making.comparison, making.ledger, making.post])
def test_no_line_is_wider_than_the_terminal_or_ends_in_spaces(make: Any, width: int) -> None:
    lines = printed(make(), width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_outlets_stand_under_each_other_where_it_is_narrow_and_beside_where_it_is_wide() -> None:
    both = re.compile(r"32 people were killed.*Forty people died")
    assert not both.search(printed(making.comparison(), 80))
    assert both.search(printed(making.comparison(), 140))


def test_the_parts_of_a_comparison_come_in_order() -> None:
    text = printed(making.comparison())
    parts = [
        "Brackwater Ledger and coast-post, side by side",
        "Dam gives way above Harrow",
        "Not read: third.pdf: is a PDF",
        "Note: coast-post gives no outlet",
        "In brief",
        "What they agree on",
        "Where they differ",
        "Told by one outlet ─",
        "Not decided ─",
        "What they call things",
        "How they say it",
        "Whom they cite",
        "Texts in common",
        "summarize 0.1.0, extractive engine",
        "it is not a judgement.",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_a_relation_is_told_by_sign_and_word_without_colour() -> None:
    text = printed(making.comparison())
    assert "\x1b" not in text
    for told in ("= shared", "≠ conflict: killed", "⇄ disputed", "≈ shared, figures differ"):
        assert told in text


def test_each_outlets_words_figure_and_source_are_shown() -> None:
    text = " ".join(printed(making.comparison(), 80).split())
    assert "s1 · at least 32 people killed · credited to the health ministry (“said”)" in text
    assert "s1 · 40 people killed · credited to police (“said”)" in text


def test_what_is_told_by_one_outlet_names_the_nearest_passage_of_the_other() -> None:
    text = " ".join(printed(making.comparison()).split())
    assert "not found in coast-post" in text
    assert (
        "not found in Brackwater Ledger; nearest passage: “Rescuers pulled nine villagers from"
        " the mud.” [s3]" in text
    )


@pytest.mark.parametrize("make", [making.comparison, making.ledger])
def test_no_word_passes_judgement(make: Any) -> None:
    assert not NEVER.search(printed(make(), everything=True))


def test_a_terminal_gets_colour_and_no_color_takes_it_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    options: dict[str, Any] = {"force_terminal": True, "color_system": "standard"}
    assert "\x1b[1;31m≠ conflict" in printed(making.comparison(), **options)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "31m" not in printed(making.comparison(), **options)


def test_an_article_cannot_speak_to_the_terminal_or_in_markup() -> None:
    comparison = making.comparison()
    hostile = "\x1b]0;owned\x07[bold red]loud[/] \u202e \u009b2J :boom:"
    comparison["articles"][0]["outlet"] = hostile
    comparison["facts"][0]["claims"][0]["evidence"][0]["quote"] = hostile
    comparison["facts"][0]["explanation"] = hostile
    comparison["brief"][1]["text"] = hostile
    comparison["undecided"][0]["evidence"][0]["quote"] = hostile
    comparison["undecided"][0]["near"][0]["nearest"]["quote"] = hostile
    comparison["warnings"] = [hostile]
    comparison["failures"][0]["input"] = hostile
    comparison["names"][0]["entity"] = hostile
    comparison["framing"]["loaded_language"][making.LEDGER_ID]["items"][0]["phrase"] = hostile
    comparison["sourcing"][making.LEDGER_ID]["sources"][0]["source"] = hostile
    text = printed(comparison, 140)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "␛]0;owned␇[bold red]loud[/] ⟨U+202E⟩ ⟨U+009B⟩2J :boom:" in text


def test_long_lists_end_and_say_how_to_see_the_rest() -> None:
    analysis = making.ledger()
    analysis["claims"] = [claim for claim in analysis["claims"] for _ in range(4)]
    assert "… and 12 more claims with -v" in printed(analysis)
    everything = printed(analysis, everything=True)
    assert "with -v" not in everything
    assert everything.count("built in 1961") == 4


def test_a_comparison_is_cut_to_its_main_findings_and_says_so() -> None:
    comparison = making.comparison()
    comparison["facts"] += comparison["facts"][4:5] * 5
    for claim in comparison["undecided"] * 3:
        place = claim["evidence"][0] | {"sentence": f"s9{len(comparison['undecided'])}"}
        comparison["undecided"].append(claim | {"evidence": [place]})
    short, whole = printed(comparison), printed(comparison, everything=True)
    assert "… and 3 more facts with -v" in short
    assert "4 claims. Too like a passage" in short
    assert "… and 2 more pairs with -v" in short
    assert "all of them: -v" in short
    assert "-v" not in whole
    assert whole.count("nearest: ") == 4


def test_the_brief_counts_in_short_what_follows_and_tells_it_in_full() -> None:
    short = printed(making.comparison())
    assert "Agreed: 1 fact\n" in short
    assert "Told by one outlet: 1 fact by Brackwater Ledger, 1 by coast-post; 1 claim not" in short
    assert "Nine people were pulled from the mud. [f1]" in printed(
        making.comparison(), everything=True
    )


def test_a_sentence_quoted_again_is_cut_to_the_words_around_its_figure() -> None:
    comparison = making.comparison()
    told, again = comparison["facts"][1]["claims"][0], comparison["facts"][3]["claims"][0]
    long = {"quote": told["text"] + " and so on" * 9, "start": 28, "end": 192, "sentence": "s1"}
    told["evidence"] = again["evidence"] = [long | {"match": "exact"}]
    text = " ".join(printed(comparison).split())
    assert text.count("dam gave way on Tuesday and so on") == 1
    assert text.count("At least 32") == 2


def test_one_thing_in_two_wordings_is_set_side_by_side() -> None:
    comparison = making.comparison()
    loaded = comparison["framing"]["loaded_language"]
    loaded[making.LEDGER_ID]["items"].append(
        making.loaded(making.LEDGER, "roar", "victory_defeat", "Engineers")
    )
    loaded[making.POST_ID]["items"].append(
        making.loaded(making.POST, "engineers", "scare_quotes", None)
    )
    for width in (80, 140):
        text = printed(comparison, width)
        row = text[text.index("One thing, other words") : text.index("1 loaded phrase")]
        assert re.search(r"engineers +“roar” \[s\d\] +“engineers” in", row)


def test_what_two_articles_of_one_outlet_print_alike_is_read_once() -> None:
    comparison = making.comparison()
    comparison["facts"][4]["claims"] *= 2
    assert printed(comparison).count("The dam was built in 1961.") == 1


def test_what_is_missing_from_many_articles_is_counted() -> None:
    comparison = making.comparison()
    comparison["facts"][4]["not_found_in"] *= 3
    assert "not found in 3 other articles" in printed(comparison)


def test_of_many_articles_the_first_are_shown_beside_each_other_and_the_rest_counted() -> None:
    comparison = making.comparison()
    for number in range(8):
        article = comparison["articles"][1] | {"id": f"a{number}"}
        comparison["articles"].append(article)
        comparison["facts"][0]["claims"].append(
            comparison["facts"][0]["claims"][1] | {"article": f"a{number}"}
        )
    comparison["brief"][1]["text"] = "One says so, and another. " * 60
    short, whole = printed(comparison), printed(comparison, everything=True)
    assert "… and 4 more articles with -v" in short
    assert short.count("another.") < 25
    assert whole.count("another.") == 60
    agreed = whole[whole.index("What they agree") : whole.index("Where they differ")]
    assert agreed.count("Rescuers pulled") == 10
    names = short[short.index("What they call") : short.index("How they say")]
    assert "–" not in names


def test_what_one_outlet_says_twice_stands_under_one_name() -> None:
    comparison = making.comparison()
    told = comparison["facts"][1]["claims"]
    told.append(told[0])
    text = printed(comparison, 140)
    fact = text[text.index("≠ conflict") : text.index("⇄ disputed")]
    assert fact.count("Brackwater Ledger") == 1
    assert fact.count("gave way on") == 2


WORDS = {"quote", "text", "outlet", "title", "phrase", "neutral", "source", "verb", "entity"} | {
    "label",
    "explanation",
    "input",
    "unit",
    "group",
    "scope",
    "target",
    "agency",
}


def reworded(value: Any, text: str) -> Any:
    """`value` with every free text in it replaced by `text`, lists and numbers as they were."""
    if isinstance(value, list):
        return [reworded(each, text) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: text if key in WORDS and isinstance(each, str) else reworded(each, text)
        for key, each in value.items()
    }


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=300), st.sampled_from([30, 80, 140]))
def test_no_text_whatsoever_breaks_a_report_or_its_lines(text: str, width: int) -> None:
    for document in (making.comparison(), making.ledger()):
        shown = printed(reworded(document, text), width)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)
        assert max(map(cell_len, shown.splitlines())) <= width


def test_kinds_of_source_are_marked_as_not_scored() -> None:
    for text in (
        printed(making.comparison()),
        reading_markdown(making.ledger()),
        comparison_markdown(making.comparison()),
    ):
        assert "Kinds of source: not validated" in text or "| kind (not validated) |" in text

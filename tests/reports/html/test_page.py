from __future__ import annotations

import copy
import re
from itertools import pairwise
from typing import Any

import pytest

from summarize.reports.html import comparison_page, reading_page
from summarize.reports.validated import FINDINGS
from summarize.reports.visible import visible
from tests.reports import making
from tests.reports.html.parsing import Element, Page, loaded_by

Document = dict[str, Any]

HOSTILE = (
    "<script>window.__hacked=1</script></script></style>--><!--]]>{{7*7}}{% raw %}"
    "<img src=x onerror=alert(1)>\" ' onload=alert(1) x=`&lt;&#60; javascript:alert(1) \u202e\u0000"
)


@pytest.fixture(scope="module")
def comparison() -> str:
    return comparison_page(making.comparison())


@pytest.fixture(scope="module")
def reading() -> str:
    return reading_page(making.ledger())


@pytest.fixture(scope="module", params=["comparison", "reading"])
def page(request: pytest.FixtureRequest) -> Page:
    return Page(request.getfixturevalue(request.param))


def cells(page: Page, fact: str) -> list[Element]:
    return [
        each
        for each in page.all("td")
        if "data-outlet" in each.attributes
        and any(around.attributes.get("id") == fact for around in each.inside)
    ]


def test_a_page_is_one_file_that_loads_nothing(page: Page) -> None:
    assert loaded_by(page) == []


def test_every_link_leads_to_a_place_in_the_page(page: Page) -> None:
    places = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
    assert len(places) == len(set(places))
    links = [each.attributes["href"] for each in page.elements if "href" in each.attributes]
    assert links
    assert {each.removeprefix("#") for each in links} <= set(places)


def test_whatever_is_named_by_an_id_exists(page: Page) -> None:
    places = {each.attributes.get("id") for each in page.elements}
    for name in ("aria-labelledby", "aria-describedby", "for"):
        assert {e.attributes[name] for e in page.elements if name in e.attributes} <= places


def test_headings_go_down_one_step_at_a_time(page: Page) -> None:
    levels = [int(each.tag[1]) for each in page.elements if re.fullmatch("h[1-6]", each.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_page_has_its_landmarks_and_begins_with_a_way_past_them(page: Page) -> None:
    (main,) = page.all("main")
    (skip,) = page.all("a", "skip")
    assert skip.attributes["href"] == f"#{main.attributes['id']}"
    assert next(each for each in page.elements if each.tag == "a") is skip
    assert [len(page.all(tag)) for tag in ("html", "footer", "title")] == [1, 1, 1]
    assert page.all("html")[0].attributes["lang"] == "en"


def test_every_table_has_a_caption_and_heads_that_say_what_they_head(page: Page) -> None:
    for table in page.all("table"):
        inside = [each for each in page.elements if table in each.inside]
        assert [each.tag for each in inside].count("caption") == 1
        heads = [each for each in inside if each.tag == "th"]
        assert heads
        assert {each.attributes.get("scope") for each in heads} <= {"col", "row", "rowgroup"}
        assert all(each.text.strip() for each in heads)


def test_a_row_has_a_cell_for_every_column(page: Page) -> None:
    for table in page.all("table", "facts") + page.all("table", "list"):
        held: dict[int, int] = {}
        rows = [each for each in page.all("tr") if table in each.inside]
        widths = []
        for place, row in enumerate(rows):
            own = [each for each in page.elements if each.inside and each.inside[-1] is row]
            spans = [int(each.attributes.get("colspan", 1)) for each in own]
            widths.append(sum(spans) + held.pop(place, 0))
            held[place + 1] = sum("rowspan" in each.attributes for each in own)
        assert len(set(widths)) == 1


def test_the_brief_comes_before_the_facts_and_leads_to_them(comparison: str) -> None:
    page = Page(comparison)
    sections = [
        each.attributes["id"]
        for each in page.all("section")
        if "id" in each.attributes and each.inside[-1].tag == "main"
    ]
    assert sections == [
        *("brief", "facts", "undecided", "names", "framing", "sourcing", "copies"),
        *("reading", "rejected"),
    ]
    brief = [e for e in page.all("a", "chip") if page.one("brief") in e.inside]
    assert [each.attributes["href"] for each in brief] == ["#f1", "#f2", "#f5"]


def test_a_relation_is_told_by_a_word_a_shape_and_a_colour(comparison: str) -> None:
    page = Page(comparison)
    badges = page.all("span", "badge")
    assert [each.text.strip() for each in badges] == [
        *("shared", "conflict", "disputed", "shared, figures differ"),
        *("told by one outlet", "told by one outlet"),
    ]
    for badge in badges:
        (use,) = [each for each in page.all("use") if badge in each.inside]
        shape = use.attributes["href"].removeprefix("#r-")
        assert f"k-{shape}" in badge.classes
        assert page.one(f"r-{shape}").tag == "symbol"
    (style,) = page.all("style")
    assert all(f".k-{each.attributes['id'][2:]} " in style.text for each in page.all("symbol"))


def test_a_cell_tells_the_figure_the_quote_and_on_whose_word(comparison: str) -> None:
    ledger, post = cells(Page(comparison), "f2")
    assert "at least 32 people killed" in ledger.text
    assert "“At least 32 people were killed when the Brackwater dam gave way on Tuesday”" in (
        ledger.text
    )
    assert "credited to the health ministry (“said”)" in ledger.text
    assert "40 people killed" in post.text


def test_a_quote_leads_to_the_sentence_that_holds_it() -> None:
    analysis = making.ledger()
    text = analysis["article"]["text"]
    quote = analysis["claims"][1]["evidence"][0]
    analysis["article"]["sentences"] = [
        {"id": f"s{n}", "start": start, "end": end, "paragraph": n, "kind": "prose"}
        for n, (start, end) in enumerate(
            [(0, quote["start"]), (quote["start"], quote["end"]), (quote["end"], len(text))], 1
        )
    ]
    page = Page(reading_page(analysis))
    (link,) = [e for e in page.all("a", "quote") if "pulled nine villagers" in e.text]
    assert page.one(link.attributes["href"][1:]).text == quote["quote"]


def test_not_found_stands_beside_the_nearest_passage(comparison: str) -> None:
    page = Page(comparison)
    ledger, _ = cells(page, "f6")
    assert "not found" in ledger.text
    assert "nearest: “Rescuers pulled nine villagers from the mud.”" in ledger.text
    _, post = cells(page, "f5")
    assert "nearest" not in post.text


def test_copies_of_one_text_say_so_at_the_fact(comparison: str) -> None:
    assert "2 articles, 1 independent text" in Page(comparison).one("f4").text


def test_a_sentence_in_the_text_leads_back_to_its_facts(comparison: str) -> None:
    page = Page(comparison)
    told = {
        each.attributes["data-told"] for each in page.elements if "data-told" in each.attributes
    }
    assert any("f2" in each.split() for each in told)
    chips = [each for each in page.all("a", "chip") if page.one("reading") in each.inside]
    assert {"#f1", "#f2", "#f3"} <= {each.attributes["href"] for each in chips}


def test_every_mark_explains_itself_and_can_be_reached_by_key(page: Page) -> None:
    marks = page.all("mark", "hl")
    assert marks
    for each in marks:
        assert each.attributes["data-tip"]
        assert each.attributes["tabindex"] == "0"
    switches = {each.attributes["id"] for each in page.all("input") if "id" in each.attributes}
    assert {f"show-{each.classes[1]}" for each in marks} <= switches


def test_marks_hold_the_words_they_are_about(page: Page) -> None:
    texts = {(each.classes[1], each.text) for each in page.all("mark")}
    assert ("loaded", "disastrous") in texts
    assert ("quantity", "About 1,200 people") in texts


def test_what_has_no_score_is_marked_and_what_has_one_is_not(comparison: str) -> None:
    page = Page(comparison)
    unsure = {each.inside[-1].text.strip() for each in page.all("a", "unsure")}
    assert {"Tone not validated", "Kind not validated"} <= unsure
    scored = ("Loaded language", "Facts", "What they call things", "Frames")
    assert not [each for each in unsure if each.startswith(scored)]
    rows = [each.text for each in page.all("tr") if "measured" in each.inside[-2].classes]
    assert {each.split("no:")[0].strip() for each in rows if "no:" in each} == {
        "tone",
        "agency",
        "salience",
        "source kinds",
    }
    assert len(rows) == len(FINDINGS) + 1


@pytest.mark.parametrize(("prompt", "marked"), [("analysis@2", False), ("mine@1", True)])
def test_a_model_s_findings_have_a_score_only_with_the_prompts_that_were_scored(
    prompt: str, *, marked: bool
) -> None:
    comparison = making.comparison()
    comparison["analyses"][1]["engine"] |= {"name": "llm", "prompt": prompt}
    page = Page(comparison_page(comparison))
    unsure = " ".join(each.inside[-1].text for each in page.all("a", "unsure"))
    for kind in ("Loaded language", "What they call things", "Whom they cite"):
        assert (kind in unsure) == marked


def test_the_footer_names_what_made_the_findings_and_what_they_cost() -> None:
    analysis = making.ledger()
    analysis["engine"] |= {
        "name": "llm",
        "model": "small-1",
        "prompt": "analysis@2",
        "prompt_sha256": "ab" * 32,
        "reply_schema": "analysis-reply.v1",
        "parameters": {"temperature": 0},
        "usage": {
            "requests": 2,
            "input_tokens": 900,
            "cached_input_tokens": 0,
            "output_tokens": 100,
            "cost_usd": 0.0125,
        },
    }
    told = Page(reading_page(analysis)).one("about").text
    for each in ("small-1", "analysis@2", "ab" * 32, "summarize 0.1.0", '{"temperature": 0}'):
        assert each in told
    assert "2 requests, 1,000 tokens, US$ 0.0125." in told


def test_failures_warnings_and_rejections_are_on_the_page(comparison: str) -> None:
    page = Page(comparison)
    notes = page.all("section", "notes")[0].text
    assert "Not read: third.pdf: is a PDF; save its text as .txt" in notes
    assert "coast-post gives no outlet" in notes
    assert "The dam was mined." in page.one("rejected").text


def test_charts_have_their_figures_in_words(comparison: str) -> None:
    page = Page(comparison)
    for svg in page.all("svg"):
        named = svg.attributes.get("role") == "img" and svg.attributes.get("aria-label")
        assert named or svg.attributes.get("aria-hidden") == "true"
    strips = [each.attributes["aria-label"] for each in page.all("svg", "strip")]
    assert len(strips) == 4
    assert re.fullmatch(r"Brackwater Ledger: \d+ %, .*; coast-post: \d+ %, .*", strips[0])


def test_nothing_of_an_article_becomes_markup() -> None:
    page = Page(comparison_page(poisoned(making.comparison())))
    expected = Page(comparison_page(making.comparison()))
    # More titles and links may show, but nothing that the templates do not make.
    assert {each.tag for each in page.elements} <= {each.tag for each in expected.elements}
    assert len(page.all("script")) == len(page.all("style")) == 1
    known = {name for each in expected.elements for name in each.attributes}
    assert {name for each in page.elements for name in each.attributes} <= known
    links = [each.attributes["href"] for each in page.elements if "href" in each.attributes]
    assert all(each.startswith("#") for each in links)
    assert visible(HOSTILE) in page.one("a1-h").text
    assert visible(HOSTILE) in page.one("names").text


def test_nothing_of_an_analysis_becomes_markup() -> None:
    page = Page(reading_page(poisoned(making.ledger())))
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert visible(HOSTILE) in page.one("a1").text
    assert "49" not in page.all("h1")[0].text


def poisoned(value: Any, name: str = "") -> Any:
    """A document whose free text is all hostile; what the schema restricts stays."""
    if isinstance(value, dict):
        return {key: poisoned(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [poisoned(each, name) for each in value]
    if name == "text" and isinstance(value, str):
        return HOSTILE * (1 + len(value) // len(HOSTILE))
    free = ("outlet", "title", "url", "quote", "verb", "source", "label", "entity", "phrase")
    more = ("neutral", "target", "explanation", "reason", "input", "what", "warnings", "agency")
    known = value in ("quote_not_found", "active", "passive")
    return HOSTILE if name in (*free, *more) and isinstance(value, str) and not known else value


def test_a_script_address_is_no_link_and_a_web_address_is() -> None:
    analysis = making.ledger()
    analysis["article"]["url"] = "javascript:alert(1)"
    assert "javascript:alert(1)" in Page(reading_page(analysis)).one("a1").text
    analysis["article"]["url"] = "https://news.example/dam"
    (link,) = [e for e in Page(reading_page(analysis)).all("a") if e.text == "original"]
    assert link.attributes["href"] == "https://news.example/dam"
    assert "noreferrer" in link.attributes["rel"]


def test_an_article_in_another_script_says_its_language_and_sets_its_own_direction() -> None:
    comparison = making.comparison()
    for each in (comparison["articles"][1], comparison["analyses"][1]["article"]):
        each["language"] = "ar"
    page = Page(comparison_page(comparison))
    (text,) = [e for e in page.all("div", "text") if e.attributes.get("lang") == "ar"]
    paragraphs = [each for each in page.all("p") if text in each.inside]
    assert paragraphs
    assert {each.attributes["dir"] for each in paragraphs} == {"auto"}
    _, cell = cells(page, "f2")
    quoted = [each for each in page.all("bdi") if cell in each.inside]
    assert [each.attributes["lang"] for each in quoted if "lang" in each.attributes] == ["ar"]


def test_a_page_without_findings_is_a_page() -> None:
    analysis = making.ledger()
    analysis |= {"summary": [], "claims": [], "names": [], "sourcing": [], "rejected": []}
    analysis["framing"] = {"frames": [], "loaded_language": [], "tone": []}
    analysis["article"] |= {"title": None, "outlet": None, "text": "", "words": 0, "characters": 0}
    analysis["article"]["sentences"] = []
    assert "No text." in Page(reading_page(analysis)).one("a1").text


def test_articles_without_their_text_show_what_was_quoted() -> None:
    comparison = making.comparison()
    for each in comparison["analyses"]:
        each["article"]["text"] = None
    page = Page(comparison_page(comparison))
    assert "The full text is not part of this report" in page.one("a1").text
    assert "Forty people died" in page.one("a2").text
    assert "[…]" in page.one("a2").text


def test_twelve_outlets_and_two_hundred_facts_stay_under_two_megabytes() -> None:
    html = comparison_page(many(making.comparison(), 12, 200))
    assert len(html.encode()) < 2_000_000
    assert html.count('<tbody class="fact ') == 200
    assert html.count("<td data-outlet=") == 200 * 12


def many(comparison: Document, outlets: int, facts: int) -> Document:
    """`comparison` with its first article `outlets` times and its first fact `facts` times."""
    first = comparison["analyses"][0]
    identities = [f"o{number}" for number in range(outlets)]
    analyses = []
    for each in identities:
        analysis = copy.deepcopy(first)
        analysis["article"] |= {"id": each, "outlet": f"Outlet {each}"}
        analyses.append(analysis)
    profile = comparison["framing"]["loaded_language"][making.LEDGER_ID]
    fact = comparison["facts"][0] | {"pairs": []}
    told = fact | {"claims": [fact["claims"][0] | {"article": each} for each in identities]}
    return comparison | {
        "articles": [making.heading(each) for each in analyses],
        "analyses": analyses,
        "facts": [told | {"id": f"f{number}"} for number in range(1, facts + 1)],
        "undecided": [],
        "names": [],
        "brief": [],
        "copies": [],
        "framing": {
            "frames": {each: [] for each in identities},
            "tone": {each: [] for each in identities},
            "loaded_language": dict.fromkeys(identities, profile),
        },
        "sourcing": dict.fromkeys(identities, making.sources(first)),
    }


def test_the_same_comparison_gives_the_same_page(comparison: str) -> None:
    assert comparison_page(making.comparison()) == comparison

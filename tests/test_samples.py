"""The sample events: what the demonstration promises, in general terms."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from summarize import Analysis, Article, analyse_all, compare, read_articles
from summarize.jsonform import to_json
from summarize.schemas import check_document
from tests.spans import evidence_in, misplaced_in, outside_prose, placed_evidence

ROOT = Path(__file__).parents[1]
EVENTS = sorted(path.name for path in (ROOT / "seeds").iterdir() if path.is_dir())

# A statement is "not found in" an article; nobody is said to have left it out on purpose.
VERDICTS = re.compile(
    r"\b(omit\w*|omission\w*|hid|hides?|hiding|conceal\w*|suppress\w*|bias\w*|slant\w*"
    r"|propagand\w*|ignor(?:ed|es)|l(?:ied|ies|ying)|dishonest\w*|le(?:ft|aves) out (?:by|of))\b",
    re.IGNORECASE,
)
QUOTED = re.compile("“[^”]*”|‘[^’]*’|\"[^\"]*\"|'[^']*'")


@cache
def analyses(event: str) -> tuple[Analysis, ...]:
    read = list(read_articles([ROOT / "seeds" / event]))
    assert all(isinstance(each, Article) for each in read)
    found = tuple(each for each in analyse_all(read) if isinstance(each, Analysis))
    assert len(found) == len(read) > 1
    return found


@cache
def comparison(event: str) -> Any:
    return to_json(compare(analyses(event)))


def test_there_are_three_sample_events() -> None:
    assert EVENTS == ["harbour-fire", "karabakh-2023", "transit-strike"]


@pytest.mark.parametrize("event", EVENTS)
def test_a_comparison_keeps_to_its_schema(event: str) -> None:
    assert check_document(comparison(event), "comparison.v1") == ()


@pytest.mark.parametrize("event", EVENTS)
def test_every_quote_is_the_slice_at_its_offsets(event: str) -> None:
    assert len(list(placed_evidence(comparison(event)))) > 100
    assert misplaced_in(comparison(event)) == []


@pytest.mark.parametrize("event", EVENTS)
def test_no_evidence_is_overlooked_by_these_tests(event: str) -> None:
    found = len(list(placed_evidence(comparison(event))))
    assert found == len(list(evidence_in(comparison(event))))


@pytest.mark.parametrize("event", EVENTS)
def test_nothing_is_found_outside_prose(event: str) -> None:
    for analysis in comparison(event)["analyses"]:
        assert {s["kind"] for s in analysis["article"]["sentences"]} > {"prose"}
        assert outside_prose(analysis) == []


@pytest.mark.parametrize("event", EVENTS)
def test_the_order_of_the_articles_changes_nothing_but_the_columns(event: str) -> None:
    first = comparison(event)
    for order in permutations(analyses(event)):
        other: Any = to_json(compare(order))
        assert other["facts"] == first["facts"]
        assert other["brief"] == first["brief"]
        assert other["copies"] == first["copies"]
        assert other["framing"] == first["framing"]
        assert other["sourcing"] == first["sourcing"]
        assert sorted_rows(other) == sorted_rows(first)
        assert [a["id"] for a in other["articles"]] == [a.article.id for a in order]


def sorted_rows(document: Any) -> Any:
    rows = ((r["entity"], sorted(r["labels"], key=str)) for r in document["names"])
    return sorted(rows, key=lambda row: str(row[0]))


@pytest.mark.parametrize("event", EVENTS)
def test_each_event_has_shared_single_and_told_facts_and_a_brief(event: str) -> None:
    document = comparison(event)
    assert {"shared", "single"} <= {fact["relation"] for fact in document["facts"]}
    assert {sentence["section"] for sentence in document["brief"]} >= {"agreed", "single"}
    ids = {fact["id"] for fact in document["facts"]}
    assert all(set(sentence["facts"]) <= ids for sentence in document["brief"])


@pytest.mark.parametrize("event", EVENTS)
def test_a_single_fact_was_searched_for_in_every_other_article(event: str) -> None:
    document = comparison(event)
    everyone = {each["id"] for each in document["articles"]}
    for fact in document["facts"]:
        told = {claim["article"] for claim in fact["claims"]}
        searched = {each["article"] for each in fact["not_found_in"]}
        assert told | searched == everyone
        assert not told & searched


def test_the_dead_of_karabakh_are_one_fact_whose_figures_differ() -> None:
    facts = [
        fact
        for fact in comparison("karabakh-2023")["facts"]
        if {q["role"] for c in fact["claims"] for q in c["quantities"]} == {"killed"}
        and len({c["article"] for c in fact["claims"]}) == 2
    ]
    (fact,) = facts
    assert (fact["relation"], fact["figures"]) == ("shared", "differ")
    figures = {q["value"] for claim in fact["claims"] for q in claim["quantities"]}
    assert figures == {200, 32}


def test_later_tolls_of_the_harbour_fire_are_an_update() -> None:
    relations = [
        fact["relation"]
        for fact in comparison("harbour-fire")["facts"]
        if {9, 14} <= {q["value"] for c in fact["claims"] for q in c["quantities"]}
        and {q["role"] for c in fact["claims"] for q in c["quantities"]} == {"killed"}
    ]
    assert relations == ["update"]


def test_the_march_has_two_figures_and_each_keeps_its_source() -> None:
    sources: dict[float | None, set[str]] = {18_000: set(), 7_000: set()}
    own_voice = "nobody"
    for analysis in analyses("transit-strike"):
        for claim in analysis.claims:
            for value in {q.value for q in claim.quantities} & sources.keys():
                source = claim.attribution.source if claim.attribution else None
                sources[value].add((source or own_voice).split()[-1].lower())
    assert sources[7_000] <= {"police", own_voice}
    assert sources[18_000] == {"union", "alliance"}


def test_an_agencys_text_in_two_papers_is_one_text() -> None:
    agencies = {each["agency"] for each in comparison("harbour-fire")["copies"]}
    assert agencies == {"Norwind"}


@pytest.mark.parametrize("event", EVENTS)
def test_nothing_we_say_of_an_article_is_a_verdict(event: str) -> None:
    document = comparison(event)
    ours = [*document["warnings"], *(sentence["text"] for sentence in document["brief"])]
    for fact in document["facts"]:
        ours += [fact["explanation"], *(pair["reason"] for pair in fact["pairs"])]
    assert len(ours) > 20
    for text in ours:
        assert VERDICTS.search(QUOTED.sub("", text)) is None, text


@pytest.mark.parametrize("part", ["comparison", "reports", "analysis", "cli"])
def test_no_string_in_the_program_is_a_verdict(part: str) -> None:
    for path in sorted((ROOT / "summarize" / part).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        strings = (
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and id(node) not in docstrings
        )
        for text in strings:
            assert not isinstance(text, str) or VERDICTS.search(text) is None, (path.name, text)

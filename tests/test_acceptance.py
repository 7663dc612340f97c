"""The two articles that the project began with, for whoever has copies of them.

They belong to their publishers and are not redistributed (seeds/README.md has their hashes).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarize import Analysis, analyse_all, read_articles
from summarize.jsonform import to_json
from tests.spans import misplaced, misplaced_in, outside_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

ORIGINALS, CORPORA = "SUMMARIZE_ORIGINALS", "SUMMARIZE_DATA"
YNET, FRANCE = "ynetnews", "france-24"

originals = pytest.mark.skipif(
    ORIGINALS not in os.environ,
    reason=f"{ORIGINALS} names no folder with the original articles (seeds/README.md)",
)
corpora = pytest.mark.skipif(
    CORPORA not in os.environ, reason=f"{CORPORA} names no folder with the labelled corpora"
)


@cache
def compared(*options: str) -> str:
    """What the command writes when it compares the two originals."""
    folder = Path(os.environ[ORIGINALS])
    (ynet,), (france,) = folder.glob("000_*.txt"), folder.glob("004_*.txt")
    articles = (f"Ynetnews={ynet}", f"France 24={france}")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZE_", "OPENAI_"))}
    done = subprocess.run(
        [sys.executable, "-m", "summarize", "compare", *options, *articles],
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[1],
        env=kept | {"COLUMNS": "100", "NO_COLOR": "1"},
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@cache
def document() -> Any:
    return json.loads(compared("--json"))


def facts(*relations: str) -> Iterator[dict[str, Any]]:
    return (fact for fact in document()["facts"] if fact["relation"] in relations)


def told(fact: dict[str, Any], article: str) -> str:
    """Everything that `article` says in a fact, in lower case."""
    return " ".join(c["text"] for c in fact["claims"] if c["article"] == article).lower()


def figures(role: str) -> dict[str, Any]:
    """The claims by article of the fact that compares the figures of `role`."""
    (fact,) = (
        fact
        for fact in facts("shared", "conflict", "disputed", "update", "unresolved")
        if role in {q["role"] for claim in fact["claims"] for q in claim["quantities"]}
    )
    assert (fact["relation"], fact["figures"]) == ("shared", "differ")
    return {claim["article"]: claim for claim in fact["claims"]}


@originals
def test_about_200_dead_and_at_least_32_are_one_fact_whose_figures_differ() -> None:
    claims = figures("killed")
    (ynet,), (france,) = claims[YNET]["quantities"], claims[FRANCE]["quantities"]
    assert (ynet["value"], ynet["approximator"]) == (200, "approximately")
    assert (france["value"], france["approximator"]) == (32, "at least")
    assert claims[YNET]["attribution"] is None
    assert claims[FRANCE]["attribution"]["source"] == "Armenia"


@originals
def test_400_injured_and_more_than_200_are_one_fact_whose_figures_differ() -> None:
    claims = figures("wounded")
    (ynet,), (france,) = claims[YNET]["quantities"], claims[FRANCE]["quantities"]
    assert ynet["value"] == 400
    assert (france["value"], france["low_open"], france["high"]) == (200, True, None)
    assert claims[YNET]["attribution"] is None
    assert claims[FRANCE]["attribution"]["source"] == "Armenia"


@originals
@pytest.mark.parametrize(
    ("ynet", "france"),
    [
        ("cease-?fire", "ceasefire|truce"),
        ("mediation.*russians", "brokered by russian peacekeepers"),
        ("disarmament|removal", "dismantle|pull out|withdrawal"),
        ("thursday", "talks.*thursday"),
    ],
)
def test_ceasefire_mediation_disarmament_and_talks_are_shared(ynet: str, france: str) -> None:
    assert any(
        re.search(ynet, told(fact, YNET)) and re.search(france, told(fact, FRANCE))
        for fact in facts("shared")
    )


@originals
@pytest.mark.parametrize(
    ("article", "words"),
    [
        (YNET, "120,000"),
        (YNET, "israel"),
        (FRANCE, "yerevan"),
        (FRANCE, "peacekeepers.*killed"),
        (FRANCE, "yevlakh"),
    ],
)
def test_what_one_outlet_alone_tells_is_single(article: str, words: str) -> None:
    other = FRANCE if article == YNET else YNET
    found = [
        fact
        for fact in facts("single")
        if re.search(words, (fact["text"] + " " + told(fact, article)).lower())
    ]
    assert found
    assert all(not told(fact, other) for fact in found)
    assert {each["article"] for fact in found for each in fact["not_found_in"]} == {other}


@originals
def test_a_triumph_stands_against_a_victory_in_quotation_marks() -> None:
    loaded = document()["framing"]["loaded_language"]
    phrases = {
        article: {each["phrase"].lower(): each["category"] for each in loaded[article]["items"]}
        for article in (YNET, FRANCE)
    }
    assert phrases[YNET]["resounding triumph"] == "victory_defeat"
    assert phrases[FRANCE]["victory"] == "scare_quotes"
    assert not any(e["in_quote"] for e in loaded[YNET]["items"] if "triumph" in e["phrase"].lower())


@originals
def test_breakaway_stands_against_self_proclaimed_and_the_republic_of_artsakh() -> None:
    labels = [
        {
            article: {each["label"] for each in row["labels"] if each["article"] == article}
            for article in (YNET, FRANCE)
        }
        for row in document()["names"]
    ]
    assert any(
        "breakaway" in row[FRANCE]
        and row[YNET] >= {"self-proclaimed", "Republic of Artsakh"}
        and "breakaway" not in row[YNET]
        for row in labels
    )


@originals
def test_every_quote_is_the_slice_at_its_offsets() -> None:
    assert misplaced_in(document()) == []


@originals
def test_nothing_is_found_in_captions_links_and_bylines() -> None:
    for analysis in document()["analyses"]:
        assert outside_prose(analysis) == []
        set_aside = {s["kind"] for s in analysis["article"]["sentences"]} - {"prose"}
        assert set_aside


@originals
@pytest.mark.parametrize("options", [(), ("-v",)])
def test_the_reading_shows_no_caption_link_or_byline(options: tuple[str, ...]) -> None:
    shown = " ".join(compared(*options).split())
    assert "Told by one outlet" in shown
    for analysis in document()["analyses"]:
        head = analysis["article"]
        for sentence in head["sentences"]:
            words = " ".join(head["text"][sentence["start"] : sentence["end"]].split())
            if sentence["kind"] != "prose":
                assert words not in shown


@originals
def test_the_reading_is_the_same_each_time() -> None:
    assert compared() == compared.__wrapped__()


@corpora
@pytest.mark.parametrize(("name", "count"), [("basil-dev", 96), ("polnear-dev", 25)])
def test_every_article_of_a_corpus_is_analysed_with_exact_evidence(name: str, count: int) -> None:
    path = Path(os.environ[CORPORA]) / f"{name}.jsonl"
    found = list(analyse_all(read_articles([path])))
    assert len(found) == count
    for analysis in found:
        assert isinstance(analysis, Analysis), analysis
        each: Any = to_json(analysis)
        assert misplaced(each) == []
        assert outside_prose(each) == []

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from summarize.errors import UsageError
from summarize.evaluation.gold import GoldError, gold_folders, load_event, load_gold
from tests.evaluation.making import labels, write_event

GOLD = Path(__file__).parents[2] / "evals" / "gold"


def problems_of(folder: Path, form: dict[str, Any]) -> tuple[str, ...]:
    with pytest.raises(GoldError) as caught:
        load_event(write_event(folder, form))
    return caught.value.problems


def test_every_quote_is_placed_in_its_article(tmp_path: Path) -> None:
    event = load_event(write_event(tmp_path))
    ledger = event.articles[0]
    assert ledger.claims is not None
    for span in ledger.claims:
        assert ledger.article.text[span.start : span.end] == span.quote


def test_a_layer_that_is_left_out_is_none_and_an_empty_one_is_not(tmp_path: Path) -> None:
    ledger, post = load_event(write_event(tmp_path)).articles
    assert ledger.names == ()
    assert post.quantities is None
    assert post.frames is None


def test_a_quote_that_is_not_in_the_article_fails_the_load(tmp_path: Path) -> None:
    form = labels()
    form["articles"]["ledger"]["claims"][0]["quote"] = "Four people drowned"
    (problem,) = problems_of(tmp_path, form)
    assert "labels.yaml: articles.ledger.claims[0]: the quote does not stand in ledger" in problem


def test_a_quote_that_stands_twice_fails_the_load_and_a_hint_settles_it(tmp_path: Path) -> None:
    form = labels()
    form["articles"]["ledger"]["claims"] = [{"quote": "the pit"}, {"quote": "The "}]
    (problem,) = problems_of(tmp_path / "a", form)
    assert "the quote stands twice in ledger; add a hint: The " in problem
    form["articles"]["ledger"]["claims"][1]["hint"] = "The company knew"
    claims = load_event(write_event(tmp_path / "b", form)).articles[0].claims
    assert claims is not None
    assert claims[1].start > claims[0].start


def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    form = labels()
    form["articles"]["ledger"]["claims"][0]["quote"] = "not there"
    form["articles"]["elsewhere"] = {}
    form["facts"][3]["statements"] = {"post": ["nor this"]}
    assert len(problems_of(tmp_path, form)) == 3


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"relation": "conflict"}, "is conflict, but its gravest pair is shared"),
        ({"relation": "single"}, "single is the relation of what one article states"),
        ({"pairs": [{"a": "ledger", "b": "nobody", "relation": "shared"}]}, "do not both state it"),
        ({"id": "knew"}, "the id stands twice"),
    ],
)
def test_a_fact_has_to_be_of_one_piece(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    form = labels()
    form["facts"][0].update({"pairs": [{"a": "post", "b": "ledger", "relation": "shared"}]})
    form["facts"][0].update(change)
    assert any(told in problem for problem in problems_of(tmp_path, form))


def test_what_is_not_in_the_schema_is_told_with_its_place(tmp_path: Path) -> None:
    form = labels()
    form["articles"]["ledger"]["quantities"][0]["role"] = "drowned"
    (problem,) = problems_of(tmp_path, form)
    assert "$.articles.ledger.quantities[0].role" in problem


def test_a_file_that_is_no_yaml_is_told_in_one_line(tmp_path: Path) -> None:
    event = write_event(tmp_path)
    (event / "labels.yaml").write_text("schema: [", encoding="utf-8")
    with pytest.raises(GoldError, match="not YAML") as caught:
        load_event(event)
    assert "\n" not in str(caught.value)


def test_articles_may_lie_in_another_folder(tmp_path: Path) -> None:
    event = write_event(tmp_path)
    labelled = tmp_path / "gold" / "quarry"
    labelled.mkdir(parents=True)
    text = (event / "labels.yaml").read_text(encoding="utf-8")
    (labelled / "labels.yaml").write_text("folder: ../../quarry\n" + text, encoding="utf-8")
    assert len(load_event(labelled).articles) == 2


def test_an_event_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    write_event(tmp_path)
    with pytest.raises(UsageError, match="no event 'mine'; there are: quarry"):
        load_gold(tmp_path, ["mine"])


def test_a_folder_without_labels_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="summarize eval init"):
        gold_folders(tmp_path)


def test_the_gold_of_this_project_is_twelve_events_with_four_held_out() -> None:
    events = load_gold(GOLD)
    assert len(events) == 12
    assert sum(event.held_out for event in events) == 4
    assert sum(len(event.articles) for event in events) >= 34
    assert all(event.facts and event.kind for event in events)


def test_four_events_have_second_labels() -> None:
    second = [path for path in gold_folders(GOLD) if (path / "second.yaml").is_file()]
    assert len(second) >= 4
    for path in second:
        assert load_event(path, "second.yaml").id == load_event(path).id

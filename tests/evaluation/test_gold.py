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


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {"copies": [{"articles": ["ledger", "nobody"], "agency": None}]},
            "copies[0]: there is no article 'nobody'",
        ),
        (
            {"articles": {"ledger": {"claims": []}}},
            "facts.deaths: post does not stand under articles; add it there",
        ),
        (
            {
                "articles": {"ledger": {"claims": []}},
                "facts": [],
                "copies": [{"articles": ["ledger", "post"]}],
            },
            "copies[0]: post does not stand under articles",
        ),
        (
            {"articles": {"ledger": {"claims": []}, "post": {}}, "facts": []},
            "articles.post: no layer is labelled, and no fact names it",
        ),
    ],
)
def test_what_rests_on_an_article_that_is_not_labelled_is_told(
    tmp_path: Path, change: dict[str, Any], told: str
) -> None:
    assert any(told in problem for problem in problems_of(tmp_path, {**labels(), **change}))


def test_an_article_that_facts_alone_name_needs_no_layer(tmp_path: Path) -> None:
    event = load_event(write_event(tmp_path, {**labels(), "articles": {"ledger": {}, "post": {}}}))
    assert [each.claims for each in event.articles] == [None, None]


def test_boilerplate_that_stands_twice_is_labelled_with_a_hint(tmp_path: Path) -> None:
    form = labels()
    form["articles"]["ledger"]["boilerplate"] = [{"quote": "The ", "hint": "The company knew"}]
    ledger = load_event(write_event(tmp_path, form)).articles[0]
    assert ledger.boilerplate is not None
    assert ledger.boilerplate[0].start == ledger.article.text.index("The company knew")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kind: accident", "kind: accident\nkind: flood", "line 4: 'kind' stands twice"),
        ("      low: 3\n", "      low: .nan\n", ".nan is no figure; write null"),
        ("      high: 3\n", "      high: -.inf\n", "-.inf is no figure; write null"),
        ("  post:\n", "  123:\n", "articles.123: there is no such article; there are: ledger"),
        ("kind: accident", "kind: !!timestamp 2024-13-45", "not YAML"),
        ("kind: accident", "? [a, b]\n: c", "not YAML: line 3"),
    ],
)
def test_a_slip_in_yaml_is_told_in_one_line_with_its_place(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    path = write_event(tmp_path) / "labels.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_event(path.parent)
    assert told in caught.value.problems[0]
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_dates_and_numbers_are_names_as_they_are_written(tmp_path: Path) -> None:
    path = write_event(tmp_path, name="dated") / "labels.yaml"
    text = path.read_text(encoding="utf-8").replace("  post:", "  0123:")
    path.write_text(text.replace("event: dated", "event: 2024-13-45"), encoding="utf-8")
    (path.parent / "post.md").rename(path.parent / "0123.md")
    moved = (path.parent / "0123.md").read_text(encoding="utf-8").replace("id: post\n", "")
    (path.parent / "0123.md").write_text(moved, encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("    post:", "    0123:"))
    event = load_event(path.parent)
    assert event.id == "2024-13-45"
    assert [each.article.id for each in event.articles] == ["ledger", "0123"]


def test_an_empty_file_of_labels_is_called_empty(tmp_path: Path) -> None:
    event = write_event(tmp_path)
    (event / "labels.yaml").write_text("# nothing yet\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"labels.yaml: is empty; .*summarize eval init"):
        load_event(event)


def test_two_folders_with_one_event_are_refused(tmp_path: Path) -> None:
    first = write_event(tmp_path, name="quarry") / "labels.yaml"
    second = write_event(tmp_path, name="second") / "labels.yaml"
    second.write_bytes(first.read_bytes())
    told = "second/labels.yaml: event: 'quarry' is the event of .*quarry/labels.yaml, too"
    with pytest.raises(GoldError, match=told):
        load_gold(tmp_path)
    with pytest.raises(GoldError, match=told):
        load_gold(tmp_path, ["quarry"])


@pytest.mark.parametrize("content", ["event: broken\narticles: [", "", "articles: 3\n- x"])
def test_the_labels_of_an_event_that_is_not_wanted_do_not_matter(
    tmp_path: Path, content: str
) -> None:
    write_event(tmp_path, name="quarry")
    broken = write_event(tmp_path, name="broken") / "labels.yaml"
    broken.write_text(content, encoding="utf-8")
    assert [event.id for event in load_gold(tmp_path, ["quarry"])] == ["quarry"]
    with pytest.raises(UsageError, match="there are: broken, quarry"):
        load_gold(tmp_path, ["mine"])
    with pytest.raises(GoldError):
        load_gold(tmp_path)


def test_the_id_is_the_file_s_and_not_what_lies_deeper(tmp_path: Path) -> None:
    path = write_event(tmp_path, name="folder") / "labels.yaml"
    text = path.read_text(encoding="utf-8").replace("event: folder\n", "")
    path.write_text("origin: [{event: not this}, event]\n" + text + "event: 'mine'\n")
    with pytest.raises(UsageError, match="there are: mine"):
        load_gold(tmp_path, ["other"])


def test_a_file_of_labels_stands_for_its_folder(tmp_path: Path) -> None:
    event = write_event(tmp_path)
    assert gold_folders(event / "labels.yaml") == (event,)


def test_a_form_of_the_wrong_kind_is_not_quoted_in_full(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {**labels(), "articles": [labels()["articles"]]})
    assert "$.articles: [{'ledger'" in problem
    assert problem.endswith("is not of type 'object'")
    assert len(problem) < len(str(tmp_path)) + 300


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

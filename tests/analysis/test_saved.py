"""Saved analyses: read back as they were, refused where they were altered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from summarize import analyse, compare
from summarize.analysis import Analysis, SavedAnalysisError, load_analysis, without_text
from summarize.analysis.saved import analysis_from_json
from summarize.jsonform import to_json
from tests.analysis.making import FLOOD, article
from tests.spans import evidence_in

if TYPE_CHECKING:
    from pathlib import Path

FLOOD_ANALYSIS = analyse(article(FLOOD, outlet="Ansby Herald"))


def document() -> Any:
    return to_json(FLOOD_ANALYSIS)


def saved(folder: Path, content: str | bytes) -> Path:
    path = folder / "a.analysis.json"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_saved_analysis_is_read_back_as_it_was(tmp_path: Path, ascii_only: bool) -> None:
    path = saved(tmp_path, json.dumps(document(), ensure_ascii=ascii_only))
    assert load_analysis(path) == FLOOD_ANALYSIS


def test_a_moved_span_is_refused_with_its_place() -> None:
    altered = document()
    claim = altered["claims"][1]["evidence"][0]
    claim["start"] += 1
    with pytest.raises(SavedAnalysisError, match=f"{claim['start']}:{claim['end']}.*altered"):
        analysis_from_json(altered)


def test_every_quote_is_held_to_the_text() -> None:
    count = len(list(evidence_in(document())))
    assert count > 10
    for number in range(count):
        altered = document()
        found = list(evidence_in(altered))[number]
        found["quote"] = found["quote"][:-1] + "¤"
        with pytest.raises(SavedAnalysisError, match="altered"):
            analysis_from_json(altered)


def test_a_text_that_was_altered_where_nothing_is_quoted_is_refused_too() -> None:
    altered = document()
    altered["article"]["text"] = altered["article"]["text"].replace("wall was built", "wall fell")
    with pytest.raises(SavedAnalysisError, match=r"sha256.*altered"):
        analysis_from_json(altered)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("claims", 0, "salience"), 2),
        (("claims", 0, "position"), "top"),
        (("article", "sha256"), None),
        (("schema",), "article-analysis/9"),
        (("summary",), None),
    ],
)
def test_a_field_with_a_wrong_value_is_named(path: tuple[Any, ...], value: Any) -> None:
    altered = document()
    *parents, last = path
    target = altered
    for step in parents:
        target = target[step]
    target[last] = value
    with pytest.raises(SavedAnalysisError, match=str(last)):
        analysis_from_json(altered)


@pytest.mark.parametrize("field", ["claims", "article", "schema", "warnings"])
def test_a_missing_field_is_named(field: str) -> None:
    altered = document()
    del altered[field]
    with pytest.raises(SavedAnalysisError, match=field):
        analysis_from_json(altered)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b'"text"',
        b"{",
        b"\xff\xfe{}",
        b"\xef\xbb\xbf{}",
        b"[" * 100_000,
        b'{"schema": ' + b"9" * 5_000 + b"}",
        b'{"schema": NaN}',
        b'{"schema": 1e999}',
    ],
)
def test_a_file_that_holds_no_analysis_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(SavedAnalysisError):
        load_analysis(saved(tmp_path, content))


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(SavedAnalysisError, match="cannot be read"):
        load_analysis(tmp_path / "none.analysis.json")
    with pytest.raises(SavedAnalysisError, match="cannot be read"):
        load_analysis(tmp_path)


def test_parameters_that_look_like_evidence_are_not_taken_for_it() -> None:
    changed = document()
    changed["engine"]["parameters"] = {"quote": "x", "start": "a", "end": None}
    assert analysis_from_json(changed).engine.parameters == changed["engine"]["parameters"]


def test_half_a_surrogate_pair_in_a_file_is_refused(tmp_path: Path) -> None:
    altered = document()
    altered["article"]["title"] = "\ud800"
    with pytest.raises(SavedAnalysisError, match="surrogate"):
        load_analysis(saved(tmp_path, json.dumps(altered)))


def test_without_its_text_an_analysis_keeps_hash_offsets_and_quotes() -> None:
    bare = without_text(FLOOD_ANALYSIS)
    assert bare.article.text is None
    assert bare.article.sha256 == FLOOD_ANALYSIS.article.sha256
    assert bare.article.sentences == FLOOD_ANALYSIS.article.sentences
    assert bare.claims == FLOOD_ANALYSIS.claims
    assert FLOOD_ANALYSIS.article.text == FLOOD


def test_without_its_text_an_analysis_can_be_saved_loaded_and_compared(tmp_path: Path) -> None:
    bare = without_text(FLOOD_ANALYSIS)
    loaded = load_analysis(saved(tmp_path, json.dumps(to_json(bare))))
    assert loaded == bare
    other = analyse(article(FLOOD.replace("Nine", "Ten"), id_="b", outlet="Edrin Post"))
    with_text = compare([FLOOD_ANALYSIS, other])
    without = compare([loaded, other])
    assert [(f.text, f.relation) for f in without.facts if f.relation != "single"] == [
        (f.text, f.relation) for f in with_text.facts if f.relation != "single"
    ]
    assert any("no text" in warning for warning in without.warnings)


def test_a_sentence_id_that_the_article_has_not_does_not_break_a_comparison() -> None:
    changed = document()
    for evidence in evidence_in(changed):
        evidence["sentence"] = None
    loaded: Analysis = analysis_from_json(changed)
    other = analyse(article(FLOOD, id_="b", outlet="Edrin Post"))
    assert compare([loaded, other]).facts

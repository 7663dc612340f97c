from __future__ import annotations

from pathlib import Path

import pytest

from summarize.articles import ArticleError, Input, expand, is_analysis


def paths_of(*given: str | Path) -> list[str]:
    return [str(i.path) for i in expand(given) if isinstance(i, Input)]


def reasons_of(*given: str | Path) -> list[str]:
    return [e.reason for e in expand(given) if isinstance(e, ArticleError)]


def write(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("The bridge was closed.", encoding="utf-8")
    return folder


def test_a_folder_gives_its_articles_sorted_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/c.md", ".hidden.txt", ".git/x.txt", "README.md", "photo.png")
    write(tmp_path, "report.md", "comparison.json", "d.HTML")
    expected = [str(tmp_path / name) for name in ("a/c.md", "b.txt", "d.HTML")]
    assert paths_of(tmp_path) == expected


def test_a_folder_of_saved_analyses_gives_the_analyses(tmp_path: Path) -> None:
    write(tmp_path, "fox.analysis.json", "post.analysis.json", "comparison.json", "report.html")
    assert [Path(p).name for p in paths_of(tmp_path)] == ["fox.analysis.json", "post.analysis.json"]


def test_an_analysis_beside_its_article_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "fox.txt", "fox.analysis.json", "post.analysis.json")
    assert [Path(p).name for p in paths_of(tmp_path)] == ["fox.txt", "post.analysis.json"]


def test_an_empty_folder_is_an_error_that_says_what_was_looked_for(tmp_path: Path) -> None:
    assert ".jsonl" in reasons_of(tmp_path)[0]


def test_an_outlet_goes_to_all_files_of_a_folder_or_pattern(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    for given in (f"Marlow Post={tmp_path}", f"Marlow Post={tmp_path}/*.txt"):
        assert [i.outlet for i in expand([given]) if isinstance(i, Input)] == ["Marlow Post"] * 2


def test_a_path_with_an_equals_sign_that_exists_is_a_path(tmp_path: Path) -> None:
    write(tmp_path, "a=b.txt", "b.txt")
    assert list(expand([tmp_path / "a=b.txt"])) == [Input(None, tmp_path / "a=b.txt")]


def test_a_path_with_brackets_that_exists_is_no_pattern(tmp_path: Path) -> None:
    write(tmp_path, "a[1].txt", "a1.txt")
    assert paths_of(tmp_path / "a[1].txt") == [str(tmp_path / "a[1].txt")]


def test_order_is_kept_and_errors_stand_in_their_place(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    found = list(expand([tmp_path / "b.txt", "nowhere.txt", "-", tmp_path / "a.txt"]))
    assert [type(f).__name__ for f in found] == ["Input", "ArticleError", "Input", "Input"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("nowhere.txt", "no such file"),
        ("Post=nowhere.txt", "no such file"),
        ("nowhere/*.txt", "no file matches"),
        ("Post=", "names no file"),
        ("", "names no file"),
        ("https://marlow.example/a?id=1", "nothing is downloaded"),
        ("nul\0byte", "no such file"),
        ("x" * 5000, "no such file"),
    ],
)
def test_what_names_no_file_is_an_error_in_one_line(given: str, says: str) -> None:
    (error,) = expand([given])
    assert isinstance(error, ArticleError)
    assert says in error.reason
    assert error.input == given


def test_a_home_folder_is_found_behind_an_outlet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    write(tmp_path, "a.txt")
    assert paths_of("Post=~/a.txt") == [str(tmp_path / "a.txt")]


def test_an_analysis_is_known_by_its_name_or_its_schema(tmp_path: Path) -> None:
    named, schema, article = (tmp_path / n for n in ("x.analysis.json", "x.json", "y.json"))
    schema.write_text('{"schema": "article-analysis/1"}', encoding="utf-8")
    article.write_text('{"text": "It said \\"article-analysis/1\\"."}', encoding="utf-8")
    assert is_analysis(named)
    assert is_analysis(schema)
    assert not is_analysis(article)
    assert not is_analysis(tmp_path / "nowhere.json")
    assert not is_analysis(tmp_path / "x.txt")

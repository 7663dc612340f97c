from __future__ import annotations

import io
import json
import os
import sys
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.articles import Article, ArticleError, Input, read_articles, read_input

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "The council voted on Monday to close the bridge. It is the oldest in the town of Marlow."


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def one(*paths: object, **options: Any) -> Article:
    (article,) = read_articles([str(p) for p in paths], **options)
    assert isinstance(article, Article), article
    return article


def refusal(path: object, **options: Any) -> str:
    (error,) = read_articles([str(path)], **options)
    assert isinstance(error, ArticleError), error
    assert "\n" not in error.reason
    assert error.input == str(path)
    return error.reason


# --- text ---------------------------------------------------------------------------------------


def test_a_text_file_is_its_own_text(tmp_path: Path) -> None:
    article = one(write(tmp_path / "Marlow Post_1.txt", f" {TEXT}\r\n\r\nEnd.\n"))
    assert article.text == f" {TEXT}\n\nEnd.\n"
    assert (article.id, article.outlet, article.title) == ("Marlow Post_1", None, None)
    assert (article.published, article.language, article.url) == (None, "en", None)
    assert article.warnings == ()


def test_a_leading_date_is_the_publication_date_and_stays_in_the_text(tmp_path: Path) -> None:
    article = one(write(tmp_path / "a.txt", f" Date: 2024-03-04 {TEXT}"))
    assert article.published == "2024-03-04"
    assert article.text.startswith(" Date: 2024-03-04")
    assert [s.kind for s in article.sentences] == ["dateline", "prose", "prose"]


def test_an_outlet_names_the_article(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    article = one(f"The Marlow Póst!={path}")
    assert (article.id, article.outlet) == ("the-marlow-post", "The Marlow Póst!")
    assert one(f"Марлоу={path}").id == "a"


def test_a_second_use_of_an_id_gets_a_number_and_a_warning(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    articles = [a for a in read_articles([path, path, path]) if isinstance(a, Article)]
    assert [a.id for a in articles] == ["a", "a-2", "a-3"]
    assert articles[0].warnings == ()
    assert "a-2" in articles[1].warnings[0]


def test_a_fallback_encoding_is_a_warning_that_names_the_file(tmp_path: Path) -> None:
    article = one(write(tmp_path / "a.txt", f"“Café” – {TEXT}".encode("cp1252")))
    assert article.text.startswith("“Café” –")
    assert str(tmp_path / "a.txt") in article.warnings[0]


def test_a_file_of_unknown_name_is_known_by_its_content(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a", TEXT)).text == TEXT
    assert one(write(tmp_path / "b.page", f'{{\n"text": "{TEXT}"}}')).text == TEXT
    assert one(write(tmp_path / "c.page", f"---\ntitle: T\n---\n{TEXT}")).title == "T"


# --- Markdown -----------------------------------------------------------------------------------


def test_front_matter_gives_metadata_and_the_body_is_the_text(tmp_path: Path) -> None:
    front = (
        "id: m1\nTitle: 'Bridge closed'\nsource: Marlow Post\ndate: 2024-03-04\n"
        "lang: no\nurl: https://marlow.example/1\nauthors: [Jane Doe]\n"
    )
    article = one(write(tmp_path / "a.md", f"\ufeff---\r\n{front}---\r\n{TEXT}\r\n"))
    assert article.text == f"{TEXT}\n"
    assert (article.id, article.title, article.outlet) == ("m1", "Bridge closed", "Marlow Post")
    assert (article.published, article.language) == ("2024-03-04", "no")
    assert article.url == "https://marlow.example/1"
    assert article.warnings == ()


def test_a_first_heading_is_the_title(tmp_path: Path) -> None:
    article = one(write(tmp_path / "a.md", f"# Bridge closed\n\n{TEXT}"))
    assert article.title == "Bridge closed"
    assert article.sentences[0].kind == "title"


def test_a_rule_is_no_front_matter(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.md", f"---\n\n{TEXT}")).text == f"---\n\n{TEXT}"


@pytest.mark.parametrize(
    ("front", "says"),
    [
        ("---\ntitle: 'x\n---\n", "line"),
        ("---\nkey: [1, 2\nnext: }\n---\n", "line 3"),
        ("---\n- a\n- b\n---\n", "key: value"),
        ("---\ntitle: x\n", "not closed"),
        ("---\n" + "[" * 5000 + "\n---\n", "YAML"),
    ],
)
def test_broken_front_matter_is_refused(tmp_path: Path, front: str, says: str) -> None:
    assert says in refusal(write(tmp_path / "a.md", front + TEXT))


def test_metadata_that_is_not_understood_is_null_with_a_warning(tmp_path: Path) -> None:
    front = "---\ndate: 03/04/2024\nlang: Klingonese\noutlet: {name: Post}\n---\n"
    article = one(write(tmp_path / "a.md", front + TEXT))
    assert (article.published, article.language, article.outlet) == (None, "en", None)
    assert len(article.warnings) == 3


# --- JSON ---------------------------------------------------------------------------------------


def test_a_json_object_gives_all_its_fields_and_an_untouched_text(tmp_path: Path) -> None:
    fields = {
        "id": "m/1",
        "outlet": "Post",
        "title": "Bridge  closed",
        "published": "4 March 2024",
        "url": "https://marlow.example/1",
        "language": "en_GB",
        "text": f" \r\n{TEXT}\r\n",
        "other": [1],
    }
    article = one(write(tmp_path / "a.json", json.dumps(fields)))
    assert article.text == fields["text"]
    assert (article.id, article.outlet, article.title) == ("m/1", "Post", "Bridge closed")
    assert (article.published, article.language) == ("2024-03-04", "en-GB")


def test_a_json_list_gives_an_article_each_and_names_the_item_that_fails(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", json.dumps([{"text": TEXT}, {"txt": TEXT}, {"text": TEXT}]))
    first, error, second = read_articles([path])
    assert isinstance(first, Article)
    assert isinstance(error, ArticleError)
    assert "item 2" in error.reason
    assert isinstance(second, Article)
    assert second.id == "a-2"


def test_json_lines_go_on_after_a_line_that_fails(tmp_path: Path) -> None:
    lines = [f'{{"id": "x", "text": "{TEXT}"}}', "", '{"text": 5}', "{broken", '{"title": "T"}',
             '{"text": " "}', '{"text": "a\\ud83d"}', '{"id": 7, "text": "a"}', "[1]",
             '{"id": "a\\nb", "text": "a"}', f'{{"id": "y", "text": "{TEXT}"}}']  # fmt: skip
    path = write(tmp_path / "a.jsonl", "\ufeff" + "\r\n".join(lines))
    found = list(read_articles([path]))
    assert [a.id for a in found if isinstance(a, Article)] == ["x", "y"]
    errors = {e.input.rpartition(":")[2]: e.reason for e in found if isinstance(e, ArticleError)}
    assert sorted(errors, key=int) == ["3", "4", "5", "6", "7", "8", "9", "10"]
    assert "'text' has to be a string, not a number" in errors["3"]
    assert "no valid JSON" in errors["4"]
    assert "no field 'text'" in errors["5"]
    assert "no text" in errors["6"]
    assert "surrogate" in errors["7"]
    assert "'id'" in errors["8"]
    assert "object" in errors["9"]
    assert "one line" in errors["10"]


def test_json_lines_are_read_one_at_a_time() -> None:
    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1) -> bytes:
            return f'{{"text": "{TEXT}"}}\n'.encode()

    articles: Iterator[Any] = read_articles(["-"], stdin=Endless())  # type: ignore[arg-type]
    assert [a.id for a in islice(articles, 3)] == ["stdin", "stdin-2", "stdin-3"]


def test_a_line_over_the_size_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    long = json.dumps({"text": "a" * 100_000})
    path = write(tmp_path / "a.jsonl", f'{long}\n{{"text": "{TEXT}"}}\n{long}')
    found = list(read_articles([path], max_bytes=1000))
    assert [type(f).__name__ for f in found] == ["ArticleError", "Article", "ArticleError"]


def test_json_lines_in_utf_16_are_read(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl", f'{{"text": "{TEXT}"}}\n{{"text": "Zürich."}}'.encode("utf-16")
    )
    assert [getattr(a, "text", a) for a in read_articles([path])] == [TEXT, "Zürich."]


def test_a_whole_document_named_json_lines_is_read(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.jsonl", json.dumps({"text": TEXT}, indent=2))).text == TEXT


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "line 1"),
        ('{"text": "a",\n\n oops}', "line 3"),
        ("[]", "empty list"),
        ('"text"', "object"),
        ("[" * 100_000, "JSON"),
        ('{"n": ' + "9" * 5000 + ', "text": "a"}', "JSON"),
        ('{"schema": "article-analysis/1", "text": "a"}', "saved analysis"),
        ('{"text": true}', "not true or false"),
        ('{"text": {}}', "not an object"),
    ],
)
def test_broken_json_is_refused_with_its_place(tmp_path: Path, content: str, says: str) -> None:
    assert says in refusal(write(tmp_path / "a.json", content))


# --- standard input -----------------------------------------------------------------------------


def test_standard_input_is_json_lines_json_or_text() -> None:
    line = json.dumps({"id": "x", "text": TEXT})
    lines = io.BytesIO(f"{line}\n{line}".encode())
    assert [getattr(a, "id", a) for a in read_articles(["-"], stdin=lines)] == ["x", "x-2"]
    pretty = json.dumps([{"id": "x", "text": TEXT}], indent=1)
    assert one("-", stdin=io.BytesIO(pretty.encode())).id == "x"
    assert one("-", stdin=io.BytesIO(TEXT.encode())).text == TEXT
    assert one("Post=-", stdin=io.BytesIO(TEXT.encode())).outlet == "Post"


def test_standard_input_that_is_not_there_or_empty_is_an_error() -> None:
    assert "not open" in refusal("-")
    assert "empty" in refusal("-", stdin=io.BytesIO())
    closed = io.BytesIO()
    closed.close()
    assert "cannot be read" in refusal("-", stdin=closed)


# --- what is refused ----------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".txt", ".md", ".json", ".jsonl", ".html", ""])
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"a\0b\0\0", "binary"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(
    tmp_path: Path, suffix: str, content: bytes, says: str
) -> None:
    path = write(tmp_path / f"a{suffix}", content)
    assert says in refusal(path)


def test_a_file_over_the_size_is_refused(tmp_path: Path) -> None:
    assert "larger than 1000 bytes" in refusal(
        write(tmp_path / "a.txt", "a " * 501), max_bytes=1000
    )


def test_a_blank_text_is_refused(tmp_path: Path) -> None:
    assert "no text" in refusal(write(tmp_path / "a.txt", "\u200b \u00a0\n"))


def test_a_file_that_vanished_or_is_not_readable_is_an_error(tmp_path: Path) -> None:
    (gone,) = read_input(Input(None, tmp_path / "gone.txt"))
    assert isinstance(gone, ArticleError)
    assert "cannot be read" in gone.reason
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    assert "cannot be read" in refusal(tmp_path / "link.txt")
    locked = write(tmp_path / "locked.txt", TEXT)
    locked.chmod(0)
    if not os.access(locked, os.R_OK):
        assert "cannot be read" in refusal(locked)


def test_the_others_go_on_in_order(tmp_path: Path) -> None:
    good, bad = write(tmp_path / "good.txt", TEXT), write(tmp_path / "bad.txt", b"")
    found = list(read_articles([good, bad, "nowhere", good]))
    assert [type(f).__name__ for f in found] == [
        "Article",
        "ArticleError",
        "ArticleError",
        "Article",
    ]


@settings(max_examples=60)
@given(st.binary(max_size=300), st.sampled_from(["", ".txt", ".md", ".json", ".jsonl"]))
def test_no_content_raises(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str
) -> None:
    path = write(tmp_path_factory.getbasetemp() / f"any{suffix}", content)
    for found in read_articles([path]):
        if isinstance(found, Article):
            assert found.sha256
        else:
            assert "\n" not in found.reason


# --- HTML ---------------------------------------------------------------------------------------

PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Bridge closed | Marlow Post</title>
<meta property="og:site_name" content="Marlow Post">
<meta property="og:title" content="Bridge closed">
<meta property="article:published_time" content="2024-03-04T10:30:00Z">
<link rel="canonical" href="https://marlow.example/1"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Bridge closed</h1><p>{TEXT} {TEXT}</p><p>“We are sad,” said Jane Doe, the mayor – she
had crossed it every day. {TEXT}</p></article><footer>About us</footer></body></html>"""


def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path) -> None:
    article = one(write(tmp_path / "a.html", PAGE))
    assert (article.title, article.outlet) == ("Bridge closed", "Marlow Post")
    assert (article.published, article.language) == ("2024-03-04T10:30:00+00:00", "en-GB")
    assert article.url == "https://marlow.example/1"
    assert "“We are sad,” said Jane Doe" in article.text
    assert "About us" not in article.text
    assert [s.paragraph for s in article.prose][-1] > next(s.paragraph for s in article.prose)


def test_a_page_in_its_declared_encoding_is_read(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">')
    article = one(write(tmp_path / "a.htm", page.encode("cp1252")))
    assert "“We are sad,”" in article.text
    assert article.warnings == ()


def test_a_page_without_an_article_is_refused(tmp_path: Path) -> None:
    page = "<html><body><script>x</script></body></html>"
    assert "no article text" in refusal(write(tmp_path / "a.html", page))


def test_linked_metadata_gives_what_the_head_does_not(tmp_path: Path) -> None:
    linked = {"@type": "NewsArticle", "datePublished": "2024-03-05", "publisher": {"name": "Post"}}
    script = f'<script type="application/ld+json">{json.dumps({"@graph": [linked]})}</script>'
    page = f"<html><head>{script}</head><body><article><p>{TEXT} {TEXT}</p></article></body></html>"
    article = one(write(tmp_path / "a.html", page))
    assert (article.published, article.outlet) == ("2024-03-05", "Post")


def test_without_the_extra_a_page_names_the_command_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert "pip install 'summarize-news[html]'" in refusal(write(tmp_path / "a.html", PAGE))

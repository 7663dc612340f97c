from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarize.reports import comparison_markdown, reading_markdown
from summarize.reports.markdown import escaped
from summarize.reports.visible import visible
from tests.reports import making

if TYPE_CHECKING:
    from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def rendered(markdown: str) -> str:
    """The words of `markdown`, if it is one paragraph of plain text; else what it is instead."""
    tokens = PARSER.parse(markdown)
    kinds = [token.type for token in tokens]
    if kinds != ["paragraph_open", "inline", "paragraph_close"]:
        return f"not a paragraph: {kinds}"
    children: list[Token] = tokens[1].children or []
    if {child.type for child in children} - {"text", "text_special"}:
        return f"not plain: {[child.type for child in children]}"
    return "".join(child.content for child in children)


@given(st.text(st.characters()) | st.text(st.sampled_from("#*_-+>|`<&!()[]~=:1. \\x@/htpw")))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    shown = visible(text).strip()
    if shown:
        assert rendered(escaped(shown)) == shown


def test_no_link_is_made_of_an_address() -> None:
    text = escaped("see https://example.org, www.example.org or ana@example.org")
    assert text == r"see https\://example.org, www\.example.org or ana&#64;example.org"


def test_every_table_row_has_the_columns_of_its_head() -> None:
    comparison = making.comparison()
    comparison["facts"][0]["claims"][0]["evidence"][0]["quote"] = "a | b \\| c `|` d"
    html = PARSER.render(comparison_markdown(comparison))
    tables = re.findall(r"<table>.*?</table>", html, re.S)
    assert len(tables) == 8
    for table in tables:
        heads = table.count("<th>")
        rows = re.findall(r"<tr>.*?</tr>", table, re.S)[1:]
        assert rows
        assert all(row.count("<td>") == heads for row in rows)


def test_nothing_is_cut_in_the_whole_report() -> None:
    comparison = making.comparison()
    quote = "It rained on and on. " * 40
    comparison["facts"][0]["claims"][0]["evidence"][0]["quote"] = quote
    comparison["facts"] += comparison["facts"][4:] * 20
    report = comparison_markdown(comparison)
    assert quote.strip() in report
    assert report.count("built in 1961") == 22  # 21 facts and the brief


def test_figures_are_bold_and_offsets_are_given() -> None:
    assert (
        "“**At least 32 people were killed** when the Brackwater dam gave way on Tuesday”"
        r" \[s1, 28–102\]" in comparison_markdown(making.comparison())
    )


def test_headings_come_in_the_order_of_the_terminal() -> None:
    headings = re.findall(r"^## (.+)$", comparison_markdown(making.comparison()), re.M)
    assert headings == [
        "In brief",
        "What they agree on",
        "Where they differ",
        "Told by one outlet",
        "Not decided",
        "What they call things",
        "How they say it",
        "Whom they cite",
        "Texts in common",
    ]


def test_a_reading_tells_what_was_rejected_and_why() -> None:
    report = reading_markdown(making.ledger())
    assert "- claim: “The dam was mined.”: the quote is not in the text" in report


def test_an_article_cannot_write_html_or_headings_into_a_report() -> None:
    analysis = making.ledger()
    hostile = "<script>alert(1)</script> ![x](javascript:1)"
    analysis["article"]["outlet"] = hostile
    analysis["article"]["title"] = "# " + hostile
    analysis["summary"][0]["text"] = "# not a heading"
    html = PARSER.render(reading_markdown(analysis))
    assert "<script" not in html
    assert "<img" not in html
    assert "<p># not a heading" in html

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from summarize.reports import reading_page
from summarize.reports.visible import visible
from tests.browser import events

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Reader

KINDS = ["loaded", "name", "quantity", "source"]
LOOKS = """element => {
  const style = getComputedStyle(element);
  return [style.backgroundColor, style.textDecorationLine, style.borderBottomStyle,
          style.boxShadow, style.outlineStyle].join(' ');
}"""
# Of every link to a passage: its text, and the text of where it leads.
PASSAGES = """() => [...document.querySelectorAll('a.quote')].map(link => [
  link.querySelector('bdi').textContent,
  document.getElementById(decodeURIComponent(link.hash.slice(1)))?.textContent ?? ''])"""


def looks(element: Locator) -> str:
    """What sets `element` off from the text around it."""
    shown: str = element.evaluate(LOOKS)
    return shown


def in_view(element: Locator) -> bool:
    expect(element).to_be_in_viewport()
    return True


def test_a_click_on_a_cell_shows_its_sentence_highlighted(reader: Reader, report: Path) -> None:
    page = reader.open(report).page
    quote = page.locator("tbody.fact .quote").first
    sentence = page.locator(quote.get_attribute("href") or "")
    before = looks(sentence)
    quote.click()
    assert in_view(sentence)
    assert looks(sentence) != before


def test_every_quote_leads_to_the_sentence_that_it_is_of(reader: Reader, report: Path) -> None:
    passages = reader.open(report).page.evaluate(PASSAGES)
    assert len(passages) > 60
    for quote, sentence in passages:
        begun = plain(quote.removesuffix(" […]"))[:40]
        assert begun in plain(sentence), (quote, sentence)


def plain(text: str) -> str:
    """`text` without quotation marks: those within a quotation are shown as single ones."""
    return " ".join(text.translate({ord(mark): None for mark in "“”\"‘’'"}).split())


@pytest.mark.parametrize("kind", KINDS)
def test_a_switch_hides_its_highlights_and_shows_them_again(
    kind: str, reader: Reader, report: Path
) -> None:
    page = reader.open(report).page
    mark = page.locator(f"mark.{kind}").first
    other = page.locator(f"mark.{KINDS[KINDS.index(kind) - 1]}").first
    marked, other_marked = looks(mark), looks(other)
    page.locator(f"#show-{kind}").uncheck()
    assert looks(mark).startswith("rgba(0, 0, 0, 0) none none")
    assert looks(other) == other_marked
    page.locator(f"#show-{kind}").check()
    assert looks(mark) == marked != "rgba(0, 0, 0, 0) none none"


@pytest.mark.parametrize("kind", KINDS)
def test_a_highlight_explains_itself_on_keyboard_focus(
    kind: str, reader: Reader, report: Path
) -> None:
    page = reader.open(report).page
    mark, tip = page.locator(f"mark.{kind}").first, page.locator("#tip")
    assert not tip.is_visible()
    come_by_keyboard(page, mark)
    expect(tip).to_be_visible()
    assert mark.get_attribute("data-tip") in tip.inner_text().splitlines()
    assert mark.get_attribute("aria-describedby") == "tip"
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def come_by_keyboard(page: Page, mark: Locator) -> None:
    """Focus `mark` with the Tab key."""
    mark.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(mark).to_be_focused()


def test_a_highlight_explains_itself_under_the_pointer(reader: Reader, report: Path) -> None:
    page = reader.open(report).page
    mark, tip = page.locator("mark.loaded").first, page.locator("#tip")
    mark.hover()
    expect(tip).to_be_visible()
    assert mark.get_attribute("data-tip") in tip.inner_text().splitlines()
    expect(tip).to_be_in_viewport(ratio=1)
    page.locator("h1").hover()
    expect(tip).to_be_hidden()


def test_highlights_sit_on_the_right_characters_after_emoji(reader: Reader, folder: Path) -> None:
    reading = events.emoji_reading()
    path = folder / "emoji.html"
    path.write_text(reading_page(reading), encoding="utf-8")
    page = reader.open(path).page
    told = {
        "loaded": [each["evidence"] for each in reading["framing"]["loaded_language"]],
        "quantity": [q["evidence"] for claim in reading["claims"] for q in claim["quantities"]],
        "source": [each["evidence"] for each in reading["sourcing"]],
    }
    for kind, found in told.items():
        quotes = [visible(each["quote"]) for each in sorted(found, key=lambda each: each["start"])]
        assert len(quotes) >= 2
        assert page.locator(f"mark.{kind}").all_text_contents() == quotes
    shown = page.locator(".text .s").all_text_contents()
    text, sentences = reading["article"]["text"], reading["article"]["sentences"]
    assert shown == [visible(text[each["start"] : each["end"]]) for each in sentences]


def test_text_from_right_to_left_runs_so(reader: Reader, folder: Path) -> None:
    path = folder / "right-to-left.html"
    path.write_text(reading_page(events.right_to_left_reading()), encoding="utf-8")
    page = reader.open(path).page
    paragraph = page.locator(".text p").last
    assert paragraph.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert page.locator(".text").get_attribute("lang") == "ar"
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_page_of_one_article_has_the_same_reading_view(reader: Reader, reading: Path) -> None:
    page = reader.open(reading).page
    quote = page.locator("a.quote").first
    sentence = page.locator(quote.get_attribute("href") or "")
    before = looks(sentence)
    quote.click()
    assert in_view(sentence)
    assert looks(sentence) != before
    mark = page.locator("mark.loaded").first
    page.locator("#show-loaded").uncheck()
    assert looks(mark).startswith("rgba(0, 0, 0, 0) none none")

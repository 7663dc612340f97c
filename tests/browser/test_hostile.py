from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarize.reports.visible import visible
from tests.browser.conftest import Reader
from tests.browser.events import BIDI, HOSTILE, LONG

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

LIVE = """() => ({
  scripts: document.scripts.length,
  images: document.images.length,
  frames: document.querySelectorAll('iframe, object, embed, base, link').length,
  handlers: [...document.querySelectorAll('*')].flatMap(element =>
    element.getAttributeNames().filter(name => name.startsWith('on'))),
  addresses: [...document.querySelectorAll('[href], [src], [action]')]
    .map(element => element.getAttribute('href') ?? element.getAttribute('src') ?? 'action')
    .filter(address => !/^(#|https:\\/\\/x\\.example\\/)/.test(address)),
})"""


@pytest.fixture(scope="module")
def page(browser: Browser, hostile: Path) -> Iterator[Page]:
    """The hostile page, for tests that only look at it."""
    reader = Reader(browser)
    yield reader.open(hostile, viewport={"width": 1_000, "height": 800}).page
    reader.close()


def test_nothing_hostile_becomes_live(reader: Reader, hostile: Path) -> None:
    opened = reader.open(hostile)
    page = opened.page
    for mark in page.locator("mark").all()[:12]:
        mark.hover()
        mark.focus()
    page.keyboard.press("Escape")
    page.evaluate("document.querySelectorAll('.quote, .chip').forEach(link => link.click())")
    assert page.evaluate("window.__hacked") is None
    assert page.evaluate(LIVE) == {
        "scripts": 1,
        "images": 0,
        "frames": 0,
        "handlers": [],
        "addresses": [],
    }
    assert opened.complaints == []  # the policy would complain of a style attribute too


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:12])
def test_hostile_text_is_shown_as_it_is(words: str, page: Page) -> None:
    whole = " ".join((page.locator("body").text_content() or "").split())
    assert visible(words) in whole
    sentence = page.locator("#a1 .s", has_text=visible(words)[:60]).first
    assert " ".join((sentence.text_content() or "").split()) == visible(words)


def test_no_template_is_evaluated(page: Page) -> None:
    text = page.locator("body").text_content() or ""
    assert text.count("{{7*7}}") >= 10
    assert "{{7*7}} ${7*7} {%" in text


def test_characters_that_turn_text_around_are_shown(page: Page) -> None:
    text = page.locator("body").text_content() or ""
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert visible(BIDI) in text
    assert "⟨U+202E⟩" in page.title() + text


def test_a_word_of_10_000_letters_breaks_into_lines(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 1_000
    sentence = page.locator("#a1 .s", has_text=LONG[:60]).first
    box = sentence.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 1_000


def test_an_article_without_outlet_or_title_is_named_by_its_id(page: Page) -> None:
    assert page.locator("#a2 h3").inner_text().endswith("coast-post")
    assert "None" not in page.locator("header").first.inner_text()
    assert "None" not in page.locator("#a2 > header").inner_text()

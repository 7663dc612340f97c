from __future__ import annotations

import io
import itertools
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.accessibility import grave_violations

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser import events
    from tests.browser.conftest import Reader

PHONE = {"viewport": {"width": 360, "height": 780}, "is_mobile": True, "has_touch": True}
# What has the focus: a name for it, and whether it shows that it has it.
FOCUSED = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  return [`${element.localName} ${element.name || element.id || element.className}`,
          style.outlineStyle !== 'none' || style.boxShadow !== 'none'];
}"""
# WCAG 2.2 relative luminance of a colour as computed style writes it.
LUMINANCE = """() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g)
    .slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}"""


@pytest.mark.parametrize("name", ["report", "reading", "hostile"])
def test_axe_finds_nothing_serious(
    name: str, reader: Reader, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(name)
    assert grave_violations(reader.open(path, color_scheme="light").page) == []


@pytest.mark.parametrize("name", ["report", "reading"])
def test_axe_finds_contrast_enough_in_the_dark(
    name: str, reader: Reader, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(name)
    assert grave_violations(reader.open(path, color_scheme="dark").page, "color-contrast") == []


def test_the_page_follows_the_readers_light(reader: Reader, report: Path) -> None:
    assert reader.open(report, color_scheme="light").page.evaluate(LUMINANCE) > 0.8
    assert reader.open(report, color_scheme="dark").page.evaluate(LUMINANCE) < 0.1


def test_the_keyboard_reaches_skip_link_filters_and_facts_in_this_order(
    reader: Reader, report: Path
) -> None:
    page = reader.open(report).page
    walked = walk(page, until="a quote")
    names = [name for name, _ in walked]
    stops = ["a skip", "input relation", "input outlet", "input search", "a quote"]
    assert sorted(stops, key=names.index) == stops
    assert names[0] == stops[0]
    assert [name for name, marked in walked if not marked] == []
    link = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    expect(page.locator(link)).to_be_in_viewport()


def walk(page: Page, *, until: str) -> list[tuple[str, bool]]:
    """What the Tab key comes to, in order, until something named `until`."""
    walked: list[tuple[str, bool]] = []
    while not walked or walked[-1][0] != until:
        page.keyboard.press("Tab")
        name, marked = page.evaluate(FOCUSED)
        walked.append((name, marked))
        assert len(walked) < 150
    return walked


def test_the_skip_link_leads_past_the_contents(reader: Reader, report: Path) -> None:
    page = reader.open(report).page
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("name", ["report", "reading", "hostile", "large"])
def test_a_phone_never_scrolls_the_page_sideways(
    name: str, reader: Reader, request: pytest.FixtureRequest
) -> None:
    page = reader.open(request.getfixturevalue(name), **PHONE).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("document.body.scrollWidth") <= 360


def test_twelve_outlets_and_200_facts_stay_small_quick_and_readable(
    reader: Reader, large: Path
) -> None:
    assert large.stat().st_size < 2_000_000
    opened = reader.open(large, viewport={"width": 900, "height": 800})
    page = opened.page
    ready = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert 0 < ready < 10_000  # milliseconds; a second on an idle machine
    page.get_by_role("searchbox").fill("quarter 77 ")
    expect(page.locator("tbody.fact#f78")).to_be_visible()
    expect(page.locator("tbody.fact#f1")).to_be_hidden()
    page.get_by_role("searchbox").fill("")
    # The facts stay in sight while the outlets scroll past them.
    first = page.locator("tbody.fact th").first
    before = edges(page, first)
    table = page.locator("#facts .scroll")
    assert table.evaluate("element => element.scrollWidth > 2 * element.clientWidth")
    table.evaluate("element => { element.scrollLeft = 600 }")
    assert edges(page, first) == before
    assert opened.complaints == []


def edges(page: Page, element: Any) -> tuple[float, float]:
    box = element.bounding_box()
    return round(box["x"]), round(box["width"])


def test_paper_carries_the_brief_every_fact_and_no_controls(
    reader: Reader, report: Path, event: events.Document
) -> None:
    page = reader.open(report).page
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=False)))
    assert all(abs(float(each.mediabox.width) - 595.3) < 1 for each in pdf.pages)  # points
    assert len(pdf.pages) > 3
    first = " ".join(pdf.pages[0].extract_text().split())
    assert "In brief" in first
    assert event["brief"][0]["text"][:30] in first
    page.emulate_media(media="print")
    assert page.locator("tbody.fact:visible").count() == len(event["facts"])
    for control in ("form.filters", "fieldset.switches", "nav", "a.skip"):
        assert not page.locator(control).is_visible()


def test_nothing_moves_for_readers_who_asked_for_that(reader: Reader, report: Path) -> None:
    page = reader.open(report, reduced_motion="reduce").page
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = """() => [...document.querySelectorAll('*')].filter(element =>
      parseFloat(getComputedStyle(element).transitionDuration) > 0.01 ||
      getComputedStyle(element).animationName !== 'none').length"""
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("name", ["report", "reading"])
def test_landmarks_headings_and_tables_have_their_order_and_heads(
    name: str, reader: Reader, request: pytest.FixtureRequest
) -> None:
    page = reader.open(request.getfixturevalue(name)).page
    for landmark in ("main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1
    levels = page.evaluate(
        "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.localName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert page.locator("th:not([scope])").count() == 0
    assert page.locator("table:not(:has(caption))").count() == 0

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from summarize.reports import ab_page, evaluation_page
from tests.browser.accessibility import grave_violations
from tests.browser.test_hostile import LIVE
from tests.browser.test_usable import LUMINANCE, PHONE
from tests.reports.evaluation import making

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Reader

PAGES = ["evaluation", "ab", "hostile_evaluation", "hostile_ab"]
CHARTS = """() => [...document.querySelectorAll('td.plot')].map(cell => {
  const frame = cell.getBoundingClientRect();
  return [...cell.querySelectorAll('circle')].every(circle => {
    const box = circle.getBoundingClientRect();
    return box.left >= frame.left && box.right <= frame.right && box.bottom <= frame.bottom;
  });
})"""


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, Path]:
    reports = {"evaluation": making.evaluation(), "ab": making.ab(require="better", margin=0.0)}
    written = {"evaluation": evaluation_page, "ab": ab_page}
    reports |= {f"hostile_{name}": making.hostile(report) for name, report in reports.items()}
    paths = {name: folder / f"{name}.html" for name in reports}
    for name, path in paths.items():
        page = written[name.removeprefix("hostile_")](reports[name])
        path.write_text(page, encoding="utf-8", newline="\n")
    return paths


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_from_a_file_and_asks_for_nothing_else(
    name: str, reader: Reader, pages: dict[str, Path]
) -> None:
    opened = reader.open(pages[name])
    opened.page.mouse.wheel(0, 5_000)
    for summary in opened.page.locator("summary").all():
        summary.click()
    opened.page.keyboard.press("Tab")
    assert opened.complaints == []
    assert opened.requests == [pages[name].as_uri()]
    assert opened.page.evaluate("window.__hacked") is None


@pytest.mark.parametrize("name", PAGES[2:])
def test_nothing_hostile_becomes_live(name: str, reader: Reader, pages: dict[str, Path]) -> None:
    assert reader.open(pages[name]).page.evaluate(LIVE) == {
        "scripts": 1,
        "images": 0,
        "frames": 0,
        "handlers": [],
        "addresses": [],
    }


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious_with_all_unfolded(
    name: str, reader: Reader, pages: dict[str, Path]
) -> None:
    page = reader.open(pages[name], color_scheme="light").page
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert grave_violations(page) == []


@pytest.mark.parametrize("name", PAGES[:2])
def test_axe_finds_contrast_enough_in_the_dark(
    name: str, reader: Reader, pages: dict[str, Path]
) -> None:
    page = reader.open(pages[name], color_scheme="dark").page
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert page.evaluate(LUMINANCE) < 0.1
    assert grave_violations(page, "color-contrast") == []


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_never_scrolls_the_page_sideways(
    name: str, reader: Reader, pages: dict[str, Path]
) -> None:
    page = reader.open(pages[name], **PHONE).page
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("document.body.scrollWidth") <= 360
    assert grave_violations(page) == []


@pytest.mark.parametrize("name", PAGES[:2])
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_no_mark_of_a_chart_is_cut(
    name: str, width: int, reader: Reader, pages: dict[str, Path]
) -> None:
    page = reader.open(pages[name], viewport={"width": width, "height": 800}).page
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    whole = page.evaluate(CHARTS)
    assert len(whole) > 4
    assert all(whole)


@pytest.mark.parametrize("name", PAGES[:2])
def test_landmarks_headings_and_tables_have_their_order_and_heads(
    name: str, reader: Reader, pages: dict[str, Path]
) -> None:
    page = reader.open(pages[name]).page
    for landmark in ("main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1
    levels = page.evaluate(
        "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.localName[1])"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert page.locator("th:not([scope])").count() == 0
    assert page.locator("table:not(:has(caption))").count() == 0


@pytest.mark.parametrize("script", [True, False])
def test_misses_are_filtered_by_kind_and_layer(
    script: bool, reader: Reader, pages: dict[str, Path]
) -> None:
    page = reader.open(pages["evaluation"], java_script_enabled=script).page
    event = page.locator("details.missed").first
    event.locator("summary").click()
    rows = event.locator("tr.miss")
    assert [each.is_visible() for each in rows.all()] == [True, True, True, True]
    page.locator("input[name=kind][value=wrong]").uncheck()
    assert [each.is_visible() for each in rows.all()] == [True, True, False, False]
    page.locator("input[name=layer][value=claims]").uncheck()
    assert not any(each.is_visible() for each in rows.all())
    page.locator("input[name=kind][value=wrong]").check()
    assert [each.is_visible() for each in rows.all()] == [False, False, True, True]


def test_an_article_of_which_the_filters_leave_nothing_is_hidden(
    reader: Reader, pages: dict[str, Path]
) -> None:
    page = reader.open(pages["evaluation"]).page
    event = page.locator("details.missed").first
    event.locator("summary").click()
    heading = event.get_by_role("rowheader", name="ledger")
    expect(heading).to_be_visible()
    page.locator("input[name=layer][value=claims]").uncheck()
    expect(heading).to_be_hidden()
    page.locator("input[name=kind][value=wrong]").uncheck()
    expect(event).to_be_hidden()


@pytest.mark.parametrize("script", [True, False])
def test_articles_are_filtered_by_outcome(
    script: bool, reader: Reader, pages: dict[str, Path], folder: Path
) -> None:
    report = making.ab()
    report["articles"][0]["outcome"] = "loss"
    path = folder / "outcomes.html"
    path.write_text(ab_page(report), encoding="utf-8")
    page = reader.open(path, java_script_enabled=script).page
    assert page.locator("details.pair:visible").count() == 6
    page.locator("input[name=outcome][value=win]").uncheck()
    assert page.locator("details.pair:visible").count() == 1


@pytest.mark.parametrize("name", PAGES[:2])
def test_paper_carries_what_is_folded_away_and_no_controls(
    name: str, reader: Reader, pages: dict[str, Path]
) -> None:
    page = reader.open(pages[name]).page
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    for control in ("form.filters", "nav", "a.skip"):
        assert not any(each.is_visible() for each in page.locator(control).all())

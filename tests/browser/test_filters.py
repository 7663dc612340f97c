from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser import events
    from tests.browser.conftest import Reader

SHOWN = """() => [...document.querySelectorAll('tbody.fact')]
  .filter(row => row.getClientRects().length).map(row => row.id)"""


@pytest.fixture
def page(reader: Reader, report: Path) -> Page:
    return reader.open(report).page


def shown(page: Page) -> set[str]:
    """The ids of the facts that can be seen."""
    return set(page.evaluate(SHOWN))


def test_at_first_every_fact_is_shown(page: Page, event: events.Document) -> None:
    assert shown(page) == {each["id"] for each in event["facts"]}


def test_facts_are_filtered_by_relation(page: Page) -> None:
    everything = shown(page)
    for box in page.locator("input[name=relation]").all():
        relation = box.get_attribute("value")
        rows = page.locator(f"tbody.fact[data-relation={relation}]")
        of_it = {each.get_attribute("id") for each in rows.all()}
        assert of_it
        box.uncheck()
        assert shown(page) == everything - of_it
        box.check()
    assert shown(page) == everything


def test_facts_are_filtered_by_outlet(page: Page, event: events.Document) -> None:
    first = event["articles"][0]["id"]
    page.locator("input[name=outlet]").first.uncheck()
    assert not any(each.is_visible() for each in page.locator("[data-outlet='1']").all())
    left = {
        each["id"]
        for each in event["facts"]
        if any(claim["article"] != first for claim in each["claims"])
    }
    assert shown(page) == left
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#shown")).not_to_contain_text("of")
    assert shown(page) == {each["id"] for each in event["facts"]}
    assert page.locator("th[data-outlet='1']").is_visible()


def test_a_search_leaves_the_facts_that_have_the_words(page: Page) -> None:
    row = page.locator("tbody.fact").first
    words = Counter(row.locator(".quote bdi").first.inner_text().lower().split())
    word = max(words, key=len).strip(".,;“”")
    everything = shown(page)
    page.get_by_role("searchbox").fill(word.upper())
    expect(page.locator("#shown")).to_contain_text("of")
    found = shown(page)
    assert row.get_attribute("id") in found
    assert found < everything
    assert all(word in page.locator(f"#{each}").inner_text().lower() for each in found)
    page.get_by_role("searchbox").fill("")
    assert shown(page) == everything


def test_a_search_without_a_hit_says_so(page: Page) -> None:
    page.get_by_role("searchbox").fill("[.*zzz(")
    expect(page.locator("#shown")).to_contain_text("0")
    assert shown(page) == set()


def test_a_fact_that_is_linked_to_is_shown_whatever_the_filter(page: Page) -> None:
    page.get_by_role("searchbox").fill("zzz")
    page.locator("#brief a.chip").first.click()
    target = (page.locator("#brief a.chip").first.get_attribute("href") or "")[1:]
    expect(page.locator(f"tbody#{target}")).to_be_in_viewport()

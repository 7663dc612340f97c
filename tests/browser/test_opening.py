from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Reader

PAGES = ["report", "reading", "hostile"]
# Tries everything the policy of a page has to forbid; gives the directives that forbade it.
BREAK_OUT = """async () => {
  const refused = new Set();
  document.addEventListener('securitypolicyviolation',
    told => refused.add(told.effectiveDirective));
  const put = (tag, more) => document.body.append(Object.assign(document.createElement(tag), more));
  put('img', {src: 'http://127.0.0.1:9/a.png'});
  put('script', {textContent: 'window.__hacked = 1'});
  put('style', {textContent: 'body { display: none }'});
  put('iframe', {src: 'http://127.0.0.1:9/'});
  put('p', {innerHTML: '<b style="color: red" onclick="window.__hacked = 2">x</b>'});
  document.body.lastElementChild.firstElementChild.click();
  await fetch('http://127.0.0.1:9/').catch(() => null);
  for (let turn = 0; turn < 50 && refused.size < 7; turn++)
    await new Promise(done => setTimeout(done, 20));
  return [...refused].sort();
}"""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_from_a_file_and_asks_for_nothing_else(
    name: str, reader: Reader, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(name)
    opened = reader.open(path)
    opened.page.mouse.wheel(0, 5_000)
    opened.page.locator(".quote, mark").first.click()
    opened.page.keyboard.press("Tab")
    opened.page.evaluate("() => new Promise(done => requestIdleCallback(done, {timeout: 500}))")
    assert opened.complaints == []
    assert opened.requests == [path.as_uri()]


def test_the_policy_forbids_whatever_the_page_does_not_need(reader: Reader, report: Path) -> None:
    page = reader.open(report).page
    assert page.evaluate(BREAK_OUT) == [
        "connect-src",
        "frame-src",
        "img-src",
        "script-src-attr",
        "script-src-elem",
        "style-src-attr",
        "style-src-elem",
    ]
    assert page.evaluate("window.__hacked") is None
    assert page.locator("#brief").is_visible()


def test_a_page_is_one_file_in_which_nothing_points_outside(report: Path) -> None:
    source = report.read_text(encoding="utf-8")
    assert "http://" not in source
    assert "https://" not in source
    assert "src=" not in source


def test_without_script_all_is_there_and_no_control_is_dead(reader: Reader, report: Path) -> None:
    page = reader.open(report, java_script_enabled=False).page
    facts = page.locator("tbody.fact")
    assert facts.count() > 20
    assert all(each.is_visible() for each in facts.all())
    assert all(each.is_visible() for each in page.locator("article.panel").all())
    assert not any(each.is_visible() for each in page.locator(".by-script").all())
    quote = page.locator(".quote[data-fact]").first
    target = page.locator(quote.get_attribute("href") or "")
    quote.click()
    assert target.evaluate("element => element.matches(':target')")
    assert target.is_visible()


def test_without_script_switches_and_relations_still_work(reader: Reader, report: Path) -> None:
    page = reader.open(report, java_script_enabled=False).page
    row = page.locator("tbody.fact[data-relation=single]").first
    page.locator("input[name=relation][value=single]").uncheck()
    assert not row.is_visible()
    mark = page.locator("mark.quantity").first
    marked = mark.evaluate("element => getComputedStyle(element).backgroundColor")
    page.locator("#show-quantity").uncheck()
    assert mark.evaluate("element => getComputedStyle(element).backgroundColor") != marked

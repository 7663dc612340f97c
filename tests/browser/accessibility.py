"""axe-core on an open page. Its script comes from the package axe-playwright-python (MPL-2.0)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_RUN = """async rules => {
  const found = await axe.run(document, {resultTypes: ['violations'], ...rules});
  return found.violations.flatMap(each => each.nodes.map(node =>
    [each.impact, `${each.id}: ${node.html.slice(0, 160)} (${node.failureSummary})`]));
}"""


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def grave_violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds on `page` and calls serious or critical, one line an element.

    By all of its rules, or by `rules` alone.
    """
    page.evaluate(_axe())
    found: list[list[str]] = page.evaluate(_RUN, {"runOnly": list(rules)} if rules else {})
    return [told for impact, told in found if impact in ("serious", "critical")]

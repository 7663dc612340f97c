"""One headless Chromium for all tests of the pages, and a fresh profile for each test.

It is the one that the machine has; nothing is downloaded, and without one the tests are skipped.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from summarize.reports import comparison_page, reading_page
from tests.browser import events

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 15_000  # milliseconds: the machine may be busy


# Not for the whole session: while it lives, an event loop runs in this thread, and no other
# test could run one of its own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip(f"no Chromium here: none of {', '.join(BROWSERS)} is in PATH")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program)
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page in the browser, and what it asked for and complained of since it was opened."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


class Reader:
    """Opens files as a reader would who got them by mail."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def open(self, path: Path, **options: Any) -> Opened:
        """The file at `path` in a fresh profile; `options` are those of a browser context."""
        context = self._browser.new_context(**options)
        self._contexts.append(context)
        context.set_default_timeout(PATIENCE)
        opened = Opened(context.new_page())
        context.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("console", lambda told: opened.complaints.append(told.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
        opened.page.goto(path.as_uri())
        return opened

    def close(self) -> None:
        """Close what was opened."""
        for each in self._contexts:
            each.close()


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    reader = Reader(browser)
    yield reader
    reader.close()


def _written(folder: Path, name: str, page: str) -> Path:
    path = folder / name
    path.write_text(page, encoding="utf-8", newline="\n")
    return path


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="package")
def event() -> events.Document:
    return events.sample()


@pytest.fixture(scope="package")
def report(folder: Path, event: events.Document) -> Path:
    """The report on the sample event."""
    return _written(folder, "report.html", comparison_page(event))


@pytest.fixture(scope="package")
def reading(folder: Path, event: events.Document) -> Path:
    """The page of the article of the sample event with the most loaded phrases."""
    analysis = max(event["analyses"], key=lambda each: len(each["framing"]["loaded_language"]))
    return _written(folder, "reading.html", reading_page(analysis))


@pytest.fixture(scope="package")
def hostile(folder: Path) -> Path:
    """The report on the hostile event."""
    return _written(folder, "hostile.html", comparison_page(events.hostile_event()))


@pytest.fixture(scope="package")
def large(folder: Path) -> Path:
    """The report of 12 outlets on 200 facts."""
    return _written(folder, "large.html", comparison_page(events.large_event()))

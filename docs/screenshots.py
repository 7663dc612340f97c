"""Pictures of a report as a reader sees it: light, dark, on a phone and on paper.

python docs/screenshots.py REPORT.html FOLDER, or: make screenshots
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
COLOURS = 256  # of the palette
LARGEST = 300_000  # bytes a picture, since they are kept in the repository


class View(NamedTuple):
    """One picture: what it is called, how large and in what light."""

    name: str
    width: int  # CSS pixels
    height: int
    scheme: Literal["light", "dark"]
    place: str  # a selector that is brought to the top; "" for the top of the page
    medium: Literal["screen", "print"] = "screen"


# Paper is A4 at 96 CSS pixels an inch, less the margins that the page sets for it.
MARGIN = 53
VIEWS = (
    View("report-light", 1280, 1100, "light", ""),
    View("facts-light", 1280, 1100, "light", "#facts"),
    View("facts-dark", 1280, 1100, "dark", "#facts"),
    View("reading-light", 1280, 1100, "light", "#reading"),
    View("facts-phone", 360, 780, "light", "#facts"),
    View("report-print", 688, 994, "light", "", "print"),
)


def main(report: str, folder: str) -> None:
    """Write a PNG for each of VIEWS into `folder`."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        sys.exit(f"no Chromium found: none of {', '.join(BROWSERS)} is in PATH")
    address = Path(report).resolve().as_uri()
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program)
        for view in VIEWS:
            content = small(picture(browser, address, view), MARGIN * (view.medium == "print"))
            if len(content) > LARGEST:
                sys.exit(f"{view.name} has {len(content):,} bytes, more than {LARGEST:,}")
            (target / f"{view.name}.png").write_bytes(content)
            print(f"{target / view.name}.png: {len(content):,} bytes")
        browser.close()


def picture(browser: Browser, address: str, view: View) -> bytes:
    """The page at `address` as `view` shows it, a PNG in full colour."""
    page = browser.new_page(viewport={"width": view.width, "height": view.height})
    try:
        page.emulate_media(media=view.medium, color_scheme=view.scheme, reduced_motion="reduce")
        page.goto(address)
        if view.place:
            page.locator(view.place).evaluate("element => element.scrollIntoView()")
        return page.screenshot()
    finally:
        page.close()


def small(png: bytes, margin: int) -> bytes:
    """`png` with a palette, and with `margin` pixels of its own ground around it."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    image = ImageOps.expand(image, margin, image.getpixel((0, image.height - 1)))
    # Of the methods this one keeps colours that few pixels have, such as those of the relations.
    image = image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main(*sys.argv[1:])

from __future__ import annotations

import base64
from hashlib import sha256

import pytest

from summarize.reports.html import reading_page
from summarize.reports.html.rendering import link
from tests.reports import making
from tests.reports.html.parsing import Page


def test_the_policy_admits_the_style_and_the_script_of_the_page_and_nothing_else() -> None:
    page = Page(reading_page(making.ledger()))
    (policy,) = [
        each.attributes["content"]
        for each in page.all("meta")
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    (style,), (script,) = page.all("style"), page.all("script")
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src {hashed(style.text)}",
        f"script-src {hashed(script.text)}",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    "url", ["https://news.example/a?b=1&c=2#d", "http://[::1]:8080/", "HTTPS://EXAMPLE.ORG/x"]
)
def test_a_web_address_becomes_a_link(url: str) -> None:
    assert link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt://news.example/%0aalert(1)",
        "java\nscript:alert(1)",
        " https://news.example",
        "https:",
        "https://",
        "https:///path",
        "//news.example/a",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "vbscript:x",
        "https://news.example/\u202egpj.exe",
        "https://news.example/<script>",
        "http://[bad",
    ],
)
def test_any_other_address_stays_text(url: str | None) -> None:
    assert link(url) is None

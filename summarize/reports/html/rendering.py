"""Templates to text: sandboxed, everything escaped, style and script allowed by their hashes."""

from __future__ import annotations

import base64
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from summarize.reports.visible import visible

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = "summarize.reports.html"


def rendered(template: str, *styles: str, **shown: Any) -> str:
    """The page that `template` makes of what is `shown`; `styles` add to that of every page."""
    style = "".join(map(_asset, ("report.css", *styles)))
    script = _asset("report.js")
    return (
        _environment()
        .get_template(template)
        .render(policy=_policy(style, script), style=Markup(style), script=Markup(script), **shown)
        + "\n"
    )


def link(url: str | None) -> str | None:
    """`url` if a click on it may leave the page: an http or https address with a host."""
    if not url or visible(url) != url or any(each in url for each in " \\\"'<>`"):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that are no IPv6 address
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return ImmutableSandboxedEnvironment(
        loader=PackageLoader(_PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(maxsize=4)
def _asset(name: str) -> str:
    return (files(_PACKAGE) / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """A Content-Security-Policy under which nothing loads and only these two run."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)};"
        " base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"

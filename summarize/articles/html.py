"""HTML: the article of a page by trafilatura, and the metadata that the page itself states."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from summarize.articles.draft import Draft
from summarize.articles.refusal import RefusedError
from summarize.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_OPENS_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)

# Open Graph (ogp.me) and the older names beside it; where a page states several, the first counts.
_META: dict[str, tuple[str, ...]] = {
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "title": ("og:title", "twitter:title", "dc.title"),
    "published": ("article:published_time", "datepublished", "date", "dc.date", "pubdate"),
    "url": ("og:url",),
}


def declared_charset(content: bytes) -> str | None:
    """The encoding that a page names in its head (HTML standard: in its first 1,024 bytes)."""
    found = _CHARSET.search(content, 0, 1024)
    return found[1].decode("ascii") if found else None


def looks_like_html(text: str) -> bool:
    """Whether `text` opens as a page."""
    return _OPENS_PAGE.match(text) is not None


def read_html(text: str) -> Draft:
    """The article's text, a blank line between its paragraphs, and what the page says of itself.

    Dates and outlets are read from the page's metadata only, never guessed from its address or
    its text. Raises RefusedError if no text is left or the extra `html` is not installed.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise RefusedError(str(MissingExtraError("html", "reading HTML"))) from error
    tree = trafilatura.load_html(text)
    if tree is None:
        raise RefusedError("holds no HTML that could be parsed; save the article as .txt")
    fields = _metadata(tree)
    extracted = trafilatura.extract(
        tree, include_comments=False, include_tables=False, with_metadata=False
    )
    if not extracted or not extracted.strip():
        raise RefusedError("no article text is left when menus and scripts are taken off the page")
    return Draft(re.sub(r"\n+", "\n\n", extracted), fields)


def _metadata(tree: Any) -> dict[str, str]:
    stated = _meta_elements(tree)
    fields = {
        field: value
        for field, names in _META.items()
        for value in (next((stated[name] for name in names if stated.get(name)), None),)
        if value
    }
    for field, value in _elements(tree):
        fields.setdefault(field, value)
    for field, value in _linked(tree):
        fields.setdefault(field, value)
    return fields


def _meta_elements(tree: Any) -> dict[str, str]:
    stated: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if content:
            stated.setdefault(name.strip().lower(), content)
    return stated


def _elements(tree: Any) -> Iterator[tuple[str, str]]:
    """What stands in elements of their own: `<html lang>`, `<link rel=canonical>`, `<title>`."""
    root = tree.getroottree().getroot()
    if language := root.get("lang") or root.get("xml:lang"):
        yield "language", language
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield "url", link.get("href")
    for name in ("h1", "title"):
        for element in tree.iter(name):
            if title := " ".join("".join(element.itertext()).split()):
                yield "title", title


def _linked(tree: Any) -> Iterator[tuple[str, str]]:
    """Date, headline and publisher of a NewsArticle in JSON-LD (schema.org)."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            content = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for node in _nodes(content):
            yield from _article_fields(node)


def _nodes(content: Any) -> Iterator[dict[str, Any]]:
    listed = content if isinstance(content, list) else [content]
    for node in listed:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (n for n in graph if isinstance(n, dict)) if isinstance(graph, list) else ()


def _article_fields(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    publisher = node.get("publisher")
    stated = {
        "published": node.get("datePublished"),
        "title": node.get("headline"),
        "outlet": publisher.get("name") if isinstance(publisher, dict) else publisher,
    }
    if "Article" in str(node.get("@type")):
        yield from ((k, v) for k, v in stated.items() if isinstance(v, str) and v.strip())

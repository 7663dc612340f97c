"""From draft to article: metadata put in order, language settled, sentences found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.articles.dates import iso_date
from summarize.articles.identity import slugify, unique_id
from summarize.articles.language import detect_language, language_tag
from summarize.articles.refusal import RefusedError
from summarize.articles.sentences import segment
from summarize.articles.types import Article

if TYPE_CHECKING:
    from summarize.articles.draft import Draft

_LONGEST_ID = 200
_LEADING_DATE = re.compile(r"\s*(?i:date):?\s+(\d{4}-\d\d-\d\d)(?!\S)")


def settle(draft: Draft, outlet: str | None, stem: str, taken: set[str]) -> Article:
    """The article of `draft`.

    `outlet` is what the user named it, `stem` the file's name without suffix, `taken` the ids
    already used, to which this one is added. Raises RefusedError if there is no text, or an id
    is not one line.
    """
    if not draft.text.strip().strip("\ufeff\u200b"):
        raise RefusedError("has no text; an article with no words cannot be read")
    fields = {name: line for name, value in draft.fields.items() if (line := _line(value))}
    warnings = list(draft.warnings)
    wanted = _wanted_id(draft, outlet, stem)
    language = _language(draft.text, fields.get("language"), warnings)
    article_id = unique_id(wanted, taken)
    if article_id != wanted:
        warnings.append(f"the id '{wanted}' was used before; this article is '{article_id}'")
    title = fields.get("title")
    return Article(
        id=article_id,
        outlet=outlet or fields.get("outlet"),
        title=title,
        published=_published(draft.text, fields.get("published"), warnings),
        language=language,
        url=fields.get("url"),
        text=draft.text,
        sentences=segment(draft.text, title, language),
        warnings=tuple(warnings),
    )


def _line(value: str) -> str:
    return " ".join(value.split())


def _wanted_id(draft: Draft, outlet: str | None, stem: str) -> str:
    stated = draft.fields.get("id", "").strip()
    if not stated:
        return slugify(outlet, fallback=_line(stem) or "article") if outlet else _line(stem)
    if len(stated.splitlines()) > 1 or len(stated) > _LONGEST_ID:
        raise RefusedError(f"its id has to be one line of at most {_LONGEST_ID} characters")
    return stated


def _published(text: str, stated: str | None, warnings: list[str]) -> str | None:
    if stated:
        published = iso_date(stated)
        if not published:
            warnings.append(
                f"the date '{stated[:60]}' is ambiguous or not understood; write it as 2023-09-21"
            )
        return published
    leading = _LEADING_DATE.match(text)
    return iso_date(leading[1]) if leading else None


def _language(text: str, stated: str | None, warnings: list[str]) -> str:
    if stated:
        if tag := language_tag(stated):
            return tag
        warnings.append(f"'{stated[:60]}' is no language tag like 'en'; the text was looked at")
    return detect_language(text)

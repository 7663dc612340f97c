"""Contrasts: one thing in the loaded words of several articles, set against each other.

Two articles speak of one thing where their phrases have the same plainer wording, or where one
sets in quotation marks what is the plainer wording of the other: "resounding triumph" on the one
side and, in scare quotes, "victory" on the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.reports.parts import references
from summarize.reports.views import Label, NameView
from summarize.reports.visible import visible
from summarize.reports.wording import IN_MARKS, IN_QUOTATION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.reports.parts import Document

Uses = dict[str, dict[tuple[str, str], list["Document"]]]  # article: (phrase, note): where


def contrasts(loaded: Sequence[tuple[str, Sequence[Document]]]) -> tuple[NameView, ...]:
    """A row for each thing that two articles or more put in loaded words, by its plainer wording.

    `loaded` are (article, its loaded phrases) in the order of the columns.
    """
    things: dict[str, Uses] = {}
    for article, phrases in loaded:
        for each in phrases:
            plain = visible(each["neutral"] or each["phrase"]).casefold()
            uses = things.setdefault(plain, {}).setdefault(article, {})
            uses.setdefault((visible(each["phrase"]), _note(each)), []).append(each)
    return tuple(
        NameView(plain, tuple((article, _labels(uses)) for article, uses in by_article.items()))
        for plain, by_article in things.items()
        if len(by_article) > 1 and len({p for uses in by_article.values() for p in uses}) > 1
    )


def _labels(uses: dict[tuple[str, str], list[Document]]) -> tuple[Label, ...]:
    return tuple(
        Label(phrase, len(found), note, references(each["evidence"] for each in found))
        for (phrase, note), found in uses.items()
    )


def _note(loaded: Document) -> str:
    if loaded["in_quote"]:
        return IN_QUOTATION
    return IN_MARKS if loaded["category"] == "scare_quotes" else ""

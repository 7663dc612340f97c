"""An article as a panel of the reading view: heading, text, and which facts each sentence tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.reports.html.rendering import link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarize.reports.html.reading_view import Text
    from summarize.reports.parts import Document
    from summarize.reports.views import Heading

Anchors = dict[str, tuple[str, ...]]  # a sentence's anchor: ids of facts


@dataclass(frozen=True, slots=True)
class Traces:
    """Which facts the sentences of all articles tell, and to which they come nearest."""

    told: Anchors
    near: Anchors

    @staticmethod
    def of(facts: Iterable[Document], texts: dict[str, Text]) -> Traces:
        """The traces of `facts` in `texts`, by article id."""
        told: dict[str, dict[str, None]] = {}
        near: dict[str, dict[str, None]] = {}
        for fact in facts:
            for claim in fact["claims"]:
                for each in claim["evidence"]:
                    _trace(told, fact["id"], texts[claim["article"]], each)
            for absence in fact["not_found_in"]:
                if absence["nearest"]:
                    _trace(near, fact["id"], texts[absence["article"]], absence["nearest"])
        return Traces(
            {anchor: tuple(of) for anchor, of in told.items()},
            {anchor: tuple(of) for anchor, of in near.items()},
        )


def _trace(found: dict[str, dict[str, None]], fact: str, text: Text, evidence: Document) -> None:
    for anchor in text.anchors(evidence["start"], evidence["end"]):
        found.setdefault(anchor, {})[fact] = None


@dataclass(frozen=True, slots=True)
class Panel:
    """One article to be read."""

    number: int  # from 1
    name: str
    heading: Heading
    url: str | None  # only what is safe to follow
    address: str | None  # the address as text where it is not
    text: Text
    traces: Traces


def panel(analysis: Document, heading: Heading, number: int, text: Text, traces: Traces) -> Panel:
    """The panel of the article of `analysis`."""
    article = analysis["article"]
    url = link(article["url"])
    return Panel(
        number,
        heading.name,
        heading,
        url,
        None if url else article["url"],
        text,
        traces,
    )

"""What is marked in an article's text: loaded phrases, names, quantities, sources, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.reports.html.words import LOADED_MEANS, QUOTATION
from summarize.reports.visible import visible
from summarize.reports.wording import CATEGORIES, figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarize.reports.parts import Document


@dataclass(frozen=True, slots=True)
class Highlight:
    """A span of an article's text that a finding rests on, and the finding in words."""

    start: int  # code points into the article
    end: int
    kind: str  # loaded, name, quantity or source
    tip: str


def highlights(analysis: Document) -> tuple[Highlight, ...]:
    """Every span to be marked in the article of `analysis`, each kind and span once, in order."""
    found: dict[tuple[int, int, str], dict[str, None]] = {}
    for evidence, kind, tip in _found(analysis):
        if evidence["start"] < evidence["end"]:
            span = (evidence["start"], evidence["end"], kind)
            found.setdefault(span, {})[visible(tip)] = None
    return tuple(
        Highlight(start, end, kind, " ".join(tips))
        for (start, end, kind), tips in sorted(found.items())
    )


def _found(analysis: Document) -> Iterator[tuple[Document, str, str]]:
    """(evidence, kind, tip) of each finding."""
    for loaded in analysis["framing"]["loaded_language"]:
        yield loaded["evidence"], "loaded", _loaded(loaded)
    for name in analysis["names"]:
        quoted = " In a source’s quotation." if name["in_quote"] else ""
        yield name["evidence"], "name", f"What it calls {name['entity']}.{quoted}"
    for claim in analysis["claims"]:
        for quantity in claim["quantities"]:
            yield quantity["evidence"], "quantity", f"{_capital(figure(quantity))}."
    yield from _sources(analysis["sourcing"], analysis["claims"])


def _sources(
    uses: Iterable[Document], claims: Iterable[Document]
) -> Iterator[tuple[Document, str, str]]:
    """Sources that are cited; then, where no source is named, the words that say so."""
    for use in uses:
        tip = f"Source: {use['source']} ({use['kind']}), “{use['verb']}”, {_form(use)}."
        yield use["evidence"], "source", tip
    for claim in claims:
        credit = claim["attribution"]
        if credit and credit["source"] is None:
            yield credit["evidence"], "source", f"No source is named (“{credit['verb']}”)."


def _form(use: Document) -> str:
    return QUOTATION[use["quotation"]]


def _loaded(loaded: Document) -> str:
    category = loaded["category"]
    tip = f"{_capital(CATEGORIES[category])}: {LOADED_MEANS[category]}."
    if loaded["neutral"]:
        tip += f" Plainer: “{loaded['neutral']}”."
    return tip + (" In a source’s quotation, not counted." if loaded["in_quote"] else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""The sections of a comparison's facts on a terminal: brief, compared, told alone, not decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text

from summarize.reports import wording as words
from summarize.reports.quoting import cut, places, quoted, stated
from summarize.reports.terminal_sections import limited, more

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.reports.extent import Extent
    from summarize.reports.page import Page
    from summarize.reports.views import (
        Absence,
        ComparisonView,
        FactView,
        Passage,
        SingleGroup,
    )

COLOURS = {  # beside the sign and the word, never in their place
    "shared": "green",
    "conflict": "red",
    "disputed": "magenta",
    "unresolved": "yellow",
    "update": "cyan",
    "single": "none",
}
_COUNTED_APART = 4  # articles whose lone facts the brief counts one by one


def brief(page: Page, view: ComparisonView, extent: Extent) -> None:
    """The account in sentences; in short, what differs and a count of the rest, told below."""
    if view.brief:
        page.section(words.IN_BRIEF)
    for part in view.brief:
        heading = Text(part.heading, "bold")
        if part.section in _COUNTS and not extent.whole:
            page.prose(Text.assemble(heading, ": ", _COUNTS[part.section](view)), 2)
            continue
        page.put(heading, 2)
        shown, left = limited(part.sentences, extent.told)
        for text, facts in shown:
            page.marked("·", Text.assemble(cut(text, extent.sentence), " ", places(facts)))
        more(page, left, "sentence")


def _agreed_count(view: ComparisonView) -> str:
    """In words: "4 facts; 2 more are perhaps the same"."""
    perhaps = len(view.perhaps)
    more = f"; {perhaps} more {'are' if perhaps > 1 else 'is'} perhaps the same" if perhaps else ""
    return f"{words.counted(len(view.agreed), 'fact')}{more}"


def _single_count(view: ComparisonView) -> str:
    """In words: "8 facts by Ynetnews, 12 by France 24; 3 claims not decided"."""
    total = sum(len(group.facts) for group in view.single)
    if len(view.single) > _COUNTED_APART:
        told = f"{words.counted(total, 'fact')} by {len(view.single)} articles"
    else:
        first, *others = view.single
        told = ", ".join(
            [
                f"{words.counted(len(first.facts), 'fact')} by {first.article}",
                *(f"{len(group.facts):,} by {group.article}" for group in others),
            ]
        )
    count = view.undecided_claims
    return f"{told}; {words.counted(count, 'claim')} not decided" if count else told


_COUNTS = {"agreed": _agreed_count, "single": _single_count}


def compared(
    page: Page, title: str, facts: Sequence[FactView], limit: int | None, extent: Extent
) -> None:
    """Facts that several articles state, each article's words side by side."""
    if facts:
        page.section(title)
    shown, left = limited(facts, limit)
    seen: set[Passage] = set()
    for number, fact in enumerate(shown):
        if number:
            page.space()
        _compared(page, fact, extent, seen)
        seen |= {_unmarked(p) for each in fact.statements for p in each.passages}
    more(page, left, "fact")


def _unmarked(passage: Passage) -> Passage:
    return replace(passage, marks=())


def _compared(page: Page, fact: FactView, extent: Extent, seen: set[Passage]) -> None:
    """One fact; of sentences that stand above already only the words around the figure."""
    relation = Text(f"{fact.sign} {fact.word}", f"bold {COLOURS[fact.relation]}")
    topic = f": {fact.topic}" if fact.topic else ""
    doubt = f"{fact.doubt} · " if fact.doubt else ""
    page.edges(Text.assemble(relation, topic), Text(f"{doubt}{fact.id}", "dim"))
    told: dict[str, list[Text]] = {}
    for each in fact.statements:
        again = not extent.whole and all(_unmarked(p) in seen for p in each.passages)
        limit = extent.nearest if again else extent.quote
        told.setdefault(each.article, []).append(stated(each, limit))
    shown, left = limited(list(told.items()), extent.articles)
    page.beside([(article, Text("\n").join(texts)) for article, texts in shown])
    more(page, left, "article")
    # That two tell the same needs no reason where both are read; the words they share are in -v.
    explanation = fact.explanation if extent.whole or not fact.agreed else ""
    for line in (explanation, *(fact.reasons if extent.whole else ()), *fact.notes):
        if line:
            page.prose(Text(line, "italic"), 2)
    if extent.whole:
        _absences(page, fact.absences, extent, 2)
    elif fact.absences:
        page.prose(_dim(Text(_all_absent(fact.absences, extent))), 2)


def single(page: Page, groups: Sequence[SingleGroup], extent: Extent) -> None:
    """What one outlet alone tells, and what comes nearest to it elsewhere."""
    if groups:
        page.section(words.SINGLE)
    for number, group in enumerate(groups):
        if number:
            page.space()
        page.put(Text(group.article, "bold"))
        shown, left = limited(group.facts, extent.single)
        for fact in shown:
            _single(page, fact, extent)
        more(page, left, "fact")


def _single(page: Page, fact: FactView, extent: Extent) -> None:
    # Two articles of one outlet may print one sentence; it is read once.
    told = {tuple(p.text for p in each.passages): each for each in reversed(fact.statements)}
    for statement in reversed(told.values()):
        page.marked(fact.sign, stated(statement, extent.quote))
    if fact.explanation:
        page.prose(Text(fact.explanation, "italic"), 4)
    if extent.absences is None or len(fact.absences) <= extent.absences:
        _absences(page, fact.absences, extent, 4)
    else:
        page.prose(_dim(Text(_all_absent(fact.absences, extent))), 4)


def undecided(page: Page, view: ComparisonView, extent: Extent) -> None:
    """How many claims are neither shared nor single, and the first of them with what is near."""
    if not view.undecided:
        return
    page.section(words.UNDECIDED)
    count = words.counted(view.undecided_claims, "claim")
    page.prose(Text(f"{count}. {words.UNDECIDED_MEANS}"), 2)
    shown, left = limited(view.undecided, extent.undecided)
    for claim in shown:
        page.space()
        own = Text(" ").join(_placed(passage, extent.undecided_quote) for passage in claim.passages)
        near = [
            (article, _near(passage, extent.undecided_quote)) for article, passage in claim.near
        ]
        beside, more_near = limited(near, extent.absences)
        page.beside([(claim.article, own), *beside])
        more(page, more_near, "near passage")
    more(page, left, "pair" if len(view.headings) == 2 else "group")


def _near(passage: Passage, limit: int | None) -> Text:
    return _dim(Text.assemble("nearest: ", _placed(passage, limit)))


def _placed(passage: Passage, limit: int | None) -> Text:
    return Text.assemble(quoted(passage, limit), " ", places([passage.reference]))


def _absences(page: Page, absences: Sequence[Absence], extent: Extent, indent: int) -> None:
    """Where a fact was not found: first the articles in which something comes near, each alone."""
    for each in absences:
        if each.nearest is not None:
            near = Text.assemble("; nearest passage: ", _placed(each.nearest, extent.nearest))
            page.prose(_dim(Text.assemble(_not_found([each.article]), near)), indent)
    far = [each.article for each in absences if each.nearest is None]
    if far:
        page.prose(_dim(Text(_not_found(far))), indent)


def _all_absent(absences: Sequence[Absence], extent: Extent) -> str:
    if extent.absences is not None and len(absences) > extent.absences:
        return f"not found in {len(absences)} other articles"
    return _not_found([each.article for each in absences])


def _dim(text: Text) -> Text:
    text.stylize("dim")
    return text


def _not_found(articles: Sequence[str]) -> str:
    return f"not found in {words.listed(list(articles))}"

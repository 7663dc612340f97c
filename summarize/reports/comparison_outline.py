"""A Comparison as a report: what it shows, in order, articles by their outlets' names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summarize.reports import parts
from summarize.reports.contrasts import contrasts
from summarize.reports.tellings import tellings
from summarize.reports.validated import FINDINGS
from summarize.reports.views import (
    Absence,
    BriefPart,
    ComparisonView,
    CopiesView,
    FactView,
    Label,
    NameView,
    SingleGroup,
    UndecidedView,
)
from summarize.reports.visible import visible
from summarize.reports.wording import (
    BRIEF,
    FIGURES_DIFFER,
    GRAVITY,
    RELATIONS,
    counted,
    listed,
    topic,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarize.reports.parts import Document

_NAMED = 6  # articles that a title names; more are counted
Names = dict[str, str]  # article id: display name, unique within the comparison


def comparison_view(comparison: Document) -> ComparisonView:
    """The report on `comparison`, the public JSON of a Comparison."""
    names = display_names(comparison["articles"])
    words = {each["article"]["id"]: each["article"]["words"] for each in comparison["analyses"]}
    framing = comparison["framing"]
    facts = [_fact(fact, names) for fact in comparison["facts"]]
    return ComparisonView(
        title=f"{_title(tuple(names.values()))}, side by side",
        headings=tuple(
            parts.heading(each, names[each["id"]], words.get(each["id"]))
            for each in comparison["articles"]
        ),
        warnings=tuple(map(visible, comparison["warnings"])),
        failures=tuple(
            visible(f"{each['input']}: {each['reason']}") for each in comparison["failures"]
        ),
        brief=_brief(comparison["brief"]),
        agreed=tuple(fact for fact in facts if fact.agreed and not fact.doubtful),
        perhaps=tuple(fact for fact in facts if fact.agreed and fact.doubtful),
        differing=_differing(facts),
        single=_single(comparison["facts"], facts, names),
        undecided=_each_pair_once(_undecided(each, names) for each in comparison["undecided"]),
        undecided_claims=len(comparison["undecided"]),
        names=tuple(_name(row, names) for row in comparison["names"]),
        contrasts=contrasts(
            [(names[each], of["items"]) for each, of in framing["loaded_language"].items()]
        ),
        tellings=tellings(framing, comparison["facts"], names),
        wording=tuple(
            parts.wording(
                names[each], profile["items"], profile["count"], profile["per_1000_words"]
            )
            for each, profile in framing["loaded_language"].items()
        ),
        frames=tuple(
            use
            for each, uses in framing["frames"].items()
            for use in parts.frames(names[each], uses)
        ),
        tone=tuple(
            use for each, tones in framing["tone"].items() for use in parts.tone(names[each], tones)
        ),
        sourcing=tuple(
            parts.sourcing(
                names[each],
                profile["sources"],
                profile["attributed_claims"],
                profile["unattributed_claims"],
                profile["direct_quotes"],
            )
            for each, profile in comparison["sourcing"].items()
        ),
        copies=tuple(_copies(each, names) for each in comparison["copies"]),
        footer=parts.footer([each["engine"] for each in comparison["analyses"]], FINDINGS),
    )


def display_names(articles: list[Document]) -> Names:
    """Each article's outlet or id; with the id added where two articles would look alike."""
    shown = Counter(parts.display_name(each) for each in articles)
    return {
        each["id"]: name if shown[name] == 1 else f"{name} ({visible(each['id'])})"
        for each in articles
        for name in (parts.display_name(each),)
    }


def _title(names: tuple[str, ...]) -> str:
    return listed(names) if len(names) <= _NAMED else f"{len(names)} articles"


def _fact(fact: Document, names: Names) -> FactView:
    differs = fact["relation"] == "shared" and fact["figures"] == "differ"
    sign, word = FIGURES_DIFFER if differs else RELATIONS[fact["relation"]]
    order = list(names)  # of the articles: the same columns in every section
    reasons = tuple(
        visible(f"{names[each['a']]} and {names[each['b']]}: {each['reason']}")
        for each in fact["pairs"]
    )
    return FactView(
        id=fact["id"],
        relation=fact["relation"],
        sign=sign,
        word=word,
        topic=_topic(fact),
        statements=tuple(
            parts.statement(claim, names[claim["article"]])
            for claim in sorted(fact["claims"], key=lambda claim: order.index(claim["article"]))
        ),
        absences=tuple(
            Absence(
                names[each["article"]],
                parts.passage(each["nearest"]) if each["nearest"] else None,
            )
            for each in fact["not_found_in"]
        ),
        explanation=_explanation(fact),
        reasons=reasons if len(reasons) > 1 else (),
        notes=_notes(fact),
        doubt=_doubt(fact),
        agreed=fact["relation"] == "shared" and not differs,
        doubtful=fact["relation"] != "single" and fact["confidence"] == "low",
    )


def _explanation(fact: Document) -> str:
    """Why the articles stand so; of a lone fact only what its heading and credit do not say."""
    told = fact["relation"] == "single" and fact["explanation"].startswith("Told by ")
    return "" if told else visible(fact["explanation"])


def _doubt(fact: Document) -> str:
    certain = fact["relation"] == "single" or fact["confidence"] == "high"
    return "" if certain else f"{fact['confidence']} confidence in the match"


def _topic(fact: Document) -> str:
    """What the figures are about; without figures, the fact's text if no quote says it."""
    quantities = [each for claim in fact["claims"] for each in claim["quantities"]]
    if quantities:
        return visible(topic(quantities))
    quotes = [evidence["quote"] for claim in fact["claims"] for evidence in claim["evidence"]]
    told = any(fact["text"] in quote or quote in fact["text"] for quote in quotes)
    return "" if told else visible(fact["text"])


def _notes(fact: Document) -> tuple[str, ...]:
    outlets = len({claim["article"] for claim in fact["claims"]})
    if fact["relation"] == "single" or fact["texts"] >= outlets:
        return ()
    return (f"{outlets} articles, {counted(fact['texts'], 'independent text')}",)


def _differing(facts: list[FactView]) -> tuple[FactView, ...]:
    """What is told otherwise, the gravest first and the doubtful matches last."""
    differing = (fact for fact in facts if fact.relation in GRAVITY and not fact.agreed)
    return tuple(sorted(differing, key=lambda fact: (fact.doubtful, GRAVITY.index(fact.relation))))


def _single(facts: list[Document], views: list[FactView], names: Names) -> tuple[SingleGroup, ...]:
    """Facts told by one outlet, under the article that tells them first."""
    groups: dict[str, list[FactView]] = {each: [] for each in names}
    for fact, view in zip(facts, views, strict=True):
        if fact["relation"] == "single":
            groups[fact["claims"][0]["article"]].append(view)
    return tuple(
        SingleGroup(names[each], tuple(sorted(of, key=lambda fact: bool(fact.explanation))))
        for each, of in groups.items()  # a name that one brings in comes after what one tells
        if of
    )


def _undecided(claim: Document, names: Names) -> UndecidedView:
    return UndecidedView(
        names[claim["article"]],
        parts.passages(claim["evidence"]),
        tuple(
            (names[each["article"]], parts.passage(each["nearest"]))
            for each in claim["near"]
            if each["nearest"] and each["similarity"] != "none"
        ),
    )


def _each_pair_once(claims: Iterable[UndecidedView]) -> tuple[UndecidedView, ...]:
    """`claims` without those whose every pair is shown: two that are near each other are one."""
    shown: list[UndecidedView] = []
    seen: set[frozenset[tuple[str, str]]] = set()
    for claim in claims:
        own = (claim.article, claim.passages[0].reference)
        pairs = {frozenset((own, (article, near.reference))) for article, near in claim.near}
        if not pairs or pairs - seen:
            shown.append(claim)
        seen |= pairs
    return tuple(shown)


def _brief(sentences: list[Document]) -> tuple[BriefPart, ...]:
    sections = (
        (
            section,
            heading,
            tuple(
                (visible(each["text"]), tuple(each["facts"]))
                for each in sentences
                if each["section"] == section
            ),
        )
        for section, heading in BRIEF.items()
    )
    return tuple(BriefPart(section, heading, told) for section, heading, told in sections if told)


def _name(row: Document, names: Names) -> NameView:
    by_article: dict[str, list[Label]] = {each: [] for each in names}
    for use in row["labels"]:
        by_article[use["article"]].append(
            Label(visible(use["label"]), use["count"], "", parts.references(use["evidence"]))
        )
    return NameView(
        visible(row["entity"]),
        tuple((names[each], tuple(labels)) for each, labels in by_article.items() if labels),
    )


def _copies(copies: Document, names: Names) -> CopiesView:
    articles = listed([names[each] for each in copies["articles"]])
    agency = f", with credit to {copies['agency']}" if copies["agency"] else ""
    return CopiesView(
        visible(f"{articles} carry one text{agency}"), parts.passages(copies["passages"])
    )

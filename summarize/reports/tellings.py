"""Tellings: facts that several articles tell where one names who acted and another does not.

Also those that stand in the lead of one article and not of another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.reports.parts import references
from summarize.reports.quoting import SHORT, cut
from summarize.reports.views import Label, NameView
from summarize.reports.visible import visible
from summarize.reports.wording import AGENCY, POSITION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summarize.reports.parts import Document


def tellings(
    framing: Document, facts: Iterable[Document], names: Mapping[str, str]
) -> tuple[NameView, ...]:
    """A row for each fact that is told otherwise in one article than in another, doers first.

    Comparisons of earlier versions have no tellings, and no rows.
    """
    told = {fact["id"]: fact for fact in facts}
    all_of = framing.get("tellings", ())
    by_doer = [each for each in all_of if _differ_in_doer(each["claims"])]
    by_place = [each for each in all_of if each not in by_doer and _differ_in_place(each["claims"])]
    return tuple(
        NameView(cut(visible(fact["text"]), SHORT), _labels(each["claims"], fact, names))
        for each in (*by_doer, *by_place)
        for fact in (told[each["fact"]],)
    )


def _differ_in_doer(claims: Sequence[Document]) -> bool:
    """Whether one says who acted and another tells the act alone."""
    return len({each["agency"] != "agentless" for each in claims if each["agency"]}) > 1


def _differ_in_place(claims: Sequence[Document]) -> bool:
    """Whether one article tells it in its lead and another does not."""
    leads = {each["article"] for each in claims if each["position"] == "lead"}
    return bool(leads and {each["article"] for each in claims} - leads)


def _labels(
    claims: Sequence[Document], fact: Document, names: Mapping[str, str]
) -> tuple[tuple[str, tuple[Label, ...]], ...]:
    told = {(each["article"], each["claim"]): each for each in fact["claims"]}
    by_article: dict[str, list[Label]] = {}
    for each in claims:
        statement = told[each["article"], each["claim"]]
        note = f"({AGENCY[each['agency']]}{POSITION[each['position']]})"
        label = Label(
            cut(visible(statement["text"]), SHORT), 1, note, references(statement["evidence"])
        )
        by_article.setdefault(names[each["article"]], []).append(label)
    return tuple((article, tuple(labels)) for article, labels in by_article.items())

"""facts.csv: the facts of a comparison for spreadsheets, a row for each article that tells one."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, Final

from summarize.reports.comparison_outline import display_names
from summarize.reports.visible import visible
from summarize.reports.wording import figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarize.reports.parts import Document

COLUMNS: Final = (
    *("fact", "relation", "figures", "confidence", "fact_text", "outlet", "article", "quote"),
    *("figure", "low", "high", "value", "unit", "source", "verb", "texts", "explanation"),
)
# Excel takes a CSV file for UTF-8 only where it begins with this mark; other readers skip it.
BYTE_ORDER_MARK: Final = "\ufeff"
_BETWEEN: Final = "; "  # several quotes or figures of one claim

# What a spreadsheet takes for a formula (OWASP, "CSV Injection"), in full width too, and behind
# whatever a spreadsheet may drop or not show; a leading tab or carriage return may go the same way.
_UNSEEN: Final = (
    r"\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
)
_FORMULA: Final = re.compile(rf"[\t\r]|[{_UNSEEN}]*[=+\-@＝＋－＠]")
# Line breaks and tabs are content; other controls, direction marks, tags and surrogates are shown.
_UNFIT: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f]"
)


def facts_csv(comparison: Document) -> str:
    """The facts of `comparison` (public JSON) as CSV: RFC 4180, first line COLUMNS, CRLF.

    The text begins with a byte order mark. A row is one article's statement of one fact;
    columns of the fact are repeated. `low`, `high` and `value` are bare numbers, empty where
    there is no bound or no figure; several figures of one statement are parted by "; " in each
    of their columns. A cell that a spreadsheet could take for a formula begins with an
    apostrophe.
    """
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    names = display_names(comparison["articles"])
    for fact in comparison["facts"]:
        for claim in fact["claims"]:
            writer.writerow(harmless(cell) for cell in _row(fact, claim, names[claim["article"]]))
    return BYTE_ORDER_MARK + sheet.getvalue()


def harmless(cell: str) -> str:
    """`cell` as text in every spreadsheet: no formula, no hidden character."""
    shown = _UNFIT.sub(lambda found: visible(found[0]), cell)
    return f"'{shown}" if _FORMULA.match(cell) or _FORMULA.match(shown) else shown


def _row(fact: Document, claim: Document, outlet: str) -> Iterator[str]:
    quantities, credit = claim["quantities"], claim["attribution"] or {}
    yield from (fact["id"], fact["relation"], fact["figures"] or "", fact["confidence"])
    yield from (fact["text"], outlet, claim["article"])
    yield _BETWEEN.join(each["quote"] for each in claim["evidence"])
    yield _BETWEEN.join(map(figure, quantities))
    yield from (_numbers(each[bound] for each in quantities) for bound in ("low", "high", "value"))
    yield _BETWEEN.join(each["unit"] or "" for each in quantities)
    yield from (credit.get("source") or "", credit.get("verb") or "")
    yield from (str(fact["texts"]), fact["explanation"])


def _numbers(bounds: Iterable[Any]) -> str:
    written = ["" if each is None else f"{each:.15g}" for each in bounds]
    return _BETWEEN.join(written) if any(written) else ""

"""Attribution: who is given as the source of which words, as the PolNeAR corpus divides them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.cues import find_cues
from summarize.text.rows import Row, rows
from summarize.text.types import Attribution

if TYPE_CHECKING:
    from summarize.text.cues import Found
    from summarize.text.reading import Reading
    from summarize.text.types import QuotationForm, Span


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """All attributions of the prose of an article, in the order of their cues."""
    found = []
    for row in rows(reading):
        for cue in find_cues(row):
            found.append(_attribution(reading, row, cue))
    return tuple(found)


def _attribution(reading: Reading, row: Row, found: Found) -> Attribution:
    text = reading.article.text
    elements = row.elements
    source = found.source and (
        elements[found.source[0]].start,
        elements[found.source[1] - 1].end,
    )
    if source and text[source[1] - 1] == ",":
        source = (source[0], elements[found.source[1] - 2].end)
    cue = (elements[found.cue[0]].start, elements[found.cue[1] - 1].end)
    head = text[elements[found.head[0]].start : elements[found.head[1] - 1].end]
    return Attribution(
        source=text[slice(*source)] if source else None,
        source_span=source,
        cue=head.lower(),
        cue_span=cue,
        content=_apart(found.contents, source, cue),
        stance=found.stance,
        quotation=_form(reading, found.contents),
        kind="other",
        sentence=row.sentence(found.head[0]),
    )


def _apart(contents, source, cue):
    return tuple(sorted(contents))


def _form(reading: Reading, contents: tuple[Span, ...]) -> QuotationForm:
    """Direct if all of it stands in quotation marks, mixed if some of it does."""
    quoted = [any(q.start <= s and e <= q.end for q in reading.quotations) for s, e in contents]
    if all(quoted):
        return "direct"
    touched = any(s < q.end and q.start < e for q in reading.quotations for s, e in contents)
    return "mixed" if touched else "indirect"

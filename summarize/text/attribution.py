"""Attribution: who is given as the source of which words, as the PolNeAR corpus divides them.

Newell, Margolin and Ruths (2018), "An Attribution Relations Corpus for Political News": a source,
a cue and a content make an attribution. No parser and no model: cues come from speech.toml, and
what stands beside them is told by closed word classes, capitals and marks.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from summarize.text.cues import find_cues
from summarize.text.entities import find_entities
from summarize.text.lexicon import lexicon
from summarize.text.quoted_runs import with_runs
from summarize.text.rows import Row, rows
from summarize.text.source_names import SourceNames
from summarize.text.types import Attribution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarize.text.entities import Entities
    from summarize.text.found import Found
    from summarize.text.reading import Reading
    from summarize.text.types import QuotationForm, Span, Stance


def find_attributions(
    reading: Reading, entities: Entities | None = None
) -> tuple[Attribution, ...]:
    """All attributions of an article's prose, in the order of their cues.

    `entities` are those of the same reading, for the names of sources; found here if not given.
    Within an attribution source, cue and contents are disjoint. `cue` is the verb with its
    particle ("said"), `cue_span` the whole verb group ("has repeatedly said").
    """
    if entities is None:
        entities = find_entities(reading)
    paragraphs = list(rows(reading))
    found = with_runs(paragraphs, [list(find_cues(row)) for row in paragraphs])
    names = SourceNames(reading.article.text, entities)
    return tuple(
        attribution
        for number, row in enumerate(paragraphs)
        for attribution in _of_row(reading, names, row, number, found[number])
    )


def _of_row(
    reading: Reading, names: SourceNames, row: Row, number: int, found: list[Found]
) -> Iterator[Attribution]:
    breaks = iter(row.breaks)
    upcoming = next(breaks, None)
    for cue in found:
        while upcoming is not None and upcoming <= cue.head[0]:
            names.notice(row, number, upcoming)
            upcoming = next(breaks, None)
        yield _attribution(reading, names, row, number, cue)
    while upcoming is not None:
        names.notice(row, number, upcoming)
        upcoming = next(breaks, None)


def _attribution(
    reading: Reading, names: SourceNames, row: Row, number: int, found: Found
) -> Attribution:
    text, elements = reading.article.text, row.elements
    phrase = found.source
    if phrase is not None and elements[phrase[1] - 1].lower == ",":
        phrase = (phrase[0], phrase[1] - 1)
    source = names.name(row, number, phrase) if phrase is not None else None
    source_span = _span(row, phrase) if phrase is not None else None
    cue_span = _span(row, found.cue)
    head = _span(row, found.head)
    return Attribution(
        source=source.name if source else None,
        source_span=source_span,
        cue=text[slice(*head)].lower(),
        cue_span=cue_span,
        content=found.contents,
        stance=_stance(row, phrase, found),
        quotation=_form(reading, found.contents),
        kind=source.kind if source else "anonymous",
        sentence=row.sentence(found.head[0]),
    )


def _stance(row: Row, phrase: tuple[int, int] | None, found: Found) -> Stance:
    """The cue's stance, but "reported" where the source itself is hearsay: reports, the media."""
    if found.stance == "asserted" and phrase is not None:
        head = row.elements[phrase[1] - 1].lower
        if head in lexicon("sources")["second_hand"].words:
            return "reported"
    return found.stance


def _span(row: Row, phrase: tuple[int, int]) -> Span:
    return row.elements[phrase[0]].start, row.elements[phrase[1] - 1].end


def _form(reading: Reading, contents: tuple[Span, ...]) -> QuotationForm:
    """Direct if all of it stands in quotation marks, mixed if some of it does."""
    quotations = reading.quotations
    touched = 0
    whole = True
    for start, end in contents:
        first = bisect_left(quotations, start + 1, key=lambda q: q.end)
        near = quotations[first] if first < len(quotations) else None
        if near is not None and near.start < end:
            touched += 1
        whole = whole and near is not None and near.start <= start and end <= near.end
    if whole:
        return "direct"
    return "mixed" if touched else "indirect"

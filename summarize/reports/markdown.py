"""Reports as Markdown: the whole of a reading or a comparison, nothing cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.reports import wording as words
from summarize.reports.comparison_outline import comparison_view
from summarize.reports.reading_outline import reading_view
from summarize.reports.validated import NOT_VALIDATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarize.reports.parts import Document
    from summarize.reports.views import (
        AspectView,
        BriefPart,
        ComparisonView,
        FactView,
        Heading,
        Label,
        NameView,
        Passage,
        SingleGroup,
        SourcingView,
        Statement,
        WordingView,
    )

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~$!&])")
_LINE_START = re.compile(r"^(\s*\d*)([-+=:.)])")  # a list, a heading's underline, a table's rule
_SOURCES_HEAD = f"| source | kind ({NOT_VALIDATED}) | uses | verbs | where |"
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")


def reading_markdown(analysis: Document) -> str:
    """The reading of `analysis` (public JSON) as a Markdown document."""
    view = reading_view(analysis)
    lines = [
        *_title(view.heading.name),
        *_headings((view.heading,)),
        *_notes(view.warnings, ()),
        *_section(words.SUMMARY, (f"{escaped(t)} {_places(p)}" for t, p in view.summary), "\n\n"),
        *_section(words.CLAIMS, (f"- {_statement(claim)}" for claim in view.claims)),
        *_names(words.OWN_NAMES, view.names),
        *_framing(words.OWN_FRAMING, (view.wording,), view.frames, view.tone),
        *_sourcing(words.OWN_SOURCING, (view.sourcing,)),
        *_section(words.REJECTED, (f"- {escaped(each)}" for each in view.rejected)),
        *_footer(view.footer),
    ]
    return "\n".join(lines) + "\n"


def comparison_markdown(comparison: Document) -> str:
    """The report on `comparison` (public JSON) as a Markdown document."""
    view = comparison_view(comparison)
    lines = [
        *_title(view.title),
        *_headings(view.headings),
        *_notes(view.warnings, view.failures),
        *_brief(view.brief),
        *_facts(words.AGREED, view.agreed),
        *_facts(words.DIFFERING, view.differing),
        *_facts(words.PERHAPS, view.perhaps),
        *_single(view.single),
        *_undecided(view),
        *_names(words.NAMES, view.names),
        *_framing(
            words.FRAMING,
            view.wording,
            view.frames,
            view.tone,
            {words.CONTRASTS: view.contrasts, words.TELLINGS: view.tellings},
        ),
        *_sourcing(words.SOURCING, view.sourcing),
        *_section(
            words.COPIES,
            (
                "\n".join(
                    [f"- {escaped(each.articles)}", *(f"  - {_quote(p)}" for p in each.passages)]
                )
                for each in view.copies
            ),
        ),
        *_footer(view.footer),
    ]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """`text` so that Markdown (GitHub's too) shows it as it is: no markup, no HTML, no links."""
    text = _SPECIAL.sub(r"\\\1", text)
    text = _LINE_START.sub(r"\1\\\2", text)
    return _AUTOLINK.sub(r"\1\\\2", text).replace("@", "&#64;")


def _title(text: str) -> list[str]:
    return [f"# {escaped(text)}", ""]


def _section(title: str, entries: Iterable[str], between: str = "\n") -> list[str]:
    found = list(entries)
    return [f"## {title}", "", between.join(found), ""] if found else []


def _headings(headings: Iterable[Heading]) -> list[str]:
    lines = []
    for each in headings:
        title = f": {escaped(each.title)}" if each.title else ""
        lines.append(f"- **{escaped(each.name)}**{title} ({escaped(each.details)})")
    return [*lines, ""]


def _notes(warnings: Iterable[str], failures: Iterable[str]) -> list[str]:
    lines = [f"> Not read: {escaped(each)}  " for each in failures]
    lines += [f"> Note: {escaped(each)}  " for each in warnings]
    return [*lines, ""] if lines else []


def _brief(parts: Iterable[BriefPart]) -> list[str]:
    lines = []
    for part in parts:
        lines += [f"**{part.heading}**", ""]
        lines += [f"- {escaped(text)} ({', '.join(facts)})" for text, facts in part.sentences]
        lines.append("")
    return [f"## {words.IN_BRIEF}", "", *lines] if lines else []


def _facts(title: str, facts: Sequence[FactView]) -> list[str]:
    lines: list[str] = []
    for fact in facts:
        topic = f": {escaped(fact.topic)}" if fact.topic else ""
        lines += [f"### {fact.id} {fact.sign} {fact.word}{topic}", ""]
        lines += ["| | says | figure | on whose word |", "|---|---|---|---|"]
        lines += [_row(each) for each in fact.statements]
        lines.append("")
        lines += [f"- {escaped(each)}" for each in (fact.explanation, *fact.reasons) if each]
        lines += [f"- {escaped(each)}" for each in (*fact.notes, fact.doubt) if each]
        lines += [f"- not found in {escaped(each.article)}" for each in fact.absences]
        lines.append("")
    return [f"## {title}", "", *lines] if lines else []


def _row(statement: Statement) -> str:
    quotes = " ".join(map(_quote, statement.passages))
    figures = escaped("; ".join(statement.figures))
    return f"| {escaped(statement.article)} | {quotes} | {figures} | {escaped(statement.credit)} |"


def _single(groups: Iterable[SingleGroup]) -> list[str]:
    lines: list[str] = []
    for group in groups:
        lines += [f"### {escaped(group.article)} alone tells", ""]
        for fact in group.facts:
            lines += [f"- {fact.id} {_statement(each)}" for each in fact.statements]
            lines += [f"  - {escaped(fact.explanation)}"] if fact.explanation else []
            lines += [f"  - {_absence(each.article, each.nearest)}" for each in fact.absences]
        lines.append("")
    return [f"## {words.SINGLE}", "", *lines] if lines else []


def _undecided(view: ComparisonView) -> list[str]:
    lines: list[str] = []
    for each in view.undecided:
        lines.append(f"- {escaped(each.article)}: {' '.join(map(_quote, each.passages))}")
        lines += [f"  - nearest in {escaped(a)}: {_quote(passage)}" for a, passage in each.near]
    means = f"{words.counted(view.undecided_claims, 'claim')}. {words.UNDECIDED_MEANS}"
    return [f"## {words.UNDECIDED}", "", means, "", *lines, ""] if lines else []


def _absence(article: str, nearest: Passage | None) -> str:
    near = f"; nearest passage: {_quote(nearest)}" if nearest else ""
    return f"not found in {escaped(article)}{near}"


def _statement(statement: Statement) -> str:
    quotes = " ".join(map(_quote, statement.passages))
    return f"{quotes} ({escaped('; '.join((*statement.figures, statement.credit)))})"


def _quote(passage: Passage) -> str:
    """“At least **32 people were killed**” [s4, 310–344], the figures in bold."""
    pieces, done = [], 0
    for start, end in passage.marks:
        pieces += [escaped(passage.text[done:start]), f"**{escaped(passage.text[start:end])}**"]
        done = end
    pieces.append(escaped(passage.text[done:]))
    return f"“{''.join(pieces)}” {_places((passage,))}"


def _places(passages: Sequence[Passage]) -> str:
    places = (f"{p.sentence}, {p.start}–{p.end}" if p.sentence else p.reference for p in passages)
    return f"\\[{'; '.join(places)}\\]"


def _names(title: str, names: Iterable[NameView]) -> list[str]:
    lines = _label_lines(names)
    return [f"## {title}", "", *lines, ""] if lines else []


def _label_lines(names: Iterable[NameView]) -> list[str]:
    lines: list[str] = []
    for name in names:
        lines.append(f"- **{escaped(name.entity)}**")
        lines += [
            f"  - {escaped(article)}: {', '.join(map(_label, labels))}"
            for article, labels in name.labels
        ]
    return lines


def _label(label: Label) -> str:
    times = f" ×{label.count}" if label.count > 1 else ""
    note = f" {label.note}" if label.note else ""
    return f"“{escaped(label.label)}”{times}{note} \\[{', '.join(label.references)}\\]"


def _framing(
    title: str,
    wordings: Iterable[WordingView],
    frames: Sequence[AspectView],
    tone: Sequence[AspectView],
    side_by_side: Mapping[str, Sequence[NameView]] | None = None,
) -> list[str]:
    lines = [f"## {title}", ""]
    for heading, rows in (side_by_side or {}).items():
        if rows:
            lines += [f"### {heading}", "", *_label_lines(rows), ""]
    for each in wordings:
        lines += [f"### {escaped(each.article)}", "", f"{escaped(each.rate)}.", ""]
        lines += list(_phrases(each))
        lines += [f"- {_aspect(use, 'frame')}" for use in frames if use.article == each.article]
        lines += [f"- {_aspect(use, 'tone')}" for use in tone if use.article == each.article]
        lines.append("")
    return lines


def _phrases(view: WordingView) -> Iterator[str]:
    if not (view.own or view.quoted):
        return
    yield "| phrase | plainer wording | kind | where |"
    yield "|---|---|---|---|"
    for phrases, where in ((view.own, ""), (view.quoted, "in a quotation, ")):
        for each in phrases:
            plainer = escaped(each.plainer) if each.plainer else "–"
            kind = where + each.category
            yield f"| “{escaped(each.phrase)}” | {plainer} | {kind} | {each.reference} |"
    yield ""


def _aspect(use: AspectView, kind: str) -> str:
    quotes = "; ".join(map(_quote, use.passages))
    if kind == "tone":
        return f"{use.ground} tone on {escaped(use.name)} ({NOT_VALIDATED}): {quotes}"
    return f"{escaped(use.name)} ({use.ground}): {quotes}"


def _sourcing(title: str, sourcing: Iterable[SourcingView]) -> list[str]:
    lines = [f"## {title}", ""]
    for each in sourcing:
        lines += [f"### {escaped(each.article)}", "", f"{escaped(each.balance)}.", ""]
        if each.sources:
            lines += [_SOURCES_HEAD, "|---|---|---|---|---|"]
        lines += [
            f"| {escaped(s.source)} | {s.kind} | {s.uses} | {escaped(', '.join(s.verbs))} |"
            f" {', '.join(s.references)} |"
            for s in each.sources
        ]
        lines.append("")
    return lines


def _footer(lines: Iterable[str]) -> list[str]:
    return ["---", "", *(f"{escaped(line)}  " for line in lines)]

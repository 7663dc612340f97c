"""The pieces that a reading and a comparison share: passages, statements, wording, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarize.reports import validated
from summarize.reports.views import (
    AspectView,
    Heading,
    Label,
    NameView,
    Passage,
    Phrase,
    SourceView,
    SourcingView,
    Statement,
    WordingView,
)
from summarize.reports.visible import visible
from summarize.reports.wording import (
    BASIS,
    CATEGORIES,
    IN_QUOTATION,
    LIMITS,
    counted,
    counted_or_no,
    credit,
    figure,
    long_date,
    nested,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Document = dict[str, Any]


def passage(evidence: Document, quantities: Sequence[Document] = ()) -> Passage:
    """`evidence` as a passage, the spans of `quantities` within it marked."""
    quote, start = evidence["quote"], evidence["start"]
    spans = sorted(
        (q["evidence"]["start"] - start, q["evidence"]["end"] - start)
        for q in quantities
        if start <= q["evidence"]["start"] and q["evidence"]["end"] <= evidence["end"]
    )
    text, marks = _marked(quote, spans)
    return Passage(nested(text), evidence["sentence"], start, evidence["end"], marks)


def _marked(
    quote: str, spans: Iterable[tuple[int, int]]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """`quote` made visible, and where `spans` of it have come to lie; overlaps are merged."""
    text, marks, done = "", [], 0
    for start, end in spans:
        if start < done:
            continue
        text += visible(quote[done:start])
        marked = visible(quote[start:end])
        marks.append((len(text), len(text) + len(marked)))
        text += marked
        done = end
    return text + visible(quote[done:]), tuple(marks)


def passages(
    findings: Iterable[Document], quantities: Sequence[Document] = ()
) -> tuple[Passage, ...]:
    """Each evidence of a finding as a passage."""
    return tuple(passage(each, quantities) for each in findings)


def statement(claim: Document, article: str) -> Statement:
    """A claim, or one article's part in a fact."""
    return Statement(
        article,
        passages(claim["evidence"], claim["quantities"]),
        tuple(dict.fromkeys(visible(figure(each)) for each in claim["quantities"])),
        visible(credit(claim["attribution"])),
    )


def heading(article: Document, name: str, words: int | None) -> Heading:
    """The line that announces an article."""
    details = [long_date(article["published"]) if article["published"] else "undated"]
    if words is not None:
        details.append(counted(words, "word"))
    if article["language"] != "en":
        details.append(f"language {article['language']}")
    title = visible(article["title"]) if article["title"] else None
    return Heading(name, title, visible(", ".join(details)))


def display_name(article: Document) -> str:
    """The outlet, or the id where it is unknown."""
    return visible(article["outlet"] or article["id"])


def reference(evidence: Document) -> str:
    """The sentence of `evidence`, or its offsets."""
    return evidence["sentence"] or f"{evidence['start']}–{evidence['end']}"


def references(findings: Iterable[Document]) -> tuple[str, ...]:
    """The sentences of `findings`, each once, in order."""
    return tuple(dict.fromkeys(reference(each) for each in findings))


def wording(article: str, phrases: Sequence[Document], count: int, rate: float) -> WordingView:
    """An article's loaded language: `count` phrases of its own voice, `rate` per 1,000 words."""
    own = tuple(_phrase(each) for each in phrases if not each["in_quote"])
    quoted = tuple(_phrase(each) for each in phrases if each["in_quote"])
    summed = counted_or_no(count, "loaded phrase")
    if count:
        summed += f", {rate:.1f} per 1,000 words"
    if quoted:
        summed += f"; {len(quoted)} {'more ' if count else ''}inside quotations"
    return WordingView(article, summed, own, quoted)


def _phrase(loaded: Document) -> Phrase:
    return Phrase(
        visible(loaded["phrase"]),
        CATEGORIES[loaded["category"]],
        visible(loaded["neutral"]) if loaded["neutral"] else None,
        reference(loaded["evidence"]),
    )


def frames(article: str, uses: Iterable[Document]) -> tuple[AspectView, ...]:
    """An article's frames, primary first."""
    ordered = sorted(uses, key=lambda use: use["weight"] != "primary")
    return tuple(
        AspectView(
            article,
            use["frame"],
            f"{use['weight']}, by {BASIS[use['basis']]}",
            passages(use["evidence"]),
        )
        for use in ordered
    )


def tone(article: str, tones: Iterable[Document]) -> tuple[AspectView, ...]:
    """How an article's own voice speaks of named targets."""
    return tuple(
        AspectView(article, visible(each["target"]), each["polarity"], passages(each["evidence"]))
        for each in tones
    )


def sourcing(
    article: str, uses: Sequence[Document], attributed: int, unattributed: int, direct: int
) -> SourcingView:
    """Whom an article cites, most cited first."""
    by_source: dict[tuple[str, str], list[Document]] = {}
    for use in uses:
        by_source.setdefault((visible(use["source"]), use["kind"]), []).append(use)
    ordered = sorted(by_source.items(), key=lambda entry: -len(entry[1]))
    balance = (
        f"{counted_or_no(attributed, 'claim')} credited to a source, {unattributed:,} in its own"
        f" voice; {counted_or_no(direct, 'direct quotation')}"
    )
    return SourcingView(
        article,
        balance,
        tuple(
            SourceView(
                source,
                kind,
                len(cited),
                tuple(dict.fromkeys(visible(use["verb"]) for use in cited)),
                references(use["evidence"] for use in cited),
            )
            for (source, kind), cited in ordered
        ),
    )


def own_names(article: str, uses: Iterable[Document]) -> tuple[NameView, ...]:
    """The labels of one article, entity by entity."""
    by_entity: dict[str, dict[str, list[Document]]] = {}
    for use in uses:
        labels = by_entity.setdefault(visible(use["entity"]), {})
        labels.setdefault(visible(use["label"]), []).append(use)
    return tuple(
        NameView(
            entity,
            ((article, tuple(_label(label, found) for label, found in labels.items())),),
        )
        for entity, labels in by_entity.items()
    )


def _label(label: str, uses: Sequence[Document]) -> Label:
    return Label(
        label,
        len(uses),
        IN_QUOTATION if all(use["in_quote"] for use in uses) else "",
        references(use["evidence"] for use in uses),
    )


def footer(engines: Sequence[Document], kinds: Iterable[str]) -> tuple[str, ...]:
    """What made the findings, how far they reach, and which `kinds` of them have no score."""
    lines = dict.fromkeys(visible(_engine(each)) for each in engines)
    limits = dict.fromkeys(LIMITS[each["name"]] for each in engines)
    unscored = validated.told(engines, kinds)
    return (*lines, *limits, *([unscored] if unscored else []))


def _engine(engine: Document) -> str:
    words = [f"summarize {engine['version']}, {engine['name']} engine"]
    if engine["model"]:
        words.append(f"model {engine['model']}")
    if engine["prompt"]:
        words.append(f"prompt {engine['prompt']} ({(engine['prompt_sha256'] or '')[:12]})")
    if usage := engine["usage"]:
        tokens = usage["input_tokens"] + usage["output_tokens"]
        cost = f", US$ {usage['cost_usd']:.4f}" if usage["cost_usd"] is not None else ""
        told = counted(tokens, "token") if tokens else "tokens not recorded"
        words.append(f"{told}{cost}")
    return ", ".join(words)

"""The extractive engine: an Analysis from rules and word lists, with no model and no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.analysis.claims import attribution_span, extract_claims
from summarize.analysis.findings import gather
from summarize.analysis.salience import sentence_salience
from summarize.analysis.summary import extract_summary
from summarize.analysis.types import (
    SCHEMA,
    AnalysedArticle,
    Analysis,
    Engine,
    Framing,
    SentenceSpan,
    SourceUse,
)
from summarize.evidence import evidence_at
from summarize.text.frames import find_frames
from summarize.text.loaded import find_loaded
from summarize.text.names import find_names
from summarize.text.tone import find_tone
from summarize.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarize.analysis.findings import Findings
    from summarize.articles.types import Article


def analyse_extractively(article: Article) -> Analysis:
    """What `article` says and how, found by rules; every finding is a slice of its text.

    English is read in full; a text of unknown language is tried as English. In another language
    there are sentences, claims and quantities, a warning, and nothing that rests on word lists.
    """
    english = _reads(article.language)
    findings = gather(article, english=english)
    salience = sentence_salience(findings)
    return Analysis(
        schema_=SCHEMA,
        article=analysed_article(article, findings.reading.words),
        engine=_engine(),
        summary=extract_summary(findings, salience),
        claims=extract_claims(findings, salience),
        names=find_names(findings.reading, findings.entities) if english else (),
        framing=_framing(findings) if english else Framing((), (), ()),
        sourcing=tuple(_source_uses(findings)),
        rejected=(),
        warnings=(*article.warnings, *_language_warnings(article)),
    )


def _reads(language: str) -> bool:
    return language.split("-")[0].lower() in {"en", "und"}


def _language_warnings(article: Article) -> tuple[str, ...]:
    if not _reads(article.language):
        return (
            f"{article.id}: the extractive engine reads English, and this seems to be"
            f" {article.language!r}: sentences and quantities only",
        )
    if article.language == "und":
        return (f"{article.id}: language unknown, read as English",)
    return ()


def _framing(findings: Findings) -> Framing:
    credited = [span for found in findings.attributions for span in found.content]
    loaded = find_loaded(findings.reading, credited)
    tone = find_tone(findings.reading, findings.entities, loaded)
    return Framing(find_frames(findings.reading), loaded, tone)


def _source_uses(findings: Findings) -> Iterator[SourceUse]:
    article = findings.reading.article
    for found in findings.attributions:
        if found.source is not None:
            evidence = evidence_at(article, *attribution_span(found))
            yield SourceUse(found.source, found.kind, found.quotation, found.cue, evidence)


def analysed_article(article: Article, words: int) -> AnalysedArticle:
    """The article's part of an Analysis, with its text; `words` are those of its prose."""
    return AnalysedArticle(
        id=article.id,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        language=article.language,
        url=article.url,
        sha256=article.sha256,
        characters=len(article.text),
        words=words,
        text=article.text,
        sentences=tuple(
            SentenceSpan(s.id, s.start, s.end, s.paragraph, s.kind) for s in article.sentences
        ),
    )


def _engine() -> Engine:
    return Engine(
        name="extractive",
        model=None,
        prompt=None,
        prompt_sha256=None,
        reply_schema=None,
        parameters=None,
        version=__version__,
        usage=None,
    )

"""Analyses and comparisons of short invented articles."""

from __future__ import annotations

from summarize import Analysis, Article, Comparison, analyse, compare
from summarize.articles import segment


def analysis_of(
    name: str, text: str, published: str | None = "2024-05-15", outlet: str | None = None
) -> Analysis:
    """The extractive analysis of `text` as the article `name` of the outlet of the same name."""
    outlet = name.title() if outlet is None else outlet
    return analyse(Article(name, outlet, None, published, "en", None, text, segment(text)))


def comparison_of(**texts: str) -> Comparison:
    """The comparison of articles given as NAME=TEXT, all of one day."""
    return compare([analysis_of(name, text) for name, text in texts.items()])
